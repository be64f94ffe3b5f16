"""Remarks about an answer: saved first, judged after. A remark stands beside the field and never stops saving."""

from __future__ import annotations

from hsb_wizard.assessment.days import read_date, read_partial
from hsb_wizard.assessment.model import Answer
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form

BOX = 4000  # characters a box takes (tui.md part 1.5)
LINE = 200
NOT_A_DATE = "This is not a date. Write it as 20 11 2026 or 2026-11-20."


def remark(form: Form, path: str, answer: Answer) -> str:
    """What is odd about ``answer`` at a question or cell path; empty where nothing is."""
    question = form.question(path)
    cell = path.split("/")
    asked: Question | RowField = form.field(cell[0], cell[2]) if len(cell) == 3 else question
    if answer.missing:
        return _missing_remark(form, asked, answer)
    value = answer.value
    if value is None:
        return ""
    if isinstance(value, int):
        return _number_remark(asked, value)
    if isinstance(value, tuple):
        return next((words for each in value if (words := _choice_remark(form, asked, each))), "")
    return _text_remark(form, asked, value)


def _missing_remark(form: Form, asked: Question | RowField, answer: Answer) -> str:
    allowed = asked.missing if isinstance(asked, Question) else ()
    if answer.missing in allowed:
        return ""
    return "This question does not take that as an answer."


def _number_remark(asked: Question | RowField, value: int) -> str:
    low, high = (asked.minimum, asked.maximum) if isinstance(asked, Question) else (None, None)
    if low is not None and value < low:
        return f"This is usually {low} or more."
    if high is not None and value > high:
        return f"This is usually {high} or less."
    return ""


def _choice_remark(form: Form, asked: Question | RowField, value: str) -> str:
    known = {option.value for option in asked.options} if asked.type != "factors" else set(form.factors)
    return "" if value in known else "One of these answers is no longer in the form."


def _text_remark(form: Form, asked: Question | RowField, value: str) -> str:
    kind = asked.type
    if kind == "date" and read_date(value) is None:
        return NOT_A_DATE
    if kind == "partial_date" and read_partial(value) is None:
        return "This is not a date. A year, a month and year, or a day will do: 2026, 11 2026, 20 11 2026."
    if kind in {"single", "yes_no"}:
        values = {option.value for option in asked.options} or {"yes", "no"}
        return "" if value in values else "This answer is no longer in the form."
    if kind == "rating" and isinstance(asked, Question) and asked.scale:
        levels = {level.value for level in form.scale(asked.scale).level}
        return "" if value in levels else "This answer is no longer in the form."
    limit = asked.max_length or (BOX if kind == "long_text" else LINE)
    if kind in {"text", "long_text"} and len(value) > limit:
        return f"This is {len(value):,} characters; {limit:,} fit. Nothing is cut: shorten it when you can."
    return ""
