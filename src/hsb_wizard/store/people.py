"""The people of an open store: who has a slot, and what can be done about it. Each doing is saved or raises.

Nothing of a case enters here, and no passphrase stays.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from hsb_wizard.assessment.kinds import Kind, PractitionerId
from hsb_wizard.assessment.payloads import RolesChanged, SlotAdded, SlotChanged, SlotRetired
from hsb_wizard.errors import NotAllowed, RefusedInput, UnknownPractitioner, WrongPassphrase
from hsb_wizard.store import callers, people_file, practitioners, slots
from hsb_wizard.store.about_store import store_entry
from hsb_wizard.store.elsewhere import brought_in
from hsb_wizard.store.keys import DEFAULT, Personal, Profile, draw
from hsb_wizard.store.practitioners import Practitioner
from hsb_wizard.store.reboxing import after_lost_passphrase
from hsb_wizard.store.room import Room
from hsb_wizard.store.slots import Opened, Slot
from hsb_wizard.values import replace


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

    def sign_keys(self) -> dict[str, str]:
        """Give everybody's present public key for signatures (hex), by id: nothing of it is secret."""
        with self._room.reading() as connection:
            return {who: key.hex() for who, key in practitioners.sign_keys(connection).items()}

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
        so that what they signed stays proven; a slot with the key before opens nothing more. The keys of passes that
        both were not shown come out of the boxes of the recovery code and go into new ones: no answer is lost.
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
            after_lost_passphrase(self._room, who, self._room.recovery_secret)
        self._room.copy_slots()
        return person

    def change_passphrase(self, old: str, new: str, profile: Profile = DEFAULT) -> None:
        """Give whoever opened the store another passphrase; their own key stays, and what is sealed for it.

        Raises WrongPassphrase where ``old`` is not theirs, NotAllowed with the recovery code.
        """
        slot = self._slot_of(self.me.id)
        if slot is None:
            raise NotAllowed("The recovery code has no passphrase.", "Give a person a new one.")
        opened = slots.open_slot(slot, old)
        if opened is None:
            raise WrongPassphrase(self.me.name)
        made = slots.make_slot(self.me.id, slot.name, new, Opened(self._room.key, opened.personal), profile)
        with self._room.writing() as connection:
            practitioners.change_slot(connection, made)
            self._room.append(store_entry(Kind.SLOT_CHANGED, self.me.id, SlotChanged(self.me.id, "", "own")))
        self._room.copy_slots()

    def retire(self, who: PractitionerId) -> Practitioner:
        """Take somebody's slot away. Copies they already have stay open to them until the recovery code is replaced.

        Raises NotAllowed for who is no administrator, oneself, the last administrator, nobody here.
        """
        person = self._administered(who)
        if who == self.me.id:
            raise NotAllowed("Nobody takes their own passphrase away.", "Ask another administrator.")
        self._keeps_an_administrator(who)
        said = store_entry(Kind.SLOT_RETIRED, self.me.id, SlotRetired(who))
        with self._room.writing() as connection:
            practitioners.retire(connection, who, said.at)
            self._room.append(said)
        self._room.signers.pop(who, None)
        self._room.copy_slots()
        return person

    def change_roles(self, who: PractitionerId, roles: Iterable[str]) -> Practitioner:
        """Say what somebody may do here. Raises as `retire`, RefusedInput on a role there is not or none."""
        person, asked = self._administered(who), practitioners.checked_roles(roles)
        if practitioners.ADMINISTRATOR not in asked:
            self._keeps_an_administrator(who)
        said = RolesChanged(who, tuple(sorted(asked)))
        with self._room.writing() as connection:
            practitioners.change_roles(connection, who, asked)
            self._room.append(store_entry(Kind.ROLES_CHANGED, self.me.id, said))
        changed = replace(person, roles=asked)
        if who == self.me.id:
            self.me = changed
        return changed

    def _administered(self, who: PractitionerId) -> Practitioner:
        person = next((each for each in self.people() if each.id == who), None)
        if practitioners.ADMINISTRATOR not in self.me.roles:
            raise NotAllowed("Only an administrator of this store does that.", "Ask one of them.")
        if person is None:
            raise NotAllowed("Nobody of that name can open this store.")
        return person

    def _keeps_an_administrator(self, without: PractitionerId) -> None:
        others = (each for each in self.people() if each.id != without)
        if not any(practitioners.ADMINISTRATOR in each.roles for each in others):
            raise NotAllowed("A store has at least one administrator.", "Make somebody else one first.")

    def _slot_of(self, who: PractitionerId) -> Slot | None:
        with self._room.reading() as connection:
            return next((each for each in practitioners.slots(connection) if each.practitioner == who), None)

    def confirm(self, name: str, passphrase: str) -> Practitioner:
        """Check a colleague's passphrase without changing who opened the store; their key then signs in this sitting.

        Raises UnknownPractitioner or WrongPassphrase.
        """
        person = next((each for each in self.people() if slots.same_name(each.name, name)), None)
        slot = self._slot_of(person.id) if person else None
        if person is None or slot is None:
            return self._confirm_elsewhere(name, passphrase)
        opened = slots.open_slot(slot, passphrase)
        if opened is None:
            raise WrongPassphrase(name)
        self._room.signers[person.id] = opened.personal
        callers.box_anew(self._room, person.id)
        return person

    def _confirm_from_elsewhere(self, name: str, passphrase: str) -> Practitioner:
        """Somebody who came with a sealed copy gives the passphrase of their own store: their seals open, and no more.

        They get no slot and no role here. Raises UnknownPractitioner or WrongPassphrase.
        """
        with self._room.reading() as connection:
            known = [each for each in brought_in(connection) if each.slot and slots.same_name(each.name, name)]
        if not known:
            raise UnknownPractitioner(name)
        for each in known:
            opened = slots.open_slot(people_file.slot_in(each.slot), passphrase)
            if opened is not None and opened.personal.sign_public_key.hex() == each.sign_key:
                self._room.signers[each.practitioner] = opened.personal
                return Practitioner(each.practitioner, each.name, frozenset())
        raise WrongPassphrase(name)

    def _confirm_elsewhere(self, name: str, passphrase: str) -> Practitioner:
        """Somebody who came with a sealed copy: their slot opens their own key, and nothing of this store."""
        with self._room.reading() as connection:
            came = next((each for each in brought_in(connection) if slots.same_name(each.name, name)), None)
        if came is None or not came.slot:
            raise UnknownPractitioner(name)
        opened = slots.open_slot(people_file.slot_in(came.slot), passphrase)
        if opened is None or opened.personal.sign_public_key.hex() != came.sign_key:
            raise WrongPassphrase(name)
        self._room.signers[came.practitioner] = opened.personal
        return Practitioner(came.practitioner, came.name, frozenset())
