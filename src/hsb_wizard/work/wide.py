"""What a window with room to the right shows otherwise: two texts side by side, a list as a table. Pure.

Nothing stands only here: what is set side by side stands one below the other in 80 columns, and what a table has in its
columns is on the page that its line opens.
"""

from __future__ import annotations

from collections.abc import Sequence

from hsb_wizard.cells import cells, filled
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.line import Row, folded, shortened
from hsb_wizard.work.view_base import FormView, ListLine, ListView, row_id
from hsb_wizard.work.view_draw import wrapped

WIDE = 118  # cells: from here on there is room to the right
HIGH = 28  # lines: from here on something can stand under a list
PANEL = 40  # cells of the panel there
TWO = 100  # cells that two texts side by side need
GAP, MARK, BAR = 2, 3, 1  # cells between two columns, before the first, and after the last where the list scrolls
SAID = "    "  # before what somebody said, under the line that says who and when
TEXT_WIDTH = 51  # cells of a line's words before what stands beside them, where it is no table
Block = tuple[str, ...]


def in_two(lines: tuple[str, ...], pair: tuple[Block, ...], width: int) -> tuple[str, ...]:
    """``lines`` with the two blocks of ``pair``, which stand in them one after the other, set side by side."""
    if len(pair) != 2 or width < TWO:
        return lines
    both = (*pair[0], *pair[1])
    at = next((n for n in range(len(lines)) if lines[n : n + len(both)] == both), None)
    return lines if at is None else (*lines[:at], *_framed(pair, width), *lines[at + len(both) :])


def in_panel(lines: tuple[str, ...], panel: Block, width: int) -> tuple[str, ...]:
    """``lines`` with the run of them that ``panel`` is in a frame, its first line in the edge; or as they are."""
    if not panel or width < TWO:
        return lines
    at = next((n for n in range(len(lines)) if lines[n : n + len(panel)] == panel), None)
    if at is None:
        return lines
    inner = (width - 1) // 2 * 2 - 3  # as wide as two frames side by side
    title = f"─ {shortened(panel[0].removeprefix('!'), inner - 2)} "
    rows = [piece for line in panel[1:] for piece in _hung(line, inner)]
    framed = (
        f"!┌{title}{'─' * (inner + 2 - cells(title))}┐",
        *(f"│ {filled(row, inner)} │" for row in rows),
        f"└{'─' * (inner + 2)}┘",
    )
    return (*lines[:at], *framed, *lines[at + len(panel) :])


def _hung(line: str, width: int) -> tuple[str, ...]:
    """One line of a panel; where it is broken it goes on under its first word."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    return wrapped(line.strip(), width - len(indent), indent) or ("",)


def _framed(pair: tuple[Block, ...], width: int) -> tuple[str, ...]:
    inner = (width - 1) // 2 - 4
    columns = [_column(block, inner) for block in pair]
    height = max(len(column) for column in columns)
    rows = [[*column, *[""] * (height - len(column))] for column in columns]
    edge = "─" * (inner + 2)
    lines = [f"│ {filled(left, inner)} │ │ {filled(right, inner)} │" for left, right in zip(*rows, strict=True)]
    return (f"┌{edge}┐ ┌{edge}┐", f"!{lines[0]}", *lines[1:], f"└{edge}┘ └{edge}┘")


def _headed(head: str, width: int) -> list[str]:
    """The first line of a block: what stands in columns there goes on below, one long sentence is cut."""
    if cells(head) <= width or not _in_columns(head, width):
        return [shortened(head, width)]
    return list(folded(head, width))


def _in_columns(line: str, width: int) -> bool:
    """Whether a line has columns, each of which has room."""
    columns = line.split("   ")
    return len(columns) > 1 and all(cells(each) <= width for each in columns)


def _column(block: Block, width: int) -> list[str]:
    head, *rest = block
    made = _headed(head.removeprefix("!"), width)
    for line in rest:
        words = line.removeprefix("!").strip()
        if cells(words) > width and _in_columns(words, width):
            made += folded(words, width)
        else:
            indent = SAID[:2] if line.startswith(SAID) and line[len(SAID) :] == words else ""
            made += wrapped(words, width - len(indent), indent) or ("",)
    while len(made) > 1 and not made[-1]:  # what parts it from what stands below it in a narrow window
        made.pop()
    return made


def bare(view: ListView | FormView) -> ListView | FormView:
    """The page as a narrow window has it: where somebody else may see the screen, nothing stands beside."""
    if isinstance(view, FormView):
        return replace(view, beside=())
    lines = tuple(replace(line, beside=(), wide=None) for line in view.lines)
    return replace(view, heads=(), beside=(), lines=lines)


def panel_of(view: ListView, width: int) -> str:
    """Where a list of ``width`` cells says more about its marked line: beside it, under it, or nowhere."""
    if width < WIDE or not any(line.beside for line in view.lines):
        return ""
    return "under" if view.under else "beside"


def rows_of(view: ListView, width: int) -> tuple[Row, ...]:
    """The lines of a list as they are drawn in ``width`` cells; before its first row a table says its columns."""
    room = width - MARK - BAR - (PANEL if panel_of(view, width) == "beside" else 0)
    if width < WIDE:
        return tuple(_row(line) for line in view.lines)
    lines = _wide_lines(view.lines)
    if not view.heads:
        return tuple(_row(line) for line in lines)
    widths = _columns(view, room)
    rows = [_table_row(line, widths) if line.cells else _beside_table(line, widths) for line in lines]
    first = next((n for n, line in enumerate(lines) if line.cells), len(rows))
    if not any(view.heads):  # columns that need no name
        return tuple(rows)
    indent = " " * (len(lines[first].text) - len(lines[first].text.lstrip())) if rows[first:] else ""
    heads = Row(_table_line((indent + view.heads[0], *view.heads[1:]), widths), heading=True)
    return (*rows[:first], heads, *rows[first:])


def _wide_lines(lines: Sequence[ListLine]) -> tuple[ListLine, ...]:
    """The lines as a wide window has them: one may have more rows there, or none. The first of them opens."""
    made: list[ListLine] = []
    for line in lines:
        if line.wide is None:
            made.append(line)
        elif line.wide:
            made += [replace(line, text=line.wide[0]), *(ListLine(text) for text in line.wide[1:])]
    return tuple(made)


def said_beside(texts: Sequence[str], words: str, width: int) -> tuple[str, ...]:
    """``texts`` as rows of a wide window, with ``words`` to the right of them, from one column on."""
    at = max(width, *(cells(text) for text in texts)) + GAP
    right = wrapped(words, WIDE - MARK - at)
    rows = max(len(texts), len(right))
    lefts = [*texts, *[""] * (rows - len(texts))]
    rights = [*right, *[""] * (rows - len(right))]
    return tuple(f"{filled(left, at)}{beside}".rstrip() for left, beside in zip(lefts, rights, strict=True))


def _columns(view: ListView, room: int) -> tuple[int, ...]:
    """How wide each column is: as its widest cell where all have room, else the widest give way."""
    rows = (view.heads, *(line.cells for line in view.lines if line.cells))
    widths = [max(cells(row[n]) for row in rows if n < len(row)) for n in range(len(view.heads))]
    while sum(widths) + GAP * (len(widths) - 1) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return tuple(widths)


def _table_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    pieces = (filled(shortened(cell.rstrip(), width), width) for cell, width in zip(cells, widths, strict=False))
    return (" " * GAP).join(pieces).rstrip()


def _table_row(line: ListLine, widths: Sequence[int]) -> Row:
    return Row(_table_line(line.cells, widths), row_id(line.place) if line.place else "", _mark(line))


def _beside_table(line: ListLine, widths: Sequence[int]) -> Row:
    """A line among those of a table that is none of them: what stands beside its words stands in the second column."""
    made = _row(line)
    if not line.status:
        return made
    words = shortened(line.text, TEXT_WIDTH).ljust(widths[0])
    return Row(f"{words}{' ' * GAP}{line.status}", made.id, made.mark)


def _row(line: ListLine) -> Row:
    opens = row_id(line.place) if line.place else ""
    if not opens and not line.status:
        return Row(line.text, heading=not line.text.startswith(" "))
    if not line.status:
        return Row(line.text, opens)
    return Row(f"{filled(shortened(line.text, TEXT_WIDTH), TEXT_WIDTH)} {line.status}".rstrip(), opens, _mark(line))


def _mark(line: ListLine) -> str:
    return "!" if line.status.startswith(say("Look again")) else ""


def panel(view: ListView, marked: str, where: str) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """What the panel says about the line that opens ``marked``: lines, and what stands side by side in them."""
    found = next((line for line in view.lines if line.place and row_id(line.place) == marked), None)
    first, *rest = found.beside if found and found.beside else ("",)
    about = (f"!{first}", *rest) if first else ()
    if where == "under" and view.beside and not about:
        return view.beside, ()
    if where == "under" and view.beside:
        pair = (about, view.beside)
        return (*pair[0], *pair[1]), pair
    return ((about[0], "", *about[1:]) if about and where == "beside" else about), ()
