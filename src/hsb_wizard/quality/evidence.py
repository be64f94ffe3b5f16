"""What answers rest on: sources, notes, one account, words that stand twice. Pure; both rules and the supervisor's
read-first page look here.

Only what both assessors may see is looked at (`Case.heard`). Nothing is counted over a person who works here.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.model import Answer
from hsb_wizard.quality.finding import Case

LONG_ENOUGH = 6  # words from which the same words in two places are no accident
FEW_WORDS = 4  # a note of fewer words says little


def on_one_account(case: Case) -> tuple[str, ...]:
    """The judged factors that rest on a single account. One without any source is another gap (`without_source`)."""
    return tuple(path for path, accounts in case.judged.items() if len(accounts) == 1)


def without_source(case: Case) -> tuple[str, ...]:
    """The judged factors that name no source at all."""
    return tuple(path for path, accounts in case.judged.items() if not accounts)


def thin(case: Case) -> tuple[str, ...]:
    """The factors judged anything but "nothing of note" with hardly a word of what was seen or told."""
    told = (path for path in case.judged if case.assessment.value(path) != "nothing_of_note")
    return tuple(path for path in told if max(_words(each.note) for each in case.heard(path)) < FEW_WORDS)


def copied(case: Case) -> Iterator[tuple[str, str]]:
    """Pairs of places with the same words: both assessors' notes at one factor, or the notes of two factors."""
    seen: dict[str, str] = {}
    for path in case.judged:
        here = [_plain(each) for each in case.heard(path) if _words(each.note) >= LONG_ENOUGH]
        for words in dict.fromkeys(here):
            if here.count(words) > 1:
                yield path, path
            elif words in seen:
                yield path, seen[words]
            seen.setdefault(words, path)


def _words(text: str) -> int:
    return len(text.split())


def _plain(answer: Answer) -> str:
    return " ".join(answer.note.casefold().split())
