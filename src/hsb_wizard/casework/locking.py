"""When the screen is covered and when it locks: an administrator's choice, kept in the store's own chain.

It holds for everybody who opens this store, on every laptop that the store is carried to. There is no "never". Nothing
of a screen or of a clock may enter here.
"""

from __future__ import annotations

from concurrent.futures import Future

from hsb_wizard.assessment.payloads import LockTimesSet
from hsb_wizard.casework.speaking import Speaking
from hsb_wizard.errors import NotAllowed, RefusedInput, StoreReadOnly
from hsb_wizard.settings import LONGEST

ONLY_ADMINISTRATOR = "Only an administrator of this store can change when it locks."


class Locking(Speaking):
    """The part of reception that knows when screens cover and lock here."""

    def lock_times(self) -> Future[LockTimesSet | None]:
        """What was chosen for this store; None where nobody chose, and the laptop's own times hold."""
        return self._clerk.submit(self._vault.lock_times)

    def set_lock_times(self, cover: int, lock: int) -> Future[None]:
        """Cover after ``cover`` minutes without a key, lock after ``lock``: for everybody, an entry of the store.

        Raises NotAllowed (no administrator), RefusedInput (under 1, over the longest, a lock before its cover),
        StoreReadOnly.
        """
        if "administrator" not in self.me.roles:
            raise NotAllowed(ONLY_ADMINISTRATOR, "Ask one of them to do it.")
        for place, minutes in (("cover", cover), ("lock", lock)):
            if not 1 <= minutes <= LONGEST:
                raise RefusedInput(f"minutes are 1 to {LONGEST}", place=place)
        if lock < cover:
            raise RefusedInput("the lock cannot come before the cover", place="lock")
        if self.read_only:
            raise StoreReadOnly(self.folder)
        return self._clerk.submit(self._vault.choose, LockTimesSet(cover, lock))
