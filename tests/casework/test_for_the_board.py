"""Figures for the boards over a real store: what is counted is what was said, and no training case is among it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS

from hsb_wizard.assessment.kinds import STORE
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.board.quarter import WITHHELD, Quarter, quarter_of
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.for_the_board import as_rows, board_lines, write_page
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed, RefusedTarget
from hsb_wizard.store.keys import TEST

POLICE = {"agency": AnswerGiven("police_records"), "status": AnswerGiven("nil_return")}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """A store with seven assessments opened today: six that go on, one that is made up to learn from."""
    folder = tmp_path_factory.mktemp("board") / "store"
    opened, _ = door.create(folder, AMINA, frozenset({"assessor", "administrator"}), WORDS[AMINA], TEST)
    opened.run(lambda vault: vault.add_person(TOM, {"assessor"}, WORDS[TOM], TEST)).result()
    people = {each.name: each for each in opened.people().result()}
    for number in range(6):
        record = opened.start_case(f"A-000{number}", people[AMINA], people[TOM]).record
        record = said(opened, record, "screen.outcome", "go_on")
        if number < 5:
            step, _ = verbs.add_row(opened, record, "sources.card", POLICE)
            record = said(opened, step.record, "journey.agencies_met", "2026-11-19")
    opened.start_case("A-0009", people[AMINA], people[TOM], training="learning").saved.result()
    yield opened
    opened.close(back_up=False)


def said(desk: Casework, record: Record, path: str, value: str) -> Record:
    step = verbs.answer(desk, record, path, AnswerGiven(value))
    assert step is not None
    step.saved.result()
    return step.record


def this_quarter(desk: Casework) -> Quarter:
    return quarter_of(desk.today())


def rows(desk: Casework) -> dict[tuple[str, str], str]:
    made = board_lines(desk, this_quarter(desk)).result()
    return {(line, part): count for line, part, count in as_rows(made)}


def test_what_was_said_is_counted_and_the_training_case_is_not(desk: Casework) -> None:
    found = rows(desk)
    assert found["Assessments opened", "In this quarter"] == "6"
    assert found["Thinking and communication screen", "Had an outcome before anything was rated"] == "6"
    assert found["Contributed: Education", "Not in"] == "6"


def test_five_of_six_leaves_one_and_is_withheld(desk: Casework) -> None:
    found = rows(desk)
    assert found["Contributed: Police", "-"] == WITHHELD
    assert found["All agencies met about it", "-"] == WITHHELD


def test_a_quarter_in_which_nothing_was_opened_has_no_lines(desk: Casework) -> None:
    assert board_lines(desk, Quarter(1999, 1)).result() == ()


def test_an_assessor_alone_makes_no_figures(desk: Casework) -> None:
    desk.hand_over(desk.confirm(TOM, WORDS[TOM]).result().id)
    try:
        with pytest.raises(NotAllowed):
            board_lines(desk, this_quarter(desk))
    finally:
        desk.hand_over(desk.me.id)


@pytest.mark.parametrize("name", ["board.html", "board.json", "board.pdf"])
def test_the_page_is_written_noted_and_names_no_assessment(desk: Casework, tmp_path: Path, name: str) -> None:
    made = board_lines(desk, this_quarter(desk)).result()
    file = write_page(desk, this_quarter(desk), made, tmp_path / name)
    data = file.read_bytes()
    assert b"A-000" not in data
    assert AMINA.encode() not in data
    noted = desk.on_vault(lambda vault: vault.entries(STORE)).result()
    assert any(getattr(each.payload, "edition", "") == "board" for each in noted)
    with pytest.raises(RefusedTarget):
        write_page(desk, this_quarter(desk), made, file)
