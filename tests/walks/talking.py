"""Plain mode in a real pseudo-terminal, as somebody hears it: a piece is said up to a question, one line is answered.

Nothing is known of the program but what it says. What was said is kept whole, byte for byte.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path
from types import TracebackType

from benchmarks.terminal import Terminal
from benchmarks.vt import Screen

from hsb_wizard.plain import reading
from hsb_wizard.work.view_base import Field

ASKS = re.compile(r"(?:^|\n)(Letter: |Letter, or your name: |: |Enter goes on: |Passphrase of [^\n]*: )$")
KINDS = {
    reading.how(Field("", kind, text=text)): kind
    for kind in ("choice", "multi", "box", "line", "secret")
    for text in ("", "words")
}
CHOICE = re.compile(r"^([A-Z]{1,2})  (.+)$")
PATIENCE = 60.0
HAND = 0.4  # seconds in which a hand types no second line, and a piece of text is kept
WHOLE = 5000  # columns: no line is broken
LONGEST = 4000  # letters that a terminal takes in one line


class Spoken(Screen):
    """What a program wrote, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""

    def feed(self, data: bytes) -> None:
        """One more piece."""
        self.said += self._decode(data).replace("\r\n", "\n")


class Talk:
    """One run of the program in plain mode on the store in ``folder``. Leaving ends it."""

    def __init__(self, folder: Path, columns: int = WHOLE) -> None:
        command = [sys.executable, "-m", "hsb_wizard", "--plain", "--store", str(folder)]
        self.terminal = Terminal(command, columns=columns)
        self.spoken = Spoken()
        self.terminal.screen = self.spoken
        self.lines: list[str] = []  # what was said since the last answer
        self.asks = ""
        self.answers = self.letters = 0
        self._listens(0)

    def __enter__(self) -> Talk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.terminal.close()

    @property
    def kind(self) -> str:
        """What is asked for: choice, multi, box, line, the end of a form, or the line of a list."""
        if self.asks == "Enter goes on: ":
            return "end"
        last = next((line for line in reversed(self.lines) if line), "")
        return KINDS.get(last, "list" if self.asks == "Letter: " else "secret")

    def says(self, *lines: str) -> None:
        """Give these lines and hear what comes of it."""
        assert all(len(line.encode()) < LONGEST for line in lines)
        self.answers += 1
        self.letters += sum(map(len, lines))
        at = len(self.spoken.said)
        self.terminal.send("".join(f"{line}\n" for line in lines))
        self._listens(at, len(lines))

    def types(self, *lines: str) -> None:
        """Give these lines one after the other, as a hand does, where nothing is asked behind them."""
        for line in lines:
            self.terminal.send(f"{line}\n")
            self.terminal.quiet(HAND)

    def pastes(self, text: str) -> None:
        """Give ``text`` in one go, and hear what comes of it."""
        at = len(self.spoken.said)
        self.terminal.send(text)
        self._listens(at, text.count("\n"))

    def kill(self) -> None:
        """End the program as a power cut does."""
        os.kill(self.terminal.pid, signal.SIGKILL)
        self.terminal.quiet(HAND)

    def leaves(self) -> None:
        """.q, and hear the program end."""
        self.terminal.send(".q\n")
        end = time.monotonic() + PATIENCE
        while not self.terminal.ended:
            self.terminal.read(0.2)
            assert time.monotonic() < end, self.tail

    def letter(self, words: str) -> str:
        """The letter before ``words``, or before the shortest line that begins with them."""
        found = [(len(each[2]), each[1]) for line in self.lines if (each := CHOICE.match(line))
                 and re.match(r"(?:! )?" + re.escape(words) + r"(?![\w-])", each[2])]  # fmt: skip
        assert found, f"No line {words!r} was said:\n{self.tail}"
        return min(found)[1]

    def hears(self, words: str) -> bool:
        """Whether these words were said since the last answer."""
        return words in "\n".join(self.lines)

    @property
    def tail(self) -> str:
        """The end of what was said, for whoever reads why a walk failed."""
        return "\n".join(self.spoken.said.split("\n")[-60:])

    def _listens(self, at: int, echoes: int = 0) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            heard = self.spoken.said[at:]
            asks = ASKS.search(heard)
            if asks and heard.count("\n") >= echoes:
                break
            if not self.terminal.read(0.2) and (self.terminal.ended or time.monotonic() > end):
                raise AssertionError(f"Nothing more was asked. What was said last:\n{self.tail}")
        self.lines, self.asks = heard[: asks.start(1)].split("\n")[echoes:], asks[1]
