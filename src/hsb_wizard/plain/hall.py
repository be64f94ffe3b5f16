"""What stands round an open record in plain mode: who sees it, what is still under way, what was saved.

Answers of the strong room come on its thread and are taken up here, on the one that talks. Nothing of a case is kept.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from hsb_wizard.errors import HsbWizardError
from hsb_wizard.plain.talk import Terminal
from hsb_wizard.sentences import say
from hsb_wizard.work.view_draw import WHOLE_LINES

if TYPE_CHECKING:
    from hsb_wizard.casework.door import Profile
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.plain.talk import Talk

FURTHER_UP = (
    "What was said before stands further up in this window. Whoever reads on now does not scroll back; for a window of "
    "their own: .q, close this one, start again."
)
NOT_SAVED = "Not saved. {error} What you said is kept here and tried again; .q says so before it leaves."


class Hall:
    """One conversation over one open store."""

    def __init__(self, talk: Talk, desk: Casework, *, made_up: bool = False) -> None:
        """Take over an unlocked store. Must be made where the event loop runs. ``made_up``: everything in it is.

        From here on pages are made of whole lines, also where an answer of the strong room has one made.
        """
        WHOLE_LINES.set(True)
        self._context = copy_context()
        self.talk, self.desk, self.made_up = talk, desk, made_up
        self._session_view = False
        self.leaving = False
        self.profile: Profile | None = None
        self._loop = asyncio.get_running_loop()
        self._under_way: set[asyncio.Future[object]] = set()
        self._error: BaseException | None = None

    @property
    def session_view(self) -> bool:
        """Whether the young person or family is there; the terminal then waits as long as practice says."""
        return self._session_view

    @session_view.setter
    def session_view(self, there: bool) -> None:
        if there and not self._session_view:
            self.out_of_sight()
        self._session_view = there
        if isinstance(self.talk, Terminal):
            self.talk.in_session = there

    def out_of_sight(self) -> None:
        """Somebody else reads on: what was said leaves the window, and it is said where it still stands."""
        if isinstance(self.talk, Terminal):
            self.talk.out_of_sight()
        self.talk.say(say(FURTHER_UP))

    def from_thread(self, do: Callable[..., object], *args: object) -> None:
        """Have ``do`` done where the talking is, from any thread, without waiting for it."""
        self._loop.call_soon_threadsafe(self._begin, do, args, context=self._context)

    def _begin(self, do: Callable[..., object], args: tuple[object, ...]) -> None:
        made = do(*args)
        if inspect.isawaitable(made):
            self.goes_on(made)

    def goes_on(self, made: Awaitable[object]) -> None:
        """Something is under way that the next question waits for."""
        task = asyncio.ensure_future(made)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def in_background(self, do: Callable[[], None]) -> None:
        """Slow work, on a thread of its own: it begins once somebody waits for it, and can stop it."""

        async def begins() -> None:
            await self._loop.run_in_executor(None, do)

        self.goes_on(begins())

    def hear(self, page: Any, asked: Future[Any], do: Callable[[Future[Any]], object]) -> None:
        """Have ``do`` done here with what was ``asked``; not once ``page`` was put away or it was called off."""

        def heard(done: Future[Any]) -> object:
            return do(done) if page.is_attached and not done.cancelled() else None

        asked.add_done_callback(lambda done: self.from_thread(heard, done))

    async def rests(self) -> None:
        """Wait until everything that was set going has come to rest. Raises what it raised."""
        while True:
            await asyncio.wrap_future(self.desk.run(lambda vault: None))  # the clerk answers in the order of asking
            await asyncio.sleep(0)
            if not self._under_way:
                return
            await asyncio.gather(*self._under_way)

    def _not_saved(self, error: HsbWizardError, lost: Callable[[], None]) -> None:
        lost()
        self.talk.say(NOT_SAVED.format(error=error))

    def saving(self, saved: Future[str], lost: Callable[[], None]) -> None:
        """Say it where something could not be saved; ``lost`` keeps it for another try."""

        def kept(done: Future[str]) -> None:
            error = None if done.cancelled() else done.exception()
            if isinstance(error, HsbWizardError):
                self.from_thread(self._not_saved, error, lost)

        saved.add_done_callback(kept)
