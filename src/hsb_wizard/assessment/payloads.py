"""What an entry says: one frozen payload for each kind, and its way into plain values and back.

Nothing here folds, hashes, saves or draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from hsb_wizard.assessment.kinds import Kind, PractitionerId

Value = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """Kinds that say all by happening: locked, answer_cleared, row_added and the like."""


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """A case under a neutral reference (A-0007), never a name."""

    reference: str


@dataclass(frozen=True, slots=True)
class AssessmentStarted:
    """One passage through a pinned form."""

    form: str
    version: str
    form_hash: str
    assessment: str = "initial"


@dataclass(frozen=True, slots=True)
class PeopleNamed:
    """The two assessors, by practitioner id, and what each is called in documents."""

    lead: PractitionerId
    co: PractitionerId
    lead_name: str
    co_name: str


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """A value or a missing state, never both; with what belongs to it.

    ``who`` and ``until`` (ISO date) are what a missing state asks for: who finds out, by when; who chose not to say;
    when a held-back answer is looked at again. ``settled`` says what settled a difference (agreed voice only).
    """

    value: Value | None = None
    missing: str | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    for_whom: str | None = None
    confidence: str | None = None
    who: str = ""
    until: str = ""
    settled: str = ""


@dataclass(frozen=True, slots=True)
class ModeChosen:
    """How a part is rated: alone, paper, together; ``why`` where it is together against the pack's default."""

    mode: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class PassFinished:
    """One assessor has finished a part; ``how`` is the ledger's word (own_passphrase, declared, paper)."""

    how: str = "declared"
    typed_from_paper_by: str = ""


@dataclass(frozen=True, slots=True)
class TwoViews:
    """A standing disagreement, signed as such (practice.md part 4)."""

    lead_rests_on: str = ""
    co_rests_on: str = ""
    would_settle: str = ""
    who_finds_out: str = ""
    by_when: str = ""
    bears_on_safety: bool = False
    until_then: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class GateOverridden:
    """Ratings opened before the screen has an outcome: by name, with reason and the date it will be done."""

    name: str
    reason: str
    will_be_done: str


@dataclass(frozen=True, slots=True)
class ToldSomeone:
    """What a child said, kept at once: fields of the pack's tell page, by field id."""

    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoesAheadBecause:
    """One open item of the sign screen: goes ahead because, who, by when. The target is rule id and place."""

    because: str
    who: str = ""
    by_when: str = ""


@dataclass(frozen=True, slots=True)
class HiddenSettled:
    """What the pair decided on answers to what is no longer asked: ``choice`` is keep or remove.

    ``places`` are the questions and cells it is about; the target is the answer that hides them. Removing is this entry
    with the clearings that follow it in the same breath: the fold forgets the answers, the journal does not.
    """

    choice: str
    reason: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormMoved:
    """A draft goes on with another version of its form: the new one, the old one, and what that does to what was said.

    ``renamed`` is old path to new path. ``gone`` and ``back`` name things by what they are and their new path ("agreed
    family.helpers", "rows plan.line", "mode home"): gone are no longer asked, each with what it was about, and kept;
    back are asked again. ``types`` is the type of question that an answer which is gone was given to.
    """

    form: str
    version: str
    form_hash: str
    from_version: str
    from_hash: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SittingNoted:
    """A sitting begins or ends; ``with_child`` turns the session view on."""

    began: bool
    with_child: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """One assessor signs what they were shown."""

    role: str
    name: str
    record_code: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class SignatureFell:
    """A change after signing took the signatures away, with its reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A document left the program."""

    edition: str
    reader: str
    purpose: str
    record_code: str
    sha256: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """A record was brought in from a file that named these people."""

    from_names: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class SlotAdded:
    """A practitioner was given a key slot."""

    practitioner: PractitionerId
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlotChanged:
    """A practitioner was given a new passphrase and a new key; ``sign_key_before`` (hex) proves what they signed."""

    practitioner: PractitionerId
    sign_key_before: str


@dataclass(frozen=True, slots=True)
class HeadsNoted:
    """The heads of all case chains at a clean close: a deleted case shows."""

    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordsChosen:
    """For everybody in this store: the nation it is used in, and what the team calls things, by word of the form."""

    nation: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """The language one person reads and works in; whoever wrote the entry."""

    language: str


Payload = (
    Empty
    | CaseOpened
    | AssessmentStarted
    | PeopleNamed
    | AnswerGiven
    | ModeChosen
    | PassFinished
    | TwoViews
    | GateOverridden
    | ToldSomeone
    | GoesAheadBecause
    | HiddenSettled
    | FormMoved
    | SittingNoted
    | Signed
    | SignatureFell
    | Exported
    | Imported
    | SlotAdded
    | SlotChanged
    | HeadsNoted
    | WordsChosen
    | LanguageChosen
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
    Kind.PASS_FINISHED: PassFinished,
    Kind.PASS_REOPENED: Empty,
    Kind.PASSES_REVEALED: Empty,
    Kind.TWO_VIEWS_RECORDED: TwoViews,
    Kind.GATE_OVERRIDDEN: GateOverridden,
    Kind.TOLD_SOMEONE: ToldSomeone,
    Kind.GOES_AHEAD_BECAUSE: GoesAheadBecause,
    Kind.HIDDEN_SETTLED: HiddenSettled,
    Kind.FORM_MOVED: FormMoved,
    Kind.SITTING_NOTED: SittingNoted,
    Kind.SIGNED: Signed,
    Kind.SIGNATURE_FELL: SignatureFell,
    Kind.UNLOCKED: Empty,
    Kind.LOCKED: Empty,
    Kind.VIEWED: Empty,
    Kind.EXPORTED: Exported,
    Kind.IMPORTED: Imported,
    Kind.SLOT_ADDED: SlotAdded,
    Kind.SLOT_CHANGED: SlotChanged,
    Kind.HEADS_NOTED: HeadsNoted,
    Kind.WORDS_CHOSEN: WordsChosen,
    Kind.LANGUAGE_CHOSEN: LanguageChosen,
}


def payload_to_plain(payload: Payload) -> dict[str, Any]:
    """The payload as JSON-able values; fields that hold their default are left out."""
    plain: dict[str, Any] = {}
    for each in fields(payload):
        value = getattr(payload, each.name)
        if value != each.default and (value or each.default_factory is MISSING):
            plain[each.name] = _plain(value)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def payload_from_plain(kind: Kind, plain: Mapping[str, Any]) -> Payload:
    """The payload of ``kind`` from `payload_to_plain`'s values. Raises TypeError on an unknown or missing field."""
    model = PAYLOADS[kind]
    made: Payload = model(**{name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()})
    return made
