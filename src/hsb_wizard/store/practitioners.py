"""Practitioners inside the store: names, roles, public keys, key slots. The table here is the truth, the file a copy.

Roles are a set and live only in here. Nothing of a case enters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.errors import RefusedInput
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.keys import Personal, Profile
from hsb_wizard.store.slots import Slot
from hsb_wizard.values import Frozen

ROLES = ("assessor", "supervisor", "administrator")
ADMINISTRATOR = "administrator"


class Practitioner(Frozen, frozen=True):
    """Somebody who may open the store, and what they may do in it."""

    id: PractitionerId
    name: str
    roles: frozenset[str]


# Whoever holds the recovery code: may bring people in again, and is nobody's colleague.
RECOVERY = Practitioner(PractitionerId("recovery"), "Recovery code", frozenset({ADMINISTRATOR}))


def checked_roles(roles: Iterable[str]) -> frozenset[str]:
    """Give ``roles`` as a set. Raises RefusedInput on a role there is not, or none at all."""
    asked = frozenset(roles)
    unknown = sorted(asked - set(ROLES))
    if unknown:
        raise RefusedInput(f"there is no role called {unknown[0]}; there are {', '.join(ROLES)}", place="role")
    if not asked:
        raise RefusedInput(f"a practitioner has at least one role of {', '.join(ROLES)}", place="role")
    return asked


def checked_name(name: str) -> str:
    """Give ``name`` with single spaces. Raises RefusedInput where nothing of it is left."""
    tidy = " ".join(name.split())
    if not tidy or not tidy.isprintable():
        raise RefusedInput("a practitioner needs a name that can be read and typed", place="name")
    return tidy


def add(connection: Connection, person: Practitioner, slot: Slot, personal: Personal, at: str) -> None:
    """List ``person`` with their public keys, and their slot."""
    connection.execute(
        "INSERT INTO practitioner (id, name, roles, box_key, sign_key, added_at) VALUES (?,?,?,?,?,?)",
        (
            person.id,
            person.name,
            json.dumps(sorted(person.roles)),
            personal.box_public_key,
            personal.sign_public_key,
            at,
        ),
    )
    connection.execute(
        "INSERT INTO slot (practitioner, salt, memory_kib, passes, lanes, box) VALUES (?,?,?,?,?,?)",
        (slot.practitioner, slot.salt, slot.profile.memory_kib, slot.profile.passes, slot.profile.lanes, slot.box),
    )


def change(connection: Connection, slot: Slot, personal: Personal) -> None:
    """Put a new slot and new public keys in the place of the practitioner's own."""
    keys = (personal.box_public_key, personal.sign_public_key, slot.practitioner)
    connection.execute("UPDATE practitioner SET box_key = ?, sign_key = ? WHERE id = ?", keys)
    change_slot(connection, slot)


def retire(connection: Connection, who: PractitionerId, at: str) -> None:
    """Take somebody off the list and their slot away; what they signed stays proven by the key that stays."""
    connection.execute("UPDATE practitioner SET retired_at = ? WHERE id = ?", (at, who))
    connection.execute("DELETE FROM slot WHERE practitioner = ?", (who,))


def change_roles(connection: Connection, who: PractitionerId, roles: frozenset[str]) -> None:
    """Say what somebody may do from now on."""
    connection.execute("UPDATE practitioner SET roles = ? WHERE id = ?", (json.dumps(sorted(roles)), who))


def change_slot(connection: Connection, slot: Slot) -> None:
    """Put a new slot in the place of the practitioner's own, whose keys stay."""
    profile = slot.profile
    connection.execute(
        "UPDATE slot SET salt = ?, memory_kib = ?, passes = ?, lanes = ?, box = ? WHERE practitioner = ?",
        (slot.salt, profile.memory_kib, profile.passes, profile.lanes, slot.box, slot.practitioner),
    )


def listed(connection: Connection) -> tuple[Practitioner, ...]:
    """Give who may open this store, in the order they were added."""
    found = connection.execute("SELECT id, name, roles FROM practitioner WHERE retired_at IS NULL ORDER BY rowid")
    return tuple(Practitioner(PractitionerId(row[0]), row[1], frozenset(json.loads(row[2]))) for row in found)


def sign_keys(connection: Connection) -> dict[str, bytes]:
    """Give the present public key for signatures of everybody who ever was listed."""
    return dict(connection.execute("SELECT id, sign_key FROM practitioner").fetchall())


def box_keys(connection: Connection) -> dict[str, bytes]:
    """Give the public key for boxes of everybody who ever was listed."""
    return dict(connection.execute("SELECT id, box_key FROM practitioner").fetchall())


def names(connection: Connection) -> dict[str, str]:
    """Give the name of everybody who ever was listed."""
    return dict(connection.execute("SELECT id, name FROM practitioner").fetchall())


def recovery_key(connection: Connection) -> bytes:
    """Give the public key that boxes for the recovery code are addressed to."""
    (found,) = connection.execute("SELECT value FROM meta WHERE name = 'recovery_key'").fetchone()
    return bytes.fromhex(found)


def recovery_mark(connection: Connection) -> str:
    """Tell one recovery key from another without saying more."""
    return hashlib.sha256(recovery_key(connection)).hexdigest()[:16]


def slots(connection: Connection) -> tuple[Slot, ...]:
    """Give the slot table."""
    found = connection.execute(
        "SELECT practitioner, name, salt, memory_kib, passes, lanes, box "
        "FROM slot JOIN practitioner ON practitioner.id = slot.practitioner WHERE retired_at IS NULL"
    )
    return tuple(Slot(PractitionerId(row[0]), row[1], row[2], Profile(*row[3:6]), row[6]) for row in found)
