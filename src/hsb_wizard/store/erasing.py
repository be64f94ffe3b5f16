"""Erasing a case: the store is copied without it, the copy is proven and swapped in, and the backups are made anew.

Afterwards nothing of the record is left in any page of the store or of its backups. A tombstone in the store's chain
names nobody. Killed half way there is the store of before, or the new one whose backups the next opening puts right.
Until the swap it can be stopped; from there on it can only be finished.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.assessment.payloads import CaseErased, HeadsNoted, PayloadRemoved
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.errors import StoreError, UnknownRecord
from hsb_wizard.store import backups, engine, faults, files, journal, projections, seals, seen, unfinished, verify
from hsb_wizard.store.about_store import store_entry
from hsb_wizard.store.engine import Connection, EngineError
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.meeting import erased_mark
from hsb_wizard.store.purging import PURGE, REPLACED, finish
from hsb_wizard.store.room import Room
from hsb_wizard.store.vault import Vault
from hsb_wizard.watch import Watch

_COMING = ".erasing.tmp"
ROWS = 500  # that are copied between two looks whether it is still wanted
COPYING, REPLACING = "Copying the store without it", "Erasing it, and making the backups anew"
OF_CASES = ("entry", "draft", "head", "assessment", "answer")  # every table with a column case_id


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing a case takes away: entries, backups and folders with it, and what left this laptop before."""

    case: CaseId
    entries: int
    backups: int
    replaced: int
    documents: int
    sealed_copies: int


def weigh(vault: Vault, case: CaseId) -> Erasure:
    """What erasing ``case`` would take away. Changes nothing. Raises UnknownRecord."""
    with vault.room.reading() as connection:
        kinds = [row[0] for row in connection.execute("SELECT kind FROM entry WHERE case_id = ?", (case,))]
    if not kinds:
        raise UnknownRecord(case)
    replaced = list((vault.folder / REPLACED).glob("*"))
    return Erasure(
        case,
        len(kinds),
        len(backups.backups(vault.folder)),
        len(replaced),
        kinds.count(Kind.EXPORTED),
        kinds.count(Kind.BUNDLE_SENT),
    )


def erase(vault: Vault, case: CaseId, reason: str, watch: Watch | None = None) -> Erasure:
    """Erase ``case``; the store of before stands until the swap.

    Raises UnknownRecord, DiskFull, SaveFailed, BackupFailed, and Stopped where ``watch`` was before the swap: nothing
    is erased then. After BackupFailed the case is gone from the store, and the next opening replaces the backups.
    """
    room, gone, watch = vault.room, weigh(vault, case), watch or Watch()
    room.look_for_file()
    watch.at(0, 1, COPYING)
    coming = vault.folder / _COMING
    shutil.rmtree(coming, ignore_errors=True)
    try:
        coming.mkdir(mode=0o700)
        _copied_without(room, coming / DATABASE, gone, reason, watch.part(0.0, 0.7))
        watch.no_return(REPLACING)
        _swapped(room, coming / DATABASE)
    except EngineError as failed:
        raise faults.as_sentence(failed, vault.folder) from failed
    except OSError as failed:
        raise faults.as_file_sentence(failed, vault.folder / DATABASE) from failed
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    finish(vault, watch.part(0.7, 1.0))
    return gone


def _copied_without(room: Room, path: Path, gone: Erasure, reason: str, watch: Watch) -> None:
    """Write the new file, append the tombstone, and prove it against the old one. Raises Stopped."""
    from hsb_wizard.store.migrations import migrate

    old, case = room.connection, gone.case
    chains = [row[0] for row in old.execute("SELECT chain FROM head WHERE case_id = ?", (case,))]
    new = engine.connect_new(path, room.key)
    try:
        engine.prepare(new)
        migrate(new)
        with faults.transaction(new):
            tables = _tables(old)
            for number, table in enumerate(tables):
                share = number / len(tables), (number + 1) / len(tables)
                _rows(old, new, table, case, watch.part(0.5 * share[0], 0.5 * share[1], COPYING))
            new.execute("DELETE FROM meta WHERE name LIKE ?", (f"{unfinished.MARK}%",))  # a file name has a reference
            _forget_heads(new, set(chains))
            new.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (PURGE, room.me.id))
            mark = CaseErased(erased_mark(case), reason, gone.entries, tuple(chains))
            said = [store_entry(Kind.CASE_ERASED, room.me.id, mark)]
            heads = {chain: f"{seq}:{tip.hex()}" for chain, (seq, tip) in journal.heads(new).items()}
            said.append(store_entry(Kind.HEADS_NOTED, room.me.id, HeadsNoted(heads)))
            journal.append(new, room.writer, said, room.signers)
        _proven(room, new, case, watch.part(0.5, 0.9))
        with engine.watched(new, watch.part(0.9, 1.0, COPYING)):
            new.execute("VACUUM")
    finally:
        new.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _tables(connection: Connection) -> list[str]:
    """Every table that holds rows of ours, in the order in which they name one another."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    )
    return [row[0] for row in found if not row[0].startswith("_sqlite_utils") and row[0] != "_sqlite_migrations"]


def _rows(old: Connection, new: Connection, table: str, case: CaseId, watch: Watch) -> None:
    """Copy one table row by row, with the same row numbers where it has them, without the rows of ``case``."""

    def each(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
        for number, row in enumerate(rows):
            if number % ROWS == 0:
                watch.at(min(number / (20 * ROWS), 0.9))  # nobody counts them first
            yield row

    columns = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
    numbered = ["rowid"] if table != "meta" else []
    where = " WHERE case_id <> ?" if "case_id" in columns else ""
    if table == "writer":  # those of elsewhere go with the last case they wrote in
        where = " WHERE id IN (SELECT writer FROM head WHERE case_id <> ?)"
    names, marks = ", ".join(numbered + columns), ",".join("?" * len(numbered + columns))
    wanted = f"SELECT {names} FROM {table}{where}"  # noqa: S608 - our own names
    with closing(old.execute(wanted, (case,) if where else ())) as rows:  # stopped half way, no reading is left open
        new.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", each(rows))  # noqa: S608 - our own names


def _forget_heads(new: Connection, chains: set[str]) -> None:
    """Notes of where the erased chains ended lose their contents; the note that is written next has the others."""
    noted = new.execute("SELECT id, payload FROM entry WHERE kind = ? AND payload IS NOT NULL", (Kind.HEADS_NOTED,))
    for identifier, payload in noted.fetchall():
        if chains & set(json.loads(payload).get("heads", {})):
            journal.empty(new, identifier)


def _proven(room: Room, new: Connection, case: CaseId, watch: Watch) -> None:
    """Everything else is there and holds, and nothing of the case is. Raises StoreError, Stopped."""
    old = room.connection
    report = verify.verify(new, room.store, {}, watch=watch)
    left = [
        table
        for table in OF_CASES
        if new.execute(f"SELECT 1 FROM {table} WHERE case_id = ?", (case,)).fetchone()  # noqa: S608 - our own names
    ]
    before = {each: journal.record_code(old, each) for each in journal.case_ids(old) if each != case}
    after = {each: journal.record_code(new, each) for each in journal.case_ids(new)}
    if not report.sound or left or before != after:
        what = report.first.where if report.first else ", ".join(left) or "another case"
        raise StoreError(
            f"The store could not be copied without the case: the copy does not hold ({what}).",
            "Nothing was erased, and the store and its backups are as they were.",
            "Prove the store with 'hsb-wizard verify' first.",
        )


def _swapped(room: Room, path: Path) -> None:
    """Put the new file in the place of the old one, and go on with it."""
    room.connection.close()
    journal_file = room.folder / f"{DATABASE}-journal"
    try:
        journal_file.unlink(missing_ok=True)  # empty: everything was saved before
        path.replace(room.folder / DATABASE)
        files.settle(room.folder)
    finally:
        room.connection = engine.connect(room.folder / DATABASE, room.key)
        engine.prepare(room.connection)
        room.inode = (room.folder / DATABASE).stat().st_ino
        room.place = seen.place_of(room.folder / DATABASE)
        room.remembered = journal.heads(room.connection)
    room.remember()


def take_out(vault: Vault, removal: Entry, fell: Iterable[Entry], summary: CaseSummary) -> None:
    """Take out what one entry says, with the entry ``removal`` that says so; then replace the backups.

    ``fell`` are the signatures that go with it. Raises a StoreError; nothing is taken out then, but for BackupFailed.
    """
    room, case = vault.room, removal.case
    if not isinstance(removal.payload, PayloadRemoved):
        raise TypeError(removal.kind)
    with room.writing() as connection:
        room.append(*fell, removal)
        journal.empty(connection, removal.payload.entry)
        projections.project_anew(connection, case, seals.as_everybody_reads(journal.entries_of(connection, case)))
        projections.put_summary(connection, summary)
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (PURGE, room.me.id))
    finish(vault)
