"""Backups, and what was said apart on two laptops: pages as plain values. Pure; they decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import in_words
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, Place, Values

if TYPE_CHECKING:
    from hsb_wizard.casework.copies import Listed
    from hsb_wizard.casework.record import Record
    from hsb_wizard.casework.settling import Apart

BACKUPS, APART = "Backups", "Said apart on two laptops"
SHOWN = 6
NEW = "#new"
FALL = "It was signed meanwhile. Settling changes what was signed: the signatures fall."


def when(made: datetime) -> str:
    """A moment as people say it."""
    return f"{in_words(made.date().isoformat())} at {made:%H:%M}"


def backups_form(copies: Sequence[Listed], problem: str, done: str = "") -> FormView:
    """What copies there are, one made now, and how one is put back."""
    lines = [f"    {when(each.made)}" for each in copies[:SHOWN]]
    more = len(copies) - SHOWN
    if more > 0:
        lines.append("    " + say_number(more, "and {number} older", "and {number} older"))
    above = (
        *((f"!{done}",) if done else ()),
        *((problem,) if problem else ()),
        say("Made every hour in which something was added, and when you leave with F10."),
        say("Each was opened again and checked before it counts."),
        *(lines or ["    " + say("None yet.")]),
    )
    to = Field("to", "line", say("Into another folder (a stick, a share); empty: this laptop's own"))
    below = (
        say("To put the newest back: leave with F10, then type: hsb-wizard restore newest"),
        say("Another: hsb-wizard backup --list says its name, to type in place of newest."),
        say("It is proved first, and what it replaces is kept."),
    )
    return FormView(say(BACKUPS), "", above, (to,), below, go_on=say("F8 Make a backup now"))


def apart_line(record: Record) -> tuple[ListLine, ...]:
    """The line of the task list, where something waits."""
    count = len(record.assessment.apart)
    if not count:
        return ()
    beside = (say("Both laptops went on. Nothing stands there until you have settled it."),)
    said = say_number(count, "{number} to settle", "{number} to settle")
    return (ListLine(say(APART), said, Place("apart"), beside),)


def apart_form(apart: Apart, number: int, count: int, *, row: bool, fall: bool = False) -> FormView:
    """One place that waits: each side as it stands, and the choice between them or something new.

    ``fall``: the record was signed meanwhile, and settling takes the signatures away.
    """
    above: list[str] = ["!" + apart.label]
    for letter, side in zip("ABCDEFGH", apart.sides, strict=False):
        above += [
            f"!{letter}  {side.who}, {side.when}",
            *(f"    {line}" for line in (side.words or "-").splitlines()),
        ]
    choices = [Choice(side.id, side.who, letter) for letter, side in zip("ABCDEFGH", apart.sides, strict=False)]
    fields = [Field("took", "choice", say("Which stands?"), choices=tuple(choices))]
    if not row:
        fields[0] = Field("took", "choice", say("Which stands?"), choices=(*choices, Choice(NEW, say("Neither"), "N")))
    fields.append(Field("settled", "line", say("What settled it")))
    below = (
        *((say(FALL),) if fall else ()),
        say("Neither: both go, and the question is open again for the two of you."),
        say("Both stay in the journal, whichever you take."),
    )
    return FormView(say(APART), f"{number} of {count}", tuple(above), tuple(fields), below, go_on=say("F8 Settle it"))


def chosen(values: Values, key: str) -> str:
    """What is chosen in a field; empty where nothing is."""
    held = values.get(key, ())
    return held[0] if isinstance(held, tuple) and held else ""


def typed(values: Values, key: str) -> str:
    """What is typed in a field, without blanks at its ends."""
    held = values.get(key, "")
    return held.strip() if isinstance(held, str) else ""
