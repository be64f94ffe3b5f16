"""Made-up records as documents of every edition: drafted once for a run, in memory, without a store.

The records are the training cases, the complete case, one that fills the form with a token in every text, and an empty
one; all signed, so that no edition is refused. A loop over all of them takes minutes and is `make documents`; a test
run takes every edition, each with other cases.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.made_up import record_text
from tests.worlds import AMINA, TOM, form, new_world

from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import Kind, Origin
from hsb_wizard.assessment.payloads import Signed
from hsb_wizard.assessment.say import Pen, new_case
from hsb_wizard.casework import exporting
from hsb_wizard.casework.bringing_in import Reader
from hsb_wizard.casework.exchange import read
from hsb_wizard.casework.exporting import Wanted, editions
from hsb_wizard.casework.record import Record, look
from hsb_wizard.casework.training_cases import ids as training_ids
from hsb_wizard.casework.training_cases import training_case
from hsb_wizard.report.document import Document

TODAY = date(2026, 11, 20)
CODE = "4f1c22ab90de7731" * 4
EVERYTHING = os.environ.get("DOCUMENTS") == "all"  # make documents
_COMPLETE = Path(__file__).parent / "data" / "complete_case.json"
_AT = "2026-11-20T15:42:07+00:00"
_TEXT = {"text", "long_text", "person"}

Place = tuple[str, str]  # the question, and which of its texts: value, note, source, who, settled, a field


def record_of(plain: dict[str, Any]) -> Record:
    """The record that ``plain`` says, as `import` would bring it in, stored nowhere, signed by both."""
    names = {plain["assessors"]["lead"].casefold(): AMINA, plain["assessors"]["co"].casefold(): TOM}
    case, pen = new_case(), Pen(AMINA, AMINA, _AT, Origin.IMPORT)
    entries = tuple(Reader(form(), read(json.dumps(plain)), case, pen, names).entries())
    signatures = tuple(
        Pen(who, who, _AT).write(case, Kind.SIGNED, Signed(role, plain["assessors"][voice], CODE))
        for who, role, voice in ((AMINA, "lead assessor", "lead"), (TOM, "co-assessor", "co"))
    )
    return look(form(), fold(case, (*entries, *signatures)), TODAY)


@cache
def record(name: str) -> Record:
    """One of `NAMES`."""
    if name == "empty":
        return new_world().record
    if name == "tokens":
        return record_of(with_tokens()[0])
    if name == "complete":
        return record_of(json.loads(_COMPLETE.read_text(encoding="utf-8")))
    return record_of(json.loads(training_case(name).text(form(), TODAY)))


NAMES = (*training_ids(), "complete", "tokens", "empty")
EDITIONS = tuple(each.id for each in editions())


def pairs() -> list[tuple[str, str]]:
    """Edition and record: all of them, or every edition with one record, each with another one."""
    if EVERYTHING:
        return [(edition, name) for edition in EDITIONS for name in NAMES]
    return [(edition, NAMES[place % len(NAMES)]) for place, edition in enumerate(EDITIONS)]


@cache
def drafted(edition: str, name: str) -> Document:
    """The document of ``edition`` of the record ``name``."""
    household = next((each.households[0] for each in editions() if each.id == edition and each.households), "")
    return exporting.drafted(
        record(name), Wanted(edition, Path("out.pdf"), household=household, sample="1234abcd"), CODE
    )


# ------------------------------------------------------------------------------- a token in every text


@cache
def with_tokens() -> tuple[dict[str, Any], dict[str, Place]]:
    """A record that fills the form, as plain values, with a token in every text; and where each token stands."""
    plain: dict[str, Any] = json.loads(record_text(form()))
    found: dict[str, Place] = {}

    def token(path: str, what: str) -> str:
        word = f"ZQ{len(found):05}"
        found[word] = (path, what)
        return word

    for path, said in plain["answers"].items():
        question = form().question(path)
        for row in said.get("rows", ()):
            for field in question.field:
                if field.type in _TEXT and field.id in row:
                    row[field.id]["value"] = f"Said of this {token(path, field.id)}."
        for voice in ("lead", "co", "agreed"):
            if voice in said:
                _mark(said[voice], question.type in _TEXT, path, voice, token)
    tell = form().question(form().role("tell"))
    plain["told"] = [{each.id: token(form().role("tell"), each.id) for each in tell.field if each.type in _TEXT}]
    return plain, found


def _mark(answer: dict[str, Any], is_text: bool, path: str, voice: str, token: Any) -> None:
    if is_text:
        answer["value"] = f"{answer['value']} {token(path, 'value')}"
    answer["note"] = f"{answer.get('note', '')} {token(path, f'{voice} note')}.".strip()
    answer["sources"] = [f"School {token(path, f'{voice} source')}"]


def tokens_by_share() -> Iterator[tuple[str, Place, str]]:
    """Each token, where it stands, and the share class of its question or of its field."""
    for word, (path, what) in with_tokens()[1].items():
        question = form().question(path)
        field = next((each for each in question.field if each.id == what), None)
        yield word, (path, what), (field and field.share) or question.share or form().pack.share.default
