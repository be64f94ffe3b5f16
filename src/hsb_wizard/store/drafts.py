"""Drafts: text still being typed, kept for the moment the power goes. The one thing in a store outside the journal.

A draft of a pass is sealed like its pass: its row says neither where nor in whose voice.
"""

from __future__ import annotations

from hsb_wizard.assessment.entries import PassOf
from hsb_wizard.assessment.kinds import CaseId, PractitionerId, Voice
from hsb_wizard.store.engine import Connection
from hsb_wizard.values import Frozen


class Draft(Frozen, frozen=True):
    """Text that was being typed at ``target`` in ``voice`` (None where nobody's voice is asked), and when.

    ``who`` typed it; ``sealed`` says in whose pass.
    """

    case: CaseId
    target: str
    voice: Voice | None
    who: PractitionerId
    text: str
    at: str
    sealed: PassOf | None = None


def put(connection: Connection, draft: Draft) -> None:
    """Keep ``draft`` in the place of the one before it."""
    row = (draft.case, draft.target, _voice(draft.voice), draft.who, draft.at, draft.text)
    connection.execute("INSERT OR REPLACE INTO draft (case_id, target, voice, who, at, text) VALUES (?,?,?,?,?,?)", row)


def drop(connection: Connection, case: CaseId, target: str, voice: Voice | None) -> None:
    """Drop a draft; nothing happens where there is none."""
    key = (case, target, _voice(voice))
    connection.execute("DELETE FROM draft WHERE case_id = ? AND target = ? AND voice = ?", key)


def all_of(connection: Connection) -> tuple[Draft, ...]:
    """Give every draft, the oldest first."""
    found = connection.execute("SELECT case_id, target, voice, who, text, at FROM draft ORDER BY at, case_id, target")
    return tuple(
        Draft(CaseId(case), target, Voice(voice) if voice else None, PractitionerId(who), text, at)
        for case, target, voice, who, text, at in found
    )


def _voice(voice: Voice | None) -> str:
    return "" if voice is None else voice.value
