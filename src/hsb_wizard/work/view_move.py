"""A newer version of the record's form: the line that offers it, the page with the report, what is kept aside. Pure.

Nothing of what one assessor wrote alone is shown to the other.
"""

from __future__ import annotations

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.moving import MoveReport, kept_aside
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.form import Form
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, Place, Values

NEWER, ASIDE = Place("newer_form"), Place("aside")
FORM_PAGES = frozenset({NEWER.kind, ASIDE.kind})
TITLE = "A newer version of this form"
STAY = "Stay: this assessment goes on with the form it was started on"
DO_MOVE = "Move to the new form"
KEPT = "Kept, and no longer asked since the form changed"
CAN_GO_BACK = "It can be moved back with 'hsb-wizard forms move'. Signed records never move."
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


def move_view(report: MoveReport) -> FormView:
    """Stay or move, staying chosen, and under it what moving does."""
    ways = () if report.refused else (Choice("stay", STAY, "S"), Choice("move", DO_MOVE, "M"))
    fields = (Field("way", "choice", choices=ways, chosen=("stay",)),) if ways else ()
    above = (report.refused,) if report.refused else (CAN_GO_BACK,)
    below = () if report.refused and report.old == report.new else ("", "!What moving does", *report.lines)
    return FormView(TITLE, "", above, fields, below)


def wants_to_move(values: Values) -> bool:
    """Whether the pair chose to move."""
    return values.get("way") == ("move",)


def aside_view(record: Record, voice: Voice | None) -> FormView:
    """What is kept and no longer asked, as whoever is at the keyboard may see it."""
    return FormView(KEPT, "", (), (), kept_aside(record, voice) or (NOTHING,), go_on="F8 Task list")
