"""The supervisor's desk: a record sent back, questions on answers, the six cards; and then and now at a review.

Payloads of entries, and nothing else: values only. Nothing about how the assessors work, feel or compare enters here.
"""

from __future__ import annotations

from hsb_wizard.assessment.kinds import EntryId
from hsb_wizard.values import Frozen

NO_ENTRY = EntryId("")
QUESTION, MORE_WORK = "question", "more_work"
ENOUGH, ACTIONS, NOT_ENOUGH = "enough", "actions", "not_enough"


class Returned(Frozen, frozen=True):
    """A supervisor sends the record back to the assessors: why, and what it looked like then."""

    reason: str
    name: str
    record_code: str


class QuestionAsked(Frozen, frozen=True):
    """A question on one answer; ``answer`` is the entry that said it, so that it is known when it was changed since.

    ``kind`` is question or more_work. The target is the answer's path.
    """

    text: str
    answer: EntryId = NO_ENTRY
    kind: str = QUESTION


class QuestionAnswered(Frozen, frozen=True):
    """Words on a question; its basis names the question."""

    text: str


class QuestionClosed(Frozen, frozen=True):
    """The question is settled; its basis names it."""

    text: str = ""


class CardJudged(Frozen, frozen=True):
    """One of the six cards: enough, actions or not_enough, and one sentence. The target is the card.

    ``version`` is the version it was judged on, which another laptop may have left behind meanwhile; 0 is the one that
    lay there.
    """

    judged: str
    sentence: str
    version: int = 0


BETTER, SAME, WORSE, NOT_KNOWN = "better", "same", "worse", "not_known"
SINCE = (BETTER, SAME, WORSE, NOT_KNOWN)


class ComparedAtReview(Frozen, frozen=True):
    """What people say of a factor since the record a review began from, and what shows it. The target is the factor."""

    since: str
    evidence: str = ""
