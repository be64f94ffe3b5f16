"""Where somebody was typing when the program ended: in words for the list of assessments, and as the place to open.

Pure. It reads where a draft belongs, never what it says; a form that does not know the place gives no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.casework.drafts import NOTE, PAGE
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.form import Form
from hsb_wizard.work.view_section import line_label

KEPT = "Something was being typed when the program ended. It was kept"
AS_IT_WAS = "What was typed on a page and not finished was kept: it stands there still."
THERE = KEPT + ", in {section}: {question}. It opens there."


class Draft(Protocol):
    """What is asked of a draft here: the case it is in, and where in it."""

    @property
    def case(self) -> CaseId:
        """In which assessment."""

    @property
    def target(self) -> str:
        """Where in it."""


def left_off(drafts: Iterable[Draft]) -> Mapping[str, str]:
    """For each assessment with drafts the place of the last one, ``section.question`` or with a row; the oldest first.

    Empty where that is no answer but half of a page that is said as a whole.
    """
    return {str(each.case): _place(each.target) for each in drafts}


def _place(target: str) -> str:
    if target.startswith(PAGE):
        return ""
    path, *row = target.partition(NOTE)[0].split("/")[:2]
    return "/".join((path, *row))


def left_off_words(form: Form, place: str) -> str:
    """What the list says of ``place``."""
    if not form.has(place):
        return AS_IT_WAS
    section = form.section(place.partition(".")[0])
    return THERE.format(section=section.title, question=line_label(form.question(place)).rstrip("?"))


def start_at(record: Record, place: str, *, reads: bool) -> str | None:
    """Where the record opens; None where it opens as always: nothing was left off, or it is read and not written."""
    return place if place and not reads and record.form.has(place) else None
