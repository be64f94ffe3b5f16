"""Small records for stories of the desk and the reviewer: said on one line, folded for real, without a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import apply
from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import AnswerGiven, AssessmentStarted, CaseOpened, Empty, Payload, PeopleNamed
from hsb_wizard.assessment.play import Play, play
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework.record import Record, look
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped
from hsb_wizard.values import replace

AMINA, TOM = PractitionerId("amina"), PractitionerId("tom")
TODAY = date(2026, 11, 20)  # a Friday
PEN = Pen(AMINA, AMINA, "2026-11-20T10:00:00+00:00")
CASE = CaseId("0123456789abcdef")


@cache
def form() -> Form:
    """Return the shipped form, compiled once."""
    return shipped()


@dataclass(frozen=True)
class World:
    """One record that grows: each method gives a new one. What is said goes through the journal's own entries."""

    form: Form
    a: Assessment
    today: date = TODAY

    def after(self, *entries: Entry) -> World:
        a = self.a
        for entry in entries:
            a = apply(a, entry)
        return replace(self, a=a)

    def wrote(self, kind: Kind, payload: Payload, target: str | None = None, voice: Voice | None = None) -> World:
        return self.after(PEN.write(CASE, kind, payload, target, voice))

    def says(self, path: str, value: Any = None, voice: Voice = Voice.AGREED, **more: Any) -> World:
        """Somebody answers ``path``."""
        return self.after(PEN.answer(self.a, path, AnswerGiven(value, **more), voice))

    def rated(self, path: str, lead: str | None, co: str | None, agreed: str | None = None) -> World:
        """A factor that each assessor has rated, and the pair where ``agreed`` is given."""
        world = self
        for voice, value in ((Voice.LEAD, lead), (Voice.CO, co), (Voice.AGREED, agreed)):
            world = world.says(path, value, voice) if value else world
        return world

    def row(self, path: str, row: str, cells: Mapping[str, Any]) -> World:
        """A row of a repeat with these cells."""
        world = self.wrote(Kind.ROW_ADDED, Empty(), f"{path}/{row}", Voice.AGREED)
        for field, value in cells.items():
            world = world.says(f"{path}/{row}/{field}", value)
        return world

    @property
    def play(self) -> Play:
        return play(self.form, self.a, self.today)

    @property
    def record(self) -> Record:
        return look(self.form, self.a, self.today)


def new_world(of: Form | None = None) -> World:
    """A case that has just been opened, with its two assessors, on the shipped form."""
    used = of or form()
    return World(used, Assessment(CASE)).after(
        PEN.write(CASE, Kind.CASE_OPENED, CaseOpened("A-0007")),
        PEN.write(CASE, Kind.ASSESSMENT_STARTED, AssessmentStarted(used.id, used.version, used.hash)),
        PEN.write(CASE, Kind.PEOPLE_NAMED, PeopleNamed(AMINA, TOM, "Amina Khan", "Tom Rees")),
    )
