"""Where a record stands, in the program's own words, what may follow, and who may do it. A table; no screen, no clock.

Status is worked out from what happened and stored nowhere. Whether the rules are content is the reviewer's business.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from hsb_wizard.assessment.apart import UNSETTLED
from hsb_wizard.assessment.kinds import PractitionerId, Voice
from hsb_wizard.assessment.model import Asked, Assessment, Judged
from hsb_wizard.assessment.payloads.supervision import ACTIONS, NOT_ENOUGH
from hsb_wizard.assessment.supervising import REVIEW, fully_signed, version

__all__ = ["fully_signed", "version"]

DRAFT, SIGNED, SIGNED_WITH_GAPS = "Draft", "Signed", "Signed with gaps"
BACK, CHECKED, AGREED = "Back with assessors", "Checked by supervisor", "Agreed by agencies"
BEING_REVIEWED, CLOSED = "Being reviewed", "Closed"

ASSESSOR, SUPERVISOR = "assessor", "supervisor"


class Act(StrEnum):
    """What moves a record from one status to another."""

    SIGN = "sign"
    RETURN = "return"
    COUNTERSIGN = "countersign"
    AGREE = "agree"
    CLOSE = "close"
    REVIEW = "review"
    CHANGE = "change"  # an answer of a signed record, for a reason


_ON_PAPER = (SIGNED, SIGNED_WITH_GAPS)
_AGAIN = (DRAFT, BEING_REVIEWED)

# Where each act leads from each status. What is not here cannot be done there.
NEXT: Mapping[str, Mapping[Act, tuple[str, ...]]] = {
    DRAFT: {Act.SIGN: (DRAFT, *_ON_PAPER)},  # the first of two signatures changes nothing yet
    BEING_REVIEWED: {Act.SIGN: (BEING_REVIEWED, *_ON_PAPER)},
    BACK: {Act.SIGN: (BACK, *_ON_PAPER)},
    SIGNED: {Act.COUNTERSIGN: (CHECKED,), Act.RETURN: (BACK,), Act.CHANGE: _AGAIN},
    SIGNED_WITH_GAPS: {Act.COUNTERSIGN: (CHECKED,), Act.RETURN: (BACK,), Act.CHANGE: _AGAIN},
    CHECKED: {
        Act.AGREE: (AGREED,),
        Act.RETURN: (BACK,),
        Act.CLOSE: (CLOSED,),
        Act.REVIEW: (BEING_REVIEWED,),
        Act.CHANGE: _AGAIN,
    },
    AGREED: {Act.CLOSE: (CLOSED,), Act.RETURN: (BACK,), Act.REVIEW: (BEING_REVIEWED,), Act.CHANGE: _AGAIN},
    CLOSED: {Act.REVIEW: (BEING_REVIEWED,)},
}
STATUSES = tuple(NEXT)

NOT_NOW: Mapping[Act, str] = {
    Act.SIGN: "Both assessors have signed this version already.",
    Act.RETURN: "Only a signed record is returned. Until then a question on an answer says what is missing.",
    Act.COUNTERSIGN: "Only a record that both assessors have signed is checked, and only once.",
    Act.AGREE: "The agencies agree what a supervisor has checked.",
    Act.CLOSE: "Work is closed after a supervisor has checked the record.",
    Act.REVIEW: "A review begins from a record that was checked, agreed or closed.",
    Act.CHANGE: "This assessment is closed. What has changed since goes into a review.",
}


def status(a: Assessment) -> str:
    """Where the record stands."""
    if a.closed:
        return CLOSED
    if fully_signed(a):
        if a.countersigned:
            return AGREED if a.agreed else CHECKED
        return SIGNED_WITH_GAPS if a.goes_ahead else SIGNED
    if a.back:
        return BACK
    return BEING_REVIEWED if a.kind == REVIEW else DRAFT


def in_work(a: Assessment) -> bool:
    """Whether the two assessors are at it: begun, returned or being reviewed."""
    return status(a) in (DRAFT, BACK, BEING_REVIEWED)


def may_follow(a: Assessment, act: Act) -> bool:
    """Whether ``act`` can follow where the record stands."""
    return act in NEXT[status(a)]


def voice_of(a: Assessment, who: PractitionerId) -> Voice | None:
    """The voice of a practitioner on this record; None for anyone else."""
    return {a.lead: Voice.LEAD, a.co: Voice.CO}.get(who)


def supervises(a: Assessment, who: PractitionerId, roles: Collection[str]) -> bool:
    """Whether this person may check this record: a supervisor who is not one of its assessors (Q121)."""
    return SUPERVISOR in roles and voice_of(a, who) is None


def may_sign(a: Assessment, who: PractitionerId) -> str:
    """Why this practitioner may not sign now; empty where they may."""
    if voice_of(a, who) is None:
        return "Only the two assessors named on this record sign it."
    if any(each.by == who for each in a.signatures):
        return "You have signed this version already."
    if a.apart:  # as far as the signer may read it: nobody signs what they know to stand for neither
        return UNSETTLED
    return "" if may_follow(a, Act.SIGN) else NOT_NOW[Act.SIGN]


def refusal(a: Assessment, act: Act, who: PractitionerId, roles: Collection[str]) -> str:
    """Why this person may not do ``act`` now, in a sentence; empty where they may."""
    if act is Act.SIGN:
        return may_sign(a, who)
    if not may_follow(a, act):
        return NOT_NOW[act]
    return _not_this_person(a, act, who, roles) or _unsettled(a, act)


def _not_this_person(a: Assessment, act: Act, who: PractitionerId, roles: Collection[str]) -> str:
    """Why it is somebody else's to do; empty where it is this person's."""
    assesses = voice_of(a, who) is not None
    if act in (Act.RETURN, Act.COUNTERSIGN):
        if assesses:
            return "Nobody checks their own work. Somebody else with the role of supervisor does."
        return "" if SUPERVISOR in roles else "Only somebody with the role of supervisor does this."
    return "" if assesses or SUPERVISOR in roles else "Only the two assessors or a supervisor do this."


def _unsettled(a: Assessment, act: Act) -> str:
    """What still stands in the way of the countersignature, or of closing; a return never waits for it."""
    if act is Act.CLOSE and any(not each.closed for each in a.asked):
        return "A question is not settled yet. Close it first."
    if act is not Act.COUNTERSIGN:
        return ""
    if unjudged(a):
        return "Each of the six cards is judged first."
    if any(each.said.judged == NOT_ENOUGH for each in judged_now(a).values()):
        return "A card says: not enough. Return the record with the reason, or judge the card again."
    if any(not each.closed for each in a.asked):
        return "A question is not settled yet. Close it, or return the record."
    return ""


# ------------------------------------------------------------------ the six cards and the questions

CARDS: Mapping[str, tuple[str, ...]] = {  # practice.md part 5: which judgements each card stands for
    "interprets": ("Q127", "Q128", "Q130", "Q95"),
    "weighed": ("Q129", "Q133", "Q79"),
    "whole_child": ("Q131", "Q134", "Q135"),
    "others_safe": ("Q136", "Q144"),
    "plan_fits": ("Q132", "Q139", "Q141"),
    "heard": ("Q137", "Q138", "Q140"),
}


def judged_now(a: Assessment) -> Mapping[str, Judged]:
    """The cards judged on the version that lies there now; what was judged before is only remembered."""
    return {card: each for card, each in a.cards.items() if each.version == version(a)}


def unjudged(a: Assessment) -> tuple[str, ...]:
    """The cards that nobody has judged on this version, in order."""
    judged = judged_now(a)
    return tuple(card for card in CARDS if card not in judged)


def with_actions(a: Assessment) -> Mapping[str, Judged]:
    """The cards that are enough with actions: each is a task."""
    return {card: each for card, each in judged_now(a).items() if each.said.judged == ACTIONS}


OPEN_QUESTION, ANSWERED, SETTLED = "Open", "Answered", "Closed"


def state_of(a: Assessment, question: Asked) -> str:
    """Open, answered or closed. Words of an assessor answer it; words of anybody else ask on."""
    if question.closed:
        return SETTLED
    answered = bool(question.replies) and voice_of(a, question.replies[-1].by) is not None
    return ANSWERED if answered else OPEN_QUESTION


def changed_since(a: Assessment, question: Asked) -> bool:
    """Whether the answer was changed after the question was asked."""
    now = a.answer(question.path)
    return bool(question.said.answer) and (now is None or now.entry != question.said.answer)
