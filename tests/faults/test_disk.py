"""The disk says no at any call of any work: a sentence, a store that holds, and nothing acknowledged lost.

The system itself refuses: strace answers the nth call of a kind with an error before the kernel sees it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.faults.counts import WHOLE, dice, rounds
from tests.faults.forks import Ended, forks
from tests.faults.judge import judge
from tests.faults.phases import PHASES
from tests.faults.world import World

from hsb_wizard.errors import ExitCode

POINTS = 1_100
MOST = 250  # of one call in one phase: a copy is thousands of the same
READING = 4_000  # more files than Python opens to read the program: these must not be refused
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq")
# Each call with the errors it is answered with; "+" is a disk that stays so, the others happen once.
REFUSED = (
    ("pwrite64", "ENOSPC", "+"), ("pwrite64", "EIO", ""), ("write", "ENOSPC", "+"), ("write", "EDQUOT", ""),
    ("fdatasync", "EIO", ""), ("fsync", "EIO", ""), ("ftruncate", "EIO", ""), ("pread64", "EIO", ""),
    ("rename", "EACCES", ""), ("unlink", "EACCES", "+"), ("mkdir", "EROFS", "+"), ("link", "EIO", ""),
    ("openat", "EMFILE", ""), ("openat", "EACCES", ""),
)  # fmt: skip
# Nobody is told of damage or of a wrong passphrase because a disk stumbled once.
NEVER_SAID = {"StoreDamaged", "WrongPassphrase", "WrongRecoveryCode", "StoreEmptyFile", "StoreNewer", "StoreMissing"}


@dataclass(frozen=True)
class Point:
    """The ``nth`` call of a kind in a phase, from the opening of the store to its closing."""

    phase: str
    nth: int


def how_many_calls(world: World, place: Path) -> dict[tuple[str, str], int]:
    """Give how often each phase makes each call, counted by the tracer."""
    calls, log = ",".join(sorted({call for call, _, _ in REFUSED})), place / "trace"
    with forks(place, (*STRACE, "-o", str(log), "-e", f"trace={calls}")) as server:
        for phase in PHASES:
            assert server.one(phase, world.at(place / "counted")).lines[-1] == "done"
    made: dict[str, Counter[str]] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        process, call = line.split("(")[0].split()[:2]
        made.setdefault(process, Counter())[call] += 1
    children = [calls for calls in made.values() if calls["pwrite64"]]
    assert len(children) == len(PHASES)
    return {
        (phase, call): times for phase, calls in zip(PHASES, children, strict=True) for call, times in calls.items()
    }


@pytest.fixture(scope="module")
def points(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], list[Point]]:
    """Return every point there is, or as many of them as are asked for, drawn evenly."""
    counted = how_many_calls(world, tmp_path_factory.mktemp("counted"))
    every = [
        (refused, Point(phase, nth))
        for refused in (REFUSED if WHOLE else REFUSED[::4])  # each kind needs a tracer of its own
        for (phase, call), times in counted.items()
        if call == refused[0]
        for nth in range(1, min(times, MOST) + 1)
    ]
    assert len(every) >= (POINTS if WHOLE else POINTS // 10)
    drawn = dice("disk").sample(every, rounds(POINTS))
    found: dict[tuple[str, str, str], list[Point]] = {}
    for refused, point in drawn:
        found.setdefault(refused, []).append(point)
    return found


def test_wherever_the_disk_refuses_there_is_a_sentence_and_nothing_is_lost(
    world: World, points: dict[tuple[str, str, str], list[Point]], quick: Path
) -> None:
    said: Counter[str] = Counter()
    for (call, error, stays), here in points.items():
        last = max(point.nth for point in here) + (READING if call == "openat" else 0)
        inject = f"inject={call}:error={error}:when={last}{stays}"
        with forks(quick, (*STRACE, "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)) as server:
            for point in here:
                attacked = world.at(quick / "attacked")
                ended = server.one(point.phase, attacked, point.nth, call=call, idle=last - point.nth)
                said[sentence(ended, f"{error} at {call} {point.nth} of {point.phase}")] += 1
                judge(attacked, ended.lines, new_keys=point.phase == "replacing_code")
    assert sum(said.values()) == rounds(POINTS)
    assert sum(times for name, times in said.items() if name != "done") > len(said)  # most of them were felt


def sentence(ended: Ended, where: str) -> str:
    """Hold that the work was done all the same, or refused in three sentences with a known exit code; give which."""
    assert ended.code == 0, where
    last = ended.lines[-1] if ended.lines else ""
    if last == "done":
        return "done"
    assert last.startswith("refused "), f"{where}: {last}"
    name, code, what, safe, do = json.loads(last.removeprefix("refused "))
    assert name not in NEVER_SAID, f"{where}: {name}"
    assert ExitCode(code) not in (ExitCode.GOOD, ExitCode.STOP_FOUND), where
    assert all(part.rstrip().endswith((".", "?")) for part in (what, safe, do)), f"{where}: {what} {safe} {do}"
    return str(name)
