"""A key slot: one practitioner's passphrase opens the store key and a secret of their own. Pure but for random bytes.

After a re-key the new store key stands behind the box, addressed to that secret, until its owner opens the store again:
nobody else's passphrase is needed to give everybody the new key. No role and no case may enter a slot: its copy in the
people file is readable by whoever holds the folder.
"""

from __future__ import annotations

import secrets

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.errors import STORE_SAFE, StoreError
from hsb_wizard.store import boxes
from hsb_wizard.store.chain import canonical
from hsb_wizard.store.keys import DEFAULT, FLOOR, KEY_BYTES, Personal, Profile, passphrase_key, unwrap, wrap
from hsb_wizard.values import Unspoken, replace

SALT_BYTES = 16
BOX_BYTES = 12 + 2 * KEY_BYTES + 16  # nonce, both secrets, tag: what follows is the new key of a re-key


class Slot(Unspoken, frozen=True):
    """What stands in the slot table and, word for word, in the people file."""

    practitioner: PractitionerId
    name: str
    salt: bytes
    profile: Profile
    box: bytes


class Opened(Unspoken, frozen=True):
    """What a passphrase opens: the store key and the practitioner's own secret.

    ``key_before`` is the store key that the last re-key replaced; a file that was being replaced may still have it.
    """

    store_key: bytes
    personal: Personal
    key_before: bytes = b""


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
    both = unwrap(key, slot.box[:BOX_BYTES], _about(slot.practitioner, slot.profile))
    if both is None or len(both) != 2 * KEY_BYTES:
        return None
    store_key, personal = both[:KEY_BYTES], Personal(both[KEY_BYTES:])
    if not waits_for_new_box(slot):
        return Opened(store_key, personal)
    new = boxes.take(personal.box_secret, slot.box[BOX_BYTES:], _about_key(slot.practitioner))
    return Opened(new, personal, store_key) if new is not None else Opened(store_key, personal)


def with_new_key(slot: Slot, store_key: bytes, box_key: bytes) -> Slot:
    """The slot with a new store key behind its box, for whoever's public key for boxes ``box_key`` is."""
    return replace(slot, box=slot.box[:BOX_BYTES] + boxes.put(box_key, store_key, _about_key(slot.practitioner)))


def waits_for_new_box(slot: Slot) -> bool:
    """Whether a new store key stands behind the box: it goes into it when its owner opens the store."""
    return len(slot.box) > BOX_BYTES


def same_slot(one: Slot, other: Slot) -> bool:
    """Whether both were made with one passphrase: all but what stands behind the box is the same."""
    return (one.practitioner, one.salt, one.profile, one.box[:BOX_BYTES]) == (
        other.practitioner,
        other.salt,
        other.profile,
        other.box[:BOX_BYTES],
    )


def _about_key(practitioner: PractitionerId) -> bytes:
    return canonical(["hsb new store key 1", practitioner])


def _about(practitioner: PractitionerId, profile: Profile) -> bytes:
    return canonical(["hsb slot 1", practitioner, profile.memory_kib, profile.passes, profile.lanes])
