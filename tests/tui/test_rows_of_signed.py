"""Rows of a record that both have signed: a change asks why, is made then, and the signatures fall."""

from __future__ import annotations

import asyncio

import pytest
from tests.tui.conftest import typed, until
from tests.tui.ending import CARD, after_the_card, on_screen, signs, to_the_line
from textual.pilot import Pilot

from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place

EVENTS, WHY = "chronology.event", "Said at the second visit."


@pytest.fixture
def signed(desk: Casework, complete: Record) -> Record:
    """Amina has signed it."""
    return signs(desk, complete)


def rows(work: MainScreen) -> tuple[str, ...]:
    return work.record.assessment.rows.get(EVENTS, ())


async def says_why(pilot: Pilot[int], work: MainScreen, before: tuple[str, ...]) -> None:
    await until(pilot, "It is changed because")
    assert rows(work) == before
    assert len(work.record.assessment.signatures) == 1
    await typed(pilot, WHY)
    await pilot.press("f8")


async def changes(desk: Casework, signed: Record, keys: str) -> int:
    """How many rows more there are, once why was said."""
    async with on_screen(desk, signed, CARD, (120, 40)) as (pilot, work):
        await after_the_card(pilot)
        await work.go(Place("rows", EVENTS))
        await until(pilot, "Add an event")
        before = rows(work)
        if keys == "paste":
            await typed(pilot, "2026\tMother\tLate\n2025\tSchool\tLeft the room")
            await until(pilot, "A table of 2 rows was pasted.")
            await pilot.press("enter")
        elif keys == "add":
            await to_the_line(pilot, "Add an event")
        else:
            await pilot.press("delete")
            await until(pilot, "Delete again")
            await pilot.press("delete")
        await says_why(pilot, work, before)
        for _ in range(400):
            if rows(work) != before:
                break
            await pilot.pause(0.025)
        assert work.record.assessment.signatures == ()
        if keys == "paste":
            await until(pilot, "2 rows were added")
        elif keys == "add":
            await until(pilot, "Kind of event")
            assert work.place.kind == "row"
        else:
            await until(pilot, "Taken out:")
        return len(rows(work)) - len(before)


@pytest.mark.parametrize(("keys", "more"), [("paste", 2), ("add", 1), ("delete", -1)])
def test_a_change_of_rows_that_were_signed_is_made_once_why_was_said(
    desk: Casework, signed: Record, keys: str, more: int
) -> None:
    assert asyncio.run(changes(desk, signed, keys)) == more
    assert desk.verify().result().sound
