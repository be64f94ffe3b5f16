"""What can happen to a case, as values: one frozen entry each, with a payload of its own kind.

This is the journal seen from the desk. Nothing here folds, hashes, saves or draws: the desk's `fold` gives an entry its
meaning and the strong room gives it its place in a chain.
"""

from __future__ import annotations

from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, Origin, PractitionerId, Voice
from hsb_wizard.assessment.payloads import Payload
from hsb_wizard.values import Frozen


class PassOf(Frozen, frozen=True):
    """Whose pass something is said in: the part, the voice, its owner, and the other assessor."""

    part: str
    voice: Voice
    owner: PractitionerId
    other: PractitionerId


class Entry(Frozen, frozen=True):
    """One thing that happened. Its place in a chain (seq, prev, hash, lamport) is the strong room's.

    ``target`` is a question path, a cell path ("plan.line/ROW/who"), a row ("plan.line/ROW"), a part or a finding;
    ``basis`` names the entries this one replaces; ``at`` is ISO 8601 with offset and never used for order.
    ``payload`` is None when it was taken out of the journal. ``beside`` names entries about the same thing that its
    writer did not know of: they were written apart, on another laptop. ``sealed`` is set where it is said in a pass:
    the strong room seals it, and gives it back to whoever has the key.
    """

    id: EntryId
    case: CaseId
    at: str
    kind: Kind
    who: PractitionerId
    typed_by: PractitionerId
    payload: Payload | None
    voice: Voice | None = None
    target: str | None = None
    origin: Origin = Origin.HERE
    basis: tuple[EntryId, ...] = ()
    beside: tuple[EntryId, ...] = ()
    sealed: PassOf | None = None
