"""What an entry says: one frozen payload for each kind, and its way into plain values and back.

The payloads stand in modules by what they are about; this page is their table. Nothing here folds, hashes or draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads.about_store import (
    HeadsNoted,
    Imported,
    LanguageChosen,
    LockTimesSet,
    RolesChanged,
    SlotAdded,
    SlotChanged,
    SlotRetired,
    WordsChosen,
)
from hsb_wizard.assessment.payloads.answers import (
    AnswerGiven,
    GateOverridden,
    HiddenSettled,
    SittingNoted,
    ToldSomeone,
    Value,
    WorkingNoted,
)
from hsb_wizard.assessment.payloads.case import (
    AssessmentStarted,
    CaseOpened,
    FormMoved,
    PeopleNamed,
)
from hsb_wizard.assessment.payloads.documents import (
    Exported,
    HeldBackFrom,
    NamesKept,
    NotAName,
)
from hsb_wizard.assessment.payloads.ending import (
    AgenciesAgreed,
    Closed,
    Countersigned,
    GoesAheadBecause,
    SignatureFell,
    Signed,
)
from hsb_wizard.assessment.payloads.exchange import (
    BackedUp,
    BundleBroughtIn,
    BundleSent,
    CaseErased,
    ConflictSettled,
    HeadsSeen,
    HoldSet,
    PayloadRemoved,
    PersonBroughtIn,
    Restored,
    ReviewDateSet,
)
from hsb_wizard.assessment.payloads.passes import (
    ModeChosen,
    PassesRevealed,
    PassFinished,
    PassOpened,
    PassOpenedEarly,
    PassReboxed,
    PassReplaced,
    SameTaken,
    Sealed,
    TwoViews,
)
from hsb_wizard.assessment.payloads.supervision import (
    CardJudged,
    ComparedAtReview,
    QuestionAnswered,
    QuestionAsked,
    QuestionClosed,
    Returned,
)
from hsb_wizard.values import Frozen, defaults

__all__ = [
    "PAYLOADS",
    "AgenciesAgreed",
    "AnswerGiven",
    "AssessmentStarted",
    "BackedUp",
    "BundleBroughtIn",
    "BundleSent",
    "CardJudged",
    "CaseErased",
    "CaseOpened",
    "Closed",
    "ComparedAtReview",
    "ConflictSettled",
    "Countersigned",
    "Empty",
    "Exported",
    "FormMoved",
    "GateOverridden",
    "GoesAheadBecause",
    "HeadsNoted",
    "HeadsSeen",
    "HeldBackFrom",
    "HiddenSettled",
    "HoldSet",
    "Imported",
    "LanguageChosen",
    "LockTimesSet",
    "ModeChosen",
    "NamesKept",
    "NotAName",
    "PassFinished",
    "PassOpened",
    "PassOpenedEarly",
    "PassReboxed",
    "PassReplaced",
    "PassesRevealed",
    "Payload",
    "PayloadRemoved",
    "PeopleNamed",
    "PersonBroughtIn",
    "QuestionAnswered",
    "QuestionAsked",
    "QuestionClosed",
    "Restored",
    "Returned",
    "ReviewDateSet",
    "RolesChanged",
    "SameTaken",
    "Sealed",
    "SignatureFell",
    "Signed",
    "SittingNoted",
    "SlotAdded",
    "SlotChanged",
    "SlotRetired",
    "ToldSomeone",
    "TwoViews",
    "Value",
    "WordsChosen",
    "WorkingNoted",
    "payload_from_plain",
    "payload_to_plain",
]


class Empty(Frozen, frozen=True):
    """Kinds that say all by happening: locked, answer_cleared, row_added and the like."""


Payload = (
    Empty
    | CaseOpened
    | AssessmentStarted
    | PeopleNamed
    | AnswerGiven
    | ModeChosen
    | PassOpened
    | PassReboxed
    | Sealed
    | PassFinished
    | PassReplaced
    | SameTaken
    | PassesRevealed
    | PassOpenedEarly
    | TwoViews
    | GateOverridden
    | ToldSomeone
    | WorkingNoted
    | GoesAheadBecause
    | HiddenSettled
    | FormMoved
    | SittingNoted
    | Signed
    | SignatureFell
    | Returned
    | Countersigned
    | AgenciesAgreed
    | Closed
    | QuestionAsked
    | QuestionAnswered
    | QuestionClosed
    | CardJudged
    | ComparedAtReview
    | HeldBackFrom
    | NamesKept
    | NotAName
    | Exported
    | Imported
    | SlotAdded
    | SlotChanged
    | SlotRetired
    | RolesChanged
    | HeadsNoted
    | WordsChosen
    | LanguageChosen
    | BackedUp
    | Restored
    | BundleSent
    | BundleBroughtIn
    | HeadsSeen
    | PersonBroughtIn
    | ConflictSettled
    | ReviewDateSet
    | HoldSet
    | PayloadRemoved
    | CaseErased
    | LockTimesSet
)


PAYLOADS: Mapping[Kind, type[Any]] = {
    Kind.CASE_OPENED: CaseOpened,
    Kind.ASSESSMENT_STARTED: AssessmentStarted,
    Kind.PEOPLE_NAMED: PeopleNamed,
    Kind.ANSWER_GIVEN: AnswerGiven,
    Kind.ANSWER_CLEARED: Empty,
    Kind.ROW_ADDED: Empty,
    Kind.ROW_REMOVED: Empty,
    Kind.MODE_CHOSEN: ModeChosen,
    Kind.PASS_OPENED: PassOpened,
    Kind.PASS_REBOXED: PassReboxed,
    Kind.SEALED: Sealed,
    Kind.PASS_FINISHED: PassFinished,
    Kind.PASS_REOPENED: Empty,
    Kind.PASSES_REVEALED: PassesRevealed,
    Kind.PASS_OPENED_EARLY: PassOpenedEarly,
    Kind.PASS_REPLACED: PassReplaced,
    Kind.SAME_TAKEN: SameTaken,
    Kind.TWO_VIEWS_RECORDED: TwoViews,
    Kind.GATE_OVERRIDDEN: GateOverridden,
    Kind.TOLD_SOMEONE: ToldSomeone,
    Kind.WORKING_NOTED: WorkingNoted,
    Kind.GOES_AHEAD_BECAUSE: GoesAheadBecause,
    Kind.HIDDEN_SETTLED: HiddenSettled,
    Kind.FORM_MOVED: FormMoved,
    Kind.SITTING_NOTED: SittingNoted,
    Kind.SIGNED: Signed,
    Kind.SIGNATURE_FELL: SignatureFell,
    Kind.RETURNED: Returned,
    Kind.COUNTERSIGNED: Countersigned,
    Kind.AGENCIES_AGREED: AgenciesAgreed,
    Kind.CLOSED: Closed,
    Kind.QUESTION_ASKED: QuestionAsked,
    Kind.QUESTION_ANSWERED: QuestionAnswered,
    Kind.QUESTION_CLOSED: QuestionClosed,
    Kind.CARD_JUDGED: CardJudged,
    Kind.COMPARED_AT_REVIEW: ComparedAtReview,
    Kind.HELD_BACK_FROM: HeldBackFrom,
    Kind.NAMES_KEPT: NamesKept,
    Kind.NOT_A_NAME: NotAName,
    Kind.UNLOCKED: Empty,
    Kind.LOCKED: Empty,
    Kind.VIEWED: Empty,
    Kind.EXPORTED: Exported,
    Kind.IMPORTED: Imported,
    Kind.SLOT_ADDED: SlotAdded,
    Kind.SLOT_CHANGED: SlotChanged,
    Kind.SLOT_RETIRED: SlotRetired,
    Kind.ROLES_CHANGED: RolesChanged,
    Kind.REKEYED: Empty,
    Kind.HEADS_NOTED: HeadsNoted,
    Kind.WORDS_CHOSEN: WordsChosen,
    Kind.LANGUAGE_CHOSEN: LanguageChosen,
    Kind.CONFLICT_SETTLED: ConflictSettled,
    Kind.PAYLOAD_REMOVED: PayloadRemoved,
    Kind.BACKED_UP: BackedUp,
    Kind.RESTORED: Restored,
    Kind.BUNDLE_SENT: BundleSent,
    Kind.BUNDLE_BROUGHT_IN: BundleBroughtIn,
    Kind.HEADS_SEEN: HeadsSeen,
    Kind.PERSON_BROUGHT_IN: PersonBroughtIn,
    Kind.REVIEW_DATE_SET: ReviewDateSet,
    Kind.HOLD_SET: HoldSet,
    Kind.CASE_ERASED: CaseErased,
    Kind.LOCK_TIMES_SET: LockTimesSet,
}


def payload_to_plain(payload: Payload) -> dict[str, Any]:
    """The payload as JSON-able values; fields that hold their default are left out."""
    said = ((name, getattr(payload, name), default) for name, default in defaults(type(payload)).items())
    return {name: _plain(value) for name, value, default in said if value != default}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def payload_from_plain(kind: Kind, plain: Mapping[str, Any]) -> Payload:
    """The payload of ``kind`` from `payload_to_plain`'s values. Raises TypeError on an unknown or missing field."""
    model = PAYLOADS[kind]
    made: Payload = model(**{name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()})
    return made
