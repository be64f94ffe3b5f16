"""Reading through what leaves: every passage of a document in order, its words folded, and what to look at in it.

It walks the document that the printers see, so nothing can leave that was not here. Marks are for the person who reads;
they decide nothing. No key, no list of names and no record may enter here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from hsb_wizard.report.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    SignatureSpace,
    SmallPrint,
    Statement,
    Table,
    block_texts,
)

LONGEST = 3  # words of a name that are looked for together
_HIDDEN = "\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff\u0300-\u036f"  # shows nothing, or belongs to the letter before
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_HIDDEN}]|['\u2019\u02bc](?=[^\W\d_]))*")
_OF_SOMEBODY = re.compile(r"['\u2019\u02bc]s?$")
_CELL = "|"  # a name does not run from one cell into the next
RELATIONSHIP = re.compile(
    r"(?:half|step|foster|adoptive|grand)?-?(?:mother|father|mum|mam|dad|parent|brother|sister|sibling|son|daughter|child)"
    r"(?:s|ren)?|(?:great-?)?(?:aunt|auntie|uncle|cousin|niece|nephew|twin|nan|nanna|gran|grandma|grandad|grandpa|taid|nain)"
    r"s?|relatives?|partners?|girlfriends?|boyfriends?|wife|husband|neighbours?|friends?|classmates?|carers?|guardians?|"
    r"toddlers?|bab(?:y|ies)|pupils?",
    re.IGNORECASE,
)
STREET = r"road|street|avenue|lane|close|drive|crescent|gardens|terrace|way|place|court|grove|hill|row|square|walk|rise"
ADDRESS = re.compile(
    r"\b[A-Z]{1,2}[0-9][0-9A-Z]?\s?[0-9][ABD-HJLNP-UW-Z]{2}\b"
    rf"|\b\d{{1,4}}[a-z]?,?\s+(?:[A-Z][\w'\u2019-]+\s+){{1,3}}(?i:{STREET})\b"
)
DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
_IN_A_DATE = re.compile(r"\d $")  # "4 May": not somebody called May
LEFT, RIGHT = "\u00ab", "\u00bb"  # marks that an old console and a plain terminal draw as well


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that leaves: its place in the document, the heading or number it stands under, and its words."""

    at: int
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """One to three words of a passage: as they are compared, and where they stand in it."""

    folded: str
    start: int
    end: int


def folded(word: str) -> str:
    """A word as it is compared: no case, no accents, no hidden characters, no 's."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(each for each in plain if unicodedata.category(each)[0] not in "MC")
    return re.sub(r"['\u2019\u02bc]", "", _OF_SOMEBODY.sub("", plain)).casefold()


def runs(text: str) -> Iterator[Run]:
    """Every run of one to three words, whatever stands between them: better one too many than a name missed."""
    words = [(each.start(), each.end(), folded(each.group())) for each in WORD.finditer(text)]
    for first, (start, end, said) in enumerate(words):
        yield Run(said, start, end)
        for last in range(first + 1, min(first + LONGEST, len(words))):
            if _CELL in text[words[last - 1][1] : words[last][0]]:
                break
            yield Run(" ".join(word for _, _, word in words[first : last + 1]), start, words[last][1])


def passages(document: Document) -> tuple[Passage, ...]:
    """Everything a reader of the document can meet, in order: what runs on every page first, then block by block."""
    head = (document.title, document.reference, document.footer, document.marking)
    said = [("", text) for text in head if text]
    where = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            where = f"{block.number} {block.text}".strip()
            said.append((where, where))
        elif isinstance(block, Statement):
            said.append((block.number or where, _statement(block)))
        else:
            shown = [text for text in _texts(block) if text]
            more = [text for text in block_texts(block) if not any(text in each for each in shown)]
            said += [(where, text) for text in (*shown, *more)]
    return tuple(Passage(at, place, text) for at, (place, text) in enumerate(said) if text)


def _statement(block: Statement) -> str:
    source = f" ({block.source})" if block.source else ""
    return f"{block.lead}{source}: {block.words}" if block.lead else block.words


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case BulletList():
            yield from block.items
        case SmallPrint():
            yield from block.lines
        case KeyValues():
            yield from (f"{label}: {text}" for label, text in block.pairs)
        case Callout():
            yield from (block.title, *block.lines)
        case SignatureSpace():
            yield from (*block.facts, block.signature_label, block.date_label)
        case Table():
            yield from (block.caption, " | ".join(block.columns))
            yield from (" | ".join(row) for row in block.rows)
            yield block.note


def addresses(text: str) -> tuple[str, ...]:
    """What looks like an address: a postcode, or a number and a street."""
    return tuple(each.group() for each in ADDRESS.finditer(text))


def look_at(text: str) -> tuple[tuple[int, int], ...]:
    """What a reader should look at: capitalised words that do not open a sentence, and words of relationship."""
    found = []
    for each in WORD.finditer(text):
        word = each.group()
        opens = not text[: each.start()].strip() or text[: each.start()].rstrip()[-1:] in ".!?:|("
        dated = word in DAYS or _IN_A_DATE.search(text[: each.start()]) or re.match(r"[-.]\d", text[each.end() :])
        if RELATIONSHIP.fullmatch(_OF_SOMEBODY.sub("", word)) or (word[:1].isupper() and not opens and not dated):
            found.append((each.start(), each.end()))
    return tuple(found)


def marked(text: str) -> str:
    """The passage with what a reader should look at between marks."""
    made, at = [], 0
    for start, end in look_at(text):
        made += [text[at:start], LEFT, text[start:end], RIGHT]
        at = end
    return "".join([*made, text[at:]])


def never_said(document: Document, words: tuple[str, ...]) -> tuple[Passage, ...]:
    """The passages that hold a word which this document never says; letters stand alone, a phrase in any case."""
    if not words:
        return ()
    any_of = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in words), re.IGNORECASE)
    return tuple(each for each in passages(document) if any_of.search(each.text))
