"""What is there at once: the first glyph of the screen, the first words of plain mode, and what was not read for it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import NotMeasured, Samples
from benchmarks.terminal import Terminal, environment, peer, program
from benchmarks.workshop import DEMO, Workshop

HEAVY = ("msgspec", "reportlab", "lxml", "PIL", "pikepdf")
GLYPH, BARE = r"Assessments on this laptop", r"A bare program"
FIRST_WORDS, PASSED = r"Plain mode: line by line", r"passed"
SECTIONS, PAGES = 30, 40  # lines of the task list that are opened, pages gone through in each
LEAST_SAID = 100_000  # bytes of a whole case read out


def first_glyph(workshop: Workshop, rounds: int) -> Samples:
    """From before the process is made until the first words stand, against a bare Textual program's only frame."""
    return starts(program("--store", str(workshop.closed_store)), GLYPH, peer("bare.py"), BARE, rounds)


def first_words(workshop: Workshop, rounds: int) -> Samples:
    """The same of plain mode, against a Python that says one word."""
    ours = program("--plain", "--store", str(workshop.closed_store))
    return starts(ours, FIRST_WORDS, [sys.executable, "-c", "print('passed')"], PASSED, rounds)


def starts(ours: list[str], painted: str, theirs: list[str], painted_there: str, rounds: int) -> Samples:
    """Start both in turn, each in a terminal; milliseconds until what was waited for is painted."""
    rows: tuple[list[float], list[float]] = ([], [])
    both = ((ours, painted), (theirs, painted_there))
    for number in range(-1, rounds):  # the first round fills the caches and is not counted
        for which in ((0, 1), (1, 0))[number % 2]:
            with Terminal(both[which][0]) as terminal:
                taken = terminal.wait(both[which][1])
            if number >= 0:
                rows[which].append(taken)
    return Samples(tuple(rows[0]), tuple(rows[1]))


def nothing_heavy(workshop: Workshop, rounds: int) -> Samples:
    """Heavy packages that are loaded when the first page is up, of those looked for."""
    command = [sys.executable, "-m", "benchmarks.peers.count_modules", "program", str(workshop.closed_store), *HEAVY]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment())
    try:
        found = json.loads(done.stdout.strip().rpartition("\n")[2])
    except ValueError as problem:
        raise NotMeasured("The program did not say which modules it has loaded.") from problem
    return Samples((float(len(found)),), (float(len(HEAVY)),))


def escape_bytes(workshop: Workshop, rounds: int) -> Samples:
    """Escape bytes in the transcript of a whole case in plain mode, against all its bytes.

    Every line of the task list is opened, and every page behind it gone through. ``rounds`` is how many lines.
    """
    said = transcript(workshop.demo_store(), rounds)
    least = LEAST_SAID if rounds >= SECTIONS else LEAST_SAID * rounds // SECTIONS // 2
    if len(said) < least or b"Everything is saved and locked" not in said:
        raise NotMeasured(f"The case was not read out whole: {len(said)} bytes.")
    return Samples((float(said.count(b"\x1b")),), (float(len(said)),))


def transcript(store: Path, sections: int) -> bytes:
    """What plain mode says while somebody opens each line of the tasks and goes on through the pages behind it."""
    lines = ["A", DEMO, "A", "", ""]  # who is here, the passphrase, the case, only us
    for number in range(sections):
        lines += [letter_of(number), "A", *[".c"] * PAGES, ".l"]
    return _said(store, lines)


def transcript_of(store: Path, lines: Sequence[str]) -> str:
    """What plain mode says to somebody who types these lines and leaves."""
    return _said(store, lines).decode("utf-8")


def _said(store: Path, lines: Sequence[str]) -> bytes:
    done = subprocess.run(
        program("--plain", "--store", str(store)), input="\n".join([*lines, *[".q"] * 5, ""]).encode(),
        capture_output=True, check=False, timeout=300, env=environment(),
    )  # fmt: skip
    return done.stdout


def letter_of(number: int) -> str:
    """The letter of a line of a list: A to Z, then AA, AB."""
    first, last = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
