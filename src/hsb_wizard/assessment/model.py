"""The record on the desk: one frozen value, what all entries of a case add up to.

Values only. How entries become this value is `fold`; what follows from it (open, in play, progress, status) is derived
by the modules beside this one and stored nowhere.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping

from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PassId, PractitionerId, Voice
from hsb_wizard.assessment.payloads import (
    AgenciesAgreed,
    CardJudged,
    Closed,
    ComparedAtReview,
    Countersigned,
    GateOverridden,
    GoesAheadBecause,
    HeldBackFrom,
    ModeChosen,
    PassFinished,
    PassOpenedEarly,
    QuestionAsked,
    Returned,
    Signed,
    SittingNoted,
    TwoViews,
    Value,
)
from hsb_wizard.values import EMPTY, Frozen, made

NOBODY = PractitionerId("")


class Answer(Frozen, frozen=True):
    """One live answer: a value or a missing state, what belongs to it, and which entry said it."""

    entry: EntryId
    by: PractitionerId
    at: str
    value: Value | None = None
    missing: str | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    for_whom: str | None = None
    confidence: str | None = None
    who: str = ""
    until: str = ""
    settled: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is a value or a missing state; a note alone is not yet an answer."""
        return self.value is not None or self.missing is not None

    def same_content(self, other: Answer) -> bool:
        """Whether both say the same, whoever said it and when."""
        return self.content == other.content

    @property
    def content(self) -> tuple[object, ...]:
        """What was said, without who, when and which entry."""
        return (
            self.value,
            self.missing,
            self.note,
            self.sources,
            self.for_whom,
            self.confidence,
            self.who,
            self.until,
            self.settled,
        )


class Answers(Mapping[tuple[Voice, str], Answer]):
    """Answers by (voice, path). Immutable: `with_` and `without` copy, so nobody else can change it."""

    __slots__ = ("_by",)

    def __init__(self, by: Mapping[tuple[Voice, str], Answer] | None = None) -> None:
        self._by = dict(by or {})

    def __getitem__(self, key: tuple[Voice, str]) -> Answer:
        return self._by[key]

    def __iter__(self) -> Iterator[tuple[Voice, str]]:
        return iter(self._by)

    def __len__(self) -> int:
        return len(self._by)

    def at(self, voice: Voice, path: str) -> Answer | None:
        """What this voice says there: asked thousands of times by the rules of one record."""
        return self._by.get((voice, path))

    def items(self) -> ItemsView[tuple[Voice, str], Answer]:
        """All of them: the quick way, as rules and documents walk over a whole record."""
        return self._by.items()

    def with_(self, voice: Voice, path: str, answer: Answer) -> Answers:
        """A copy in which ``voice`` says ``answer`` at ``path``."""
        return Answers({**self._by, (voice, path): answer})

    def without(self, voice: Voice, path: str) -> Answers:
        """A copy in which ``voice`` says nothing at ``path``."""
        return Answers({key: answer for key, answer in self._by.items() if key != (voice, path)})


class Told(Frozen, frozen=True):
    """Something a child said that was kept at once (Tell someone now)."""

    entry: EntryId
    by: PractitionerId
    at: str
    fields: Mapping[str, str]


class WorkingNote(Frozen, frozen=True):
    """A working note (practice.md, keys): printed on no document, part of the record. ``about`` is a path or blank."""

    entry: EntryId
    by: PractitionerId
    at: str
    about: str
    words: str


class Signature(Frozen, frozen=True):
    """A signature as a fact: who, when, over which record code."""

    by: PractitionerId
    at: str
    signed: Signed


class Countersignature(Frozen, frozen=True):
    """A supervisor's signature as a fact."""

    by: PractitionerId
    at: str
    said: Countersigned


class Agreement(Frozen, frozen=True):
    """That the agencies agreed, and who wrote it down."""

    by: PractitionerId
    at: str
    said: AgenciesAgreed


class Closing(Frozen, frozen=True):
    """That the work is closed."""

    by: PractitionerId
    at: str
    said: Closed


class Return(Frozen, frozen=True):
    """A record sent back; ``record`` is what it said then, so that what is new since can be shown."""

    by: PractitionerId
    at: str
    said: Returned
    record: Assessment


class Reply(Frozen, frozen=True):
    """Words on a question."""

    by: PractitionerId
    at: str
    text: str


class Asked(Frozen, frozen=True):
    """A question on one answer, the words on it in order, and whether it is settled."""

    entry: EntryId
    by: PractitionerId
    at: str
    path: str
    said: QuestionAsked
    replies: tuple[Reply, ...] = ()
    closed: bool = False


class Judged(Frozen, frozen=True):
    """One of the six cards as it was judged, on which version of the record."""

    by: PractitionerId
    at: str
    version: int
    said: CardJudged


class Aside(Frozen, frozen=True):
    """Something said that the form of the record no longer asks: kept, inactive, and active again if it asks again.

    ``kind`` is a voice, "rows", "two_views", "mode", "finished_lead", "finished_co" or "revealed"; ``label`` is what
    the question was about when it was asked, ``asked`` its type then.
    """

    kind: str
    at: str
    label: str
    said: object
    asked: str = ""


class Pass(Frozen, frozen=True):
    """One assessor's pass of a part, as whoever reads knows it: what is in it they see only where it is ``readable``.

    ``seen_other``: begun, or finished, when its owner could see the other's.
    """

    part: str
    voice: Voice
    owner: PractitionerId
    readable: bool = True
    seen_other: bool = False


class Sitting(Frozen, frozen=True):
    """A sitting that has ended, as it was noted."""

    by: PractitionerId
    at: str
    said: SittingNoted


class ArchivedPass(Frozen, frozen=True):
    """What one assessor rated of a part, put away and kept: somebody else rates now, or they rate again having seen.

    ``because`` is "person" or "seen"; ``finished`` says how it had been finished, None where it was not.
    """

    part: str
    voice: Voice
    by: PractitionerId
    because: str
    reason: str
    at: str
    answers: Mapping[str, Answer]
    finished: PassFinished | None = None


class Noted(Frozen, frozen=True):
    """One line of the record of independence: what happened to a pass, when, and who was at the keyboard."""

    kind: Kind
    part: str
    voice: Voice | None
    who: PractitionerId
    typed_by: PractitionerId
    at: str
    said: object


class Explained(Frozen, frozen=True):
    """Who said why an open point goes ahead, and when."""

    by: PractitionerId
    at: str


class Waiting(Frozen, frozen=True):
    """One side of what was said apart and is not settled: the entry, and what it says without who and when."""

    entry: EntryId
    content: object


class Assessment(Frozen, frozen=True):
    """One case's current assessment. ``revision`` counts the entries folded into it."""

    case: CaseId
    reference: str = ""
    training: str = ""  # which training case it is: only such a record is ever figured over
    form_id: str = ""
    form_version: str = ""
    form_hash: str = ""
    kind: str = "initial"
    opened_at: str = ""
    changed_at: str = ""  # time of the last content entry
    lead: PractitionerId = NOBODY
    co: PractitionerId = NOBODY
    lead_name: str = ""
    co_name: str = ""
    people: Mapping[PractitionerId, str] = EMPTY  # everybody who ever assessed here, by name
    archived: tuple[ArchivedPass, ...] = ()
    ledger: tuple[Noted, ...] = ()  # the record of independence
    answers: Answers = made(Answers)
    rows: Mapping[str, tuple[str, ...]] = EMPTY  # question path -> row ids in order
    left_out: frozenset[str] = frozenset()  # rows taken out of the agreed list, "path/row"
    stood: Mapping[str, tuple[str, ...]] = EMPTY  # question path -> its rows in order, those taken out among them
    modes: Mapping[str, ModeChosen] = EMPTY  # part -> chosen mode
    finished: Mapping[tuple[str, Voice], PassFinished] = EMPTY
    revealed: frozenset[str] = frozenset()
    passes: Mapping[PassId, Pass] = EMPTY  # begun alone, in the order they were
    opened_early: Mapping[tuple[str, Voice], PassOpenedEarly] = EMPTY
    two_views: Mapping[str, TwoViews] = EMPTY
    views_at: Mapping[str, str] = EMPTY  # when two views were recorded first; path -> time
    same_taken: Mapping[tuple[str, Voice], tuple[str, ...]] = EMPTY  # one key each, by part
    override: GateOverridden | None = None
    override_at: str = ""
    told: tuple[Told, ...] = ()
    working_notes: tuple[WorkingNote, ...] = ()
    goes_ahead: Mapping[str, GoesAheadBecause] = EMPTY
    explained: Mapping[str, Explained] = EMPTY  # the same findings -> who said it, and when
    kept_inactive: Mapping[str, str] = EMPTY  # question or cell -> why it is kept unasked
    held_back: Mapping[str, HeldBackFrom] = EMPTY  # question or row -> from whom
    aside: tuple[Aside, ...] = ()  # no longer asked since the record moved to another version of its form
    signatures: tuple[Signature, ...] = ()
    signatures_fell: tuple[str, ...] = ()  # reasons
    countersigned: Countersignature | None = None
    agreed: Agreement | None = None
    closed: Closing | None = None
    returns: tuple[Return, ...] = ()
    back: bool = False  # with the assessors, from being returned until both have signed again
    asked: tuple[Asked, ...] = ()
    cards: Mapping[str, Judged] = EMPTY
    then: Assessment | None = None  # what a review began from
    review_because: str = ""
    since: Mapping[str, ComparedAtReview] = EMPTY  # factor -> what people say since then
    views_carried: frozenset[str] = frozenset()  # two views a review has not asked about yet
    sittings: tuple[Sitting, ...] = ()  # those that ended with a word about them
    in_sitting: bool = False
    with_child: bool = False
    imported_by: str = ""
    apart: Mapping[tuple[Voice, str], tuple[Waiting, ...]] = EMPTY  # said apart, not settled yet
    revision: int = 0

    def answer(self, path: str, voice: Voice = Voice.AGREED) -> Answer | None:
        """What ``voice`` says at ``path``, or None where nothing was said."""
        return self.answers.at(voice, path)

    def value(self, path: str, voice: Voice = Voice.AGREED) -> Value | None:
        """The value alone; None where unanswered or missing."""
        said = self.answers.at(voice, path)
        return None if said is None else said.value

    def text(self, path: str, voice: Voice = Voice.AGREED) -> str:
        """The value as text; empty where there is none."""
        value = self.value(path, voice)
        return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)

    def name_of(self, voice: Voice) -> str:
        """What the assessor of this voice is called in documents."""
        return {Voice.LEAD: self.lead_name, Voice.CO: self.co_name, Voice.AGREED: "Agreed"}[voice]
