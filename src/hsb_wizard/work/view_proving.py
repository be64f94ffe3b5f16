"""Whether the store is what was written into it: the page as plain values. Pure; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import Field, FormView

if TYPE_CHECKING:
    from hsb_wizard.casework.proving import Report

TITLE = "Prove the store"
SHOWN = 5


def proving_form(report: Report | None = None, code: str = "", said_of_code: str = "") -> FormView:
    """What is looked at, a code to compare, and what was found the last time."""
    above = (
        *(found_lines(report) if report else ()),
        *((f"!{said_of_code}",) if said_of_code else ()),
        say("Reads every page and every entry, follows every chain, and makes the lists again to compare."),
        say("It changes nothing. Nobody can save while it runs."),
    )
    printed = Field("code", "line", say("The code printed on a document, to compare it; else leave it empty"))
    below = (
        say("A page, entry or list that does not hold is named, never what stands there."),
        say("A backup is proved in the same way before it is put back."),
    )
    repair = report is not None and report.only_lists
    go_on = say("F8 Make the lists again") if repair else say("F8 Prove it")
    return FormView(say(TITLE), "", above, (Field(printed.key, "line", printed.label, text=code),), below, go_on=go_on)


def found_lines(report: Report) -> tuple[str, ...]:
    """What was found, as lines to read."""
    entries = say_number(report.entries, "{number} entry", "{count} entries", count=f"{report.entries:,}")
    records = say_number(report.cases, "{number} record", "{number} records")
    if report.sound:
        return ("!" + say("The store is whole: {entries}, {records}.", entries=entries, records=records), "")
    lines = [f"    {each}" for each in report.places[:SHOWN]]
    more = len(report.places) - SHOWN
    if more > 0:
        lines.append("    " + say_number(more, "and {number} more", "and {number} more"))
    if report.only_lists:
        what = say("Every answer is whole. Only the lists made from them do not hold: F8 makes them again.")
    else:
        what = say("Stop here. Keep this folder, and put the newest backup back: hsb-wizard restore newest")
    return (f"!{say('This does not hold:')}", *lines, f"!{what}", "")
