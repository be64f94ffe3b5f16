"""A page whose F8 begins something that takes a while: it says how far it is, and F7 or Escape stops it.

The work runs on the clerk's thread and is told by its watch that nobody wants it any more; what it began is taken away
there. Leaving and locking stop it as well, so nobody waits for it; what has passed the place from which it can only be
finished is finished, and says so. The page decides nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from hsb_wizard.errors import HsbWizardError, Stopped
from hsb_wizard.sentences import say
from hsb_wizard.tui.steps import Steps
from hsb_wizard.values import replace
from hsb_wizard.watch import Progress, Watch
from hsb_wizard.work.view_progress import STOPPED, progress_words

if TYPE_CHECKING:
    from hsb_wizard.tui.app import Wizard

Done = TypeVar("Done")
MEANWHILE = "F7 Stop  F1 Help  F9 Pause  F10 Lock and quit"
PAST = "F1 Help  F9 Pause  F10 Lock and quit"  # it can only be finished


class LongWork(Steps):
    """Forms in a row, and one piece of long work at a time."""

    app: Wizard

    def __init__(self) -> None:
        super().__init__()
        self._watch: Watch | None = None
        self._far = Progress(0.0)
        self._foot = ""  # what the keys were before

    @property
    def works(self) -> bool:
        """Whether something is under way."""
        return self._watch is not None

    def begin_work(
        self, work: Callable[[Watch], Future[Done]], then: Callable[[Done], Awaitable[None]], doing: str = ""
    ) -> None:
        """Begin ``work``; what comes of it goes to ``then``. A refusal stands on the page.

        Raises HsbWizardError where it cannot begin.
        """
        if self._watch is not None:
            return
        app = self.app  # of this moment: the page may be gone when the work says how far it is
        watch = Watch(lambda far: app.from_thread(self._how_far, watch, far))
        done = work(watch)
        self.say("")
        self._watch, self._far, self._foot, self.keys = watch, Progress(0.0, doing), self.keys, MEANWHILE
        self.state(progress_words(self._far))
        app.hear(self, done, lambda done: self._ended(watch, then, done))

    def _how_far(self, watch: Watch, far: Progress) -> None:
        if self._watch is watch and self.is_attached:
            self._far = far
            self.keys = PAST if far.past else MEANWHILE
            self.state(progress_words(far, stopping=watch.stopped))

    async def _ended(self, watch: Watch, then: Callable[[Done], Awaitable[None]], done: Future[Done]) -> None:
        if self._watch is not watch:
            return
        self._watch = None
        if not self.is_attached:
            return
        self.state("")
        self.keys = self._foot
        error = done.exception()
        if isinstance(error, Stopped):
            self.state(say(STOPPED))
        elif isinstance(error, HsbWizardError):
            await self.refused(error)
        elif error is not None:
            raise error
        else:
            await then(done.result())

    async def refused(self, error: HsbWizardError) -> None:
        """What it was refused with."""
        self.say(str(error))

    def go_back(self) -> None:
        """F7: stops what is under way, and goes back where nothing is."""
        if self._watch is None:
            super().go_back()
            return
        stopping = self._watch.stop()
        self.state(progress_words(replace(self._far, past=not stopping), stopping=stopping))
