"""Labels along a line of time, so placed that no leader ever goes through a label. Pure geometry; no words, no paper.

Labels hang alternately above and below the line, each to the right of its leader like a flag on its pole. On each side
lanes are given from right to left: a label stands one lane higher than every later one whose leader comes up under it.
So a leader ends below each label that it would otherwise go through, and the labels climb like stairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import cos, pi, sin

Points = tuple[tuple[float, float], ...]

_YEAR = 26.0  # what the number of a year takes along the line
_CORNERS = ((16, 0.0), (4, 0.5), (3, 0.0), (4, 0.0), (3, 0.5), (6, 0.0))  # how many, and the turn of the first
POLE = 3.0  # from a leader to its label
GAP = 8.0  # between a label and the next leader in its lane


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands: its leader's place on the line, its side, its lane counted from 1, and its width."""

    at: float
    above: bool
    lane: int
    width: float

    @property
    def left(self) -> float:
        """Where the label begins."""
        return self.at + POLE

    @property
    def right(self) -> float:
        """Where the label ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Staircase:
    """All labels in their order, the length of the line, and how many lanes each side needs."""

    labels: tuple[Label, ...]
    length: float
    lanes_above: int
    lanes_below: int


def staircase(shares: Sequence[float], widths: Sequence[float], room: float) -> Staircase | None:
    """Place labels of ``widths`` at ``shares`` (0 to 1, in order) of a line, all of it within ``room``.

    The line is as long as it can be with the last labels still inside. None where that leaves less than a third of the
    room: there are more words than figure then.
    """
    lengths = [(room - POLE - width) / share for share, width in zip(shares, widths, strict=True) if share > 0]
    length = min((room, *lengths))
    if length < room / 3 or any(POLE + width > room for width in widths):
        return None
    placed: list[Label] = []
    for number in reversed(range(len(shares))):
        at, above = shares[number] * length, number % 2 == 0
        end = at + POLE + widths[number] + GAP
        under = [each.lane for each in placed if each.above == above and each.at <= end]
        placed.append(Label(at, above, 1 + max(under, default=0), widths[number]))
    lanes = [max((each.lane for each in placed if each.above == side), default=0) for side in (True, False)]
    return Staircase(tuple(reversed(placed)), length, *lanes)


def shares_of(days: Sequence[date]) -> tuple[float, ...]:
    """Where each of ``days``, in order, stands between the first and the last: 0 to 1."""
    span = (days[-1] - days[0]).days or 1
    return tuple((day - days[0]).days / span for day in days)


def years(days: Sequence[date], length: float) -> tuple[tuple[float, str], ...]:
    """The years along a line of ``length`` from the first of ``days`` to the last, as many as can be read."""
    first, span = days[0], (days[-1] - days[0]).days or 1
    kept: list[tuple[float, str]] = []
    for year in range(first.year, days[-1].year + 1):
        at, name = max(0, (date(year, 1, 1) - first).days) / span * length, str(year)
        if len(kept) == 1 and year == first.year + 1 and at < _YEAR:
            kept.pop()  # the rest of a year gives way to a whole one
        if at + _YEAR <= length and (not kept or at >= kept[-1][0] + _YEAR):
            kept.append((at, name))
    return tuple(kept)


def shapes(radius: float) -> tuple[tuple[Points, bool], ...]:
    """The twelve marks that kinds of events are told apart by, without colour: corners around 0, and whether filled.

    Neighbours in the list differ most, since few documents need more than five.
    """
    outlines = [_outline(corners, turn, radius) for corners, turn in _CORNERS]
    both = [(outline, filled) for filled, outline in product((True, False), outlines)]
    return tuple(both[place] for place in (0, 7, 2, 9, 1, 6, 3, 8, 4, 10, 5, 11))


def _outline(corners: int, turn: float, radius: float) -> Points:
    """The corners of a regular figure whose first stands at the top, turned on by ``turn`` of one side."""
    steps = ((place + turn) * 2 * pi / corners for place in range(corners))
    return tuple((round(radius * sin(step), 3), round(radius * cos(step), 3)) for step in steps)
