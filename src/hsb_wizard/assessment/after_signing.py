"""What goes on while signatures stand: keeping people safe, asking agencies, sharing, the supervisor's words.

practice.md part 1, "signed with gaps": anything else changes an answer that was signed, needs a reason and takes the
signatures away. Pure.
"""

from __future__ import annotations

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.forms.form import Form

GOES_ON = ("safety", "tell", "source_card", "session_notes", "meeting")  # roles whose sections stay open

OF_ANSWERS = frozenset({Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED, Kind.ROW_ADDED, Kind.ROW_REMOVED})
OF_PLACES = OF_ANSWERS | {Kind.CONFLICT_SETTLED}
OF_ASSESSORS = OF_PLACES | {
    Kind.MODE_CHOSEN,
    Kind.PASS_FINISHED,
    Kind.PASS_REOPENED,
    Kind.PASSES_REVEALED,
    Kind.TWO_VIEWS_RECORDED,
    Kind.GOES_AHEAD_BECAUSE,
    Kind.HIDDEN_SETTLED,
    Kind.HELD_BACK_FROM,
    Kind.WORKING_NOTED,
    Kind.SIGNED,
}
OF_SUPERVISION = frozenset(
    {Kind.RETURNED, Kind.COUNTERSIGNED, Kind.AGENCIES_AGREED, Kind.CLOSED, Kind.CARD_JUDGED}
    | {Kind.QUESTION_ASKED, Kind.QUESTION_ANSWERED, Kind.QUESTION_CLOSED}
)
STANDS = OF_SUPERVISION | {
    Kind.SIGNED,
    Kind.TOLD_SOMEONE,
    Kind.WORKING_NOTED,
    Kind.SITTING_NOTED,
    Kind.GOES_AHEAD_BECAUSE,
    Kind.SIGNATURE_FELL,
    Kind.HELD_BACK_FROM,
}
AFTER_CLOSING = frozenset({Kind.TOLD_SOMEONE, Kind.SITTING_NOTED})


def sections_that_go_on(form: Form) -> frozenset[str]:
    """The sections in which everything may be said while signatures stand."""
    paths = (form.role(role) for role in GOES_ON if form.has_role(role))
    return frozenset(path.partition(".")[0] for path in paths)


def stands(form: Form, entry: Entry) -> bool:
    """Whether signatures stand after ``entry``."""
    if entry.kind in OF_PLACES:
        return (entry.target or "").partition(".")[0] in sections_that_go_on(form)
    return entry.kind in STANDS


def rewrites(a: Assessment, entry: Entry) -> bool:
    """Whether ``entry`` changes a reason that was signed (it prints on page 1). A gap that is new may get one."""
    return entry.kind is Kind.GOES_AHEAD_BECAUSE and (entry.target or "") in a.goes_ahead
