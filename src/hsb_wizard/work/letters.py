"""Letters over a list: which is a key of the page, and which belongs to words that somebody writes with no line open.

A letter alone is a key. Letters that follow each other are words once one of them means nothing there; from then on
until a pause none of them does anything. Pure, but for the moment of the last letter; no word that was typed is kept.
"""

from __future__ import annotations

PAUSE = 1.0  # seconds between two letters that do not belong together
NO_LINE_OPEN = "These letters were written nowhere: no line is open. Press Enter on a line first, then write."
PASTED_NOWHERE = "What you pasted was written nowhere: no line is open. Press Enter on a line first, then paste."
ONE_LETTER = (
    "These letters were written nowhere, and nothing was marked: one letter marks. Tab leads to where words go."
)
NOTHING_TO_WRITE_IN = "These letters were written nowhere. A letter alone opens a page; F3 finds an assessment."


class Letters:
    """What was typed over a list of late."""

    def __init__(self) -> None:
        self._last = float("-inf")
        self._words = False

    def acts(self, at: float, *, means: bool) -> bool:
        """Whether a letter typed ``at`` this moment is a key. ``means``: the page has a key of that name."""
        self._words = not means or (self._words and self.follows(at))
        self._last = at
        return not self._words

    def follows(self, at: float) -> bool:
        """Whether a letter typed ``at`` this moment goes on from the one before it."""
        return at - self._last < PAUSE
