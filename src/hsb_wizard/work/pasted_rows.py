"""A table copied from a spreadsheet or a document, cut into rows of a list: which column is which, and what fits none.

Pure. Nothing of the paste is lost: what a column cannot take goes, with its head, into a column for words. Which rows
are wanted is for whoever pasted them to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from hsb_wizard.assessment.days import read_date, read_partial
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.text import clean, single_line
from hsb_wizard.values import Frozen
from hsb_wizard.work.typed import typed_date, typed_list, typed_number, typed_partial
from hsb_wizard.work.view_base import Values

Cells = tuple[str, ...]

MOST = 200  # rows of one paste
LINE = 400  # characters that a line takes
WORDS = ("text", "long_text")
DATES: Mapping[str, bool] = {"date": False, "partial_date": True}
CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=\t|\n|\Z)|[^\t\n]*')
ASIDE = re.compile(r",| \(")  # after this a label explains itself: nobody writes that over a column
YES_NO = {"yes": "yes", "y": "yes", "no": "no", "n": "no"}


class PastedRows(Frozen, frozen=True):
    """What a paste would be: values for each row, by column; whether its first line named the columns, and where what
    fits no column goes (the label; empty where everything fits)."""

    rows: tuple[Values, ...]
    headed: bool = False
    rest: str = ""


def table_in(text: str) -> tuple[Cells, ...]:
    """The rows and cells of a paste; none where it is no table. A cell of several lines stands in quotation marks."""
    if "\t" not in text:
        return ()
    words, at, rows = clean(text), 0, [list[str]()]
    while True:
        found = CELL.match(words, at)
        if found is None:  # it matches nothing at all as well
            break
        inside = found["quoted"]
        many = inside is not None and any(each in inside for each in ("\n", "\t", '""'))
        rows[-1].append((inside.replace('""', '"') if many else found[0]).strip())
        at = found.end() + 1
        if at > len(words):
            break
        if words[at - 1] == "\n":
            rows.append([])
    return tuple(tuple(row) for row in rows if any(row))


def cut_into_rows(question: Question, table: Sequence[Cells], today: date) -> PastedRows | None:
    """The rows that ``table`` would be in the list of ``question``; None where they have no place in it."""
    heads = _heads(question, table[0])
    body = table[1:] if any(heads) else table
    columns = _dated(question, heads, body, today) if any(heads) else _in_order(question, body, today)
    if not body or not any(columns):
        return None
    names = table[0] if any(heads) else ()
    home = _home(question)
    rows, rest = [], False
    for cells in body:
        values, left = _row(columns, cells, names, today)
        if left and (home is None or not _put(values, home, left)):
            return None
        rest = rest or bool(left)
        rows.append(values)
    return PastedRows(tuple(rows), bool(names), home.label if rest and home is not None else "")


def _row(
    columns: Sequence[RowField | None], cells: Cells, names: Cells, today: date
) -> tuple[dict[str, str | tuple[str, ...]], list[str]]:
    """The values of one row, and what found no place, with its head where there is one."""
    values: dict[str, str | tuple[str, ...]] = {}
    left: list[str] = []
    for at, cell in enumerate(cells):
        if not cell:
            continue
        column = columns[at] if at < len(columns) else None
        value = None if column is None else taken(column, cell, today)
        if column is not None and value is not None:
            values[column.id] = value
        else:
            head = names[at] if at < len(names) else ""
            left.append(f"{head}: {cell}" if head else cell)
    return values, left


def taken(column: RowField, cell: str, today: date) -> str | tuple[str, ...] | None:
    """What ``column`` holds where somebody types ``cell`` into it; None where it cannot take that."""
    if column.type in WORDS:
        line = cell if column.type == "long_text" else single_line(cell)
        return line if column.type == "long_text" or len(line) <= LINE else None
    if column.type in DATES:
        partial = DATES[column.type]
        day = typed_partial(cell, today) if partial else typed_date(cell, today)
        return cell if (read_partial(day) if partial else read_date(day)) else None
    if column.type == "number":
        return None if typed_number(cell) is None else cell
    return _chosen(column, cell)


def _chosen(column: RowField, cell: str) -> tuple[str, ...] | None:
    """The options that ``cell`` names by their words; None where one of them is none."""
    known = {_word(each.label): each.value for each in column.options if not each.retired}
    known |= {each.value: each.value for each in column.options if not each.retired}
    known |= YES_NO if column.type == "yes_no" else {}
    if _word(cell) in known:
        return (known[_word(cell)],)
    found = [known.get(_word(each)) for each in typed_list(cell)] if column.type == "multi" else []
    return tuple(each for each in found if each) if found and all(found) else None


def _heads(question: Question, first: Cells) -> tuple[RowField | None, ...]:
    """The columns that the first line names; none at all where it is a row as well."""
    begins = {_word(ASIDE.split(each.label)[0]): each for each in reversed(question.field)}  # the first of several
    whole = {_word(name): each for each in question.field for name in (each.label, each.short or "", each.id) if name}
    named = {**begins, **whole}
    found = tuple(named.get(_word(cell)) for cell in first)
    ids = [each.id for each in found if each is not None]
    heads = len(ids) == len(set(ids)) and 2 * len(ids) >= sum(1 for cell in first if cell)
    return found if heads else ()


def _dated(
    question: Question, heads: Sequence[RowField | None], body: Sequence[Cells], today: date
) -> tuple[RowField | None, ...]:
    """The columns by their heads; days under another head ("Date") go to the one column for days that is left."""
    left = [each for each in question.field if each.type in DATES and each.show_when is None and each not in heads]
    nameless = [at for at, head in enumerate(heads) if head is None and _takes(left, _column(body, at), today)]
    if len(left) != 1 or len(nameless) != 1:
        return tuple(heads)
    return tuple(left[0] if at in nameless else head for at, head in enumerate(heads))


def _column(body: Sequence[Cells], at: int) -> list[str]:
    return [row[at] for row in body if at < len(row) and row[at]]


def _takes(columns: Sequence[RowField], cells: Sequence[str], today: date) -> RowField | None:
    """The first of the columns that can take every one of the cells."""
    fits = (each for each in columns if all(taken(each, cell, today) is not None for cell in cells))
    return next(fits, None) if cells else None


def _in_order(question: Question, body: Sequence[Cells], today: date) -> tuple[RowField | None, ...]:
    """For each column of the table the next one of the list that can take all that stands in it."""
    left = [each for each in question.field if each.show_when is None and each.type != "factors"]
    found: list[RowField | None] = []
    for at in range(max(map(len, body))):
        column = _takes(left, _column(body, at), today)
        found.append(column)
        left = left[left.index(column) + 1 :] if column is not None else left
    return tuple(found)


def _home(question: Question) -> RowField | None:
    """The column for words that takes what fits no other: the first box, or else the last line."""
    words = [each for each in question.field if each.type in WORDS and each.show_when is None]
    return next((each for each in words if each.type == "long_text"), words[-1] if words else None)


def _put(values: dict[str, str | tuple[str, ...]], home: RowField, left: Sequence[str]) -> bool:
    """Put what found no place behind what stands in ``home``; False where a line has no room for it."""
    box = home.type == "long_text"
    said = (str(values.get(home.id, "")), *left)
    words = ("\n" if box else "; ").join(each for each in said if each)
    values[home.id] = words if box else single_line(words)
    return box or len(words) <= LINE


def _word(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" :.")
