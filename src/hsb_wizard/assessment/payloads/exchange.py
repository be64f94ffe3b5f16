"""Backups, sealed copies between two laptops, and how long a record is kept, held, taken out or erased.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.values import EMPTY, Frozen


class BackedUp(Frozen, frozen=True):
    """A proven copy of the store was made; ``elsewhere`` where it went to a folder that somebody named."""

    made: str
    elsewhere: bool = False


class Restored(Frozen, frozen=True):
    """The store was put back from the backup made at ``made``; what it replaced stands in the folder ``kept``."""

    made: str
    kept: str


class BundleSent(Frozen, frozen=True):
    """A sealed copy left: ``what`` is case or pass, ``part`` which one; ``reader`` for whom."""

    what: str
    reader: str
    sha256: str
    record_code: str
    part: str = ""


class BundleBroughtIn(Frozen, frozen=True):
    """A sealed copy was brought in. ``heads`` is all this store then had of the case: seq by chain.

    ``stores`` are the random names of the stores that its writers belong to, by writer.
    """

    sha256: str
    what: str
    sender: str
    entries: int
    heads: Mapping[str, str] = EMPTY
    stores: Mapping[str, str] = EMPTY


class HeadsSeen(Frozen, frozen=True):
    """What a writer found of the case before going on with it: seq by chain. Tells "after" from "beside"."""

    heads: Mapping[str, str]


class PersonBroughtIn(Frozen, frozen=True):
    """Somebody of another store whose work is in this one: name and public keys (hex), and no way in.

    ``sign_keys_before`` are keys of theirs that were replaced; ``slot`` opens their own sealed passes and nothing here.
    """

    practitioner: PractitionerId
    name: str
    box_key: str
    sign_key: str
    sign_keys_before: tuple[str, ...] = ()
    slot: str = ""


class ConflictSettled(Frozen, frozen=True):
    """What was said apart was settled: ``took`` is the entry that stands, empty where something new is said next.

    The entry's basis names all that stood beside each other.
    """

    took: str = ""
    settled: str = ""


class ReviewDateSet(Frozen, frozen=True):
    """When somebody looks at whether this record is still kept (ISO date), and why then."""

    review_by: str
    reason: str


class HoldSet(Frozen, frozen=True):
    """The record may not be erased, because; or it may again (``on`` false)."""

    on: bool
    reason: str


class PayloadRemoved(Frozen, frozen=True):
    """What one entry said was taken out of the journal: which, why, and who decided."""

    entry: str
    reason: str
    name: str


class CaseErased(Frozen, frozen=True):
    """A case was erased. Names nobody: ``mark`` is a hash by which a sealed copy of it is known and refused.

    ``chains`` are the random names of its chains, so that a memory of where they ended is no alarm.
    """

    mark: str
    reason: str
    entries: int
    chains: tuple[str, ...] = ()
