"""Two assessors: how a part is rated, a pass from its opening to the day both are shown, two views.

Payloads of entries, and nothing else: values only. Boxes and keys are text in hex that only the strong room makes and
reads; the desk hands them on unopened.
"""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.assessment.kinds import PassId, PractitionerId
from hsb_wizard.values import EMPTY, Frozen


class ModeChosen(Frozen, frozen=True):
    """How a part is rated: alone, paper, together; ``why`` where it is together against the pack's default."""

    mode: str
    why: str = ""


class PassFinished(Frozen, frozen=True):
    """One assessor has finished a part; ``how`` is the ledger's word (own_passphrase, declared, paper)."""

    how: str = "declared"
    typed_from_paper_by: str = ""


class PassOpened(Frozen, frozen=True):
    """One assessor begins to answer a part alone; the voice says whose pass, the target which part.

    ``commitment`` is what the key of the pass must match. ``boxes`` hold the key, ``halves`` a half of it, by whom they
    are addressed to; ``recovery`` tells which recovery code they are for. ``seen_other``: begun after both were shown,
    so not sealed, and no first view. ``readable`` is said by the strong room to whoever reads and is never stored.
    """

    id: PassId
    owner: PractitionerId
    other: PractitionerId
    commitment: str = ""
    boxes: Mapping[str, str] = EMPTY
    halves: Mapping[str, str] = EMPTY
    recovery: str = ""
    seen_other: bool = False
    readable: bool = False


class PassReboxed(Frozen, frozen=True):
    """The key of a pass in boxes anew: a passphrase, the recovery code or the supervisors changed."""

    id: PassId
    boxes: Mapping[str, str]
    halves: Mapping[str, str] = EMPTY
    recovery: str = ""


class Sealed(Frozen, frozen=True):
    """An answer of a pass: question, voice, words and what it replaces are inside the box."""

    id: PassId
    box: str


class PassesRevealed(Frozen, frozen=True):
    """Both have finished and both are shown: the keys of their passes (hex), by pass. None where nothing was sealed."""

    keys: Mapping[str, str] = EMPTY


class PassOpenedEarly(Frozen, frozen=True):
    """A pass opened by a supervisor and the present assessor together while its owner is away.

    ``finished``: its owner had finished it, and was not here to have both shown.
    """

    because: str
    supervisor: PractitionerId
    supervisor_name: str
    present: PractitionerId
    present_name: str
    keys: Mapping[str, str] = EMPTY
    finished: bool = False


class TwoViews(Frozen, frozen=True):
    """A standing disagreement, signed as such (practice.md part 4)."""

    lead_rests_on: str = ""
    co_rests_on: str = ""
    would_settle: str = ""
    who_finds_out: str = ""
    by_when: str = ""
    bears_on_safety: bool = False
    until_then: str = ""
    decided_by: str = ""


class PassReplaced(Frozen, frozen=True):
    """A pass is put away and kept, and a new one begins.

    ``because`` is "person" (somebody else rates now) or "seen" (its owner rates again, having seen the other's).
    ``places`` is every question of the part that is answered alone, said or not: which ones were is nobody's to read.
    """

    because: str
    reason: str = ""
    places: tuple[str, ...] = ()


class SameTaken(Frozen, frozen=True):
    """One assessor takes, by one key, every answer of a part that both gave the same; ``how`` is the ledger's word."""

    paths: tuple[str, ...]
    how: str = "declared"
