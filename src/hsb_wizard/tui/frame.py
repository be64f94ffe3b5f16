"""What every page stands in: header, body, footer, and the small widgets that are drawn as one line of text each.

Text from people and packs reaches the screen through `plain` alone, never as markup. What the program itself draws
stays within code page 437. Imported before the first paint: nothing of a case, a form or a store may enter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import ModalScreen, Screen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widget import Widget
from textual.widgets import Static

from hsb_wizard.cells import cells, kept
from hsb_wizard.sentences import say
from hsb_wizard.text import clean, single_line
from hsb_wizard.tui.measured import Measured
from hsb_wizard.work.line import FEW, FLAT, HEIGHT, WIDTH, first_lines, keys_here, keys_that_fit, shortened

NOT_SAVED = "NOT SAVED"
PAUSE = "F9 Pause  "
F1_ALL = "F1 says all of it."


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


def is_small(size: Size) -> bool:
    """Whether a window is smaller than pages are made for."""
    return size.width < WIDTH or size.height < HEIGHT


def spread(left: str, right: str, width: int) -> str:
    """Put ``left`` and ``right`` at the ends of a line of ``width`` cells, one space of air at each."""
    left, right = single_line_kept(left), single_line(right)
    room = max(0, width - 2)
    if not right:
        return " " + set_cell_size(shortened(left, room), room)
    rest = max(0, room - cells(right) - 1)
    return kept(f" {set_cell_size(shortened(left, rest), rest)} {right}", width)


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
        typing = str(getattr(self.screen.focused, "typing", ""))
        others = bool(typing) and len(self.screen.focus_chain) > 1
        pieces = (piece.partition(" ") for piece in keys_here(tuple(self.left.split("  ")), typing, others=others))
        keys = tuple(f"{key} {say(word)}" if word else key for key, _, word in pieces)
        left = "  ".join(keys_that_fit(keys, width - 2 - cells(self.right)))
        said = f" {self.below} ──" if self.below else ""
        small = f"── {say('Small window: F1')} " if is_small(self.app.size) else ""
        small = small if len(small) + len(said) <= width else ""
        rule = f"{small}{'─' * (width - len(said) - len(small))}{said}\n" if self.size.height > 1 else ""
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

    whole = ""  # all of it: in very few lines its first words stand here, and F1 says the rest

    def say(self, text: str, *, fine: bool = False) -> None:
        """Show the sentence, or take it away. ``fine``: nothing is wrong; nor is what is under way ("Looking ...")."""
        fine = fine or text.endswith("...")
        self.whole = f"{say('There is a problem')}\n{text}" if text and not fine else text
        self._fit()
        self.set_class(bool(text), "-wrong")
        self.set_class(fine, "-fine")

    def on_resize(self) -> None:
        """In another window more of it fits, or less."""
        self._fit()

    def _fit(self) -> None:
        size = self.app.size
        few = size.height < FLAT
        super().say(first_lines(self.whole, size.width - 2, FEW, say(F1_ALL)) if few else self.whole)


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
        self.watch_keys(self.keys)
        self.show_saved(getattr(self.app, "saved", ""))

    def watch_title_words(self, title: str) -> None:
        """Show the new title."""
        for line in self.query("#header").results(HeaderLine):
            line.left = title

    def watch_keys(self, keys: str) -> None:
        """Show the new keys; while nobody was let in there is nothing to cover, and no key for it."""
        words = keys or self.KEYS
        here = getattr(self.app, "here", None) is not None
        for line in self.query("#footer").results(FooterLine):
            line.left = words if here else words.replace(PAUSE, "")

    def on_descendant_focus(self) -> None:
        """Which keys work is also a matter of the field that has them."""
        self.show_keys()

    def show_keys(self) -> None:
        """Draw the keys as the field takes them that has them now."""
        for line in self.query("#footer").results(FooterLine):
            line.refresh()

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
        """F3: what the page below finds. It lies over this page, which stays as it is until something is chosen."""
        below = (each for each in reversed(self.app.screen_stack) if isinstance(each, Page))
        page = next((each for each in below if type(each).find is not Page.find), None)
        if page is not None and not any(each.PAUSE_LOCKS for each in self.app.screen_stack if isinstance(each, Page)):
            page.find()

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


def single_line_kept(text: str) -> str:
    """Text of one line with its columns kept: control characters out, runs of spaces stay."""
    return clean(text).replace("\n", " ").replace("\t", " ")
