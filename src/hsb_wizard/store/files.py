"""Small files beside the database, written so that a reader finds the old one or the new one and never a half."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def swap_in(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``path``, readable by its owner alone. Raises OSError and leaves the old file."""
    for left in path.parent.glob(f".{path.name}.*.tmp"):  # by one that was killed; whoever writes here holds the lock
        left.unlink(missing_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Make the names in ``folder`` durable, where the system has a way to (Windows has none)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def can_write(folder: Path, file: Path) -> bool:
    """Tell whether this user may change ``file`` and make files beside it (tried, since a disk may be mounted so)."""
    if not os.access(file, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return False
    probe = folder / ".probe.tmp"
    try:
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT, 0o600))
        probe.unlink(missing_ok=True)
    except PermissionError:
        return False
    except OSError as failed:
        from hsb_wizard.store.faults import MAY_NOT

        return failed.errno not in MAY_NOT  # a full disk is not a read-only one
    return True
