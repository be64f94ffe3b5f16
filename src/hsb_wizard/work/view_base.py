"""What a page of work shows, as plain values: lists of lines, forms of fields, and the place where somebody stands.

Pure functions in the other `view_` modules make these; widgets only draw them. No widget, no desk and no words of a
pack may enter here.
"""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.values import EMPTY, Frozen

MISSING = "?"  # a choice that is a missing state, not a value: "?not_known"
TAKE = "@"  # a choice that takes an assessor's answer as it stands: "@lead", "@co"
TWO_VIEWS = "@two_views"
AFTER_ALL = "@after_all"  # where two views stand: one answer is agreed all the same

Values = Mapping[str, "str | tuple[str, ...]"]  # what a form holds now: field key to text, or to what is chosen


class Place(Frozen, frozen=True):
    """Where somebody stands. ``at`` is a section, a part or a path; ``row`` a row of a repeat or an entry."""

    kind: str
    at: str = ""
    row: str = ""


def row_id(place: Place) -> str:
    """A place as the id of a line."""
    return f"{place.kind} {place.at} {place.row}"


TASKS = Place("tasks")
SESSION = Place("session")
TELL = Place("tell")
WHO = Place("who")


class Choice(Frozen, frozen=True):
    """One thing that can be chosen, with its letter. A letter marks; it never answers and moves on."""

    value: str
    label: str
    letter: str = ""
    anchor: str = ""
    short: str = ""
    alone: bool = False  # nothing else may be chosen beside it

    @property
    def brief(self) -> str:
        """The words beside the letter where several stand in one line."""
        return self.short or self.label


class Field(Frozen, frozen=True):
    """One field of a form. ``kind`` is choice, multi, line, secret or box."""

    key: str
    kind: str
    label: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: tuple[str, ...] = ()
    text: str = ""
    remark: str = ""
    foot: str = ""
    offers: tuple[str, ...] = ()
    leads: bool = False  # it only leads to a page: where nothing is chosen, Enter takes the line at the mark

    @property
    def flows(self) -> bool:
        """Whether the choices are short enough to stand side by side."""
        return self.kind == "choice" and len(self.choices) <= 14 and all(len(c.brief) <= 24 for c in self.choices)

    @property
    def value(self) -> str | tuple[str, ...]:
        """What the field holds."""
        return self.chosen if self.kind in {"choice", "multi"} else self.text


class FormView(Frozen, frozen=True):
    """A page with fields. ``above`` and ``below`` are lines to read; a line that starts with ``!`` is set in bold."""

    title: str
    where: str = ""
    above: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    below: tuple[str, ...] = ()
    go_on: str = "F8 Continue"
    helps: str = ""
    foot: str = ""
    beside: tuple[str, ...] = ()  # what a wide screen shows beside the fields
    pair: tuple[tuple[str, ...], ...] = ()  # two runs of lines in ``above`` that a wide screen sets side by side
    panel: tuple[str, ...] = ()  # a run of lines in ``above`` that a wide screen frames


class Spot(Frozen, frozen=True):
    """Where somebody was writing: the field, what stands before and after the cursor, its row and column."""

    key: str
    before: str
    after: str
    at: tuple[int, int]


class ListLine(Frozen, frozen=True):
    """One line of a list. Without ``place`` it is a heading or a word to read, and the marker passes over it."""

    text: str
    status: str = ""
    place: Place | None = None
    beside: tuple[str, ...] = ()  # what a wide screen says about the marked line
    cells: tuple[str, ...] = ()  # the same line as a wide screen has it in a table
    wide: tuple[str, ...] | None = None  # the rows that it is there, where that is neither table nor the same; (): none


class ListView(Frozen, frozen=True):
    """A page that is a list. ``letters`` are keys that open a place from anywhere on the page."""

    title: str
    where: str = ""
    above: tuple[str, ...] = ()
    lines: tuple[ListLine, ...] = ()
    letters: Mapping[str, Place] = EMPTY
    keys: str = "Enter Open"
    helps: str = ""
    heads: tuple[str, ...] = ()  # of the table that the list is on a wide screen; empty: it is none
    under: bool = False  # what a wide screen says about the marked line stands under the list, not beside it
    beside: tuple[str, ...] = ()  # what stands next to that, whichever line is marked
    mark: str = ""  # the line to stand at, where the page knows better than whoever came back


def toggled(shown: Field, value: str) -> tuple[str, ...]:
    """What is chosen in ``shown`` after ``value`` was picked: the one of a choice, one more or less of several."""
    if shown.kind != "multi":
        return (value,)
    if value in shown.chosen:
        return tuple(each for each in shown.chosen if each != value)
    lonely = {choice.value for choice in shown.choices if choice.alone or choice.value.startswith(MISSING)}
    if value in lonely:
        return (value,)
    order = [choice.value for choice in shown.choices]
    kept = {each for each in shown.chosen if each not in lonely} | {value}
    return tuple(sorted(kept, key=lambda each: order.index(each) if each in order else len(order)))


def by_letter(shown: Field, letter: str) -> Choice | None:
    """The choice that ``letter`` marks."""
    return next((choice for choice in shown.choices if choice.letter and choice.letter == letter.upper()), None)


def with_letters(choices: tuple[Choice, ...], taken: frozenset[str] = frozenset()) -> tuple[Choice, ...]:
    """The same choices, each that has no letter given the next free one; after Z there is none."""
    from hsb_wizard.values import replace

    used = set(taken) | {choice.letter for choice in choices}
    free = iter(letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in used)
    return tuple(choice if choice.letter else replace(choice, letter=next(free, "")) for choice in choices)
