"""A terminal for stories: the program in a pseudo-terminal of a size, and the words that stand on its screen.

It knows the few sequences that place text (cursor, clearing) and lets every other one go by.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager

_SEQUENCE = re.compile(rb"\x1b(?:\[([0-9;?<>=$]*)[ -/]*([@-~])|[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78cM])")


class Screen:
    """Rows of characters, drawn on by what a program writes."""

    def __init__(self, columns: int, rows: int) -> None:
        self.cells: dict[tuple[int, int], str] = {}
        self.columns, self.rows, self.row, self.column = columns, rows, 0, 0
        self._rest = b""

    def feed(self, data: bytes) -> None:
        """Draw what a program wrote; half a sequence waits for its end."""
        data, at = self._rest + data, 0
        while at < len(data):
            if data[at] == 0x1B:
                found = _SEQUENCE.match(data, at)
                if found is None:
                    if len(data) - at < 64:
                        break
                    at += 1
                    continue
                self._control((found[1] or b"").decode(), (found[2] or b"").decode())
                at = found.end()
                continue
            end = data.find(b"\x1b", at)
            self._write(data[at : end if end >= 0 else len(data)].decode("utf-8", "replace"))
            at = end if end >= 0 else len(data)
        self._rest = data[at:]

    def _control(self, numbers: str, kind: str) -> None:
        given = [int(each) for each in numbers.split(";") if each.isdigit()]
        if kind in ("H", "f"):
            self.row, self.column = (given[0] - 1, given[1] - 1) if len(given) > 1 else (0, 0)
        elif kind in ("A", "B", "C", "D"):
            by = (given or [1])[0]
            self.row += {"A": -by, "B": by}.get(kind, 0)
            self.column += {"C": by, "D": -by}.get(kind, 0)
        elif kind == "J" and given == [2]:
            self.cells.clear()

    def _write(self, text: str) -> None:
        for letter in text:
            if letter == "\r":
                self.column = 0
            elif letter == "\n":
                self.row += 1
            elif letter >= " ":
                self.cells[self.row, self.column] = letter
                self.column += 1

    @property
    def words(self) -> str:
        """What stands there, row after row, with single spaces."""
        rows = (
            "".join(self.cells.get((row, column), " ") for column in range(self.columns)) for row in range(self.rows)
        )
        return " ".join(" ".join(rows).split())


class Terminal:
    """A running program and its screen."""

    def __init__(self, child: int, handle: int, screen: Screen) -> None:
        self.child, self.handle, self.screen = child, handle, screen

    def until(self, words: str, seconds: float = 20) -> str:
        """Read until ``words`` stand on the screen, and give all of it. Fails with the screen when they never do."""
        end = time.monotonic() + seconds
        while words not in self.screen.words:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.handle], [], [], left)[0]:
                raise AssertionError(f"{words!r} is not on the screen: {self.screen.words}")
            try:
                data = os.read(self.handle, 65_536)
            except OSError:
                data = b""
            if not data:
                raise AssertionError(f"it ended before {words!r}: {self.screen.words}")
            self.screen.feed(data)
        return self.screen.words

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, as a person does with the mouse: the system tells the program."""
        self.screen.cells.clear()
        self.screen.columns, self.screen.rows = columns, rows
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def ended(self) -> int:
        """Read to the end and give the exit code."""
        try:
            while os.read(self.handle, 65_536):
                pass
        except OSError:
            pass
        child, self.child = self.child, 0
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@contextmanager
def terminal(*words: str, columns: int, rows: int) -> Iterator[Terminal]:
    """Run the program in a pseudo-terminal of ``columns`` by ``rows``; nothing of it is left afterwards."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    child = os.fork()
    if child == 0:
        try:
            os.close(ours)
            os.login_tty(theirs)
            environment = {**os.environ, "TERM": "xterm-256color"}
            os.execve(sys.executable, [sys.executable, "-m", "hsb_wizard", *words], environment)  # noqa: S606
        finally:
            os._exit(99)
    os.close(theirs)
    shown = Terminal(child, ours, Screen(columns, rows))
    try:
        yield shown
    finally:
        if shown.child:
            os.kill(shown.child, signal.SIGKILL)
            os.waitpid(shown.child, 0)
        os.close(ours)
