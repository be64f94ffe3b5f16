"""From what the fields of a form hold to something that can be said, and back. Pure.

One field never undoes another silently: words in the line win over a missing state, and the form says so.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.payloads import AnswerGiven, Value
from hsb_wizard.casework.drafts import said_of
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.values import replace
from hsb_wizard.work.typed import shown_date, typed_date, typed_list, typed_number, typed_partial
from hsb_wizard.work.view_base import MISSING, TAKE, TWO_VIEWS, Values

NOT_A_NUMBER = "This is not a whole number, so it is not saved yet."
BOTH = "Words are in the line, so the mark below does not count. Take them out to use it."
SEVERAL = frozenset({"multi", "factors"})
WORDS = frozenset({"text", "long_text", "person"})
TEXTS = WORDS | {"date", "partial_date", "number"}


def said(
    form: Form, question: Question, before: Answer | None, values: Values, others: tuple[Answer | None, Answer | None],
    today: date,
) -> AnswerGiven:  # fmt: skip
    """What the form says now. ``others`` are both assessors' answers, for whoever takes one of them as it stands."""
    now = said_of(before)
    now = replace(now, **_value(question, values, now, others, today))
    for key in ("note", "settled", "who"):
        if key in values:
            kept: dict[str, Any] = {key: _text(values, key).strip()}
            now = replace(now, **kept)
    if "sources" in values:
        now = replace(now, sources=typed_list(_text(values, "sources")))
    if "until" in values:
        now = replace(now, until=typed_date(_text(values, "until"), today))
    for key in ("for_whom", "confidence"):
        if key in values:
            picked: dict[str, Any] = {key: _one(values, key)}
            now = replace(now, **picked)
    return _fitting(form, question, now)


def key_alone(form: Form, question: Question, text: str) -> str:
    """The missing state whose key is all that stands in a text: somebody pressed it where words go. Empty for words."""
    if question.type not in WORDS:
        return ""
    keys = {state.key: state.id for state in form.pack.missing if state.id in question.missing}
    return keys.get(text.strip().upper(), "")


def cell_said(column: RowField, before: Answer | None, values: Values, today: date) -> AnswerGiven:
    """What a form says about one cell of a row."""
    now = said_of(before)
    if column.id not in values:
        return now
    held = values[column.id]
    if isinstance(held, tuple):
        return replace(now, value=(held or None) if column.type in SEVERAL else (held[0] if held else None))
    return replace(now, value=read_text(column.type, held, today, now.value))


def read_text(kind: str, text: str, today: date, before: Value | None = None) -> Value | None:
    """A line as its value; a number that is none leaves what was there."""
    if not text.strip():
        return None
    if kind == "date":
        return typed_date(text, today)
    if kind == "partial_date":
        return typed_partial(text, today)
    if kind == "number":
        number = typed_number(text)
        return before if number is None else number
    return text.rstrip() if kind == "long_text" else text.strip()


def show_value(kind: str, value: Value | None) -> str:
    """A value as the line that holds it."""
    if value is None or isinstance(value, tuple):
        return ", ".join(value) if value else ""
    return shown_date(value) if kind in {"date", "partial_date"} and isinstance(value, str) else str(value)


def _value(
    question: Question, values: Values, now: AnswerGiven, others: tuple[Answer | None, Answer | None], today: date
) -> dict[str, Any]:
    if "text" in values:
        text = _text(values, "text")
        if text.strip():
            return {"value": read_text(question.type, text, today, now.value), "missing": None}
        return {"value": None, "missing": (_one(values, "missing") or "").removeprefix(MISSING) or None}
    return _picked(question, values["answer"], others) if "answer" in values else {}


def _picked(
    question: Question, held: str | tuple[str, ...], others: tuple[Answer | None, Answer | None]
) -> dict[str, Any]:
    chosen = held if isinstance(held, tuple) else (held,)
    first = chosen[0] if chosen else ""
    if first.startswith(MISSING):
        return {"value": None, "missing": first.removeprefix(MISSING)}
    if first.startswith(TAKE):
        return _taken(first, others)
    return {"value": (chosen or None) if question.type in SEVERAL else first or None, "missing": None}


def _taken(which: str, others: tuple[Answer | None, Answer | None]) -> dict[str, Any]:
    if which == TWO_VIEWS:
        return {}
    taken = others[0] if which == TAKE + "lead" else others[1]
    if taken is None:
        return {}
    return {
        "value": taken.value, "missing": taken.missing, "who": taken.who, "until": taken.until,
        "confidence": taken.confidence,
    }  # fmt: skip


def _fitting(form: Form, question: Question, now: AnswerGiven) -> AnswerGiven:
    """Only what belongs to this value stays: a request belongs to a missing state, for whom to a concern."""
    asks = form.missing(now.missing).asks if now.missing else ""
    now = replace(
        now,
        who=now.who if asks in {"who", "who_by_when"} else "",
        until=now.until if asks in {"review_date", "who_by_when"} else "",
    )
    if not (question.scale and now.value in form.scale(question.scale).for_whom_levels):
        now = replace(now, for_whom=None)
    return now if now.value is not None else replace(now, confidence=None)


def _text(values: Values, key: str) -> str:
    held = values.get(key, "")
    return held if isinstance(held, str) else ", ".join(held)


def _one(values: Values, key: str) -> str | None:
    held = values.get(key, ())
    return held[0] if isinstance(held, tuple) and held else None
