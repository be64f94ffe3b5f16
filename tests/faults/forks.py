"""The way to the process that forks a victim for each round (server.py), with or without a tracer around it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.tally import Tally
from tests.faults.world import World

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a round ended: the victim's exit (negative: its signal), how long it ran, what it had acknowledged."""

    code: int
    seconds: float
    lines: list[str]


class Forks:
    """A running server."""

    def __init__(self, line: socket.socket, tally: Tally) -> None:
        self._line, self._tally = line, tally

    def one(self, phase: str, world: World, round_: int = 0, **more: object) -> Ended:
        """Have one round of ``phase`` done on ``world``: ``kill`` after seconds, or ``idle`` calls of a kind first."""
        order = {"phase": phase, "place": str(world.place), "code": world.code, "round": round_, **more}
        self._line.send(json.dumps(order).encode())
        reply = self._line.recv(4096)
        assert reply, "the server is gone"
        code, seconds = json.loads(reply)
        return Ended(code, seconds, self._tally.lines)


@contextmanager
def forks(place: Path, tracer: Sequence[str] = (), past: int = 0) -> Iterator[Forks]:
    """Start the server; ``tracer`` is a command that it runs under, ``past`` how many openings of a file come first."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    shared = place / "tally"
    tally = Tally(shared)
    command = [*tracer, sys.executable, "-m", "tests.faults.past", str(past), str(theirs.fileno()), str(shared)]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "XDG_DATA_HOME": str(place / "home")}
    with subprocess.Popen(command, cwd=CHECKOUT, env=environment, pass_fds=[theirs.fileno()]) as server:
        theirs.close()
        try:
            with ours:
                yield Forks(ours, tally)
        finally:
            server.wait(60)
