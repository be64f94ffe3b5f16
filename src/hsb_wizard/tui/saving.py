"""An app that says on every page how the last saving stands, and whose slow work is done off the screen's thread.

Imported before the first paint: only Textual and the small widgets. Nothing of a case enters here.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from textual.reactive import var
from textual.screen import Screen

from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.ahead import KeysInOrder
from hsb_wizard.tui.frame import NOT_SAVED, Page

Done = TypeVar("Done")


class Saving(KeysInOrder):
    """An app with one line about saving: `Saving`, the time, or why something was not saved."""

    saved = var("", init=False)

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._unsaved = 0

    def saving(self, saved: Future[str]) -> None:
        """Say how this saving stands: `Saving` until the strong room answers, then the time, or a banner that stays."""
        self._unsaved += 1
        if not self.saved.startswith(NOT_SAVED):
            self.saved = "Saving"
        self.told(saved, self._kept)

    def from_thread(self, do: Callable[..., object], *args: object) -> None:
        """Have ``do`` done on the screen's own thread, from any thread, without waiting for it."""
        if self.is_running:
            self.call_later(do, *args)

    def told(self, asked: Future[Any], do: Callable[..., object], *args: object) -> None:
        """Have ``do`` done with ``args`` and what was ``asked``, on the screen's own thread.

        Also where whoever asked was put away meanwhile: a store that was opened must be let in or closed.
        """
        asked.add_done_callback(lambda done: self.from_thread(do, *args, done))

    def hear(self, page: Screen[Any], asked: Future[Any], do: Callable[[Future[Any]], object]) -> None:
        """Have ``do`` done with what was ``asked``, on the screen's own thread.

        Not where it was called off, or ``page`` was put away or the program ended meanwhile: then nobody waits for it.
        """
        self.told(asked, _heard, page, do)

    def _kept(self, done: Future[str]) -> None:
        self._unsaved -= 1
        if done.cancelled():
            return
        error = done.exception()
        if isinstance(error, HsbWizardError):
            self.saved = f"{NOT_SAVED}: {error}"
        elif error is not None:
            raise error
        elif not self._unsaved and not self.saved.startswith(NOT_SAVED):
            from datetime import datetime

            self.saved = f"Saved {datetime.now().astimezone():%H:%M}"

    def watch_saved(self, words: str) -> None:
        """Every page says it."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.show_saved(words)

    def off_screen(self, work: Callable[[], Done]) -> Future[Done]:
        """Do ``work`` on a thread of its own, so that the keys stay alive."""
        from concurrent.futures import ThreadPoolExecutor

        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        future = pool.submit(work)
        pool.shutdown(wait=False)
        return future


def _heard(page: Screen[Any], do: Callable[[Future[Any]], object], done: Future[Any]) -> object:
    return do(done) if page.is_attached and not done.cancelled() else None
