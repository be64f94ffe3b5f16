"""A new recovery code: every key of the store is new. Copied under it, proved, and put in the old one's place.

Nobody's passphrase is needed but that of whoever does it: the new store key is put behind everybody's slot, addressed
to a secret that only their passphrase opens. Whoever was retired has no slot, and stays outside. Killed at any moment,
the old file or the new one opens with the same passphrases. Backups made before stay under the old key and code.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.errors import NotAllowed, SaveFailed, StoreError, StoreReadOnly
from hsb_wizard.store import backups, engine, faults, files, journal, keys, people_file, practitioners, seen, verify
from hsb_wizard.store.about_store import store_entry
from hsb_wizard.store.engine import Connection, EngineError
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.practitioners import ADMINISTRATOR
from hsb_wizard.store.room import Room
from hsb_wizard.store.slots import Slot, with_new_key
from hsb_wizard.store.vault import Vault

COMING = ".rekeyed.tmp"


def new_recovery_code(vault: Vault) -> str:
    """Give the store a new recovery code and new keys, and close it. The code is shown once and kept nowhere.

    A backup under the old key is made first. Raises NotAllowed (no administrator), StoreReadOnly, BackupFailed, and a
    StoreError where the copy does not hold: then nothing has changed and the store stays open.
    """
    room = vault.room
    if ADMINISTRATOR not in vault.me.roles or vault.me.id not in room.signers:
        raise NotAllowed("Only an administrator of this store replaces its recovery code.", "Ask one of them.")
    if vault.read_only:
        raise StoreReadOnly(vault.folder)
    vault.backup()
    recovery, coming = keys.draw(), vault.folder / COMING
    store_key = keys.store_key(recovery)
    shutil.rmtree(coming, ignore_errors=True)
    try:
        coming.mkdir(mode=0o700)
        vault.note_heads()
        slots = _copied(room, coming / DATABASE, recovery)
        people_file.write(vault.folder, slots)  # opens the old file and the new one
        _swapped(vault, coming / DATABASE, store_key)
    except EngineError as failed:
        if faults.name_of(failed) in faults.DOUBTFUL:  # of the copy: the store itself was only read
            raise SaveFailed(f"the copy under the new key: {faults.reason(failed)}") from failed
        raise faults.as_sentence(failed, vault.folder) from failed
    except OSError as failed:
        raise faults.as_file_sentence(failed, vault.folder / DATABASE) from failed
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    return keys.recovery_code(recovery)


def _copied(room: Room, path: Path, recovery: bytes) -> tuple[Slot, ...]:
    """Write the new file under its own key, with new slots and the new recovery key, and prove it; give the slots."""
    backups.Copying().copy(room.connection, path)
    store_key = keys.store_key(recovery)
    _rekeyed(path, room.key, store_key)
    new = engine.connect(path, store_key)
    try:
        engine.prepare(new)
        public = practitioners.box_keys(new)
        made = tuple(with_new_key(each, store_key, public[each.practitioner]) for each in practitioners.slots(new))
        with faults.transaction(new):
            for slot in made:
                practitioners.change_slot(new, slot)
            key = keys.recovery_public_key(recovery).hex()
            new.execute("UPDATE meta SET value = ? WHERE name = 'recovery_key'", (key,))
            said = (store_entry(Kind.REKEYED, room.me.id), store_entry(Kind.LOCKED, room.me.id))
            journal.append(new, room.writer, said, room.signers)
        _prove(new, room)
    finally:
        new.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return made


def _rekeyed(path: Path, old: bytes, new: bytes) -> None:
    """Encrypt the copy anew. It has no name that anybody opens yet: killed half way, it is swept away."""
    connection = engine.connect(path, old)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    finally:
        connection.close()


def _prove(new: Connection, room: Room) -> None:
    """Everything that was there is there, and holds. Raises StoreError."""
    report = verify.verify(new, room.store, room.remembered)
    cases = {each: journal.record_code(room.connection, each) for each in journal.case_ids(room.connection)}
    if not report.sound or cases != {each: journal.record_code(new, each) for each in journal.case_ids(new)}:
        raise StoreError(
            "The store could not be copied under a new key: the copy does not hold.",
            "Nothing has changed: the store, its recovery code and every passphrase are as they were.",
            "Prove the store with 'hsb-wizard verify' first.",
        )


def _swapped(vault: Vault, coming: Path, store_key: bytes) -> None:
    """Let the old file go, put the new one in its place, and remember where its chains end."""
    room, path = vault.room, vault.folder / DATABASE
    remembered = room.memory, room.store, room.writer
    vault.closed = True
    room.let_go()
    coming.replace(path)
    files.settle(vault.folder)
    connection = engine.connect(path, store_key, read_only=True)
    try:
        heads = journal.heads(connection)
    finally:
        connection.close()
    memory, store, writer = remembered
    seen.remember(memory, store, seen.Remembered(writer.laptop, writer.id, seen.place_of(path), heads))
