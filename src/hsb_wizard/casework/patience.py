"""Wrong passphrases one after another: who waits how long before the next is tried. One rule, wherever one is typed.

Kept for this sitting, by person: what was right lets go of it. The passphrase itself never comes here.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from hsb_wizard.errors import TriedTooSoon, WrongPassphrase


class Patience:
    """Counts wrong tries in a row, and says how long nobody tries again for that person."""

    def __init__(self, clock: Callable[[], float], seconds: Callable[[int], int]) -> None:
        """``clock`` never goes back; ``seconds`` says how long after so many wrong tries."""
        self.clock, self._seconds = clock, seconds
        self._tries: dict[str, int] = {}
        self._until: dict[str, float] = {}

    def ask(self, who: str) -> None:
        """Before a passphrase of ``who`` is tried. Raises TriedTooSoon: then it is not tried at all."""
        left = self._until.get(_known(who), 0.0) - self.clock()
        if left > 0:
            raise TriedTooSoon(who, math.ceil(left))

    def wrong(self, who: str) -> WrongPassphrase:
        """It was not that of ``who``: count it, and give the refusal with how long to wait."""
        who = _known(who)
        self._tries[who] = self._tries.get(who, 0) + 1
        wait = self._seconds(self._tries[who])
        self._until[who] = self.clock() + wait
        return WrongPassphrase(who, wait)

    def tries(self, who: str) -> int:
        """How often in a row it was wrong."""
        return self._tries.get(_known(who), 0)

    def right(self, who: str) -> None:
        """It was theirs: what went wrong before counts no more."""
        self._tries.pop(_known(who), None)
        self._until.pop(_known(who), None)


def _known(who: str) -> str:
    return " ".join(who.split())
