"""Lines from the keyboard of a terminal in the pieces they came in: one that was typed, or a page that was pasted.

A thread reads from the first moment on, so that a page which comes while the program is busy is told from lines that
somebody typed ahead: nobody types two of them at once. No word of a pack may enter, and no escape byte leaves.
"""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread

if sys.platform != "win32":
    import termios

AT_ONCE = 0.03  # seconds: what comes sooner after a line was typed by nobody
MARKED = 2.0  # seconds to wait for the rest of a paste that the terminal marked as one
MARK = re.compile(b"\x1b\\[20([01])~")  # as a terminal marks a paste, from and to, where something before us asked it
PIECE = 65_536  # bytes

Lines = tuple[str, ...]


def keyboard() -> Keyboard | None:
    """The keyboard of this program; None where lines come from a file, and on Windows, where it cannot be watched."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return None
    return Keyboard(sys.stdin.fileno())


class Keyboard:
    """What is typed at the terminal ``fd``, which gives whole lines."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._held = b""  # what was read and is no whole line yet
        self._echoes = True  # whether it did before somebody asked for silence
        self._marked = False  # inside a paste that the terminal marked
        self._pieces: SimpleQueue[Lines | None] = SimpleQueue()
        self._way = Lock()  # only one changes how the terminal gives what is typed
        Thread(target=self._listen, name="keyboard", daemon=True).start()

    def take(self) -> Lines | None:
        """The next piece: a line, or all that came at once. None, and from then on, where nobody is there any more."""
        piece = self._pieces.get()
        if piece is None:
            self._pieces.put(None)
        return piece

    def echo(self, *, on: bool) -> None:
        """Whether what is typed can be read on the screen."""
        with self._way, suppress(OSError, termios.error):
            way = termios.tcgetattr(self._fd)
            self._echoes = self._echoes if on else bool(way[3] & termios.ECHO)
            way[3] = way[3] | termios.ECHO if on and self._echoes else way[3] & ~termios.ECHO
            termios.tcsetattr(self._fd, termios.TCSADRAIN, way)

    # ------------------------------------------------------------------ on its thread

    def _listen(self) -> None:
        with suppress(OSError, EOFError, ValueError, termios.error):
            while self._comes(0.0):  # typed before anybody listened: how fast is not known, and nothing is open yet
                self._pieces.put((self._line(),))
            while True:
                piece = tuple(self._piece())
                self._pieces.put(piece if any(piece) else ("",))  # Enter held down is Enter
        self._pieces.put(None)

    def _piece(self) -> Iterator[str]:
        yield self._line()
        while self._goes_on():
            yield self._line()

    def _line(self) -> str:
        """The next whole line, however long it takes. Raises EOFError at the end."""
        while b"\n" not in self._held:
            self._feed(os.read(self._fd, PIECE))
        line, _, self._held = self._held.partition(b"\n")
        return line.rstrip(b"\r").decode(sys.stdin.encoding or "utf-8", "replace")

    def _feed(self, data: bytes) -> None:
        if not data:
            raise EOFError
        self._held += data
        for found in MARK.finditer(self._held):
            self._marked = found[1] == b"0"
        self._held = MARK.sub(b"", self._held)

    def _goes_on(self) -> bool:
        """Whether another line belongs to the one before: it is there already, or the beginning of it."""
        if b"\n" in self._held:
            return True
        marked = self._marked
        if self._unfinished():
            return True
        if self._comes(MARKED if self._marked else AT_ONCE):
            self._feed(os.read(self._fd, PIECE))
            return True
        self._marked = False
        self._unfinished()
        return len(self._held) > (0 if marked else 1)  # one letter so soon may be a quick hand's next answer

    def _unfinished(self) -> bytes:
        """What waits without the end of its line. A terminal keeps that to itself, so for a moment it gives letters."""
        with self._way:
            before = termios.tcgetattr(self._fd)
            now = [*before[:3], before[3] & ~termios.ICANON, *before[4:6], list(before[6])]
            now[6][termios.VMIN] = now[6][termios.VTIME] = 0
            termios.tcsetattr(self._fd, termios.TCSANOW, now)
            try:
                if self._comes(0.0) and (data := os.read(self._fd, PIECE)):
                    self._feed(data)
            finally:
                termios.tcsetattr(self._fd, termios.TCSANOW, before)
        return self._held

    def _comes(self, seconds: float) -> bool:
        return bool(select.select([self._fd], [], [], seconds)[0])
