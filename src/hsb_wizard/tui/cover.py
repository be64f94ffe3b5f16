"""The cover: nothing of a case on the screen until its people go on. Opaque, without header, name or colour.

In session view Enter goes on, for nothing sensitive stands behind it; everywhere else a passphrase does. While it looks
whether that is the right one, and until whoever types on has stopped, no key is taken: it might be a passphrase typed
once more, and must not stand in a record, nor act on a page that its typist does not see.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from hsb_wizard.errors import HsbWizardError, WrongPassphrase
from hsb_wizard.tui.frame import Card, FooterLine, Problem, Words
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.work.line import wrong_words

if TYPE_CHECKING:
    from hsb_wizard.tui.app import Wizard

PAUSED = "Paused. Everything is saved."
LOCKING = "Locking. Everything is saved."
IN_SESSION = "We have paused the screen. Enter to go on."
LOOKING = "Looking ... What is typed meanwhile goes nowhere."
SOON = "Nobody has typed for a while. In one minute this locks; any key keeps it open."


class Opaque(Card):
    """A few words in the middle, and nothing else."""

    DEFAULT_CSS = """
    Opaque { align: center middle; }
    Opaque #paused { width: 60; max-width: 100%; height: auto; }
    """


class Cover(Opaque):
    """Covers everything. Put away by Enter (session) or by the passphrase of somebody who is here."""

    app: Wizard
    DEFAULT_CSS = """
    Cover LineInput, Cover LineInput:focus { border: solid $foreground; height: 3; }
    Cover LineInput:focus { border: solid $accent; }
    Cover FooterLine { dock: bottom; height: 1; }
    """
    COVERS: ClassVar[bool] = True

    def __init__(self, *, session: bool) -> None:
        super().__init__()
        self.session = session
        self._checking = False

    def compose(self) -> ComposeResult:
        """The words, and the passphrase field outside session view."""
        with Vertical(id="paused"):
            yield Words(IN_SESSION if self.session else PAUSED, id="paused-words")
            if not self.session:
                yield Words("Type your passphrase to go on.", id="paused-ask")
                yield LineInput(password=True, id="paused-passphrase")
            yield Problem(id="paused-problem")
            yield Words(id="paused-warning")
        yield FooterLine(id="footer")

    def on_mount(self) -> None:
        """The keys that work here."""
        self.query_one("#footer", FooterLine).left = "Enter Go on  F9 Lock  F10 Lock and quit"
        if self.session:
            self.can_focus = True
            self.focus()

    def warn(self, soon: bool) -> None:
        """Say in words that the lock is near."""
        for words in self.query("#paused-warning").results(Words):
            words.say(SOON if soon else "")

    def on_key(self) -> None:
        """Somebody is here again."""
        self.warn(soon=False)

    def key_enter(self, event: events.Key) -> None:
        """In session view Enter goes on. The key ends here: it must not open what lies below."""
        if self.session:
            event.stop()
            self.dismiss(None)

    def action_put_away(self) -> None:
        """Back does not take a cover away."""

    @on(LineInput.Submitted, "#paused-passphrase")
    def try_it(self, event: LineInput.Submitted) -> None:
        """Look whether it is the passphrase of somebody who is here."""
        event.stop()
        desk, problem = self.app.here, self.query_one("#paused-problem", Problem)
        if desk is None or self._checking or not event.value:
            return
        self._checking = True
        given, event.input.value = event.value, ""
        problem.say("")
        self.query_one("#paused-ask", Words).say(LOOKING)
        self.app.no_keys()
        self.app.hear(self, desk.let_back(given), self._answer)

    def on_unmount(self) -> None:
        """What was covered is seen, and has the keys."""
        self.app.call_after_refresh(self.app.keys_again)

    def _answer(self, done: Future[object]) -> None:
        self._checking = False
        error = done.exception()
        if error is None:
            self.dismiss(None)
            return
        self.app.keys_again()
        if not isinstance(error, HsbWizardError):
            raise error
        self.query_one("#paused-ask", Words).say("Type your passphrase to go on.")
        words = wrong_words(error.wait) if isinstance(error, WrongPassphrase) else str(error)
        self.query_one("#paused-problem", Problem).say(words)


class Closing(Opaque):
    """What stands while the store closes: nothing of a case."""

    def compose(self) -> ComposeResult:
        """One sentence."""
        with Vertical(id="paused"):
            yield Words(LOCKING, id="paused-words")

    def action_put_away(self) -> None:
        """It goes on by itself."""
