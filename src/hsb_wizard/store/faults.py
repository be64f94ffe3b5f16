"""From what the engine raises to what a person reads: by the error's name, never by its text.

Nothing of a statement, a value or a key may pass through here.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hsb_wizard.errors import (
    DiskFull,
    SaveFailed,
    StoreDamaged,
    StoreError,
    StoreNotRead,
    StoreOpenElsewhere,
    StoreReadOnly,
    StoreUnreadable,
)
from hsb_wizard.store.engine import Connection, EngineError

DATABASE = "assessments.db"
HOLDER = "open.json"

# A read error of the disk can come as any of these: never said to be damage before a second look.
DOUBTFUL = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR"})
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
MAY_NOT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def name_of(failed: EngineError) -> str:
    """Give the engine's own name for what went wrong, without the extended part."""
    return str(getattr(failed, "sqlite_errorname", None) or "SQLITE_ERROR")


def as_sentence(failed: EngineError, folder: Path) -> StoreError:
    """Give the error a person can act on."""
    name = name_of(failed)
    if name in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return open_elsewhere(folder)
    if name == "SQLITE_FULL":
        return DiskFull(folder)
    if name == "SQLITE_READONLY":
        return StoreReadOnly(folder)
    if name in ("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"):
        return StoreUnreadable(folder / DATABASE)
    if name in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
        return StoreDamaged(folder / DATABASE, "its pages are not what the program wrote")
    return SaveFailed(reason(failed))


def reason(failed: EngineError) -> str:
    """Give a clause for the error's name."""
    name = name_of(failed)
    known = {"SQLITE_FULL": "there is no room left", "SQLITE_IOERR": "the disk reported an error"}
    return known.get(name, f"the engine says {name}")


def as_file_sentence(failed: OSError, path: Path) -> StoreError:
    """Give the error a person can act on, for a file beside the database."""
    if failed.errno in NO_ROOM:
        return DiskFull(path.parent)
    if failed.errno in MAY_NOT:
        return StoreReadOnly(path.parent)
    return SaveFailed(failed.strerror or "the disk reported an error")


def as_reading_sentence(failed: OSError, path: Path) -> StoreError:
    """Give the error a person can act on, for something of the store that was to be read and not changed."""
    if failed.errno in MAY_NOT:
        return StoreUnreadable(path)
    return StoreNotRead(path, failed.strerror or "the disk reported an error")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Save all that is done inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(EngineError):  # what went wrong first is what is told
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        raise


# Who has the store open, for the words of a refusal only: the lock itself is the operating system's.


def note_holder(folder: Path, name: str, since: str) -> None:
    """Write down who has the store open and since when. Never of any case; a failure to write is of no consequence."""
    try:
        (folder / HOLDER).write_text(json.dumps({"name": name, "since": since}), encoding="utf-8")
    except OSError:
        return


def forget_holder(folder: Path) -> None:
    """Take the note away at a clean close."""
    try:
        (folder / HOLDER).unlink(missing_ok=True)
    except OSError:
        return


def open_elsewhere(folder: Path) -> StoreOpenElsewhere:
    """Say that the store is open, with who and since when as far as the note tells."""
    try:
        noted = json.loads((folder / HOLDER).read_text(encoding="utf-8"))
        return StoreOpenElsewhere(str(noted["name"]), str(noted["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return StoreOpenElsewhere()
