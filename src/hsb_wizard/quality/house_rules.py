"""What a team has set for its rules: the thresholds, and which rules weigh more than they do at first. Values only.

The numbers that inspectors did not give are policy of a place, so each has a value to start with and can be set in the
settings of a laptop. Nothing of a case may enter here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

HIGHEST = 366
RAISES = ("why", "stop")  # what a "think" may be raised to


def _of(rule: str, says: str, first: int) -> Any:
    """A threshold with its first value, the rule that looks at it and what it says (docs/rules.md)."""
    return field(default=first, metadata={"rule": rule, "says": says})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers in brackets of requirements.md part 8."""

    order_part: int = _of("Q03", "of an order, at least one part in so many is left for the work", 2)
    allocation_days: int = _of("Q04", "working days from sentence to allocation", 5)
    plan_review_days: int = _of("Q07", "days until the safety plan for now is looked at again", 14)
    report_months: int = _of("Q18", "months for which a report is recent", 24)
    one_account_part: int = _of("Q28", "more than one factor in so many on one account", 4)
    chase_days: int = _of("Q29", "working days until a request is sent again", 10)
    agencies: int = _of("Q31", "agencies besides the assessors' own that put something into words", 3)
    worker_changes: int = _of("Q64", "changes of worker within the months below", 3)
    worker_months: int = _of("Q64", "months over which changes of worker are looked at", 6)
    strength_places: int = _of("Q61", "parts of life with a strength", 4)
    reasons_factors: int = _of("Q65", "factors that the reasons name", 3)
    reasons_strengths: int = _of("Q65", "strengths among them", 1)
    share_days: int = _of("Q102", "days until the young person has heard the result", 10)
    meeting_days: int = _of("Q104", "working days from signing until the agencies meet", 10)
    review_months: int = _of("Q114", "months until the review", 3)
    change_days: int = _of("Q115", "working days until a change is looked at", 5)
    exceptions: int = _of("Q125", "more stops than these go ahead only with a senior manager", 3)


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Thresholds and raised rules of one team. ``raised`` is rule id to "why" or "stop"."""

    thresholds: Thresholds = Thresholds()
    raised: Mapping[str, str] = field(default_factory=dict)


DEFAULTS = HouseRules()


def house_rules(numbers: Mapping[str, object], raised: Mapping[str, object]) -> HouseRules:
    """What settings say, each key by itself: one that makes no sense has its first value and takes no other with it."""
    known = {each.name for each in fields(Thresholds)}
    sound = {
        name: number
        for name, number in numbers.items()
        if name in known and isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= HIGHEST
    }
    return HouseRules(
        Thresholds(**sound),
        {rule: str(moment) for rule, moment in raised.items() if moment in RAISES},
    )
