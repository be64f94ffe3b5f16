"""How long a record is kept: when somebody looks at that, why then, and whether it is held. Pure.

Nothing is ever taken away by a date: it says who has to look, and what they decide is somebody's own doing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hsb_wizard.assessment.days import read_date
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.payloads import HoldSet, ReviewDateSet
from hsb_wizard.values import Frozen, replace


class Keeping(Frozen, frozen=True):
    """What was decided about keeping one record; empty where nothing was."""

    review_by: str = ""
    reason: str = ""
    held: bool = False
    hold_reason: str = ""

    def due(self, today: date) -> bool:
        """Whether somebody has to look now: the day is here, or nobody ever said one."""
        day = read_date(self.review_by)
        return day is None or day <= today


def keeping(entries: Iterable[Entry]) -> Keeping:
    """What stands now, from the entries of one case in the journal's order."""
    now = Keeping()
    for entry in entries:
        said = entry.payload
        if isinstance(said, ReviewDateSet):
            now = replace(now, review_by=said.review_by, reason=said.reason)
        elif isinstance(said, HoldSet) and (said.on or not entry.beside):  # lifted by who did not know of it: it holds
            now = replace(now, held=said.on, hold_reason=said.reason if said.on else "")
    return now
