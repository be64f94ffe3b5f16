"""The working note: what the two write for themselves on the way; on no document, and part of the record. Pure."""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.model import WorkingNote
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.work.view_asked import name_of
from hsb_wizard.work.view_base import Field, FormView, Place
from hsb_wizard.work.view_draw import reflowed

OF_A_QUESTION = frozenset({"question", "rows", "row"})


def working_place(place: Place) -> Place:
    """Where a working note is written that begins at ``place``: it knows the question it was written at."""
    return Place("working", place.at if place.kind in OF_A_QUESTION else "")


def working_view(record: Record, place: Place, *, writes: bool) -> FormView:
    """The page. ``place.row`` is the note that is written on; ``writes``: whether there is a box, or only reading."""
    about = _title(record, place.at)
    box = Field("words", "box", text=working_now(record, place.row))
    above = (
        say("Working note: not printed, but part of the record. Others may have a right to read it."),
        say("It is not sealed: your colleague can read it. Keep ratings for the pages of ratings."),
    )
    earlier = [line for each in reversed(record.assessment.working_notes) if each.entry != place.row
               for line in _earlier(record, each)]  # fmt: skip
    below = ("", "!" + say("Written before"), *earlier) if earlier else ()
    return FormView(say("Working note"), about, above, (box,) if writes else (), below, go_on=say("F8 Done"))


def working_now(record: Record, entry: str) -> str:
    """What the note says already; empty where a new one begins."""
    return next((each.words for each in record.assessment.working_notes if each.entry == entry), "")


def _earlier(record: Record, note: WorkingNote) -> tuple[str, ...]:
    """One earlier note: the day, who, where, and all its words."""
    said = (in_words(note.at[:10]), name_of(record, note.by), _title(record, note.about))
    head = "  ".join(each for each in said if each)
    return (head, *(f"  {line}" for line in reflowed(note.words)), "")


def _title(record: Record, path: str) -> str:
    return record.form.question(path).short_label if record.form.has(path) else ""
