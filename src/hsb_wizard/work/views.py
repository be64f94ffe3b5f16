"""Which view stands at which place: one line for each kind of page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.reviewing import carried_here, to_confirm
from hsb_wizard.casework.moving import newer, plan_move
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work import turns
from hsb_wizard.work.assessing import others
from hsb_wizard.work.ending import PLACES
from hsb_wizard.work.finding import find_view
from hsb_wizard.work.page_names import SITTING
from hsb_wizard.work.view_agree import views_view
from hsb_wizard.work.view_asked import asked_words, question_here
from hsb_wizard.work.view_assessors import again_view, archived_view, assessors_view, ledger_view, replace_view
from hsb_wizard.work.view_base import FormView, ListView, Place, Values
from hsb_wizard.work.view_cards import because_view, gate_view, hand_over_view, mode_view, show_view, who_view
from hsb_wizard.work.view_compare import for_whom_view
from hsb_wizard.work.view_early import early_view
from hsb_wizard.work.view_find import record_things
from hsb_wizard.work.view_findings import choice_words
from hsb_wizard.work.view_help import guidance
from hsb_wizard.work.view_hold_back import held_words, hold_back_view
from hsb_wizard.work.view_inactive import hides_words
from hsb_wizard.work.view_listing import listed_row, listed_rows, pair_view
from hsb_wizard.work.view_move import aside_view, move_view
from hsb_wizard.work.view_pasted import pasted_view
from hsb_wizard.work.view_question import question_view
from hsb_wizard.work.view_read import read_question, read_row, read_rows, read_section
from hsb_wizard.work.view_review import carried_words
from hsb_wizard.work.view_rows import taken_out_view
from hsb_wizard.work.view_section import section_view
from hsb_wizard.work.view_session import session_view
from hsb_wizard.work.view_tasks import tasks_view
from hsb_wizard.work.view_tell import tell_view, told_view
from hsb_wizard.work.view_working import working_view
from hsb_wizard.work.wall import WALL, beside, stands_beside, wall_view
from hsb_wizard.work.wide import bare

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.casework.record import Record
    from hsb_wizard.work.at_work import Work

REWRITTEN = "Once you have changed it, F5 opens the wall."
View = ListView | FormView
Maker = Callable[["Work", Place, "Values | None"], View]


def _hand_over(work: Work, place: Place, held: Values | None) -> View:
    a, to = work.record.assessment, Voice(place.row)
    return hand_over_view(work.record, to, work.desk.is_confirmed(a.lead if to is Voice.LEAD else a.co), place.at)


def _early(work: Work, place: Place, held: Values | None) -> View:
    chosen = (held or {}).get("who", ())
    people, a = turns.supervisors(work), work.record.assessment
    known = frozenset(each for each in (*(who for who, _ in people), a.lead, a.co) if work.desk.is_confirmed(each))
    picked = chosen[0] if isinstance(chosen, tuple) and chosen else ""
    return early_view(work.record, place.at, Voice(place.row), people, known, picked)


def _mode(work: Work, place: Place, held: Values | None) -> View:
    chosen = (held or {}).get("mode", ())
    return mode_view(work.record, place.at, chosen[0] if isinstance(chosen, tuple) and chosen else "")


def _question(work: Work, place: Place, held: Values | None) -> View:
    view = question_view(work.record, place.at, work.me, held)
    marks = (*carried_words(work.record, place.at), *asked_words(work.record, place.at))
    below = (*choice_words(work.record, place.at), *view.below)
    below = (*below, *hides_words(work.record, place.at), *held_words(work.record, place.at))
    return with_wall(work, place, replace(view, above=(*marks, *view.above), below=below))


def _row(work: Work, place: Place, held: Values | None) -> View:
    view = listed_row(work.record, place.at, place.row, work.me, held)
    row = f"{place.at}/{place.row}"
    below = (*view.below, *hides_words(work.record, row), *held_words(work.record, row))
    return with_wall(work, place, replace(view, below=below))


def _replace(work: Work, place: Place, held: Values | None) -> View:
    chosen = (held or {}).get("who", ())
    people = [(each.id, each.name) for each in others(work)]
    return replace_view(work.record, Voice(place.row), people, chosen[0] if chosen else "")


def _rows(work: Work, place: Place, held: Values | None) -> View:
    view = listed_rows(work.record, place.at, work.me)
    if isinstance(view, FormView):
        return view
    marks = (*carried_words(work.record, place.at), *asked_words(work.record, place.at))
    return with_wall(work, place, replace(view, above=(*view.above, *marks)))


def with_wall(work: Work, place: Place, view: View) -> View:
    """The page, with what F5 does there and the wall beside it where one stands."""
    record = work.record
    keys = beside_title(record, place.at) if place.kind in {"question", "rows"} else ""
    lines = beside(record, work.me) if not work.app.session_view and stands_beside(record, place) else ()
    if lines and place.kind == "question" and carried_here(record.form, record.assessment, place.at):
        view = replace(view, above=(*view.above, say(REWRITTEN)))
    if lines and not keys:
        keys = say("F5 A row from the wall") if place.kind == "rows" else say("F5 The wall")
    view = replace(view, where="  ".join(each for each in (keys, view.where) if each))
    if isinstance(view, FormView):
        if not lines and place.kind in {"question", "row"} and not (work.app.session_view or view.pair):
            lines = guidance(record, place.at)
        return replace(view, beside=lines if view.fields else ())
    heard = (lines[0].removeprefix("!"), *lines[2:]) if lines else ()
    if view.under and lines:
        said = tuple(replace(each, beside=each.beside or ("",)) for each in view.lines)
        return replace(view, beside=lines, lines=said)
    return replace(view, lines=tuple(replace(each, beside=each.beside or heard) for each in view.lines))


def _find(work: Work, place: Place, held: Values | None) -> View:
    """What ``place.at`` finds, for plain mode: there it is a page like others, read out whole."""
    things = record_things(work.record, work.me, tasks(work.desk, work.record, reads=work.reads))
    return replace(find_view(things, place.at), keys="Enter Open")


def tasks(desk: Casework, record: Record, *, reads: bool) -> ListView:
    """The task list as whoever is at the keyboard sees it."""
    return tasks_view(record, newer(desk, record), reads=reads)


def _working(work: Work, place: Place, held: Values | None) -> View:
    shut = work.reads or work.desk.read_only or work.record.assessment.closed is not None
    return working_view(work.record, place, writes=not shut)


READ: dict[str, Maker] = {
    "question": lambda work, place, held: read_question(
        work.record, place.at, supervisor=work.supervising, changed=work.ending.looking.lines(place.at)
    ),
    "rows": lambda work, place, held: read_rows(
        work.record, place.at, supervisor=work.supervising, changed=work.ending.looking.lines(place.at)
    ),
    "row": lambda work, place, held: read_row(work.record, place.at, place.row, supervisor=work.supervising),
    "section": lambda work, place, held: read_section(section_view(work.record, place.at, None)),
}


def beside_title(record: Record, path: str) -> str:
    """What F5 does at an answer, where it always stands: a page that is long shows its middle."""
    if to_confirm(record.form, record.assessment, path):
        return say("F5 Still holds (carried forward)")
    return say("F5 A question") if question_here(record, path) else ""


VIEWS: dict[str, Maker] = {
    "tasks": lambda work, place, held: tasks(work.desk, work.record, reads=work.reads),
    "find": _find,
    "newer_form": lambda work, place, held: move_view(plan_move(work.record, work.desk.form)),
    "aside": lambda work, place, held: aside_view(work.record, work.me),
    "section": lambda work, place, held: section_view(work.record, place.at, work.me),
    "question": _question,
    "rows": _rows,
    "row": _row,
    "taken_out": lambda work, place, held: taken_out_view(work.record, place.at),
    "pasted": lambda work, place, held: pasted_view(work.record, place.at, work.moves.table.pasted),
    "tell": lambda work, place, held: tell_view(work.record, place.row, seen=work.seen),
    "working": _working,
    "told": lambda work, place, held: told_view(work.record),
    "session": lambda work, place, held: session_view(work.record, held),
    "who": lambda work, place, held: who_view(work.record, session=work.moves.to_session),
    "hand_over": _hand_over,
    "show": lambda work, place, held: show_view(work.record, work.desk.whose_passphrase(work.record, place.at)),
    "early": _early,
    "mode": _mode,
    "gate": lambda work, place, held: gate_view(work.record),
    "for_whom": lambda work, place, held: for_whom_view(work.record, place.at, held),
    "assessors": lambda work, place, held: assessors_view(work.record),
    "replace": _replace,
    "again": lambda work, place, held: again_view(work.record, place.at, work.me or Voice.LEAD),
    "ledger": lambda work, place, held: ledger_view(work.record),
    "archived": lambda work, place, held: archived_view(work.record, place.at),
    "pair": lambda work, place, held: pair_view(work.record, place.at, place.row, held),
    "views": lambda work, place, held: views_view(work.record, place.at),
    "hold_back": lambda work, place, held: hold_back_view(work.record, place.at),
    "because": lambda work, place, held: because_view(work.record, work.moves.reasons.at),
    WALL: lambda work, place, held: wall_view(work.record, place, work.me),
}


def view_of(work: Work, place: Place, held: Values | None) -> View:
    """What is shown at ``place``. ``held`` is what its form holds, where the same page is shown again."""
    view = work.moves.next_up.said(place, _made(work, place, held))
    return bare(view) if work.app.session_view else view


def _made(work: Work, place: Place, held: Values | None) -> View:
    if place.kind in SITTING:
        return work.ending.sittings.view(place, held)
    if place.kind in PLACES:
        return work.ending.view(place, held)
    maker = READ.get(place.kind) if work.reads else None
    return (maker or VIEWS[place.kind])(work, place, held)
