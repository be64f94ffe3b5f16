"""The fold: entries in, one frozen `Assessment` out. Pure; an entry whose payload was taken out never stops it.

One small function per kind in one dictionary. What an entry means is decided here and nowhere else; whether it is
allowed, open or wise is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hsb_wizard.assessment import apart
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, Kind, Origin, Voice
from hsb_wizard.assessment.model import Answer, Answers, Assessment, Explained, Sitting, Told, WorkingNote
from hsb_wizard.assessment.moving import form_moved
from hsb_wizard.assessment.passes import STEPS as PASSES
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    CaseOpened,
    GateOverridden,
    GoesAheadBecause,
    HeldBackFrom,
    HiddenSettled,
    ModeChosen,
    SittingNoted,
    ToldSomeone,
    TwoViews,
    WorkingNoted,
)
from hsb_wizard.assessment.replacing import LEDGER, noted
from hsb_wizard.assessment.replacing import STEPS as REPLACING
from hsb_wizard.assessment.supervising import SUPERVISING
from hsb_wizard.values import replace

KEEP = "keep"

Step = Callable[[Assessment, Entry, Any], Assessment]


def _case_opened(a: Assessment, e: Entry, p: CaseOpened) -> Assessment:
    imported_by = e.who if e.origin is Origin.IMPORT else ""
    return replace(a, reference=p.reference, training=p.training, opened_at=e.at, imported_by=imported_by)


def _answer_given(a: Assessment, e: Entry, p: AnswerGiven) -> Assessment:
    said = Answer(
        entry=e.id,
        by=e.who,
        at=e.at,
        value=p.value,
        missing=p.missing,
        note=p.note,
        sources=p.sources,
        for_whom=p.for_whom,
        confidence=p.confidence,
        who=p.who,
        until=p.until,
        settled=p.settled,
    )
    voice, path = e.voice or Voice.AGREED, e.target or ""
    answers = a.answers.with_(voice, path, said)
    if a.kept_inactive:
        a = _said_anew(a, path)
    if answers is a.answers and path not in a.two_views:  # growing inside `fold`
        return a
    if voice is Voice.AGREED:
        a = _asked_again(a, path)
    kept = {name: view for name, view in a.two_views.items() if name != path or voice is not Voice.AGREED}
    return replace(a, answers=answers, two_views=kept)


def _answer_cleared(a: Assessment, e: Entry, p: object) -> Assessment:
    return replace(a, answers=a.answers.without(e.voice or Voice.AGREED, e.target or ""))


def _row_added(a: Assessment, e: Entry, p: object) -> Assessment:
    question, _, row = (e.target or "").partition("/")
    have = a.rows.get(question, ())
    if row in have:
        return a
    out = a.left_out - {e.target or ""} if a.left_out else a.left_out
    now = {*have, row}  # a row that is put back stands where it stood
    rows = tuple(each for each in _stood(a, question) if each in now) if row in a.stood.get(question, ()) else ()
    return replace(a, rows={**a.rows, question: rows or (*have, row)}, left_out=out)


def _row_removed(a: Assessment, e: Entry, p: object) -> Assessment:
    question, _, row = (e.target or "").partition("/")
    rows = {**a.rows, question: tuple(each for each in a.rows.get(question, ()) if each != row)}
    stood = {**a.stood, question: _stood(a, question)}
    return replace(a, rows=rows, stood=stood, left_out=a.left_out | {e.target or ""})


def _stood(a: Assessment, question: str) -> tuple[str, ...]:
    """Every row that the table ever had since one was taken out, in the order they were written."""
    before = a.stood.get(question, ())
    return (*before, *(each for each in a.rows.get(question, ()) if each not in before))


def _mode_chosen(a: Assessment, e: Entry, p: ModeChosen) -> Assessment:
    return replace(a, modes={**a.modes, e.target or "": p})


def _two_views(a: Assessment, e: Entry, p: TwoViews) -> Assessment:
    path = e.target or ""
    a = _asked_again(a, path)
    when = a.views_at.get(path, e.at) if path in a.two_views else e.at
    a = replace(a, two_views={**a.two_views, path: p}, views_at={**a.views_at, path: when})
    return replace(a, answers=a.answers.without(Voice.AGREED, path))


def _asked_again(a: Assessment, path: str) -> Assessment:
    """A review has asked about the two views at ``path``."""
    return replace(a, views_carried=a.views_carried - {path}) if path in a.views_carried else a


def _gate_overridden(a: Assessment, e: Entry, p: GateOverridden) -> Assessment:
    return replace(a, override=p, override_at=e.at)


def _told_someone(a: Assessment, e: Entry, p: ToldSomeone) -> Assessment:
    """A later entry about the same thing names the first in its basis and takes its place."""
    told = Told(entry=e.id, by=e.who, at=e.at, fields=p.fields)
    return replace(a, told=(*(each for each in a.told if each.entry not in e.basis), told))


def _working_noted(a: Assessment, e: Entry, p: WorkingNoted) -> Assessment:
    """As with what was told: a later entry takes the place of the one it names."""
    others = (each for each in a.working_notes if each.entry not in e.basis)
    return replace(a, working_notes=(*others, WorkingNote(e.id, e.who, e.at, e.target or "", p.words)))


def _goes_ahead(a: Assessment, e: Entry, p: GoesAheadBecause) -> Assessment:
    """A reason; a blank one takes back what was said."""
    target = e.target or ""
    others = {key: said for key, said in a.goes_ahead.items() if key != target}
    by = {key: who for key, who in a.explained.items() if key != target}
    if not p.because:
        return replace(a, goes_ahead=others, explained=by)
    return replace(a, goes_ahead={**others, target: p}, explained={**by, target: Explained(e.who, e.at)})


def _hidden_settled(a: Assessment, e: Entry, p: HiddenSettled) -> Assessment:
    """Kept: marked with the reason. Removed: two views go here, answers and rows by the clearings that follow."""
    if p.choice == KEEP:
        return replace(a, kept_inactive={**a.kept_inactive, **dict.fromkeys(p.places, p.reason)})
    two_views = {path: views for path, views in a.two_views.items() if path not in p.places}
    kept = {place: why for place, why in a.kept_inactive.items() if place not in p.places}
    return replace(a, two_views=two_views, kept_inactive=kept)


def _held_back(a: Assessment, e: Entry, p: HeldBackFrom) -> Assessment:
    """From whom an answer is held back; from nobody takes it back."""
    others = {place: held for place, held in a.held_back.items() if place != e.target}
    return replace(a, held_back={**others, e.target or "": p} if p.readers else others)


def _said_anew(a: Assessment, path: str) -> Assessment:
    """What was decided on an answer does not hold for another one in its place."""
    places = {path, path.partition("/")[0]}
    return replace(a, kept_inactive={place: why for place, why in a.kept_inactive.items() if place not in places})


def _sitting(a: Assessment, e: Entry, p: SittingNoted) -> Assessment:
    a = replace(a, in_sitting=p.began, with_child=p.began and p.with_child)
    return replace(a, sittings=(*a.sittings, Sitting(e.who, e.at, p))) if p.done or p.next else a


def _conflict_settled(a: Assessment, e: Entry, p: object) -> Assessment:
    """The pair has settled what was said apart; what stands there now is said by the entries that follow."""
    return apart.settled(a, (e.voice or Voice.AGREED, e.target or ""))


def _as_it_stands(a: Assessment, e: Entry, p: object) -> Assessment:
    """Something that happened to the record and changes nothing that was said."""
    return a


def _taken_out(a: Assessment, e: Entry) -> Assessment:
    """What an entry said is gone: nothing is said there now, and what it replaced does not come back."""
    return _answer_cleared(a, e, None) if e.kind is Kind.ANSWER_GIVEN else a


_STEPS: Mapping[Kind, Step] = {
    Kind.CASE_OPENED: _case_opened,
    **REPLACING,
    Kind.ANSWER_GIVEN: _answer_given,
    Kind.ANSWER_CLEARED: _answer_cleared,
    Kind.ROW_ADDED: _row_added,
    Kind.ROW_REMOVED: _row_removed,
    Kind.MODE_CHOSEN: _mode_chosen,
    **PASSES,
    Kind.TWO_VIEWS_RECORDED: _two_views,
    Kind.GATE_OVERRIDDEN: _gate_overridden,
    Kind.TOLD_SOMEONE: _told_someone,
    Kind.WORKING_NOTED: _working_noted,
    Kind.GOES_AHEAD_BECAUSE: _goes_ahead,
    Kind.HIDDEN_SETTLED: _hidden_settled,
    Kind.HELD_BACK_FROM: _held_back,
    Kind.FORM_MOVED: form_moved,
    Kind.SITTING_NOTED: _sitting,
    **SUPERVISING,
    Kind.CONFLICT_SETTLED: _conflict_settled,
    Kind.PAYLOAD_REMOVED: _as_it_stands,
}
STEPS: Mapping[Kind, Step] = {kind: noted(kind, step) if kind in LEDGER else step for kind, step in _STEPS.items()}


def _after(a: Assessment, e: Entry, step: Step) -> Assessment:
    """One step; what was said apart from something else is put beside it and not over it."""
    if e.kind not in apart.CONCERNED or not (e.beside or a.apart):
        return _taken_out(a, e) if e.payload is None else step(a, e, e.payload)
    before = replace(a, answers=Answers(a.answers))  # growing inside `fold`: what was there is looked at afterwards
    return apart.meet(before, _taken_out(a, e) if e.payload is None else step(a, e, e.payload), e)


def apply(assessment: Assessment, entry: Entry) -> Assessment:
    """The assessment after ``entry``. Access kinds and entries without payload leave what was said as it is."""
    step = STEPS.get(entry.kind)
    if step is None:
        return assessment
    assessment = _after(assessment, entry, step)
    return replace(assessment, revision=assessment.revision + 1, changed_at=_changed(assessment.changed_at, entry))


def _changed(before: str, entry: Entry) -> str:
    """When the record was last changed, as everybody may know it: what is said in a pass has no time for the others."""
    return before if entry.sealed is not None or entry.kind.is_of_a_pass else entry.at


class _Growing(Answers):
    """Answers that change in place, while nobody but `fold` can see them: no copy of all for each."""

    __slots__ = ()

    def with_(self, voice: Voice, path: str, answer: Answer) -> Answers:
        """Itself, with ``answer``."""
        self._by[voice, path] = answer
        return self

    def without(self, voice: Voice, path: str) -> Answers:
        """Itself, without what was said there."""
        self._by.pop((voice, path), None)
        return self


def fold(case: CaseId, entries: Iterable[Entry]) -> Assessment:
    """All ``entries`` of one case, in journal order, as one value: what `apply` gives one after another."""
    assessment, revision, changed_at = Assessment(case=case, answers=_Growing()), 0, ""
    for entry in entries:
        step = STEPS.get(entry.kind)
        if step is None:
            continue
        assessment = _after(assessment, entry, step)
        revision, changed_at = revision + 1, _changed(changed_at, entry)
    return replace(assessment, answers=Answers(assessment.answers), revision=revision, changed_at=changed_at)
