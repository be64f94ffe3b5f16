"""Where a record stands, in the program's own words, and who may do the next thing. No screen, no clock."""

from __future__ import annotations

from hsb_wizard.assessment.kinds import PractitionerId, Voice
from hsb_wizard.assessment.model import Assessment

DRAFT, SIGNED, SIGNED_WITH_GAPS = "Draft", "Signed", "Signed with gaps"


def status(a: Assessment) -> str:
    """Draft until both assessors have signed; then Signed, with gaps where something goes ahead for a reason."""
    if not fully_signed(a):
        return DRAFT
    return SIGNED_WITH_GAPS if a.goes_ahead else SIGNED


def fully_signed(a: Assessment) -> bool:
    """Whether both assessors' signatures stand."""
    return bool(a.lead and a.co) and {a.lead, a.co} <= {each.by for each in a.signatures}


def voice_of(a: Assessment, who: PractitionerId) -> Voice | None:
    """The voice of a practitioner on this record; None for anyone else."""
    return {a.lead: Voice.LEAD, a.co: Voice.CO}.get(who)


def may_sign(a: Assessment, who: PractitionerId) -> str:
    """Why this practitioner may not sign now; empty where they may."""
    if voice_of(a, who) is None:
        return "Only the two assessors named on this record sign it."
    if any(each.by == who for each in a.signatures):
        return "You have signed this version already."
    return ""


def version(a: Assessment) -> int:
    """The version that documents print: 1, and one more for each time signatures fell."""
    return 1 + len(a.signatures_fell)
