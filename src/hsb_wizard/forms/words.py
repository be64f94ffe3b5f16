"""Words then and now: the word of today for an institution, an order or a tool, by nation and by what a team calls it.

A sentence of a form names such a thing by reference, ``{camhs}``, and ``{camhs:then}`` is the word that a source used.
Nothing here knows a store or a screen; who says which nation it is hands it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from hsb_wizard.forms.definition import Guidance, Pack, Question, WordsThenAndNow
from hsb_wizard.values import EMPTY, Frozen

REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)(:[a-z]+)?\}")
NATIONS = ("england", "wales")
_BEGINS = re.compile(r"(?:\A|[.?!]\s|\n)\Z")


class Here(Frozen, frozen=True):
    """Where the form is read: the nation (empty where nobody said), and what this team calls things, by word."""

    nation: str = ""
    names: Mapping[str, str] = EMPTY


NOWHERE = Here()


class Spoken(Frozen, frozen=True):
    """How a form was put into words: where, in which language, and what had to stay as it was written."""

    here: Here = NOWHERE
    language: str = ""  # empty: the form's own
    untranslated: Mapping[str, tuple[str, ...]] = EMPTY  # section id -> places
    unproven: frozenset[str] = frozenset()  # sections whose translation no qualified translator has checked


AS_WRITTEN = Spoken()


class ThenAndNow(Frozen, frozen=True):
    """One word as F1 explains it."""

    then: str
    now: str
    as_of: date

    @property
    def line(self) -> str:
        """``then: AIM2, now: AIM3``."""
        return f"then: {self.then}, now: {self.now}"


def rows_of(pack: Pack, name: str) -> tuple[WordsThenAndNow, ...]:
    """The rows of one word: one for both nations, or one for each."""
    return tuple(row for row in pack.words if row.id == name)


def word_now(rows: Iterable[WordsThenAndNow], here: Here) -> str:
    """What a thing is called here today. Where nobody said which nation it is, both words: ``x (Wales: y)``."""
    rows = tuple(rows)
    typed = here.names.get(rows[0].id, "")
    if typed and rows[0].typed:
        return typed
    fitting = [row.now for row in rows if row.nation in ("both", here.nation)]
    if fitting:
        return fitting[0]
    first, others = rows[0].now, [f"{row.nation.capitalize()}: {_besides(row.now, rows[0].now)}" for row in rows[1:]]
    return first if here.nation or not others else f"{first} ({'; '.join(others)})"


def _besides(word: str, first: str) -> str:
    """What ``word`` says besides ``first``, where it begins with it: the same words are not said twice."""
    return word.removeprefix(first).strip(" ()") or word


def filled(words: str, pack: Pack, here: Here) -> str:
    """A sentence with its references as words. A reference to nothing stays as it stands: no old form is refused."""

    def said(found: re.Match[str]) -> str:
        rows = rows_of(pack, found[1])
        if not rows or found[2] not in (None, ":then"):
            return found[0]
        word = rows[0].seed_word if found[2] else word_now(rows, here)
        return word[:1].upper() + word[1:] if _BEGINS.search(words[: found.start()]) else word

    return REFERENCE.sub(said, words) if "{" in words else words


def references(words: str) -> Iterator[tuple[str, str]]:
    """Every reference in a sentence: the word's id, and what is asked of it (empty, or ``then``)."""
    yield from ((found[1], (found[2] or "").lstrip(":")) for found in REFERENCE.finditer(words))


def then_and_now(pack: Pack, question: Question, here: Here) -> tuple[ThenAndNow, ...]:
    """The words that a question of ``pack`` (as written) names anywhere, each once, where they changed."""
    named = dict.fromkeys(name for text in _texts(question) for name, _ in references(text))
    made = []
    for rows in (rows_of(pack, name) for name in named):
        if rows and (now := word_now(rows, here)) != rows[0].seed_word:
            made.append(ThenAndNow(rows[0].seed_word, now, min(row.as_of for row in rows)))
    return tuple(made)


def _texts(question: Question) -> Iterator[str]:
    yield from (question.label, question.short or "", question.evidence, *question.follow_up.values())
    guidance: Guidance = question.guidance
    yield from (guidance.hint, guidance.body, *guidance.look_for, *(cited.at for cited in guidance.source))
    for option in (*question.options, *(each for column in question.field for each in column.options)):
        yield from (option.label, option.anchor)
    for column in question.field:
        yield from (column.label, column.short or "", column.hint)
