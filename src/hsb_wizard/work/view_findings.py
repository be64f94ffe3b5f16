"""Findings at their moments: at the end of a section, on the page of a choice, when a record is opened. Pure.

The page with all of them is `view_check`. What a rule means is the reviewer's business.
"""

from __future__ import annotations

from collections.abc import Collection

from hsb_wizard.assessment.progress import NOT_STARTED, section_progress
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import STOP, THINK, WHY, Finding, at_choice, findings
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import ListLine
from hsb_wizard.work.view_check import Shown, finding_lines
from hsb_wizard.work.view_draw import WHOLE_LINES

HERE = (
    (STOP, "Before you sign"),
    (WHY, "Say why, or put it right"),
    (THINK, "To think about (never printed)"),
)
AT_SIGNING = frozenset({"open", "sign"})
ON_OPENING = ("Q05", "Q51")  # practice.md part 6: these show as soon as a record is opened


def found_in(record: Record, section_id: str) -> tuple[Finding, ...]:
    """What the rules say about a section at signing that does not go ahead for a reason; nothing before it is begun."""
    if section_progress(record.form, record.assessment, record.play, section_id).status == NOT_STARTED:
        return ()
    return tuple(
        each
        for each in findings(record).now
        if each.step in AT_SIGNING and not each.goes_ahead and each.place.partition(".")[0] == section_id
    )


def section_end(shown: Collection[Shown]) -> tuple[ListLine, ...]:
    """The lines at the end of a section: what was just mended says so, the rest by what to do with it."""
    lines = [line for each in shown if each.mended for line in finding_lines(each)]
    for moment, title in HERE:
        group = [each for each in shown if each.finding.moment == moment and not each.mended]
        if group:
            lines += [ListLine(title), *(line for each in group for line in finding_lines(each))]
    return tuple(lines)


def end_words(shown: Collection[Shown]) -> tuple[str, ...]:
    """One line at the top of a section: the end of a list that is longer than the page is not seen."""
    count = sum(not each.mended for each in shown)
    return (
        (
            say_number(count, "{number} thing to look at, at the end", "{number} things to look at, at the end")
            if WHOLE_LINES.get()
            else say_number(count, "{number} thing to look at: press End", "{number} things to look at: press End"),
        )
        if count
        else ()
    )


def choice_words(record: Record, path: str) -> tuple[str, ...]:
    """What a rule says to the answer that was just chosen on this page, and what would do."""
    lines: list[str] = []
    for each in at_choice(record, path):
        lines += ["", f"!{each.message}", each.remedy]
    return tuple(lines)


def opening_words(record: Record) -> tuple[str, ...]:
    """What a record says as soon as it is opened: no safety plan, or a child at home without safe care."""
    found = [each for each in findings(record).now if each.id in ON_OPENING and not each.goes_ahead]
    first = next((each for rule in ON_OPENING for each in found if each.id == rule), None)
    section = first.place.partition(".")[0] if first else ""
    where = f" {say('See {section}.', section=record.form.section(section).title)}" if section else ""
    return (f"!{first.message}{where}",) if first else ()
