"""Writing while something is slow: a disk that takes 200 ms a commit, a document being made. And killed after "Saved".

The slow disk is the real one, held up by the system itself: strace lets each flush of the program's return 200 ms late,
on whatever thread it is asked for. The program beside it is held as well, by nothing, so that only the wait differs.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks import walk
from benchmarks.figures import NotMeasured, PeerAbsent, Samples
from benchmarks.made_up import record_text
from benchmarks.on_screen import answers_in, typed_letter
from benchmarks.terminal import Terminal, program
from benchmarks.workshop import DEMO, Workshop
from hsb_wizard.casework import door
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.forms.load import shipped
from hsb_wizard.store.keys import TEST

SLOW = 200  # milliseconds a commit
LINE = 30  # letters, then the line is taken away again
LONGER = 6  # times each text of the record whose document is made: it then takes some seconds
FLUSHES = "fsync,fdatasync"
F4, F8 = "\x1bOS", "\x1b[19~"
CLEAR = "\x15"  # Ctrl+U: away with the line


def held_up(command: Sequence[str], milliseconds: int) -> list[str]:
    """The command under strace, each flush of the disk so much later. Raises PeerAbsent where there is no strace."""
    if shutil.which("strace") is None:
        raise PeerAbsent("strace")
    late = f"{FLUSHES}:delay_exit={milliseconds * 1000}"
    traced = ["-e", f"trace={FLUSHES}", "-e", "signal=none", "-e", f"inject={late}" if milliseconds else "status=none"]
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, *traced, *command]


def slow_disk(workshop: Workshop, rounds: int) -> Samples:
    """Letters typed while every commit takes 200 ms longer, against the same on the disk as it is.

    After each ten letters the box is left, which saves, and entered again.
    """
    rows: tuple[list[float], list[float]] = ([], [])
    commands = [held_up(program("--store", str(workshop.demo_store())), milliseconds) for milliseconds in (SLOW, 0)]
    with walk.at_a_box(commands[0]) as ours, walk.at_a_box(commands[1]) as baseline:
        both = (ours, baseline)
        for number in range(-5, rounds):
            for which in ((0, 1), (1, 0))[number % 2]:
                terminal = both[which]
                taken = typed_letter(terminal)
                if number >= 0:
                    rows[which].append(taken)
                if number % 10 == 9:  # leave the box and come back: the save goes to the disk meanwhile
                    terminal.press(walk.TAB, walk.BOX_LEFT)
                    terminal.press(walk.TAB, lambda text: re.search(walk.BOX_LEFT, text) is None)
                if number % LINE == LINE - 1:
                    terminal.send(CLEAR)
                    terminal.quiet()
    return Samples(tuple(rows[0]), tuple(rows[1]))


def lost_after_saved(workshop: Workshop, rounds: int) -> Samples:
    """Answers that are gone after "Saved" was shown and the program was killed at once, of those given.

    On the disk that takes 200 ms a commit, so that "Saved" before the commit would be found out.
    """
    lost = 0
    for _ in range(rounds):
        store = workshop.demo_store()
        before = answers_in(store)
        with walk.at_a_box(held_up(program("--store", str(store)), SLOW)) as terminal:
            terminal.send(walk.LETTER)
            terminal.quiet(0.1)
            terminal.press(walk.TAB, r"Saving")
            terminal.wait(r"Saved \d\d:\d\d")
            for pid in _descendants(terminal.pid):
                os.kill(pid, signal.SIGKILL)
        lost += answers_in(store) <= before
    return Samples((float(lost),), (float(rounds),))


def _descendants(pid: int) -> list[int]:
    """The processes that ``pid`` started, and itself at the end: strace would let go of the program that it holds."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [each for child in children for each in _descendants(int(child))] + [pid]


def while_a_document_is_made(workshop: Workshop, rounds: int) -> Samples:
    """Letters typed in a box while a long document of the same record is made, against the same once it is written."""
    busy: list[float] = []
    idle: list[float] = []
    out = Path(os.environ["HOME"])
    out.mkdir(exist_ok=True)
    while len(busy) < rounds:
        for old in out.glob("*.pdf"):
            old.unlink()
        with Terminal(program("--store", str(_long_record(workshop)))) as terminal:
            _begin_a_document(terminal)
            already = len(busy)
            busy += list(_typed_until(terminal, partial(_written, out), rounds - len(busy)))
            if len(busy) == already:
                raise NotMeasured("The document was written before anything could be typed.")
            _wait_for(partial(_written, out))
            terminal.quiet(0.5)
            idle += list(_typed_until(terminal, lambda: False, len(busy) - already))
    return Samples(tuple(busy), tuple(idle))


def _begin_a_document(terminal: Terminal) -> None:
    walk.unlock(terminal)
    terminal.press(walk.ENTER, r"Who can see this screen\?")
    terminal.press(walk.ENTER, r"Complete this assessment")
    walk.mark(terminal, "Documents")
    terminal.press(walk.ENTER, r"Full assessment")
    walk.mark(terminal, "Full assessment")
    terminal.press(walk.ENTER, r"> +Make this document")
    terminal.press(walk.ENTER, r"F8 I have read it")
    terminal.press(F8, r"Save to")
    terminal.quiet(0.1)
    terminal.press("s", r"\(x\) S")
    for words in ("Priya Nair", "Supervision on Friday", "Duty of the service"):  # who gets it, what for, lawful basis
        terminal.send(walk.TAB)
        terminal.quiet(0.1)
        terminal.press(words, words)
    terminal.press(F8, r"Making|written|background")
    terminal.press(F4, r"Exact words heard")  # a page with boxes, one key away
    terminal.quiet(0.1)


def _typed_until(terminal: Terminal, over: Callable[[], bool], most: int) -> Iterator[float]:
    for number in range(most):
        if over():
            return
        yield typed_letter(terminal)
        if number % LINE == LINE - 1:
            terminal.send(CLEAR)
            terminal.quiet()


def _written(out: Path) -> bool:
    return next(out.rglob("*.pdf"), None) is not None


def _wait_for(done: Callable[[], bool], patience: float = 120.0) -> None:
    until = time.perf_counter() + patience
    while not done():
        if time.perf_counter() > until:
            raise NotMeasured("The document was never written.")
        time.sleep(0.05)


def _long_record(workshop: Workshop) -> Path:
    """A store with one record whose texts are so long that its document takes some seconds; a copy each time."""
    first = workshop.place / "long-record"
    if not first.exists():
        desk, _ = door.create(first, walk.NAME, frozenset({"assessor"}), DEMO, TEST)
        try:
            content = json.loads(record_text(shipped(), "A-0007"))
            bring_in(desk, json.dumps(_longer(content)))
        finally:
            desk.close()
    copied = workshop.place / f"long-record-{os.urandom(4).hex()}"
    return Path(shutil.copytree(first, copied))


def _longer(content: object) -> object:
    if isinstance(content, dict):
        return {key: _longer(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_longer(value) for value in content]
    if isinstance(content, str) and len(content) > 150:
        return "\n".join([content] * LONGER)[:3900]
    return content
