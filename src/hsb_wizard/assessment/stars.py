"""Starred sentences: what somebody marked with a star while writing, as raw material for the wall. Pure.

The star stands in the text itself, before the sentence: it is sealed, corrected and undone with its words, and nothing
else is stored. Documents leave it out. No sentence is made up or changed here.
"""

from __future__ import annotations

import re

from hsb_wizard.assessment.model import Answer, Answers, Assessment
from hsb_wizard.values import replace

STAR = "*"
_BEGIN = r"(?:^([ \t]*)|(?<=[.!?:]\s)|(?<=[.!?:]\s\s))"  # a star within a sentence is a star
_END = r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<=[.!?])(?=\s)"  # a title with its full stop ends no sentence
_STARRED = re.compile(rf"{_BEGIN}\*(?!\*)[ \t]*(\S[^\n]*?)(?={_END}|$)", re.MULTILINE)


def starred(text: str) -> tuple[str, ...]:
    """The sentences of ``text`` that begin with a star, without it, each once."""
    if STAR not in text:
        return ()
    return tuple(dict.fromkeys(found[2].rstrip() for found in _STARRED.finditer(text)))


def without_star(text: str) -> str:
    """``text`` as a document prints it: the same sentences, no star before them."""
    return _STARRED.sub(r"\1\2", text) if STAR in text else text


def without_stars(a: Assessment) -> Assessment:
    """The record as documents are made from it."""
    changed = {key: _bare(said) for key, said in a.answers.items() if _stands_in(said)}
    return replace(a, answers=Answers({**a.answers, **changed})) if changed else a


def texts_of(said: Answer) -> tuple[str, ...]:
    """The texts of an answer in which a star may stand."""
    return (said.value if isinstance(said.value, str) else "", said.note, said.settled)


def _stands_in(said: Answer) -> bool:
    return any(STAR in text for text in texts_of(said))


def _bare(said: Answer) -> Answer:
    value = without_star(said.value) if isinstance(said.value, str) else said.value
    return replace(said, value=value, note=without_star(said.note), settled=without_star(said.settled))
