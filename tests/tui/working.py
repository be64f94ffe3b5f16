"""What tests of the work share: a record in memory, written on the shipped form, without a store."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    AssessmentStarted,
    CaseOpened,
    Empty,
    PassFinished,
    Payload,
    PeopleNamed,
)
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework.record import Record, look
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped

LEAD, CO, AGREED = Voice.LEAD, Voice.CO, Voice.AGREED
TODAY = date(2026, 11, 20)
CASE = CaseId("case-of-tests")
AMINA, TOM = PractitionerId("amina"), PractitionerId("tom")
PENS = {voice: Pen(who, who, "2026-11-20T10:00:00+00:00") for voice, who in ((LEAD, AMINA), (CO, TOM), (AGREED, AMINA))}
FACTOR, OTHER = "family.supervision", "family.stance"
OPEN = {"screen.outcome": "go_on"}


@cache
def form() -> Form:
    """Return the shipped form."""
    return shipped()


def started(**names: str) -> Record:
    """Return a new record of Amina and Tom."""
    people = PeopleNamed(AMINA, TOM, names.get("lead", "Amina Khan"), names.get("co", "Tom Reed"))
    first = ((Kind.CASE_OPENED, CaseOpened("A-0007")), (Kind.ASSESSMENT_STARTED, AssessmentStarted("f", "1", "h")))
    entries = [PENS[AGREED].write(CASE, kind, payload) for kind, payload in first]
    entries.append(PENS[AGREED].write(CASE, Kind.PEOPLE_NAMED, people))
    return look(form(), fold(CASE, entries), TODAY)


def says(record: Record, answers: Mapping[str, object], voice: Voice = AGREED) -> Record:
    """Return the record after these answers; a value, or an AnswerGiven."""
    for path, value in answers.items():
        given = value if isinstance(value, AnswerGiven) else AnswerGiven(value)  # type: ignore[arg-type]
        record = record.after([PENS[voice].answer(record.assessment, path, given, voice)])
    return record


def noted(record: Record, kind: Kind, payload: Payload, target: str, voice: Voice | None = None) -> Record:
    """Return the record after one other entry."""
    return record.after([PENS[voice or AGREED].write(CASE, kind, payload, target, voice)])


def rated(record: Record, lead: Mapping[str, object], co: Mapping[str, object], part: str = "family") -> Record:
    """Return the record with both passes of a part answered, finished and shown."""
    record = says(says(record, lead, LEAD), co, CO)
    for voice in (LEAD, CO):
        record = noted(record, Kind.PASS_FINISHED, PassFinished("own_passphrase"), part, voice)
    return noted(record, Kind.PASSES_REVEALED, Empty(), part)
