"""The chronology as a figure: what the edition prints of it anyway, on a line of time above its table.

It is made from the rows of a repeat whose first name is a date that takes an age, as far as this edition carries them,
so it can say nothing that the table does not. What must not enter here: what an event means, and how it is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hsb_wizard.assessment.days import read_partial
from hsb_wizard.forms.definition import RowField
from hsb_wizard.report.document import MOST_EVENTS, MOST_KINDS, Event, Table, Timeline
from hsb_wizard.sentences import say

FEWEST = 3  # fewer events are read faster than a figure of them

Row = Mapping[str, str]  # field to words, the blank ones left out


def with_figure(table: Table, fields: Sequence[RowField], rows: Sequence[Row], days: Sequence[str]) -> Table | Timeline:
    """``table`` under a line of time, where its rows are few enough and each that has a date says when and what kind.

    ``days`` are the dates of ``rows`` as they were given, empty where none was; those without one come last and stand
    in the table only.
    """
    when = next((each for each in fields if each.age), None)
    kind = next((each for each in fields if each.type == "single"), None)
    dated = [(start, row) for text, row in zip(days, rows, strict=True) if (start := _start(text)) is not None]
    if (
        when is None
        or not FEWEST <= len(dated) <= MOST_EVENTS
        or any(_start(text) is None for text in days[: len(dated)])
    ):
        return table
    events = tuple(_event(start, row[when.id], row.get(kind.id, "") if kind else "") for start, row in dated)
    if len({each.kind for each in events}) > MOST_KINDS or [each.day for each in events] != sorted(
        each.day for each in events
    ):
        return table
    alt = say(
        "Line of time with {count} events, from {first} to {last}, each marked by its kind. The table that follows "
        "says the same.",
        count=len(events),
        first=events[0].when,
        last=events[-1].when,
    )
    return Timeline(events, alt, table)


def _event(day: date, when: str, kind: str) -> Event:
    """The date and, under it, the age that stands beside it in the table."""
    words, _, age = when.partition(", ")
    return Event(day, words, age, kind)


def _start(text: str) -> date | None:
    """The first day of what "2026", "2026-03" or "2026-03-14" names."""
    parts = read_partial(text) if text else None
    return date(parts[0], parts[1] or 1, parts[2] or 1) if parts else None
