"""Enough of a terminal to know which text stands where: what a program writes goes in, rows of characters come out.

Colours, titles and modes are thrown away. Nothing here reads a file descriptor or a clock.
"""

from __future__ import annotations

import codecs
import re

# A whole sequence: CSI, a string (OSC, DCS, APC, PM, SOS) up to its end, a character set, or one letter.
SEQUENCE = re.compile(
    r"\x1b(?:\[(?P<private>[<=>?]?)(?P<numbers>[\d;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|[\]PX^_].*?(?:\x07|\x1b\\)|[()*+#%].|[78=>cDEHMNOZ\\])",
    re.DOTALL,
)
ALTERNATE = frozenset({47, 1047, 1049})
SYNCHRONISED = 2026
LONGEST = 10_000  # characters of one sequence; what is longer is none


class Screen:
    """The characters on a terminal of ``columns`` by ``rows``, and what it answers to a program that asks."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        """An empty screen with the cursor at its beginning."""
        self.columns, self.rows = columns, rows
        self.x = self.y = 0
        self.answers: list[bytes] = []
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._half = ""  # a sequence whose end has not come yet
        self._cells: list[list[str]] = []
        self._clear()

    @property
    def text(self) -> str:
        """All rows, without the spaces at their ends."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def feed(self, data: bytes) -> None:
        """Take in what a program wrote; a sequence may come in pieces."""
        text, self._half = self._half + self._decode(data), ""
        at = 0
        while at < len(text):
            if text[at] != "\x1b":
                self._put(text[at])
                at += 1
                continue
            found = SEQUENCE.match(text, at)
            if found is None:
                if len(text) - at <= LONGEST:
                    self._half = text[at:]
                    return
                at += 1
                continue
            if found["final"]:
                self._control(found)
            at = found.end()

    def _clear(self) -> None:
        self._cells = [[" "] * self.columns for _ in range(self.rows)]

    def _put(self, letter: str) -> None:
        if letter == "\r":
            self.x = 0
        elif letter == "\n":
            self._down()
        elif letter == "\b":
            self.x = max(0, self.x - 1)
        elif letter >= " ":
            if self.x >= self.columns:
                self.x = 0
                self._down()
            self._cells[self.y][self.x] = letter
            self.x += 1

    def _down(self) -> None:
        if self.y < self.rows - 1:
            self.y += 1
            return
        self._cells = [*self._cells[1:], [" "] * self.columns]

    def _control(self, found: re.Match[str]) -> None:
        numbers = [int(each) if each.isdigit() else 0 for each in re.split("[;:]", found["numbers"])]
        if found["private"] == "?":
            self._private(numbers[0], found["between"] + found["final"])
        elif not found["private"] and not found["between"]:
            self._plain(numbers, found["final"])

    def _private(self, number: int, what: str) -> None:
        if what == "$p":  # "do you know this mode?": synchronised output yes, others no
            known = 2 if number == SYNCHRONISED else 0
            self.answers.append(f"\x1b[?{number};{known}$y".encode())
        elif what in ("h", "l") and number in ALTERNATE:
            self._clear()
            self.x = self.y = 0

    def _plain(self, numbers: list[int], final: str) -> None:
        first = max(1, numbers[0])
        if final in "Hf":
            self.y = min(self.rows, first) - 1
            self.x = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final in "ABCDGd":
            self._move(first, final)
        elif final in "JK":
            self._erase(numbers[0], final)
        elif final == "c":
            self.answers.append(b"\x1b[?62;22c")
        elif final == "n" and numbers[0] == 6:
            self.answers.append(f"\x1b[{self.y + 1};{self.x + 1}R".encode())

    def _move(self, by: int, final: str) -> None:
        down = {"A": -by, "B": by}.get(final, 0)
        right = {"C": by, "D": -by}.get(final, 0)
        self.y = by - 1 if final == "d" else self.y + down
        self.x = by - 1 if final == "G" else self.x + right
        self.y = min(self.rows - 1, max(0, self.y))
        self.x = min(self.columns - 1, max(0, self.x))

    def _erase(self, how: int, final: str) -> None:
        if final == "J" and how >= 2:
            self._clear()
            return
        row = self._cells[self.y]
        first, last = {0: (self.x, self.columns), 1: (0, self.x + 1)}.get(how, (0, self.columns))
        row[first:last] = [" "] * (last - first)
        if final == "J" and how == 0:
            for below in self._cells[self.y + 1 :]:
                below[:] = [" "] * self.columns
