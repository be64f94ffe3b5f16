"""The engine: one keyed SQLCipher connection, with every switch set the same way each time.

The only module that connects, and the only one that hands a connection to sqlite-utils (to create and to migrate; it is
imported then and not before). Nothing of the journal's meaning enters here.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from hsb_wizard.errors import Stopped, StoreError
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from sqlite_utils.db import Database

HEADER_BYTES = 16  # SQLCipher keeps the salt where a plain file has its magic words
PLAIN_MAGIC = b"SQLite format 3\x00"
PAGE = 4096
BUSY_SECONDS = 0.25
# Memory is wiped and locked piece by piece, each with a call of the system, unless it comes from the small store that
# the engine keeps for short-lived pieces. Statements kept prepared fill that store up for good: few are kept.
KEPT_STATEMENTS = 8

Connection = dbapi2.Connection
EngineError = dbapi2.Error


def not_encrypted() -> StoreError:
    """Say that the library under us is not our cipher: whatever it wrote could be read, so nothing is written."""
    return StoreError(
        "The library that encrypts the store is not the one this program was made with.",
        "Nothing was written, so nothing lies open.",
        "Set the program up again as its README says.",
    )


def connect_new(path: Path, key: bytes) -> Connection:
    """Make the file at ``path`` with a salt of its own and give its connection."""
    return _connect(path, key, secrets.token_bytes(HEADER_BYTES), "rwc")


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Connection:
    """Give a keyed connection to a file that exists. Reads nothing yet: a wrong key shows at the first read.

    Opening the file by hand to read its salt would drop the locks this process holds on it (a trap of POSIX locks):
    `opening` refuses a second opening in the same process before this is reached.
    """
    with path.open("rb") as file:
        salt = file.read(HEADER_BYTES)
    return _connect(path, key, salt, "ro" if read_only else "rw")


def refuses(path: Path, key: bytes) -> bool:
    """Whether the file at ``path`` says at two looks of three that ``key`` is not its own.

    A disk that stumbles can say so once; what cannot be read says nothing, and the opening that follows tells why.
    """
    said = 0
    for _ in range(3):
        try:
            connection = connect(path, key, read_only=True)
        except (EngineError, OSError):
            continue
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except EngineError as failed:
            said += getattr(failed, "sqlite_errorname", "") == "SQLITE_NOTADB"
        else:
            return False
        finally:
            connection.close()
    return said > 1


def _connect(path: Path, key: bytes, salt: bytes, mode: str) -> Connection:
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        timeout=BUSY_SECONDS,
        isolation_level=None,
        uri=True,
        cached_statements=KEPT_STATEMENTS,
    )
    try:
        # Before the key: SQLCipher writes to stderr on a wrong key, and would scribble over the screen.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA cipher_memory_security = ON")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise not_encrypted()
    except BaseException:
        connection.close()
        raise
    return connection


def prepare(connection: Connection, *, read_only: bool = False) -> None:
    """Set the switches and take the file for this process alone. Raises EngineError as the engine says it."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key or a damaged head shows here
    _assert_cipher(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    # Without it INSERT OR REPLACE deletes a row and no delete trigger sees it.
    connection.execute("PRAGMA recursive_triggers = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA journal_mode = TRUNCATE")  # never WAL: people copy "the file"
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _assert_cipher(connection: Connection) -> None:
    """Refuse a file that is not encrypted as this program encrypts (Signal-Desktop once wrote plain files unseen)."""
    settings = {row[0] for row in connection.execute("PRAGMA cipher_settings")}
    if "PRAGMA cipher_page_size = 4096;" not in settings or "PRAGMA cipher_use_hmac = 1;" not in settings:
        raise not_encrypted()


def damaged_pages(connection: Connection, watch: Watch | None = None) -> str:
    """Check every page's seal, then the tables' own shape. Gives the first complaint, or an empty text.

    Raises Stopped between the two where ``watch`` was; inside `watched` within the second as well.
    """
    checks = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check(1)")
    for done, check in enumerate(checks):
        if watch is not None:
            watch.at(done, len(checks))
        for (complaint,) in connection.execute(check):
            if complaint != "ok":
                return str(complaint)
    return ""


LOOKS = 10_000  # steps of the engine between two looks whether anybody still wants what it does


@contextmanager
def watched(connection: Connection, watch: Watch, share: Callable[[], float] | None = None) -> Iterator[None]:
    """Inside, the engine stops where ``watch`` is stopped, and Stopped is raised; ``share`` says how far it is."""

    def look() -> int:
        if share is not None:
            with suppress(Stopped):
                watch.at(share())
        return int(watch.stopped)

    watch.at(0)
    connection.set_progress_handler(look, LOOKS)
    try:
        yield
    except EngineError:
        if watch.stopped:
            raise Stopped from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def rest(connection: Connection) -> None:
    """Let go of the decrypted pages that the engine keeps at hand, and give the room of what is gone to the system.

    For the moment after much was read and before little is: the next to ask for them reads a few pages again.
    """
    connection.execute("PRAGMA shrink_memory")
    if sys.platform == "linux":  # elsewhere the system takes it back by itself
        import ctypes

        with suppress(AttributeError):  # a C library that has no such call
            ctypes.CDLL(None).malloc_trim(0)


def with_tools(connection: Connection) -> Database:
    """Put sqlite-utils around ``connection``. It looks for sqlite3's errors, so it is shown the engine's own."""
    import sqlite_utils.db
    import sqlite_utils.utils

    for module in (sqlite_utils.db, sqlite_utils.utils):
        vars(module)["sqlite3"] = dbapi2
        vars(module)["OperationalError"] = dbapi2.OperationalError
    # No plugins: one that happens to be installed would be handed the decrypted connection.
    database = sqlite_utils.db.Database(connection, execute_plugins=False, use_counts_table=False)  # type: ignore[arg-type]
    return database
