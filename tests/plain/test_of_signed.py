"""Line by line what was signed is changed as on the screen: why comes before anything else, and a row is put back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.casework.stories import brought_in, open_desk
from tests.plain.reader import Script
from tests.tui.ending import signs, written

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.hall import Hall
from hsb_wizard.work.view_base import TASKS, Place

EVENTS, WHY = "chronology.event", "Said at the second visit."
DELETED = (".x A", ".x A")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Casework]:
    """Open a store for Amina."""
    opened = open_desk(tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture
def signed(desk: Casework) -> Record:
    """Amina has signed the complete case."""
    return signs(desk, brought_in(desk))


def heard(desk: Casework, record: Record, stack: list[Place], *typed: str) -> tuple[str, Record]:
    """What is said while somebody types this, and the record after it."""
    script = Script(typed)

    async def talk() -> Record:
        work = PlainWork(Hall(script, desk), record)
        work.stack = [TASKS, *stack]
        with suppress(Leave):
            await work.run()
        return work.record

    after = asyncio.run(talk())
    return script.text, after


def test_a_reason_that_was_signed_is_not_asked_again_before_why_it_is_changed(desk: Casework, signed: Record) -> None:
    key = next(iter(signed.assessment.goes_ahead))
    typed = ("Another reason", ".", "", "", "", WHY, "", ".")
    said, record = heard(desk, signed, [Place("sign"), Place("goes_ahead", key)], *typed)
    assert record.assessment.signatures == ()
    assert record.assessment.goes_ahead[key].because == "Another reason"
    before, _, _ = said.partition("Change a signed record")
    assert before.count("Goes ahead because") == 1, before


def test_words_whose_reason_is_not_given_are_offered_again_on_their_page_and_after_leaving(
    desk: Casework, signed: Record
) -> None:
    path, before = written(signed)
    said, record = heard(desk, signed, [Place("question", path)], "Other words.", ".", ".b", ".q")
    assert "You had begun this" in said.partition("Change a signed record")[2]
    assert record.assessment.answers[Voice.AGREED, path].value == before
    said, record = heard(desk, record, [Place("question", path)], "K", WHY, "", ".q")
    assert "Other words." in said
    assert record.assessment.answers[Voice.AGREED, path].value == "Other words."
    assert record.assessment.signatures == ()
    assert desk.drafts().result() == ()


def test_words_that_are_left_out_are_not_offered_again(desk: Casework, signed: Record) -> None:
    path, before = written(signed)
    heard(desk, signed, [Place("question", path)], "Other words.", ".", ".b", "N", "", "", ".q")
    assert desk.drafts().result() == ()
    said, record = heard(desk, signed, [Place("question", path)], ".q")
    assert "Other words." not in said
    assert record.assessment.answers[Voice.AGREED, path].value == before


def test_a_row_goes_once_why_was_said_and_u_puts_it_back(desk: Casework, signed: Record) -> None:
    before = signed.assessment.rows[EVENTS]
    said, record = heard(desk, signed, [Place("rows", EVENTS)], *DELETED, "", "", WHY, "", ".u")
    assert said.count("A change takes the signatures away.") == 1, "the field alone is asked again"
    assert "The same again takes out: " in said
    assert "and so does .u." in said
    assert "Ctrl+Z" not in said
    assert record.assessment.rows[EVENTS] == before
    assert "Put back: " in said
    assert record.assessment.signatures == ()


def test_a_full_stop_alone_where_one_line_is_asked_is_no_command_without_a_name(desk: Casework, signed: Record) -> None:
    said, _ = heard(desk, signed, [Place("rows", EVENTS)], ".")
    assert "Here a full stop alone ends nothing" in said
    assert "no command" not in said


@pytest.mark.parametrize(("key", "same"), [(".ctrl+z", ".u"), (".ctrl+p", ".p"), (".ctrl+k", ".k")])
def test_a_key_that_is_held_with_ctrl_is_a_command_as_well(desk: Casework, signed: Record, key: str, same: str) -> None:
    place = [Place("question", "safety.home")]
    assert heard(desk, signed, place, key, ".q")[0].replace(key, same) == heard(desk, signed, place, same, ".q")[0]
