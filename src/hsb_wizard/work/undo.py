"""What was typed in one line, step by step, so that it can be taken back: a word at a time, a paste, what was erased.

Pure: it knows how one text became another and no key. A passphrase must never be noted here.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

STEPS = 100


@dataclass(frozen=True, slots=True)  # and no Frozen: the first page waits for nothing
class Change:
    """How a text became another: at a place, what was taken out and what was put in."""

    at: int
    out: str
    into: str

    @property
    def end(self) -> int:
        """Where the cursor stands after it."""
        return self.at + len(self.into)


def change(before: str, after: str) -> Change:
    """The one change that makes ``after`` of ``before``, as short as it can be."""
    most = min(len(before), len(after))
    first = next((n for n in range(most) if before[n] != after[n]), most)
    left = most - first
    last = next((n for n in range(left) if before[-1 - n] != after[-1 - n]), left)
    return Change(first, before[first : len(before) - last], after[first : len(after) - last])


class Undo:
    """The steps of one line, back and forth."""

    def __init__(self) -> None:
        self._back: deque[str] = deque(maxlen=STEPS)
        self._forth: list[str] = []
        self._last: Change | None = None  # None: whatever comes is a step of its own

    def noted(self, before: str, after: str) -> None:
        """Somebody made ``after`` of ``before``."""
        made = change(before, after)
        if not _goes_on(self._last, made):
            self._back.append(before)
        self._last = made
        self._forth.clear()

    def back(self, now: str) -> str | None:
        """The text before the last step; None where there is none."""
        if not self._back:
            return None
        self._last = None
        self._forth.append(now)
        return self._back.pop()

    def forth(self, now: str) -> str | None:
        """The text that the last step back left; None where there is none."""
        if not self._forth:
            return None
        self._last = None
        self._back.append(now)
        return self._forth.pop()

    def forget(self) -> None:
        """Another text stands in the line: there is nothing to take back."""
        self._back.clear()
        self._forth.clear()
        self._last = None


def _goes_on(last: Change | None, made: Change) -> bool:
    """Whether a change is of one step with the one before it: the next letter of a word, one more that is erased."""
    if last is None:
        return False
    typed = len(made.into) == len(last.into[-1:]) == 1 and not made.out and not last.out
    if typed:
        return made.at == last.end and not (last.into.isspace() and not made.into.isspace())
    erased = len(made.out) == len(last.out) == 1 and not made.into and not last.into
    return erased and made.at in (last.at - 1, last.at)
