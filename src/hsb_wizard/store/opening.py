"""The way in: make a store, or open one through the checks, in this order.

Umask, folder, file, size, head; the people file and the slot; the key; the cipher; the lock; every page; whose file and
which layout; migration behind a backup; whether the slot is listed; whether this is older than what was seen last. A
store is never made by opening one, and never opened on a guess.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from hsb_wizard.assessment.kinds import Kind, PractitionerId
from hsb_wizard.assessment.payloads import BackedUp, SlotAdded
from hsb_wizard.errors import (
    SaveFailed,
    StoreDamaged,
    StoreEmptyFile,
    StoreError,
    StoreExists,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    WrongPassphrase,
    WrongRecoveryCode,
)
from hsb_wizard.store import (
    backups,
    callers,
    engine,
    faults,
    files,
    journal,
    keys,
    people_file,
    practitioners,
    room,
    schema,
    seen,
    slots,
)
from hsb_wizard.store.about_store import moment, store_entry
from hsb_wizard.store.callers import Caller
from hsb_wizard.store.elsewhere import erased_chains
from hsb_wizard.store.engine import PAGE, PLAIN_MAGIC, Connection, EngineError
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.keys import DEFAULT, Personal, Profile
from hsb_wizard.store.practitioners import ADMINISTRATOR, RECOVERY, Practitioner
from hsb_wizard.store.room import Room
from hsb_wizard.store.slots import Opened, Slot
from hsb_wizard.store.vault import Vault
from hsb_wizard.values import Unspoken

OLDER_COPY = (
    "This copy of the store is older than the one last used here: {count} of its chains of entries end earlier than "
    "remembered. It is whole in itself, and nothing was changed. If nobody put a backup back, compare the record codes "
    "with those on the newest documents."
)
NOT_REMEMBERED = (
    "This computer cannot remember where the record ends, so an older copy put in its place would not be noticed here. "
    "The record itself is saved."
)
NOT_ITS_PAGES = (
    "its pages are not what the program wrote. Or the people file beside it is from before a new recovery code: then "
    "the new code opens it, and puts that file right"
)
VIEWING = "This copy may be read but not changed. Views of this copy cannot be noted."


class Created(Unspoken, frozen=True):
    """A new store, open, and its recovery code, which is shown once and kept nowhere."""

    vault: Vault
    recovery_code: str


def retry_after(tries: int) -> int:
    """Give the seconds to wait after so many wrong passphrases in a row: nothing for two, then doubling to a minute."""
    return 0 if tries < 3 else min(60, int(2 ** min(tries - 3, 10)))


def is_store(folder: Path) -> bool:
    """Tell whether anything of a store stands in ``folder``: a lone part of one is a store that lost the other."""
    return (folder / DATABASE).exists() or (folder / people_file.PEOPLE).exists()


def names(folder: Path) -> tuple[str, ...]:
    """Give who can open the store, from the people file, before it is open. Raises a StoreError where there is none."""
    _folder_is_there(folder)
    if not (folder / DATABASE).exists():
        raise StoreMissing(folder)
    people_file.put_in_place(folder, folder / DATABASE)
    return tuple(sorted(slot.name for slot in people_file.read(folder)))


def last_written(folder: Path) -> float | None:
    """Tell when the database was last written, in seconds since 1970: opening, saving and locking it each do.

    All that a locked store can say of itself, and whoever reads the folder sees it as well. None where nobody knows.
    """
    try:
        return (folder / DATABASE).stat().st_mtime
    except OSError:
        return None


def create(
    folder: Path,
    name: str,
    roles: Iterable[str],
    passphrase: str,
    profile: Profile = DEFAULT,
    memory: Path | None = None,
) -> Created:
    """Make a store in ``folder`` and open it for its first practitioner, who is administrator as well.

    The database gets its name last: killed before that, there is no store and the same command works again. Raises
    StoreExists, StoreReadOnly, DiskFull, RefusedInput.
    """
    os.umask(0o077)
    person = Practitioner(
        PractitionerId(secrets.token_hex(8)),
        practitioners.checked_name(name),
        practitioners.checked_roles(roles) | {ADMINISTRATOR},
    )
    if (folder / DATABASE).exists():
        raise StoreExists(folder)
    recovery, personal = keys.draw(), Personal(keys.draw())
    opens = Opened(keys.store_key(recovery), personal)
    slot = slots.make_slot(person.id, person.name, passphrase, opens, profile)
    unborn = folder / f".{DATABASE}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _clear(unborn)  # its journal with it: one left by a killed process would be played back into the new file
        _make_database(unborn, opens, person, slot, keys.recovery_public_key(recovery))
        _set_aside(folder / people_file.PEOPLE)
        people_file.write(folder, [slot])
        journal_of(unborn).unlink(missing_ok=True)
        unborn.rename(folder / DATABASE)
        files.settle(folder)
    except EngineError as failed:
        closed = faults.name_of(failed) == "SQLITE_CANTOPEN"
        raise StoreReadOnly(folder) if closed else faults.as_sentence(failed, folder) from failed
    except OSError as failed:
        raise faults.as_file_sentence(failed, unborn) from failed
    finally:
        with suppress(OSError):
            _clear(unborn)
    vault = enter(folder, Caller(opens.store_key, person.id, personal, memory))
    return Created(vault, keys.recovery_code(recovery))


def unlock(folder: Path, name: str, passphrase: str, memory: Path | None = None, wanted: Profile = DEFAULT) -> Vault:
    """Open the store for the practitioner called ``name``; ``memory`` is where heads are remembered.

    A slot that costs less to guess than ``wanted`` is made anew on the way, where there is the memory for it.

    Raises StoreMissing, StoreUnreadable, StoreEmptyFile, StoreDamaged, PeopleFileMissing, UnknownPractitioner,
    WrongPassphrase, StoreOpenElsewhere, StoreNewer, StoreReadOnly. On a medium that is read-only the vault is for
    viewing: ``vault.read_only``.
    """
    os.umask(0o077)
    look(folder)
    people_file.put_in_place(folder, folder / DATABASE)
    slot = people_file.slot_of(folder, name)
    try:
        vault = enter(folder, callers.by_passphrase(folder, slot, passphrase, memory))
    except WrongPassphrase:  # an old people file is put right by the refusal: what stands there now counts
        old, slot = slot, people_file.slot_of(folder, name)
        if slot == old:
            raise
        vault = enter(folder, callers.by_passphrase(folder, slot, passphrase, memory))
    callers.keep_strong(vault.room, slot, passphrase, wanted)
    callers.box_anew(vault.room, slot.practitioner)
    return vault


def unlock_with_recovery(folder: Path, code: str, memory: Path | None = None) -> Vault:
    """Open the store with the recovery code, which needs no people file and writes it anew.

    Raises WrongRecoveryCode, and what `unlock` raises of the store itself.
    """
    os.umask(0o077)
    recovery = keys.recovery_secret(code)
    look(folder)
    secret = keys.recovery_box_secret(recovery)
    return enter(folder, Caller(keys.store_key(recovery), RECOVERY.id, None, memory, None, secret))


def look(folder: Path) -> None:
    """Look at the store from outside, without a key. Raises the StoreError that says what is wrong with it."""
    _folder_is_there(folder)
    if folder.resolve() in room.opened_here():
        raise faults.open_elsewhere(folder)  # before the file is touched: closing it again would drop our own lock
    path = folder / DATABASE
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(len(PLAIN_MAGIC))
    except (FileNotFoundError, NotADirectoryError):
        raise StoreMissing(folder) from None
    except OSError as failed:
        raise faults.as_reading_sentence(failed, path) from None
    if size == 0:
        raise StoreEmptyFile(path)
    if head == PLAIN_MAGIC:
        raise StoreDamaged(path, "it is not encrypted, so it is not a store of this program")
    journal_file = journal_of(path)
    unfinished = journal_file.exists() and journal_file.stat().st_size > 0  # the engine puts that right itself
    if size % PAGE and not unfinished:
        raise StoreDamaged(path, f"the file is not complete ({size:,} bytes)")


def enter(folder: Path, caller: Caller) -> Vault:
    """Open the file with its key and check all that can only be checked inside. Raises a StoreError."""
    room.take(folder)
    connection: Connection | None = None
    try:
        read_only = not files.can_write(folder, folder / DATABASE)
        connection = _opened(folder, caller, read_only)
        backed_up = _layout(connection, folder, caller.store_key, read_only)
        vault = _furnish(connection, folder, caller, read_only)
        if backed_up:
            vault.append_access(store_entry(Kind.BACKED_UP, vault.me.id, BackedUp(backed_up)))
        return vault
    except BaseException as failed:
        if connection is not None:
            connection.close()
        room.release(folder)
        if isinstance(failed, EngineError):
            raise faults.as_sentence(failed, folder) from failed
        if isinstance(failed, OSError):
            raise faults.as_reading_sentence(failed, folder / DATABASE) from failed
        if isinstance(failed, (ValueError, TypeError, KeyError)):  # a row that nobody but a hand could have written
            raise StoreDamaged(folder / DATABASE, "a row of it is not as this program writes it") from failed
        raise


def _folder_is_there(folder: Path) -> None:
    try:
        if not folder.is_dir():
            raise StoreMissing(folder)
        next(folder.iterdir(), None)
    except OSError as failed:
        raise faults.as_reading_sentence(failed, folder) from None


def _opened(folder: Path, caller: Caller, read_only: bool) -> Connection:
    """Give a connection that holds the lock and whose every page was checked; a doubtful one is tried once more."""
    problem: StoreError | None = None
    for _ in ("first look", "second look"):
        connection = engine.connect(folder / DATABASE, caller.store_key, read_only=read_only)
        try:
            engine.prepare(connection, read_only=read_only)
            complaint = engine.damaged_pages(connection)
            if not complaint:
                return connection
            problem = StoreDamaged(folder / DATABASE, complaint)
        except EngineError as failed:
            problem = _why(failed, folder, read_only, recovering=caller.personal is None)
        connection.close()
        if not isinstance(problem, (StoreDamaged, SaveFailed, WrongRecoveryCode)):
            break
    raise problem or StoreMissing(folder)


def _why(failed: EngineError, folder: Path, read_only: bool, recovering: bool) -> StoreError:
    name = faults.name_of(failed)
    if name == "SQLITE_NOTADB":
        return WrongRecoveryCode() if recovering else StoreDamaged(folder / DATABASE, NOT_ITS_PAGES)
    if read_only and name in ("SQLITE_CANTOPEN", "SQLITE_READONLY"):
        return StoreReadOnly(folder)  # a save was cut short here, and only where it can be written is it put right
    return faults.as_sentence(failed, folder)


def _layout(connection: Connection, folder: Path, key: bytes, read_only: bool) -> str:
    """Bring the store to this program's layout; when the backup before that was made, or nothing where none was."""
    path = folder / DATABASE
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (theirs,) = connection.execute("PRAGMA user_version").fetchone()
    if application != schema.APPLICATION:
        raise StoreDamaged(path, "it is not a store of this program")
    if theirs > schema.LAYOUT:
        raise StoreNewer(path, str(theirs), str(schema.LAYOUT))
    if theirs == schema.LAYOUT:
        return ""
    if read_only:
        raise StoreReadOnly(folder)
    from hsb_wizard.store.migrations import migrate

    made = backups.make(connection, folder, key).made
    migrate(connection)
    return made.isoformat(timespec="seconds")


def _furnish(connection: Connection, folder: Path, caller: Caller, read_only: bool) -> Vault:
    personal, memory = caller.personal, caller.memory or seen.memory_folder()
    me = callers.known(connection, folder, caller, read_only=read_only)
    (store,) = connection.execute("SELECT value FROM meta WHERE name = 'store'").fetchone()
    remembered = seen.recall(memory, store)
    place = seen.place_of(folder / DATABASE)
    behind = journal.missing_heads(connection, remembered.heads) if remembered else ()
    if behind:
        behind = tuple(sorted(set(behind) - erased_chains(connection)))
    writer, begins = _writer(connection, store, remembered, "" if behind else place)
    made = Room(
        folder=folder,
        memory=memory,
        store=store,
        key=caller.store_key,
        connection=connection,
        me=me,
        writer=writer,
        place=place,
        inode=(folder / DATABASE).stat().st_ino,
        remembered=remembered.heads if remembered else {},
        read_only=read_only,
        signers={me.id: personal} if personal else {},
        recovery_secret=caller.recovery_secret,
    )
    notices = (OLDER_COPY.format(count=len(behind)),) if behind else ()
    if read_only:
        return Vault(made, (*notices, VIEWING))
    with made.writing():
        if begins:
            journal.add_writer(connection, writer)
        made.append(store_entry(Kind.UNLOCKED, me.id))
    made.copy_slots()
    faults.note_holder(folder, me.name, moment())
    return Vault(made, notices if made.remember() else (*notices, NOT_REMEMBERED))


def _writer(
    connection: Connection, store: str, remembered: seen.Remembered | None, place: str
) -> tuple[journal.Writer, bool]:
    """Go on as the writer this profile was, or begin one that names the one it goes on from.

    A profile that never saw this store, a store at another place, and one older than remembered all begin anew: two
    copies that both go on never write the same place of one chain.
    """
    known = journal.writers(connection)
    if remembered and remembered.place == place and remembered.writer in known:
        return known[remembered.writer], False
    laptop = remembered.laptop if remembered else seen.new_laptop()
    return journal.new_writer(store, laptop, moment(), next(reversed(known), "")), True


def _make_database(path: Path, opens: Opened, first: Practitioner, slot: Slot, recovery_public: bytes) -> None:
    """Make the encrypted file with its first practitioner; the writer that adds them is the store's own beginning."""
    from hsb_wizard.store.migrations import migrate

    connection = engine.connect_new(path, opens.store_key)
    try:
        engine.prepare(connection)
        migrate(connection)
        now, store = moment(), secrets.token_hex(16)
        writer = journal.new_writer(store, seen.new_laptop(), now, "")
        given = store_entry(Kind.SLOT_ADDED, first.id, SlotAdded(first.id, first.name, tuple(sorted(first.roles))))
        with faults.transaction(connection):
            meta = {"store": store, "made": now, "recovery_key": recovery_public.hex()}
            connection.executemany("INSERT INTO meta (name, value) VALUES (?,?)", list(meta.items()))
            practitioners.add(connection, first, slot, opens.personal, now)
            journal.add_writer(connection, writer)
            journal.append(connection, writer, [given], {})
    finally:
        connection.close()


def _clear(unborn: Path) -> None:
    journal_of(unborn).unlink(missing_ok=True)
    unborn.unlink(missing_ok=True)


def journal_of(database: Path) -> Path:
    """Name the engine's own rollback journal of ``database`` (no journal of entries: it holds pages, encrypted)."""
    return database.with_name(f"{database.name}-journal")


def _set_aside(people: Path) -> None:
    """Keep a people file that stands without its store: it may belong to one that is being copied here."""
    with suppress(FileNotFoundError):
        people.rename(people.with_name(f"{people.name}.before-{secrets.token_hex(4)}"))
