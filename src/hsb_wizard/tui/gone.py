"""The window is closed, the line to it drops, the laptop shuts down: what is being typed is kept, the store closed.

Without this, a program whose terminal is gone would keep the store open, and its key in memory, with nobody there. It
knows the app and the system's signals, no page and nothing of a case.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from threading import Lock, Thread, Timer
from time import sleep
from typing import TYPE_CHECKING

from hsb_wizard.errors import ExitCode, HsbWizardError

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from types import FrameType

    from hsb_wizard.tui.app import Wizard

WINDOW = ("SIGHUP", "SIGBREAK")  # closed; on Windows the second stands for that, for logging off and for shutting down
PATIENCE = 3.0  # seconds for the screen to do its part: it may hang on a terminal that takes nothing any more


def hung_up() -> bool:
    """Whether the terminal has gone away without a signal. Known on Linux; elsewhere the signal has to do."""
    if sys.platform != "linux":
        return False
    poller = select.poll()
    poller.register(0, 0)
    return any(state & select.POLLHUP for _, state in poller.poll(0))


class Gone:
    """Listens for the end of the terminal or of the session, for one app."""

    def __init__(self, app: Wizard, loop: AbstractEventLoop) -> None:
        self._app, self._loop = app, loop
        self._once = Lock()
        self._is_lost = False
        for name in WINDOW:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._window)
        signal.signal(signal.SIGTERM, self._told)

    def look(self) -> None:
        """Called each second on the screen's own thread: a terminal that hung up in silence ends the app as well."""
        if hung_up():
            self._lost()

    def _told(self, _number: int, _frame: FrameType | None) -> None:
        """The terminal is there still: as with F10, but nothing is asked."""
        self._loop.call_soon_threadsafe(self._app.leave, int(ExitCode.GOOD))

    def _window(self, _number: int, _frame: FrameType | None) -> None:
        """The screen hands over what is being typed; where it cannot any more, the store is closed without."""
        late = Timer(PATIENCE, self._close)
        late.daemon = True
        late.start()
        self._loop.call_soon_threadsafe(self._lost)

    def _lost(self) -> None:
        if self._is_lost:
            return
        self._is_lost = self._app.leaving = True
        self._app.flush()
        Thread(target=self._close, name="gone").start()

    def _close(self) -> None:
        """Close the store, and end: by itself if the screen can, else at once."""
        if not self._once.acquire(blocking=False):
            return
        code = int(ExitCode.GOOD)
        try:
            self._app.close_now()
        except HsbWizardError as error:
            code = int(error.exit_code)
        finally:  # whatever became of the store: nobody is there to end the program
            self._app.from_thread(lambda: self._app.exit(code, return_code=code))
            Thread(target=_end, args=(code,), name="end", daemon=True).start()


def _end(code: int) -> None:
    sleep(PATIENCE)
    os._exit(code)
