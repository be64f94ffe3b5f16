"""Backups: proven copies of the whole folder, and which of them are kept. Encrypted as the store is, under its key.

A copy is written beside the others under a name that begins with a dot, opened again with the key, checked page by
page, and only then given its name. A failure leaves the backups that were there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from hsb_wizard.errors import BackupFailed, Stopped
from hsb_wizard.store import engine, faults, people_file, practitioners
from hsb_wizard.store.engine import Connection, EngineError
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.files import settle
from hsb_wizard.values import Frozen
from hsb_wizard.watch import Watch

FOLDER = "backups"
RING = 10
APART = timedelta(minutes=10)
WEEKS = 8
_NAME = "%Y-%m-%dT%H-%M-%S-%fZ"


class Backup(Frozen, frozen=True):
    """One proven copy: when it was made, and the folder that holds both files."""

    made: datetime
    folder: Path


class Copy(Frozen, frozen=True):
    """A copy that nobody has proven yet, the last row of the journal that is in it, and where it goes once proven."""

    made: datetime
    unproven: Path
    ring: Path
    store: Path
    reached: int


class Copying:
    """The copying that is under way, so that a lock can stop it and need not wait for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: Connection | None = None

    def copy(self, connection: Connection, to: Path) -> None:
        """Copy the database. Raises EngineError, also where `stop` was called."""
        with self._lock:
            self._running = connection
        try:
            connection.execute("VACUUM INTO ?", (str(to),))
        finally:
            with self._lock:
                self._running = None

    def stop(self) -> None:
        """End a copying that is under way. Safe from any thread; what is saved at that moment is not touched."""
        with self._lock:
            if self._running is not None:
                self._running.interrupt()


def backups(folder: Path) -> tuple[Backup, ...]:
    """Give the backups of the store in ``folder``, the newest first. Needs no key."""
    return in_folder(folder / FOLDER)


def in_folder(ring: Path) -> tuple[Backup, ...]:
    """Give the proven copies that lie in ``ring``, the newest first."""
    found = []
    for each in ring.glob("*Z"):
        made = made_at(each.name)
        if made is not None and (each / DATABASE).is_file():
            found.append(Backup(made, each))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def made_at(name: str) -> datetime | None:
    """When the backup of that name was made; None where it is not the name of one."""
    try:
        return datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def superseded(copies: Sequence[Backup]) -> tuple[Backup, ...]:
    """Give which of ``copies`` (newest first) may go.

    The newest stays; of the others the last ten that stand ten minutes apart, and before those the first of each week,
    eight weeks of them.
    """
    apart: list[Backup] = []
    for backup in sorted(copies, key=lambda backup: backup.made):
        if not apart or backup.made - apart[-1].made >= APART:
            apart.append(backup)
    if copies and copies[0] not in apart:
        apart.append(copies[0])
    ring = apart[-RING:]
    weekly: dict[tuple[int, int], Backup] = {}
    for backup in apart[:-RING]:
        year, week, _ = backup.made.isocalendar()
        weekly.setdefault((year, week), backup)
    kept = {*ring, *list(weekly.values())[-WEEKS:]}
    return tuple(backup for backup in copies if backup not in kept)


def make(connection: Connection, folder: Path, key: bytes, now: datetime | None = None) -> Backup:
    """Copy, prove, name, and let go of what it supersedes. Raises BackupFailed; the older backups stand then."""
    return finish(begin(connection, folder, now=now), key)


def begin(
    connection: Connection,
    folder: Path,
    to: Path | None = None,
    now: datetime | None = None,
    copying: Copying | None = None,
    watch: Watch | None = None,
) -> Copy:
    """Copy both files of the store in ``folder``, for its own backups or for the folder ``to``.

    Raises BackupFailed, and Stopped where ``watch`` was; no piece of a copy is left then.
    """
    made = (now or datetime.now(UTC)).astimezone(UTC)
    ring = to or folder / FOLDER
    unproven = ring / f".{made.strftime(_NAME)}.tmp"
    try:
        ring.mkdir(mode=0o700, exist_ok=True)
        _sweep(ring)
        unproven.mkdir(mode=0o700)
        (reached,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM entry").fetchone()
        with engine.watched(connection, watch or Watch(), _share(folder / DATABASE, unproven / DATABASE)):
            (copying or Copying()).copy(connection, unproven / DATABASE)
        people_file.write(unproven, practitioners.slots(connection))
    except (EngineError, OSError) as failed:
        shutil.rmtree(unproven, ignore_errors=True)
        raise _failed(folder, failed) from failed
    except Stopped:
        shutil.rmtree(unproven, ignore_errors=True)
        raise
    return Copy(made, unproven, ring, folder, int(reached))


def _share(store: Path, copy: Path) -> Callable[[], float]:
    """How much of the store has arrived in its copy."""

    def share() -> float:
        try:
            return copy.stat().st_size / max(1, store.stat().st_size)
        except OSError:
            return 0.0

    return share


def finish(copy: Copy, key: bytes, watch: Watch | None = None) -> Backup:
    """Prove ``copy``, give it its name, and let go of what it supersedes. Needs no open store.

    Raises BackupFailed, and Stopped where ``watch`` was; no copy is left then.
    """
    try:
        _prove(copy.unproven / DATABASE, key, copy.store, watch or Watch())
        settle(copy.unproven)
        backup = Backup(copy.made, copy.unproven.rename(copy.ring / copy.made.strftime(_NAME)))
        settle(copy.ring)
    except (EngineError, OSError) as failed:
        raise _failed(copy.store, failed) from failed
    finally:
        shutil.rmtree(copy.unproven, ignore_errors=True)
    if copy.ring == copy.store / FOLDER:
        with suppress(OSError):  # in the way of nothing: the next backup tries again
            for old in superseded(backups(copy.store)):
                shutil.rmtree(old.folder, ignore_errors=True)
    return backup


def _failed(store: Path, failed: Exception) -> BackupFailed:
    if isinstance(failed, EngineError):
        return BackupFailed(store, faults.reason(failed))
    return BackupFailed(store, getattr(failed, "strerror", None) or "the disk reported an error")


def _prove(path: Path, key: bytes, store: Path, watch: Watch) -> None:
    copy = engine.connect(path, key, read_only=True)
    try:
        engine.prepare(copy, read_only=True)
        with engine.watched(copy, watch):
            complaint = engine.damaged_pages(copy, watch)
        watch.at(1)
    finally:
        copy.close()
    if complaint:
        raise BackupFailed(store, "the copy that was just made does not hold")


def _sweep(ring: Path) -> None:
    """Take away what a copy that was killed half way left behind."""
    for each in ring.glob(".*Z.tmp"):
        shutil.rmtree(each, ignore_errors=True)
