"""The people of an open store: who has a slot, and what can be done about it. Each doing is saved or raises.

Nothing of a case enters here, and no passphrase stays.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from hsb_wizard.assessment.kinds import Kind, PractitionerId
from hsb_wizard.assessment.payloads import SlotAdded, SlotChanged
from hsb_wizard.errors import NotAllowed, RefusedInput, UnknownPractitioner, WrongPassphrase
from hsb_wizard.store import practitioners, slots
from hsb_wizard.store.about_store import store_entry
from hsb_wizard.store.keys import DEFAULT, Personal, Profile, draw
from hsb_wizard.store.practitioners import Practitioner
from hsb_wizard.store.room import Room
from hsb_wizard.store.slots import Opened


class People:
    """Who may open this store, and the doings of an administrator about it."""

    def __init__(self, room: Room) -> None:
        """Take a room that `opening` has checked."""
        self._room = room
        self.me = room.me

    def people(self) -> tuple[Practitioner, ...]:
        """Give who may open this store, in the order they were added."""
        with self._room.reading() as connection:
            return practitioners.listed(connection)

    def add_person(self, name: str, roles: Iterable[str], passphrase: str, profile: Profile = DEFAULT) -> Practitioner:
        """Give ``name`` a slot of their own. Raises RefusedInput on a name that is taken or a role there is not."""
        tidy, asked = practitioners.checked_name(name), practitioners.checked_roles(roles)
        if any(slots.same_name(tidy, each.name) for each in self.people()):
            raise RefusedInput("somebody of that name can open this store already", place="name")
        person = Practitioner(PractitionerId(secrets.token_hex(8)), tidy, asked)
        personal = Personal(draw())
        slot = slots.make_slot(person.id, tidy, passphrase, Opened(self._room.key, personal), profile)
        given = store_entry(Kind.SLOT_ADDED, self.me.id, SlotAdded(person.id, tidy, tuple(sorted(asked))))
        with self._room.writing() as connection:
            practitioners.add(connection, person, slot, personal, given.at)
            self._room.append(given)
        self._room.copy_slots()
        return person

    def new_passphrase(self, who: PractitionerId, passphrase: str, profile: Profile = DEFAULT) -> Practitioner:
        """Give ``who`` a new passphrase in the place of a lost one. Raises NotAllowed without the recovery code.

        Their own secret went with the passphrase, so they get a new one. The public key before is kept in the entry,
        so that what they signed stays proven; a slot with the key before opens nothing more.
        """
        person = next((each for each in self.people() if each.id == who), None)
        if self.me.id != practitioners.RECOVERY.id or person is None:
            raise NotAllowed("Only the recovery code replaces a passphrase.", "Open the store with it.")
        personal = Personal(draw())
        slot = slots.make_slot(who, person.name, passphrase, Opened(self._room.key, personal), profile)
        with self._room.writing() as connection:
            before = practitioners.sign_keys(connection)[who].hex()
            practitioners.change(connection, slot, personal)
            self._room.append(store_entry(Kind.SLOT_CHANGED, self.me.id, SlotChanged(who, before)))
        self._room.copy_slots()
        return person

    def confirm(self, name: str, passphrase: str) -> Practitioner:
        """Check a colleague's passphrase without changing who opened the store; their key then signs in this sitting.

        Raises UnknownPractitioner or WrongPassphrase.
        """
        person = next((each for each in self.people() if slots.same_name(each.name, name)), None)
        with self._room.reading() as connection:
            slot = next(
                (each for each in practitioners.slots(connection) if person and each.practitioner == person.id), None
            )
        if person is None or slot is None:
            raise UnknownPractitioner(name)
        opened = slots.open_slot(slot, passphrase)
        if opened is None:
            raise WrongPassphrase(name)
        self._room.signers[person.id] = opened.personal
        return person
