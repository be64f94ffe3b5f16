"""The rows of a repeat in print: one table where they are narrow or the form says its columns, else row by row.

Rows that a date names stand in its order, so that a chronology reads as one whoever wrote it down when. What must not
enter here: what a row means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hsb_wizard.assessment.days import age_words
from hsb_wizard.assessment.payloads import Value
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.report.document import Block, Heading, KeyValues, Table
from hsb_wizard.report.material import Material
from hsb_wizard.report.timeline import with_figure
from hsb_wizard.report.wording import DATES, value_words
from hsb_wizard.sentences import say

TITLE = 60  # characters of a row's heading
SPACIOUS = 4  # a repeat with more fields than this and no columns is printed row by row, not as one table
BLANK = "Not said"

Row = Mapping[str, str]  # field to words, the blank ones left out


def repeat_blocks(material: Material, path: str, number: str) -> list[Block]:
    """The rows of a repeat: one table, or each row under its own number without its blanks."""
    question = material.form.question(path)
    fields = material.fields(path)
    ordered = _in_order(material, path, question)
    rows = [
        {each.id: words for each in fields if (words := _words(material, each, _value(material, path, row, each)))}
        for row in ordered
    ]
    if not rows or not fields:
        return []
    heading = Heading(2, question.label, number)
    if question.columns:
        table = _columns(question, fields, rows)
        if not material.edition.figures:
            return [heading, table]
        return [heading, with_figure(table, fields, rows, [_day(material, path, question, row) for row in ordered])]
    if len(fields) <= SPACIOUS:
        full = tuple(tuple(row.get(each.id, BLANK) for each in fields) for row in rows)
        return [heading, Table(tuple(_name(each) for each in fields), full, summary=question.label)]
    return [heading, *_one_by_one(question, fields, rows, number)]


def _value(material: Material, path: str, row: str, field: RowField) -> Value | None:
    return material.assessment.value(f"{path}/{row}/{field.id}")


def _words(material: Material, field: RowField, value: Value | None) -> str:
    words = value_words(material.form, field, value)
    if words and (instead := material.stands_in(field)):
        return say(instead)
    age = age_words(material.role_text("born"), str(value)) if field.age and words else ""
    return f"{words}, {age}" if age else words


def _in_order(material: Material, path: str, question: Question) -> Sequence[str]:
    """The rows as they were written, or by the date that names them; those without one last."""
    rows = material.rows(path)
    days = {row: _day(material, path, question, row) for row in rows}
    return sorted(rows, key=lambda row: (not days[row], days[row]))


def _day(material: Material, path: str, question: Question, row: str) -> str:
    """The date that names a row, as it was given; empty where none does."""
    first = next((each for each in question.field if each.id in question.row_label[:1]), None)
    if first is None or first.type not in DATES:
        return ""
    return str(_value(material, path, row, first) or "")


def _columns(question: Question, fields: Sequence[RowField], rows: Sequence[Row]) -> Table:
    """The table that the form lays out: each column under the name of its first field."""
    known = {each.id: each for each in fields}
    columns = [each for names in question.columns if (each := [known[name] for name in names if name in known])]
    cells = tuple(tuple(_cell(column, row) for column in columns) for row in rows)
    return Table(tuple(_name(column[0]) for column in columns), cells, summary=question.label)


def _cell(column: Sequence[RowField], row: Row) -> str:
    """What a row says of one column, a line each; the first field has its name over the column."""
    lines = [
        f"{_name(each)}: {row[each.id]}" if place else row[each.id]
        for place, each in enumerate(column)
        if each.id in row
    ]
    return "\n".join(lines) or BLANK


def _one_by_one(question: Question, fields: Sequence[RowField], rows: Sequence[Row], number: str) -> list[Block]:
    made: list[Block] = []
    for place, row in enumerate(rows, start=1):
        if row:
            pairs = tuple((_name(each), row[each.id]) for each in fields if each.id in row)
            title = _title(question, fields, row) or f"Line {place}"
            made += [Heading(3, title, f"{number}.{place}"), KeyValues(pairs, summary=question.label)]
    return made


def _title(question: Question, fields: Sequence[RowField], row: Row) -> str:
    """What names a row in print: the fields that the form says, as far as they stay short."""
    words = [row[each.id] for each in fields if each.id in question.row_label and each.id in row]
    both = ", ".join(words)
    return both if len(both) <= TITLE else words[0]


def _name(field: RowField) -> str:
    return field.short or field.label
