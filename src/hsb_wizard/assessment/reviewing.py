"""A review beside what it began from: what was carried forward, what was confirmed, then and now, in words.

Nothing is worked out about which way a thing went: better, same or worse is said by people. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from hsb_wizard.assessment.model import Answer, Assessment
from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.form import Form


def carried(a: Assessment, path: str) -> bool:
    """Whether the answer at ``path`` is still the one a review began from: nobody has confirmed or changed it."""
    if a.then is None:
        return False
    if path in a.views_carried:
        return True
    now, then = a.answer(path), a.then.answer(path)
    return now is not None and then is not None and now.entry == then.entry


def carried_paths(form: Form, a: Assessment, p: Play) -> tuple[str, ...]:
    """Every question that is asked now and whose answer was carried forward, in form order; rows by their cells."""
    return tuple(path for path in form.questions if path in p.shown and _carried_any(form, a, path))


def _carried_any(form: Form, a: Assessment, path: str) -> bool:
    if form.question(path).type != "repeat":
        return carried(a, path)
    cells = (f"{path}/{row}/{each.id}" for row in a.rows.get(path, ()) for each in form.question(path).field)
    return any(carried(a, cell) for cell in cells)


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """One rated factor at two moments."""

    path: str
    then: Answer | None
    now: Answer | None
    two_views_then: bool
    two_views_now: bool
    carried: bool


def then_and_now(form: Form, a: Assessment) -> tuple[ThenAndNow, ...]:
    """Every factor that was rated then or is rated now, in form order. Empty where this is no review."""
    if a.then is None:
        return ()
    made = []
    for path in form.factors:
        then, now = a.then.answer(path), a.answer(path)
        views_then, views_now = path in a.then.two_views, path in a.two_views
        if then or now or views_then or views_now:
            made.append(ThenAndNow(path, then, now, views_then, views_now, carried(a, path)))
    return tuple(made)
