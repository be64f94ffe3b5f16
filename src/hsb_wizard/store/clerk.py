"""The clerk: one thread that owns the vault, and work done in the order it was asked for.

Nothing of a screen enters here: the caller gets a future, and what went wrong comes back in it. A store that is found
damaged is not written on: every later request is refused with the same sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from hsb_wizard.errors import StoreDamaged

P = ParamSpec("P")
R = TypeVar("R")


class Clerk:
    """Takes work and does it on a thread of its own, one piece after the other."""

    def __init__(self) -> None:
        """Start with nothing to do; the thread begins with the first piece of work."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clerk")
        self._broken: StoreDamaged | None = None

    def submit(self, function: Callable[P, R], *args: P.args, **more: P.kwargs) -> Future[R]:
        """Ask for ``function(*args)``; the future holds what it gives or raises.

        Raises RuntimeError after `close`. A failed save does not stop later work: only damage does.
        """
        return self._thread.submit(lambda: self._do(function, *args, **more))

    def _do(self, function: Callable[P, R], *args: P.args, **more: P.kwargs) -> R:
        if self._broken is not None:
            raise self._broken
        try:
            return function(*args, **more)
        except StoreDamaged as damaged:
            self._broken = damaged
            raise

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Do what was asked for, then ``last`` (closing the vault, even a damaged one), and end the thread.

        Raises what ``last`` raises.
        """
        closing = None if last is None else self._thread.submit(last)
        self._thread.shutdown(wait=True)
        if closing is not None:
            closing.result()
