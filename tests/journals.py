"""Small journals for stories of what happened when: entries said on one line, each at its time, folded for real."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.worlds import AMINA, CASE, TODAY, TOM, form

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, AssessmentStarted, CaseOpened, Empty, Payload, PeopleNamed
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework.record import Record, look

AGREED = Voice.AGREED
NAMES = {"amina": "Amina Khan", "tom": "Tom Rees", "priya": "Priya Nair"}


class Journal:
    """Entries of one record, the oldest first; each method adds one and gives the journal again."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.who, self.at = AMINA, "2026-11-12T09:15:00+00:00"
        started = AssessmentStarted(form().id, form().version, form().hash)
        self.writes(Kind.CASE_OPENED, CaseOpened("A-0007")).writes(Kind.ASSESSMENT_STARTED, started)
        self.writes(Kind.PEOPLE_NAMED, PeopleNamed(AMINA, TOM, "Amina Khan", "Tom Rees"))

    def on(self, day: str, time: str = "10:00", who: PractitionerId = AMINA) -> Journal:
        """From now on it is this day and this time, and that person's turn."""
        self.who, self.at = who, f"{day}T{time}:00+00:00"
        return self

    def writes(
        self, kind: Kind, payload: Payload | None = None, target: str | None = None, voice: Voice | None = None
    ) -> Journal:
        """One entry of this kind."""
        pen = Pen(self.who, self.who, self.at)
        self.entries.append(pen.write(CASE, kind, payload or Empty(), target, voice))
        return self

    def says(self, path: str, value: Any = None, voice: Voice = AGREED, **more: Any) -> Journal:
        """Somebody answers ``path``."""
        return self.writes(Kind.ANSWER_GIVEN, AnswerGiven(value, **more), path, voice)

    def row(self, path: str, row: str, cells: Mapping[str, Any]) -> Journal:
        """A row of a repeat with these cells."""
        self.writes(Kind.ROW_ADDED, None, f"{path}/{row}", AGREED)
        for field, value in cells.items():
            self.says(f"{path}/{row}/{field}", value)
        return self

    def record(self, today: date = TODAY) -> Record:
        """The record as it then stands."""
        return look(form(), fold(CASE, self.entries), today)

    def safety(self) -> Journal:
        """Everything that the safety plan needs."""
        for path in sorted(self.record().play.required):
            if path.startswith("safety.") and path != "safety.until":
                self.says(path, "Arranged")
        return self.says("safety.until", "2026-12-18")
