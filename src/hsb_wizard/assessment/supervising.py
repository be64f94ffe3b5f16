"""The fold of what comes after signing: returned, countersigned, agreed, closed, questions, cards, a review begun.

Steps of the fold and nothing else: values in, values out. What may follow what is `lifecycle`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.model import (
    Agreement,
    Answers,
    Asked,
    Assessment,
    Closing,
    Countersignature,
    Judged,
    Reply,
    Return,
    Signature,
)
from hsb_wizard.assessment.payloads import (
    AgenciesAgreed,
    AssessmentStarted,
    CardJudged,
    Closed,
    ComparedAtReview,
    Countersigned,
    QuestionAnswered,
    QuestionAsked,
    QuestionClosed,
    Returned,
    SignatureFell,
    Signed,
)
from hsb_wizard.values import replace

REVIEW = "review"


def fully_signed(a: Assessment) -> bool:
    """Whether both assessors' signatures stand."""
    return bool(a.lead and a.co) and {a.lead, a.co} <= {each.by for each in a.signatures}


def version(a: Assessment) -> int:
    """The version that documents print: 1, and one more for each time signatures fell or the record was returned."""
    return 1 + len(a.signatures_fell) + len(a.returns)


def as_it_stands(a: Assessment) -> Assessment:
    """The same record, held still: nothing that is said from now on changes it. It does not count its entries."""
    return replace(a, answers=Answers(a.answers), revision=0, changed_at="")


def _unsigned(a: Assessment) -> Assessment:
    return replace(a, signatures=(), countersigned=None, agreed=None, closed=None)


def signed(a: Assessment, e: Entry, p: Signed) -> Assessment:
    """An assessor signed; when both have, a record that was returned is no longer with them."""
    others = tuple(each for each in a.signatures if each.by != e.who)
    a = replace(a, signatures=(*others, Signature(by=e.who, at=e.at, signed=p)))
    return replace(a, back=a.back and not fully_signed(a))


def signature_fell(a: Assessment, e: Entry, p: SignatureFell) -> Assessment:
    """A change took every signature away, and what rested on them."""
    return replace(_unsigned(a), signatures_fell=(*a.signatures_fell, p.reason), back=False)


def returned(a: Assessment, e: Entry, p: Returned) -> Assessment:
    """A supervisor sent it back: signatures fall, and what it said then is held."""
    was = as_it_stands(replace(a, returns=()))
    return replace(_unsigned(a), returns=(*a.returns, Return(e.who, e.at, p, was)), back=True)


def countersigned(a: Assessment, e: Entry, p: Countersigned) -> Assessment:
    """A supervisor has checked it: what both have signed, and no other version (two laptops may have gone apart)."""
    if not fully_signed(a) or p.version not in (0, version(a)):
        return a
    return replace(a, countersigned=Countersignature(e.who, e.at, p))


def agencies_agreed(a: Assessment, e: Entry, p: AgenciesAgreed) -> Assessment:
    """The agencies agreed what a supervisor has checked."""
    if a.countersigned is None:
        return a
    return replace(a, agreed=Agreement(e.who, e.at, p))


def closed(a: Assessment, e: Entry, p: Closed) -> Assessment:
    """The work is closed, on a record that a supervisor has checked."""
    if a.countersigned is None:
        return a
    return replace(a, closed=Closing(e.who, e.at, p))


def question_asked(a: Assessment, e: Entry, p: QuestionAsked) -> Assessment:
    """A question on an answer."""
    return replace(a, asked=(*a.asked, Asked(e.id, e.who, e.at, e.target or "", p)))


def question_answered(a: Assessment, e: Entry, p: QuestionAnswered) -> Assessment:
    """Words on it."""
    return _on_question(a, e, lambda each: replace(each, replies=(*each.replies, Reply(e.who, e.at, p.text))))


def question_closed(a: Assessment, e: Entry, p: QuestionClosed) -> Assessment:
    """It is settled."""
    last = (Reply(e.who, e.at, p.text),) if p.text else ()
    return _on_question(a, e, lambda each: replace(each, replies=(*each.replies, *last), closed=True))


def _on_question(a: Assessment, e: Entry, change: Callable[[Asked], Asked]) -> Assessment:
    return replace(a, asked=tuple(change(each) if each.entry in e.basis else each for each in a.asked))


def card_judged(a: Assessment, e: Entry, p: CardJudged) -> Assessment:
    """One of the six cards, on the version that it was judged on."""
    return replace(a, cards={**a.cards, e.target or "": Judged(e.who, e.at, p.version or version(a), p)})


def assessment_started(a: Assessment, e: Entry, p: AssessmentStarted) -> Assessment:
    """A passage through a form begins. A review takes over what was said, and holds what it began from."""
    begun = replace(a, form_id=p.form, form_version=p.version, form_hash=p.form_hash, kind=p.assessment)
    if p.assessment != REVIEW:
        return begun
    return replace(
        _unsigned(begun),
        signatures_fell=(),
        returns=(),
        back=False,
        cards={},
        asked=tuple(each for each in a.asked if not each.closed),
        goes_ahead={},
        explained={},
        then=as_it_stands(replace(a, then=None)),
        review_because=p.because,
        since={},
        views_carried=frozenset(a.two_views),
    )


def compared(a: Assessment, e: Entry, p: ComparedAtReview) -> Assessment:
    """What people say of one factor since then."""
    return replace(a, since={**a.since, e.target or "": p})


SUPERVISING: Mapping[Kind, Callable[[Assessment, Entry, Any], Assessment]] = {
    Kind.ASSESSMENT_STARTED: assessment_started,
    Kind.SIGNED: signed,
    Kind.SIGNATURE_FELL: signature_fell,
    Kind.RETURNED: returned,
    Kind.COUNTERSIGNED: countersigned,
    Kind.AGENCIES_AGREED: agencies_agreed,
    Kind.CLOSED: closed,
    Kind.QUESTION_ASKED: question_asked,
    Kind.QUESTION_ANSWERED: question_answered,
    Kind.QUESTION_CLOSED: question_closed,
    Kind.CARD_JUDGED: card_judged,
    Kind.COMPARED_AT_REVIEW: compared,
}
