"""The first page: who is here, and their passphrase. It opens nothing itself; the door of reception does.

Imported before the first paint, so nothing heavy: who can open the store is read on a thread and filled in. What was
typed meanwhile stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from hsb_wizard.errors import HsbWizardError, WrongPassphrase
from hsb_wizard.tui.frame import Lines, Page, Problem, Words
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.work.line import Row, wrong_words

if TYPE_CHECKING:
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
SHOWN = 7  # names at once


def looks_empty(folder: Path) -> bool:
    """Whether nothing stands in ``folder``: a first guess, before the store can be asked."""
    try:
        return next((each for each in folder.iterdir() if each.suffix != ".toml"), None) is None
    except OSError:
        return not folder.exists()


class FirstLook(Page):
    """Unlock. Where there is no store, it makes room for the page that sets one up."""

    app: Wizard
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

    def body(self) -> Iterable[Widget]:
        """Who, the passphrase, what is wrong."""
        new = looks_empty(self.app.folder)
        yield Words("Set up this laptop" if new else "Who is here?", classes="title", id="who-title")
        yield Lines(id="who", classes="short")
        if not new:
            yield Words("Passphrase", classes="title")
        yield LineInput(password=True, id="passphrase")
        yield Words(id="state")
        yield Problem(id="problem")
        yield Words(f"{self.app.demo}\n\n{ABOUT}" if self.app.demo else ABOUT, id="about")

    def on_mount(self) -> None:
        """The passphrase has the keys from the start."""
        new = looks_empty(self.app.folder)
        self.query_one("#who", Lines).can_focus = False
        secret = self.query_one("#passphrase", LineInput)
        secret.display = not new
        if not new:
            secret.focus()
        self._say("One moment ..." if new else "")
        self.app.saved = "Locked"

    def warmed(self, found: Found) -> None:
        """Everything is read: show who can open the store, or set one up."""
        self._ready = True
        if not found.there:
            from hsb_wizard.tui.first_run import FirstRun

            self.app.push_screen(FirstRun())
            return
        self.query_one("#passphrase", LineInput).display = True
        who = self.query_one("#who", Lines)
        who.set_rows([*(Row(name, name) for name in found.names), Row(LOST_WORDS, LOST)])
        who.styles.height = min(SHOWN, len(found.names) + 1)
        if not found.names and not self.query("#name"):  # the people file is gone: say who you are
            named = LineInput(id="name")
            self.call_later(self.mount, named, after=who)
            self.call_later(named.focus)
        self._say("")
        if found.problem:
            self.app.ends_with = found.code
            self._wrong(found.problem)
        elif self._asked_early and len(found.names) == 1:
            self.open()
        elif self._asked_early:  # Enter came before there was anybody to choose
            self._say(CHOOSE)

    def action_who(self, by: int) -> None:
        """Choose who, with the keys in the passphrase."""
        self.query_one("#who", Lines).action_move(by)

    @property
    def name_given(self) -> str:
        """Who wants in."""
        named = self.query("#name").results(LineInput)
        return next((each.text for each in named if each.text), self.query_one("#who", Lines).marked.id)

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
        asked = unlock_soon(self.app.folder, self.name_given, passphrase)
        asked.add_done_callback(lambda done: self.app.from_thread(self._opened, done))

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
            "If a passphrase is forgotten: the last line of the list, and the recovery code that was written down.",
        )
