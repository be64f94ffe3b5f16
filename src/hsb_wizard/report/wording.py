"""Answers as words for a document: option labels, dates as people write them, missing states as sentences.

Pure text from form and answer. Generated text is limited to labels; what people wrote stands as they wrote it.
"""

from __future__ import annotations

import re
from typing import Literal

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.payloads import Value
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say

LEADS = {"record": "Records show", "report": "It was reported", "opinion": "We think"}
_END = re.compile(r"([.!?]|$)(?:\s+(?=\S)|$)", re.MULTILINE)
_GOES_ON = re.compile(r"(?:, (?:dated|due)| because)$")  # a label that the next answer takes up
DATES = ("date", "partial_date")
NO_SOURCE = "source not given"
LIST = "; "  # between things that may hold a comma themselves
_EVENT = re.compile(
    r"\b(visit|meeting|session|call|phone|e-mail|conference|observation|record|letter|file)s?\b", re.IGNORECASE
)
_ON_PAPER = re.compile(
    r"\b(?:records?|reports?|letters?|summary|summaries|files?|minutes|logs?|statements? of|plans?)\b", re.IGNORECASE
)


def value_words(form: Form, asked: Question | RowField, value: Value | None) -> str:
    """A value as a reader should read it; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return LIST.join(_one(form, asked, each) for each in value)
    if asked.type in DATES:
        return in_words(str(value))
    return _one(form, asked, str(value))


def _one(form: Form, asked: Question | RowField, value: str) -> str:
    if asked.type == "factors":
        known = value in form.factors
        return f"{form.factor_number(value)} {form.question(value).short_label}" if known else value
    if asked.type == "rating":
        return form.level(value).label
    if asked.type == "yes_no":
        return {"yes": say("Yes"), "no": say("No")}.get(value, value)
    return next((option.label for option in asked.options if option.value == value), value)


def for_whom_words(form: Form, question: Question, answer: Answer) -> str:
    """ "for the young person", "for other people", "for both"; empty where it was not said."""
    if not answer.for_whom or not question.scale:
        return ""
    label = next(
        (each.label for each in form.scale(question.scale).for_whom if each.value == answer.for_whom), answer.for_whom
    )
    return say("for {whom}", whom=f"{label[:1].lower()}{label[1:]}")


def missing_words(form: Form, answer: Answer) -> str:
    """A missing state as a sentence, with what it asks for."""
    if not answer.missing:
        return ""
    state = form.missing(answer.missing)
    pieces = [state.label]
    if answer.who and answer.until:
        pieces.append(say("{who}, by {day}", who=answer.who, day=in_words(answer.until)))
    elif answer.who:
        pieces.append(answer.who)
    elif answer.until:
        pieces.append(say("looked at again on {day}", day=in_words(answer.until)))
    return ": ".join(pieces) + "." + (f" {answer.note}" if answer.note else "")


def source_words(answer: Answer) -> str:
    """Where it comes from, or that no source was given."""
    return LIST.join(answer.sources) if answer.sources else say(NO_SOURCE)


def lead_and_source(kind: str, answer: Answer) -> tuple[str, str]:
    """How a statement begins, and its source: "Records show" (paper, date), "School reported" (date), "We think".

    A source that names somebody and a day, as people write it, says who reported; a visit, a meeting or a paper says
    nothing.
    """
    parted = [each.rpartition(", ") for each in answer.sources]
    people = [who for who, _, day in parted if who and any(sign.isdigit() for sign in day) and not _says_nothing(who)]
    if kind == "report" and people and len(people) == len(parted):
        who = dict.fromkeys(people)
        days = dict.fromkeys(day for _, _, day in parted)
        return say("{who} reported", who=_listed(tuple(who))), ", ".join(days)
    return say(LEADS[kind]), source_words(answer)


def _says_nothing(source: str) -> bool:
    """Whether a source is an occasion or a paper, and so nobody who could report."""
    return bool(_EVENT.search(source) or _ON_PAPER.search(source))


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names
    return say("{first} and {last}", first=", ".join(first), last=last) if first else last


def kind_of_sources(answer: Answer) -> Literal["record", "report"]:
    """Whether what was noted comes from papers alone ("Records show") or from people too ("It was reported")."""
    on_paper = bool(answer.sources) and all(_ON_PAPER.search(each) for each in answer.sources)
    return "record" if on_paper else "report"


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of a text and what comes after it. A state's name ("Not known yet: ...") is part of it."""
    found = _END.search(text)
    return (text, "") if found is None else (text[: found.end(1)], text[found.end() :].strip())


def alone(label: str) -> str:
    """A label without the word that leads to the next answer: "Not indicated because" as it stands by itself."""
    return _GOES_ON.sub("", label)


def capital(text: str) -> str:
    """The text with a capital where it begins."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a full stop where it has no end of its own."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:" else text + "."
