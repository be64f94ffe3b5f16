"""Who comes in with which key, and whether the store knows them: slots that were replaced or taken away open nothing.

The slot table in the store is the truth. A people file that says otherwise is an old one put back, or one that a killed
program left: it is written anew from the table, and only what stands there opens.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hsb_wizard.assessment.kinds import Kind, PractitionerId
from hsb_wizard.assessment.payloads import SlotChanged
from hsb_wizard.errors import StoreError, UnknownPractitioner, WrongPassphrase
from hsb_wizard.store import engine, people_file, practitioners, slots
from hsb_wizard.store.about_store import store_entry
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.keys import Personal, Profile, is_weaker
from hsb_wizard.store.practitioners import RECOVERY, Practitioner
from hsb_wizard.store.reboxing import where_somebody_changed
from hsb_wizard.store.room import Room
from hsb_wizard.store.slots import Opened, Slot
from hsb_wizard.values import Unspoken


class Caller(Unspoken, frozen=True):
    """Who comes in with which key: a practitioner with a secret of their own, or the recovery code without one."""

    store_key: bytes
    who: PractitionerId
    personal: Personal | None
    memory: Path | None = None
    slot: Slot | None = None
    recovery_secret: bytes = b""


def by_passphrase(folder: Path, slot: Slot, passphrase: str, memory: Path | None) -> Caller:
    """Open ``slot``. Where the recovery code was just replaced, the key is the one that the file has by now.

    Raises WrongPassphrase, StoreError where there is not memory enough.
    """
    opened = slots.open_slot(slot, passphrase)
    if opened is None:
        raise WrongPassphrase(slot.name)
    key = opened.store_key
    if opened.key_before and engine.refuses(folder / DATABASE, key):
        key = opened.key_before  # the program ended before the new file was put in the old one's place
    return Caller(key, slot.practitioner, opened.personal, memory, slot)


def known(connection: Connection, folder: Path, caller: Caller, *, read_only: bool) -> Practitioner:
    """Give who the caller is. Raises UnknownPractitioner, WrongPassphrase; the people file is put right then."""
    if caller.personal is None:
        return RECOVERY
    listed = {person.id: person for person in practitioners.listed(connection)}
    held = practitioners.slots(connection)
    me = listed.get(caller.who)
    if me is not None and (caller.slot is None or any(slots.same_slot(caller.slot, each) for each in held)):
        return me
    if not read_only:
        with suppress(OSError):
            people_file.write(folder, held)
    if me is None:
        raise UnknownPractitioner(caller.slot.name if caller.slot else caller.who)
    raise WrongPassphrase(me.name)


def keep_strong(room: Room, slot: Slot, passphrase: str, wanted: Profile) -> None:
    """Make the slot anew where it costs less to guess than ``wanted``, or a new store key waits behind its box.

    The passphrase and the person's own key stay. What cannot be done now is done at another opening.
    """
    personal = room.signers.get(slot.practitioner)
    waits = slots.waits_for_new_box(slot)
    if room.read_only or personal is None or not (waits or is_weaker(slot.profile, wanted)):
        return
    profile = wanted if is_weaker(slot.profile, wanted) else slot.profile
    with suppress(StoreError, MemoryError):
        made = slots.make_slot(slot.practitioner, slot.name, passphrase, Opened(room.key, personal), profile)
        if not waits and not is_weaker(slot.profile, made.profile):
            return  # there is not the memory for more
        with room.writing() as connection:
            practitioners.change_slot(connection, made)
            said = SlotChanged(slot.practitioner, "", "work")
            room.append(store_entry(Kind.SLOT_CHANGED, slot.practitioner, said))
        room.copy_slots()


def box_anew(room: Room, who: PractitionerId) -> None:
    """Box the unfinished passes of ``who`` for the recovery code and the supervisors there are now."""
    if not room.read_only:
        with suppress(StoreError):
            where_somebody_changed(room, who)
