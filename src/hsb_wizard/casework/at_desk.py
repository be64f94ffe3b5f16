"""Who is at the desk: whose passphrase was given in this sitting, who is at the keyboard, in which roles, who may read.

No key comes here: the strong room holds what a passphrase opened, and is told who reads.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from hsb_wizard.assessment.kinds import Kind, PractitionerId, Voice
from hsb_wizard.casework.keeping_safe import KeepingSafe
from hsb_wizard.casework.patience import Patience
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed, WrongPassphrase

if TYPE_CHECKING:
    from hsb_wizard.store.keys import Profile
    from hsb_wizard.store.practitioners import Practitioner

T = TypeVar("T")


class AtDesk(KeepingSafe):
    """The part of reception that knows who is here."""

    patience: Patience
    _confirmed: dict[PractitionerId, Practitioner]
    _at_keyboard: PractitionerId

    @property
    def at_keyboard(self) -> PractitionerId:
        """Whose entries are being typed."""
        return self._at_keyboard

    def people(self) -> Future[tuple[Practitioner, ...]]:
        """Everybody who has a slot."""
        return self._clerk.submit(self._vault.people)

    def add_person(self, name: str, roles: frozenset[str], passphrase: str) -> Future[Practitioner]:
        """Give somebody a slot. Raises WeakPassphrase, NotAllowed (no administrator)."""
        if "administrator" not in self.me.roles:
            raise NotAllowed("Only an administrator of this store can add people.", "Ask one of them to do it.")
        return self._clerk.submit(self._vault.add_person, name, roles, passphrase)

    def key_words(self) -> Future[dict[str, str]]:
        """Everybody's public key in words, by id: for comparing by telephone with a laptop that met them in a copy."""
        from hsb_wizard.casework.phrase import fingerprint_of

        return self._clerk.submit(lambda: {who: fingerprint_of(key) for who, key in self._vault.sign_keys().items()})

    def retire(self, who: PractitionerId) -> Future[Practitioner]:
        """Take somebody's slot away. The future raises NotAllowed."""
        return self._clerk.submit(self._vault.retire, who)

    def change_roles(self, who: PractitionerId, roles: frozenset[str]) -> Future[Practitioner]:
        """Say what somebody may do here. The future raises NotAllowed, RefusedInput."""

        def change() -> Practitioner:
            changed = self._vault.change_roles(who, roles)
            if who == self.me.id:
                self.me = changed
            if who in self._confirmed:
                self._confirmed[who] = changed
            return changed

        return self._clerk.submit(change)

    def change_passphrase(self, old: str, new: str, profile: Profile | None = None) -> Future[None]:
        """Give whoever opened the store another passphrase. Raises WeakPassphrase; the future WrongPassphrase."""
        from hsb_wizard.casework.door import judge_passphrase
        from hsb_wizard.store.keys import DEFAULT

        judge_passphrase(new)
        change = self._vault.change_passphrase
        return self._clerk.submit(self._patiently, self.me.name, lambda: change(old, new, profile or DEFAULT))

    def confirm(self, name: str, passphrase: str) -> Future[Practitioner]:
        """Check another's own passphrase, once per sitting. The future raises WrongPassphrase, TriedTooSoon."""

        def check() -> Practitioner:
            from hsb_wizard.store.about_store import store_entry

            person = self._patiently(name, lambda: self._vault.confirm(name, passphrase))
            if person.id not in self._confirmed:  # their key is at hand from now on, as if they had opened the store
                self._vault.append_access(store_entry(Kind.UNLOCKED, person.id))
            self._confirmed[person.id] = person
            return person

        return self._clerk.submit(check)

    def let_back(self, passphrase: str) -> Future[Practitioner]:
        """Take the cover away: for who opened the store, or is at the keyboard.

        The future raises WrongPassphrase, TriedTooSoon.
        """

        def check() -> Practitioner:
            here = [each for each in self._vault.people() if each.id in (self.me.id, self._at_keyboard)]
            for person in here[:-1]:
                with suppress(WrongPassphrase):
                    return self._vault.confirm(person.name, passphrase)
            return self._vault.confirm(here[-1].name, passphrase)

        return self._clerk.submit(self._patiently, "whoever is here", check)

    def _patiently(self, who: str, check: Callable[[], T]) -> T:
        """Try a passphrase of ``who``; after wrong ones in a row it is not tried before the wait is over."""
        self.patience.ask(who)
        try:
            found = check()
        except WrongPassphrase as wrong:
            raise self.patience.wrong(who) from wrong
        self.patience.right(who)
        return found

    def is_confirmed(self, who: PractitionerId) -> bool:
        """Whether this person gave their own passphrase in this sitting."""
        return who in self._confirmed

    @property
    def roles_here(self) -> frozenset[str]:
        """The roles of whoever is at the keyboard; none before they gave their own passphrase in this sitting."""
        here = self._confirmed.get(self._at_keyboard)
        return here.roles if here else frozenset()

    @property
    def name_here(self) -> str:
        """The name of whoever is at the keyboard, as their slot has it; empty before their passphrase was given."""
        here = self._confirmed.get(self._at_keyboard)
        return here.name if here else ""

    def hand_over(self, to: PractitionerId) -> None:
        """From now on ``to`` is at the keyboard: one key, after their passphrase was given once.

        A record that is open is still as the one before may read it: `as_seen` gives the other's.
        """
        self._at_keyboard = to
        self._clerk.submit(self._vault.forget_passes)

    def whose_passphrase(self, record: Record, part: str) -> tuple[Voice, ...]:
        """Whose passphrase is needed before both can be shown in ``part``: of those whose sealed pass is not open."""
        a = record.assessment
        shut = {each.voice: each.owner for each in a.passes.values() if each.part == part and not each.readable}
        return tuple(voice for voice, owner in shut.items() if not self.is_confirmed(owner))
