"""The part of reception that keeps a store safe while it is open: drafts, work on the vault, backups, closing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from hsb_wizard.assessment.agreement import pass_of
from hsb_wizard.assessment.entries import PassOf
from hsb_wizard.assessment.kinds import PractitionerId, Voice
from hsb_wizard.casework.locking import Locking
from hsb_wizard.casework.record import Record
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from hsb_wizard.store.drafts import Draft
    from hsb_wizard.store.hourly import Hourly
    from hsb_wizard.store.vault import Vault

R = TypeVar("R")


class KeepingSafe(Locking):
    """What reception does with the vault and its clerk, whatever a record says."""

    _at_keyboard: PractitionerId
    _closed: bool = False
    _hourly: Hourly | None = None
    _watches: set[Watch]

    def save_draft(self, record: Record, target: str, voice: Voice, text: str) -> Future[None]:
        """Text being typed, 400 ms after a pause; in a pass it is sealed like it."""
        case, of = record.assessment.case, _draft_of(record, target, voice)
        return self._clerk.submit(self._vault.save_draft, case, target, voice, self._at_keyboard, text, of)

    def drop_draft(self, record: Record, target: str, voice: Voice) -> Future[None]:
        """The text became an entry."""
        of = _draft_of(record, target, voice)
        return self._clerk.submit(self._vault.drop_draft, record.assessment.case, target, voice, of)

    def drafts(self) -> Future[tuple[Draft, ...]]:
        """What was being typed when the program last ended, as far as whoever is at the keyboard may read it."""
        return self._clerk.submit(self._vault.drafts, self._at_keyboard)

    def run(self, work: Callable[[Vault], object]) -> Future[object]:
        """Something longer that needs the vault, on its thread."""
        return self._clerk.submit(work, self._vault)

    def on_vault(self, work: Callable[[Vault], R]) -> Future[R]:
        """As `run`, for whoever needs to know what comes back."""
        return self._clerk.submit(work, self._vault)

    def watched(self, work: Callable[[Vault, Watch], R], watch: Watch | None = None) -> Future[R]:
        """As `on_vault`, for long work that can be stopped: by whoever waits for it, and by closing the store."""
        seen = watch or Watch()
        self._watches.add(seen)
        done = self._clerk.submit(work, self._vault, seen)
        done.add_done_callback(lambda _: self._watches.discard(seen))
        return done

    def back_up_hourly(self) -> None:
        """From now on a backup an hour, where something was added. For a program that stays open."""
        from hsb_wizard.store.hourly import Hourly

        if self._hourly is None and not self.read_only:
            self._hourly = Hourly(self._vault, self._clerk)
            self._hourly.start()

    @property
    def backup_problem(self) -> str:
        """Why the last hourly backup could not be made; empty where it could."""
        return self._hourly.problem if self._hourly else ""

    def close(self, *, back_up: bool = True) -> None:
        """Wait for everything that was asked for, close the store and end the thread. Closing twice is closing once.

        Nobody waits for a proof, a copy or something being brought in: it is stopped, and nothing of it is left.

        A lock does not ``back_up``: it waits for nothing, and the next hour or the next clean close makes it good.
        """
        if self._closed:
            return
        self._closed = True
        for watch in tuple(self._watches):
            watch.stop()
        if self._hourly is not None:
            self._hourly.stop()
            if back_up:
                self._hourly.join()
        self._clerk.close(lambda: self._vault.close(back_up=back_up))


def _draft_of(record: Record, target: str, voice: Voice) -> PassOf | None:
    return pass_of(record.form, record.assessment, target.partition("#")[0], voice)
