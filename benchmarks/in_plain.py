"""What encryption costs a save: the same store, tables, indexes, triggers and statements, with the cipher and without.

The plain one exists here alone, in a folder that is gone afterwards; the program has no way to make one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from benchmarks.figures import Samples, in_turn
from benchmarks.in_store import saved
from benchmarks.made_up import LEAD
from benchmarks.workshop import PASSPHRASE, Workshop
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create
from hsb_wizard.store.vault import Vault
from hsb_wizard.values import replace

SWITCHES = (
    "locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = FULL", "foreign_keys = ON",
    "secure_delete = ON", "trusted_schema = OFF", "cell_size_check = ON", "recursive_triggers = ON",
)  # fmt: skip
PAGE = 4096


def saving_the_same(workshop: Workshop, rounds: int) -> Samples:
    """Saving one answer with the cipher, against the very same save without it."""
    place = workshop.place / f"plain-{os.urandom(4).hex()}"
    place.mkdir()
    vault = create(place / "store", LEAD, ["assessor"], PASSPHRASE, TEST, place / "memory").vault
    try:
        with without_cipher(vault, place / "plain") as twin:
            form = workshop.desk.form
            return in_turn(saved(vault, form), saved(twin, form), rounds, warm=20)
    finally:
        vault.close(back_up=False)


@contextmanager
def without_cipher(vault: Vault, folder: Path) -> Iterator[Vault]:
    """A vault over a plain copy of what ``vault`` holds, with every switch set the same way."""
    folder.mkdir()
    room, path = vault._room, folder / DATABASE
    plain = sqlite3.connect(path, isolation_level=None)
    try:
        for switch in (f"page_size = {PAGE}", *SWITCHES):
            plain.execute(f"PRAGMA {switch}")
        copy_into(plain, room.connection)
        same = replace(room, folder=folder, connection=cast(Connection, plain), inode=path.stat().st_ino)
        yield Vault(same)
    finally:
        plain.close()


def copy_into(plain: sqlite3.Connection, connection: Connection) -> None:
    """Every table with its rows, then the indexes and the triggers."""
    made = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    for kind in ("table", "index", "trigger"):
        for _, name, sql in (each for each in made if each[0] == kind and not each[1].startswith("sqlite_")):
            plain.execute(sql)
            if kind == "table":
                rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - the store's own name
                for row in rows:
                    plain.execute(f'INSERT INTO "{name}" VALUES ({",".join("?" * len(row))})', row)  # noqa: S608
