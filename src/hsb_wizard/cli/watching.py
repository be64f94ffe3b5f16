"""Long work of a command: how far it is, on a terminal and nowhere else, and Ctrl+C that stops it.

Only standard error is written to, and only where it is a terminal: into a file or a pipe nothing of this goes. In plain
mode each piece of the work is a line, and nothing is drawn over. No word of a case may enter here.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from threading import Event, Thread, current_thread, main_thread
from types import FrameType
from typing import TypeVar

from hsb_wizard.cli.options import plain_wanted
from hsb_wizard.watch import Progress, Watch

Done = TypeVar("Done")
SOON = 0.5  # seconds: what is done by then says nothing
LOOK = 0.1  # seconds between two looks at work under way: on Windows nothing else lets Ctrl+C in
STOPS, STOPPING, PAST = "Ctrl+C stops it", "Stopping ...", "it can no longer be stopped"


class _Told(Thread):
    """Says on standard error how far it is, again and again: one piece of the work may take long by itself."""

    def __init__(self, watch: Watch, *, lines: bool) -> None:
        super().__init__(name="told", daemon=True)
        self.far = Progress(0.0)
        self._watch, self._lines, self._last = watch, lines, ""
        self._over = Event()

    def run(self) -> None:
        """Say it until it is over; the last line is taken away."""
        pause = SOON
        while not self._over.wait(pause):
            pause = LOOK
            self._say(self.far)
        if self._last and not self._lines:
            print(f"\r{'':<{len(self._last)}}\r", end="", file=sys.stderr, flush=True)

    def over(self) -> None:
        """The work has ended; said twice is said once."""
        self._over.set()
        if self.is_alive():
            self.join()

    def _say(self, far: Progress) -> None:
        ends = PAST if far.past else STOPPING if self._watch.stopped else STOPS
        where = f", {far.place}" if far.place and not self._lines else ""  # a line is for a piece, not for each page
        piece = f"{far.doing or 'One moment'}{where} ..."
        words = f"{piece} ({ends})" if self._lines else f"{piece} {far.of_a_hundred} %   {ends}"
        if words == self._last:
            return
        if self._lines:
            print(words, file=sys.stderr, flush=True)
        else:
            print(f"\r{words:<{len(self._last)}}", end="", file=sys.stderr, flush=True)
        self._last = words


class Heard(Watch):
    """A watch whose work is told of in one line of the terminal."""

    over: Callable[[], None]  # that line goes: what came of the work is said next, where Ctrl+C does not part the two


@contextmanager
def stoppable(arguments: argparse.Namespace) -> Iterator[Heard]:
    """Inside, Ctrl+C stops the watch that is given, and the work raises Stopped; a second one ends the command.

    Work that can only be finished is finished, however often it is pressed.
    """
    watch = Heard(lambda far: setattr(told, "far", far))
    told = _Told(watch, lines=plain_wanted(arguments))
    watch.over = told.over

    def stop(number: int, frame: FrameType | None) -> None:
        """Nothing is said here: the work may be in the middle of saying something."""
        again = watch.stopped
        if watch.stop() and again:
            raise KeyboardInterrupt

    shown = sys.stderr.isatty()
    listens = current_thread() is main_thread() and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    before = signal.signal(signal.SIGINT, stop) if listens else None
    if shown:
        told.start()
    try:
        yield watch
    finally:
        if shown:
            told.over()
        if listens:
            signal.signal(signal.SIGINT, before)


def waited(work: Future[Done]) -> Done:
    """What comes of ``work``. Raises what it raises; Ctrl+C is heard meanwhile."""
    while not wait((work,), LOOK).done:
        continue
    return work.result()
