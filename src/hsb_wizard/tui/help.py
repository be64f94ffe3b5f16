"""F1: what the page asks, and every key. It lies on the page and goes away with Esc; nothing is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from hsb_wizard.tui.below import LIST, SCROLLS, look_below
from hsb_wizard.tui.frame import PAUSE, Card, FooterLine, HeaderLine, Page, Problem, Words, plain
from hsb_wizard.tui.themes import CONTRAST, DARK, LIGHT, NAMES, OWN
from hsb_wizard.work.line import FLAT, first_lines

if TYPE_CHECKING:
    from hsb_wizard.tui.app import Wizard

KEYS = (
    ("Enter", "", "open, choose, go on"),
    ("Tab, Shift+Tab", "", "next and previous field; Up and Down in lists"),
    ("A letter", "", "marks; Enter goes on, Backspace clears"),
    ("F1", "?", "this help; ? where nothing is being typed"),
    ("F2", "Ctrl+T", "task list"),
    ("F3", "Ctrl+F, /", "find: a page, a question, an answer, guidance"),
    ("F4", "Ctrl+G", "Tell someone now: always open, never sealed"),
    ("Ctrl+P", "", "a working note: kept, printed nowhere"),
    ("F5", "Ctrl+O", "the wall, a question, what stands behind"),
    ("F6", "Ctrl+N", "the next thing that needs you"),
    ("F7", "Ctrl+B, Esc", "back"),
    ("F8", "Ctrl+R", "continue"),
    ("F9", "Ctrl+L", "pause: covers the screen at once"),
    ("F10", "Ctrl+Q", "lock and quit: everything is saved"),
    ("Ctrl+K", "", "keep this answer back from somebody"),
    ("A star *", "", "before a sentence: puts it on the wall"),
    ("PgUp, PgDn", "Home, End", "a page up or down; the first and the last"),
    ("Space", "", "ticks and unticks, where several can be ticked"),
    ("Delete", "", "twice: takes a row out of a list"),
    ("Ctrl+Z", "Ctrl+Y", "undo, redo of what was typed; undo of a row taken out"),
    ("Ctrl+A", "", "in a box: all of it; Shift and arrows: a part"),
    ("Ctrl+C, X, V", "", "copy, cut, paste, within this program"),
)
COLOURS = {"d": DARK, "l": LIGHT, "h": CONTRAST, "t": OWN}


IN_SESSION = {
    "Enter": "",
    "Tab, Shift+Tab": "",
    "F1": "",
    "F2": "who can see this screen",
    "F4": "",
    "F7": "",
    "F9": "",
    "F10": "",
}


def cut_short(screen: Page) -> tuple[str, ...]:
    """What stands on the page with its first words alone, in a window of very few lines: all of it."""
    if screen.app.size.height >= FLAT:
        return ()
    cut: list[str] = []
    for each in screen.query(Words).results(Words):
        said = each.whole if isinstance(each, Problem) else each.words if each.id == "live" else ""
        room = max(1, each.size.height)
        if said and each.display and first_lines(said, each.size.width, room, "") != said:
            first, *rest = said.split("\n")
            cut += [f"!{first}", *rest, ""]
    return tuple(cut)


def key_lines(*, session: bool = False) -> tuple[str, ...]:
    """Every key with its twin, one a line; in ``session`` view those that work there, for whoever reads along."""
    shown = [(key, twin, IN_SESSION.get(key, "") or does) for key, twin, does in KEYS] if session else KEYS
    return tuple(f"  {key:<16}{twin:<13}{meaning}" for key, twin, meaning in shown if not session or key in IN_SESSION)


def colour_line(now: str) -> str:
    """How to change the colours, and which are on."""
    choices = "   ".join(f"{letter.upper()} {NAMES[theme]}" for letter, theme in COLOURS.items())
    return f"  {choices}\n  Now: {NAMES.get(now, now)}"


def styled(lines: tuple[str, ...]) -> Content:
    """Lines as content; those that start with ``!`` are bold."""
    made = [plain(line.removeprefix("!")).stylize("bold" if line.startswith("!") else "not bold") for line in lines]
    return Content("\n").join(made)


class Help(Card):
    """The help of one page. D, L, H and T change the colours."""

    app: Wizard
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "put_away", show=False, priority=True),
        *(Binding(letter, f"colour('{letter}')", show=False) for letter in COLOURS),
    ]

    def __init__(self, page: tuple[str, ...]) -> None:
        super().__init__()
        self.page = page

    def compose(self) -> ComposeResult:
        """The page's own words, then the keys, then the colours."""
        yield HeaderLine(id="header")
        with VerticalScroll(id="help", classes=f"{SCROLLS} {LIST}"):
            yield Words(id="help-page")
            yield Words(id="help-keys")
            yield Words("Colours", classes="title")
            yield Words(colour_line(self.app.theme), id="help-colours")
        yield FooterLine(id="footer")

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one("#header", HeaderLine).left = "Help"
        pause = PAUSE if self.app.here is not None else ""
        self.query_one("#footer", FooterLine).left = f"Up Down Read  F7 Back  {pause}F10 Lock and quit"
        page = self.query_one("#help-page", Words)
        page.update(styled((*self.page, "") if self.page else ()))
        page.display = bool(self.page)
        self.query_one("#help-keys", Words).update(styled(("!Keys", *key_lines(session=self.app.session_view), "")))
        room = self.query_one("#help", VerticalScroll)
        for what in ("scroll_y", "virtual_size"):
            self.watch(room, what, lambda: look_below(room))
        room.focus()

    def action_colour(self, letter: str) -> None:
        """Change the colours, here and for the next time."""
        self.app.colour(COLOURS[letter])
        self.query_one("#help-colours", Words).say(colour_line(self.app.theme))
