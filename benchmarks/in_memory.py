"""Memory of the running program, at a page where somebody writes: beside a bare Textual program, and as keys go by."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks import walk
from benchmarks.figures import Samples
from benchmarks.large_form import BACK, CONTINUE, FIRST, HOME, SECOND
from benchmarks.starting import BARE
from benchmarks.terminal import Terminal, peer, program
from benchmarks.workshop import Workshop

READINGS = 5
TURN = 15  # keys
BEGIN = 200  # keys after which the first readings are taken: by then every page of the walk has been drawn
SHOWN = 0.02  # seconds of silence between two keys: what was typed is painted


def beside_a_bare_program(workshop: Workshop, rounds: int) -> Samples:
    """Proportional set size at a question's box, of programs that run side by side."""
    ours, bare = [], []
    for _ in range(rounds):
        with (
            walk.at_a_box(program("--store", str(workshop.demo_store()))) as terminal,
            Terminal(peer("bare.py")) as other,
        ):
            other.wait(BARE)
            for each in (terminal, other):
                each.quiet(0.5)
            ours.append(terminal.memory())
            bare.append(other.memory())
    return Samples(tuple(ours), tuple(bare))


def growth(workshop: Workshop, rounds: int) -> Samples:
    """The same after so many keys (letters, Backspace, the next page and back), against near the beginning."""
    with walk.at_a_box(program("--store", str(workshop.demo_store()))) as terminal:
        first = statistics.median(_readings(terminal, min(BEGIN, rounds)))
        last = statistics.median(_readings(terminal, rounds))
    return Samples((last,), (first,))


def _readings(terminal: Terminal, keys: int) -> Iterator[float]:
    """Press so many keys; then memory, some readings with keys between them."""
    _press(terminal, keys)
    for _ in range(READINGS):
        _press(terminal, TURN)
        terminal.quiet(0.3)
        yield terminal.memory()


def _press(terminal: Terminal, keys: int) -> None:
    """Letters and their Backspaces, the page behind, and by the list back to this one: fifteen keys and more a turn."""
    for _ in range(max(1, keys // TURN)):
        for key in (*[walk.LETTER] * 5, *[walk.BACKSPACE] * 5):
            terminal.send(key)
            terminal.quiet(SHOWN)
        terminal.press(CONTINUE, SECOND)
        terminal.quiet(SHOWN)
        terminal.press(BACK, r"What raises concern")
        terminal.quiet(SHOWN)
        terminal.stroke(HOME)
        walk.mark(terminal, walk.QUESTION)
        terminal.press(walk.ENTER, FIRST)
        terminal.quiet(SHOWN)
