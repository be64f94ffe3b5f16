"""How high the boxes of a form are: in a high window as much as everything else leaves them. Pure.

What is counted is what the page says, not what is marked or typed in it: a key must not make a box jump. Widgets, and
what stands in a record, must not enter.
"""

from __future__ import annotations

from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Field, FormView
from hsb_wizard.work.view_draw import choice_lines, hanging, wrapped
from hsb_wizard.work.view_sources import resting_ticks, ticks_of
from hsb_wizard.work.wide import PANEL, WIDE, in_panel, in_two

LOW, SMALL, TALL, MOST = 5, 4, 10, 18  # lines of a box with its frame: beside other fields, of several, alone, ever
HIGH = 35  # lines of a window that has room for a high box with other fields
AROUND = 5  # lines of every page: its head and its foot with their rules, and the title
SPARE = 5  # lines that come and go: what a level means, a count of words, a remark
BESIDE = 22  # cells of a label that stands before its line


def box_height(view: FormView, width: int, height: int) -> int:
    """How high each box of ``view`` is in a window of ``width`` by ``height``, its frame counted in."""
    boxes = sum(each.kind == "box" for each in view.fields)
    others = len(view.fields) - boxes
    least = SMALL if boxes > 1 else TALL if not others or height >= HIGH else LOW
    if height < HIGH or not boxes:
        return least
    room = width - 2 - (PANEL if view.beside and width >= WIDE else 0)
    taken = AROUND + SPARE + bool(view.helps) + bool(view.foot) + _lines_of(view, room)
    free = height - taken - _tick_lines(view, room) - sum(_field_lines(each, room) for each in view.fields)
    return max(least, min(MOST, free // boxes))


def _lines_of(view: FormView, room: int) -> int:
    """How many lines the words above and below the fields take."""
    above = in_panel(in_two(view.above, view.pair, room), view.panel, room)
    pieces = [piece for line in (*above, *view.below) for piece in hanging(line, room)]
    return sum(len(wrapped(piece, room)) or 1 for piece in pieces)


def _tick_lines(view: FormView, room: int) -> int:
    """How many lines the sources take that can be ticked under the line that names them."""
    known = next((each.offers for each in view.fields if each.kind == "line" and each.offers), ())
    return len(resting_ticks(ticks_of(known, ""), room, roomy=True)) if known else 0


def _field_lines(field: Field, room: int) -> int:
    """How many lines a field takes, without what is typed in a box."""
    if field.kind in {"choice", "multi"}:
        return len(choice_lines(replace(field, chosen=(), remark=""), room))
    words = sum(len(wrapped(text, room)) for text in (field.label, field.hint, field.foot) if text)
    if field.kind == "box":
        return words
    return 1 if field.label and len(field.label) <= BESIDE and not (field.hint or field.foot) else words + 1
