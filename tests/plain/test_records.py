"""The store proved and records kept, line by line in plain mode."""

from __future__ import annotations

from pathlib import Path

from tests.casework.stories import AMINA, WORDS, open_desk
from tests.plain.test_beside import heard

from hsb_wizard.casework.door import unlock


def with_a_record(folder: Path) -> Path:
    """Make a store with one record, closed."""
    desk = open_desk(folder)
    desk.start_case("A-0007", *desk.people().result()).saved.result()
    desk.close()
    return folder


def test_the_store_is_proved_and_what_is_being_done_is_said(tmp_path: Path) -> None:
    said = heard(with_a_record(tmp_path / "store"), ".prove", "")
    assert said.index("Looking at every page ...") < said.index("Reading every entry ...")
    assert "The store is whole:" in said


def test_a_record_is_held_and_then_is_not_erased(tmp_path: Path) -> None:
    folder = with_a_record(tmp_path / "store")
    said = heard(folder, ".keeping", "A-0007", "H", "", "A court asked", ".keeping", "A-0007", "E", "")
    assert "A-0007: held." in said
    assert "cannot be erased: A court asked" in " ".join(said.split())


def test_a_record_is_erased_after_what_would_go_was_read_out(tmp_path: Path) -> None:
    folder = with_a_record(tmp_path / "store")
    said = heard(folder, ".keeping", "A-0007", "E", "", "Ten years are over", "A-0007", WORDS[AMINA])
    assert said.index("Nothing is erased yet") < said.index("A-0007 is erased")
    desk = unlock(folder, AMINA, WORDS[AMINA])
    assert desk.cases().result() == ()
    desk.close()
