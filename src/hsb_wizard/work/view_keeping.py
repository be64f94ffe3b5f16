"""How long records are kept: the page as plain values. Pure; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from hsb_wizard.casework.keeping_records import Due
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import Field, FormView
from hsb_wizard.work.view_draw import wrapped

TITLE = "How long records are kept"
SHOWN = 7
WIDE = 76


def keeping_form(waits: Sequence[Due], records: int, done: str = "") -> FormView:
    """The records to look at now, and three fields that set a day."""
    lines = [line for each in waits[:SHOWN] for line in wrapped(f"   {each.reference}  {each.words}", WIDE)]
    if len(waits) > SHOWN:
        lines.append("   " + say_number(len(waits) - SHOWN, "and {number} more", "and {number} more"))
    above = (
        *((f"!{done}",) if done else ()),
        say("No day ever erases a record. It says who looks, by when, and why."),
        say("To look at now:") if lines else say("Nothing is to be looked at now."),
        *lines,
    )
    fields = (
        Field("reference", "line", say("Which record")),
        Field("day", "line", say("Look at it again by")),
        Field("reason", "line", say("Why then")),
    )
    where = say_number(records, "{number} record", "{number} records")
    return FormView(say(TITLE), where, above, fields, go_on=say("F8 Set this day"))
