"""Slow work gives way to whoever types: one interpreter runs one thread at a time, and a key must not wait its turn.

The screen says `somebody_is_here` at each key. Work on another thread calls `give_way` between its pieces and rests
until the key is answered. Without a screen nobody says anything, and nothing rests. No thread, no screen and no word of
a case may enter here.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Piece = TypeVar("Piece")

ANSWERED = 0.03  # seconds in which a key is answered and painted
_until = 0.0


def somebody_is_here() -> None:
    """A key was pressed: whoever works gives way from now until it is answered."""
    global _until  # noqa: PLW0603 - one keyboard, one moment
    _until = time.monotonic() + ANSWERED


def give_way() -> None:
    """Rest until the last key is answered: once, so that a key held down slows work and never stops it.

    The thread that answers keys never rests.
    """
    left = _until - time.monotonic()
    if left > 0 and threading.current_thread() is not threading.main_thread():
        time.sleep(left)


def in_turn(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same pieces, giving way before each."""
    for piece in pieces:
        give_way()
        yield piece
