"""What is due on a record, as one list: worked out each time from what it says, stored nowhere. Pure.

Gaps that go ahead, what somebody finds out, requests to chase, two views, the plan, dates that run out. What signing,
supervision and review ask for is `tasks_after`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hsb_wizard.assessment.days import read_date, working_days_after
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.two_views import open_views
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say
from hsb_wizard.values import Frozen

SHORT = 60  # signs of what people wrote that a line quotes
ASKS = ("who_by_when", "review_date")  # what a missing state asks for where it is a task
MOVED = ("done", "stopped")  # how a piece of work stands when it is due no more


class Task(Frozen, frozen=True):
    """One thing to do: what, who, by which day (ISO, empty where none was said), and the place where it is done.

    ``place`` is a question or cell; ``page`` another page by its name, where it is not done at an answer.
    """

    kind: str
    words: str
    who: str = ""
    by: str = ""
    place: str = ""
    page: str = ""

    def late(self, today: date) -> bool:
        """Whether its day is over."""
        day = read_date(self.by)
        return day is not None and day < today


def tasks(record: Record) -> tuple[Task, ...]:
    """Everything that is due on the record, what is due first first; what has no day comes last."""
    from hsb_wizard.casework.tasks_after import after_signing

    if record.assessment.closed:
        return ()
    made = [task for source in SOURCES for task in source(record)]
    made += after_signing(record)
    return tuple(sorted(made, key=_due_first))


def _due_first(task: Task) -> tuple[bool, str, str, str]:
    """Rows of one table that are due on one day stay in the order of the table: their ids are drawn."""
    return not read_date(task.by), task.by, task.kind, task.place.partition("/")[0]


def label_of(form: Form, path: str) -> str:
    """What an answer is about, in the words of lists."""
    question, _, cell = path.partition("/")
    if not form.has(question):
        return next((each.short or each.title for each in form.sections if each.id == question), question)
    number = f"{form.factor_number(question)} " if question in form.factors else ""
    words = number + form.question(question).short_label
    column = cell.partition("/")[2]
    if not column:
        return words
    field = next((each for each in form.question(question).field if each.id == column), None)
    return f"{words}: {field.short or field.label}" if field else words


def shortened(text: str, signs: int = SHORT) -> str:
    """What people wrote, on one line and no longer than a list has room for."""
    line = " ".join(text.split())
    return line if len(line) <= signs else f"{line[: signs - 3].rstrip()}..."


def rows_of(form: Form, a: Assessment, role: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of the repeat with this role: where each stands, and its cells as text. None in a form without it."""
    if not form.has_role(role):
        return
    path = form.role(role)
    for row in a.rows.get(path, ()):
        at = f"{path}/{row}"
        yield at, {each.id: a.text(f"{at}/{each.id}") for each in form.question(path).field}


def option_label(form: Form, role: str, field: str, value: str) -> str:
    """An option of a column in the words of the form."""
    options = form.field(form.role(role), field).options
    return next((each.label for each in options if each.value == value), value)


# ------------------------------------------------------------------ from the record


def gaps(record: Record) -> Iterator[Task]:
    """What goes ahead for a reason and is not mended since."""
    found = findings(record)
    for each in (*found.now, *found.later):
        if each.goes_ahead:
            said = record.assessment.goes_ahead[each.key]
            yield Task("gap", each.message, said.who, said.by_when, each.place)


def finding_out(record: Record) -> Iterator[Task]:
    """What is not known yet, or held back, and somebody finds out or looks at again. A right is no task."""
    for (voice, path), said in record.active.answers.items():
        if voice is not Voice.AGREED or not said.missing or not record.form.has(path):
            continue
        state = record.form.missing(said.missing)
        if state.asks in ASKS and (said.who or said.until):
            yield Task("find_out", f"{label_of(record.form, path)}: {state.label}", said.who, said.until, path)


def chasing(record: Record) -> Iterator[Task]:
    """Requests that nobody has answered: asked again after ten working days, then taken to a named manager."""
    days = record.house_rules.thresholds.chase_days
    for at, cell in rows_of(record.form, record.active, "source_card"):
        status = cell.get("status", "")
        if status not in ("asked", "chased"):
            continue
        agency = option_label(record.form, "source_card", "agency", cell.get("agency", ""))
        again = status == "chased"
        sent = read_date(cell.get("chased_on" if again else "asked_on", ""))
        by = working_days_after(sent, days).isoformat() if sent else ""
        words = say("Take to a named manager: {agency}" if again else "Ask again: {agency}", agency=agency)
        yield Task("escalate" if again else "chase", words, cell.get("asked_by", ""), by, at)


def differing(record: Record) -> Iterator[Task]:
    """Two views that stand: who finds out what would settle them. What a review asks again is not among them."""
    a = record.active
    for each in open_views(record.form, a, record.today):
        if each.path not in a.views_carried:
            yield Task("two_views", say("Two views: {about}", about=each.about), each.who, each.by_when, each.path)


def planned(record: Record) -> Iterator[Task]:
    """Lines of the plan that are due, and restrictions that end."""
    form, a = record.form, record.active
    done = [cell["work"].casefold() for _, cell in rows_of(form, a, "delivery") if cell.get("state") in MOVED]
    for at, cell in rows_of(form, a, "plan_line"):
        work = cell.get("work") or cell.get("change", "")
        if cell.get("by_when") and not any(_same_work(work.casefold(), each) for each in done):
            who = ", ".join(each for each in (cell.get("who", ""), cell.get("agency", "")) if each)
            yield Task("plan", say("Plan: {work}", work=shortened(work)), who, cell["by_when"], at)
        if cell.get("ends"):
            yield Task("ends", say("A restriction ends: {work}", work=shortened(work)), "", cell["ends"], at)


def _same_work(line: str, done: str) -> bool:
    """Whether the work that was done is this line's: one names the other."""
    return bool(line and done) and (line in done or done in line)


DATES = (  # role of a date, and what runs out on it
    ("safety_until", "Safety plan for now: look at it again"),
    ("next_meeting", "Next meeting of the agencies"),
    ("review_on", "Review"),
    ("others_until", "Safety of other people: the judgement lapses"),
    ("own_until", "Own safety and wellbeing: the judgement lapses"),
)
OF_ADVICE = (
    ("advice_due", "Advice is due"),
    ("advice_review", "Advice awaited: look at it again"),
)


def dated(record: Record) -> Iterator[Task]:
    """Dates of the record on which something runs out or comes together."""
    form, a = record.form, record.active
    roles = (*DATES, *(OF_ADVICE if record.play.gate == "hold" else ()))
    for role, words in roles:
        day = a.text(form.role(role)) if form.has_role(role) else ""
        if read_date(day):
            yield Task("date", say(words), "", day, form.role(role))
    for at, cell in rows_of(form, a, "meeting"):
        if cell.get("held") == "planned" and read_date(cell.get("on", "")):
            kind = option_label(form, "meeting", "kind", cell.get("kind", ""))
            yield Task("meeting", kind.partition(":")[0], "", cell["on"], at)
    if a.override and record.play.gate == "overridden":
        screen = say("Do the screen that was left open")
        yield Task("screen", screen, a.override.name, a.override.will_be_done, form.role("gate"))


SOURCES = (gaps, finding_out, chasing, differing, planned, dated)
