"""Answers to what is no longer asked: kept, counted nowhere, back as soon as the question returns.

Hidden is not deleted (peers.md part 4). Nothing about inactive answers is stored but what the pair decides on them at
signing; which they are follows from the record and its form each time. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.model import Answers, Assessment
from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.scope import RowScope
from hsb_wizard.values import Frozen, replace

REMOVE = "remove"  # beside `fold.KEEP`


class Group(Frozen, frozen=True):
    """Everything that one answer hides: ``because`` is the question or cell it stands at, ``places`` what is kept.

    A place is a question, or a cell ("plan.line/ROW/ends"). ``undecided`` are those nothing was decided on at signing.
    """

    because: str
    places: tuple[str, ...]
    undecided: tuple[str, ...]
    reason: str = ""  # why the rest is kept


def inactive(form: Form, a: Assessment, p: Play) -> tuple[str, ...]:
    """The questions and cells at which something is said that is not asked now, in form order."""
    said = _said(a)
    gone = {path for path in said if path not in p.shown}
    if len(p.opening) < len(form.sections):
        gone |= {path for path in said if not p.on_route(path.partition(".")[0])}
    with_rows = {path for path, rows in a.rows.items() if rows and path not in gone}
    places = sorted((path for path in gone | with_rows if form.has(path)), key=form.place_of)
    return tuple(place for path in places for place in ((path,) if path in gone else _all_cells(form, a, path)))


def active(form: Form, a: Assessment, p: Play) -> Assessment:
    """The record without what is not asked now: what rules, progress and documents are made from."""
    gone = frozenset(inactive(form, a, p))
    if not gone:
        return a
    kept = {key: answer for key, answer in a.answers.items() if not _within(key[1], gone)}
    return replace(
        a,
        answers=Answers(kept),
        rows={path: rows for path, rows in a.rows.items() if path not in gone},
        two_views={path: views for path, views in a.two_views.items() if path not in gone},
    )


def groups(form: Form, a: Assessment, p: Play) -> tuple[Group, ...]:
    """What is inactive, by the answer that hides it, in form order of what is hidden."""
    found: dict[str, list[str]] = {}
    for place in inactive(form, a, p):
        found.setdefault(hidden_by(form, p, place), []).append(place)
    return tuple(_group(a, because, tuple(places)) for because, places in found.items())


def undecided(form: Form, a: Assessment, p: Play) -> tuple[Group, ...]:
    """The groups that stand in the way of signing until the pair keeps or removes them."""
    return tuple(each for each in groups(form, a, p) if each.undecided)


def hidden_by(form: Form, p: Play, place: str) -> str:
    """The question or cell whose answer takes ``place`` out of play: the nearest one that is itself asked."""
    seen = {place}
    while True:
        place = _asks(form, p, place)
        if place in seen or "/" in place or _asked(p, place):
            return place
        seen.add(place)


def _said(a: Assessment) -> frozenset[str]:
    """Questions at which somebody said something; cells of rows that were taken out say nothing any more."""
    direct = {path for _, path in a.answers if "/" not in path}
    return frozenset(direct | {path for path, rows in a.rows.items() if rows} | set(a.two_views))


def _all_cells(form: Form, a: Assessment, path: str) -> Iterator[str]:
    """The cells of a table that say something and are not asked now."""
    if any(form.field_logic(path, each.id) for each in form.question(path).field):
        for row in a.rows.get(path, ()):
            yield from _cells(form, a, path, row)


def _cells(form: Form, a: Assessment, path: str, row: str) -> Iterator[str]:
    """The cells of one row that say something and are not asked now."""
    columns = [each.id for each in form.question(path).field]
    values = {each: value for each in columns if (value := a.value(f"{path}/{row}/{each}")) is not None}
    scope = RowScope(values)
    for each in columns:
        logic = form.field_logic(path, each)
        place = f"{path}/{row}/{each}"
        if logic is not None and logic.test(scope) is not True and a.answer(place) is not None:
            yield place


def _asked(p: Play, path: str) -> bool:
    return path in p.shown and p.on_route(path.partition(".")[0])


def _asks(form: Form, p: Play, place: str) -> str:
    """The question or cell that the logic of ``place`` asks of first."""
    path, _, cell = place.partition("/")
    section = path.partition(".")[0]
    if cell:
        row, _, column = cell.partition("/")
        logic = form.field_logic(path, column)
        return f"{path}/{row}/{logic.first}" if logic else path
    if path in p.shown:  # its whole section is off the route
        only = form.section_logic(section, "only_when")
        return _named(form, only.first) if only and p.route == "full" else form.role("response")
    logic = form.logic(path, "show_when")
    return _named(form, logic.first) if logic else path


def _named(form: Form, name: str) -> str:
    """The question behind a name in logic: age and gate are asked of questions as well."""
    return {"case.age": form.role("born"), "case.gate": form.role("gate"), "": form.role("gate")}.get(name, name)


def _within(path: str, gone: frozenset[str]) -> bool:
    return path in gone or path.partition("/")[0] in gone


def _group(a: Assessment, because: str, places: tuple[str, ...]) -> Group:
    reasons = dict.fromkeys(a.kept_inactive[each] for each in places if each in a.kept_inactive)
    return Group(because, places, tuple(each for each in places if each not in a.kept_inactive), "; ".join(reasons))
