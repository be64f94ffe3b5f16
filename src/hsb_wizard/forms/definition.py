"""What a form pack may say: frozen shapes, unknown keys refused.

A pack is authored data (TOML, one file per section), so it is read through `shapes`. Nothing here looks at answers,
opens a file or decides what is shown: it only says which keys exist and what shape they have.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from hsb_wizard.shapes import EMPTY, Meta, Shape

# \Z and not $, which would let a line end pass
LowerSnake = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*\Z", max_length=48)]
Label = Annotated[str, Meta(min_length=1, max_length=160)]
Short = Annotated[str, Meta(min_length=1, max_length=48)]
Logic = Annotated[str, Meta(min_length=1, max_length=400)]
Key = Annotated[str, Meta(pattern=r"^[A-Z]\Z")]
Version = Annotated[str, Meta(pattern=r"^\d+\.\d+\.\d+\Z")]

QuestionType = Literal[
    "text",  # one line
    "long_text",  # a box, 4,000 characters unless max_length says otherwise
    "single",
    "multi",
    "yes_no",
    "date",
    "partial_date",  # 2026, 2026-03 or 2026-03-14: "summer 2023" is real
    "number",
    "rating",
    "repeat",
    "factors",  # several of the pack's rated factors
    "person",  # a practitioner of the store
    "statement",  # words to read, nothing to answer
]
Mode = Literal["alone", "together"]
Says = Literal["record", "report", "opinion", "label"]


class Citation(Shape, frozen=True):
    """Where guidance comes from: ``ref`` is a source of form.toml, ``at`` the paragraph there."""

    ref: LowerSnake
    at: str = ""


class Guidance(Shape, frozen=True):
    """``hint`` stands under the label, ``body`` opens on F1, ``look_for`` is "look also for"."""

    hint: Annotated[str, Meta(max_length=200)] = ""
    body: str = ""
    look_for: tuple[str, ...] = ()
    source: tuple[Citation, ...] = ()


class Option(Shape, frozen=True):
    """One answer of a choice. ``key`` is its letter; a retired option is kept for old records and no longer offered.

    ``gate`` is for the options of the gate question only: what choosing it opens (see practice.md part 1).
    """

    value: LowerSnake
    label: Label
    key: Key | None = None
    anchor: str = ""
    exclusive: bool = False
    retired: bool = False
    gate: Literal["open", "provisional", "hold"] | None = None


class RowField(Shape, frozen=True):
    """One column of a repeat: a small question without logic of its own but ``show_when`` over its own row."""

    id: LowerSnake
    type: Literal["text", "long_text", "single", "multi", "yes_no", "date", "partial_date", "number", "factors"]
    label: Label
    short: Short | None = None
    hint: Annotated[str, Meta(max_length=200)] = ""
    options: tuple[Option, ...] = ()
    required: bool = False
    show_when: Logic | None = None
    share: LowerSnake | None = None
    max_length: int | None = None
    age: bool = False  # a date: in print the young person's age then stands beside it


class Question(Shape, frozen=True):
    """One question. ``label`` is a topic without pronoun; ``id`` is permanent within its section."""

    id: LowerSnake
    type: QuestionType
    label: Label
    short: Short | None = None
    part: LowerSnake | None = None
    options: tuple[Option, ...] = ()
    scale: LowerSnake | None = None
    show_when: Logic | None = None
    required_when: Logic | None = None  # None: the record may be signed without it
    missing: tuple[LowerSnake, ...] = ()
    share: LowerSnake | None = None
    place: tuple[LowerSnake, ...] = ()  # safety plan: the pages it prints on
    mode: Mode | None = None
    says: Says = "record"
    session: bool = False  # asked of the young person in the room: shut while the screen's outcome is "hold"
    open_when_live: bool = False  # and yet not shut by live proceedings: it asks nothing of what is alleged
    guidance: Guidance = Guidance()
    refs: tuple[str, ...] = ()
    was: tuple[LowerSnake, ...] = ()
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    confidence: bool = False  # the two judgements only
    evidence: str = ""  # prompt over the note of a rating
    follow_up: dict[LowerSnake, str] = EMPTY  # missing state -> what it asks for here
    never_rated: bool = False  # practice.md part 2: may never carry a scale
    field: tuple[RowField, ...] = ()
    match_on: tuple[LowerSnake, ...] = ()
    add_label: str = ""
    row_label: tuple[LowerSnake, ...] = ()  # fields that name a row in a list
    columns: tuple[tuple[LowerSnake, ...], ...] = ()  # a repeat printed as one table: the fields of each column

    @property
    def short_label(self) -> str:
        """The short form where space is small (task list, compare, document)."""
        return self.short or self.label


class Part(Shape, frozen=True):
    """A part of a section with a rating mode of its own."""

    id: LowerSnake
    title: Label
    mode: Mode | None = None
    intro: str = ""


class DeclaredRule(Shape, frozen=True):
    """A rule written in the pack. It fires when ``when`` is true; ``target`` is the place it jumps to."""

    id: Annotated[str, Meta(pattern=r"^[QL]\d{2,3}\Z")]  # L: a team's own
    moment: Literal["stop", "why", "think"]
    step: Literal["open", "sign", "countersign", "agree", "close", "export"]
    when: Logic
    message: str
    remedy: str
    target: str
    refs: tuple[str, ...] = ()


class Section(Shape, frozen=True):
    """One page of the form. A page without ``number`` is always open (practice.md part 1)."""

    id: LowerSnake
    title: Label
    short: Short | None = None
    number: int | None = None
    mode: Mode = "together"
    gate: bool = False
    opens_when: Logic | None = None
    ratings_wait: bool = True  # ratings stay closed until the gate has an outcome
    held_on_advice: bool = False  # outcome "hold": session prompts and ratings here are closed
    short_route: bool = False
    only_when: Logic | None = None  # not part of the form at all unless true (justice status)
    minutes: int = 0
    intro: str = ""
    denied_hint: str = ""
    part: tuple[Part, ...] = ()
    question: tuple[Question, ...] = ()
    rule: tuple[DeclaredRule, ...] = ()


class Licence(Shape, frozen=True):
    """Under which terms the pack may be used; third-party items need a permission."""

    spdx: str
    attribution: str
    third_party_items: bool = False
    permission: str = ""
    trained_users_only: bool = False


class Timing(Shape, frozen=True):
    """Local policy, not a fact about any tool (HMIP 2013 4.7 names 28 days and no starting point)."""

    starts_on: str  # a date question: "setup.allocated"
    target_days: int = 28
    warn_day: int = 21


class Applicability(Shape, frozen=True):
    """Warns and prints; never blocks."""

    warn_when: Logic
    message: str


class Source(Shape, frozen=True):
    """A document that guidance cites."""

    id: LowerSnake
    title: str
    short: str
    year: int
    seed: bool = False
    checked: date | None = None


class Level(Shape, frozen=True):
    """One level of a scale, with its letter, its words and a written anchor. The order in the pack is the order."""

    value: LowerSnake
    key: Key
    label: Label
    anchor: str


class Scale(Shape, frozen=True):
    """A named, anchored scale: words, never numbers. ``for_whom`` is asked on the agreed answer only."""

    id: LowerSnake
    lead_in: str
    level: tuple[Level, ...]
    for_whom: tuple[Option, ...] = ()
    for_whom_label: str = ""
    for_whom_levels: tuple[LowerSnake, ...] = ()


class Missing(Shape, frozen=True):
    """A missing state: a fact of its own, never blank. ``asks`` says what follows it."""

    id: LowerSnake
    key: Key
    label: Label
    asks: Literal["", "who_by_when", "who", "review_date"] = ""
    ask_label: str = ""
    note: str = ""


class Place(Shape, frozen=True):
    """A place that gets a page of its own in the safety plan (home, school, placement)."""

    id: LowerSnake
    title: Label


class Share(Shape, frozen=True):
    """Classes that editions are allow-lists over."""

    classes: tuple[LowerSnake, ...]
    default: LowerSnake


class WordsThenAndNow(Shape, frozen=True):
    """An institution, order or tool: today's word, the source's word, the nation and the date it was checked."""

    id: LowerSnake
    now: str
    seed_word: str
    nation: Literal["england", "wales", "both"]
    as_of: date
    kind: Literal["institution", "order", "status", "tool", "guidance", "term"] = "term"  # a term may be written out
    typed: bool = False  # a team may type its own name for it
    also: tuple[str, ...] = ()  # other spellings that the checker finds where the word was written out


class Phrases(Shape, frozen=True):
    """Words that a rule looks for in what the pair wrote. It only suggests; what it finds is stored nowhere.

    A phrase is found where it begins a word, whatever the capitals. With ``beside`` one of those must stand in the same
    sentence; with ``in_at_most`` only a text of no more words is looked at (a reason that is nothing but the phrase).
    """

    rule: Annotated[str, Meta(pattern=r"^Q\d{2,3}\Z")]
    words: Annotated[tuple[str, ...], Meta(min_length=1)]
    beside: tuple[str, ...] = ()
    in_at_most: int | None = None


class CopyOut(Shape, frozen=True):
    """A heading of the case system a team copies into, and the questions and sections whose text stands under it."""

    heading: Label
    takes: Annotated[tuple[str, ...], Meta(min_length=1)]


class LocalPin(Shape, frozen=True):
    """Whose additions are part of this form; they stand in the canonical text, so the hash covers them."""

    id: LowerSnake
    version: Version
    title: Label


class Pack(Shape, frozen=True, kw_only=True):
    """A whole pack as read: ``form.toml`` and its sections in order."""

    schema: int
    id: LowerSnake
    version: Version
    title: Label
    status: Literal["draft", "active", "retired"]
    language: str
    licence: Licence
    timing: Timing
    applicability: Applicability
    source: tuple[Source, ...]
    scale: tuple[Scale, ...]
    missing: tuple[Missing, ...]
    share: Share
    place: tuple[Place, ...] = ()
    words: tuple[WordsThenAndNow, ...] = ()
    phrases: tuple[Phrases, ...] = ()  # word lists of the rules that read text
    copy_out: tuple[CopyOut, ...] = ()  # this and the next: never typed in form.toml, set from a team's additions
    local: LocalPin | None = None
    roles: dict[LowerSnake, str]  # what the program must find, named by the pack: role -> question path or section id
    sections: tuple[Section, ...]


class Absent(Shape, frozen=True):
    """An answer that is a missing state: ``{ missing = "held_back" }``."""

    missing: LowerSnake


Row = dict[LowerSnake, str | int | tuple[str, ...]]
Given = str | int | Absent | tuple[str | Row, ...]  # one of several values, or rows


class PackCase(Shape, frozen=True):
    """One case. ``given`` is path to answer; the other keys list paths, ``open`` and ``closed`` list sections."""

    name: str
    given: dict[str, Given]
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    not_required: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


class CaseFile(Shape, frozen=True):
    """The whole of tests/cases.toml."""

    case: tuple[PackCase, ...]


class Said(Shape, frozen=True):
    """One sentence: ``of`` is the short hash of the words it was made from."""

    of: Annotated[str, Meta(pattern=r"^[0-9a-f]{8}\Z")]
    says: Annotated[str, Meta(min_length=1)]


class TranslatedFile(Shape, frozen=True):
    """One file. ``checked`` needs who and when: a qualified translator, not whoever typed it."""

    language: str
    section: LowerSnake
    status: Literal["needs_translator", "checked"]
    checked_by: str = ""
    checked_on: date | None = None
    text: dict[str, Said] = EMPTY


class ProgramFile(Shape, frozen=True):
    """The program's own sentences by their English; ``English|two`` is the form that goes with the number two."""

    language: str
    status: Literal["needs_translator", "checked"]
    checked_by: str = ""
    checked_on: date | None = None
    text: dict[str, Annotated[str, Meta(min_length=1)]] = EMPTY
