"""Backups that are of before an erasure are replaced by one of after it: at once, or at the next opening.

Each opening asks here, so nothing may enter that only an erasure needs.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from hsb_wizard.errors import BackupFailed
from hsb_wizard.store import backups, files

if TYPE_CHECKING:
    from hsb_wizard.store.vault import Vault
    from hsb_wizard.watch import Watch

PURGE = "purge"  # in meta: backups of before are still to be replaced
REPLACED = "replaced"  # the folder of what stood here before a backup was restored


def finish(vault: Vault, watch: Watch | None = None) -> bool:
    """Replace what backups are of before an erasure, where that is still to be done. Raises BackupFailed.

    ``watch`` is one that has passed its place of no return, or None.
    """
    with vault.room.reading() as connection:
        found = connection.execute("SELECT value FROM meta WHERE name = ?", (PURGE,)).fetchone()
    if found is None or vault.read_only:
        return False
    made = vault.backup(watch=watch)
    try:
        for each in backups.backups(vault.folder):
            if each.folder != made.folder:
                shutil.rmtree(each.folder)
        if (vault.folder / REPLACED).exists():
            shutil.rmtree(vault.folder / REPLACED)
        files.settle(made.folder.parent)
    except OSError as failed:
        raise BackupFailed(vault.folder, failed.strerror or "an older one could not be taken away") from failed
    with vault.room.writing() as connection:
        connection.execute("DELETE FROM meta WHERE name = ?", (PURGE,))
    return True
