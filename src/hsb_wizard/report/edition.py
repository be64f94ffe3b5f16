"""Editions: who receives which part of a record. One file each in exports/, an allow-list over share classes.

Authored data, read through `shapes`; no answer is known here. A question in no listed class is in no document.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from hsb_wizard.authored import authored
from hsb_wizard.errors import FormError, ProgramUnreadable, RefusedInput
from hsb_wizard.shapes import EMPTY, Meta, Misshapen, Shape, shaped

SUPERVISION = "supervision"  # what nobody has decided on yet is for the supervisor alone

PartName = Literal[
    "page_one", "review", "sections", "told", "plan", "signatures", "method", "working", "findings", "safety_pages",
    "chapters", "ticked", "planner", "coded", "timing", "copy_out",
]  # fmt: skip
HOUSEHOLDS = {"father": "the father's home", "mother": "the mother's home", "carers": "the carers' home"}
Household = Literal["father", "mother", "carers"]
Reached = Literal["father", "mother", "carers", "young_person", "school"]


class Taken(Shape, frozen=True):
    """A question as one document asks it: where it stands, and the words before the answer; without any, a paragraph.

    ``fields`` names the fields of a repeat that are printed, with the words over each.
    """

    at: str
    label: str = ""
    fields: dict[str, str] = EMPTY


class Chapter(Shape, frozen=True):
    """A chapter in the reader's words: answers, then lines of the edition itself; ``empty`` where none was given."""

    heading: str
    takes: tuple[Taken, ...] = ()
    lines: tuple[str, ...] = ()
    empty: str = ""


class Edition(Shape, frozen=True, kw_only=True):
    """One pattern of a document. ``parts`` are drawn in this order; ``share`` is what may be in them at all.

    ``also`` names questions and whole sections beyond the classes, never what is for supervision. ``reaches`` is in
    whose hands it comes, so that what is held back from them stays out; a place of the safety plan has its own
    (``place_reaches``). ``households``: one document for each. ``unless_ticked``: sections of which an answer is in it
    only where somebody ticked it. ``stands_in``: words in the place of a field that is not for this reader.
    ``never_says``: words that stop it. ``by_hand``: it may be printed at once, without a password.
    """

    schema: Literal[1]
    id: Annotated[str, Meta(pattern=r"^[a-z][a-z-]*\Z")]
    title: str
    reader: str
    order: int
    share: tuple[str, ...]
    also: tuple[str, ...] = ()
    parts: tuple[PartName, ...]
    places: tuple[str, ...] = ()
    chapter: tuple[Chapter, ...] = ()
    needs_signature: bool
    may_be_draft: bool = False
    draft_mark: bool
    relationship_band: bool
    stands_in: dict[str, str] = EMPTY
    reaches: tuple[Reached, ...] = ()
    place_reaches: dict[str, tuple[Reached, ...]] = EMPTY
    households: tuple[Household, ...] = ()
    unless_ticked: tuple[str, ...] = ()
    factors_unless_ticked: tuple[str, ...] = ()  # a row that answers one of these sections' factors waits for a tick
    never_says: tuple[str, ...] = ()
    addressed: str = ""  # how the running line names the reader, where it speaks to them
    by_hand: bool = False
    locked: bool = False  # leaves as a locked PDF and as nothing else
    anonymous: bool = False
    handling: str = ""  # how it is to be handled, at the head of every page
    figures: bool = False  # the chronology on a line of time as well
    body_points: int = 12
    table_points: int = 10
    after: str = ""  # what whoever made it does next
    most_pages: int = 0  # more than these are said on the page that made it; 0: any number

    def carries(self, path: str, share: str) -> bool:
        """Whether a question of this class may be in it at all."""
        if share in self.share:
            return True
        return share != SUPERVISION and (path in self.also or path.partition(".")[0] in self.also)

    def carries_field(self, share: str | None, question: bool) -> bool:
        """Whether a field may be in it: a class of its own decides where it has one, else its ``question`` does."""
        return question if share is None else share in self.share


COPY_OUT = Edition(  # not one of exports/: which questions it takes is the team's to say, in local.toml
    schema=1,
    id="copy-out",
    title="Copy-out sheet",
    reader="the case system of the team",
    order=99,
    share=("professional", "safety_plan", "family", "young_person"),
    parts=("copy_out",),
    needs_signature=True,
    draft_mark=True,
    relationship_band=False,
    stands_in={"relationship": "Another child"},
    locked=True,
)


def editions() -> tuple[Edition, ...]:
    """Every edition of this installation, in order. Raises FormError for one that cannot be read."""
    try:
        files = [each for each in authored("exports").iterdir() if each.name.endswith(".toml")]
    except OSError as problem:
        raise ProgramUnreadable("exports", problem.strerror or "the disk reported an error") from problem
    return tuple(sorted((_read(each) for each in files), key=lambda each: each.order))


def edition(name: str) -> Edition:
    """The edition called ``name``. Raises RefusedInput, naming those there are."""
    known = editions()
    for each in (*known, COPY_OUT):
        if each.id == name:
            return each
    raise RefusedInput(f"there is no edition '{name}'; there are {', '.join(each.id for each in known)}", place=name)


def _read(file: Path) -> Edition:
    try:
        return shaped(Edition, tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise FormError("this edition is not readable TOML", file=file.name) from problem
    except OSError as problem:
        raise ProgramUnreadable(file.name, problem.strerror or "the disk reported an error") from problem
    except Misshapen as problem:
        raise FormError(problem.plainly, file=file.name, key=".".join(map(str, problem.place))) from problem
