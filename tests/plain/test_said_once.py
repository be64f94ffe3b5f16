"""What a reader hears: a list once; after help or a slip the question alone; that a command does nothing, where so."""

import asyncio
from pathlib import Path

from tests.casework.stories import AMINA, TOM, WORDS, open_desk
from tests.plain.reader import Script

from hsb_wizard.plain.program import converse


def heard(folder: Path, *typed: str) -> str:
    """What was said to somebody who opens A-0007 as Amina, with nobody else there, and then types this."""
    desk = open_desk(folder / "store")
    people = {each.name: each for each in desk.people().result()}
    desk.start_case("A-0007", people[AMINA], people[TOM]).saved.result()
    desk.close()
    script = Script(["A", WORDS[AMINA], "A", "O", "", "", *typed, ".q"])
    assert asyncio.run(converse(script, folder / "store")) == 0
    return script.text.partition("Complete this assessment")[2]


def test_a_list_is_said_once_and_again_only_where_that_is_asked_for(tmp_path: Path) -> None:
    said = heard(tmp_path, ".?", "ZZZ", "", ".s")
    assert said.count("Safety plan for now: ") == 2
    assert said.count("There is no line ZZZ.") == 1
    assert said.count("Every part of the assessment and how it stands.") == 1


def test_a_command_that_does_nothing_on_a_page_says_so_once(tmp_path: Path) -> None:
    said = heard(tmp_path, ".e", ".k", ".t", ".e")
    assert said.count("On this page .e does nothing.") == 2
    assert said.count("On this page .k does nothing.") == 1


def test_on_the_list_of_assessments_a_slip_does_not_bring_the_list_again(tmp_path: Path) -> None:
    open_desk(tmp_path / "store").close()
    script = Script(["A", WORDS[AMINA], "ZZZ", ".s", ".q"])
    assert asyncio.run(converse(script, tmp_path / "store")) == 0
    assert script.text.count("these are the assessments") == 2
