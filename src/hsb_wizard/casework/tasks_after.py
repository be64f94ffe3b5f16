"""What signing, supervision and review ask for, as tasks beside those of `tasks`. Worked out each time, stored nowhere.

A change that matters, or information that came late, asks somebody to decide what it changes (Q30, Q115).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hsb_wizard.assessment.days import clock, read_date, working_days_after, written_on
from hsb_wizard.assessment.lifecycle import (
    CHECKED,
    OPEN_QUESTION,
    SIGNED,
    SIGNED_WITH_GAPS,
    in_work,
    state_of,
    status,
    with_actions,
)
from hsb_wizard.assessment.reviewing import carried_paths
from hsb_wizard.assessment.two_views import open_views, seen_by_supervisor
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import exceptions
from hsb_wizard.casework.tasks import Task, label_of, option_label, rows_of, shortened
from hsb_wizard.sentences import say, say_number

RECEIVED = ("received", "nil_return")
LATE = "information"  # the kind of a change that says what came late was looked at


def after_signing(record: Record) -> Iterator[Task]:
    """Everything of this module."""
    for source in (on_the_way, changes, came_late, safety_views, questions, cards, shared, reviewing):
        yield from source(record)


def on_the_way(record: Record) -> Iterator[Task]:
    """The next step of the record itself."""
    a, numbers = record.assessment, record.house_rules.thresholds
    now, written = status(a), written_on(a)
    if in_work(a):
        due = clock(record.form, a, record.today).due
        if due is not None and a.then is None:
            yield Task("sign", say("Sign: the suggested 28 days end"), "", due.isoformat(), page="sign")
    elif now in (SIGNED, SIGNED_WITH_GAPS):
        yield Task("check", say("A supervisor checks what was signed"), page="standing")
        if exceptions(record) > numbers.exceptions:
            yield Task("senior", say("A senior manager looks at it: many exceptions"), page="standing")
    elif now == CHECKED and written:
        by = working_days_after(written, numbers.meeting_days).isoformat()
        yield Task("agree", say("The agencies meet and agree it"), "", by, page="standing")


def changes(record: Record) -> Iterator[Task]:
    """Changes in the log on which nobody has decided yet."""
    days = record.house_rules.thresholds.change_days
    for at, cell in rows_of(record.form, record.active, "change_log"):
        if cell.get("looked_again") and cell.get("decided"):
            continue
        heard = read_date(cell.get("on", ""))
        by = working_days_after(heard, days).isoformat() if heard else ""
        kind = option_label(record.form, "change_log", "kind", cell.get("kind", "")) or say("a change")
        yield Task("change", say("Decide what it changes: {change}", change=kind), "", by, at)


def came_late(record: Record) -> Iterator[Task]:
    """What an agency sent after both had signed, until a change of that kind says what was decided."""
    form, a, written = record.form, record.active, written_on(record.assessment)
    if written is None:
        return
    noted = [
        day
        for _, cell in rows_of(form, a, "change_log")
        if cell.get("kind") == LATE and (day := read_date(cell.get("on", "")))
    ]
    for at, cell in rows_of(form, a, "source_card"):
        came = read_date(cell.get("received_on", ""))
        if cell.get("status") in RECEIVED and came and came > written and not any(day >= came for day in noted):
            agency = option_label(form, "source_card", "agency", cell.get("agency", ""))
            by = working_days_after(came, record.house_rules.thresholds.change_days).isoformat()
            words = say("Came after signing: {agency}. Decide what it changes", agency=agency)
            yield Task("late", words, "", by, form.role("change_log") if form.has_role("change_log") else at)


def safety_views(record: Record) -> Iterator[Task]:
    """Two views that bear on safety: a supervisor sees them within five working days."""
    a = record.active
    for each in open_views(record.form, a, record.today):
        if each.bears_on_safety and not seen_by_supervisor(a, each.path):
            by = each.supervisor_by.isoformat() if each.supervisor_by else ""
            words = say("A supervisor sees two views on safety: {about}", about=each.about)
            yield Task("safety_views", words, "", by, each.path)


def questions(record: Record) -> Iterator[Task]:
    """Questions that wait for an answer, or to be closed."""
    a = record.assessment
    for each in a.asked:
        if each.closed:
            continue
        waits = state_of(a, each) == OPEN_QUESTION
        words = say(
            "Answer a question: {about}" if waits else "Close a question: {about}",
            about=label_of(record.form, each.path),
        )
        yield Task("question", words, "" if waits else say("Supervisor"), place=each.path, page=f"asked {each.entry}")


def cards(record: Record) -> Iterator[Task]:
    """Cards that are enough with actions."""
    for card, judged in with_actions(record.assessment).items():
        yield Task(
            "card", say("Supervisor: {words}", words=shortened(judged.said.sentence)), place="", page=f"card {card}"
        )


def shared(record: Record) -> Iterator[Task]:
    """The young person hears the result within ten days of signing (Q102)."""
    form, written = record.form, written_on(record.assessment)
    if written is None or not form.has_role("copy"):
        return
    given = (cell for _, cell in rows_of(form, record.active, "copy") if cell.get("document") == "young_person")
    if not any(cell.get("sent_on") for cell in given):
        by = written + timedelta(days=record.house_rules.thresholds.share_days)
        yield Task("share", say("The young person hears the result"), "", by.isoformat(), form.role("copy"))


def reviewing(record: Record) -> Iterator[Task]:
    """What a review has not asked about yet."""
    form, a = record.form, record.assessment
    if a.then is None:
        return
    for path in sorted(a.views_carried):
        if form.has(path):
            yield Task(
                "review_views", say("Ask again about two views: {about}", about=label_of(form, path)), place=path
            )
    left = len(carried_paths(form, a, record.play))
    if left:
        words = say_number(
            left,
            "{number} answer carried forward: confirm or change",
            "{number} answers carried forward: confirm or change",
        )
        yield Task("carried", words, page="review")
