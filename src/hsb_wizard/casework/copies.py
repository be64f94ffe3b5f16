"""Backups for front doors: which there are, making one now, putting one back. The strong room does the work."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.errors import RefusedTarget
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.backups import Backup
    from hsb_wizard.watch import Watch


class Listed(Frozen, frozen=True):
    """One backup of the store: its name, and when it was made by this laptop's clock."""

    name: str
    made: datetime


class Restored(Frozen, frozen=True):
    """Of when the store is now, and where what it replaced was kept."""

    made: str
    kept: Path | None


def listed(folder: Path) -> tuple[Listed, ...]:
    """The backups of the store in ``folder``, the newest first. Needs no key."""
    from hsb_wizard.store.backups import backups

    return tuple(Listed(each.folder.name, each.made.astimezone()) for each in backups(folder))


def back_up(desk: Casework, to: Path | None = None, watch: Watch | None = None) -> Future[Path]:
    """Make a proven copy now. Raises RefusedTarget for a folder that is not there.

    The future raises BackupFailed, and Stopped where ``watch`` was.
    """
    if to is not None and not to.is_dir():
        raise RefusedTarget(to, "that folder is not there")
    return desk.watched(lambda vault, watch: vault.backup(to, watch).folder, watch)


def found(folder: Path, named: str) -> Backup:
    """The backup that is meant. Raises RefusedInput."""
    from hsb_wizard.store.restoring import find

    return find(folder, named)


def restore(
    folder: Path, backup: Backup, name: str = "", passphrase: str = "", code: str = "", watch: Watch | None = None
) -> Restored:
    """Prove ``backup``, put it in the store's place and close it again. Raises the store errors, and Stopped."""
    from hsb_wizard.store import restoring

    done = restoring.restore(folder, backup, restoring.Caller(name, passphrase, code), watch=watch)
    done.vault.close(back_up=False)
    return Restored(done.made, done.kept)
