"""A review beside what it began from: what was carried forward, what was confirmed, then and now, in words.

Nothing is worked out about which way a thing went: better, same or worse is said by people. Pure.
"""

from __future__ import annotations

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer, Assessment
from hsb_wizard.assessment.payloads import ComparedAtReview
from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.form import Form
from hsb_wizard.values import Frozen


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
    return tuple(path for path in form.questions if path in p.shown and carried_here(form, a, path))


def carried_here(form: Form, a: Assessment, path: str) -> tuple[str, ...]:
    """Every answer at a question, or in the cells of its rows, that nobody has confirmed or changed yet."""
    if not form.has(path) or form.question(path).type != "repeat":
        return (path,) if carried(a, path) else ()
    cells = (f"{path}/{row}/{each.id}" for row in a.rows.get(path, ()) for each in form.question(path).field)
    return tuple(cell for cell in (path, *cells) if carried(a, cell))


def to_confirm(form: Form, a: Assessment, path: str) -> tuple[str, ...]:
    """Those of `carried_here` that say one thing, so that one key can say that it still holds. Two views are asked."""
    return tuple(each for each in carried_here(form, a, path) if a.answer(each) is not None)


def new_since(form: Form, now: Assessment, before: Assessment) -> tuple[str, ...]:
    """The questions and cells at which the pair says something else than in ``before``, in form order.

    Told apart by which entry said it: two laptops need not agree on the time.
    """
    paths = {path for voice, path in (*now.answers, *before.answers) if voice is Voice.AGREED}
    changed = [path for path in paths if form.has(path) and _said_by(now, path) != _said_by(before, path)]
    return tuple(sorted(changed, key=lambda path: (form.place_of(path.partition("/")[0]), path)))


def _said_by(a: Assessment, path: str) -> str:
    said = a.answer(path)
    return said.entry if said else ""


# Family, feelings, how they see themselves: in 2013 inspectors found least had moved there (HMIP 2013, 6.5).
WEAK = ("F4.5-", "F4.7-", "F4.15-11")


def in_weak_area(form: Form, path: str) -> bool:
    """Whether the factor belongs to one of those three, by what it was made from."""
    return any(ref.startswith(WEAK) for ref in form.question(path).refs)


class ThenAndNow(Frozen, frozen=True):
    """One rated factor at two moments."""

    path: str
    then: Answer | None
    now: Answer | None
    two_views_then: bool
    two_views_now: bool
    carried: bool
    since: ComparedAtReview | None  # what people say of it
    weak: bool  # of the three areas in which inspectors found least had moved


def then_and_now(form: Form, a: Assessment) -> tuple[ThenAndNow, ...]:
    """Every factor that was rated then or is rated now, in form order. Empty where this is no review."""
    if a.then is None:
        return ()
    made = []
    for path in form.factors:
        then, now = a.then.answer(path), a.answer(path)
        views_then, views_now = path in a.then.two_views, path in a.two_views
        if then or now or views_then or views_now:
            said, weak = a.since.get(path), in_weak_area(form, path)
            made.append(ThenAndNow(path, then, now, views_then, views_now, carried(a, path), said, weak))
    return tuple(made)
