"""The way through the program to a box that takes text: unlock, the case, a section, a question. By keys alone.

Every step waits for what the page shows, and every mark is moved until it stands at the words wanted, so that a section
more or less in the form does not lead anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from benchmarks.figures import NotMeasured
from benchmarks.terminal import Terminal

UNLOCK = r"Who is here\?"
NAME, PASSPHRASE = "Amina Khan", "demo"  # the demonstration's own, which it shows on its first page
SECTION, QUESTION = "Make sense of it", "Triggers"
LETTER = "z"  # stands in no word of that page
ENTER, TAB, DOWN, LEAVE, BACKSPACE = "\r", "\t", "\x1b[B", "\x1b[21~", "\x7f"
BOX_LEFT = r"> A letter marks"  # the choice below the box has the keys
STEPS = 40  # moves of a mark after which the words wanted are not in the list


@contextmanager
def at_a_box(command: Sequence[str]) -> Iterator[Terminal]:
    """The program at an empty box of a question, with the keys in it."""
    with Terminal(command) as terminal:
        unlock(terminal)
        terminal.press(ENTER, r"Who can see this screen\?")
        terminal.press(ENTER, r"Complete this assessment")
        to_the_box(terminal)
        terminal.quiet(0.2)
        yield terminal


def to_the_box(terminal: Terminal) -> None:
    """From the task list to the box of a question."""
    mark(terminal, SECTION)
    terminal.press(ENTER, r"What raises concern")
    mark(terminal, QUESTION)
    terminal.press(ENTER, r"1 of \d+")


def unlock(terminal: Terminal) -> None:
    """From the first page to the list of assessments."""
    terminal.wait(UNLOCK)
    terminal.wait(rf"> {NAME}")
    terminal.send(PASSPHRASE)
    terminal.quiet()
    terminal.press(ENTER, r"> A-0007")
    terminal.quiet(0.2)


def mark(terminal: Terminal, words: str) -> None:
    """Move the mark down until it stands at ``words``. Raises NotMeasured where no line has them."""
    wanted = re.compile(rf"^ >.*{re.escape(words)}", re.MULTILINE)
    for _ in range(STEPS):
        terminal.quiet(0.1)
        if wanted.search(terminal.screen.text):
            return
        terminal.stroke(DOWN)  # painted before it is looked at: a second one too early would pass the line by
    raise NotMeasured(f"There is no line '{words}' to choose.")


def answer(terminal: Terminal, key: str) -> None:
    """Type ``key`` into the box, leave it, which saves the answer, and come back."""
    terminal.send(key)
    terminal.press(TAB, BOX_LEFT)
    terminal.press(TAB, _in_the_box)


def _in_the_box(text: str) -> bool:
    return re.search(BOX_LEFT, text) is None


def leave(terminal: Terminal) -> None:
    """Lock and quit, and wait until the program has ended."""
    terminal.send(LEAVE)
    while not terminal.ended:
        if not terminal.read(20.0) and not terminal.ended:
            raise NotMeasured("The program did not end.")
