"""Whatever goes wrong on the screen says nothing of a case; after a lock nothing of it is in memory any more."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.faults.counts import dice, rounds
from tests.faults.forks import CHECKOUT
from tests.faults.world import AMINA, REFERENCE, WORDS, World
from tests.stories.terminal import Screen, Terminal, terminal

CRASHES, LOCKS, GROUPS = 200, 20, 4
LEAVES = b"\x1b[?1049l"
SAID = "kestrel over the ridge at half past four"  # what is typed into the record
F4, F9, F10 = "\x1bOS", "\x1b[20~", "\x1b[21~"
KEYS = ("\t", "x", "\x1b[A", "\x1b[B", "\x1bOQ", "\x1bOP", "\x1bOP", "\x1b[18~", "\x1b[18~", "\r", "\x1b[17~", " ")


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

    def shown(self, world: World, after: int) -> Recorded:
        """Begin the program on ``world``."""
        words = f"{WORDS[AMINA]} / {SAID}"
        self._line.send(json.dumps({"folder": str(world.folder), "after": after, "words": words}).encode())
        said, handles, _, _ = socket.recv_fds(self._line, 64, 1)
        return Recorded(int(said), handles[0])

    def ended(self) -> int:
        return int(self._line.recv(64))


@contextmanager
def screens(place: Path) -> Iterator[Screens]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.faults.screens", str(theirs.fileno())]
    more = {"PYTHONPATH": str(CHECKOUT), "XDG_DATA_HOME": str(place / "home"), "TERM": "xterm-256color"}
    with subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, **more}, pass_fds=[theirs.fileno()]) as server:
        theirs.close()
        with ours:
            yield Screens(ours)
        server.wait(20)


def typed_in(shown: Recorded) -> None:
    """Unlock, open the case, and type into Tell someone now until it is saved."""
    shown.wait(AMINA)
    shown.type(WORDS[AMINA] + "\r")
    shown.wait(REFERENCE)
    shown.type("\r")
    shown.wait("Only us")
    shown.type(F4)
    shown.wait("Tell someone now")
    shown.type(SAID)
    shown.wait("Saved ")


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_crash_anywhere_leaves_one_sentence_and_what_was_typed_is_saved(
    group: int, world: World, quick: Path
) -> None:
    chance, felt = dice(f"crash {group}"), 0
    with screens(quick) as server:
        for _ in range(rounds(CRASHES // GROUPS)):
            attacked = world.at(quick / "attacked")
            shown = server.shown(attacked, chance.randint(1, 200))
            typed_in(shown)
            keys_until_it_ends(shown, chance)
            while shown.read(0.2) and not shown.sent.endswith(b"\n"):
                pass
            code = server.ended()
            os.close(shown.handle)
            left = bytes(shown.sent).split(LEAVES)[-1].decode(errors="replace")
            felt += code == 20
            assert "(code " in left, left
            assert [each for each in (SAID, WORDS[AMINA], "Traceback", "locals") if each in left] == []
            assert SAID in everything_said(attacked)
    assert felt == rounds(CRASHES // GROUPS)


def keys_until_it_ends(shown: Recorded, chance: random.Random) -> None:
    """Press any keys. Where what was raised was caught on its way, it is raised again somewhat later."""
    for pressed in range(1_000):
        if pressed % 40 == 0:
            os.kill(shown.child, signal.SIGUSR1)
        if not shown.read(0.02) or b"(code " in shown.sent:
            return
        shown.type(chance.choice(KEYS))
    raise AssertionError(f"it never ended: {shown.screen.words}")


def everything_said(world: World) -> str:
    desk = world.desk()
    record = desk.open_case(REFERENCE).result()
    desk.close()
    return str(record.assessment.told)


def test_after_a_lock_nothing_of_the_case_and_no_passphrase_is_in_memory(
    world: World, quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(quick / "home"))
    for _ in range(rounds(LOCKS)):
        attacked = world.at(quick / "attacked")
        with terminal("--store", str(attacked.folder), columns=80, rows=24) as running:
            shown = Recorded(running.child, running.handle)
            typed_in(shown)
            assert in_memory(running.child, SAID)  # the look does see what is there
            shown.type(F9)
            shown.wait("Paused.")
            shown.type(F9)
            locked = time.monotonic()
            shown.wait("Who is here?")
            assert SAID not in shown.screen.words
            assert [words for words in (SAID, WORDS[AMINA]) if in_memory(running.child, words)] == []
            assert time.monotonic() - locked < 30
            shown.type(F10)
            assert running.ended() == 0


def in_memory(process: int, words: str) -> bool:
    """Whether ``words`` stand anywhere in what the process, or one that it started, may write to."""
    spellings = [words.encode(each) for each in ("utf-8", "utf-16-le", "utf-32-le")]
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return any(
        each in room for number in (process, *map(int, children)) for room in rooms(number) for each in spellings
    )


def rooms(process: int) -> Iterator[bytes]:
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
