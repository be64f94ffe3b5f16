"""Made-up records on the shipped form, without a store: what check, sign and documents are shown from."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    AssessmentStarted,
    CaseOpened,
    Empty,
    GoesAheadBecause,
    PeopleNamed,
    Signed,
)
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework import door
from hsb_wizard.casework.record import Record, look
from hsb_wizard.forms.form import Form

TODAY = date(2026, 11, 20)
CASE = CaseId("c" * 16)
LEAD, CO = PractitionerId("p1"), PractitionerId("p2")
PEN = Pen(LEAD, LEAD, "2026-11-20T14:32:00+00:00")


@cache
def form() -> Form:
    return door.present_form()


def begun() -> Record:
    """Return a record on which nothing was said yet."""
    entries = (
        PEN.write(CASE, Kind.CASE_OPENED, CaseOpened("A-0007")),
        PEN.write(CASE, Kind.ASSESSMENT_STARTED, AssessmentStarted(form().id, form().version, form().hash)),
        PEN.write(CASE, Kind.PEOPLE_NAMED, PeopleNamed(LEAD, CO, "Amina Khan", "Tom Rees")),
    )
    return look(form(), fold(CASE, entries), TODAY)


def said(record: Record, answers: Mapping[str, str], voice: Voice = Voice.AGREED) -> Record:
    """Return the record after these answers."""
    for path, value in answers.items():
        record = record.after((PEN.answer(record.assessment, path, AnswerGiven(value), voice),))
    return record


def row(record: Record, path: str, name: str, cells: Mapping[str, str]) -> Record:
    """Return the record with one more row in a repeat."""
    record = record.after((PEN.write(CASE, Kind.ROW_ADDED, Empty(), f"{path}/{name}", Voice.AGREED),))
    return said(record, {f"{path}/{name}/{field}": value for field, value in cells.items()})


def explained(record: Record, finding: str, because: str, who: str = "", by_when: str = "") -> Record:
    """Return the record after "goes ahead because" was said of one finding."""
    return record.after((PEN.write(CASE, Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause(because, who, by_when), finding),))


def signed(record: Record, who: PractitionerId) -> Record:
    """Return the record after this assessor has signed it."""
    a = record.assessment
    name, role = (a.lead_name, "lead assessor") if who == LEAD else (a.co_name, "co-assessor")
    pen = Pen(who, who, "2026-11-20T15:05:00+00:00")
    entry: Entry = pen.write(CASE, Kind.SIGNED, Signed(role, name, "0" * 64, "Youth justice service"))
    return record.after((entry,))
