"""The page that is a list: mounted once and refilled in place.

It shows a `ListView` and tells what was done; where that leads is the main screen's business.
"""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from hsb_wizard.tui.below import look_below
from hsb_wizard.tui.frame import Line, Problem
from hsb_wizard.tui.lines import Lines
from hsb_wizard.tui.parts import part
from hsb_wizard.tui.reading import HelpsLine, Reading
from hsb_wizard.work.line import FLAT, Row
from hsb_wizard.work.view_base import ListView, Place, row_id
from hsb_wizard.work.wide import HIGH, panel, panel_of, rows_of


class ListPage(Vertical):
    """A list; on a wide screen with a panel about the marked line."""

    DEFAULT_CSS = """
    ListPage { height: 1fr; }
    ListPage Horizontal { width: 100%; }
    ListPage .empty { display: none; }
    ListPage .title { text-style: bold; }
    ListPage #beside { width: 40; display: none; border-left: solid $foreground; padding: 0 1; height: 1fr; }
    ListPage.-beside #beside { display: block; }
    ListPage #under { display: none; border-top: solid $foreground; max-height: 50%; }
    ListPage.-under #under { display: block; }
    ListPage.-under #under.empty { display: none; }
    """

    class Opened(Message):
        """A line was opened, or a letter of the page was typed at the moment ``lettered``."""

        def __init__(self, place: Place, lettered: float | None = None) -> None:
            super().__init__()
            self.place, self.lettered = place, lettered

    class TakeOut(Message):
        """Delete on a line."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    class Undo(Message):
        """Ctrl+Z on the list."""

    def __init__(self) -> None:
        super().__init__(id="list")
        self.view = ListView("")

    def compose(self) -> ComposeResult:
        """Title, words, the list and the panel."""
        yield Line(id="list-title", classes="title")
        yield HelpsLine(id="list-helps", classes="empty")
        yield Reading(id="list-above", classes="empty")
        yield Problem(id="list-problem")
        with Horizontal():
            lines = Lines(id="lines")
            lines.styles.width = "1fr"  # beside it stands the panel
            yield lines
            yield Reading(id="beside")
        yield Reading(id="under")

    def fill(self, view: ListView, keep: str = "") -> None:
        """Show ``view``; the mark goes to the line that opens ``keep`` when there is one."""
        self.view = view
        title = part(self, "#list-title", Line)
        title.left, title.right = view.title, view.where
        helps = part(self, "#list-helps", Line)
        helps.left = view.helps
        helps.set_class(not view.helps, "empty")
        part(self, "#lines", Lines).set_rows(self._rows(), view.mark or keep)
        self._panel()

    def start(self) -> None:
        """Take the keys, with as much of the list above the mark as there is room for."""
        part(self, "#lines", Lines).focus()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        lines = next(iter(self.query("#lines").results(Lines)), None)
        if lines is None:  # its record was left before it was laid out
            return
        if self.display and not lines.size.height:  # not laid out yet
            self.call_after_refresh(self._settle)
            return
        mark = lines.line_of(lines.current)
        last = max(mark + 1, lines.line_of(lines.belongs_to(), last=True))
        over = min(mark, last - lines.size.height + 1)  # what belongs to the mark is seen with it
        lines.scroll_to(y=over if over > 1 else 0, animate=False, force=True)
        look_below(self)

    def say(self, words: str, *, fine: bool = False) -> None:
        """Say what is wrong, that nothing is, or a word that is no problem."""
        part(self, "#list-problem", Problem).say(words, fine=fine)

    def on_resize(self, event: events.Resize) -> None:
        """A table and a panel need room."""
        lines = part(self, "#lines", Lines)
        if lines.rows != (rows := self._rows()):
            lines.set_rows(rows)
        self._panel()

    def _rows(self) -> tuple[Row, ...]:
        """The rows of the list; in very few lines what stands above it scrolls with it."""
        flat = self.app.size.height < FLAT
        part(self, "#list-above", Reading).lines(() if flat else self.view.above)
        over = [Row(line.removeprefix("!"), heading=line.startswith("!")) for line in self.view.above if flat]
        return (*over, *rows_of(self.view, self._width))

    @property
    def _width(self) -> int:
        """By the window: a page that comes after another has no size of its own yet."""
        return self.app.size.width

    def _panel(self) -> None:
        """The panel stands where there is room for it, and something to say about any of the lines."""
        where = panel_of(self.view, self._width)
        if where == "under" and self.app.size.height < HIGH:
            where = ""
        self.set_class(where == "beside", "-beside")
        self.set_class(where == "under", "-under")
        if where:
            marked = part(self, "#lines", Lines).marked.id
            part(self, f"#{where}", Reading).lines(*panel(self.view, marked, where))

    @on(Lines.Moved)
    def moved(self, event: Lines.Moved) -> None:
        """The panel follows the mark."""
        event.stop()
        self._panel()

    @on(Lines.Chosen)
    def chosen(self, event: Lines.Chosen) -> None:
        """Open the line."""
        event.stop()
        place = self._place(event.row.id)
        if place is not None:
            self.post_message(self.Opened(place))

    def _place(self, wanted: str) -> Place | None:
        return next((line.place for line in self.view.lines if line.place and row_id(line.place) == wanted), None)

    def on_key(self, event: events.Key) -> None:
        """Letters of the page; Delete takes a row out, Ctrl+Z puts it back."""
        place = self.view.letters.get((event.character or "").upper())
        if place is not None:
            event.stop()
            self.post_message(self.Opened(place, event.time))
        elif event.key == "ctrl+z":
            event.stop()
            self.post_message(self.Undo())
        elif event.key == "delete":
            marked = self._place(part(self, "#lines", Lines).marked.id)
            if marked is not None:
                event.stop()
                self.post_message(self.TakeOut(marked))
