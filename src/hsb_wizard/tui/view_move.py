"""A newer version of the record's form: the line that offers it, the page with the report, what is kept aside. Pure.

Nothing of what one assessor wrote alone is shown to the other.
"""

from __future__ import annotations

from hsb_wizard.assessment.entries import Voice
from hsb_wizard.casework.moving import MoveReport, kept_aside
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.form import Form
from hsb_wizard.tui.view_base import ListLine, ListView, Place

NEWER, MOVE, ASIDE = Place("newer_form"), Place("move_form"), Place("aside")
TITLE = "A newer version of this form"
STAY = "Stay: this assessment goes on with the form it was started on"
DO_MOVE = "Move to the new form"
KEPT = "Kept, and no longer asked since the form changed"
CAN_GO_BACK = "It can be moved back: 'hsb-wizard forms move' with the old one. Signed records never move."
NOTHING = "Nothing is kept aside that you may see here."


def newer_line(form: Form | None) -> tuple[ListLine, ...]:
    """The one line of the task list, where a newer form is installed."""
    if form is None:
        return ()
    beside = ("This assessment stays on its own form unless you move it. Enter shows what moving would do.",)
    return (ListLine(f"A newer version of this form is here: {form.version}", place=NEWER, beside=beside),)


def aside_line(record: Record) -> tuple[ListLine, ...]:
    """The line that leads to what is kept aside, where anything is."""
    if not record.assessment.aside:
        return ()
    return (ListLine(KEPT, place=ASIDE, beside=("It counts nowhere, and comes back if the form asks it again.",)),)


def move_view(report: MoveReport) -> ListView:
    """What moving would do, and the two ways on; staying stands first."""
    lines = [ListLine(line) for line in report.lines]
    if report.refused:
        ways = [ListLine(report.refused)]
    else:
        ways = [ListLine(STAY, place=Place("tasks")), ListLine(DO_MOVE, place=MOVE, beside=(CAN_GO_BACK,))]
    return ListView(TITLE, "", (), (*lines, ListLine(""), *ways), keys="Enter Choose", helps=CAN_GO_BACK)


def aside_view(record: Record, voice: Voice | None) -> ListView:
    """What is kept and no longer asked, as whoever is at the keyboard may see it."""
    kept = kept_aside(record, voice) or (NOTHING,)
    back = ListLine("Back to the task list", place=Place("tasks"))
    return ListView(KEPT, "", (), (*(ListLine(each) for each in kept), ListLine(""), back), keys="Enter Back")
