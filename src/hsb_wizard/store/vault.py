"""The vault: one open store. Lives on one thread; every method either has saved what it was given or raises.

It delegates: what is written where stands in `journal`, `projections`, `drafts`, `practitioners`, `backups`, `verify`.
`opening` makes a vault; nobody else does.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import (
    BackedUp,
    SlotAdded,
    SlotChanged,
)
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.errors import (
    NotAllowed,
    RefusedInput,
    StoreReadOnly,
    UnknownPractitioner,
    UnknownRecord,
    WrongPassphrase,
)
from hsb_wizard.store import backups, drafts, forms, journal, practitioners, projections, slots, verify
from hsb_wizard.store.about_store import moment, store_entry
from hsb_wizard.store.chain import SPOKEN
from hsb_wizard.store.choices import Choices
from hsb_wizard.store.drafts import Draft
from hsb_wizard.store.forms import KeptForm, Pinned
from hsb_wizard.store.keys import DEFAULT, Personal, Profile, draw
from hsb_wizard.store.practitioners import Practitioner
from hsb_wizard.store.room import Room
from hsb_wizard.store.slots import Opened


class Vault(Choices):
    """An open store and the person who opened it."""

    def __init__(self, room: Room, notices: tuple[str, ...] = ()) -> None:
        """Take a room that `opening` has checked. ``notices`` are sentences the person should see once."""
        self._room = room
        self.me = room.me
        self.read_only = room.read_only
        self.folder = room.folder
        self.notices = notices
        self.closed = False

    @property
    def room(self) -> Room:
        """What this store is made of, for the strong room's own modules that work on it as a whole."""
        return self._room

    # ------------------------------------------------------------------------------------------------- people

    def people(self) -> tuple[Practitioner, ...]:
        """Give who may open this store, in the order they were added."""
        with self._room.reading() as connection:
            return practitioners.listed(connection)

    def add_person(self, name: str, roles: Iterable[str], passphrase: str, profile: Profile = DEFAULT) -> Practitioner:
        """Give ``name`` a slot of their own. Raises RefusedInput on a name that is taken or a role there is not."""
        tidy, asked = practitioners.checked_name(name), practitioners.checked_roles(roles)
        if any(slots.same_name(tidy, each.name) for each in self.people()):
            raise RefusedInput("somebody of that name can open this store already", place="name")
        person = Practitioner(PractitionerId(secrets.token_hex(8)), tidy, asked)
        personal = Personal(draw())
        slot = slots.make_slot(person.id, tidy, passphrase, Opened(self._room.key, personal), profile)
        given = store_entry(Kind.SLOT_ADDED, self.me.id, SlotAdded(person.id, tidy, tuple(sorted(asked))))
        with self._room.writing() as connection:
            practitioners.add(connection, person, slot, personal, given.at)
            self._room.append(given)
        self._room.copy_slots()
        return person

    def new_passphrase(self, who: PractitionerId, passphrase: str, profile: Profile = DEFAULT) -> Practitioner:
        """Give ``who`` a new passphrase in the place of a lost one. Raises NotAllowed without the recovery code.

        Their own secret went with the passphrase, so they get a new one. The public key before is kept in the entry,
        so that what they signed stays proven; a slot with the key before opens nothing more.
        """
        person = next((each for each in self.people() if each.id == who), None)
        if self.me.id != practitioners.RECOVERY.id or person is None:
            raise NotAllowed("Only the recovery code replaces a passphrase.", "Open the store with it.")
        personal = Personal(draw())
        slot = slots.make_slot(who, person.name, passphrase, Opened(self._room.key, personal), profile)
        with self._room.writing() as connection:
            before = practitioners.sign_keys(connection)[who].hex()
            practitioners.change(connection, slot, personal)
            self._room.append(store_entry(Kind.SLOT_CHANGED, self.me.id, SlotChanged(who, before)))
        self._room.copy_slots()
        return person

    def confirm(self, name: str, passphrase: str) -> Practitioner:
        """Check a colleague's passphrase without changing who opened the store; their key then signs in this sitting.

        Raises UnknownPractitioner or WrongPassphrase.
        """
        person = next((each for each in self.people() if slots.same_name(each.name, name)), None)
        with self._room.reading() as connection:
            slot = next(
                (each for each in practitioners.slots(connection) if person and each.practitioner == person.id), None
            )
        if person is None or slot is None:
            raise UnknownPractitioner(name)
        opened = slots.open_slot(slot, passphrase)
        if opened is None:
            raise WrongPassphrase(name)
        self._room.signers[person.id] = opened.personal
        return person

    # -------------------------------------------------------------------------------------------------- cases

    def new_case_id(self) -> CaseId:
        """Draw an id for a case: ten letters and digits that can be read out, taken by no other."""
        while True:
            letters = "".join(secrets.choice(SPOKEN) for _ in range(10)).lower()
            case = CaseId(f"{letters[:5]}-{letters[5:]}")
            with self._room.reading() as connection:
                if connection.execute("SELECT 1 FROM head WHERE case_id = ?", (case,)).fetchone() is None:
                    return case

    def append(self, entries: Sequence[Entry], summary: CaseSummary, pinned: Iterable[Pinned] = ()) -> str:
        """Save ``entries`` of one case and the list's line, all or nothing; give the record code after them.

        A draft that one of the entries makes good is dropped with it, and the forms they name are kept with them
        (``pinned``: id, version, hash, canonical text).         Raises a StoreError; nothing is saved then.
        """
        with self._room.writing() as connection:
            forms.keep(connection, pinned)
            self._room.append(*entries)
            projections.project(connection, entries)
            drafts.drop_made_good(connection, entries)
            projections.put_summary(connection, summary)
            code = journal.record_code(connection, summary.case)
        return code or ""

    def append_access(self, entry: Entry) -> None:
        """Save an entry that changes no record (viewed, exported, ...). Nothing is written in viewing mode."""
        if self.read_only:
            return
        if entry.kind.changes_the_record:
            raise ValueError(f"{entry.kind.value} changes the record: append it with its summary")
        with self._room.writing():
            self._room.append(entry)

    def entries(self, case: CaseId) -> tuple[Entry, ...]:
        """Give the entries of ``case`` in the journal's order. Raises UnknownRecord where there are none."""
        with self._room.reading() as connection:
            found = journal.entries_of(connection, case)
        if not found:
            raise UnknownRecord(case)
        return found

    def record_code(self, case: CaseId) -> str:
        """Give the record code of ``case`` (64 hex digits). Raises UnknownRecord where it has no content."""
        with self._room.reading() as connection:
            code = journal.record_code(connection, case)
        if code is None:
            raise UnknownRecord(case)
        return code

    def case_ids(self) -> tuple[CaseId, ...]:
        """Give every case there is, from the journal itself."""
        with self._room.reading() as connection:
            return journal.case_ids(connection)

    def cases(self) -> tuple[CaseSummary, ...]:
        """Give the list of cases, the one changed last first."""
        with self._room.reading() as connection:
            return projections.summaries(connection)

    # ----------------------------------------------------------------------------------------- forms and drafts

    def pinned_form(self, form_hash: str) -> str | None:
        """Give a kept form's canonical text, or None."""
        with self._room.reading() as connection:
            return forms.text_of(connection, form_hash)

    def kept_forms(self) -> tuple[KeptForm, ...]:
        """Give every form that a record of this store was pinned to, the first one first."""
        with self._room.reading() as connection:
            return forms.kept(connection)

    def save_draft(self, case: CaseId, target: str, voice: Voice | None, who: PractitionerId, text: str) -> None:
        """Keep text that is being typed."""
        with self._room.writing() as connection:
            drafts.put(connection, Draft(case, target, voice, who, text, moment()))

    def drafts(self) -> tuple[Draft, ...]:
        """Give the text that was being typed and has not become an entry, the oldest first."""
        with self._room.reading() as connection:
            return drafts.all_of(connection)

    def drop_draft(self, case: CaseId, target: str, voice: Voice | None) -> None:
        """Let a draft go."""
        with self._room.writing() as connection:
            drafts.drop(connection, case, target, voice)

    # ------------------------------------------------------------------------------------------ proof and closing

    def verify(self, summaries: Iterable[CaseSummary] | None = None) -> verify.VerifyReport:
        """Check the whole store; with ``summaries`` the list of cases as well. Changes nothing."""
        with self._room.reading() as connection:
            return verify.verify(connection, self._room.store, self._room.remembered, summaries)

    def rebuild(self, summaries: Iterable[CaseSummary]) -> None:
        """Write the projections again from the journal and the desk's ``summaries``."""
        with self._room.writing() as connection:
            ordered = sorted(journal.links(connection), key=lambda link: (link.lamport, link.chain, link.seq))
            projections.rebuild(connection, map(journal.entry_of, ordered), summaries)

    def note_heads(self) -> None:
        """Note in the store's chain where the chains of the cases end, those that moved since the last note."""
        with self._room.writing():
            self._note_heads()

    def backup(self, to: Path | None = None) -> backups.Backup:
        """Make a proven copy of the store in its backups, or in the folder ``to``. Raises BackupFailed, StoreError."""
        if self.read_only:
            raise StoreReadOnly(self.folder)
        self._room.look_for_file()
        copy = backups.begin(self._room.connection, self.folder, to)
        made = backups.finish(copy, self._room.key)
        self.note_backup(copy)
        return made

    def note_backup(self, copy: backups.Copy) -> None:
        """Write down that ``copy`` was proven, and how far it goes."""
        own = copy.ring == self.folder / backups.FOLDER
        made = copy.made.isoformat(timespec="seconds")
        with self._room.writing() as connection:
            if own:
                reached = "INSERT OR REPLACE INTO meta VALUES ('backed_up', ?)"
                connection.execute(reached, (str(copy.reached),))
            self._room.append(store_entry(Kind.BACKED_UP, self.me.id, BackedUp(made, not own)))

    @property
    def backup_due(self) -> bool:
        """Whether content was added since the last backup."""
        with self._room.reading() as connection:
            return journal.content_after_backup(connection)

    def close(self, *, back_up: bool = True) -> None:
        """Note the heads, back up where content was added, remember the heads here, and let the store go.

        The store is let go whatever happens. Raises a StoreError where noting or backing up failed.
        """
        if self.closed:
            return
        try:
            if not self.read_only:
                with self._room.writing():
                    self._note_heads()
                    self._room.append(store_entry(Kind.LOCKED, self.me.id))
                self._room.remember()
                if back_up and self.backup_due:
                    self.backup()
        finally:
            self.closed = True
            self._room.let_go()

    def _note_heads(self) -> None:
        moved = journal.moved_heads(self._room.connection)
        if moved:
            self._room.append(store_entry(Kind.HEADS_NOTED, self.me.id, verify.write_heads(moved)))
