"""Pages beside the records in plain mode, what was said apart, and a lost passphrase: line by line."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, open_desk
from tests.casework.two_desks import Desk, begun, two_desks
from tests.plain.reader import Script

from hsb_wizard.casework import door
from hsb_wizard.errors import WrongPassphrase
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.hall import Hall
from hsb_wizard.plain.program import TOUR, converse
from hsb_wizard.store import keys
from hsb_wizard.store.keys import TEST
from hsb_wizard.work.view_base import TASKS, ListView

PLACES = ("family.going_well", "family.least_sure")
NEW = "surcharge discourse exporter open twenty"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with two people, closed."""
    folder = tmp_path_factory.mktemp("shop") / "store"
    open_desk(folder).close()
    return folder


def heard(folder: Path, *typed: str, demo: str = "", who: str = AMINA) -> str:
    """Return what is said to ``who``, who types this on the list of assessments and leaves."""
    script = Script([who, WORDS[who], *typed, ".q"])
    asyncio.run(converse(script, folder, demo=demo, profile=TEST))
    return script.text


def test_the_tour_is_read_out_page_after_page_where_everything_is_made_up(shop: Path) -> None:
    said = heard(shop, ".tour", *[""] * 7, demo="All made up.")
    assert "7 of 7" in said
    assert "Two people, one record" in said
    assert TOUR in said
    refused = heard(shop, ".tour")
    assert "The tour is in the demonstration" in refused
    assert TOUR not in refused


def test_a_full_stop_b_leaves_the_tour_for_the_list(shop: Path) -> None:
    said = heard(shop, ".tour", ".b", demo="All made up.")
    assert "1 of 7" in said
    assert "2 of 7" not in said
    assert said.count("these are the assessments") == 2


def test_a_backup_is_made_and_a_folder_that_is_not_there_is_refused_in_a_sentence(shop: Path, tmp_path: Path) -> None:
    said = heard(shop, ".backup", str(tmp_path), ".backup", str(tmp_path / "nowhere"))
    assert "A backup was made and checked:" in said
    assert any(tmp_path.iterdir())
    assert "that folder is not there" in said


def test_the_nation_is_for_administrators_and_the_lock_times_are_read_by_everybody(shop: Path) -> None:
    said = heard(shop, ".times", ".words", ".b", who=TOM)
    assert "until the screen is covered: 5" in said
    assert "an administrator chooses them" in said


def test_an_administrator_sets_when_it_locks(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    desk, _ = door.create(folder, AMINA, frozenset({"assessor", "administrator"}), WORDS[AMINA], TEST)
    desk.close()
    assert "type a whole number" in heard(folder, ".times", "4", "none", "4", "11")
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    chosen = desk.lock_times().result()
    desk.close()
    assert chosen is not None
    assert (chosen.cover_minutes, chosen.lock_minutes) == (4, 11)


def test_a_file_that_is_no_document_of_ours_is_said_to_be_none(shop: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.pdf"
    strange.write_bytes(b"%PDF-1.7 nothing of ours")
    assert "Not ours" in heard(shop, ".document", str(strange))


def test_help_on_the_list_names_every_page_beside_the_records(shop: Path) -> None:
    said = heard(shop, ".?")
    assert all(
        f".{word}  " in said for word in ("tour", "words", "times", "backup", "bring", "prove", "keeping", "document")
    )


# ------------------------------------------------------------------ two laptops


@pytest.fixture
def laptops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Desk]]:
    """Return two laptops on which the same two questions were answered differently."""
    monkeypatch.setattr(keys, "DEFAULT", keys.TEST)
    made = two_desks(begun(tmp_path / "window"), tmp_path)
    for desk, name in zip(made, (AMINA, TOM), strict=True):
        for place in PLACES:
            desk.says(place, f"{name} says this about {place}")
    yield made
    for desk in made:
        desk.desk.close(back_up=False)


def test_what_was_said_apart_is_settled_place_after_place(laptops: tuple[Desk, Desk]) -> None:
    amina, tom = laptops
    amina.brings_in(tom.sends())
    script = Script(["B", "", "We asked the school", "N", "", ""])

    async def talk() -> PlainWork:
        work = PlainWork(Hall(script, amina.desk), amina.record)
        work.stack = [TASKS]
        await work.draw()
        assert isinstance(work.view, ListView)
        await work.opened(next(each.place for each in work.view.lines if each.place and each.place.kind == "apart"))
        with suppress(Leave):
            await work.hall.rests()
        return work

    settled = asyncio.run(talk()).record.assessment
    assert settled.apart == {}
    assert settled.text(PLACES[0]).endswith(PLACES[0])
    assert settled.answer(PLACES[1]) is None
    assert "All of it is settled." in script.text


def test_a_sealed_copy_is_looked_into_before_it_is_brought_in(laptops: tuple[Desk, Desk]) -> None:
    amina, tom = laptops
    file, phrase = tom.sends()
    amina.desk.close(back_up=False)
    said = heard(amina.desk.folder, ".bring", str(file), phrase, "", phrase)
    assert said.index("Type the phrase once more") < said.index("Brought in. It is in the list. 2 places wait")
    assert phrase not in said


# ------------------------------------------------------------------ a lost passphrase


def test_a_lost_passphrase_is_replaced_with_the_recovery_code(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    desk, code = door.create(folder, AMINA, frozenset({"assessor"}), WORDS[AMINA], TEST)
    desk.close()
    script = Script([".lost", "no such code", ".lost", code, "A", "", NEW, NEW, ".q"])
    asyncio.run(converse(script, folder, profile=TEST))
    assert "these are the assessments" in script.text
    door.unlock(folder, AMINA, NEW).close()
    with pytest.raises(WrongPassphrase):
        door.unlock(folder, AMINA, WORDS[AMINA])


def test_a_command_that_leads_nowhere_says_so_and_not_all_that_there_is(shop: Path) -> None:
    nothing, back, help_ = (heard(shop, typed).rpartition("\nLetter: ")[0] for typed in (".zz", ".b", ".?"))
    assert nothing.endswith("There is no command .zz on this page. .? says which there are.")
    assert back.endswith("This is the first page: nothing lies behind it. .q leaves, .? is help.")
    assert ".backup" in help_
    assert ".backup" not in nothing + back


def test_what_is_refused_beside_the_list_is_the_last_that_is_said(shop: Path) -> None:
    said = heard(shop, ".document", "no such file.pdf")
    assert said.count("these are the assessments") == 1
    assert "there is no file of that name" in said.partition("these are the assessments")[2]
