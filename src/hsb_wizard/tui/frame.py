"""What every page stands in: header, body, footer, and the small widgets that are drawn as one line of text each.

Text from people and packs reaches the screen through `plain` alone, never as markup. What the program itself draws
stays within code page 437. Imported before the first paint: nothing of a case, a form or a store may enter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen, Screen
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from hsb_wizard.sentences import say
from hsb_wizard.text import clean, single_line
from hsb_wizard.tui.below import LIST, SCROLLS, look_below
from hsb_wizard.tui.measured import Measured
from hsb_wizard.work.line import NOTHING, Row, shortened

WIDTH, HEIGHT = 80, 24
NOT_SAVED = "NOT SAVED"


def plain(text: str) -> Content:
    """Words as they are: cleaned of control characters, brackets left alone (security.md 1.8)."""
    return Content(clean(text))


class _PlainBar(ScrollBarRender):
    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


ScrollBar.renderer = _PlainBar  # the stock one draws eighths of a block, which old consoles cannot show


class Words(Measured, Static):
    """A paragraph that shows what it is given, word for word."""

    DEFAULT_CSS = "Words { height: auto; width: 100%; padding: 0 1; } Words.title { text-style: bold; }"

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(plain(text), id=id, classes=classes)
        self.words = text

    def say(self, text: str) -> None:
        """Show ``text``; nothing is painted where it is already there."""
        if text != self.words:
            self.words = text
            self.update(plain(text))


class Line(Widget):
    """One line with a left and a right end; what does not fit is cut at the left part."""

    DEFAULT_CSS = "Line { height: 1; width: 100%; }"

    left = reactive("", init=False)
    right = reactive("", init=False)

    def render(self) -> Content:
        """Draw both ends within the width."""
        return plain(spread(self.left, self.right, self.size.width))


def spread(left: str, right: str, width: int) -> str:
    """Put ``left`` and ``right`` at the ends of a line of ``width`` cells, one space of air at each."""
    left, right = single_line_kept(left), single_line(right)
    room = max(0, width - 2)
    if not right:
        return " " + set_cell_size(shortened(left, room), room)
    rest = max(0, room - len(right) - 1)
    return f" {set_cell_size(shortened(left, rest), rest)} {right}"[:width]


class HeaderLine(Line):
    """Where we are, a line across below it; at the right whether everything is saved."""

    DEFAULT_CSS = "HeaderLine { height: 2; }"

    def render(self) -> Content:
        """Draw the line and its rule: one widget, since every page has them and each widget costs a start something."""
        width = self.size.width
        return Content.assemble((spread(self.left, self.right, width), "bold"), "\n", "─" * width)


class FooterLine(Line):
    """The keys that work here, a line across above them where there is room for it."""

    DEFAULT_CSS = "FooterLine { height: 2; }"

    below = reactive("", init=False)  # what the line across says at its right: that more of the page stands below

    def render(self) -> Content:
        """Draw each key with its word in the language in use."""
        width = self.size.width
        pieces = (piece.partition(" ") for piece in self.left.split("  "))
        left = "  ".join(f"{key} {say(word)}" if word else key for key, _, word in pieces)
        said = f" {self.below} ──" if self.below else ""
        rule = f"{'─' * (width - len(said))}{said}\n" if self.size.height > 1 else ""
        return Content.assemble(rule, (spread(left, self.right, width), "bold"))


def _in_language(words: str) -> str:
    """``Saved 14:32`` in the language in use."""
    first, _, rest = words.partition(" ")
    return f"{say(first)} {rest}".strip()


class Problem(Words):
    """What went wrong, in words, on the page, until it is put right; or, without that title, what is no problem."""

    DEFAULT_CSS = """
    Problem { display: none; border: solid $error; padding: 0 1; margin: 0 1; width: 100%; color: $error; }
    Problem.-wrong { display: block; }
    Problem.-fine { border: solid $foreground; color: $foreground; }
    """

    def say(self, text: str, *, fine: bool = False) -> None:
        """Show the sentence, or take it away. ``fine``: nothing is wrong; nor is what is under way ("Looking ...")."""
        fine = fine or text.endswith("...")
        super().say(f"{say('There is a problem')}\n{text}" if text and not fine else text)
        self.set_class(bool(text), "-wrong")
        self.set_class(fine, "-fine")


class Notice(Words):
    """What lies over everything, opaque: the window is too small. It comes when that is so for the first time."""

    DEFAULT_CSS = """
    Notice { layer: above; display: none; width: 100%; height: 100%; background: $background; padding: 1 2; }
    Notice.-shown { display: block; }
    """


class Banner(Words):
    """What was not saved, and what is safe: it stays below the header until saving works again."""

    DEFAULT_CSS = "Banner { display: none; } Banner.-wrong { display: block; text-style: bold reverse; }"


class Page(Screen[None]):
    """One whole page: header, banner, body, footer. A page says its body, its title and its keys.

    ``title`` and ``keys`` are reactive; at the right of the header stands what the app says about saving.
    """

    title_words = reactive("Assessments on this laptop", init=False)
    keys = reactive("", init=False)
    KEYS: ClassVar[str] = "F1 Help  F9 Pause  F10 Lock and quit"
    PAUSE_LOCKS: ClassVar[bool] = False  # nobody here has a passphrase that a cover could ask for

    def compose(self) -> ComposeResult:
        """Header, body, footer; a banner comes below the header when something was not saved."""
        yield HeaderLine(id="header")
        with Vertical(id="body"):
            yield from self.body()
        yield FooterLine(id="footer")

    def body(self) -> Iterable[Widget]:
        """The widgets between header and footer."""
        return ()

    def on_mount(self) -> None:
        """Fill header and footer."""
        self.query_one("#header", HeaderLine).left = self.title_words
        self.query_one("#footer", FooterLine).left = self.keys or self.KEYS
        self.show_saved(getattr(self.app, "saved", ""))

    def watch_title_words(self, title: str) -> None:
        """Show the new title."""
        for line in self.query("#header").results(HeaderLine):
            line.left = title

    def watch_keys(self, keys: str) -> None:
        """Show the new keys."""
        for line in self.query("#footer").results(FooterLine):
            line.left = keys or self.KEYS

    def show_saved(self, words: str) -> None:
        """Say at the right of the header how saving stands; what was not saved becomes a banner that stays."""
        failed = words.startswith(NOT_SAVED)
        for line in self.query("#header").results(HeaderLine):
            line.right = say(NOT_SAVED) if failed else _in_language(words)
        if failed and not self.query("#banner") and self.is_attached:
            self.mount(Banner(id="banner"), after="#header")
        for banner in self.query("#banner").results(Banner):
            banner.say(words if failed else "")
            banner.set_class(failed, "-wrong")

    def on_screen_resume(self) -> None:
        """On top again: the window may have changed meanwhile."""
        show_small = getattr(self.app, "show_small", None)
        if show_small is not None:
            show_small(self)

    def help_lines(self) -> tuple[str, ...]:
        """What F1 says about this page, before the keys. A line that starts with ``!`` is set in bold."""
        return ()

    def go_back(self) -> None:
        """One step back: this page is put away, unless it is the first."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def find(self) -> None:
        """F3. Pages that have something to find say how."""

    def flush(self) -> None:
        """Hand over what is being typed: called before the cover, the lock and the end. Pages with a box say how."""


class Card(ModalScreen[object]):
    """Something that lies on a page until it is put away: help, the cover, a question of the program.

    The keys of the app work here as well; those of the page below do not.
    """

    COVERS: ClassVar[bool] = False  # whether it hides everything: then Pause once more locks

    def on_screen_resume(self) -> None:
        """The window may be too small for a card as well."""
        show_small = getattr(self.app, "show_small", None)
        if show_small is not None:
            show_small(self)

    def action_put_away(self) -> None:
        """Take the card away; nothing was chosen."""
        self.dismiss(None)


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
        self.virtual_size = Size(self.size.width, len(self.rows))

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
        if number >= len(self.rows):
            return Strip.blank(width, style)
        row = self.rows[number]
        here = number == self.current and row.opens
        text = (" > " if here else f" {row.mark or ' '} ") + single_line_kept(row.text)
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
        if before != self.current:
            self.refresh()
            self._follow()
            self.post_message(self.Moved(self, self.marked))

    def _follow(self) -> None:
        top = 0 if self.current == self._first() else self.current
        self.scroll_to_region(Region(0, top, 1, self._belongs_to() - top + 1), animate=False, force=True)
        if self.has_focus:
            self.app.cursor_position = Offset(self.region.x, self.region.y + self.current - self.scroll_offset.y)

    def _belongs_to(self) -> int:
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
        number = event.y + self.scroll_offset.y
        if number >= len(self.rows) or not self.rows[number].opens:
            return
        if number == self.current:
            self.action_open()
        self.current = number
        self.refresh()


def single_line_kept(text: str) -> str:
    """Text of one line with its columns kept: control characters out, runs of spaces stay."""
    return clean(text).replace("\n", " ").replace("\t", " ")
