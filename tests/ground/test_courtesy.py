"""Slow work rests while a key is answered, goes on all the same, and never rests where keys are answered."""

import time
from threading import Thread

import pytest

from hsb_wizard import courtesy
from hsb_wizard.courtesy import ANSWERED, give_way, in_turn, somebody_is_here


@pytest.fixture(autouse=True)
def nobody_was_here() -> None:
    courtesy._until = 0.0


def on_a_thread(work: list[float], keys: int = 0, pieces: int = 1) -> None:
    """Do so many pieces on a thread of its own, a key before each of the first; ``work`` gets how long each rested."""

    def do() -> None:
        for number in range(pieces):
            if number < keys:
                somebody_is_here()
            began = time.monotonic()
            give_way()
            work.append(time.monotonic() - began)

    thread = Thread(target=do)
    thread.start()
    thread.join(5)


def test_work_rests_until_the_key_is_answered() -> None:
    rested: list[float] = []
    on_a_thread(rested, keys=1)
    assert rested[0] >= ANSWERED * 0.9


def test_where_nobody_types_nothing_rests() -> None:
    rested: list[float] = []
    on_a_thread(rested, pieces=1_000)
    assert sum(rested) < ANSWERED


def test_a_key_held_down_slows_the_work_and_never_stops_it() -> None:
    rested: list[float] = []
    on_a_thread(rested, keys=10, pieces=10)
    assert len(rested) == 10


def test_whoever_answers_the_keys_never_rests() -> None:
    somebody_is_here()
    began = time.monotonic()
    give_way()
    assert time.monotonic() - began < ANSWERED / 2


def test_pieces_come_as_they_were_one_after_the_other() -> None:
    assert list(in_turn("abc")) == ["a", "b", "c"]
