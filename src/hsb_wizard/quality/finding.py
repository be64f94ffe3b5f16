"""What a quality rule has to say, as a value, and what a rule is. No rule of its own stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.form import Form

STOP, WHY, THINK = "stop", "why", "think"
STEPS = ("open", "sign", "countersign", "agree", "close", "export")


@dataclass(frozen=True, slots=True)
class Finding:
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


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may look at: one record, folded once."""

    form: Form
    assessment: Assessment
    play: Play
    today: date

    def role(self, name: str) -> str:
        """The place that the pack gives this role."""
        return self.form.role(name)

    def said(self, role: str) -> bool:
        """Whether the question of this role has a value or a missing state."""
        answer = self.assessment.answer(self.role(role))
        return answer is not None and answer.says_something

    def honest(self, role: str) -> bool:
        """Whether it has a value, or a missing state that says more than the state alone (who, by when, why)."""
        answer = self.assessment.answer(self.role(role))
        if answer is None or not answer.says_something:
            return False
        return answer.value is not None or bool(answer.who or answer.until or answer.note)

    def text(self, role: str) -> str:
        """The agreed value of this role as text."""
        return self.assessment.text(self.role(role))

    def on_route(self, role: str) -> bool:
        """Whether the section of this role belongs to this record."""
        return self.play.on_route(self.role(role).partition(".")[0])


Judge = Callable[[Case], Iterator[tuple[str, ...]]]  # (message, place) of each finding, and what it is about


@dataclass(frozen=True, slots=True)
class Rule:
    """One quality rule: its id of requirements.md part 8, its weight and step of practice.md part 6, and its judge."""

    id: str
    moment: str
    step: str
    remedy: str
    references: tuple[str, ...]
    judge: Judge
    exception: bool = True  # whether "goes ahead because" may be said; Q05 may not
