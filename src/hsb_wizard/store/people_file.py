"""The people file: a copy of the store's slot table, so that a passphrase can be tried before the store is open.

It holds id, name, salt, Argon2 profile and box, and never a role or anything of a case. The table inside the store is
the truth; this is rewritten from it, whole, by a swap.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.errors import PeopleFileMissing, StoreDamaged, UnknownPractitioner
from hsb_wizard.store import faults
from hsb_wizard.store.files import swap_in
from hsb_wizard.store.keys import Profile
from hsb_wizard.store.slots import Slot, same_name

PEOPLE = "people"
MARK = 16  # the bytes that a database begins with and no other does


def read(folder: Path) -> tuple[Slot, ...]:
    """Give the slots in the people file. Raises PeopleFileMissing, StoreUnreadable, or StoreDamaged on nonsense."""
    path = folder / PEOPLE
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_slot(each) for each in plain["people"])
    except FileNotFoundError:
        raise PeopleFileMissing(folder) from None
    except OSError as failed:
        raise faults.as_reading_sentence(failed, path) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StoreDamaged(path, "it cannot be read; the recovery code opens the store without it") from None


def slot_of(folder: Path, name: str) -> Slot:
    """Give the slot of the practitioner called ``name``. Raises UnknownPractitioner."""
    for slot in read(folder):
        if same_name(slot.name, name):
            return slot
    raise UnknownPractitioner(name)


def write(folder: Path, slots: Iterable[Slot]) -> None:
    """Put ``slots`` in the people file's place. Raises OSError and leaves the old one."""
    swap_in(folder / PEOPLE, as_bytes(slots))


def waiting_for(database: Path, folder: Path) -> Path:
    """Where a people file waits in ``folder`` until ``database`` stands there: under the first bytes of that file."""
    with database.open("rb") as file:
        return folder / f"{PEOPLE}.{file.read(MARK).hex()}"


def put_in_place(folder: Path, database: Path) -> None:
    """Give a waiting people file its name once its database stands here; one of another database is let go.

    Whoever restores or re-keys does this at the end; this is for the opening after a kill in between. Raises
    StoreNotRead, StoreUnreadable.
    """
    try:
        left = list(folder.glob(f"{PEOPLE}.{'[0-9a-f]' * (2 * MARK)}"))
    except OSError as failed:
        raise faults.as_reading_sentence(failed, folder) from None
    for waiting in left:
        with suppress(OSError):
            if waiting == waiting_for(database, folder):
                waiting.replace(folder / PEOPLE)
            else:
                waiting.unlink()


def as_bytes(slots: Iterable[Slot]) -> bytes:
    """Give the file's text: one spelling for the same slots."""
    people = [
        {
            "id": slot.practitioner,
            "name": slot.name,
            "salt": slot.salt.hex(),
            "argon2id": {
                "memory_kib": slot.profile.memory_kib,
                "passes": slot.profile.passes,
                "lanes": slot.profile.lanes,
            },
            "box": slot.box.hex(),
        }
        for slot in sorted(slots, key=lambda slot: slot.practitioner)
    ]
    return (json.dumps({"layout": 1, "people": people}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def slot_in(text: str) -> Slot:
    """The one slot in ``text``, written as this file writes it. Raises StoreDamaged on nonsense."""
    try:
        return _slot(json.loads(text)["people"][0])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise StoreDamaged(PEOPLE, "a slot that came with a sealed copy cannot be read") from None


def _slot(plain: Mapping[str, Any]) -> Slot:
    profile = Profile(**plain["argon2id"])
    if not profile.possible:
        raise ValueError
    return Slot(
        practitioner=PractitionerId(str(plain["id"])),
        name=str(plain["name"]),
        salt=bytes.fromhex(plain["salt"]),
        profile=profile,
        box=bytes.fromhex(plain["box"]),
    )
