"""A disagreement that stands: what must be said of it before it is recorded, and what follows from it afterwards.

A later day asks about it: a task for who finds out, the supervisor where it bears on safety, the next review. All of it
is derived each time. Pure; today is handed in.
"""

from __future__ import annotations

from datetime import date

from hsb_wizard.assessment.days import read_date, working_days_after
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import TwoViews
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say
from hsb_wizard.values import Frozen

WITHIN = 5  # working days until the supervisor sees two views that bear on safety (practice.md part 4)

_ASKED = (
    ("lead_rests_on", "Say what the first view rests on."),
    ("co_rests_on", "Say what the second view rests on."),
    ("would_settle", "Say what would settle it."),
    ("who_finds_out", "Say who finds out."),
    ("by_when", "Say by when."),
)


def lacking(views: TwoViews) -> tuple[str, str]:
    """The first field that lacks something before two views can be recorded, and what to say; empty where none does."""
    for name, words in _ASKED:
        if not getattr(views, name).strip():
            return name, say(words)
    if views.bears_on_safety and not (views.until_then.strip() and views.decided_by.strip()):
        words = say("It bears on safety: say which arrangements apply until then, and who decided.")
        return ("decided_by" if views.until_then.strip() else "until_then"), words
    return "", ""


class OpenViews(Frozen, frozen=True):
    """Two views that stand, as a task: what would settle it, who finds out, by when, and whether that day is past.

    ``supervisor_by``: the day by which the supervisor has seen it; None where it does not bear on safety or nobody
    knows when it was recorded (brought in from a file).
    """

    path: str
    about: str
    would_settle: str
    who: str
    by_when: str
    overdue: bool
    bears_on_safety: bool
    supervisor_by: date | None


def open_views(form: Form, a: Assessment, today: date) -> tuple[OpenViews, ...]:
    """Every disagreement that stands in ``a``, in form order."""
    paths = sorted((path for path in a.two_views if form.has(path)), key=form.place_of)
    return tuple(_open(form, a, path, today) for path in paths)


def _open(form: Form, a: Assessment, path: str, today: date) -> OpenViews:
    views = a.two_views[path]
    due = read_date(views.by_when)
    recorded = read_date(a.views_at.get(path, "")[:10])
    question = form.question(path)
    number = f"{form.factor_number(path)} " if question.type == "rating" else ""
    return OpenViews(
        path=path,
        about=number + question.short_label,
        would_settle=views.would_settle,
        who=views.who_finds_out,
        by_when=views.by_when,
        overdue=due is not None and due < today,
        bears_on_safety=views.bears_on_safety,
        supervisor_by=working_days_after(recorded, WITHIN) if views.bears_on_safety and recorded else None,
    )


def review_asks(a: Assessment, path: str) -> str:
    """What a later review asks of a disagreement that stood; empty where none did, or where it was asked already."""
    views = a.two_views.get(path)
    if views is None or path not in a.views_carried:
        return ""
    settle = views.would_settle.rstrip(".") + "."
    return say("These two views stood before. Would settle it: {settle} Has it been settled, and how?", settle=settle)


def seen_by_supervisor(a: Assessment, path: str) -> bool:
    """Whether the supervisor has dealt with these two views: asked about them, or signed after reading."""
    return a.countersigned is not None or any(each.path == path for each in a.asked)
