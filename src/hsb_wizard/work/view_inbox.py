"""The list of assessments for a supervisor: what waits for them first, then what is overdue, returned, in work. Pure.

It knows the lines of the list and a few words on each, never an answer. Nothing is counted about anybody's work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hsb_wizard.assessment.lifecycle import BACK, DRAFT, SIGNED, SIGNED_WITH_GAPS
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.sentences import say
from hsb_wizard.work.line import Row
from hsb_wizard.work.view_home import (
    NEW,
    START,
    HomeView,
    Timing,
    assessors,
    clock_of,
    clock_words,
    columns,
    stopped,
)

WAITING, SAFETY, OVERDUE, RETURNED, OWN, OTHERS = "waiting", "safety", "overdue", "returned", "own", "others"
TITLES = {
    SAFETY: "Two views on safety: see them within five working days",
    WAITING: "Waiting for you: read first, then check or return",
    OVERDUE: "Overdue",
    RETURNED: "Returned: with their assessors",
    OWN: "Your own assessments",
    OTHERS: "Others",
}
EMPTY = "There is no assessment on this laptop yet. B brings in a sealed copy that was sent to you."

Waits = Mapping[str, tuple[str, ...]]


def group_of(case: CaseSummary, timing: Timing, me: str, waits: Waits) -> str:
    """Where one line stands in the inbox."""
    if me in (case.lead_name, case.co_name):
        return OWN
    words = waits.get(case.case, ())
    if say("Two views on safety") in words:
        return SAFETY
    if case.status in (SIGNED, SIGNED_WITH_GAPS) or words:
        return WAITING
    left = clock_of(case, timing).left
    if case.status in (DRAFT, BACK) and left is not None and left < 0:
        return OVERDUE
    return RETURNED if case.status == BACK else OTHERS


def inbox_view(cases: Iterable[CaseSummary], me: str, waits: Waits, timing: Timing, width: int) -> HomeView:
    """The page: a heading for each group that has a line, its lines, then the way to a new assessment."""
    groups: dict[str, list[CaseSummary]] = {}
    for case in sorted(cases, key=lambda each: (clock_of(each, timing).left or 0, each.reference)):
        groups.setdefault(group_of(case, timing, me, waits), []).append(case)
    new = Row(START, NEW)
    if not groups:
        return HomeView("", "", (Row(EMPTY), Row(""), new), {}, NEW)
    rows = [
        row
        for group, title in TITLES.items()
        if group in groups
        for row in (
            Row(say(title), heading=True),
            *(_row(each, group, "; ".join(waits.get(each.case, ())), timing, width) for each in groups[group]),
        )
    ]
    about = {str(each.case): _about(each, waits, width) for those in groups.values() for each in those}
    first = next((row.id for row in rows if row.id), NEW)
    yours = sum(len(groups.get(group, ())) for group in (SAFETY, WAITING))
    counted = say("{number} for you", number=yours) if yours else say("Nothing waits for you")
    heading = columns("Record", "Status", "Days (suggested)", "Assessors", "What waits", width)
    return HomeView(counted, heading, (*rows, Row(""), new), about, first)


def _row(case: CaseSummary, group: str, words: str, timing: Timing, width: int) -> Row:
    clock = clock_words(clock_of(case, timing)) if case.status in (DRAFT, BACK) else ""
    text = columns(case.reference, case.status, clock, assessors(case), words, width)
    return Row(text.rstrip(), case.case, "!" if group in (SAFETY, WAITING, OVERDUE) else "")


def _about(case: CaseSummary, waits: Waits, width: int) -> tuple[str, ...]:
    lines = [f"{case.reference}   {assessors(case)}"] if width else []
    lines += [f"{'. '.join(waits[case.case])}."] if width and waits.get(case.case) else []
    return (*lines, *((stopped(case, "Last change"),) if stopped(case) else ()))
