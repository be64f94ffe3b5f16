"""A list drawn line by line, with one mark: every list of the program is one of these.

A row that is longer than its place goes on in the next line. Imported before the first paint: nothing
of a case, a form or a store may enter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from hsb_wizard.cells import cells
from hsb_wizard.tui.below import LIST, SCROLLS, look_below
from hsb_wizard.tui.frame import single_line_kept
from hsb_wizard.work.line import NOTHING, Row, folded, shortened

MARK, AROUND = 3, 4  # cells: the mark before a row; with it the bar after it where the list scrolls


class Lines(ScrollView, can_focus=True):
    """A list drawn line by line; `>` marks the line that Enter opens. Headings and blank lines are passed over."""

    DEFAULT_CSS = "Lines { height: 1fr; width: 100%; overflow-x: hidden; } Lines.short { height: auto; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("home", "move(-99999)", show=False),
        Binding("end", "move(99999)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Said(Message):
        """Something about a line. Chosen and Moved are each of a kind: whoever hears of one hears not of the other."""

        def __init__(self, lines: Lines, row: Row) -> None:
            super().__init__()
            self.lines, self.row = lines, row

        @property
        def control(self) -> Lines:
            """The list, so that `on` can name it."""
            return self.lines

    class Chosen(Said):
        """Enter on a line."""

    class Moved(Said):
        """The mark stands on another line."""

    def __init__(self, rows: Iterable[Row] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.add_class(SCROLLS, LIST)
        self.rows: tuple[Row, ...] = tuple(rows)
        self._drawn: list[tuple[int, str]] = []  # each line as it stands, with the number of its row
        self.current = self._first()

    def on_mount(self) -> None:
        """The page says whether there is more below."""
        for what in ("scroll_y", "virtual_size"):
            self.watch(self, what, lambda: look_below(self))

    @property
    def marked(self) -> Row:
        """The row at the mark; an empty one where there is none."""
        return self.rows[self.current] if 0 <= self.current < len(self.rows) else NOTHING

    def set_rows(self, rows: Iterable[Row], keep: str = "") -> None:
        """Refill in place; the mark goes to the row called ``keep``, or stays where the same row is, or goes first."""
        wanted = keep or self.marked.id
        self.rows = tuple(rows)
        self.current = next((n for n, row in enumerate(self.rows) if row.id == wanted and row.opens), self._first())
        self._measure()
        self.refresh()
        self.call_after_refresh(self._follow)

    def _first(self) -> int:
        return next((n for n, row in enumerate(self.rows) if row.opens), 0)

    def _measure(self) -> None:
        width = self.size.width
        self._drawn = [(number, text) for number, row in enumerate(self.rows) for text in _lines_of(row, width)]
        self.virtual_size = Size(width, len(self._drawn))

    def line_of(self, number: int, *, last: bool = False) -> int:
        """On which line the row called ``number`` begins, or ends."""
        if len(self._drawn) == len(self.rows):
            return number
        found = [line for line, (row, _) in enumerate(self._drawn) if row == number]
        return (found[-1] if last else found[0]) if found else 0

    def on_resize(self) -> None:
        """The list is as wide as its place, and the mark stays in sight where it got lower."""
        self._measure()
        self.call_after_refresh(self._follow)
        look_below(self)

    def on_show(self) -> None:
        """Seen again after another page: it may have been refilled meanwhile."""
        self.call_after_refresh(self._follow)
        look_below(self)

    def on_focus(self) -> None:
        """The terminal's own cursor stands at the mark, for magnifiers and readers that follow it."""
        self._follow()
        self.refresh()

    def on_blur(self) -> None:
        """Draw the mark without weight."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line; the marked one carries `>` and, while the list has the keys, stands reversed."""
        number, width, style = y + self.scroll_offset.y, self.size.width, self.rich_style
        if number >= len(self._drawn):
            return Strip.blank(width, style)
        place, words = self._drawn[number]
        row, begins = self.rows[place], not number or self._drawn[number - 1][0] != place
        here = place == self.current and row.opens
        text = ("   " if not begins else " > " if here else f" {row.mark or ' '} ") + single_line_kept(words)
        weight = Style(reverse=here and self.has_focus, bold=here or row.heading)
        return Strip([Segment(set_cell_size(shortened(text, width), width), style + weight)], width)

    def action_move(self, by: int) -> None:
        """Move the mark, over what cannot be opened; the list never wraps."""
        places = [n for n, row in enumerate(self.rows) if row.opens]
        if not places:  # nothing to open: a list to read
            self.scroll_relative(y=by, animate=False, force=True)
            return
        at = places.index(self.current) if self.current in places else 0
        before, self.current = self.current, places[max(0, min(len(places) - 1, at + by))]
        if before == self.current and by < 0:  # at the first already: what stands above it
            self.scroll_relative(y=max(by, -self.size.height), animate=False, force=True)
        if before != self.current:
            self.refresh()
            self._follow()
            self.post_message(self.Moved(self, self.marked))

    def _follow(self) -> None:
        mark, last = self.line_of(self.current), self.line_of(self.belongs_to(), last=True)
        top = 0 if self.current == self._first() and last < self.size.height else mark
        self.scroll_to_region(Region(0, top, 1, last - top + 1), animate=False, force=True)
        if self.has_focus:
            self.app.cursor_position = Offset(self.region.x, self.region.y + mark - self.scroll_offset.y)

    def belongs_to(self) -> int:
        """The last of the lines that go on from the marked one: its words where they were wrapped.

        From the last that opens to the end of the list, where there is room: nothing else would ever show it.
        """
        last, end = self.current, len(self.rows) - 1
        if end - last < self.size.height and not any(row.opens for row in self.rows[last + 1 :]):
            return end
        for row in self.rows[self.current + 1 : self.current + 5]:
            if row.opens or row.heading:
                break
            last += 1
        return last

    def action_open(self) -> None:
        """Open the marked line."""
        if self.marked.opens:
            self.post_message(self.Chosen(self, self.marked))

    def on_click(self, event: events.Click) -> None:
        """A click marks a line; a second one on the mark opens it."""
        line = event.y + self.scroll_offset.y
        number = self._drawn[line][0] if line < len(self._drawn) else len(self.rows)
        if number >= len(self.rows) or not self.rows[number].opens:
            return
        if number == self.current:
            self.action_open()
            return
        self.current = number
        self.refresh()
        self.post_message(self.Moved(self, self.marked))


def _lines_of(row: Row, width: int) -> tuple[str, ...]:
    """A row as the lines that it takes in ``width`` cells; words to read are broken as in a book."""
    words = single_line_kept(row.text)
    if width <= 0 or cells(words) <= width - MARK:
        return (row.text,)
    return folded(words, width - AROUND, 2 if row.opens or "  " in words.strip() else 0)
