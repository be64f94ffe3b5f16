"""The same answers given on the screen and in plain mode: what is stored. And how many keys an answer takes.

Texts and "Not known yet" go into the pages of a section, by keys here and by lines there, each into a store of its own.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import walk
from benchmarks.figures import NotMeasured, Samples
from benchmarks.made_up import CO, LEAD, prose
from benchmarks.on_desk import AT
from benchmarks.on_screen import SAID, entries_in
from benchmarks.peers.stock_rating import StockRating
from benchmarks.starting import transcript_of
from benchmarks.terminal import program
from benchmarks.workshop import DEMO, Workshop
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, AssessmentStarted, CaseOpened, PeopleNamed, payload_to_plain
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework.record import look
from hsb_wizard.work import presses

PAGES = 7  # of the section: those that take a text, with "Not known yet" beside it
F8 = "\x1b[19~"
NOTHING_MORE = ("", "", "", "")  # who would know, by when, a note, on
NOT_KNOWN = 3  # each so many pages: not known yet, with no words
CASE, AMINA, TOM = CaseId("0123456789abcdef"), PractitionerId("a" * 16), PractitionerId("b" * 16)
WRITES = {Voice.LEAD: AMINA, Voice.CO: TOM, Voice.AGREED: AMINA}
WAY = ("A", DEMO, "A", "", "")  # who is here, the passphrase, the case, only us


def stored_differently(workshop: Workshop, rounds: int) -> Samples:
    """Answers that are stored differently, of all that the record holds once both have answered so many pages."""
    screen, lines = workshop.demo_store(), workshop.demo_store()
    before = answers_of(screen)
    by_keys(screen, rounds)
    by_lines(lines, rounds)
    ours, theirs = answers_of(screen), answers_of(lines)
    if len(ours) < len(before) + rounds:
        raise NotMeasured("Fewer answers were stored than were given on the screen.")
    different = [place for place in ours.keys() | theirs.keys() if ours.get(place) != theirs.get(place)]
    return Samples((float(len(different)),), (float(len(ours)),))


def said_on(page: int) -> str:
    """What is answered on a page: a text, or nothing where it is not known."""
    return "" if page % NOT_KNOWN == NOT_KNOWN - 1 else prose(page, 2)


def by_keys(store: Path, pages: int) -> None:
    """Answer on the screen."""
    with walk.at_a_box(program("--store", str(store))) as terminal:
        for page in range(pages):
            if said_on(page):
                terminal.send(said_on(page))
                terminal.quiet(0.2)
            else:
                terminal.press(walk.TAB, walk.BOX_LEFT)
                terminal.press("k", r"Not known yet")
                terminal.quiet(0.1)
            terminal.press(F8, rf"\b{page + 2} of \d+")
            terminal.quiet(0.1)
        walk.leave(terminal)


def by_lines(store: Path, pages: int) -> None:
    """Answer in plain mode."""
    section = _letter(transcript_of(store, WAY), walk.SECTION)
    question = _letter(transcript_of(store, (*WAY, section)), walk.QUESTION)
    given = [line for page in range(pages) for line in _given(said_on(page))]
    transcript_of(store, (*WAY, section, question, *given))


def _given(said: str) -> tuple[str, ...]:
    """The lines that answer one page: the box with its full stop, no letter, on. Or the letter, and its questions."""
    return (said, ".", "", "") if said else ("", "K", "", *NOTHING_MORE)


def _letter(heard: str, words: str) -> str:
    found = re.search(rf"^([A-Z]+) [^\n]*{re.escape(words)}", heard, re.MULTILINE)
    if found is None:
        raise NotMeasured(f"Plain mode has no line '{words}'.")
    return found[1]


def answers_of(store: Path) -> dict[tuple[str, str], Any]:
    """What stands in the store of every answer: by place and voice, as plain values."""
    held: dict[tuple[str, str], Any] = {}
    for entry in entries_in(store):
        if entry.kind in SAID and entry.voice is not None and entry.target:
            place = (entry.target, entry.voice.value)
            assert entry.payload is not None
            held[place] = None if entry.kind is Kind.ANSWER_CLEARED else payload_to_plain(entry.payload)
    return held


def keys_of_an_answer(workshop: Workshop, rounds: int) -> Samples:
    """Keys until a question is answered by both, agreed, and left: on our pages, and with stock widgets on one.

    Each level of the scale is given once. Ours are counted over the fields that the pages have, as docs/counts.md
    counts them; the stock ones are pressed, and what then stands there is looked at.
    """
    form = workshop.desk.form
    path = next(iter(form.factors))
    question = form.question(path)
    levels = [each.value for each in form.scale(question.scale or "").level]
    answers = [*map(AnswerGiven, levels), *(AnswerGiven(missing=each) for each in question.missing)][:rounds]
    labels = [*levels, *question.missing]
    own = [float(_own_keys(workshop, path, said)) for said in answers]
    stock = [float(asyncio.run(_stock_keys(labels, number))) for number, _ in enumerate(answers)]
    return Samples(tuple(own), tuple(stock))


def _own_keys(workshop: Workshop, path: str, said: AnswerGiven) -> int:
    """The presses of the three pages of one question, both of whose assessors and who agree say the same."""
    form, pens = workshop.desk.form, {voice: Pen(who, who, AT) for voice, who in WRITES.items()}
    first = ((Kind.CASE_OPENED, CaseOpened("A-0001")), (Kind.ASSESSMENT_STARTED, AssessmentStarted("f", "1", "h")))
    begins = [pens[Voice.AGREED].write(CASE, kind, payload) for kind, payload in first]
    begins.append(pens[Voice.AGREED].write(CASE, Kind.PEOPLE_NAMED, PeopleNamed(AMINA, TOM, LEAD, CO)))
    record = look(form, fold(CASE, begins), date(2026, 11, 20))
    opened = pens[Voice.AGREED].answer(record.assessment, form.role("gate"), AnswerGiven("go_on"), Voice.AGREED)
    record = record.after([opened])
    for voice in WRITES:
        record = record.after([pens[voice].answer(record.assessment, path, said, voice)])
    counted = tuple(presses._of_path(record, path))
    if len(counted) != len(WRITES) or min(counted) <= presses.GO_ON:
        raise NotMeasured(f"Not every page took an answer: {counted}.")
    return sum(counted)


async def _stock_keys(labels: Sequence[str], number: int) -> int:
    """Press what answers the same three times with stock widgets, and go on. Raises NotMeasured where it does not."""
    app = StockRating(labels)
    way = ["down"] * number
    keys = [*way, "enter", "tab", *way, "enter", "tab", "enter", "down", *way, "enter", "tab", "enter"]
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        if app.stand() != (labels[number],) * 3:
            raise NotMeasured(f"The stock widgets do not hold what was chosen: {app.stand()}.")
    return len(keys)
