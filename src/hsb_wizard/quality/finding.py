"""What a quality rule has to say, as a value, and what a rule is. No rule of its own stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

from hsb_wizard.assessment.days import read_date, read_partial
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer, Assessment
from hsb_wizard.assessment.payloads import Value
from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.form import Form
from hsb_wizard.quality.house_rules import DEFAULTS, HouseRules
from hsb_wizard.quality.phrases import read_at
from hsb_wizard.values import Frozen

STOP, WHY, THINK = "stop", "why", "think"
STEPS = ("open", "sign", "countersign", "agree", "close", "export")


class Finding(Frozen, frozen=True):
    """One thing to mend, explain or think about.

    ``moment`` is stop, why or think; ``step`` the step it counts at; ``place`` the question or cell it jumps to (empty
    where there is nothing to mend). ``key`` names it for "Goes ahead because"; ``goes_ahead`` is what was said.
    ``about`` keeps findings apart that jump to one place (the priorities that no line of the plan answers).
    """

    id: str
    moment: str
    step: str
    message: str
    remedy: str
    place: str
    references: tuple[str, ...] = ()
    goes_ahead: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """Rule and place, and what it is about where that is another: what "Goes ahead because" is said about."""
        return f"{self.id}:{self.place}" + (f":{self.about}" if self.about else "")


class Row(Frozen, frozen=True):
    """One row of a repeat: ``at`` is its place, ``number`` counts from 1 as the page does."""

    assessment: Assessment
    at: str
    number: int

    def place(self, field: str) -> str:
        """The cell of this field."""
        return f"{self.at}/{field}"

    def value(self, field: str) -> Value | None:
        """What the cell holds; None where it is blank."""
        return self.assessment.value(self.place(field))

    def text(self, field: str) -> str:
        """The cell as text."""
        return self.assessment.text(self.place(field))

    def chosen(self, field: str) -> tuple[str, ...]:
        """What is chosen in a cell that takes several."""
        return several(self.value(field))

    def day(self, field: str) -> date | None:
        """The day in the cell; the first of its month or year where no more is known."""
        return first_day(self.text(field))


def several(value: Value | None) -> tuple[str, ...]:
    """A value that may be one or several, as several."""
    return value if isinstance(value, tuple) else (str(value),) if value else ()


def first_day(text: str) -> date | None:
    """The first day that a date or partial date can mean; None where it is none."""
    whole = read_date(text) if text else None
    parts = None if whole or not text else read_partial(text)
    return date(parts[0], parts[1] or 1, parts[2] or 1) if parts else whole


class Case(Frozen, frozen=True, dict=True):
    """All that a rule may look at: one record, folded once, and what the team has set. It lives for one review."""

    form: Form
    assessment: Assessment
    play: Play
    today: date
    house_rules: HouseRules = DEFAULTS
    stops_explained: int = 0  # how many stops go ahead for a reason; known once the other rules have spoken

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """(place, text) of what the pair wrote: answers in words and notes. A child's own words are not among them."""
        return tuple(self._texts())

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return {}

    @cached_property
    def judged(self) -> Mapping[str, frozenset[str]]:
        """The rated factors at which the pair agreed a level, in form order, each with the accounts it rests on."""
        on = (path for path in self.form.factors if self.play.on_route(path.partition(".")[0]))
        return {path: self._accounts(path) for path in on if self.assessment.value(path) is not None}

    def _accounts(self, path: str) -> frozenset[str]:
        """Every source given there, without its day: two visits to one place are one account."""
        given = (source for each in self.heard(path) for source in each.sources)
        return frozenset(source.partition(",")[0].strip().casefold() for source in given)

    @cached_property
    def lowered(self) -> str:
        """All those texts as one, in small letters."""
        return "\n".join(text for _, text in self.texts).casefold()

    def _texts(self) -> Iterator[tuple[str, str]]:
        looked_at, revealed = read_at(self.form), self.assessment.revealed
        for (voice, place), answer in self.assessment.answers.items():
            path, _, cell = place.partition("/")
            if voice is not Voice.AGREED and self.form.part_of(path) not in revealed:
                continue
            if isinstance(answer.value, str) and (f"{path}/{cell.partition('/')[2]}" if cell else path) in looked_at:
                yield place, answer.value
            if answer.note and path in looked_at:
                yield place, answer.note

    def role(self, name: str) -> str:
        """The place that the pack gives this role; empty where it gives none: nothing is asked or said there."""
        return self.form.pack.roles.get(name, "")

    def label(self, role: str) -> str:
        """What the question of this role is called where space is small."""
        return self.form.question(self.role(role)).short_label

    def answer(self, role: str) -> Answer | None:
        """The agreed answer of this role."""
        return self.assessment.answer(self.role(role))

    def said(self, role: str) -> bool:
        """Whether the question of this role has a value or a missing state; a repeat also counts with a row."""
        path = self.role(role)
        answer = self.assessment.answer(path)
        return (answer is not None and answer.says_something) or bool(self.assessment.rows.get(path))

    def honest(self, role: str) -> bool:
        """Whether it has a value, or a missing state that says more than the state alone (who, by when, why)."""
        return tells(self.answer(role)) or bool(self.assessment.rows.get(self.role(role)))

    def text(self, role: str) -> str:
        """The agreed value of this role as text."""
        return self.assessment.text(self.role(role))

    def chosen(self, role: str) -> tuple[str, ...]:
        """What is chosen at a question that takes several."""
        return several(self.assessment.value(self.role(role)))

    def day(self, role: str) -> date | None:
        """The day said at this role."""
        return first_day(self.text(role))

    def rows(self, role: str) -> list[Row]:
        """The rows of the repeat of this role, in order."""
        if role not in self._rows:
            path = self.role(role)
            held = enumerate(self.assessment.rows.get(path, ()), start=1)
            self._rows[role] = [Row(self.assessment, f"{path}/{row}", number) for number, row in held]
        return self._rows[role]

    def on_route(self, role: str) -> bool:
        """Whether the section of this role belongs to this record."""
        return self.play.on_route(self.role(role).partition(".")[0])

    def asked(self, role: str) -> bool:
        """Whether the question of this role is put to the pair now."""
        return self.on_route(role) and self.role(role) in self.play.shown

    def heard(self, path: str) -> list[Answer]:
        """Everything said at ``path`` that both assessors may see: one rating is never told to the other by a rule."""
        shown = self.form.part_of(path) in self.assessment.revealed
        voices = (Voice.AGREED, Voice.LEAD, Voice.CO) if shown else (Voice.AGREED,)
        found = (self.assessment.answer(path, voice) for voice in voices)
        return [each for each in found if each is not None and each.says_something]


def tells(answer: Answer | None) -> bool:
    """Whether an answer has a value, or a missing state that says more than the state alone."""
    if answer is None or not answer.says_something:
        return False
    return answer.value is not None or bool(answer.who or answer.until or answer.note)


Found = Iterator[tuple[str, ...]]  # (message, place) of each finding, and what it is about where places are shared
Judge = Callable[[Case], Found]


class Rule(Frozen, frozen=True):
    """One quality rule: its id of requirements.md part 8, its weight and step of practice.md part 6, and its judge."""

    id: str
    moment: str
    step: str
    remedy: str
    references: tuple[str, ...]
    judge: Judge
    exception: bool = True  # whether "goes ahead because" may be said; Q05 may not
