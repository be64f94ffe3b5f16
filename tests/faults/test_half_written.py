"""Killed between a document's words and its name: the journal has its line, and the next start takes away the rest."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from tests.faults.forks import Forks
from tests.faults.judge import judge
from tests.faults.phases import out_of
from tests.faults.world import AMINA, WORDS, World

from hsb_wizard.casework import door
from hsb_wizard.store.vault import Vault

WRITE = "hsb_wizard.report.write"


def lines(vault: Vault) -> int:
    with vault.room.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM entry WHERE kind = 'exported'").fetchone()[0])


@pytest.mark.parametrize(
    ("function", "named", "noted"),
    [(f"{WRITE}._write_new", 0, 0), (f"{WRITE}._swap_in", 0, 1), (f"{WRITE}._flush_folder", 1, 1)],
)
def test_a_document_that_has_its_name_has_its_line_and_half_of_one_is_taken_away(
    function: str, named: int, noted: int, world: World, server: Forks, quick: Path
) -> None:
    attacked = world.at(quick / "attacked")
    ended = server.one("exporting", attacked, dies_at=function)
    assert ended.code == -signal.SIGKILL
    half = [each for each in out_of(attacked) if each.name.startswith(".")]
    assert len(half) == (function != f"{WRITE}._write_new")
    desk = door.unlock(attacked.folder, AMINA, WORDS[AMINA])
    notices, exported = desk.on_vault(lambda vault: (vault.notices, lines(vault))).result()
    desk.close()
    assert not [each for each in notices if "half written" in each]
    assert [each.suffix for each in out_of(attacked)] == [".pdf"] * named
    assert exported == noted
    judge(attacked, ended.lines)


def test_only_what_the_program_left_is_taken_away_and_what_cannot_be_is_named(world: World, quick: Path) -> None:
    from hsb_wizard.store import unfinished

    attacked = world.at(quick / "attacked")
    ours, theirs = quick / ".Assessment.pdf.0123456789ab.tmp", quick / "Letter.txt"
    in_the_way = quick / ".Assessment.pdf.ba9876543210.tmp"
    ours.write_bytes(b"half")
    theirs.write_bytes(b"whole")
    in_the_way.mkdir()
    vault = attacked.open()
    for each in (ours, theirs, in_the_way, quick / "stick" / ours.name):
        unfinished.begin(vault.room, each)
    assert set(unfinished.tidy(vault.room)) == {in_the_way}
    assert not ours.exists()
    assert theirs.read_bytes() == b"whole"
    vault.close(back_up=False)
    desk = door.unlock(attacked.folder, AMINA, WORDS[AMINA])
    assert [each for each in desk.on_vault(lambda vault: vault.notices).result() if str(in_the_way) in each]
    desk.close()
