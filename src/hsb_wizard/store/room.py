"""The room a vault stands in: the connection with its key, who appends, and every guard around reading and writing.

One process opens a store once; a doubtful read is looked at twice before anybody is told of damage; a file that was
taken from under us is noticed before anything is called saved. Nothing of a journal's meaning enters here.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import STORE, CaseId, EntryId, Kind, PractitionerId
from hsb_wizard.errors import SaveFailed, StoreDamaged, StoreError, StoreNotRead, StoreReadOnly
from hsb_wizard.store import engine, faults, files, journal, people_file, practitioners, seen
from hsb_wizard.store.engine import Connection, EngineError
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.journal import Writer
from hsb_wizard.store.keys import Personal
from hsb_wizard.store.practitioners import Practitioner
from hsb_wizard.store.seen import Remembered

STUMBLED = "the disk reported an error, and on a second look every page holds"

# What this process has open. A second connection's closing would drop the first one's locks (POSIX), so there is none.
_OPEN: set[Path] = set()


def opened_here() -> frozenset[Path]:
    """Give the folders this process has open."""
    return frozenset(_OPEN)


def take(folder: Path) -> None:
    """Take ``folder`` for this process. Raises StoreOpenElsewhere where it has it already."""
    if folder.resolve() in _OPEN:
        raise faults.open_elsewhere(folder)
    _OPEN.add(folder.resolve())


def release(folder: Path) -> None:
    """Give ``folder`` back."""
    _OPEN.discard(folder.resolve())


@dataclass(slots=True, repr=False)
class Room:
    """What an open store is made of; `opening` fills it and hands it to the vault."""

    folder: Path
    memory: Path  # where this profile remembers heads
    store: str
    key: bytes
    connection: Connection
    me: Practitioner
    writer: Writer
    place: str
    inode: int
    remembered: seen.Heads
    read_only: bool
    signers: dict[PractitionerId, Personal] = field(default_factory=dict)
    recovery_secret: bytes = b""  # opens boxes addressed to the recovery code; only where it opened the store
    _seen: set[CaseId] = field(default_factory=set)  # cases of which it stands in the chain what was found

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read inside. What the engine raises comes out as a StoreError."""
        with self._said_in_a_sentence(StoreNotRead(self.folder / DATABASE, STUMBLED)):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Save all that is done inside, or nothing. Raises StoreReadOnly in viewing mode, and other StoreErrors."""
        if self.read_only:
            raise StoreReadOnly(self.folder)
        self.look_for_file()
        try:
            with self._said_in_a_sentence(SaveFailed(STUMBLED)), faults.transaction(self.connection):
                yield self.connection
        except BaseException:
            self._seen.clear()  # what was written down as seen may be gone with the rest
            raise

    @contextmanager
    def _said_in_a_sentence(self, where_every_page_holds: StoreError) -> Iterator[None]:
        try:
            yield
        except EngineError as failed:
            raise self._second_look(failed, where_every_page_holds) from failed

    def append(self, *entries: Entry) -> None:
        """Append to the journal, inside `writing`. A writer that goes on with a case says first what it found of it."""
        for case in {entry.case for entry in entries} - self._seen - {STORE}:
            found = journal.unseen(self.connection, self.writer, case)
            if found is not None:
                who, at = self.me.id, entries[0].at
                seen = Entry(EntryId(secrets.token_hex(16)), case, at, Kind.HEADS_SEEN, who, who, found)
                journal.append(self.connection, self.writer, [seen], {})
            self._seen.add(case)
        journal.append(self.connection, self.writer, entries, self.signers)

    def look_for_file(self) -> None:
        """Raise SaveFailed where the file we write to is no longer the one in the folder: nobody would find it."""
        try:
            if (self.folder / DATABASE).stat().st_ino == self.inode:
                return
        except OSError:
            pass
        raise SaveFailed("the store's file is no longer in its folder")

    def copy_slots(self) -> None:
        """Make the people file what the slot table says, where it says otherwise. Raises a StoreError."""
        with self.reading() as connection:
            wanted = people_file.as_bytes(practitioners.slots(connection))
        path = self.folder / people_file.PEOPLE
        try:
            if not path.is_file() or path.read_bytes() != wanted:
                files.swap_in(path, wanted)
        except OSError as failed:
            raise faults.as_file_sentence(failed, path) from failed

    def remember(self) -> bool:
        """Remember where the chains end now; False where this profile cannot."""
        with self.reading() as connection:
            heads = journal.heads(connection)
        return seen.remember(self.memory, self.store, Remembered(self.writer.laptop, self.writer.id, self.place, heads))

    def let_go(self) -> None:
        """Close the file and forget the keys that this process can forget."""
        self.connection.close()
        self.signers.clear()
        self.key = self.recovery_secret = b""
        if not self.read_only:
            faults.forget_holder(self.folder)
        release(self.folder)

    def _second_look(self, failed: EngineError, where_every_page_holds: StoreError) -> StoreError:
        """Open once more and check every page before the word "damaged" is said: a disk can stumble."""
        if faults.name_of(failed) not in faults.DOUBTFUL:
            return faults.as_sentence(failed, self.folder)
        self.connection.close()
        try:
            self.connection = engine.connect(self.folder / DATABASE, self.key, read_only=self.read_only)
            engine.prepare(self.connection, read_only=self.read_only)
            complaint = engine.damaged_pages(self.connection)
        except EngineError as again:
            return faults.as_sentence(again, self.folder)
        except OSError as gone:
            return faults.as_file_sentence(gone, self.folder / DATABASE)
        if complaint:
            return StoreDamaged(self.folder / DATABASE, complaint)
        return where_every_page_holds
