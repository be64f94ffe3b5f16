"""What the list of assessments shows, as plain values. It knows the lines of the list, never an answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from hsb_wizard.assessment.days import Clock, in_words, read_date
from hsb_wizard.assessment.lifecycle import (
    AGREED,
    BACK,
    BEING_REVIEWED,
    CHECKED,
    CLOSED,
    DRAFT,
    SIGNED,
    SIGNED_WITH_GAPS,
)
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.cells import cells, filled, kept
from hsb_wizard.values import Frozen
from hsb_wizard.work.line import Row
from hsb_wizard.work.wide import WIDE

NEW = "#new"
START = "N  Start a new assessment"
EMPTY = (
    "There is no assessment on this laptop yet.",
    "First: start one with N. Five questions, then the safety plan opens.",
)
CALIBRATING, CALIBRATE = "#calibrating", "K  Calibration: how a team rates the training cases"
TOURING, THE_TOUR = "#tour", "G  The tour: two minutes on how this works"
LOCKING, LOCK_TIMES = "#locking", "L  When the screen is covered, when it locks"
DOCUMENT, IS_CURRENT = "#document", "D  Is this document current?"
KEEPING, BACKUPS = "#backups", "C  Backups: copies of this store"
PROVING, PROVE = "#proving", "V  Prove the store: every page, entry and list"
RETENTION, HOW_LONG = "#retention", "R  How long records are kept: days, holds, copies, erasing"
PEOPLE, WHO_CAN = "#people", "P  People and passphrases"
WORDS, CHOOSE_WORDS = "#words", "W  Words: the nation, your team's own names, your language"
DUE = "T  What is due on the assessment at the mark"
SEALED = "#sealed"
BRING_IN = "B  Bring in a sealed copy that was sent to you"
BRING_BACK = "B  Bring back what the supervisor wrote, or another sealed copy"
NOBODY_WAITS = "No assessment here needs you now: none is returned, none is near its 28 days or over them."
NUMBER = re.compile(r"A-(\d+)", re.IGNORECASE)
IN_WORK = (DRAFT, BACK, BEING_REVIEWED)
NEXT_STEP = {  # what an assessor does next, where that does not hang on the days
    SIGNED: "A supervisor checks it",
    SIGNED_WITH_GAPS: "A supervisor checks it; see to the gaps",
    BACK: "Back with you: read why, answer the questions, sign again",
    CHECKED: "The agencies meet and agree it",
    AGREED: "Share it, do what the plan says, review it in time",
    BEING_REVIEWED: "Go on with the review",
    CLOSED: "Nothing now: it is closed",
}

ALWAYS = (
    Row(CHOOSE_WORDS, WORDS),
    Row(IS_CURRENT, DOCUMENT),
    Row(BACKUPS, KEEPING),
    Row(PROVE, PROVING),
    Row(HOW_LONG, RETENTION),
    Row(WHO_CAN, PEOPLE),
)
ROWS = {
    NEW: "n",
    CALIBRATING: "k",
    TOURING: "g",
    LOCKING: "l",
    DOCUMENT: "d",
    SEALED: "b",
    KEEPING: "c",
    PROVING: "v",
    RETENTION: "r",
    PEOPLE: "p",
    WORDS: "w",
}  # the lines of the list that are no assessments, and the letter of each


class Timing(Frozen, frozen=True):
    """The pack's clock and today: what turns a line of the list into days."""

    target: int
    warn: int
    today: date


class HomeView(Frozen, frozen=True):
    """The whole page as lines. ``beside`` is what is said about each assessment when its line is marked."""

    counted: str
    heading: str
    rows: tuple[Row, ...]
    about: dict[str, tuple[str, ...]]
    first: str


def clock_of(case: CaseSummary, timing: Timing) -> Clock:
    """The clock of one line; no day where the day of allocation is not given yet."""
    start = read_date(case.allocated)
    if start is None:
        return Clock(None, timing.target, None)
    due = date.fromordinal(start.toordinal() + timing.target)
    return Clock((timing.today - start).days, timing.target, due)


def clock_words(clock: Clock) -> str:
    """The clock in the width of a column."""
    if clock.day is None or clock.left is None:
        return "No start date yet"
    return f"Day {clock.day} of {clock.target}" + (f", {clock.left} left" if clock.left >= 0 else "")


def needs(case: CaseSummary, timing: Timing) -> str:
    """What needs doing next, as far as the list can tell."""
    clock = clock_of(case, timing)
    if case.status in NEXT_STEP:
        return NEXT_STEP[case.status]
    if clock.day is None:
        return "Give the date it was allocated"
    if clock.left is not None and clock.left < 0:
        return "Say why, and what is in place meanwhile"
    return "Go on: few days are left" if clock.day >= timing.warn else "Go on with the task list"


def needs_you_now(case: CaseSummary, timing: Timing) -> bool:
    """Whether the line carries the mark: a draft at its warning day or over, or a record that came back."""
    clock = clock_of(case, timing)
    if case.status == BACK:
        return True
    return case.status == DRAFT and clock.day is not None and clock.day >= timing.warn


def assessors(case: CaseSummary) -> str:
    """Both names."""
    return " and ".join(name for name in (case.lead_name, case.co_name) if name)


def stopped(case: CaseSummary, words: str = "You stopped here") -> str:
    """When the assessment was last worked on, in words."""
    try:
        at = datetime.fromisoformat(case.changed_at)
    except ValueError:
        return ""
    return f"{words} on {in_words(at.date().isoformat())} at {at:%H:%M}."


def home_view(cases: Iterable[CaseSummary], typing: Mapping[str, str], timing: Timing, width: int) -> HomeView:
    """The page for ``width`` cells, 0 where it is read out.

    ``typing``: what is said of a case where somebody typed as the program ended.
    """
    shown = sorted(cases, key=lambda case: _urgency(case, timing))
    latest = max(shown, key=lambda case: case.changed_at, default=None)
    about = {str(case.case): _about(case, timing, typing.get(case.case, ""), width) for case in shown}
    rows = [_row(case, timing, width) for case in shown]
    new = Row(START, NEW)
    if not shown:
        return HomeView("", "", (*(Row(line) for line in EMPTY), Row(""), new), {}, NEW)
    urgent = sum(needs_you_now(case, timing) for case in shown)
    drafts_open = sum(case.status in IN_WORK for case in shown)
    counted = f"{drafts_open} open" + (f", {urgent} need you now" if urgent else "")
    heading = columns("Record", "Status", "Days (suggested)", "Assessors", "What needs doing", width)
    return HomeView(counted, heading, (*rows, Row(""), new), about, latest.case if latest else NEW)


def supervises(roles: Collection[str]) -> bool:
    """Whether whoever has these ``roles`` checks records: the list then begins with what waits for them."""
    return "supervisor" in roles


def rows_below(roles: Collection[str], *, made_up: bool, listed: bool) -> Iterator[Row]:
    """The lines under the assessments: ``made_up`` in the demonstration, ``listed`` where an assessment stands."""
    if made_up:
        yield Row(THE_TOUR, TOURING)
    if listed:
        yield Row(DUE)
    yield Row(BRING_IN if supervises(roles) else BRING_BACK, SEALED)
    yield from ALWAYS
    if made_up:
        yield Row(CALIBRATE, CALIBRATING)
    if "administrator" in roles:
        yield Row(LOCK_TIMES, LOCKING)


def next_reference(cases: Iterable[CaseSummary]) -> str:
    """The next free reference of the kind A-0007: neutral, and nothing but a number."""
    taken = [int(found.group(1)) for case in cases if (found := NUMBER.fullmatch(case.reference))]
    return f"A-{max(taken, default=0) + 1:04d}"


def _urgency(case: CaseSummary, timing: Timing) -> tuple[bool, int, str]:
    left = clock_of(case, timing).left
    return case.status not in IN_WORK, 9999 if left is None else left, case.reference


def _row(case: CaseSummary, timing: Timing, width: int) -> Row:
    clock = clock_words(clock_of(case, timing)) if case.status in (DRAFT, BACK) else ""
    text = columns(case.reference, case.status, clock, assessors(case), needs(case, timing), width)
    return Row(text, case.case, "!" if needs_you_now(case, timing) else "")


def columns(reference: str, status: str, clock: str, who: str, todo: str, width: int) -> str:
    """One line of the list, or its heading; a wide screen has a column more. Read out (no width) it has none."""
    if not width:
        return ". ".join(each for each in (reference, status, clock, who, todo) if each)
    text = f"{_fit(reference, 8)} {_fit(status, 21)} {_fit(clock, 21)} "
    return f"{text}{_fit(who, 24)} {todo}" if width >= WIDE else f"{text}{_fit(who, 23).rstrip()}"


def _fit(text: str, width: int) -> str:
    return filled(text if cells(text) <= width else kept(text, width - 2) + "..", width)


def _about(case: CaseSummary, timing: Timing, typing: str, width: int) -> tuple[str, ...]:
    lines = [f"{case.reference}   {assessors(case)}", f"Next: {needs(case, timing)}."] if width else []
    lines += [days] if (width >= WIDE or not width) and (days := _days(case, timing)) else []
    words = "You stopped here" if case.status in (DRAFT, BEING_REVIEWED) else "Last change"
    lines += [stopped(case, words)] if stopped(case) else []
    lines += [typing] if typing else []
    return tuple(lines)


def _days(case: CaseSummary, timing: Timing) -> str:
    """The days of the clock, written out: where there is room for a line more."""
    clock, start = clock_of(case, timing), read_date(case.allocated)
    if start is None or clock.due is None:
        return ""
    due = in_words(clock.due.isoformat())
    return f"Allocated on {in_words(case.allocated)}. The suggested {clock.target} days end on {due}."
