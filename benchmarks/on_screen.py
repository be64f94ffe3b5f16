"""Figures of the screen: the program and its peers in real pseudo-terminals, side by side."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks import walk
from benchmarks.figures import NotMeasured, Samples
from benchmarks.starting import BARE, starts
from benchmarks.terminal import Terminal, peer, program
from benchmarks.walk import LETTER, UNLOCK, at_a_box
from benchmarks.workshop import Workshop
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.casework.demo import make
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.reception import Casework

BARE_INPUT, TEXTUAL_DEMO = r"Type here", r"Textual"
LINE = 40  # letters, then the line is taken away again
READINGS = 5
SAID = (Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED)
PAUSE = 0.03  # seconds between two keys


def first_paint(workshop: Workshop, rounds: int) -> Samples:
    """From before the process is made until the unlock page is painted, against a bare Textual program."""
    ours = program("--store", str(workshop.closed_store))
    return starts(ours, UNLOCK, peer("bare.py"), BARE, rounds)


def against_textual_demo(workshop: Workshop, rounds: int) -> Samples:
    """The same, against the demonstration that comes with Textual."""
    ours = program("--store", str(workshop.closed_store))
    return starts(ours, UNLOCK, [sys.executable, "-m", "textual"], TEXTUAL_DEMO, rounds)


def key_to_paint(workshop: Workshop, rounds: int) -> Samples:
    """From a key's writing until its letter is painted in the box of a question, against a bare Textual Input."""
    with at_a_box(program("demo")) as ours, bare_input() as bare:
        rows: tuple[list[float], list[float]] = ([], [])
        for number in range(-5, rounds):
            for which, terminal in enumerate((ours, bare)):
                taken = typed_letter(terminal)
                if number >= 0:
                    rows[which].append(taken)
                if number % LINE == LINE - 1:
                    terminal.send("\x15")  # Ctrl+U: away with the line
                    terminal.quiet()
    return Samples(tuple(rows[0]), tuple(rows[1]))


@contextmanager
def bare_input() -> Iterator[Terminal]:
    """The peer with one box, ready to type into."""
    with Terminal(peer("bare_input.py")) as terminal:
        terminal.wait(BARE_INPUT)
        terminal.quiet()
        yield terminal


def typed_letter(terminal: Terminal) -> float:
    """Type one letter that stands nowhere else on the screen; milliseconds until there is one more of it."""
    terminal.quiet(PAUSE)
    before = terminal.screen.text.count(LETTER)
    return terminal.press(LETTER, partial(_one_more, before))


def _one_more(before: int, text: str) -> bool:
    return text.count(LETTER) == before + 1


def modules(workshop: Workshop, rounds: int) -> Samples:
    """Modules loaded when the first page is up, against a bare Textual program."""
    count = [sys.executable, "-m", "benchmarks.peers.count_modules"]
    ours = [*count, "program", str(workshop.closed_store)]
    return Samples(*(tuple(_counted(command) for _ in range(rounds)) for command in (ours, [*count, "bare"])))


def _counted(command: list[str]) -> float:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    found = re.fullmatch(r"\s*(\d+)\s*", done.stdout.rpartition("\x1b")[2] or done.stdout)
    if found is None:
        raise NotMeasured(f"'{command[3]}' did not say how many modules it has loaded.")
    return float(found[1])


def soak(workshop: Workshop, rounds: int) -> Samples:
    """Memory of the program after so many answers typed into a box, against the same near the beginning.

    Each is the middle of five readings: memory goes up and down. What the journal holds is counted afterwards: an
    answer that was not saved is none.
    """
    folder = workshop.place / f"soak-{os.urandom(4).hex()}"
    make(folder, walk.PASSPHRASE)
    already = answers_in(folder)
    with walk.at_a_box(program("--store", str(folder))) as terminal:
        read = tuple(_memory(terminal, rounds))
        walk.leave(terminal)
    if answers_in(folder) - already < rounds:
        raise NotMeasured("Fewer answers were saved than were typed.")
    return Samples(read[-READINGS:], read[1 : 1 + READINGS])


def _memory(terminal: Terminal, rounds: int) -> Iterator[float]:
    """Type so many answers; memory in MiB, a hundred times on the way."""
    for number in range(rounds):
        if number % max(1, rounds // 100) == 0:
            terminal.quiet(0.2)
            yield terminal.memory()
        walk.answer(terminal, walk.BACKSPACE if number % 2 else walk.LETTER)


def answers_in(folder: Path) -> int:
    """How often something was said or taken back in the journal of the demonstration's store."""
    return sum(each.kind in SAID for each in entries_in(folder))


def entries_in(folder: Path) -> list[Entry]:
    """All entries of all records in the demonstration's store."""
    desk = unlock(folder, walk.NAME, walk.PASSPHRASE)
    try:
        return [each for line in desk.cases().result() for each in _entries(desk, line.case)]
    finally:
        desk.close()


def _entries(desk: Casework, case: CaseId) -> tuple[Entry, ...]:
    found = desk.run(lambda vault: vault.entries(case)).result()
    assert isinstance(found, tuple)
    return found
