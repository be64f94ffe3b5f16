"""Small records told in lines of words, one doing a line, so that a rule has three stories on half a page.

family.pressures = concern | what was seen || School; Home visit     an answer, with note and sources
sense.how ? not_known | note | who | 2026-12-04                      a missing state, and what was said with it
plan.line + who = Dan Petrov; by_when = 2026-12-18                   a row
lead family.pressures = concern                                      what one assessor rated
two views family.pressures / shown family / written 2026-11-01 / today 2026-12-01 / override
signed 2026-11-10 / checked by Ruth; knows = ...; senior = ... / card interprets = enough / asked sense.how
review / goes ahead KEY
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.worlds import AMINA, CASE, PEN, World, new_world

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import EntryId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    AssessmentStarted,
    CardJudged,
    Countersigned,
    Empty,
    GateOverridden,
    GoesAheadBecause,
    QuestionAsked,
    Signed,
    TwoViews,
)
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework.training_cases import answer, rating
from hsb_wizard.values import replace

RUTH = PractitionerId("ruth")
LISTS = frozenset({"multi", "factors"})
VOICES = {"lead": Voice.LEAD, "co": Voice.CO}


@dataclass(frozen=True)
class Teller:
    """A world and the pen that writes the next line."""

    world: World
    pen: Pen = PEN
    rows: int = 0

    def write(self, kind: Kind, payload: Any, target: str | None = None, voice: Voice | None = None) -> Teller:
        return replace(self, world=self.world.after(self.pen.write(CASE, kind, payload, target, voice)))

    def by(self, who: PractitionerId, kind: Kind, payload: Any, target: str | None = None) -> Teller:
        entry = Entry(EntryId(f"{who}{kind}{target}"), CASE, self.pen.at, kind, who, who, payload, target=target)
        return replace(self, world=self.world.after(entry))

    def says(self, path: str, words: str, voice: Voice = Voice.AGREED) -> Teller:
        given = AnswerGiven(**self._given(path, words))
        entry = self.pen.answer(self.world.a, path, given, voice)
        return replace(self, world=self.world.after(entry))

    def _given(self, path: str, words: str) -> dict[str, Any]:
        question = self.world.form.question(path)
        cell = path.partition("/")[2].partition("/")[2]
        kind = self.world.form.field(path.partition("/")[0], cell).type if cell else question.type
        made = rating(words) if kind == "rating" or question.confidence else answer(words)
        made["sources"] = tuple(made.get("sources", ()))
        if "value" in made and kind in LISTS:
            made["value"] = tuple(made["value"].split(", "))
        if "value" in made and kind == "number":
            made["value"] = int(made["value"])
        return made

    def row(self, path: str, cells: str) -> Teller:
        number = self.rows + 1
        told = replace(self, rows=number).write(Kind.ROW_ADDED, Empty(), f"{path}/r{number}", Voice.AGREED)
        for cell in filter(None, (each.strip() for each in cells.split(";"))):
            name, _, words = (each.strip() for each in cell.partition("="))
            told = told.says(f"{path}/r{number}/{name}", words)
        return told


def tell(*blocks: str, over: World | None = None) -> World:
    """The world that these lines come to, in order, over another or from a case that has just been opened."""
    told = Teller(over or new_world())
    for block in blocks:
        for line in filter(None, (each.strip() for each in block.splitlines())):
            told = _line(told, line)
    return told.world


def _line(told: Teller, line: str) -> Teller:
    for word, do in DOINGS.items():
        if line == word or line.startswith(f"{word} "):
            return do(told, line.removeprefix(word).strip())
    path, sign, rest = line.split(" ", 2)
    if sign == "+":
        return told.row(path, rest)
    return told.says(path, f"? {rest}" if sign == "?" else rest)


def _alone(voice: Voice) -> Callable[[Teller, str], Teller]:
    def say(told: Teller, rest: str) -> Teller:
        path, _, words = rest.split(" ", 2)
        return told.says(path, words, voice)

    return say


def _forget(told: Teller, rest: str) -> Teller:
    path, _, which = rest.partition(" ")
    if which:
        for row in _rows_where(told, path, which):
            told = told.write(Kind.ROW_REMOVED, Empty(), f"{path}/{row}", Voice.AGREED)
        return told
    a = told.world.a
    for row in a.rows.get(path, ()):
        told = told.write(Kind.ROW_REMOVED, Empty(), f"{path}/{row}", Voice.AGREED)
    cleared = [(each, told.pen.clear(a, path, each)) for each in Voice]
    a = replace(told.world.a, two_views={name: each for name, each in told.world.a.two_views.items() if name != path})
    return replace(told, world=replace(told.world, a=a).after(*(entry for _, entry in cleared if entry)))


def _rows_where(told: Teller, path: str, which: str) -> list[str]:
    field, _, words = (each.strip() for each in which.partition("="))
    a = told.world.a
    return [row for row in a.rows.get(path, ()) if a.text(f"{path}/{row}/{field}") == words]


def _in(told: Teller, rest: str) -> Teller:
    path, _, more = rest.partition(" ")
    which, _, cells = more.partition(":")
    rows = _rows_where(told, path, which)
    assert rows, rest
    for row in rows:
        for cell in filter(None, (each.strip() for each in cells.split(";"))):
            name, _, words = (each.strip() for each in cell.partition("="))
            if words:
                told = told.says(f"{path}/{row}/{name}", words)
            elif entry := told.pen.clear(told.world.a, f"{path}/{row}/{name}"):
                told = replace(told, world=told.world.after(entry))
    return told


def _signed(told: Teller, day: str) -> Teller:
    told = replace(told, pen=replace(told.pen, at=f"{day}T09:00:00+00:00"))
    for who in (told.world.a.lead, told.world.a.co):
        told = told.by(who, Kind.SIGNED, Signed("assessor", who, "f"))
    return told


def _checked(told: Teller, rest: str) -> Teller:
    who, *said = (each.strip() for each in rest.split(";"))
    more: dict[str, Any] = {name.strip(): words.strip() for name, _, words in (each.partition("=") for each in said)}
    person = {"Ruth": RUTH, "Amina": AMINA}[who]
    return told.by(person, Kind.COUNTERSIGNED, Countersigned("supervisor", who, "f", **more))


def _card(told: Teller, rest: str) -> Teller:
    card, _, judged = (each.strip() for each in rest.partition("="))
    return told.by(RUTH, Kind.CARD_JUDGED, CardJudged(judged, "So I read it."), card)


def _review(told: Teller, _: str) -> Teller:
    form = told.world.form
    return told.write(Kind.ASSESSMENT_STARTED, AssessmentStarted(form.id, form.version, form.hash, "review"))


DOINGS: Mapping[str, Callable[[Teller, str], Teller]] = {
    "forget": _forget,
    "in": _in,
    "lead": _alone(Voice.LEAD),
    "co": _alone(Voice.CO),
    "two views": lambda told, path: told.write(Kind.TWO_VIEWS_RECORDED, TwoViews(would_settle="the file"), path),
    "shown": lambda told, part: told.write(Kind.PASSES_REVEALED, Empty(), part),
    "written": lambda told, day: replace(told, pen=replace(told.pen, at=f"{day}T10:00:00+00:00")),
    "today": lambda told, day: replace(told, world=replace(told.world, today=date.fromisoformat(day))),
    "override": lambda told, _: told.write(
        Kind.GATE_OVERRIDDEN, GateOverridden("Ruth", "Court on Monday", "2026-12-04")
    ),
    "signed": _signed,
    "checked by": _checked,
    "card": _card,
    "asked": lambda told, path: told.by(RUTH, Kind.QUESTION_ASKED, QuestionAsked("How do you know?"), path),
    "review": _review,
    "goes ahead": lambda told, key: told.write(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause("Meeting", "Amina"), key),
}
