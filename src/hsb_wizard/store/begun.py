"""Passes as the journal has them: begun, put away, their keys boxed anew; and who a pass is boxed for.

A key comes out of a box only where it is the one that the pass committed to.
"""

from __future__ import annotations

from collections.abc import Iterable

from hsb_wizard.assessment.entries import Entry, PassOf
from hsb_wizard.assessment.kinds import CaseId, PassId
from hsb_wizard.assessment.payloads import PassOpened, PassReboxed, PassReplaced
from hsb_wizard.store import practitioners, seals
from hsb_wizard.store.elsewhere import brought_in
from hsb_wizard.store.room import Room
from hsb_wizard.store.seals import Addressees
from hsb_wizard.values import Frozen, replace


class Begun(Frozen, frozen=True):
    """A pass as the journal has it: its opening, the last boxes of its key, and whose it is."""

    opening: PassOpened
    last: PassOpened | PassReboxed
    case: CaseId
    of: PassOf
    put_away: bool = False  # somebody else's counts instead: it is not gone on with, and not shown

    @property
    def id(self) -> PassId:
        """Its own id."""
        return self.opening.id

    @property
    def readers(self) -> frozenset[str]:
        """Who reads it alone, beside the recovery code."""
        return frozenset(self.opening.boxes) - {seals.RECOVERY}

    def key_for(self, who: str, secret: bytes) -> bytes | None:
        """The key in the box addressed to ``who``, where ``secret`` opens it and it is the one committed to."""
        for held in (self.last, self.opening):
            key = seals.taken(held, self.of.owner, who, secret)
            if key is not None and seals.commitment(key) == self.opening.commitment:
                return key
        return None


def begun_in(entries: Iterable[Entry]) -> tuple[Begun, ...]:
    """The passes that were begun, in the order they were, each with the boxes made last."""
    found: dict[PassId, Begun] = {}
    for entry in entries:
        said = entry.payload
        if isinstance(said, PassOpened) and entry.voice is not None:
            of = PassOf(entry.target or "", entry.voice, said.owner, said.other)
            found[said.id] = Begun(said, said, entry.case, of)
        elif isinstance(said, PassReboxed) and said.id in found:
            found[said.id] = replace(found[said.id], last=said)
        elif isinstance(said, PassReplaced):
            away = [each for each in found.values() if (each.of.part, each.of.voice) == (entry.target, entry.voice)]
            found |= {each.id: replace(each, put_away=True) for each in away}
    return tuple(found.values())


def addressees(room: Room, of: PassOf, readers: Iterable[str]) -> Addressees:
    """Who a pass is boxed for now: its readers and the recovery code; and in halves, every supervisor and the other."""
    connection = room.connection
    public: dict[str, bytes] = {each.practitioner: bytes.fromhex(each.box_key) for each in brought_in(connection)}
    public |= practitioners.box_keys(connection)
    public |= {who: personal.box_public_key for who, personal in room.signers.items()}
    others = [each.id for each in practitioners.listed(connection) if "supervisor" in each.roles]
    alone = {who: public[who] for who in readers if who in public}
    alone[seals.RECOVERY] = practitioners.recovery_key(connection)
    supervisors = {str(who): public[who] for who in others if who not in (of.owner, of.other)}
    other = (of.other, public[of.other]) if of.other in public else None
    return Addressees(alone, supervisors, other)
