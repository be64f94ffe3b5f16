"""Session view: what may be on the screen while the young person or family is in the room. Pure.

No reference, clock, status, rating, finding or other agency may enter here.
"""

from __future__ import annotations

from hsb_wizard.casework.record import Record
from hsb_wizard.work.view_base import FormView, Values
from hsb_wizard.work.view_rows import cell_field
from hsb_wizard.work.view_voice import helps

TITLE = "Today"
SHOWN = ("today_plan", "notes", "own_words")
DATE = "on"


def session_row(record: Record) -> str:
    """Today's row of the session notes; empty where there is none yet."""
    path = record.form.role("session_notes")
    today = record.today.isoformat()
    rows = record.assessment.rows.get(path, ())
    return next((row for row in reversed(rows) if record.assessment.text(f"{path}/{row}/{DATE}") == today), "")


def session_view(record: Record, typed: Values | None = None) -> FormView:
    """The page with today's plan in plain words, what helps, notes and their own words."""
    path, row = record.form.role("session_notes"), session_row(record)
    helped = helps(record).replace("Helps: ", "What helps: ")
    fields = tuple(
        cell_field(record, record.form.field(path, name), f"{path}/{row or 'new'}/{name}", typed or {})
        for name in SHOWN
    )
    return FormView(TITLE, "", (helped,) if helped else (), fields, go_on="F2 End")
