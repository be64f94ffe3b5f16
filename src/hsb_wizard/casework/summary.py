"""A record as plain lines for a terminal: where each section stands. Only what this reader may see."""

from __future__ import annotations

from hsb_wizard.assessment.days import clock
from hsb_wizard.assessment.lifecycle import status
from hsb_wizard.assessment.progress import all_progress
from hsb_wizard.casework.record import Record


def lines(record: Record) -> tuple[str, ...]:
    """One fact a line."""
    a, form = record.active, record.form
    made = [
        f"Assessment {a.reference}: {status(a)}",
        f"Assessors: {a.lead_name}, {a.co_name}",
        clock(form, a, record.today).words,
    ]
    for each in all_progress(form, a, record.play):
        section = form.section(each.section)
        mark = f"{section.number} " if section.number is not None else ""
        made.append(
            f"  {mark}{section.short or section.title}: {each.status}, {each.answered} of {each.asked} answered"
        )
    return tuple(made)
