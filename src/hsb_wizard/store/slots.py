"""A key slot: one practitioner's passphrase opens the store key and a secret of their own. Pure but for random bytes.

No role and no case may enter a slot: its copy in the people file is readable by whoever holds the folder.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.errors import STORE_SAFE, StoreError
from hsb_wizard.store.chain import canonical
from hsb_wizard.store.keys import DEFAULT, FLOOR, KEY_BYTES, Personal, Profile, passphrase_key, unwrap, wrap

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in the slot table and, word for word, in the people file."""

    practitioner: PractitionerId
    name: str
    salt: bytes
    profile: Profile
    box: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """What a passphrase opens: the store key and the practitioner's own secret."""

    store_key: bytes
    personal: Personal


def same_name(one: str, other: str) -> bool:
    """Tell whether two names as typed are the same person's: case and spaces at the ends and between do not matter."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def make_slot(
    practitioner: PractitionerId, name: str, passphrase: str, opens: Opened, profile: Profile = DEFAULT
) -> Slot:
    """Wrap what the slot ``opens``. Falls back to the FLOOR profile where there is no memory for the default one."""
    salt = secrets.token_bytes(SALT_BYTES)
    try:
        key = passphrase_key(passphrase, salt, profile)
    except MemoryError:
        if profile == FLOOR:
            raise
        return make_slot(practitioner, name, passphrase, opens, FLOOR)
    box = wrap(key, opens.store_key + opens.personal.secret, _about(practitioner, profile))
    return Slot(practitioner, name, salt, profile, box)


def open_slot(slot: Slot, passphrase: str) -> Opened | None:
    """Open ``slot``; None where the passphrase is not its own. Raises StoreError where there is not memory enough."""
    try:
        key = passphrase_key(passphrase, slot.salt, slot.profile)
    except MemoryError:
        needed = slot.profile.memory_kib // 1024
        raise StoreError(
            f"There is not enough memory free to try that passphrase ({needed} MiB are needed).",
            STORE_SAFE,
            "Close other programs, then try again.",
        ) from None
    both = unwrap(key, slot.box, _about(slot.practitioner, slot.profile))
    if both is None or len(both) != 2 * KEY_BYTES:
        return None
    return Opened(both[:KEY_BYTES], Personal(both[KEY_BYTES:]))


def _about(practitioner: PractitionerId, profile: Profile) -> bytes:
    return canonical(["hsb slot 1", practitioner, profile.memory_kib, profile.passes, profile.lanes])
