"""Figures of the desk, the library and the reviewer: rules, fold, forms. Nothing is opened or drawn here."""

from __future__ import annotations

import itertools
import json
import tomllib
from pathlib import Path

from benchmarks.figures import NotMeasured, Samples, in_turn
from benchmarks.made_up import SENTENCES, prose
from benchmarks.workshop import FORM, Workshop
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    AssessmentStarted,
    CaseOpened,
    Payload,
    PeopleNamed,
    payload_to_plain,
)
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.forms.check import check_folder
from hsb_wizard.forms.form import Form
from hsb_wizard.store import chain
from hsb_wizard.work.finding import find_view, matching
from hsb_wizard.work.view_find import home_things

ENTRIES = 2_000
CASES, TYPED = 10_000, "reed 0777"
CASE, LEAD, CO = CaseId("0123456789abcdef"), PractitionerId("a" * 16), PractitionerId("b" * 16)
AT = "2026-11-20T10:00:00+00:00"


def rules(workshop: Workshop, rounds: int) -> Samples:
    """All rules over a full record that was not asked before, against one fold of it."""
    record, entries = workshop.record, workshop.entries
    case = record.assessment.case

    def asked_anew() -> object:
        # a record keeps what the rules said of it, so each asking takes a record of its own
        return findings(Record(record.form, record.assessment, record.play, record.today, record.house_rules))

    return in_turn(asked_anew, lambda: fold(case, entries), rounds, repeat=3)


def folding(workshop: Workshop, rounds: int) -> Samples:
    """The fold of a record of 2,000 entries, against reading the same entries from JSON."""
    entries = long_record(workshop.desk.form, ENTRIES)
    lines = [as_json(each) for each in entries]
    return in_turn(lambda: fold(CASE, entries), lambda: [json.loads(line) for line in lines], rounds)


def forms(workshop: Workshop, rounds: int) -> Samples:
    """Loading and checking the form pack, its test cases with it, against reading the same TOML files."""
    files = sorted(FORM.rglob("*.toml"))
    return in_turn(lambda: check_folder(FORM), lambda: [_read(file) for file in files], rounds)


def finding(workshop: Workshop, rounds: int) -> Samples:
    """What each letter of a name and a number finds over 10,000 assessments, against a plain scan of the lines."""
    cases = [
        CaseSummary(CaseId(f"{number:016x}"), f"A-{number:05d}", "Draft", "Amina Khan", f"Tom Reed {number % 90}")
        for number in range(CASES)
    ]
    things = home_things(cases, (), {})
    lines = [f"{each.reference} {each.status} {each.lead_name} {each.co_name}".lower() for each in cases]
    typed = [TYPED[:end] for end in range(1, len(TYPED) + 1)]

    def plain() -> list[list[str]]:
        return [[line for line in lines if all(word in line for word in words.split())] for words in typed]

    for words, found in zip(typed, plain(), strict=True):
        if len(matching(things, words)) != len(found):
            raise NotMeasured("Not the same assessments were found.")
    return in_turn(lambda: [find_view(things, words) for words in typed], plain, rounds, repeat=3)


def _read(file: Path) -> dict[str, object]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def long_record(form: Form, count: int) -> tuple[Entry, ...]:
    """A made-up record of ``count`` entries: how it begins, then answers, nearly all of them to places of their own."""
    first: tuple[tuple[Kind, Payload], ...] = (
        (Kind.CASE_OPENED, CaseOpened("A-0001")),
        (Kind.ASSESSMENT_STARTED, AssessmentStarted(form.id, form.version, form.hash)),
        (Kind.PEOPLE_NAMED, PeopleNamed(LEAD, CO, "Amina Khan", "Tom Reed")),
    )
    begins = [Entry(_id(number), CASE, AT, kind, LEAD, LEAD, said) for number, (kind, said) in enumerate(first)]
    said = itertools.islice(_answers(form), count - len(begins))
    return (*begins, *said)


def _answers(form: Form) -> itertools.chain[Entry]:
    places = [(path, voice) for voice in Voice for path in form.questions]
    cells = ((f"plan.line/{row:08x}/cell_{row % 9}", Voice.AGREED) for row in itertools.count())
    return itertools.chain(
        _answer(number, path, voice) for number, (path, voice) in enumerate(itertools.chain(places, cells), start=3)
    )


def _answer(number: int, path: str, voice: Voice) -> Entry:
    """Two in three are short, as in a record; the rest are a box of text with a source."""
    who = CO if voice is Voice.CO else LEAD
    if number % 3:
        said = AnswerGiven("strength", note=SENTENCES[number % len(SENTENCES)])
    else:
        said = AnswerGiven(prose(number), sources=("School", "Home visit"))
    return Entry(_id(number), CASE, AT, Kind.ANSWER_GIVEN, who, who, said, voice, path)


def _id(number: int) -> EntryId:
    return EntryId(f"{number:032x}")


def as_json(entry: Entry) -> bytes:
    """An entry as one canonical JSON line, all that is said of it."""
    assert entry.payload is not None
    plain = {
        "id": entry.id,
        "case": entry.case,
        "at": entry.at,
        "kind": entry.kind.value,
        "who": entry.who,
        "typed_by": entry.typed_by,
        "origin": entry.origin.value,
        "voice": entry.voice.value if entry.voice else None,
        "target": entry.target,
        "basis": list(entry.basis),
        "payload": payload_to_plain(entry.payload),
    }
    return chain.canonical(plain)
