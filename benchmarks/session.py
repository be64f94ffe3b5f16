"""A scripted session of more than 400 keys, each timed: what somebody does in twenty minutes, without Esc.

Unlock, move through the lists, open a case and a section, write in box after box, go on and back, ask for help, find,
pause and come back. Two keys wait for a passphrase to be looked at and are not counted: that is slow on purpose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks import walk
from benchmarks.figures import NotMeasured, Samples
from benchmarks.terminal import Terminal, program
from benchmarks.workshop import DEMO, Workshop

FIRST_BOUND, SETTLED_BOUND, HIDE_BOUND = 20.0, 50.0, 50.0  # milliseconds (tui.md part 9)
LEAST = 400  # keys
BOXES = 9  # pages of the section that take a text
SENTENCES = (
    "They said that it helps to know the day. ",
    "School saw it twice since September. ",
    "Both parents came, and asked for more. ",
)
F1, F2, F3, F7, F8, F9 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[18~", "\x1b[19~", "\x1b[20~"
DOWN, UP, PAGE_DOWN, PAGE_UP = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[5~"
CASE = re.compile(r"A-0007|Make sense of it|Amina|School")  # words of the case that the page under the cover shows
HIDDEN = re.compile(r"Paused")


@dataclass(slots=True)
class Timed:
    """What was measured: milliseconds to the first output and to rest by kind of key, and every character drawn."""

    strokes: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    hidden: list[float] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)
    keys: int = 0

    def first(self, *kinds: str) -> tuple[float, ...]:
        """Milliseconds to the first output, of these kinds of keys or of all."""
        return tuple(first for first, _ in self._of(kinds))

    def settled(self, *kinds: str) -> tuple[float, ...]:
        """Milliseconds to the last output before a silence."""
        return tuple(settled for _, settled in self._of(kinds))

    def _of(self, kinds: Sequence[str]) -> Iterator[tuple[float, float]]:
        for kind, strokes in self.strokes.items():
            if not kinds or kind in kinds:
                yield from strokes


class _Hands:
    """Somebody at the keys of one program."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal, self.timed = terminal, Timed()

    def type(self, kind: str, keys: Sequence[str]) -> None:
        """Press each of ``keys`` after a pause, and time it as one of ``kind``."""
        for key in keys:
            self.terminal.quiet(0.03)
            stroke = self.terminal.stroke(key)
            self.timed.keys += 1
            self.timed.drawn |= set(self.terminal.screen.text)
            if stroke is not None:
                self.timed.strokes.setdefault(kind, []).append(stroke)

    def go(self, kind: str, key: str, painted: str) -> None:
        """Press ``key``, which leads to a page that shows ``painted``."""
        self.type(kind, [key])
        self.terminal.wait(painted)

    def hide(self) -> None:
        """F9: until the cover is there and no word of the case; then the passphrase, and back."""
        self.terminal.quiet(0.1)
        self.timed.hidden.append(self.terminal.press(F9, _is_hidden))
        self.timed.keys += 1
        self.terminal.wait(r"Type your passphrase")
        self.terminal.quiet(0.2)
        self.type("typed", DEMO)
        self.terminal.wait(r"\*{4}")
        self.terminal.press(walk.ENTER, r"F8 Continue")
        self.terminal.quiet(0.1)


def _is_hidden(text: str) -> bool:
    return HIDDEN.search(text) is not None and CASE.search(text) is None


def session(workshop: Workshop, boxes: int = BOXES) -> Timed:
    """One session; raises NotMeasured where the program does not lead where it should."""
    command = program("--store", str(workshop.demo_store()))
    with Terminal(command) as terminal:
        hands = _Hands(terminal)
        terminal.wait(rf"> {walk.NAME}")
        terminal.quiet(0.3)
        hands.type("typed", DEMO)
        terminal.press(walk.ENTER, r"> A-0007")
        terminal.quiet(0.3)
        hands.type("moved", [DOWN] * 8 + [UP] * 8)
        hands.go("opened", walk.ENTER, r"Who can see this screen\?")
        hands.go("opened", walk.ENTER, r"Complete this assessment")
        hands.type("moved", [DOWN] * 12 + [PAGE_DOWN, PAGE_UP] * 3 + [UP] * 12)
        walk.mark(terminal, walk.SECTION)
        hands.go("opened", walk.ENTER, r"What raises concern")
        walk.mark(terminal, walk.QUESTION)
        hands.go("opened", walk.ENTER, r"\b1 of \d+")
        for number in range(1, boxes + 1):
            hands.type("typed", SENTENCES[number % len(SENTENCES)])
            hands.hide()
            hands.go("continued", F8, rf"\b{number + 1} of \d+")
        hands.type("back", [F7] * 1)
        hands.go("opened", F2, r"Complete this assessment")
        for _ in range(3):
            hands.go("helped", F1, r"Up Down Read")
            hands.go("helped", F7, r"Complete this assessment")
        hands.go("found", F3, r"Type a word")
        hands.type("typed", "school home")
        hands.type("moved", [DOWN] * 6)
        hands.go("found", F7, r"Complete this assessment")
    return hands.timed


def _one(workshop: Workshop, figure: str, boxes: int) -> Timed:
    """The session of this run; a figure that asks again, because its goal was missed, gets a new one."""
    made: list[Timed | NotMeasured] = workshop.shared.setdefault("sessions", [])
    asked: Counter[str] = workshop.shared.setdefault("asked", Counter())
    while len(made) <= asked[figure]:
        try:
            made.append(session(workshop, boxes))
        except NotMeasured as problem:  # nor by the figures that share it
            made.append(problem)
    found = made[asked[figure]]
    asked[figure] += 1
    if isinstance(found, NotMeasured):
        raise found
    if boxes >= BOXES and found.keys < LEAST:
        raise NotMeasured(f"The session has {found.keys} keys, fewer than {LEAST}.")
    return found


def first_paint_of_any_key(workshop: Workshop, rounds: int) -> Samples:
    """From a key to the first output, all keys of the session, against 20 ms."""
    return Samples(_one(workshop, "first", rounds).first(), (FIRST_BOUND,))


def rest_of_any_key(workshop: Workshop, rounds: int) -> Samples:
    """From a key to the last output before a silence, all keys of the session, against 50 ms."""
    return Samples(_one(workshop, "settled", rounds).settled(), (SETTLED_BOUND,))


def page_turn(workshop: Workshop, rounds: int) -> Samples:
    """Continue, which saves and turns the page, against a typed character of the same session."""
    made = _one(workshop, "turned", rounds)
    return Samples(made.first("continued"), made.first("typed"))


def hiding(workshop: Workshop, rounds: int) -> Samples:
    """From F9 until no word of the case is on the screen, against a typed character of the same session."""
    made = _one(workshop, "hidden", rounds)
    return Samples(tuple(made.hidden), made.first("typed"))


def outside_the_code_page(workshop: Workshop, rounds: int) -> Samples:
    """Kinds of characters on all screens of the session that code page 437 has not, against all kinds drawn."""
    drawn = _one(workshop, "drawn", rounds).drawn
    return Samples((float(sum(not _in_437(letter) for letter in drawn)),), (float(len(drawn)),))


def _in_437(letter: str) -> bool:
    try:
        letter.encode("cp437")
    except UnicodeEncodeError:
        return False
    return True
