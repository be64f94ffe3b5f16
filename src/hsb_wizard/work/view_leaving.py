"""Before a document leaves: read it through, answer names at their places, tick answers in. Pure.

Words of a document and names stand in these values no longer than the page that shows them; a kept name is never shown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hsb_wizard.casework.exporting import Passage as About
from hsb_wizard.casework.leaving import ReadThrough, marked_name, marked_passages
from hsb_wizard.casework.names import CLAIM, MISSES, Found, Kept
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_draw import whole
from hsb_wizard.work.view_export import Pattern

READ_IT = "F8 I have read it"
READ_FIRST = "Read before you send."
MARKS = "What stands between \u00ab and \u00bb is a name, a place or a relationship, or may be."
NAMES = "Names that must never be printed"
HERE, SMALL = "here", "small"
AGAIN = (Choice("again", "I have typed the names of the other laptop again", "T"),)


def read_view(pattern: Pattern, read: ReadThrough) -> ListView:
    """Everything that leaves; while a name stands in it, the places to answer and nothing else."""
    above = ("", f"!{READ_FIRST}", MARKS)
    if read.stops:
        return ListView(pattern.title, "", ("",), tuple(_stops(pattern, read)), keys="Enter Answer")
    lines = [ListLine("Looks like an address: it goes out only with a reason")] if read.addresses else []
    lines += [ListLine(f"  {each.where}  {found}") for each, found in read.addresses]
    for each, words in zip(read.passages, marked_passages(read), strict=True):
        begin = "" if each.where == each.text else "  "  # a heading begins at the margin
        lines += [ListLine(f"{begin}{piece}") for piece in whole(words)]
    return ListView(pattern.title, "", above, tuple(lines), keys=READ_IT)


def _stops(pattern: Pattern, read: ReadThrough) -> list[ListLine]:
    lines = [ListLine("A name that must never be printed stands here")] if read.names else []
    for number, each in enumerate(read.names):
        pieces = whole(f"{each.passage.where or 'On every page'}: {marked_name(each)}")
        lines.append(ListLine(f"  {pieces[0]}", place=Place("a_name", pattern.id, str(number))))
        lines += [ListLine(f"    {line}") for line in pieces[1:]]
    if read.never:
        lines.append(ListLine("This document never carries these words"))
        lines += [ListLine(f"  {line}") for each in read.never for line in whole(each.text)]
        lines.append(ListLine("  Change the answer, or hold it back from the young person."))
    if read.elsewhere:
        lines.append(ListLine("Kept on another laptop, and cannot be looked for here"))
        lines.append(ListLine(f"  {NAMES}: type them again", place=Place("names")))
    return lines


def a_name_view(found: Found) -> FormView:
    """One place at which a kept name stands."""
    choices = [Choice(HERE, "Not a name here", "N")]
    if found.word.islower():
        choices.append(Choice(SMALL, "Not a name wherever it is written with small letters", "W"))
    above = ("", f"!{found.passage.where or 'On every page'}", *whole(marked_name(found)), "")
    below = ("", "If it is a name: F7 goes back, and you change the answer that it stands in.")
    return FormView("Is this a name?", "", above, (Field("said", "choice", "", choices=tuple(choices)),), below)


def names_view(kept: Kept, held: Values | None = None) -> FormView:
    """How many names are kept, and two fields to keep one or take one off. What was typed is never a draft."""
    numbers = {0: "No name is kept yet", 1: "One name is kept"}
    count = numbers.get(kept.names, f"{kept.names} names are kept")
    above: tuple[str, ...] = (
        "",
        f"!{count}.",
        f"Names are kept as fingerprints: nobody can read the list. {CLAIM}",
        MISSES,
        "A name of several words is looked for as a whole and by each of its longer words.",
        "",
    )
    held = held or {}
    fields = [
        Field("names", "box", "Names to keep, one on each line", text=str(held.get("names", ""))),
        Field("off", "line", "Take off the list: type it again", text=str(held.get("off", ""))),
    ]
    if kept.elsewhere:
        above += (f"!Kept on another laptop, cannot be looked for here: {kept.elsewhere}. Type them again.", "")
        fields.append(Field("again", "choice", "", choices=AGAIN))
    return FormView(NAMES, "", above, tuple(fields), go_on="F8 Keep")


def ticks_view(pattern: Pattern, places: Sequence[tuple[str, About]], ticked: Collection[str]) -> ListView:
    """Answers that are in this document only where somebody ticks them, for this household."""
    lines: list[ListLine] = []
    section = ""
    for path, about in places:
        if about.section != section:
            section = about.section
            lines.append(ListLine(section))
        mark = "x" if path in ticked else " "
        lines.append(ListLine(f"  [{mark}] {about.about}", place=Place("tick", pattern.id, path)))
    above = ("Out of this document unless you tick it in, for this household alone.",)
    return ListView(pattern.title, f"{len(set(ticked))} ticked", above, tuple(lines), keys="Enter Tick")
