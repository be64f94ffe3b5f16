"""Somebody who types ahead at uneven speed into a program that the system stops and lets go on at random.

Nothing is looked at between two keys: what they mean follows from their order alone, however late the program is.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from tests.walks.keyboard import KEYS, Keyboard

WORDS = (
    "Nan",
    "stays",
    "at",
    "night",
    "on",
    "Mondays",
    "with",
    "Uncle",
    "Kit",
    "by",
    "bus",
    "No",
    "Yes",
    "yearly",
    "x",
    "7.30",
)
PASTE = ("\x1b[200~", "\x1b[201~")


@dataclass(frozen=True, slots=True)
class Pace:
    """How uneven: seconds between two pieces, seconds that the program runs and is stopped; now and then for long."""

    between: tuple[float, float] = (0.0, 0.05)
    runs: tuple[float, float] = (0.005, 0.2)
    stops: tuple[float, float] = (0.0, 0.5)
    long_stop: float = 0.0
    how_often: float = 0.0  # of the stops


PACES = {
    "quick hands": Pace(between=(0.0, 0.01), stops=(0.0, 0.01)),
    "stutter": Pace(),
    "starved": Pace(runs=(0.002, 0.02), stops=(0.02, 0.12)),
    "standstill": Pace(runs=(0.002, 0.06), stops=(0.0, 0.1), long_stop=2.2, how_often=0.1),
}


@dataclass(slots=True)
class Script:
    """What is pressed, in order, and what each place holds at the end of it."""

    random: Random
    keys: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    def words(self, at_least: int = 1) -> str:
        """Some words, none of them about anybody."""
        return " ".join(self.random.choices(WORDS, k=self.random.randint(at_least, 9)))

    def page(self, path: str, kind: str) -> None:
        """Fill one page of words in one of the ways that people have, and go on."""
        ways = (self._plain, self._corrected, self._pasted, self._there_and_back, self._left_and_opened)
        self.random.choice(ways)(path)
        if kind == "text" and self.random.random() < 0.3:
            self.keys += ["enter", "enter"]  # past what else there is to say
        else:
            self.keys += self.random.choice((["f8"], ["tab", "f8"]))

    def _plain(self, path: str) -> None:
        self.said[path] = words = self.words()
        self.keys += list(words)

    def _corrected(self, path: str) -> None:
        words, wrong = self.words(), self.words()
        self.said[path] = words
        self.keys += [*words, *wrong, *["backspace"] * len(wrong)]

    def _pasted(self, path: str) -> None:
        first, words = self.words(), self.words(3)
        self.said[path] = f"{first} {words}"
        self.keys += [*first, " ", words.join(PASTE)]

    def _there_and_back(self, path: str) -> None:
        first, more = self.words(), self.words()
        self.said[path] = f"{first} {more}"
        self.keys += [*first, "tab", "back_tab", " ", *more]

    def _left_and_opened(self, path: str) -> None:
        first, more = self.words(), self.words()
        self.said[path] = f"{first} {more}"
        self.keys += [*first, "f7", "enter", " ", *more]


def sends(k: Keyboard, keys: Sequence[str], random: Random, pace: Pace) -> None:
    """Send ``keys`` in pieces of uneven length at uneven speed, and take in what is painted meanwhile."""
    at = 0
    while at < len(keys):
        piece = keys[at : at + random.choice((1, 1, 2, 3, 8, 40))]
        at += len(piece)
        k.terminal.send("".join(KEYS.get(each, each) for each in piece))
        end = time.monotonic() + random.uniform(*pace.between)
        while k.terminal.read(max(0.0, end - time.monotonic())):
            pass


@contextmanager
def stops_and_goes(pid: int, random: Random, pace: Pace) -> Iterator[None]:
    """The program runs and stands still by turns, as on a laptop that has other things to do."""
    over = threading.Event()

    def by_turns() -> None:
        while not over.wait(random.uniform(*pace.runs)):
            os.kill(pid, signal.SIGSTOP)
            time.sleep(pace.long_stop if random.random() < pace.how_often else random.uniform(*pace.stops))
            os.kill(pid, signal.SIGCONT)

    thread = threading.Thread(target=by_turns)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
