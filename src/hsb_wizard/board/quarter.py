"""What a board is told of a quarter: six lines of counts, in which nobody can be found. Pure.

A part of a line with one to four assessments in it would let somebody be recognised: then the whole line is withheld,
since what is left of it would tell the part. Nothing of a rating, a judgement or a young person comes in here, and
nothing is worked out but how many.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

FEWEST = 5  # assessments in a part that is shown
FIRST, OVERRIDDEN, NOT_YET = "first", "overridden", "not_yet"
AGENCIES = ("Police", "Children's social care", "Education", "Health")
FEW = f"Fewer than {FEWEST} assessments were opened in this quarter: no figure is given."
WITHHELD = f"Withheld: one part of it has fewer than {FEWEST} assessments."


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    @property
    def words(self) -> str:
        """As a heading says it."""
        names = ("January to March", "April to June", "July to September", "October to December")
        return f"{names[self.number - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted of one assessment. ``days`` are from its start to both signatures, where both are known."""

    opened: date
    screen: str = NOT_YET
    signed: bool = False
    days: int | None = None
    gaps: bool = False
    met: bool = False
    agencies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """One count. None: withheld."""

    words: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page, and its parts."""

    title: str
    parts: tuple[Part, ...]

    @property
    def withheld(self) -> bool:
        """Whether its counts are not given."""
        return any(each.count is None for each in self.parts)


def quarter_of(day: date) -> Quarter:
    """The quarter of a day."""
    return Quarter(day.year, (day.month - 1) // 3 + 1)


def quarter_before(day: date) -> Quarter:
    """The last quarter that was over on ``day``."""
    now = quarter_of(day)
    return Quarter(now.year, now.number - 1) if now.number > 1 else Quarter(now.year - 1, 4)


def quarter_typed(text: str) -> Quarter | None:
    """ "2026-Q3", "2026-3" as a quarter; None where it is none."""
    found = re.fullmatch(r"(\d{4})-?[Qq]?([1-4])", text.strip())
    return Quarter(int(found[1]), int(found[2])) if found else None


def lines(facts: Collection[Facts], quarter: Quarter, target: int) -> tuple[Line, ...]:
    """The six lines over the assessments that were opened in ``quarter``; none where there are fewer than five.

    ``target``: the suggested days.
    """
    those = [each for each in facts if quarter_of(each.opened) == quarter]
    if len(those) < FEWEST:
        return ()
    in_time = sum(each.signed and each.days is not None and each.days <= target for each in those)
    signed = sum(each.signed for each in those)
    with_gaps = sum(each.signed and each.gaps for each in those)
    met = sum(each.met for each in those)
    return (
        Line("Assessments opened", (Part("In this quarter", len(those)),)),
        _line(
            "Signed in time",
            (f"By both assessors within {target} days", in_time),
            ("Later, or the start is not given", signed - in_time),
            ("Not signed by both yet", len(those) - signed),
        ),
        _line(
            "Thinking and communication screen",
            ("Had an outcome before anything was rated", _screened(those, FIRST)),
            ("Rated before it, by a named override", _screened(those, OVERRIDDEN)),
            ("No outcome yet, and nothing rated", _screened(those, NOT_YET)),
        ),
        *(_contributors(those, agency) for agency in AGENCIES),
        _line("All agencies met about it", ("Yes", met), ("Not yet", len(those) - met)),
        _line(
            "Signed with gaps",
            ("With gaps, each with its reason", with_gaps),
            ("Without gaps", signed - with_gaps),
            ("Not signed by both yet", len(those) - signed),
        ),
    )


def _screened(those: Sequence[Facts], how: str) -> int:
    return sum(each.screen == how for each in those)


def _contributors(those: Sequence[Facts], agency: str) -> Line:
    gave = sum(agency in each.agencies for each in those)
    return _line(f"Contributed: {agency}", ("Yes, or looked and held nothing", gave), ("Not in", len(those) - gave))


def _line(title: str, *parts: tuple[str, int]) -> Line:
    """A line whose parts are all of the assessments: given whole or withheld whole."""
    few = any(0 < count < FEWEST for _, count in parts)
    return Line(title, tuple(Part(words, None if few else count) for words, count in parts))
