"""How long records are kept, and what is done about one: each page as plain values. Pure; it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hsb_wizard.casework.keeping_records import Due
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import Choice, Field, FormView

TITLE = "How long records are kept"
SHOWN = 5
DAY, HOLD, LIFT, COPY, ERASE = "day", "hold", "lift", "copy", "erase"

DOINGS: Mapping[str, tuple[str, str]] = {
    DAY: ("D", "Say by which day it is looked at again"),
    HOLD: ("H", "Hold it: nobody may erase it"),
    LIFT: ("L", "Lift the hold"),
    COPY: ("C", "A copy of what it holds, for whoever asks what is held about them"),
    ERASE: ("E", "Erase it: first, what would go"),
}
TITLES = {
    DAY: "Look at it again",
    HOLD: "Hold this record",
    LIFT: "Lift the hold",
    COPY: "A copy of what is held",
    ERASE: "Erase this record",
}
ALL_OF_IT = (
    "All that this record holds. What it says of other people, of sources and of anybody who was harmed stands on "
    "pages of its own, to be decided on before it is given."
)


def keeping_form(
    waits: Sequence[Due], records: int, done: str = "", *, administrator: bool = False, reference: str = ""
) -> FormView:
    """The records to look at now, which one it is about, and what is to be done."""
    lines = [f"    {each.reference}: {each.words}" for each in waits[:SHOWN]]
    if len(waits) > SHOWN:
        lines.append("    " + say_number(len(waits) - SHOWN, "and {number} more", "and {number} more"))
    above = (
        *((f"!{done}",) if done else ()),
        say("No day ever erases a record. It says who looks, by when, and why."),
        say("To look at now:") if lines else say("Nothing is to be looked at now."),
        *lines,
    )
    choices = tuple(
        Choice(key, say(words), letter) for key, (letter, words) in DOINGS.items() if key != ERASE or administrator
    )
    fields = (
        Field("reference", "line", say("Which record"), text=reference),
        Field("doing", "choice", say("What is to be done"), choices=choices, leads=True),
    )
    where = say_number(records, "{number} record", "{number} records")
    return FormView(say(TITLE), where, above, fields, go_on=say("F8 Continue"))


def doing_form(doing: str, each: Due, offered: str = "", would_go: Sequence[str] = (), refused: str = "") -> FormView:
    """The page on which one thing is done about one record."""
    above = [f"!{each.reference}: {each.words}", ""]
    fields = [Field("reason", "line", say("Why. It is kept in the journal: name nobody in it"))]
    go_on = {DAY: "F8 Set this day", HOLD: "F8 Hold it", LIFT: "F8 Lift the hold", COPY: "F8 Write the copy"}
    if doing == DAY:
        fields.insert(0, Field("day", "line", say("Look at it again by")))
    elif doing == COPY:
        above.append(say(ALL_OF_IT))
        fields = [
            Field("out", "line", say("Which file (.txt, .html, .json or .pdf)"), text=offered),
            Field("reader", "line", say("For whom")),
        ]
    elif doing == ERASE:
        above = [f"!{say('What would go. Nothing is erased yet.')}"]
        above += would_go
        fields += [
            Field("again", "line", say("Its reference again")),
            Field("passphrase", "secret", say("Your passphrase")),
        ]
        if refused:
            fields = []
    words = say("F8 Erase for good") if doing == ERASE else say(go_on[doing])
    return FormView(say(TITLES[doing]), each.reference, tuple(above), tuple(fields), go_on="" if refused else words)
