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
READING = 300  # more files than Python opens to begin: these must not be refused
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq")
# Each call with the errors it is answered with; "+" is a disk that stays so, the others happen once.
REFUSED = (
    ("pwrite64", "ENOSPC", "+"), ("pwrite64", "EIO", ""), ("write", "ENOSPC", "+"), ("write", "EDQUOT", ""),
    ("fsync", "EIO", ""), ("fsync", "ENOSPC", "+"), ("ftruncate", "EIO", ""), ("pread64", "EIO", ""),
    ("rename", "EACCES", ""), ("unlink", "EACCES", "+"), ("mkdir", "EROFS", "+"), ("link", "EIO", ""),
    ("openat", "EMFILE", ""), ("openat", "EACCES", ""),
)  # fmt: skip
ASKED = REFUSED if WHOLE else REFUSED[::4]  # each needs a tracer of its own
UNFELT = {"link"}  # where a disk has no links a document gets its name another way
# Nobody is told of damage or of a wrong passphrase because a disk stumbled once.
NEVER_SAID = {"StoreDamaged", "WrongPassphrase", "WrongRecoveryCode", "StoreEmptyFile", "StoreNewer", "StoreMissing"}


Refused = tuple[str, str, str]


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
def points(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[Refused, list[Point]]:
    """Return the points of each kind of refusal: all there are, or as many as are asked for, shared out evenly."""
    counted = how_many_calls(world, tmp_path_factory.mktemp("counted"))
    every = {
        refused: [
            Point(phase, nth)
            for (phase, call), times in counted.items()
            if call == refused[0]
            for nth in range(1, min(times, MOST) + 1)
        ]
        for refused in ASKED
    }
    left, found = rounds(POINTS), dict[Refused, list[Point]]()
    for done, refused in enumerate(sorted(ASKED, key=lambda each: len(every[each]))):
        share = min(len(every[refused]), -(-left // (len(ASKED) - done)))
        found[refused] = dice(f"disk {refused}").sample(every[refused], share)
        left -= share
    assert left == 0
    return found


@pytest.mark.parametrize("refused", ASKED, ids="-".join)
def test_wherever_the_disk_refuses_there_is_a_sentence_and_nothing_is_lost(
    refused: Refused, world: World, points: dict[Refused, list[Point]], quick: Path
) -> None:
    said: Counter[str] = Counter()
    (call, error, stays), here = refused, points[refused]
    past = READING if call == "openat" else 0
    last = max(point.nth for point in here) + past
    inject = f"inject={call}:error={error}:when={last}{stays}"
    tracer = (*STRACE, "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
    with forks(quick, tracer, last if past else 0) as server:
        for point in here:
            attacked = world.at(quick / "attacked")
            ended = server.one(point.phase, attacked, point.nth, call=call, idle=last - point.nth)
            said[sentence(ended, f"{error} at {call} {point.nth} of {point.phase}")] += 1
            judge(attacked, ended.lines, new_keys=point.phase == "replacing_code")
    assert said.total() > said["done"] or call in UNFELT


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
