"""The words of the journal: whose voice, where from, and every kind of thing that can happen to a case.

What a kind carries is a payload, in `payloads`. Nothing here folds, hashes, saves or draws.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

CaseId = NewType("CaseId", str)  # random; never the reference

EntryId = NewType("EntryId", str)  # 128 random bits as hex

PractitionerId = NewType("PractitionerId", str)

PassId = NewType("PassId", str)  # one sealed envelope of a pass

STORE = CaseId("store")  # the case id of entries about the store itself


class Voice(StrEnum):
    """Whose answer it is."""

    LEAD = "lead"
    CO = "co"
    AGREED = "agreed"


class Origin(StrEnum):
    """How an entry came into this store."""

    HERE = "here"
    IMPORT = "import"
    PAPER = "paper"


class Kind(StrEnum):
    """Every kind of entry. Content kinds change the record; access kinds do not."""

    CASE_OPENED = "case_opened"
    ASSESSMENT_STARTED = "assessment_started"
    PEOPLE_NAMED = "people_named"
    ANSWER_GIVEN = "answer_given"
    ANSWER_CLEARED = "answer_cleared"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    MODE_CHOSEN = "mode_chosen"
    PASS_OPENED = "pass_opened"  # noqa: S105
    SEALED = "sealed"  # an answer in a pass, as only its key reads it
    PASS_FINISHED = "pass_finished"  # noqa: S105
    PASS_REOPENED = "pass_reopened"  # noqa: S105
    PASSES_REVEALED = "passes_revealed"
    PASS_REPLACED = "pass_replaced"  # noqa: S105
    SAME_TAKEN = "same_taken"
    PASS_OPENED_EARLY = "pass_opened_early"  # noqa: S105
    TWO_VIEWS_RECORDED = "two_views_recorded"
    GATE_OVERRIDDEN = "gate_overridden"
    TOLD_SOMEONE = "told_someone"
    WORKING_NOTED = "working_noted"
    GOES_AHEAD_BECAUSE = "goes_ahead_because"
    HIDDEN_SETTLED = "hidden_settled"
    FORM_MOVED = "form_moved"
    SITTING_NOTED = "sitting_noted"
    SIGNED = "signed"
    SIGNATURE_FELL = "signature_fell"
    RETURNED = "returned"
    COUNTERSIGNED = "countersigned"
    AGENCIES_AGREED = "agencies_agreed"
    CLOSED = "closed"
    QUESTION_ASKED = "question_asked"
    QUESTION_ANSWERED = "question_answered"
    QUESTION_CLOSED = "question_closed"
    CARD_JUDGED = "card_judged"
    COMPARED_AT_REVIEW = "compared_at_review"
    CONFLICT_SETTLED = "conflict_settled"
    PAYLOAD_REMOVED = "payload_removed"
    HELD_BACK_FROM = "held_back_from"
    # access and store
    UNLOCKED = "unlocked"
    LOCKED = "locked"
    VIEWED = "viewed"
    EXPORTED = "exported"
    NAMES_KEPT = "names_kept"
    NOT_A_NAME = "not_a_name"
    IMPORTED = "imported"
    PASS_REBOXED = "pass_reboxed"  # noqa: S105
    SLOT_ADDED = "slot_added"
    SLOT_CHANGED = "slot_changed"
    SLOT_RETIRED = "slot_retired"
    ROLES_CHANGED = "roles_changed"
    REKEYED = "rekeyed"
    HEADS_NOTED = "heads_noted"
    WORDS_CHOSEN = "words_chosen"
    LANGUAGE_CHOSEN = "language_chosen"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    BUNDLE_SENT = "bundle_sent"
    BUNDLE_BROUGHT_IN = "bundle_brought_in"
    HEADS_SEEN = "heads_seen"
    PERSON_BROUGHT_IN = "person_brought_in"
    REVIEW_DATE_SET = "review_date_set"
    HOLD_SET = "hold_set"
    CASE_ERASED = "case_erased"
    LOCK_TIMES_SET = "lock_times_set"

    @property
    def is_of_a_pass(self) -> bool:
        """Whether an entry says how far one assessor's pass is: when that was is nobody else's to see."""
        return self in _OF_A_PASS

    @property
    def changes_the_record(self) -> bool:
        """Whether entries of this kind count towards the record code."""
        return self not in _ACCESS


_ACCESS = frozenset(
    {Kind.UNLOCKED, Kind.LOCKED, Kind.VIEWED, Kind.EXPORTED, Kind.IMPORTED, Kind.SLOT_ADDED, Kind.HEADS_NOTED}
    | {Kind.SLOT_CHANGED, Kind.WORDS_CHOSEN, Kind.LANGUAGE_CHOSEN, Kind.LOCK_TIMES_SET, Kind.BACKED_UP, Kind.RESTORED}
    | {Kind.BUNDLE_SENT, Kind.BUNDLE_BROUGHT_IN, Kind.HEADS_SEEN, Kind.PERSON_BROUGHT_IN}
    | {Kind.REVIEW_DATE_SET, Kind.HOLD_SET, Kind.CASE_ERASED, Kind.PASS_REBOXED}
    | {Kind.NAMES_KEPT, Kind.NOT_A_NAME}
)
_ACCESS |= {Kind.SLOT_RETIRED, Kind.ROLES_CHANGED, Kind.REKEYED}
_OF_A_PASS = frozenset({Kind.PASS_OPENED, Kind.SEALED, Kind.PASS_FINISHED, Kind.PASS_REOPENED})
