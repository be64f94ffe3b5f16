"""What a team has set for its rules: the thresholds, and which rules weigh more than they do at first. Values only.

The numbers that inspectors did not give are policy of a place, so each has a value to start with and can be set in the
settings of a laptop. Nothing of a case may enter here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

HIGHEST = 366
RAISES = ("why", "stop")  # what a "think" may be raised to


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers in brackets of requirements.md part 8."""

    order_part: int = 2  # Q03: of an order at least one part in this many is left for the work
    allocation_days: int = 5  # Q04: working days from sentence to allocation
    plan_review_days: int = 14  # Q07: days until the safety plan for now is looked at again
    report_months: int = 24  # Q18: a report is recent for so many months
    one_account_part: int = 4  # Q28: more than one factor in this many on one account
    chase_days: int = 10  # Q29: working days until a request is sent again
    agencies: int = 3  # Q31: agencies besides the assessors' own that wrote something
    worker_changes: int = 3  # Q64: changes of worker within ...
    worker_months: int = 6  # ... so many months
    strength_places: int = 4  # Q61: parts of life with a strength
    reasons_factors: int = 3  # Q65: factors that the reasons name
    reasons_strengths: int = 1  # Q65: strengths among them
    share_days: int = 10  # Q102: days until the young person has heard the result
    meeting_days: int = 10  # Q104: working days until the agencies meet
    review_months: int = 3  # Q114: months until the review
    change_days: int = 5  # Q115: working days until a change is looked at
    exceptions: int = 3  # Q125: more stops than these go ahead only with a senior manager


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
