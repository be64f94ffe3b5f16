"""A repeat as a table of rows, and one row as a form. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from hsb_wizard.assessment.days import read_partial
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.listing import listed_alone
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.payloads import Value as Said
from hsb_wizard.assessment.play import closed_because
from hsb_wizard.assessment.validity import remark
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.definition import RowField
from hsb_wizard.forms.scope import RowScope, Value
from hsb_wizard.forms.spoken import translation_notice
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_answer import NOT_A_NUMBER, SEVERAL, show_value
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place, Values, with_letters
from hsb_wizard.work.view_place import next_place, where_in_section
from hsb_wizard.work.view_question import UNSAFE, factor_choices, helps_line

TABLE, CELL = 112, 24  # cells that a table of rows gives out, and at most to one column before there is room for all
BOXES = frozenset({"long_text"})
DATES = frozenset({"date", "partial_date"})


def rows_view(record: Record, path: str) -> ListView:
    """The rows of a repeat, each by the fields that name it, and the line that adds one."""
    form, question = record.form, record.form.question(path)
    section = form.section(path.partition(".")[0])
    closed = closed_because(form, record.play, path)
    helped = helps_line(record, path)
    above = tuple(
        line
        for line in (f"!{question.label}", question.guidance.hint, closed, translation_notice(record.form, section.id))
        if line
    )
    rows = in_order(record, path, record.assessment.rows.get(path, ()))
    heads, cells = table_of(record, path, rows)
    lines = [
        ListLine(
            row_words(record, path, row), row_state(record, path, row), Place("row", path, row),
            (row_words(record, path, row), *row_lines(record, path, row)), cells[row],
        )
        for row in rows
    ]  # fmt: skip
    lines += [] if closed else [ListLine(question.add_label or "Add a row", place=Place("add", path))]
    if not rows and question.missing:
        lines.append(ListLine("Nothing to add, or not known", _missing_words(record, path), Place("question", path)))
    gone = () if closed else taken_out(record, path)
    if gone:
        lines.append(
            ListLine(say("Rows taken out"), say_number(len(gone), "1 row", "{number} rows"), Place("taken_out", path))
        )
    lines.append(ListLine("Go on", place=next_place(record, path)))
    keys = "Enter Open  Del Take a row out" if rows and not closed else "Enter Open"
    where = where_in_section(record, path)
    return ListView(section.title, where, above, tuple(lines), keys=keys, helps=helped, heads=heads, under=True)


def table_of(record: Record, path: str, rows: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The heads of the table that the rows are on a wide screen, and the cells of each row: what somebody said first.

    As many columns as have room, those that name a row before others, in the order of the form.
    """
    question = record.form.question(path)
    said = {
        each.id: {row: " ".join(cell_words(record, path, row, each).split()) for row in rows} for each in question.field
    }
    told = sorted(
        (each for each in question.field if any(said[each.id].values())),
        key=lambda each: (each.id not in question.row_label, not each.required, each.type in BOXES),
    )
    chosen: list[str] = []
    room = TABLE
    for each in told:
        wide = min(max(map(len, (_head(each), *said[each.id].values()))), CELL) + 2
        if wide <= room:
            chosen.append(each.id)
            room -= wide
    shown = [each for each in question.field if each.id in chosen]
    states = {row: row_state(record, path, row) for row in rows}
    last = (say("Look at"),) if any(states.values()) else ()
    cells = {row: (*(said[each.id][row] for each in shown), *((states[row],) if last else ())) for row in rows}
    return (*map(_head, shown), *last) if rows else (), cells


def _head(column: RowField) -> str:
    return column.short or column.label


def row_lines(record: Record, path: str, row: str) -> tuple[str, ...]:
    """Everything that a row says, a line for each of its fields."""
    words = ((each, cell_words(record, path, row, each)) for each in shown_columns(record, path, row))
    return tuple(f"{_head(each)}: {said}" for each, said in words if said)


def in_order(record: Record, path: str, rows: Iterable[str]) -> tuple[str, ...]:
    """The rows as documents print them: in the order they were written, or by the date that names them."""
    question = record.form.question(path)
    first = next((each for each in question.field if each.id in question.row_label[:1]), None)
    if first is None or first.type not in DATES:
        return tuple(rows)
    days = {row: str(record.assessment.value(f"{path}/{row}/{first.id}") or "") for row in rows}
    return tuple(sorted(days, key=lambda row: (read_partial(days[row]) is None, days[row])))


def taken_out(record: Record, path: str) -> tuple[str, ...]:
    """The rows that were taken out of a table of the pair's own and said something; where each lists alone, none."""
    a = record.assessment
    if listed_alone(record.form, a, path):
        return ()
    rows = sorted(target.partition("/")[2] for target in a.left_out if target.startswith(f"{path}/"))
    return in_order(record, path, [row for row in rows if not row_is_empty(record, path, row)])


def taken_out_view(record: Record, path: str) -> ListView:
    """The rows that were taken out: Enter puts one back."""
    question = record.form.question(path)
    lines = tuple(
        ListLine(f"  {row_words(record, path, row)}", say("Put it back"), Place("put_back", path, row))
        for row in taken_out(record, path)
    )
    return ListView(
        say("Rows taken out"), "", (f"!{question.label}", say("Choose a row to put it back as it stood.")),
        lines or (ListLine(say("Every row stands.")),), keys="Enter Put it back",
    )  # fmt: skip


def _missing_words(record: Record, path: str) -> str:
    said = record.assessment.answer(path)
    return record.form.missing(said.missing).label if said and said.missing else ""


def row_words(record: Record, path: str, row: str) -> str:
    """What names a row in a list: its row_label fields, or that it is still empty."""
    question = record.form.question(path)
    wanted = question.row_label or tuple(each.id for each in question.field[:2])
    words = [cell_words(record, path, row, record.form.field(path, name)) for name in wanted]
    if not any(words):  # a row that was begun from a factor is known by its number
        words = [cell_words(record, path, row, each) for each in question.field if each.type == "factors"]
    said = [word for word in words if word]
    return ", ".join((*(word.rstrip(".") for word in said[:-1]), *said[-1:])).replace("\n", " ") or "Still empty"


def row_state(record: Record, path: str, row: str) -> str:
    """Whether something that must be there is not; a cell that reads oddly is named first."""
    columns = shown_columns(record, path, row)
    answers = [(each, record.assessment.answer(f"{path}/{row}/{each.id}")) for each in columns]
    if any(answer and remark(record.form, f"{path}/{row}/{each.id}", answer) for each, answer in answers):
        return "Look again"
    lacking = [each.short or each.label for each, answer in answers if each.required and answer is None]
    return f"Not yet: {lacking[0]}" if lacking else ""


def row_is_empty(record: Record, path: str, row: str) -> bool:
    """Whether nothing was said in the row."""
    start = f"{path}/{row}/"
    return not any(where.startswith(start) for _, where in record.assessment.answers)


def cell_words(record: Record, path: str, row: str, column: RowField) -> str:
    """A cell in the words of the form."""
    return value_words(record, column, record.assessment.value(f"{path}/{row}/{column.id}"))


def value_words(record: Record, column: RowField, value: Said | None) -> str:
    """What a cell of this column says, in the words of the form."""
    labels = {option.value: option.label for option in column.options} | {"yes": "Yes", "no": "No"}
    if column.type in SEVERAL:
        known = labels if column.type == "multi" else {f: record.form.factor_number(f) for f in record.form.factors}
        return ", ".join(known.get(each, each) for each in (value if isinstance(value, tuple) else ()))
    if column.type in {"single", "yes_no"}:
        return labels.get(str(value), "") if value is not None else ""
    return show_value(column.type, value)


def shown_columns(record: Record, path: str, row: str) -> tuple[RowField, ...]:
    """The fields of a row that are asked now."""
    cells: dict[str, Value] = {}
    for each in record.form.question(path).field:
        value = record.assessment.value(f"{path}/{row}/{each.id}")
        if value is not None:
            cells[each.id] = value
    scope = RowScope(cells)
    made = []
    for each in record.form.question(path).field:
        logic = record.form.field_logic(path, each.id)
        if logic is None or logic.test(scope) is True:
            made.append(each)
    return tuple(made)


def row_view(record: Record, path: str, row: str, typed: Values | None = None) -> FormView:
    """One row as a form."""
    question = record.form.question(path)
    section = record.form.section(path.partition(".")[0])
    helped = helps_line(record, path)
    rows = in_order(record, path, record.assessment.rows.get(path, ()))
    where = f"{rows.index(row) + 1} of {len(rows)}" if row in rows else ""
    above = tuple(
        line
        for line in (f"!{question.label}", question.guidance.hint, translation_notice(record.form, section.id))
        if line
    )
    closed = closed_because(record.form, record.play, path)
    if closed:
        return FormView(section.title, where, (*above, "", closed), helps=helped)
    fields = tuple(
        cell_field(record, column, f"{path}/{row}/{column.id}", typed or {})
        for column in shown_columns(record, path, row)
    )
    return FormView(section.title, where, above, fields, go_on="F8 Done", helps=helped, foot=UNSAFE)


def cell_field(record: Record, column: RowField, path: str, typed: Values) -> Field:
    """One field of a row."""
    answer = record.assessment.answer(path, Voice.AGREED)
    text = show_value(column.type, answer.value) if answer else ""
    odd = remark(record.form, path, answer) if answer else ""
    held = typed.get(column.id, "")
    if column.type == "number" and isinstance(held, str) and held.strip() and held.strip() != text:
        odd = NOT_A_NUMBER
    choices = cell_choices(record, column, _cell_chosen(answer))
    kind = "multi" if column.type in SEVERAL else "choice" if choices else "box" if column.type in BOXES else "line"
    return Field(
        column.id, kind, column.label, column.hint or _date_hint(column), choices, _cell_chosen(answer),
        "" if choices else text, odd,
    )  # fmt: skip


def _date_hint(column: RowField) -> str:
    return {"date": "As you write it: 20 11 2026", "partial_date": "2026, 11 2026 or 20 11 2026"}.get(column.type, "")


def _cell_chosen(answer: Answer | None) -> tuple[str, ...]:
    if answer is None or answer.value is None:
        return ()
    return answer.value if isinstance(answer.value, tuple) else (str(answer.value),)


def cell_choices(record: Record, column: RowField, chosen: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    """What can be chosen in a cell; nothing for cells that are typed."""
    if column.type == "yes_no":
        return (Choice("yes", "Yes", "Y"), Choice("no", "No", "N"))
    if column.type == "factors":
        return factor_choices(record, chosen)
    return with_letters(
        tuple(
            Choice(option.value, option.label, option.key or "", option.anchor, alone=option.exclusive)
            for option in column.options
            if not option.retired
        )
    )
