"""What a mistake of the program leaves on the terminal: made on every page, and looked for there.

The stock way to fail is tried first: where it shows nothing either, nothing is measured here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from benchmarks import walk
from benchmarks.figures import NotMeasured, Samples
from benchmarks.peers import crash
from benchmarks.terminal import Terminal, peer
from benchmarks.workshop import DEMO, Workshop

F1, F3, F6, F7, F8, F9 = "\x1bOP", "\x1bOR", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~"
UNLOCKED = (DEMO + walk.ENTER, r"> A-0007")
OPENED = (UNLOCKED, (walk.ENTER, r"Who can see this screen\?"), (walk.ENTER, r"Complete this assessment"))
SECTION = (*OPENED, (walk.SECTION, r"What raises concern"))
# The ways to the pages: keys and what is then seen. A way of words marks the line that has them and opens it.
PAGES: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (UNLOCKED,),
    OPENED[:2],
    OPENED,
    SECTION,
    (*SECTION, (walk.QUESTION, r"\b1 of \d+")),
    (*OPENED, (F9, r"Paused")),
    (*OPENED, (F3, r"Type a word")),
    (UNLOCKED, ("n", r"Five questions")),
    (UNLOCKED, ("w", r"Words and language")),
    (UNLOCKED, ("p", r"People")),
    (UNLOCKED, ("c", r"Backups")),
    (UNLOCKED, ("r", r"kept")),
    (UNLOCKED, ("d", r"current")),
    (*OPENED, ("Documents", r"Full assessment")),
    (*OPENED, ("Journey", r"Allocated")),
    (*OPENED, ("Check", r"look|first|finding")),
)
CASE_WORDS = (crash.PASSPHRASE, crash.CASE, DEMO + " ", "Amina", "A-0007", "Make sense of it", "Traceback", "locals")


def after_a_crash(workshop: Workshop, rounds: int) -> Samples:
    """Pages after whose crash a passphrase or words of a case stand on the terminal, of all on which one was made."""
    if not _shown(workshop, PAGES[1], "stock"):
        raise NotMeasured("The stock way to fail showed nothing either.")
    leaks = [bool(_shown(workshop, way, "ours")) for way in PAGES[:rounds]]
    return Samples((float(sum(leaks)),), (float(len(leaks)),))


def _shown(workshop: Workshop, way: Sequence[tuple[str, str]], how: str) -> list[str]:
    """Which of the words that nobody may see stand on the terminal, once the program failed at the end of ``way``."""
    command = [sys.executable, peer("crash.py")[1], str(workshop.demo_store()), how]
    with Terminal(command, columns=120, rows=60) as terminal:
        terminal.wait(rf"> {walk.NAME}")
        terminal.quiet(0.2)
        for key, seen in way:
            if len(key) > 1 and key.isprintable() and key[0].isupper():
                walk.mark(terminal, key)
                terminal.press(walk.ENTER, seen)
            else:
                terminal.press(key, seen)
            terminal.quiet(0.2)
        terminal.send(F1)
        while not terminal.ended:
            if not terminal.read(20.0) and not terminal.ended:
                raise NotMeasured("The program did not end after its mistake.")
        left = terminal.screen.text
    if how == "ours" and not re.search(r"Everything saved is\s+safe", left):
        raise NotMeasured("The program ended in another way than by its mistake.")
    return [word for word in CASE_WORDS if word in left]
