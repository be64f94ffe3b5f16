"""What changed in a record since whoever reads it last looked: what was said before and what is said now.

Read from the journal. To have looked is to have opened the record on this laptop on an earlier day; what one assessor
wrote alone is in it once both were shown. Pure but for `looked_at`, which reads the entries on the clerk's thread.
Nothing here is stored, and nothing is counted over a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from concurrent.futures import Future
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from hsb_wizard.assessment.apart import SAID
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind, PractitionerId, Voice
from hsb_wizard.assessment.model import NOBODY
from hsb_wizard.assessment.payloads import AnswerGiven, TwoViews
from hsb_wizard.casework.history import covered
from hsb_wizard.forms.form import Form
from hsb_wizard.values import Frozen, replace

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.casework.record import Record
    from hsb_wizard.store.vault import Vault

Said = AnswerGiven | TwoViews | None
EARLIEST = datetime.min.replace(tzinfo=UTC)


class Change(Frozen, frozen=True):
    """One change at one question or cell: who made it when, what stood there before, what stands there after it.

    What one person changed there on one day is one change, up to where somebody else did.
    """

    at: str
    by: PractitionerId
    voice: Voice
    path: str
    before: Said
    now: Said


class Looked(Frozen, frozen=True):
    """``last``: when somebody last looked, blank for never. ``changes`` since then, the newest first.

    ``moved`` are the factors on which the pair agreed one answer and then another, in form order. ``copied_in``: a
    sealed copy came since, and what it brought may say that it is older than the last look.
    """

    last: str = ""
    changes: tuple[Change, ...] = ()
    moved: tuple[str, ...] = ()
    copied_in: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The questions at which something changed since, the newest first."""
        return tuple(dict.fromkeys(each.path.partition("/")[0] for each in self.changes))


def looked(entries: Iterable[Entry], form: Form, revealed: frozenset[str], who: PractitionerId, today: date) -> Looked:
    """What ``who`` finds changed, by the entries of a record in the journal's order. Pure.

    ``revealed``: the parts of which both were shown what each had answered.
    """
    told = tuple(entries)
    seen = [n for n, each in enumerate(told) if each.kind is Kind.VIEWED and each.who == who and _day(each.at) < today]
    everything = _changes(each for each in told if not covered(each, form, revealed))
    moved = _moved(_by_day(each for _, each in everything), form)
    if not seen:
        return Looked(moved=moved)
    last = told[seen[-1]]
    after = {each.id for each in told[seen[-1] :]}
    new = [each for entry, each in everything if entry in after or _moment(each.at) > _moment(last.at)]
    copied_in = any(each.kind is Kind.BUNDLE_BROUGHT_IN and each.id in after for each in told)
    return Looked(last.at, tuple(reversed(_by_day(new))), moved, copied_in)


def _moment(at: str) -> datetime:
    try:
        then = datetime.fromisoformat(at)
    except ValueError:
        return EARLIEST
    return then if then.tzinfo else then.replace(tzinfo=UTC)


def _day(at: str) -> date:
    return _moment(at).date()


def _changes(entries: Iterable[Entry]) -> list[tuple[str, Change]]:
    """Every change with the entry that made it, in the journal's order."""
    made: list[tuple[str, Change]] = []
    stands: dict[tuple[Voice, str], Said] = {}
    for each in entries:
        for where, now in _said(each, stands):
            before = stands.get(where)
            stands[where] = now
            if before != now:
                made.append((each.id, Change(each.at, each.who, *where, before, now)))
    return made


def _said(entry: Entry, stands: Collection[tuple[Voice, str]]) -> list[tuple[tuple[Voice, str], Said]]:
    """What an entry says and where; a row that is taken out takes its cells with it."""
    if entry.target is None:
        return []
    if entry.kind is Kind.ROW_REMOVED:
        return [((voice, path), None) for voice, path in stands if path.startswith(f"{entry.target}/")]
    if entry.kind not in SAID:
        return []
    voice = Voice.AGREED if entry.kind is Kind.TWO_VIEWS_RECORDED else entry.voice or Voice.AGREED
    now = entry.payload if isinstance(entry.payload, AnswerGiven | TwoViews) else None
    return [((voice, entry.target), now)]


def _by_day(changes: Iterable[Change]) -> list[Change]:
    """The same, what one person changed at one place on one day as one; what was taken back on that day is none."""
    made: dict[int, Change] = {}
    last: dict[tuple[Voice, str], int] = {}
    for number, each in enumerate(changes):
        where, made[number] = (each.voice, each.path), each
        earlier = made.get(last.get(where, -1))
        if earlier is not None and (earlier.by, _day(earlier.at)) == (each.by, _day(each.at)):
            made[number] = replace(each, before=earlier.before)
            del made[last[where]]
        last[where] = number
    return [each for each in made.values() if each.before != each.now]


def _moved(everything: Iterable[Change], form: Form) -> tuple[str, ...]:
    """The factors at which one agreed answer took the place of another, on another day or by another hand."""
    agreed = (each for each in everything if each.voice is Voice.AGREED and each.path in form.factors)
    moved = {each.path for each in agreed if each.before and each.now and _answer(each.before) != _answer(each.now)}
    return tuple(path for path in form.factors if path in moved)


def _answer(said: Said) -> object:
    """What was answered, without the words beside it; recording two views is an answer of its own."""
    return (said.value, said.missing) if isinstance(said, AnswerGiven) else "two views"


def looked_at(desk: Casework, record: Record) -> Future[Looked]:
    """What whoever is at the keyboard finds changed in ``record``. Nothing is written by asking."""
    a, form, who, today = record.assessment, record.form, desk.at_keyboard, desk.today()

    def work(vault: Vault) -> Looked:
        return looked(vault.entries(a.case, who), form, a.revealed, who or NOBODY, today)

    return desk.on_vault(work)
