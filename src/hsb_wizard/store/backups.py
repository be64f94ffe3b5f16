"""Backups: proven copies of the whole folder, and which of them are kept. Encrypted as the store is, under its key.

A copy is written beside the others under a name that begins with a dot, opened again with the key, checked page by
page, and only then given its name. A failure leaves the backups that were there.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hsb_wizard.errors import BackupFailed
from hsb_wizard.store import engine, faults, people_file, practitioners
from hsb_wizard.store.engine import Connection, EngineError
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.files import settle

FOLDER = "backups"
RING = 10
APART = timedelta(minutes=10)
_NAME = "%Y-%m-%dT%H-%M-%S-%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One proven copy: when it was made, and the folder that holds both files."""

    made: datetime
    folder: Path


def backups(folder: Path) -> tuple[Backup, ...]:
    """Give the backups of the store in ``folder``, the newest first. Needs no key."""
    found = []
    for each in (folder / FOLDER).glob("*Z"):
        try:
            made = datetime.strptime(each.name, _NAME).replace(tzinfo=UTC)
        except ValueError:
            continue
        if (each / DATABASE).is_file():
            found.append(Backup(made, each))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def superseded(copies: Sequence[Backup]) -> tuple[Backup, ...]:
    """Give which of ``copies`` (newest first) may go: the newest stays, others stand 10 minutes apart, 10 in all."""
    kept: list[Backup] = []
    for backup in sorted(copies, key=lambda backup: backup.made):
        if not kept or backup.made - kept[-1].made >= APART:
            kept.append(backup)
    if copies and copies[0] not in kept:
        kept.append(copies[0])
    return tuple(backup for backup in copies if backup not in kept[-RING:])


def make(connection: Connection, folder: Path, key: bytes, now: datetime | None = None) -> Backup:
    """Copy, prove, name, and let go of what it supersedes. Raises BackupFailed; the older backups stand then."""
    made = (now or datetime.now(UTC)).astimezone(UTC)
    ring = folder / FOLDER
    unproven = ring / f".{made.strftime(_NAME)}.tmp"
    try:
        ring.mkdir(mode=0o700, exist_ok=True)
        _sweep(ring)
        unproven.mkdir(mode=0o700)
        connection.execute("VACUUM INTO ?", (str(unproven / DATABASE),))
        people_file.write(unproven, practitioners.slots(connection))
        _prove(unproven / DATABASE, key, folder)
        settle(unproven)
        backup = Backup(made, unproven.rename(ring / made.strftime(_NAME)))
        settle(ring)
    except EngineError as failed:
        raise BackupFailed(folder, faults.reason(failed)) from failed
    except OSError as failed:
        raise BackupFailed(folder, failed.strerror or "the disk reported an error") from failed
    finally:
        shutil.rmtree(unproven, ignore_errors=True)
    for old in superseded(backups(folder)):
        shutil.rmtree(old.folder, ignore_errors=True)  # in the way of nothing: the next backup tries again
    return backup


def _prove(path: Path, key: bytes, store: Path) -> None:
    copy = engine.connect(path, key, read_only=True)
    try:
        engine.prepare(copy, read_only=True)
        complaint = engine.damaged_pages(copy)
    finally:
        copy.close()
    if complaint:
        raise BackupFailed(store, "the copy that was just made does not hold")


def _sweep(ring: Path) -> None:
    """Take away what a copy that was killed half way left behind."""
    for each in ring.glob(".*.tmp"):
        shutil.rmtree(each, ignore_errors=True)
