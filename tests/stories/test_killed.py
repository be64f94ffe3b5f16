"""The whole program killed while it writes: what it said was saved is found when the record is opened again."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import IO

import pytest
from tests.faults.counts import rounds
from tests.stories.front_door import CHECKOUT, Shop
from tests.stories.writer import SAVED, answers

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.casework.record import Record

ROUNDS = rounds(80)
Said = dict[tuple[str, Voice], str]


class Writers:
    """The process that forks a writer for each round."""

    def __init__(self, orders: IO[bytes], told: IO[bytes]) -> None:
        self._orders, self._told = orders, told

    def one_round(self, round_: int, pause: float) -> int:
        """Have answers written, kill the writer ``pause`` seconds after its first, and give how many were saved."""
        self._orders.write(f"{round_}\n".encode())
        writer = int(self._told.readline())
        saved = len(self._told.read(len(SAVED)))
        select.select([], [], [], pause)
        os.kill(writer, signal.SIGKILL)
        saved += len(self._told.readline().strip())
        assert int(self._told.readline()) == -signal.SIGKILL
        return saved


@pytest.fixture
def writers(shop: Shop) -> Iterator[Writers]:
    """Start the process, and see it go when nothing more is asked."""
    command = [sys.executable, "-m", "tests.stories.writer", str(shop.folder), shop.case]
    place = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=place, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        yield Writers(started.stdin, started.stdout)
        started.stdin.close()
    assert started.returncode == 0


def words(answer: Answer | None) -> str:
    return "" if answer is None else answer.note or str(answer.value)


def lost(record: Record, said: Said) -> Said:
    """Give what was acknowledged and is not in the record."""
    return {place: text for place, text in said.items() if words(record.assessment.answer(*place)) != text}


def test_every_acknowledged_answer_is_in_the_record_after_the_program_was_killed(shop: Shop, writers: Writers) -> None:
    dice, said, acknowledged = random.Random(20261120), Said(), 0
    for round_ in range(ROUNDS):
        saved = writers.one_round(round_, dice.random() * 0.15)
        acknowledged += saved
        desk = shop.open()
        record = desk.open_case(shop.case).result()
        script = list(answers(record, round_))
        said |= {(path, voice): given.note or str(given.value) for path, voice, given in script[:saved]}
        for path, voice, _ in script[saved : saved + 1]:
            said.pop((path, voice), None)  # under way when it was killed: the old words, the new ones or half of them
        assert lost(record, said) == {}
        assert desk.drafts().result() == ()
        if round_ % 10 == 7:
            desk.verify().result().raise_if_damaged(shop.folder)
        desk.close()
    assert acknowledged > ROUNDS
