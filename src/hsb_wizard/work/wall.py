"""The wall: what was agreed to matter, by its number, while sense is made of it and the plan is written. Pure.

A line is a factor that both agreed on, or a sentence that somebody starred in a note; what is used is read from the
texts themselves. No text is made up here, nothing is counted or weighed, and what one assessor wrote alone is read by
nobody else.
"""

from __future__ import annotations

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.naming import ANALYSIS, numbers_in, reference
from hsb_wizard.assessment.stars import starred, texts_of
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.values import Frozen
from hsb_wizard.work.view_base import ListLine, ListView, Place, row_id
from hsb_wizard.work.view_question import ASK_FIRST, factors_said, level_words

PLAN = ("plan_line",)
DROP, WALL = "drop", "wall"
STARRED = "Starred while writing"
NOTHING = (
    "Nothing stands on the wall yet: no priority, concern or strength is agreed, and no sentence of a note begins "
    "with a star (* like this)."
)
HELP = (
    "!The wall",
    "Priorities, concerns and strengths as you agreed them, each by its number. Enter puts the number into your text",
    "where the cursor was; from a table of the plan it begins a row. The words are yours: nothing is written for you.",
    "Used: its number stands in the analysis or the plan, or a row of the plan names it.",
    "Starred: a sentence of any note that begins with a star (* She asked for it.). Enter puts it into your text, word",
    "for word, for you to work on. Documents leave the star out.",
)


class OnWall(Frozen, frozen=True):
    """One factor on the wall. ``used`` says where its number stands; empty: not yet used."""

    path: str
    number: str
    label: str
    level: str
    used: tuple[str, ...]

    @property
    def where(self) -> str:
        """Whether it is used, in words."""
        return say("Used: {places}", places=", ".join(self.used)) if self.used else say("Not yet used")


def wall(record: Record, me: Voice | None) -> tuple[OnWall, ...]:
    """What stands on the wall for whoever is at the keyboard: priorities, then concerns and two views, strengths."""
    form = record.form
    analysis, plan = _named(record, ANALYSIS, me), _named(record, PLAN, me)
    said = factors_said(record)
    made = []
    order = [level for group in ASK_FIRST for level in group]
    for path in (path for level in order for path in said if said[path] == level):
        number = form.factor_number(path)
        places = ((say("analysis"), analysis), (say("plan"), plan))
        used = tuple(place for place, named in places if number in named)
        made.append(
            OnWall(path, number, form.question(path).short_label, level_words(record, path).split(" to ")[0], used)
        )
    return tuple(made)


class Starred(Frozen, frozen=True):
    """One sentence that somebody marked with a star, and where it stands. ``used``: where its words stand again."""

    path: str
    words: str
    about: str
    used: tuple[str, ...]

    @property
    def where(self) -> str:
        """Whether it is used, in words."""
        return say("Used: {places}", places=", ".join(self.used)) if self.used else say("Not yet used")


def starred_on_wall(record: Record, me: Voice | None) -> tuple[Starred, ...]:
    """Every starred sentence that whoever is at the keyboard may read, in the order of the form."""
    form, a = record.form, record.active
    analysis, plan = _texts(record, ANALYSIS, me), _texts(record, PLAN, me)
    places = ((say("analysis"), analysis), (say("plan"), plan))
    order = {path: number for number, path in enumerate(form.questions)}
    found: dict[tuple[str, str], Starred] = {}
    texts = sections_of(record)
    for (voice, at), answer in a.answers.items():
        path = at.partition("/")[0]
        mine = voice in {Voice.AGREED, me} or form.part_of(path) in a.revealed
        if not mine or path.partition(".")[0] in texts:
            continue
        for words in (each for text in texts_of(answer) for each in starred(text)):
            used = tuple(place for place, written in places if words in written)
            found.setdefault((path, words), Starred(path, words, _about(record, path), used))
    for note in a.working_notes:
        for words in starred(note.words):
            used = tuple(place for place, written in places if words in written)
            found.setdefault((note.about, words), Starred(note.about, words, _about(record, note.about), used))
    return tuple(sorted(found.values(), key=lambda each: order.get(each.path, len(order))))


def _about(record: Record, path: str) -> str:
    if not record.form.has(path):
        return say("Working note")
    number = f"{record.form.factor_number(path)} " if path in record.form.factors else ""
    return number + record.form.question(path).short_label


def sections_of(record: Record) -> frozenset[str]:
    """The sections beside which the wall stands: what is starred there is written already."""
    return _sections(record, ANALYSIS + PLAN)


def _texts(record: Record, roles: tuple[str, ...], me: Voice | None) -> str:
    sections, voices = _sections(record, roles), {Voice.AGREED, me}
    return "\n".join(
        text
        for (voice, path), answer in record.assessment.answers.items()
        if voice in voices and path.partition(".")[0] in sections
        for text in texts_of(answer)
    )


def _sections(record: Record, roles: tuple[str, ...]) -> frozenset[str]:
    named = (record.form.pack.roles.get(role, "") for role in roles)
    return frozenset(path.partition(".")[0] for path in named if path)


def _named(record: Record, roles: tuple[str, ...], me: Voice | None) -> frozenset[str]:
    """The numbers that the texts of these sections name, and the factors that their rows answer."""
    sections, voices, factors = _sections(record, roles), {Voice.AGREED, me}, record.form.factors
    found: set[str] = set()
    for (voice, path), answer in record.assessment.answers.items():
        if voice not in voices or path.partition(".")[0] not in sections:
            continue
        values = answer.value if isinstance(answer.value, tuple) else (str(answer.value or ""),)
        found |= numbers_in("\n".join((*values, answer.note, answer.settled)))
        found |= {record.form.factor_number(each) for each in values if each in factors}
    return frozenset(found)


def factor_column(record: Record, path: str) -> str:
    """The field of a repeat that names factors; empty where its rows name none."""
    return next((each.id for each in record.form.question(path).field if each.type == "factors"), "")


def stands_beside(record: Record, place: Place) -> bool:
    """Whether the wall stands beside the page at ``place``: texts of analysis and plan, tables whose rows it feeds."""
    if place.kind not in {"question", "row", "rows"} or not record.form.has(place.at):
        return False
    question = record.form.question(place.at)
    if place.at.partition(".")[0] not in _sections(record, ANALYSIS + PLAN) or question.type == "statement":
        return False
    return place.kind != "rows" or bool(factor_column(record, place.at))


def beside(record: Record, me: Voice | None) -> tuple[str, ...]:
    """The wall as lines to read: first what is not yet used, since those are looked for."""
    found, stars = wall(record, me), starred_on_wall(record, me)
    if not (found or stars):
        return ()
    lines = ["!" + say("The wall: F5 opens it")]
    for heading, group in (
        (say("Not yet used"), [each for each in found if not each.used]),
        (say("Used"), [each for each in found if each.used]),
    ):
        lines += ["", f"!{heading}", *(_words(each) for each in group)] if group else []
    fresh = [each for each in stars if not each.used]
    lines += ["", "!" + say(STARRED), *(f"* {each.words} ({each.about})" for each in fresh)] if fresh else []
    return tuple(lines)


def _words(each: OnWall) -> str:
    used = f": {', '.join(each.used)}" if each.used else ""
    return f"{each.number} {each.label} ({each.level}){used}"


def wall_view(record: Record, place: Place, me: Voice | None) -> ListView:
    """The wall as a list, each line with where it is used; the mark stands at the first that is not yet."""
    lines, level = [], ""
    for each in (found := wall(record, me)):
        if each.level != level:
            level = each.level
            lines.append(ListLine(level))
        lines.append(ListLine(f"  {each.number} {each.label}", each.where, Place(DROP, each.path)))
    first = next((each for each in found if not each.used), None)
    rows = place.row == "rows"
    lines += [] if rows else _starred_lines(record, me)
    does = say("Enter Begin a row") if rows else say("Enter Put it into the text")
    above = (
        say("A row of the plan begins from one.") if rows else say("Its number goes into the text you were writing.")
    )
    mark = row_id(Place(DROP, first.path)) if first else ""
    return ListView(say("The wall"), "", (above,), tuple(lines), keys=does, mark=mark)


def _starred_lines(record: Record, me: Voice | None) -> list[ListLine]:
    stars = starred_on_wall(record, me)
    return [ListLine(say(STARRED))] * bool(stars) + [
        ListLine(f"  {each.words}", each.where, Place(DROP, each.path, each.words), (each.about, "", each.words))
        for each in stars
    ]


def put_between(words: str, before: str) -> str:
    """What goes into a text behind ``before``: the sentence as it was written, with a space where a word stands."""
    return (" " if before and not before[-1].isspace() else "") + words


def dropped(number: str, before: str, after: str = "") -> str:
    """What goes into a text between ``before`` and ``after``: the reference, with a space where a word stands there."""
    space = " " if before and not before[-1].isspace() and before[-1] not in "([" else ""
    return space + reference(number) + (" " if after[:1].isalnum() else "")
