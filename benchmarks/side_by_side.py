"""Size must cost nothing: a form of 1,500 questions beside a small one, and Find over 10,000 assessments beside 100.

Both programs of a figure run in real pseudo-terminals; keys go to them in turn.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import walk
from benchmarks.figures import Samples
from benchmarks.large_form import filled_store
from benchmarks.made_up import CO, LEAD
from benchmarks.on_desk import AT
from benchmarks.terminal import Terminal, program
from benchmarks.workshop import DEMO, Workshop
from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.forms.definition import Pack
from hsb_wizard.forms.form import Form, compile_form
from hsb_wizard.forms.load import shipped
from hsb_wizard.shapes import shaped
from hsb_wizard.store import projections
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create

MANY, FEW = 1_500, 15  # questions of the form, of a section
CASES, SOME = 10_000, 100
ADDED = "Much is asked here"
TYPED = "a-0077"  # finds something in both; then it is taken away again
DOWN, UP, F3, F7, F8 = "\x1b[B", "\x1b[A", "\x1bOR", "\x1b[18~", "\x1b[19~"


def with_sections(count: int) -> Form:
    """The shipped form and so many sections more, each of 15 questions that take text."""
    content = json.loads(shipped().canonical)
    like = next(each for each in content["sections"] if each["title"] == walk.SECTION)
    asked = next(each for each in like["question"] if each["type"] == "long_text" and not each.get("show_if"))
    plain = {key: value for key, value in asked.items() if key in {"type", "label", "hint", "share", "refs"}}
    more = [{**plain, "id": f"more_{number}", "label": f"Question {number}"} for number in range(FEW)]
    kept = {key: value for key, value in like.items() if key not in {"rule", "question", "gate"}}
    content["sections"] += [
        {**kept, "id": f"much_{at}", "title": f"More {at}" if at else ADDED, "number": 100 + at, "question": more}
        for at in range(count)
    ]
    return compile_form(shaped(Pack, content))


def many_questions(workshop: Workshop, rounds: int) -> Samples:
    """Keys in a section of 15 questions of a form of 1,500, against the same section where it is the only one added."""
    rows: tuple[list[float], list[float]] = ([], [])
    lacking = (MANY - len(shipped().questions)) // FEW
    stores = [filled_store(workshop.place / f"more-{count}", with_sections(count)) for count in (lacking, 1)]
    with (
        Terminal(program("--store", str(stores[0]))) as ours,
        Terminal(program("--store", str(stores[1]))) as baseline,
    ):
        both = (ours, baseline)
        for terminal in both:
            _to_the_section(terminal)
        for number in range(-1, rounds):
            for which in ((0, 1), (1, 0))[number % 2]:
                taken = _keys(both[which])
                if number >= 0:
                    rows[which].extend(taken)
    return Samples(tuple(rows[0]), tuple(rows[1]))


def _to_the_section(terminal: Terminal) -> None:
    walk.unlock(terminal)
    terminal.press(walk.ENTER, r"Who can see this screen\?")
    terminal.press(walk.ENTER, r"Complete this assessment")
    walk.mark(terminal, ADDED)
    terminal.press(walk.ENTER, r"Question 0")


def _keys(terminal: Terminal) -> list[float]:
    """Down, up, a page, letters, the next page and back to the section; milliseconds to the first output of each."""
    keys = [DOWN, DOWN, UP, UP, walk.ENTER, *"seen", *[walk.BACKSPACE] * 4, F8, F7]
    taken = []
    for key in keys:
        terminal.quiet(0.04)
        stroke = terminal.stroke(key)
        if stroke is not None:
            taken.append(stroke[0])
    return taken


def finding_as_typed(workshop: Workshop, rounds: int) -> Samples:
    """Letters typed into Find over 10,000 assessments, to the first output, against the same over 100."""
    rows: tuple[list[float], list[float]] = ([], [])
    stores = [store_of(workshop.place / f"of-{count}", count) for count in (CASES, SOME)]
    with (
        Terminal(program("--store", str(stores[0]))) as ours,
        Terminal(program("--store", str(stores[1]))) as baseline,
    ):
        both = (ours, baseline)
        for terminal in both:
            terminal.wait(rf"> {LEAD}")
            terminal.quiet(0.3)
            terminal.send(DEMO)
            terminal.quiet()
            terminal.press(walk.ENTER, r"> A-00")
            terminal.quiet(0.5)
            terminal.press(F3, r"Type a word")
        for number in range(-1, rounds):
            for which in ((0, 1), (1, 0))[number % 2]:
                taken = _letters(both[which])
                if number >= 0:
                    rows[which].extend(taken)
    return Samples(tuple(rows[0]), tuple(rows[1]))


def _letters(terminal: Terminal) -> list[float]:
    taken = []
    for key in (*TYPED, *[walk.BACKSPACE] * len(TYPED)):
        terminal.quiet(0.06)
        stroke = terminal.stroke(key)
        if stroke is not None:
            taken.append(stroke[0])
    return taken


def store_of(folder: Path, count: int) -> Path:
    """A store with the lines of ``count`` assessments: enough for the list and for Find, nothing to open."""
    if folder.exists():
        return folder
    vault = create(folder, LEAD, ["assessor"], DEMO, TEST, folder.with_name(f"{folder.name}-memory")).vault
    try:
        with vault.room.writing() as ours:
            for number in range(count):
                status = "Draft" if number % 3 else "Under review"
                line = CaseSummary(CaseId(f"{number:016x}"), f"A-{number:05}", status, LEAD, CO, AT[:10], AT, AT)
                projections.put_summary(ours, line)
    finally:
        vault.close(back_up=False)
    return folder
