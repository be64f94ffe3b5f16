"""A table that was pasted over a list of rows: what its rows would be, before any of them is one. Pure."""

from __future__ import annotations

from hsb_wizard.casework.record import Record
from hsb_wizard.forms.definition import Question
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.pasted_rows import PastedRows
from hsb_wizard.work.view_base import FormView, Values
from hsb_wizard.work.view_draw import wrapped

WIDE = 72
SHOWN = 12  # rows that are written out
TOO_MANY = "The paste has {count} rows. Paste at most {most} at once: nothing was added."
NO_PLACE = "The table that was pasted does not fit the columns of this list: nothing was added."


def pasted_view(record: Record, path: str, pasted: PastedRows | None) -> FormView:
    """What was pasted, row by row in a line each, and the two ways on."""
    question, title = record.form.question(path), record.form.section(path.partition(".")[0]).title
    if pasted is None:
        return FormView(title, "", (f"!{question.label}", say("Nothing that was pasted waits here.")))
    count = len(pasted.rows)
    asks = say_number(
        count,
        "A table of 1 row was pasted. Enter adds it to this list; F7 leaves the list as it is.",
        "A table of {number} rows was pasted. Enter adds them to this list; F7 leaves the list as it is.",
    )
    notes = (
        *((say("Its first line names the columns, and is no row."),) if pasted.headed else ()),
        *((say("What fits no column stands in: {column}.", column=pasted.rest),) if pasted.rest else ()),
        say("Look whether everything stands in its column."),
    )
    lines = [line for number, row in enumerate(pasted.rows[:SHOWN], 1) for line in _lines(question, number, row)]
    more = count - SHOWN
    lines += [f"     {say_number(more, 'and 1 row more', 'and {number} rows more')}"] if more > 0 else []
    return FormView(title, "", (f"!{question.label}", asks, *notes, "", *lines), go_on=say("Enter Add the rows"))


def _lines(question: Question, number: int, row: Values) -> list[str]:
    """Every column of a row that would hold something, with its head."""
    said = []
    for column in question.field:
        held = row.get(column.id)
        if held:
            labels = {each.value: each.label for each in column.options}
            words = held if isinstance(held, str) else ", ".join(labels.get(each, each) for each in held)
            said.append(f"{column.short or column.label}: {'; '.join(words.splitlines())}")
    first, *rest = wrapped("; ".join(said), WIDE)
    return [f"{number:3}  {first}", *(f"     {line}" for line in rest)]
