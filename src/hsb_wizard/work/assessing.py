"""What the page of the two assessors does: somebody else assesses, a part is rated again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.assessors import rate_again, replace_assessor
from hsb_wizard.errors import NotAllowed
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Place, Values

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Practitioner
    from hsb_wizard.work.at_work import Work

CARDS = frozenset({"replace", "again"})


def others(work: Work) -> tuple[Practitioner, ...]:
    """The assessors of this store who could take over: everybody but the two."""
    a = work.record.assessment
    return tuple(
        each for each in work.desk.people().result() if "assessor" in each.roles and each.id not in (a.lead, a.co)
    )


async def say_yes(work: Work, place: Place, values: Values) -> None:
    """F8 on one of these pages. Raises what the desk refuses."""
    reason = str(values.get("reason", ""))
    if place.kind == "again":
        if work.me is None:
            raise NotAllowed("Only the two assessors of this record answer here.")
        work.take(rate_again(work.desk, work.record, place.at, work.me, reason))
        await work.go(Place("section", place.at.partition(".")[0]))
        return
    chosen = values.get("who", ())
    picked = chosen[0] if isinstance(chosen, tuple) and chosen else ""
    person = next((each for each in others(work) if each.id == picked), None)
    if person is None:
        raise NotAllowed(say("Choose who assesses from now on."))
    work.take(replace_assessor(work.desk, work.record, Voice(place.row), person, reason))
    await work.go(Place("assessors"))
