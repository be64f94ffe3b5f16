"""What two answers to one question rest on: did both know the same and read it differently, or did one know more?

Compared by the sources each names, and by a source that the other's note speaks of. Nothing is weighed: which evidence
is better is the pair's to say. Pure; no words of a screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hsb_wizard.assessment.model import Answer
from hsb_wizard.values import Frozen

_DAY = re.compile(r"\b(\d{1,2})\.? +([a-z]{3})[a-z]*\.?(?: +(\d{4}))?$")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_APART = re.compile(r"[^\w']+")

SAME, LEAD_KNEW, CO_KNEW, EACH_KNEW, NO_SOURCE = "same", "lead_knew", "co_knew", "each_knew", "no_source"


class Evidence(Frozen, frozen=True):
    """The sources of two answers, as they were written: what both had, and what only one of them had."""

    both: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    co: tuple[str, ...] = ()

    @property
    def reading(self) -> str:
        """same: both had the same; lead_knew, co_knew: only one of them knew something; each_knew; no_source."""
        if self.lead and self.co:
            return EACH_KNEW
        if self.lead or self.co:
            return LEAD_KNEW if self.lead else CO_KNEW
        return SAME if self.both else NO_SOURCE


class _Source(Frozen, frozen=True):
    """A source taken apart: its name without punctuation, and its day (year 0 where none was written)."""

    name: str
    day: tuple[int, int, int] | None


def evidence(lead: Answer | None, co: Answer | None) -> Evidence:
    """What both answers rest on, each source once, in the order it was named."""
    both: list[str] = []
    of_lead, of_co = _sources(lead), _sources(co)
    only_lead: list[str] = []
    only_co: list[str] = []
    for source in of_lead:
        (both if _knows(co, of_co, source) else only_lead).append(source)
    for source in of_co:
        if _knows(lead, of_lead, source):
            both += [] if among(source, both) else [source]
        else:
            only_co.append(source)
    return Evidence(tuple(both), tuple(only_lead), tuple(only_co))


def same_sources(lead: Answer, co: Answer) -> bool:
    """Whether both name the same sources, in whatever order and spelling of the day."""
    of_lead, of_co = _sources(lead), _sources(co)
    return all(among(each, of_co) for each in of_lead) and all(among(each, of_lead) for each in of_co)


def _sources(answer: Answer | None) -> tuple[str, ...]:
    return () if answer is None else answer.sources


def _knows(answer: Answer | None, sources: tuple[str, ...], source: str) -> bool:
    """Whether an answer rests on a source as well: it names it, or its note speaks of it."""
    if among(source, sources):
        return True
    name = _taken_apart(source).name
    return answer is not None and bool(name) and f" {name} " in f" {_plain(answer.note)} "


def among(source: str, others: Iterable[str]) -> bool:
    """Whether a source is named among others, in whatever spelling of its day."""
    one = _taken_apart(source)
    return any(_same(one, _taken_apart(other)) for other in others)


def _same(one: _Source, other: _Source) -> bool:
    """The same name, and no day that speaks against it: "School" may be the school of 5 November."""
    if one.name != other.name:
        return False
    if one.day is None or other.day is None:
        return True
    return one.day[1:] == other.day[1:] and (one.day[0] == other.day[0] or not (one.day[0] and other.day[0]))


def _taken_apart(source: str) -> _Source:
    text = " ".join(source.casefold().split())
    if found := _ISO.search(text):
        return _Source(_plain(text[: found.start()]), (int(found[1]), int(found[2]), int(found[3])))
    found = _DAY.search(text)
    if found and found[2] in _MONTHS:
        day = (int(found[3] or 0), _MONTHS.index(found[2]) + 1, int(found[1]))
        return _Source(_plain(text[: found.start()]), day)
    return _Source(_plain(text), None)


def _plain(text: str) -> str:
    return " ".join(piece for piece in _APART.split(text.casefold()) if piece)
