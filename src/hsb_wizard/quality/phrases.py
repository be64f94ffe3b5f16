"""Looking for phrases of the pack's word lists in what the pair wrote. Pure: nothing found is kept or counted.

A rule of words only suggests, at the end of a section and before signing, never while somebody types. What a child said
in their own words is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from hsb_wizard.forms.definition import Phrases
from hsb_wizard.forms.form import Form

OWN = "own words"  # how the form, as it is written, says whose words it asks for
SENTENCE = re.compile(r"[.!?;\n]+")


def lists_of(form: Form, rule: str) -> tuple[Phrases, ...]:
    """The word lists that the pack gives this rule."""
    return tuple(each for each in form.pack.phrases if each.rule == rule)


def phrase_in(form: Form, rule: str, text: str) -> str:
    """The first phrase of the rule's lists that stands in ``text``; empty where there is none."""
    return next((found for each in lists_of(form, rule) if text and (found := _found(each, text))), "")


def _found(listed: Phrases, text: str) -> str:
    if listed.in_at_most is not None and len(text.split()) > listed.in_at_most:
        return ""
    if not listed.beside:
        return _first(listed.words, text)
    for sentence in SENTENCE.split(text):
        found = _first(listed.words, sentence)
        if found and _first(listed.beside, sentence):
            return found
    return ""


def _first(words: tuple[str, ...], text: str) -> str:
    found = _pattern(words).search(text)
    return found[0].casefold() if found else ""


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Words of the pack alone are kept here, never those of a record."""
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(re.escape(word) for word in words) + ")", re.IGNORECASE)


@lru_cache(maxsize=8)
def read_at(form: Form) -> frozenset[str]:
    """The questions whose notes, and the questions and fields (``plan.line/work``) whose words, a rule may read.

    Left out are the pages for what was just told, and whatever is asked for in the young person's own words.
    """
    closed = {form.pack.roles.get(role, "").partition(".")[0] for role in ("tell", "session_notes")}
    found: set[str] = set()
    for path in form.as_written.questions:
        asked = form.as_written.question(path)
        if path.partition(".")[0] in closed or asked.session or asked.share == "young_person" or OWN in asked.label:
            continue
        found.add(path)
        found |= {f"{path}/{each.id}" for each in asked.field if each.type in ("text", "long_text")}
    return frozenset(found)


def places_with(form: Form, rule: str, texts: Iterable[tuple[str, str]], lowered: str) -> Iterator[tuple[str, str]]:
    """(place, phrase) where a phrase of the rule stands. ``lowered`` holds all texts: most rules are done after it."""
    lists = [each for each in lists_of(form, rule) if any(word in lowered for word in each.words)]
    for place, text in texts if lists else ():
        found = next((found for each in lists if (found := _found(each, text))), "")
        if found:
            yield place, found
