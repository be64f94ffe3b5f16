"""What is due, as a list by days; and the small forms that write letters and a calendar file. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import day_words, in_words, read_date, short_day, total_wait, two_dates
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.tasks import Task
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.line import shortened
from hsb_wizard.work.view_base import Field, FormView, ListLine, ListView, Place
from hsb_wizard.work.view_draw import cut

if TYPE_CHECKING:
    from hsb_wizard.casework.sending_out import Letter

TITLE = "What is due"
SOON = 7  # days
WHO = 34  # cells of who does a thing, in a table: below it stands all of it
MEANWHILE = 230  # cells of what is in place meanwhile: two lines of a wide window
NOTHING = "Nothing is due that the record knows of."
LETTER_KINDS = {"request": "asks", "reminder": "asks again", "manager": "to a named manager"}


def due_view(record: Record, due: Collection[Task]) -> ListView:
    """The page: overdue, in the next seven days, later, no day said; each line leads to where it is done."""
    groups: dict[str, list[ListLine]] = {}
    for each in due:
        groups.setdefault(_group(record, each), []).append(_line(each))
    lines = [
        line
        for title in ("Overdue", "In the next seven days", "Later", "No day said")
        if title in groups
        for line in (ListLine(say(title)), *groups[title])
    ]
    late = sum(each.late(record.today) for each in due)
    where = say_number(late, "{number} overdue", "{number} overdue") if late else ""
    letters = {"L": Place("letters"), "K": Place("calendar")}
    keys = "Enter Open  L Letters  K Calendar"
    shown = tuple(lines) or (ListLine(say(NOTHING)),)
    heads = (say("What"), say("By when"), say("Who")) if lines else ()
    return ListView(say(TITLE), where, days_lines(record), shown, letters, keys, heads=heads, under=True)


def _group(record: Record, task: Task) -> str:
    day = read_date(task.by)
    if day is None:
        return "No day said"
    if day < record.today:
        return "Overdue"
    return "In the next seven days" if day <= record.today + timedelta(days=SOON) else "Later"


def _line(task: Task) -> ListLine:
    day = short_day(task.by) if task.by else ""
    status = ", ".join(each for each in (day, task.who.partition(",")[0]) if each)
    beside = (task.words, "", *((f"By {in_words(task.by)}",) if task.by else ()), *((task.who,) if task.who else ()))
    return ListLine(
        f"  {task.words}", status, task_place(task), beside, (f"  {task.words}", day, shortened(task.who, WHO))
    )


def task_place(task: Task) -> Place | None:
    """Where a task is done."""
    if task.page:
        kind, _, at = task.page.partition(" ")
        return Place(kind, at)
    return Place("due_at", task.place, task.kind) if task.place else None


def days_lines(record: Record) -> tuple[str, ...]:
    """The clock with its reasons and what is in place meanwhile, the two dates, and the total wait beside it."""
    form, a = record.form, record.assessment
    first = "  ".join(two_dates(form, a)) or day_words(form, a, record.today)
    wait = total_wait(form, a, record.today)
    reason_at, meanwhile_at = form.role("delay_reason"), form.role("delay_meanwhile")
    options = {each.value: each.label for each in form.question(reason_at).options}
    chosen = a.value(reason_at)
    named = chosen if isinstance(chosen, tuple) else (str(chosen),) if chosen else ()
    because = ", ".join(options.get(each, each) for each in named)
    lines = [f"{first}. {wait}." if wait else f"{first}."]
    lines += (cut(say("Later because: {reasons}", reasons=because), 150),) if because else ()
    if a.text(meanwhile_at):
        said = " ".join(a.text(meanwhile_at).split())
        lines.append(cut(say("In place meanwhile: {what}", what=said), MEANWHILE))
    return tuple(lines)


def letters_view(due: Collection[Letter], folder: str) -> FormView:
    """The letters that would be written, and where."""
    lines = [f"- {each.to}: {say(LETTER_KINDS[each.kind])}" for each in due]
    above = (
        "",
        *(lines or (say("No card says that an agency was asked and has not answered."),)),
        "",
        say("One text file each. No name and no date of birth: you tell them apart from the letter."),
        say("Afterwards write the day on each card, so that it is chased in time."),
    )
    fields = (Field("folder", "line", say("Into the folder"), text=folder),) if due else ()
    return FormView(say("Letters to agencies"), "", above, fields, go_on="F8 Write" if due else "F8 Go back")


def calendar_view(out: str) -> FormView:
    """Where the calendar file goes, and what it holds."""
    above = (
        "",
        say("A file that any calendar takes in: for each day on which something is due, the reference and no more."),
        say("No name, no agency, not what is due. Open this page on that day."),
        "",
    )
    return FormView(say("Calendar file"), "", above, (Field("out", "line", say("File"), text=out),), go_on="F8 Write")
