"""verify, journal, backup and restore as somebody in a shell meets them."""

import json
import shutil
from pathlib import Path

import pytest
from tests.casework.stories import WORDS, open_desk
from tests.cli.street import AMINA, Street, said

from hsb_wizard.casework.door import unlock


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which one assessment was begun; it is copied and never opened."""
    folder = tmp_path_factory.mktemp("begun") / "store"
    desk = open_desk(folder)
    desk.start_case("A-0007", *desk.people().result()).saved.result()
    desk.close()
    return folder


@pytest.fixture
def street(window: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Street:
    """Return a copy of it with the command line before it."""
    shutil.copytree(window, tmp_path / "store")
    (tmp_path / "passphrase").write_text(WORDS[AMINA] + "\n", encoding="utf-8")
    (tmp_path / "passphrase").chmod(0o600)
    return Street(tmp_path, tmp_path / "store", tmp_path / "passphrase", capsys)


def begin_another(street: Street) -> None:
    """Begin a second assessment, as somebody at the screen would."""
    desk = unlock(street.store, AMINA, WORDS[AMINA])
    desk.start_case("A-0008", *desk.people().result()).saved.result()
    desk.close()


def code_of(street: Street, case: str) -> str:
    desk = unlock(street.store, AMINA, WORDS[AMINA])
    code = desk.record_code(desk.open_case(case).result().assessment.case).result()
    desk.close()
    return code


def test_verify_takes_the_code_printed_on_a_document(street: Street) -> None:
    good = street.run("verify", "--record-code", code_of(street, "A-0007"), "--case", "A-0007")
    assert good.code == 0
    assert "as it stands now." in good.out
    wrong = street.run("verify", "--record-code", "7QF2-K9XM")
    assert wrong.code == 15
    assert "no record in this store has or had that code" in wrong.err


def test_verify_repairs_only_when_asked(street: Street) -> None:
    assert "Lists made again: 0 places did not hold, 0 now." in street.run("verify", "--repair").out


def test_the_journal_is_written_as_lines_and_as_json(street: Street) -> None:
    lines = street.run("journal", "A-0007")
    assert lines.code == 0
    assert f"{AMINA}  Opened the case" in lines.out
    told = json.loads(street.run("journal", "A-0007", "--json").out)
    assert told[0]["kind"] == "case_opened"
    assert street.run("journal", "A-9999").code == 15
    assert "Unlocked" in street.run("journal", "store").out


def test_a_backup_is_made_listed_and_restored(street: Street, tmp_path: Path) -> None:
    made = street.run("backup")
    assert made.code == 0
    name = street.run("backup", "--list").out.splitlines()[-2]
    away = street.run("backup", "--to", tmp_path)
    assert str(tmp_path) in away.out
    begin_another(street)
    assert street.run("list").out.count("A-") == 2
    restored = street.run("restore", name)
    assert restored.code == 0, restored.err
    assert "What stood here before was not destroyed" in restored.out
    assert street.run("list").out.count("A-") == 1
    assert street.run("verify").code == 0


def test_what_cannot_be_restored_is_refused_with_its_own_code(street: Street, tmp_path: Path) -> None:
    assert street.run("restore", "yesterday").code == 15
    (tmp_path / "wrong").write_text("another passphrase of five words", encoding="utf-8")
    way = ("--store", street.store, "--as", AMINA, "--passphrase-file", tmp_path / "wrong")
    assert said(street.capsys, "restore", "newest", *way).code == 12
    assert said(street.capsys, "backup", "--to", tmp_path / "nowhere", *street.way_in).code == 15
