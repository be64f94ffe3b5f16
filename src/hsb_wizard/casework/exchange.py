"""A record as JSON and back: what `show --json` writes, `import` reads (docs/exchange.md).

Incoming JSON is a border: frozen shapes, unknown keys refused, every value held against the form, nothing stored on
refusal. Signatures in a file are refused, so an imported case is a draft.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from hsb_wizard.assessment.agreement import visible
from hsb_wizard.assessment.inactive import inactive
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.lifecycle import status
from hsb_wizard.assessment.model import Answer, Assessment
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import RefusedInput
from hsb_wizard.forms.form import Form
from hsb_wizard.shapes import EMPTY, Misshapen, Shape, shaped
from hsb_wizard.text import clean

FORMAT = "assessment 1"


class AnswerIn(Shape, frozen=True):
    """One answer: a value or a missing state, and what belongs to it."""

    value: str | int | tuple[str, ...] | None = None
    missing: str | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    for_whom: str | None = None
    confidence: str | None = None
    who: str = ""
    until: str = ""
    settled: str = ""


class QuestionIn(Shape, frozen=True):
    """What each voice said at one question. Rows are for repeats: field to text, number or list."""

    lead: AnswerIn | None = None
    co: AnswerIn | None = None
    agreed: AnswerIn | None = None
    two_views: TwoViewsIn | None = None
    rows: tuple[dict[str, AnswerIn], ...] = ()


class InactiveIn(QuestionIn, frozen=True):
    """What was said at a question, or in a cell (``plan.line/2/ends``), that is not asked now."""

    kept_because: str = ""


class TwoViewsIn(Shape, frozen=True):
    """A disagreement that stands."""

    lead_rests_on: str = ""
    co_rests_on: str = ""
    would_settle: str = ""
    who_finds_out: str = ""
    by_when: str = ""
    bears_on_safety: bool = False
    until_then: str = ""
    decided_by: str = ""


class FormIn(Shape, frozen=True):
    """The form a record was written on. The hash decides."""

    id: str
    version: str
    hash: str


class ModeIn(Shape, frozen=True):
    """How a part was rated."""

    mode: str
    why: str = ""


class GoesAheadIn(Shape, frozen=True):
    """One open item that goes ahead for a reason."""

    because: str
    who: str = ""
    by_when: str = ""


class HeldBackIn(Shape, frozen=True):
    """From whom an answer or a row is held back in documents."""

    readers: tuple[Literal["father", "mother", "carers", "young_person", "school"], ...]
    reason: str


class OverrideIn(Shape, frozen=True):
    """Ratings opened before the screen had an outcome."""

    name: str
    reason: str
    will_be_done: str


class RecordIn(Shape, frozen=True):
    """A whole record as it comes in."""

    format: str
    form: FormIn
    reference: str
    assessors: dict[str, str]
    answers: dict[str, QuestionIn] = EMPTY
    inactive: dict[str, InactiveIn] = EMPTY
    modes: dict[str, ModeIn] = EMPTY
    finished: dict[str, tuple[str, ...]] = EMPTY
    told: tuple[dict[str, str], ...] = ()
    goes_ahead: dict[str, GoesAheadIn] = EMPTY
    held_back: dict[str, HeldBackIn] = EMPTY
    override: OverrideIn | None = None


def read(text: str) -> RecordIn:
    """Incoming JSON as a value. Raises RefusedInput with the place; the file's own text is never repeated."""
    plain = _object(text)
    if plain.get("signatures"):
        raise RefusedInput("signatures cannot be brought in; an imported record is a draft", place="signatures")
    try:
        incoming = shaped(RecordIn, {key: value for key, value in plain.items() if key not in _DERIVED})
    except Misshapen as problem:
        raise RefusedInput(problem.plainly, place=".".join(map(str, problem.place))) from problem
    if incoming.format != FORMAT:
        raise RefusedInput(f"the format is not '{FORMAT}'", place="format")
    return incoming


BESIDE = (
    "supervision",
    "agencies",
    "closed",
    "put_away",
    "review",
    "working_notes",
)  # said of the record where it was made
_DERIVED = frozenset({"signatures", "status", "record_code", *BESIDE})  # what `show --json` says, for reading


def left_behind(text: str) -> tuple[str, ...]:
    """What a file says beside the record, which nobody can bring in: the keys of it, in order."""
    plain = _object(text)
    return tuple(key for key in BESIDE if plain.get(key))


def _object(text: str) -> dict[str, Any]:
    try:
        plain = _cleaned(json.loads(text, object_pairs_hook=_once))
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise RefusedInput("this is not JSON", place=place) from problem
    except RecursionError as problem:
        raise RefusedInput("this is nested too deeply", place="the whole file") from problem
    except ValueError as problem:  # a number of thousands of digits
        raise RefusedInput("a number in it is too large", place="the whole file") from problem
    if not isinstance(plain, dict):
        raise RefusedInput("a record is one JSON object", place="the whole file")
    return plain


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice: the first of them would be lost without a word."""
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise RefusedInput("this key stands twice in one place", place=clean(key))
        made[key] = value
    return made


def _cleaned(plain: Any) -> Any:
    """Every text without escape sequences, hidden characters and half characters, keys as well."""
    if isinstance(plain, str):
        return clean(plain)
    if isinstance(plain, list):
        return [_cleaned(each) for each in plain]
    if isinstance(plain, dict):
        return {clean(key): _cleaned(value) for key, value in plain.items()}
    return plain


def to_plain(record: Record, record_code: str) -> dict[str, Any]:
    """The record as JSON-able values: all that this reader may see; a pass not yet shown to both stays out."""
    a, form, counts = record.assessment, record.form, record.active
    return {
        "format": FORMAT,
        "form": {"id": a.form_id, "version": a.form_version, "hash": a.form_hash},
        "reference": a.reference,
        "status": status(a),
        "record_code": record_code,
        "assessors": {"lead": a.lead_name, "co": a.co_name},
        "answers": {path: said for path in form.questions if (said := question_to_plain(form, counts, path))},
        "inactive": _inactive(record),
        "modes": {part: _slim({"mode": each.mode, "why": each.why}) for part, each in a.modes.items()},
        "finished": _finished(record),
        "told": [dict(each.fields) for each in a.told],
        "goes_ahead": {
            _by_place(a, key): _slim({"because": each.because, "who": each.who, "by_when": each.by_when})
            for key, each in a.goes_ahead.items()
        },
        "held_back": {
            _by_place(a, f":{place}").removeprefix(":"): {"readers": list(held.readers), "reason": held.reason}
            for place, held in a.held_back.items()
        },
        "override": _override(record),
        "signatures": [
            {"name": each.signed.name, "role": each.signed.role, "at": each.at, "record_code": each.signed.record_code}
            for each in a.signatures
        ],
    }


def _inactive(record: Record) -> dict[str, dict[str, Any]]:
    """What is kept and not asked now, apart from what counts, so that no reader takes one for the other."""
    a, form, made = record.assessment, record.form, {}
    for place in inactive(form, a, record.play):
        if "/" in place:
            cell = a.answer(place)
            said = {"agreed": answer_to_plain(cell)} if cell else {}
        else:
            said = question_to_plain(form, a, place)
        if said:
            made[_by_place(a, f":{place}")[1:]] = said | _slim({"kept_because": a.kept_inactive.get(place)})
    return made


def question_to_plain(form: Form, a: Assessment, path: str) -> dict[str, Any]:
    """What was said at one question, without what both were not shown."""
    said: dict[str, Any] = {}
    part = form.part_of(path)
    for voice in Voice:
        answer = a.answer(path, voice)
        if answer is not None and (voice is Voice.AGREED or visible(a, part, Voice.AGREED, voice)):
            said[voice.value] = answer_to_plain(answer)
    if path in a.two_views:
        said["two_views"] = _slim({name: getattr(a.two_views[path], name) for name in TwoViewsIn.known_keys()})
    rows = [
        {
            field.id: answer_to_plain(cell)
            for field in form.question(path).field
            if (cell := a.answer(f"{path}/{row}/{field.id}")) is not None
        }
        for row in a.rows.get(path, ())
    ]
    return {**said, "rows": rows} if rows else said


def answer_to_plain(answer: Answer) -> dict[str, Any]:
    """One answer as JSON-able values; what is empty is left out."""
    plain = {name: getattr(answer, name) for name in AnswerIn.known_keys()}
    return _slim({name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()})


def _finished(record: Record) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for part, voice in record.assessment.finished:
        made.setdefault(part, []).append(voice.value)
    return made


def _by_place(a: Assessment, finding: str) -> str:
    """A finding's key with the place of the row (1, 2, ...) for the row's id, which another store does not know."""
    rule, _, place = finding.partition(":")
    pieces = place.split("/")
    rows = a.rows.get(pieces[0], ())
    if len(pieces) < 2 or pieces[1] not in rows:
        return finding
    pieces[1] = str(rows.index(pieces[1]) + 1)
    return f"{rule}:{'/'.join(pieces)}"


def _override(record: Record) -> dict[str, str] | None:
    override = record.assessment.override
    if override is None:
        return None
    return {"name": override.name, "reason": override.reason, "will_be_done": override.will_be_done}


def _slim(plain: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty. Nought is an answer, and to Python it equals False: hence the test by identity."""
    return {name: value for name, value in plain.items() if value is not False and value not in (None, "", [])}


def digest(text: str) -> str:
    """What the journal notes of the file that was brought in."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
