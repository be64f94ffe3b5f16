"""A backup every hour in which something was added, beside the work: copied by the clerk, proven on another thread.

Typing never waits for it, and a lock stops it. What went wrong is kept as a sentence and tried again an hour later.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from hsb_wizard.errors import BackupFailed, StoreError
from hsb_wizard.store import backups
from hsb_wizard.store.backups import Copy, Copying
from hsb_wizard.store.clerk import Clerk
from hsb_wizard.store.vault import Vault

HOUR = timedelta(hours=1)
LOOK = 60.0  # seconds between two looks at the clock


class Hourly:
    """Looks once a minute whether a backup is due, until it is stopped."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk
        self._stopped, self._copying = Event(), Copying()
        self._tried: datetime | None = None
        self.problem = ""  # why the last try failed
        self._thread = Thread(target=self._run, name="hourly", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and end a copying that is under way. Waits for nothing but a proof that has begun to rename."""
        self._stopped.set()
        self._copying.stop()

    def join(self) -> None:
        """Wait for a proof that is under way, where a clean close has the time."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(LOOK):
            with suppress(StoreError, RuntimeError):  # the store was closed, or says it to whoever saves next
                self.look()

    def look(self, now: datetime | None = None) -> bool:
        """Back up where an hour has gone by and content was added; True where that was done."""
        at = now or datetime.now(UTC)
        if self._tried is not None and at - self._tried < HOUR:
            return False
        copy = self._clerk.submit(self._begin, at).result()
        if copy is None:
            return False
        self._tried = at
        try:
            backups.finish(copy, self._vault.room.key)
        except BackupFailed as failed:
            self.problem = str(failed)
            return False
        self._clerk.submit(self._vault.note_backup, copy).result()
        self.problem = ""
        return True

    def _begin(self, at: datetime) -> Copy | None:
        """On the clerk's thread: copy, where a backup is due."""
        vault = self._vault
        newest = next((each.made for each in backups.backups(vault.folder)), None)
        if vault.closed or vault.read_only or self._stopped.is_set() or not vault.backup_due:
            return None
        if newest is not None and at - newest < HOUR:
            return None
        try:
            return backups.begin(vault.room.connection, vault.folder, now=at, copying=self._copying)
        except BackupFailed as failed:
            self._tried, self.problem = at, str(failed)
            return None
