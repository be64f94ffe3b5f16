"""A form of 1,500 questions, and pages of it beside the same pages of the shipped one: size must cost nothing.

The large form is the shipped one with more sections like its own behind them, so that the page measured is the same in
both. Both records are filled; both programs run in real pseudo-terminals, and keys go to them in turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import walk
from benchmarks.figures import Samples
from benchmarks.made_up import record_text
from benchmarks.terminal import Terminal, program
from benchmarks.workshop import Workshop
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.reception import Casework
from hsb_wizard.forms.definition import Pack
from hsb_wizard.forms.form import Form, compile_form
from hsb_wizard.forms.load import shipped
from hsb_wizard.shapes import shaped
from hsb_wizard.store.clerk import Clerk
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create

QUESTIONS = 1_500
BEHIND = 100  # the copies are numbered from here on: they stand behind the form's own
CONTINUE, BACK, HOME = "\x1b[19~", "\x1b[18~", "\x1b[H"
FIRST, SECOND = r"\b1 of \d+", r"\b2 of \d+"


def large(form: Form, wanted: int = QUESTIONS) -> Form:
    """``form`` with more sections, each like one of its own, until it has ``wanted`` questions."""
    content = json.loads(form.canonical)
    content["sections"] += _more(content["sections"], wanted - len(form.questions))
    return compile_form(shaped(Pack, content))


def _more(sections: list[dict[str, Any]], lacking: int) -> Iterator[dict[str, Any]]:
    like = [each for each in sections if each.get("number") and not each.get("gate") and each.get("question")]
    turn = 0
    while lacking > 0:
        turn += 1
        for section in like:
            asked = section["question"][: max(0, lacking)]
            lacking -= len(asked)
            if asked:
                copy = {key: value for key, value in section.items() if key != "rule"}
                number = turn * BEHIND + section["number"]
                yield {**copy, "id": f"{section['id']}_{turn}", "title": "More", "number": number, "question": asked}


def page_of_a_large_form(workshop: Workshop, rounds: int) -> Samples:
    """Answering in a box, opening the page behind it and the first page again, against the shipped form."""
    forms = large(shipped()), shipped()
    stores = [filled_store(workshop.place / f"form-of-{len(form.questions)}", form) for form in forms]
    with _at_a_box(stores[0]) as ours, _at_a_box(stores[1]) as baseline:
        rows: tuple[list[float], list[float]] = ([], [])
        both = (ours, baseline)
        for number in range(-2, rounds):
            for which in ((0, 1), (1, 0))[number % 2]:
                taken = _one_round(both[which], walk.BACKSPACE if number % 2 else walk.LETTER)
                if number >= 0:
                    rows[which].append(taken)
    return Samples(tuple(rows[0]), tuple(rows[1]))


def _at_a_box(store: Path) -> Any:
    return walk.at_a_box(program("--store", str(store)))


def _one_round(terminal: Terminal, key: str) -> float:
    """One answer and two pages; milliseconds from Continue to the second page and from Enter to the first."""
    terminal.send(key)
    terminal.quiet(0.1)
    onward = terminal.press(CONTINUE, SECOND)
    terminal.quiet(0.1)
    terminal.press(BACK, r"What raises concern")
    terminal.quiet(0.1)
    terminal.stroke(HOME)
    walk.mark(terminal, walk.QUESTION)
    again = terminal.press(walk.ENTER, FIRST)
    terminal.quiet(0.1)
    return onward + again


def filled_store(folder: Path, form: Form) -> Path:
    """A store with one filled record on ``form``."""
    if folder.exists():
        return folder
    clerk = Clerk()
    made = clerk.submit(create, folder, walk.NAME, frozenset({"assessor"}), walk.PASSPHRASE, TEST).result()
    desk = Casework(made.vault, clerk, form, folder)
    try:
        bring_in(desk, record_text(form, "A-0007"))
    finally:
        desk.close()
    return folder
