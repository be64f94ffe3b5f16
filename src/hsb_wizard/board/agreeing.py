"""How far raters agree: Cohen's weighted kappa and Krippendorff's alpha, each in a few lines.

Categories are numbers of places in an order that the caller knows, and None where a rater said nothing. What is rated,
by whom, and whether it may be figured at all is not decided here: over a record about somebody it never is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

Rated = int | None
Weights = Callable[[int, int], float]


def weighted_kappa(first: Sequence[Rated], second: Sequence[Rated], categories: int) -> float | None:
    """Cohen's kappa of two raters with linear weights, over the items both rated; None where it has no value.

    1 is agreement on all, 0 what chance would give (Cohen 1968; weights 1 - |i - j| / (k - 1)).
    """
    pairs = [(one, other) for one, other in zip(first, second, strict=True) if one is not None and other is not None]
    if not pairs or categories < 2:
        return None
    apart = sum(abs(one - other) for one, other in pairs) / len(pairs)
    by_chance = sum(abs(one - other) for one, _ in pairs for _, other in pairs) / len(pairs) ** 2
    return 1 - apart / by_chance if by_chance else None


def alpha(raters: Sequence[Sequence[Rated]], categories: int, *, ordinal: bool = True) -> float | None:
    """Krippendorff's alpha of any number of raters, over the items that two or more of them rated; None without one.

    The difference of two categories is ordinal, or nominal (any two differ the same). Krippendorff 2011.
    """
    units = [[each for each in unit if each is not None] for unit in zip(*raters, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    counts = [sum(unit.count(category) for unit in units) for category in range(categories)]
    total, apart = sum(counts), _ordinal(counts) if ordinal else _nominal
    observed = sum(2 * sum(apart(*pair) for pair in combinations(unit, 2)) / (len(unit) - 1) for unit in units)
    expected = sum(
        counts[one] * counts[other] * apart(one, other) for one in range(categories) for other in range(categories)
    )
    return 1 - (total - 1) * observed / expected if expected else None


def _nominal(one: int, other: int) -> float:
    return float(one != other)


def _ordinal(counts: Sequence[int]) -> Weights:
    def apart(one: int, other: int) -> float:
        low, high = sorted((one, other))
        return float(sum(counts[low : high + 1]) - (counts[low] + counts[high]) / 2) ** 2

    return apart
