"""The two assessors of a record: another person assesses instead, or one of the two rates a part again, having seen.

Whichever it is, what was rated before is put away and kept. Nobody is replaced in passing: a reason is asked, and the
journal says who decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.assessment.agreement import alone_parts, alone_paths
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, PassReplaced, PeopleNamed
from hsb_wizard.assessment.replacing import PERSON, SEEN
from hsb_wizard.assessment.say import new_row
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.errors import NotAllowed

if TYPE_CHECKING:
    from hsb_wizard.store.practitioners import Practitioner

MAY_DECIDE = frozenset({"supervisor", "administrator"})


def may_replace(desk: Casework, record: Record) -> str:
    """Why whoever is at the keyboard may not say who assesses; empty where they may."""
    if desk.voice(record) is not None or desk.roles_here & MAY_DECIDE:
        return ""
    return "One of the two assessors, their supervisor or an administrator says who assesses instead."


def replace_assessor(desk: Casework, record: Record, voice: Voice, who: Practitioner, reason: str) -> Step:
    """From now on ``who`` assesses in this voice. Raises NotAllowed (same person, no assessor, no reason).

    What the former assessor rated and both were not shown yet is put away; what both were shown stays as it was agreed,
    under the name of who rated it.
    """
    a = record.assessment
    refused = may_replace(desk, record)
    if refused:
        raise NotAllowed(refused)
    if a.signatures:
        raise NotAllowed("This record is signed: who assessed it stands.", "Another person can assess in a review.")
    if who.id in (a.lead, a.co):
        raise NotAllowed(f"{who.name} is one of the two already.", "Choose somebody else.")
    if "assessor" not in who.roles:
        raise NotAllowed(f"{who.name} is not an assessor here.", "An administrator can add an assessor.")
    if not reason.strip():
        raise NotAllowed("Say in one line why another person assesses.")
    lead = (who.id, who.name) if voice is Voice.LEAD else (a.lead, a.lead_name)
    co = (who.id, who.name) if voice is Voice.CO else (a.co, a.co_name)
    named = PeopleNamed(lead[0], co[0], lead[1], co[1], reason.strip())
    put_away = tuple(
        desk.pen().write(a.case, Kind.PASS_REPLACED, _replaced(record, part, PERSON, reason), part, voice)
        for part in alone_parts(record.form, a)
        if part not in a.revealed and _begun(record, part, voice)
    )
    people = desk.pen().write(a.case, Kind.PEOPLE_NAMED, named)
    return desk.keep(record, *put_away, people, *_rows(desk, record, voice))


def _begun(record: Record, part: str, voice: Voice) -> bool:
    """Whether there is a pass to put away: something said in it, as far as it can be read, or finished."""
    a = record.assessment
    said = any((voice, path) in a.answers for path in alone_paths(record.form, a, part))
    return said or (part, voice) in a.finished or _sealed(a, part, voice)


def _sealed(a: Assessment, part: str, voice: Voice) -> bool:
    """Whether a pass was begun that only its owner's key can read."""
    return any((each.part, each.voice) == (part, voice) for each in a.passes.values())


def _replaced(record: Record, part: str, because: str, reason: str) -> PassReplaced:
    return PassReplaced(because, reason.strip(), alone_paths(record.form, record.assessment, part))


def _rows(desk: Casework, record: Record, voice: Voice) -> tuple[Entry, ...]:
    """In the form's own table: until when the former one assessed, and a row for who comes after."""
    path = record.form.pack.roles.get("assessor", "")
    if not path or "which" not in [each.id for each in record.form.question(path).field]:
        return ()
    a, pen, row = record.assessment, desk.pen(), new_row()
    made: list[Entry] = []
    if "until" in [each.id for each in record.form.question(path).field]:
        for had in a.rows.get(path, ()):
            is_theirs = a.value(f"{path}/{had}/which") == voice.value
            if is_theirs and a.value(f"{path}/{had}/until") is None:
                made.append(pen.answer(a, f"{path}/{had}/until", AnswerGiven(record.today.isoformat())))
    made.append(pen.write(a.case, Kind.ROW_ADDED, Empty(), f"{path}/{row}", Voice.AGREED))
    made.append(pen.answer(a, f"{path}/{row}/which", AnswerGiven(voice.value)))
    return tuple(made)


def rate_again(desk: Casework, record: Record, part: str, voice: Voice, reason: str) -> Step:
    """A new pass of a part that both were shown, marked as having seen the other's; the first is kept.

    Raises NotAllowed before both were shown (going on is free then), for somebody else's pass, and without a reason.
    """
    a = record.assessment
    if part not in a.revealed:
        raise NotAllowed("Both were not shown yet.", "Go on with your answers: that is free.")
    if desk.voice(record) is not voice:
        raise NotAllowed(f"These are {a.name_of(voice)}'s answers. Hand over first.")
    if not reason.strip():
        raise NotAllowed("Say in one line why you rate again.")
    return desk.keep(
        record, desk.pen().write(a.case, Kind.PASS_REPLACED, _replaced(record, part, SEEN, reason), part, voice)
    )
