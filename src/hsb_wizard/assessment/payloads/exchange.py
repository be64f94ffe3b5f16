"""Backups, sealed copies between two laptops, and how long a record is kept, held, taken out or erased.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hsb_wizard.assessment.kinds import PractitionerId


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A proven copy of the store was made; ``elsewhere`` where it went to a folder that somebody named."""

    made: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """The store was put back from the backup made at ``made``; what it replaced stands in the folder ``kept``."""

    made: str
    kept: str


@dataclass(frozen=True, slots=True)
class BundleSent:
    """A sealed copy left: ``what`` is case or pass, ``part`` which one; ``reader`` for whom."""

    what: str
    reader: str
    sha256: str
    record_code: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class BundleBroughtIn:
    """A sealed copy was brought in. ``heads`` is all this store then had of the case: seq by chain.

    ``stores`` are the random names of the stores that its writers belong to, by writer.
    """

    sha256: str
    what: str
    sender: str
    entries: int
    heads: Mapping[str, str] = field(default_factory=dict)
    stores: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeadsSeen:
    """What a writer found of the case before going on with it: seq by chain. Tells "after" from "beside"."""

    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonBroughtIn:
    """Somebody of another store whose work is in this one: name and public keys (hex), and no way in.

    ``sign_keys_before`` are keys of theirs that were replaced; ``slot`` opens their own sealed passes and nothing here.
    """

    practitioner: PractitionerId
    name: str
    box_key: str
    sign_key: str
    sign_keys_before: tuple[str, ...] = ()
    slot: str = ""


@dataclass(frozen=True, slots=True)
class ConflictSettled:
    """What was said apart was settled: ``took`` is the entry that stands, empty where something new is said next.

    The entry's basis names all that stood beside each other.
    """

    took: str = ""
    settled: str = ""


@dataclass(frozen=True, slots=True)
class ReviewDateSet:
    """When somebody looks at whether this record is still kept (ISO date), and why then."""

    review_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class HoldSet:
    """The record may not be erased, because; or it may again (``on`` false)."""

    on: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PayloadRemoved:
    """What one entry said was taken out of the journal: which, why, and who decided."""

    entry: str
    reason: str
    name: str


@dataclass(frozen=True, slots=True)
class CaseErased:
    """A case was erased. Names nobody: ``mark`` is a hash by which a sealed copy of it is known and refused.

    ``chains`` are the random names of its chains, so that a memory of where they ended is no alarm.
    """

    mark: str
    reason: str
    entries: int
    chains: tuple[str, ...] = ()
