"""The first page: who is here, and their passphrase. It opens nothing itself; the door of reception does.

Imported before the first paint, so nothing heavy: who can open the store is read on a thread and filled in. What was
typed meanwhile stays.
"""

from __future__ import annotations

from concurrent.futures import Future
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from hsb_wizard.errors import HsbWizardError, WrongPassphrase
from hsb_wizard.tui.frame import FooterLine, HeaderLine, Page, Problem, Words, is_small
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.tui.lines import Lines
from hsb_wizard.work.line import Row, wrong_words

if TYPE_CHECKING:
    from datetime import datetime

    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard
    from hsb_wizard.tui.warm import Found

OPENING = "Opening ..."
EMPTY = "Type the passphrase of {who}, then press Enter."
CHOOSE = "Say who you are with Up and Down, then press Enter."
LOST = "?lost"  # nobody's name
LOST_WORDS = "I have lost my passphrase"
ABOUT = (
    "Nobody else should be able to see this screen. F9 covers it at once, on every page.\n"
    "Every answer is saved as it is given."
)
BEFORE = (
    "Before you start\n"
    f"{ABOUT}\n"
    "Without a key for some minutes the screen is covered, and then it locks.\n\n"
    "Using a screen reader? Quit with F10 and run: hsb-wizard --plain\n"
    "Stronger contrast: F1, then H. Larger letters: Ctrl and plus in most terminals, with a window of 40 by 12 or more."
)
TALL = 30  # lines of a window that has room for all of it
SHOWN = 7  # names at once
WHO, SECRET, SET_UP = "Who is here?", "Passphrase", "Set up this laptop"


def looks_empty(folder: Path) -> bool:
    """Whether nothing stands in ``folder``: a first guess, before the store can be asked."""
    try:
        return next((each for each in folder.iterdir() if each.suffix != ".toml"), None) is None
    except OSError:
        return not folder.exists()


class FirstLook(Page):
    """Unlock. Where there is no store, it makes room for the page that sets one up."""

    app: Wizard
    DEFAULT_CSS = "FirstLook #about { height: 1fr; }"
    KEYS: ClassVar[str] = "Enter Open  Up Down Who  F1 Help  F10 Quit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "who(-1)", show=False),
        Binding("down", "who(1)", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ready = False
        self._asked_early = False
        self._opening = False
        self._tries = 0
        self._opens_at = 0.0
        self._written: datetime | None = None

    def compose(self) -> ComposeResult:
        """As few widgets as the page can be painted with: everybody who starts the program waits for these."""
        new = looks_empty(self.app.folder)
        yield HeaderLine(id="header")
        yield Words(f"{SET_UP}\nOne moment ..." if new else f"{WHO}\n{SECRET}", classes="title", id="who-title")
        yield LineInput(password=True, id="passphrase")
        yield Words(f"\n{self._about}", id="about")
        yield FooterLine(id="footer")

    @property
    def _about(self) -> str:
        about = BEFORE if self.app.size.height >= TALL else ABOUT
        return f"{self.app.demo}\n\n{about}" if self.app.demo else about

    def on_resize(self) -> None:
        """More is said where there is room."""
        above = "" if self._ready else "\n"
        self.query_one("#about", Words).say(f"{above}{self._about}")
        self._show_kept()

    def _show_kept(self) -> None:
        """Which store this is: where it is kept and when it was last used, in a window that has room for both."""
        for kept in self.query("#kept").results(Words):
            from hsb_wizard.work.view_unlock import locked_lines

            kept.display = not is_small(self.app.size)
            kept.say("\n".join((*locked_lines(self.app.folder, self._written, self.app.size.width - 2), "")))

    def on_mount(self) -> None:
        """The passphrase has the keys from the start."""
        secret = self.query_one("#passphrase", LineInput)
        secret.display = not looks_empty(self.app.folder)
        if secret.display:
            secret.focus()
        self.app.saved = "Locked"

    def warmed(self, found: Found) -> None:
        """Everything is read: show who can open the store, or set one up."""
        self._ready, self._written = True, found.written
        if not found.there:
            from hsb_wizard.tui.first_run import FirstRun

            self.app.push_screen(FirstRun())
            return
        who = Lines((*(Row(name, name) for name in found.names), Row(LOST_WORDS, LOST)), id="who")
        who.can_focus = False
        who.styles.height = min(SHOWN, len(found.names) + 1)
        with self.app.batch_update():
            self.query_one("#who-title", Words).say(WHO)
            self.mount(Words(id="kept"), before="#who-title")
            named = () if found.names else (LineInput(id="name"),)  # the people file is gone: say who you are
            self.mount(who, *named, Words(SECRET, classes="title"), after="#who-title")
            self.query_one("#passphrase", LineInput).display = True
            self.mount(Words(id="state"), Problem(id="problem"), after="#passphrase")
            self.query_one("#about", Words).say(self._about)
            self._show_kept()
        for box in named:
            box.focus()
        if found.problem:
            self.app.ends_with = found.code
            self._wrong(found.problem)
        elif self._asked_early and len(found.names) == 1:
            self.open()
        elif self._asked_early:  # Enter came before there was anybody to choose
            self._say(CHOOSE)

    def action_who(self, by: int) -> None:
        """Choose who, with the keys in the passphrase."""
        for who in self.query("#who").results(Lines):
            who.action_move(by)

    @property
    def name_given(self) -> str:
        """Who wants in."""
        named = (each.text for each in self.query("#name").results(LineInput) if each.text)
        chosen = (each.marked.id for each in self.query("#who").results(Lines))
        return next(chain(named, chosen), "")

    @on(LineInput.Submitted, "#name")
    def named(self) -> None:
        """Enter goes on to the passphrase; without a name there is only the recovery code."""
        if self.name_given == LOST:
            self._recover()
        else:
            self.query_one("#passphrase", LineInput).focus()

    @on(LineInput.Submitted, "#passphrase")
    def open(self) -> None:
        """Try the passphrase, on a thread; the keys stay alive."""
        given = self.query_one("#passphrase", LineInput)
        if self.name_given == LOST:
            self._recover()
            return
        left = round(self._opens_at - self.app.clock())
        self._asked_early = not self._ready
        if self._opening or self._asked_early:
            return
        if not given.value:
            self._say(EMPTY.format(who=self.name_given))
            return
        if left > 0:
            self._wrong(wrong_words(left))
            return
        from hsb_wizard.casework.door import unlock_soon

        self._opening = True
        self._wrong("")
        self._say(OPENING)
        passphrase, given.value = given.value, ""
        self.app.told(unlock_soon(self.app.folder, self.name_given, passphrase), self._opened)

    def _recover(self) -> None:
        from hsb_wizard.tui.recover import Recover

        self.query_one("#passphrase", LineInput).value = ""
        self.app.push_screen(Recover())

    def _opened(self, done: Future[Casework]) -> None:
        self._opening = False
        self._say("")
        error = done.exception()
        if error is None:
            self._tries = 0
            self.app.let_in(done.result())
        elif isinstance(error, WrongPassphrase):
            from hsb_wizard.casework.door import retry_after

            self._tries += 1
            wait = retry_after(self._tries)
            self._opens_at = self.app.clock() + wait
            self.app.ends_with = int(error.exit_code)
            self._wrong(wrong_words(wait))
        elif isinstance(error, HsbWizardError):
            self.app.ends_with = int(error.exit_code)
            self._wrong(str(error))
        else:
            raise error

    def _wrong(self, text: str) -> None:
        self.query_one("#problem", Problem).say(text)

    def _say(self, text: str) -> None:
        self.query_one("#state", Words).say(text)

    def go_back(self) -> None:
        """There is nothing before this page."""

    def help_lines(self) -> tuple[str, ...]:
        """What to do here."""
        return (
            "!Who is here?",
            "Up and Down choose a name. Type that person's passphrase, then Enter.",
            "A wrong passphrase loses nothing. After some tries the program asks you to wait.",
            "Last used: when the store's file was last written. Opening, saving and locking it each do. If you do not "
            "know of that time, tell whoever looks after this laptop.",
            "If a passphrase is forgotten: the last line of the list, and the recovery code that was written down.",
            "Using a screen reader? Quit with F10 and run: hsb-wizard --plain",
            "Larger letters: Ctrl and plus in most terminals, with a window of 40 by 12 or more.",
        )
