"""How far long work is, and whether anybody still wants it: one watch for every kind of it.

Whoever waits makes a `Watch`; the work calls `at` between its pieces. A watch that was stopped makes that raise
`Stopped`, and the work takes away what it began. It gives way there to whoever types (`courtesy`). Work that comes to a
place from which it can only be finished calls `no_return` there. No screen, no thread, no word of a case enters here.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, RLock

from hsb_wizard.courtesy import give_way
from hsb_wizard.errors import Stopped
from hsb_wizard.values import Frozen

STEP = 0.01  # less than that is not told: a screen is not drawn anew for every entry


class Progress(Frozen, frozen=True):
    """How far it is: a share from 0 to 1, and which piece of it is done now. ``past``: it can only be finished.

    ``place`` says where in that piece, in numbers: "section 14 of 24".
    """

    share: float
    doing: str = ""
    past: bool = False
    place: str = ""

    @property
    def of_a_hundred(self) -> int:
        """The share in whole hundredths; a hundred only when it is done."""
        return min(99, int(self.share * 100)) if self.share < 1 else 100


class Watch:
    """Told by the work, asked by it, stopped by whoever waits. Safe from any thread."""

    def __init__(self, tell: Callable[[Progress], object] | None = None, step: float = STEP) -> None:
        """``tell`` hears how far it is, on the thread that works, once it is a ``step`` of the whole further."""
        self._tell, self._stop, self._step = tell, Event(), step
        self._told = Progress(-1.0)
        self._past = False
        self._turn = RLock()  # between stopping and passing the place from which there is no way back

    def stop(self) -> bool:
        """Nobody wants it any more: the work ends before its next piece. False where it can only be finished."""
        with self._turn:
            if not self._past:
                self._stop.set()
            return not self._past

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._stop.is_set()

    @property
    def past(self) -> bool:
        """Whether it can only be finished now."""
        return self._past

    def no_return(self, doing: str = "") -> None:
        """From here on it can only be finished. Raises Stopped where somebody stopped it before."""
        with self._turn:
            if self._stop.is_set():
                raise Stopped
            self._past = True
        self.at(max(0.0, self._told.share), 1, doing or self._told.doing)

    def at(self, done: int | float, of: int | float = 1, doing: str = "", place: str = "") -> None:
        """``done`` of ``of`` pieces are done, up to ``place``. Raises Stopped where nobody wants the rest."""
        give_way()
        if self._stop.is_set():
            raise Stopped
        now, told = Progress(min(1.0, done / of) if of else 1.0, doing, self._past, place), self._told
        is_news = (now.doing, now.past) != (told.doing, told.past) or abs(now.share - told.share) >= self._step
        if self._tell is not None and is_news:
            self._told = now
            self._tell(now)

    def part(self, begin: float, end: float, doing: str = "") -> Watch:
        """A watch over one part of the work, which is ``begin`` to ``end`` of the whole; stopped with it."""
        return _Part(self, begin, end, doing)


class _Part(Watch):
    """One part of a longer work."""

    def __init__(self, whole: Watch, begin: float, end: float, doing: str) -> None:
        super().__init__()
        self._whole, self._begin, self._end, self._doing = whole, begin, end, doing

    def stop(self) -> bool:
        return self._whole.stop()

    @property
    def stopped(self) -> bool:
        return self._whole.stopped

    @property
    def past(self) -> bool:
        return self._whole.past

    def no_return(self, doing: str = "") -> None:
        self._whole.no_return(doing or self._doing)

    def at(self, done: int | float, of: int | float = 1, doing: str = "", place: str = "") -> None:
        share = min(1.0, done / of) if of else 1.0
        self._whole.at(self._begin + share * (self._end - self._begin), 1, doing or self._doing, place)
