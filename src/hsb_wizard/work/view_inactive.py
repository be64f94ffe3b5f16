"""Answers to what is no longer asked: where they are said, read, and kept or removed before signing. Pure.

What one assessor wrote alone is not shown here before both were shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from hsb_wizard.assessment.fold import KEEP
from hsb_wizard.assessment.inactive import REMOVE, Group, groups
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, Place, Values
from hsb_wizard.work.view_draw import cut
from hsb_wizard.work.view_question import in_words
from hsb_wizard.work.view_rows import cell_words, row_words

TITLE = "No longer asked"
TO_DECIDE = "No longer asked: keep or remove"
NOT_DECIDED, KEPT = "Not decided yet", "Kept"
GONE = "Nothing is hidden here any more."
COVERED = "Said alone, covered"
CHOOSE = "Choose: keep, or remove."
NO_REASON = "Say in one line why it is kept."
CHOICES = (Choice(KEEP, "Keep, not counted", "K"), Choice(REMOVE, "Remove from the record", "R"))


def answers(count: int) -> str:
    """ "1 answer" or "3 answers"."""
    return f"{count} answer" + ("" if count == 1 else "s")


def hides_words(record: Record, because: str) -> tuple[str, ...]:
    """What the page of a question, or of a row, says of answers that it hides; empty where it hides none."""
    count = sum(len(each.places) for each in groups_of(record) if _stands_at(each, because))
    if not count:
        return ()
    it = "It is" if count == 1 else "They are"
    return ("", f"This hides {answers(count)}. {it} kept, and {'comes' if count == 1 else 'come'} back if asked again.")


def groups_of(record: Record) -> tuple[Group, ...]:
    """Everything that is inactive, by the answer that hides it."""
    return groups(record.form, record.assessment, record.play)


def inactive_lines(record: Record, section: str) -> list[ListLine]:
    """What the page of a section lists: what its answers hide, and what of its own is hidden."""
    found = [
        each
        for each in groups_of(record)
        if any(place.startswith(f"{section}.") for place in (each.because, *each.places))
    ]
    return [ListLine(TITLE), *(_line(record, each) for each in found)] if found else []


def decision_lines(record: Record) -> list[ListLine]:
    """What the sign screen and the check list: each group, decided or not."""
    found = groups_of(record)
    return [ListLine(TO_DECIDE), *(_line(record, each) for each in found)] if found else []


def undecided_count(record: Record) -> int:
    """How many groups still stand in the way of signing."""
    return sum(1 for each in groups_of(record) if each.undecided)


def inactive_view(record: Record, because: str, held: Values | None, *, may_decide: bool) -> FormView:
    """One group: what hides it, what was said, and whether it is kept or removed."""
    group = next((each for each in groups_of(record) if each.because == because), None)
    if group is None:
        return FormView(TITLE, "", ("", GONE))
    above = ["", f"!Hidden by: {label_of(record, because)}", f"Answered now: {_words(record, because)}", ""]
    for place in group.places:
        above.append(f"{label_of(record, place)}: {_words(record, place)}")
        above += [f"    {row_words(record, place, row)}" for row in record.assessment.rows.get(place, ())]
    above += ["", "Not counted, not printed, not checked. It comes back if the question is asked again."]
    if group.reason:
        above.append(f"Kept because: {group.reason}")
    fields = _fields(group, held or {}) if may_decide else ()
    return FormView(TITLE, answers(len(group.places)), (*above, ""), fields, go_on="F8 Decide")


def decision_of(values: Values) -> tuple[str, str]:
    """What the page says: keep or remove, and why. Raises NotAllowed where it is not said."""
    chosen, reason = values.get("choice", ()), str(values.get("reason", "")).strip()
    choice = chosen[0] if isinstance(chosen, tuple) and chosen else ""
    if not choice:
        raise NotAllowed(CHOOSE, field="choice")
    if choice == KEEP and not reason:
        raise NotAllowed(NO_REASON, field="reason")
    return choice, reason


def label_of(record: Record, place: str) -> str:
    """How a question or a cell is named in a list."""
    form, (path, _, cell) = record.form, place.partition("/")
    if not cell:
        return form.question(path).short_label
    row, _, column = cell.partition("/")
    field = form.field(path, column)
    return f"{row_words(record, path, row)}: {field.short or field.label}"


def _stands_at(group: Group, because: str) -> bool:
    return group.because == because or group.because.startswith(f"{because}/")


def _line(record: Record, group: Group) -> ListLine:
    words = f"  {answers(len(group.places))} hidden by: {label_of(record, group.because)}"
    return ListLine(
        cut(words, 52),
        NOT_DECIDED if group.undecided else KEPT,
        Place("inactive", group.because),
        (TITLE, *_labels(record, group.places), "", "Kept. Enter shows what was said."),
    )


def _labels(record: Record, places: Iterable[str]) -> tuple[str, ...]:
    return tuple(label_of(record, each) for each in places)


def _words(record: Record, place: str) -> str:
    a, (path, _, cell) = record.assessment, place.partition("/")
    if cell:
        row, _, column = cell.partition("/")
        return cell_words(record, path, row, record.form.field(path, column)) or "Not answered"
    if path in a.two_views:
        return "Two views"
    if a.rows.get(path):
        return f"{len(a.rows[path])} row" + ("" if len(a.rows[path]) == 1 else "s")
    said = a.answer(path)
    if said is not None and said.says_something:
        return " ".join(in_words(record, path, said).split())
    if said is not None:
        return " ".join(said.note.split())
    alone = any(where == path for _, where in a.answers)
    return COVERED if alone else "Not answered"


def _fields(group: Group, held: Values) -> tuple[Field, ...]:
    chosen = held.get("choice", () if group.undecided else (KEEP,))
    reason = str(held.get("reason", group.reason))
    marked = chosen if isinstance(chosen, tuple) else ()
    made = [Field("choice", "choice", "Keep or remove?", choices=CHOICES, chosen=marked)]
    made.append(Field("reason", "line", "Because (only where it is kept)", text=reason))
    return tuple(made)
