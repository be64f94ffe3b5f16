"""Restoring: a backup is proven whole, copied in, and only then takes the store's place; what it replaces is kept.

The store is closed while this runs. Killed at any moment, there is the store of before or the restored one; the people
file that belongs to a restored database waits beside it under the database's own mark until it is in place.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import Restored
from hsb_wizard.errors import RefusedInput, StoreDamaged, StoreError, StoreNewer, WrongPassphrase
from hsb_wizard.store import backups, engine, faults, files, keys, people_file, room, schema, slots, verify
from hsb_wizard.store.about_store import store_entry
from hsb_wizard.store.backups import Backup, made_at
from hsb_wizard.store.engine import EngineError
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.opening import journal_of, unlock, unlock_with_recovery
from hsb_wizard.store.people_file import PEOPLE
from hsb_wizard.store.purging import REPLACED
from hsb_wizard.store.vault import Vault
from hsb_wizard.watch import Watch

OF_ANOTHER = "it is a backup of another store than the one in this folder; name an empty folder with --store"
_COMING = ".restoring.tmp"


@dataclass(frozen=True, slots=True)
class Done:
    """The restored store, open; where what it replaced stands (None where there was nothing), and of when it is."""

    vault: Vault
    kept: Path | None
    made: str


@dataclass(frozen=True, slots=True, repr=False)
class Caller:
    """Whoever restores: a name with the passphrase it had when the backup was made, or the recovery code."""

    name: str
    passphrase: str
    recovery_code: str = ""


def find(folder: Path, named: str) -> Backup:
    """The backup that ``named`` means: ``newest``, the name of one of the store's own, or a folder anywhere.

    Raises RefusedInput.
    """
    own = backups.backups(folder)
    if named == "newest" and own:
        return own[0]
    for each in own:
        if each.folder.name == named:
            return each
    elsewhere = Path(named).expanduser()
    if (elsewhere / DATABASE).is_file():
        at = made_at(elsewhere.name) or datetime.fromtimestamp((elsewhere / DATABASE).stat().st_mtime, UTC)
        return Backup(at, elsewhere)
    raise RefusedInput("there is no such backup; 'hsb-wizard backup --list' lists them", place=named)


def restore(
    folder: Path, backup: Backup, caller: Caller, memory: Path | None = None, watch: Watch | None = None
) -> Done:
    """Prove ``backup``, put it in the place of the store in ``folder``, and open it.

    Raises WrongPassphrase, StoreDamaged (of the backup), StoreOpenElsewhere, RefusedInput (of another store), DiskFull,
    and Stopped where ``watch`` was before it is put in: nothing was replaced then.
    """
    os.umask(0o077)
    watch = watch or Watch()
    key = _key(backup.folder, caller)
    store = _proven(backup.folder, key, watch.part(0.0, 0.8))
    room.take(folder)
    coming = folder / _COMING
    try:
        _not_open_elsewhere(folder, backup.folder, key, store)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        watch.at(0.8, 1, "Copying it here")
        _copied(backup.folder, coming)
        watch.no_return("Putting it in the store's place")
        kept = _kept(folder)
        _swapped(coming, folder)
    except OSError as failed:
        raise faults.as_file_sentence(failed, folder / DATABASE) from failed
    finally:
        shutil.rmtree(coming, ignore_errors=True)
        room.release(folder)
    if caller.recovery_code:
        vault = unlock_with_recovery(folder, caller.recovery_code, memory)
    else:
        vault = unlock(folder, caller.name, caller.passphrase, memory)
    made = backup.made.isoformat(timespec="seconds")
    said = Restored(made, kept.name if kept else "")
    vault.append_access(store_entry(Kind.RESTORED, vault.me.id, said))
    return Done(vault, kept, made)


def _key(backup: Path, caller: Caller) -> bytes:
    if caller.recovery_code:
        return keys.store_key(keys.recovery_secret(caller.recovery_code))
    opened = slots.open_slot(people_file.slot_of(backup, caller.name), caller.passphrase)
    if opened is None:
        raise WrongPassphrase(caller.name)
    return opened.store_key


def _proven(backup: Path, key: bytes, watch: Watch) -> str:
    """Check every page, chain, head and list of the backup; give the random name of its store."""
    path = backup / DATABASE
    try:
        connection = engine.connect(path, key, read_only=True)
        try:
            engine.prepare(connection, read_only=True)
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (layout,) = connection.execute("PRAGMA user_version").fetchone()
            if application != schema.APPLICATION:
                raise StoreDamaged(path, "it is not a store of this program")
            if layout > schema.LAYOUT:
                raise StoreNewer(path, str(layout), str(schema.LAYOUT))
            (store,) = connection.execute("SELECT value FROM meta WHERE name = 'store'").fetchone()
            verify.verify(connection, store, {}, watch=watch).raise_if_damaged(path)
        finally:
            connection.close()
    except EngineError as failed:
        raise faults.as_sentence(failed, backup) from failed
    return str(store)


def _not_open_elsewhere(folder: Path, backup: Path, key: bytes, store: str) -> None:
    """Raise StoreOpenElsewhere, or RefusedInput where another store stands here. A damaged one stops nothing.

    Opening it lets the engine put right itself what a kill left half written, so that it is kept whole.
    """
    if not (folder / DATABASE).exists():
        return
    if _is_of_others(folder, backup):
        raise RefusedInput(OF_ANOTHER, place=str(backup))
    try:
        connection = engine.connect(folder / DATABASE, key)
    except (EngineError, OSError):
        return
    try:
        engine.prepare(connection)
        found = connection.execute("SELECT value FROM meta WHERE name = 'store'").fetchone()
        if found is not None and found[0] != store:
            raise RefusedInput(OF_ANOTHER, place=str(backup))
    except EngineError as failed:
        sentence = faults.as_sentence(failed, folder)
        if faults.name_of(failed) in ("SQLITE_BUSY", "SQLITE_LOCKED"):
            raise sentence from failed
    finally:
        connection.close()


def _is_of_others(folder: Path, backup: Path) -> bool:
    """Whether the two people files name nobody in common: then another key is no sign of damage."""
    try:
        here, there = ({slot.practitioner for slot in people_file.read(each)} for each in (folder, backup))
    except StoreError:
        return False
    return here.isdisjoint(there)


def _copied(backup: Path, coming: Path) -> None:
    """Copy both files of the backup beside the store, flushed to the disk, and compare them byte for byte."""
    shutil.rmtree(coming, ignore_errors=True)
    coming.mkdir(mode=0o700)
    for name in (DATABASE, PEOPLE):
        if not (backup / name).exists() and name == PEOPLE:
            continue
        _copy(backup / name, coming / name)
        if not _same(backup / name, coming / name):
            raise StoreError(
                "The backup could not be copied: what was written is not what was read.",
                "The store and the backup are as they were.",
                "Try again, and have the disk looked at.",
            )


def _copy(source: Path, to: Path) -> None:
    with source.open("rb") as read, to.open("xb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def _same(one: Path, other: Path) -> bool:
    with one.open("rb") as left, other.open("rb") as right:
        pieces: Callable[[], tuple[bytes, bytes]] = lambda: (left.read(1 << 20), right.read(1 << 20))  # noqa: E731
        return all(a == b for a, b in iter(pieces, (b"", b"")))


def _kept(folder: Path) -> Path | None:
    """Copy what stands here to a folder of its own before anything takes its place."""
    present = [each for each in (folder / DATABASE, journal_of(folder / DATABASE), folder / PEOPLE) if each.exists()]
    if not present:
        return None
    kept = folder / REPLACED / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S-%fZ")
    kept.mkdir(parents=True, mode=0o700)
    for each in present:
        _copy(each, kept / each.name)
    files.settle(kept)
    files.settle(kept.parent)
    return kept


def _swapped(coming: Path, folder: Path) -> None:
    """Put both files in place: the people file waits under the mark of its database until that one stands here."""
    waiting = people_file.waiting_for(coming / DATABASE, folder)
    if (coming / PEOPLE).exists():
        (coming / PEOPLE).replace(waiting)
        files.settle(folder)
    journal_of(folder / DATABASE).unlink(missing_ok=True)  # of the database that goes: never played into another
    (coming / DATABASE).replace(folder / DATABASE)
    files.settle(folder)
    people_file.put_in_place(folder, folder / DATABASE)
