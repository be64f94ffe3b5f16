"""The program on terminals of its own, forked from a process that has read everything (screens.py): typed at, and read.

All that it sent is kept, byte by byte; the memory of every process of its terminal can be looked through.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.faults.forks import CHECKOUT
from tests.faults.world import AMINA, REFERENCE, WORDS, World
from tests.stories.terminal import Screen, Terminal


class Recorded(Terminal):
    """A terminal that keeps all it was sent."""

    def __init__(self, child: int, handle: int) -> None:
        super().__init__(child, handle, Screen(80, 24))
        self.sent = bytearray()

    def read(self, seconds: float) -> bool:
        """Take what comes within so many seconds; False at the end of the program."""
        if not select.select([self.handle], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.handle, 65_536)
        except OSError:
            return False
        self.sent += data
        self.screen.feed(data)
        return bool(data)

    def wait(self, words: str) -> None:
        """Read until they stand on the screen."""
        end = time.monotonic() + 25
        while words not in self.screen.words:
            assert self.read(0.2), f"it ended before {words!r}: {self.screen.words}"
            assert time.monotonic() < end, f"{words!r} never came: {self.screen.words}"


class Screens:
    """The process that forks the program onto terminals."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        line.settimeout(60)
        self._running: Recorded | None = None

    def shown(self, world: World, after: int = 0, words: str = "") -> Recorded:
        """Begin the program on ``world``; ``words`` are raised ``after`` so many calls, once it is armed."""
        self._line.send(json.dumps({"folder": str(world.folder), "after": after, "words": words}).encode())
        said, handles, _, _ = socket.recv_fds(self._line, 64, 1)
        self._running = Recorded(int(said), handles[0])
        return self._running

    def ended(self) -> int:
        """Wait for the end of the program on the last terminal; give its exit code."""
        code = int(self._line.recv(64))
        if self._running is not None:
            os.close(self._running.handle)
        self._running = None
        return code

    def end(self) -> None:
        """End what a failing test left running."""
        if self._running is not None:
            os.kill(self._running.child, signal.SIGKILL)


@contextmanager
def screens(place: Path) -> Iterator[Screens]:
    """Start the process; what the program remembers is kept in ``place``."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.faults.screens", str(theirs.fileno())]
    more = {"PYTHONPATH": str(CHECKOUT), "XDG_DATA_HOME": str(place / "home"), "TERM": "xterm-256color"}
    with subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, **more}, pass_fds=[theirs.fileno()]) as server:
        theirs.close()
        shown = Screens(ours)
        try:
            yield shown
        finally:
            shown.end()
            ours.close()
            server.wait(60)


def unlocked(shown: Recorded) -> None:
    """Give the passphrase; the list of assessments stands there."""
    shown.wait(AMINA)
    shown.type(WORDS[AMINA] + "\r")
    shown.wait(REFERENCE)


def let_in(shown: Recorded) -> None:
    """Unlock, and open the case at the mark with only the two assessors at the screen."""
    unlocked(shown)
    shown.type("\r")
    shown.wait("Only us")


def in_memory(leader: int, words: str) -> bool:
    """Whether ``words`` stand in what any process of the terminal that ``leader`` began may write to."""
    spellings = [words.encode(each) for each in ("utf-8", "utf-16-le", "utf-32-le")]
    looked = session(leader)
    assert leader in looked
    return any(each in room for process in looked for room in rooms(process) for each in spellings)


def session(leader: int) -> list[int]:
    """Every process of the session, whoever started it."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(ProcessLookupError):
            if os.getsid(int(each.name)) == leader:
                found.append(int(each.name))
    return found


def rooms(process: int) -> Iterator[bytes]:
    """What one process may write to, place by place."""
    with Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
            if " rw" not in line:
                continue
            begin, end = (int(each, 16) for each in line.split()[0].split("-"))
            try:
                memory.seek(begin)
                yield memory.read(end - begin)
            except (OSError, ValueError, OverflowError):
                continue
