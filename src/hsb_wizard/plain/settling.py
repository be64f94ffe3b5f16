"""What was said apart on two laptops, settled in plain mode: one place after the other, each side as it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import EntryId
from hsb_wizard.casework.settling import Apart, leave_open, place_is_a_row, settle, signatures_fall, waiting
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.plain import reading
from hsb_wizard.plain.steps import Back, fill
from hsb_wizard.work.view_base import Values
from hsb_wizard.work.view_copies import NEW, apart_form, chosen, typed

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.casework.record import Record, Step
    from hsb_wizard.plain.talk import Talk

CHOOSE, SETTLED, LATER = "Choose one of them.", "All of it is settled.", "The rest waits: it is on the task list."


async def settle_all(talk: Talk, desk: Casework, record: Record, settled: Callable[[Step], None]) -> None:
    """Settle place after place; ``settled`` hears each step. Raises Leave and what reading the store raises."""
    waits = await asyncio.wrap_future(waiting(desk, record))
    try:
        for number, apart in enumerate(waits, 1):
            step = await _one(talk, desk, record, apart, (number, len(waits)))
            record = step.record
            settled(step)
    except Back:
        talk.say(LATER)
        return
    talk.say(SETTLED)


async def _one(talk: Talk, desk: Casework, record: Record, apart: Apart, where: tuple[int, int]) -> Step:
    """One place, asked until the desk takes it."""
    row, fall = place_is_a_row(record, apart.place), signatures_fall(record, apart.place)
    view = apart_form(apart, *where, row=row, fall=fall)
    while True:
        values = await fill(talk, view, _problem)
        took, words = chosen(values, "took"), typed(values, "settled")
        try:
            if took == NEW:
                return leave_open(desk, record, apart, words)
            return settle(desk, record, apart, EntryId(took), settled=words)
        except HsbWizardError as refused:
            talk.say(f"{reading.PROBLEM} {refused}")


def _problem(values: Values) -> str:
    return "" if chosen(values, "took") else CHOOSE
