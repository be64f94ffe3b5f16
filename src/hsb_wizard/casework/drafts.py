"""Text that was being typed when the program ended: how it becomes an entry, and how the screen says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Origin, Voice
from hsb_wizard.assessment.model import Answer, Assessment
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.assessment.say import Pen
from hsb_wizard.forms.form import Form
from hsb_wizard.values import replace

if TYPE_CHECKING:
    from hsb_wizard.assessment.kinds import CaseId, PractitionerId
    from hsb_wizard.store.drafts import Draft

NOTE = "#note"  # a draft of the note beside an answer, not of the answer itself
Begun = dict[tuple[str, Voice], str]  # what was being typed and is no answer yet, by its place and voice
PAGE = "#"  # begins the target of words on a page that is said as a whole: they wait until somebody goes on there


def waits(draft: Draft) -> bool:
    """Whether this draft never becomes an entry by itself: half of a reason is nobody's reason."""
    return draft.target.startswith(PAGE)


def own(drafts: Iterable[Draft], case: CaseId | str, who: PractitionerId) -> Begun:
    """What of ``drafts`` was being typed in one assessment, and is nobody's alone or ``who``'s own. Pure."""
    mine = (each for each in drafts if each.case == case and (each.sealed is None or each.who == who))
    return {(each.target, each.voice or Voice.AGREED): each.text for each in mine}


def entries_of_drafts(form: Form, a: Assessment, drafts: Iterable[Draft], pen: Pen) -> tuple[Entry, ...]:
    """One answer entry for each draft that says something else than the record does; unknown places are left out."""
    made: list[Entry] = []
    for draft in drafts:
        path, is_note, _ = draft.target.partition(NOTE)
        if path.split("/")[0] not in form.questions:
            continue
        voice = draft.voice or Voice.AGREED
        before = a.answer(path, voice)
        said = said_of(before)
        said = _with(said, note=draft.text) if is_note else _with(said, value=draft.text)
        if said != said_of(before):
            owner = draft.sealed.owner if draft.sealed else draft.who
            origin = Origin.HERE if owner == draft.who else Origin.PAPER
            made.append(Pen(owner, draft.who, pen.at, origin).answer(a, path, said, voice))
    return tuple(made)


def said_of(before: Answer | None) -> AnswerGiven:
    """What an answer said, as something that can be said again with one thing changed."""
    if before is None:
        return AnswerGiven()
    return AnswerGiven(
        value=before.value,
        missing=before.missing,
        note=before.note,
        sources=before.sources,
        for_whom=before.for_whom,
        confidence=before.confidence,
        who=before.who,
        until=before.until,
        settled=before.settled,
    )


def _with(said: AnswerGiven, *, note: str | None = None, value: str | None = None) -> AnswerGiven:
    if note is not None:
        return replace(said, note=note)
    return replace(said, value=value or None, missing=None)
