"""Text from people, made fit for paper: every character is one the embedded type has, or a box that can be seen.

A character the type lacks would take the rest of its line out of what a screen reader hears, silently. Here it becomes
U+25A1 and is counted. Pure; the count holds code points only, so that it may stand in a log.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

SUBSTITUTE = "\u25a1"
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+")
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True)
class Substituted:
    """One character the type lacks and how often a box stands for it."""

    code_point: int
    times: int

    def __str__(self) -> str:
        """Say it as a line of the export log: "U+1F600 2 times as U+25A1"."""
        return f"U+{self.code_point:04X} {self.times} time{'' if self.times == 1 else 's'} as U+25A1"


@dataclass(slots=True)
class Plainer:
    """Turns texts into printable lines and counts what it had to replace.

    ``covers`` says whether the embedded type has a code point.
    """

    covers: Callable[[int], bool]
    missing: Counter[int] = field(default_factory=Counter)

    def lines(self, text: str) -> tuple[str, ...]:
        """Return the lines of ``text`` that hold anything, blanks run together, every character printable."""
        found = (self.line(part) for part in _LINE_ENDS.split(text))
        return tuple(line for line in found if line)

    def line(self, text: str) -> str:
        """Return ``text`` as one printable line; line ends become blanks."""
        composed = unicodedata.normalize("NFC", _LINE_ENDS.sub(" ", text))
        if not composed.isascii() or not composed.isprintable():
            composed = "".join(map(self._printable, composed))
        return _SPACES.sub(" ", composed).strip(" ")

    def substituted(self) -> tuple[Substituted, ...]:
        """Return what was replaced so far, by code point."""
        return tuple(Substituted(code, times) for code, times in sorted(self.missing.items()))

    def _printable(self, character: str) -> str:
        code = ord(character)
        if character == "\t" or (unicodedata.category(character) == "Zs" and not self.covers(code)):
            return " "
        if self.covers(code) and code != 0xAD:
            return character
        # invisible by nature: soft hyphen, joiners, directions, the selector after an emoji
        if unicodedata.category(character) == "Cf" or code in _VARIATION_SELECTORS:
            return ""
        self.missing[code] += 1
        return SUBSTITUTE
