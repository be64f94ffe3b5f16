"""Whatever goes wrong on the screen says nothing of a case; after a lock nothing of it is in memory any more."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
from tests.faults.counts import dice, rounds
from tests.faults.terminals import Recorded, in_memory, let_in, screens
from tests.faults.world import AMINA, REFERENCE, WORDS, World
from tests.stories.terminal import terminal

CRASHES, LOCKS, GROUPS = 200, 20, 4
LEAVES = b"\x1b[?1049l"
SAID = "kestrel over the ridge at half past four"  # what is typed into the record
F4, F9, F10 = "\x1bOS", "\x1b[20~", "\x1b[21~"
KEYS = ("\t", "x", "\x1b[A", "\x1b[B", "\x1bOQ", "\x1bOP", "\x1bOP", "\x1b[18~", "\x1b[18~", "\r", "\x1b[17~", " ")


def typed_in(shown: Recorded) -> None:
    """Unlock, open the case, and type into Tell someone now until it is saved."""
    let_in(shown)
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
            shown = server.shown(attacked, chance.randint(1, 200), f"{WORDS[AMINA]} / {SAID}")
            typed_in(shown)
            keys_until_it_ends(shown, chance)
            while shown.read(0.2) and not shown.sent.endswith(b"\n"):
                pass
            code = server.ended()
            left = bytes(shown.sent).split(LEAVES)[-1].decode(errors="replace")
            felt += code == 20
            assert "(code " in left, left
            assert [each for each in (SAID, WORDS[AMINA], "Traceback", "locals") if each in left] == []
            assert [path for path in quick.rglob("*") if path.is_file() and said_in(path.read_bytes())] == []
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


def said_in(data: bytes) -> bool:
    return SAID.encode() in data or WORDS[AMINA].encode() in data


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
