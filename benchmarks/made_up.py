"""A made-up record that fills the form, as the JSON that `import` reads: for figures that need a full assessment.

Every person and every sentence here is made up, and says nothing of what happened to anybody. Where the made-up case of
the tests stands, figures use that one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hsb_wizard.forms.definition import Option, Question, RowField
from hsb_wizard.forms.form import Form

LEAD, CO = "Amina Khan", "Tom Reed"
SENTENCES = (
    "The school describes steady attendance since September and two friendships that have lasted.",
    "The social worker visited on three days and saw the household at breakfast and in the evening.",
    "A grandmother who lives nearby looks after the younger children on Tuesdays and Thursdays.",
    "The young person said what helps them most is knowing the plan for the day before it begins.",
    "Records of the family doctor were read on 4 November; nothing in them bears on this question.",
    "Both parents came to the second meeting and asked what they could do until the next one.",
    "The youth club is open to a return in spring if a worker is named who knows the safety plan.",
    "It is not known yet how nights were arranged before the move; the aunt is asked next week.",
    "He prefers drawing to talking at length, and a break after twenty minutes works well.",
    "What was seen in the meetings and what teachers report agree on this point.",
)
DAYS = ("2026-11-02", "2026-11-04", "2026-11-09", "2026-11-12", "2026-11-20")
BORN = "2011-03-04"
CLOSING = ("police", "no_plea", "not_guilty", "short_route", "within_expected")  # these shut a part of the form


def prose(number: int, sentences: int = 4) -> str:
    """Made-up sentences; the same number gives the same ones."""
    return " ".join(SENTENCES[(number + step * 3) % len(SENTENCES)] for step in range(sentences))


def record_text(form: Form, reference: str = "A-0001") -> str:
    """A whole record on ``form`` as JSON, every question answered; ratings by both assessors and agreed."""
    answers = {path: said for number, path in enumerate(form.questions) if (said := _question(form, path, number))}
    parts = {form.part_of(path) for path, said in answers.items() if "lead" in said}
    plain = {
        "format": "assessment 1",
        "form": {"id": form.id, "version": form.version, "hash": form.hash},
        "reference": reference,
        "assessors": {"lead": LEAD, "co": CO},
        "answers": answers,
        "finished": {part: ["lead", "co"] for part in sorted(parts)},
    }
    return json.dumps(plain)


def _question(form: Form, path: str, number: int) -> dict[str, Any]:
    question = form.question(path)
    if question.type == "statement":
        return {}
    if question.type == "repeat":
        rows = range(1 + number % 3)
        return {"rows": [dict(_cells(form, question, number + 7 * row)) for row in rows]}
    said = _answer(form, path, question, number)
    if question.type != "rating":
        return {"agreed": said}
    other = {**said, "note": prose(number + 5, 2)}
    return {"lead": said, "co": other, "agreed": {**said, "note": prose(number + 2)}}


def _cells(form: Form, question: Question, number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for at, field in enumerate(question.field):
        yield field.id, {"value": _value(form, field, number + at)}


def _answer(form: Form, path: str, question: Question, number: int) -> dict[str, Any]:
    if question.type == "rating" and question.scale:
        scale = form.scale(question.scale)
        level = scale.level[number % len(scale.level)].value
        whom = scale.for_whom[number % len(scale.for_whom)].value if level in scale.for_whom_levels else None
        return {"value": level, "for_whom": whom, "note": prose(number), "sources": ["School", "Home visit"]}
    said: dict[str, Any] = {"value": _value(form, question, number)}
    if path == form.role("born"):
        said["value"] = BORN
    if question.confidence:
        said["confidence"] = "fairly_sure"
    return said


def _value(form: Form, asked: Question | RowField, number: int) -> str | int | list[str]:
    if asked.type == "factors":
        return [list(form.factors)[number % len(form.factors)]]
    if asked.type == "multi":
        return [_option(asked.options, number)]
    if asked.type == "single":
        return _option(asked.options, number)
    plain: dict[str, str | int] = {
        "yes_no": "yes",
        "date": DAYS[number % len(DAYS)],
        "partial_date": DAYS[number % len(DAYS)][:7],
        "number": 3,
        "long_text": prose(number),
    }
    return plain.get(asked.type, SENTENCES[number % len(SENTENCES)][:48])


def _option(options: tuple[Option, ...], number: int) -> str:
    """The first option that leaves the rest of the form open, else one after another."""
    opening = [each.value for each in options if each.gate == "open"]
    offered = [each.value for each in options if not each.retired and not each.exclusive and each.value not in CLOSING]
    usable = opening or offered or [options[0].value]
    return usable[0 if opening else number % len(usable)]
