"""From whom an answer or a row is held back: the card that asks, and the line on the page of the answer. Pure."""

from __future__ import annotations

from hsb_wizard.casework.record import Record
from hsb_wizard.casework.verbs import READERS
from hsb_wizard.errors import NotAllowed
from hsb_wizard.work.view_base import Choice, Field, FormView, Values

HELD_CHOICES = tuple(
    Choice(value, label, letter)
    for value, label, letter in zip(
        READERS, ("Father", "Mother", "Carers", "Young person", "School"), "FMCYS", strict=True
    )
)


def hold_back_view(record: Record, place: str) -> FormView:
    """From whom the answer or row at ``place`` is held back, and why."""
    question = record.form.question(place.partition("/")[0])
    held = record.assessment.held_back.get(place)
    row = "This row of: " if "/" in place else ""
    above = (
        "",
        f"!{row}{question.label}",
        "It stays out of every document for them. Documents for professionals are not touched.",
        "",
    )
    chosen = held.readers if held else ()
    fields = (
        Field("readers", "multi", "Hold back from", choices=HELD_CHOICES, chosen=chosen),
        Field("reason", "line", "Why", text=held.reason if held else ""),
    )
    return FormView("Hold back", "", above, fields, ("", "Nobody marked: it is held back from nobody."))


def hold_back_values(values: Values) -> tuple[tuple[str, ...], str]:
    """From whom and why, as the form holds it. Raises NotAllowed where a reason is missing."""
    chosen, reason = values.get("readers", ()), str(values.get("reason", "")).strip()
    readers = chosen if isinstance(chosen, tuple) else ()
    if readers and not reason:
        raise NotAllowed("Say in one line why it is held back.", field="reason")
    return readers, reason


def held_words(record: Record, place: str) -> tuple[str, ...]:
    """The line on the page of an answer or row that is held back from somebody."""
    held = record.assessment.held_back.get(place)
    if held is None:
        return ()
    labels = {each.value: each.label.lower() for each in HELD_CHOICES}
    return (f"Held back from: {', '.join(labels[each] for each in held.readers)}. {held.reason}",)
