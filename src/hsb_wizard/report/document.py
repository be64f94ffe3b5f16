"""A document as plain values: what drafting hands to every printer, and all that a printer ever sees.

Because a printer sees only this, what an edition leaves out cannot leak through a title, a bookmark or a file's
metadata. Every text is plain: ``<``, ``&`` and ``[`` are characters like any other, and a line break is ``\\n``. What
must not enter here: a record, an answer's id, fonts, measures, or anything a printer would have to look up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

StatementKind = Literal["record", "report", "opinion", "label"]
MOST_EVENTS, MOST_KINDS = 24, 12  # of one figure: more are a table only


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Sizes in points. The young person's edition takes a body of 14; ``larger`` gives large print of any."""

    body: float = 12.0
    table: float = 10.0
    small: float = 8.0
    running: float = 8.5

    @property
    def larger(self) -> "TypeSizes":
        """The sizes of large print: 16 points or more to read, and nothing on the page smaller than 11."""
        return TypeSizes(max(self.body, 16.0), max(self.table, 14.0), max(self.small, 11.0), max(self.running, 11.0))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title: level 1, 2 or 3, no level left out on the way down. ``number`` may be empty."""

    level: int
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A numbered paragraph that says what kind of knowledge it is, so that a bench or a chair can refer to it.

    It prints as ``number  lead (source): about: text``. Drafting supplies the lead ("Records show", "Mother reported",
    "We think") and the source with its date, or the words "source not given"; a label has neither. ``about`` is what
    was asked, where the heading above does not say it.
    """

    number: str
    kind: StatementKind
    text: str
    lead: str = ""
    source: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        """Refuse a statement whose reader could not tell record, report and opinion apart (ValueError)."""
        if (self.kind == "label") == bool(self.lead):
            raise ValueError(f"a statement of kind {self.kind} {'takes no' if self.lead else 'needs a'} lead")

    @property
    def words(self) -> str:
        """What was asked and what was said, as they stand one after the other on paper."""
        about = self.about.strip()
        ended = "" if about[-1:] in ".!?:" else "." if ":" in about else ":"
        return f"{about}{ended} {self.text}" if about else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text without a number."""

    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """Short items, in order, each with a bullet."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row. ``row_header`` is the column that names each row, or None.

    ``caption`` stands above it and ``note`` under it; ``summary`` is read out and not printed. Columns share the width
    by what is in them.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    summary: str = ""
    note: str = ""
    row_header: int | None = 0

    def __post_init__(self) -> None:
        """Refuse a row with more or fewer cells than there are columns (ValueError)."""
        if not self.columns or any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table has as many cells as there are columns")
        if self.row_header is not None and not 0 <= self.row_header < len(self.columns):
            raise ValueError("the row header is one of the columns")


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labels with what belongs to each: a table of two columns without a header row; the label names the row."""

    pairs: tuple[tuple[str, str], ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event on a line of time: the day it stands at, the date and a word more as they print, and its kind."""

    day: date
    when: str
    more: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events on a line of time, and the same in a table under it. ``alt`` says to those who listen what the figure is.

    A printer that has no room for the figure prints the table alone; nothing is lost.
    """

    events: tuple[Event, ...]
    alt: str
    table: Table

    def __post_init__(self) -> None:
        """Refuse a figure that says something to the eye alone, or more than an eye can follow (ValueError)."""
        if not self.alt.strip():
            raise ValueError("a figure has words for those who do not see it")
        if not 2 <= len(self.events) <= MOST_EVENTS or len(self.kinds) > MOST_KINDS:
            raise ValueError("a figure has two events or more, and no more than can be told apart")
        if any(first.day > second.day for first, second in pairwise(self.events)):
            raise ValueError("events stand in the order of time")
        if len(self.table.rows) < len(self.events):
            raise ValueError("the table under a figure has every event of it")
        for event, row in zip(self.events, self.table.rows, strict=False):
            said = " ".join(row)
            if not all(words in said for words in (event.when, event.more, event.kind)):
                raise ValueError("the table under a figure says what the figure says, in its order")

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of events in the order in which they come, each once."""
        return tuple(dict.fromkeys(event.kind for event in self.events))


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """What was said at an earlier time beside what is said today, in words: ``rows`` are what about, then and now."""

    then: str
    now: str
    rows: tuple[tuple[str, str, str], ...]
    about: str = "About"
    caption: str = ""
    summary: str = ""

    def __post_init__(self) -> None:
        """Refuse a comparison without its two dates, with a blank, or in figures (ValueError)."""
        if not self.then.strip() or not self.now.strip():
            raise ValueError("then and now each have a date")
        for _, *said in self.rows:
            if not all(any(letter.isalpha() for letter in words) for words in said):
                raise ValueError("then and now are compared in words")

    @property
    def table(self) -> Table:
        """The comparison as the table that every printer makes of it."""
        return Table((self.about, self.then, self.now), self.rows, caption=self.caption, summary=self.summary)


@dataclass(frozen=True, slots=True)
class Callout:
    """Lines in a box: the banner of a draft, the safety plan in five lines. ``strong`` draws a heavier box."""

    title: str
    lines: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class SignatureSpace:
    """Facts of a signature as lines, and under them a rule for ink with its two labels."""

    facts: tuple[str, ...]
    signature_label: str = "Signature"
    date_label: str = "Date"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Lines in small type that close the document: chain hash and check code, on the last page and nowhere else."""

    lines: tuple[str, ...]


Block = (
    Heading
    | Statement
    | Paragraph
    | BulletList
    | Table
    | KeyValues
    | Timeline
    | ThenAndNow
    | Callout
    | SignatureSpace
    | PageBreak
    | SmallPrint
)


@dataclass(frozen=True, slots=True)
class Document:
    """One edition of one record for one reader.

    ``reference`` is the line under the title; ``title`` is also the window's and the metadata's, so it holds a neutral
    reference ("Assessment A-0007") and never a name. ``written`` is the moment of the record's last entry, with its
    time zone, and the only clock a printer knows. ``page_label`` keeps the words ``{page}`` and ``{pages}``.
    ``record`` is the record code: the file says it of itself, so that a copy can be told from what left; empty where a
    document must not lead back to a record.
    """

    title: str
    reference: str
    edition: str
    reader: str
    footer: str
    written: datetime
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    draft: bool = False
    draft_label: str = "Draft"
    marking: str = ""
    page_label: str = "Page {page} of {pages}"
    sizes: TypeSizes = TypeSizes()
    record: str = ""

    def __post_init__(self) -> None:
        """Refuse what no reader could be helped with: no title, a skipped level, small print before the end."""
        if not self.title.strip() or not self.language.strip():
            raise ValueError("a document has a title and a language")
        if self.written.tzinfo is None:
            raise ValueError("the moment a document was written has a time zone")
        deepest = 0
        for place, block in enumerate(self.blocks):
            if isinstance(block, Heading):
                if not 1 <= block.level <= min(deepest + 1, 3):
                    raise ValueError(f"a heading of level {block.level} cannot follow level {deepest}")
                deepest = block.level
            elif isinstance(block, SmallPrint) and place != len(self.blocks) - 1:
                raise ValueError("small print is the last block of a document")


def block_texts(block: Block) -> Iterator[str]:
    """Yield every text of one block, in reading order, empty ones left out."""
    yield from (text for text in _texts(block) if text)


def document_texts(document: Document) -> Iterator[str]:
    """Yield every text a reader of the document can meet: title, reference, running lines, then each block's.

    The check of names that must never be printed and the read-through page walk this and nothing else.
    """
    head = (document.title, document.reference, document.marking, document.footer, document.page_label)
    yield from (text for text in head if text)
    if document.draft:
        yield document.draft_label
    for block in document.blocks:
        yield from block_texts(block)


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Table() | KeyValues() | ThenAndNow() | Timeline():
            return _table_texts(block)
        case Callout():
            return (block.title, *block.lines)
        case SignatureSpace():
            return (*block.facts, block.signature_label, block.date_label)
        case BulletList(lines) | SmallPrint(lines):
            return lines
        case _:
            return _prose_texts(block)


def _prose_texts(block: Heading | Statement | Paragraph | PageBreak) -> tuple[str, ...]:
    match block:
        case Heading():
            return (block.number, block.text)
        case Statement():
            return (block.number, block.lead, block.source, block.about, block.text)
        case Paragraph():
            return (block.text,)
        case PageBreak():
            return ()


def _table_texts(block: Table | KeyValues | ThenAndNow | Timeline) -> tuple[str, ...]:
    match block:
        case KeyValues():
            return (block.summary, *(text for pair in block.pairs for text in pair))
        case ThenAndNow():
            return _table_texts(block.table)
        case Timeline():
            events = (text for event in block.events for text in (event.when, event.more, event.kind))
            return (block.alt, *events, *_table_texts(block.table))
        case Table():
            cells = (cell for row in block.rows for cell in row)
            return (block.caption, block.summary, *block.columns, *cells, block.note)
