"""The vault: one open store. Lives on one thread; every method either has saved what it was given or raises.

It delegates: what is written where stands in `journal`, `projections`, `drafts`, `practitioners`, `backups`, `verify`.
`opening` makes a vault; nobody else does.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.entries import Entry, PassOf
from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import BackedUp, PassOpenedEarly
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.errors import StoreReadOnly, UnknownRecord
from hsb_wizard.store import backups, drafts, engine, forms, journal, projections, seals
from hsb_wizard.store.about_store import moment, store_entry
from hsb_wizard.store.chain import SPOKEN
from hsb_wizard.store.choices import Choices
from hsb_wizard.store.drafts import Draft
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.forms import KeptForm, Pinned
from hsb_wizard.store.passes import Passes
from hsb_wizard.store.people import People
from hsb_wizard.store.room import Room
from hsb_wizard.store.seen import write_heads
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from hsb_wizard.store.verify import LineOf, VerifyReport

SOME = 50  # entries that are written between two looks whether they are still wanted
SHOWS = frozenset({Kind.PASSES_REVEALED, Kind.PASS_OPENED_EARLY})


class Vault(Choices, People):
    """An open store and the person who opened it."""

    def __init__(self, room: Room, notices: tuple[str, ...] = ()) -> None:
        """Take a room that `opening` has checked. ``notices`` are sentences the person should see once."""
        super().__init__(room)
        self._passes = Passes(room)
        self.read_only = room.read_only
        self.folder = room.folder
        self.notices = notices
        self.closed = False

    @property
    def room(self) -> Room:
        """What this store is made of, for the strong room's own modules that work on it as a whole."""
        return self._room

    # -------------------------------------------------------------------------------------------------- cases

    def new_case_id(self) -> CaseId:
        """Draw an id for a case: ten letters and digits that can be read out, taken by no other."""
        while True:
            letters = "".join(secrets.choice(SPOKEN) for _ in range(10)).lower()
            case = CaseId(f"{letters[:5]}-{letters[5:]}")
            with self._room.reading() as connection:
                if connection.execute("SELECT 1 FROM head WHERE case_id = ?", (case,)).fetchone() is None:
                    return case

    def append(
        self,
        entries: Sequence[Entry],
        summary: CaseSummary,
        pinned: Iterable[Pinned] = (),
        watch: Watch | None = None,
    ) -> str:
        """Save ``entries`` of one case and the list's line, all or nothing; give the record code after them.

        What is said in a pass is sealed on the way in. A draft that one of the entries makes good is dropped with it,
        and the forms they name are kept with them (``pinned``: id, version, hash, canonical text). Raises NotAllowed
        where the key of a pass is not at hand, a StoreError, or Stopped where ``watch`` was; nothing is saved then.
        """
        try:
            with self._room.writing() as connection:
                forms.keep(connection, pinned)
                kept = tuple(self._passes.closed_up(entries))
                for some in _pieces(kept, watch):
                    self._room.append(*some)
                projections.project(connection, kept)
                if any(entry.kind in SHOWS for entry in kept):
                    shown = seals.as_everybody_reads(journal.entries_of(connection, summary.case))
                    projections.project_anew(connection, summary.case, shown)
                for entry in entries:
                    self._drop_made_good(connection, entry)
                projections.put_summary(connection, summary)
                code = journal.record_code(connection, summary.case)
        except BaseException:
            self._passes.forget()  # a pass begun in what was not saved does not exist
            raise
        return code or ""

    def append_access(self, entry: Entry) -> None:
        """Save an entry that changes no record (viewed, exported, ...). Nothing is written in viewing mode."""
        if self.read_only:
            return
        if entry.kind.changes_the_record:
            raise ValueError(f"{entry.kind.value} changes the record: append it with its summary")
        with self._room.writing():
            self._room.append(entry)

    def entries(self, case: CaseId, reader: PractitionerId | None = None) -> tuple[Entry, ...]:
        """Give the entries of ``case`` in the journal's order, as ``reader`` (else whoever opened the store) may read
        them: what they may not is there as `Sealed`. Raises UnknownRecord where there are none.
        """
        with self._room.reading() as connection:
            found = journal.entries_of(connection, case)
        if not found:
            raise UnknownRecord(case)
        return self._passes.read(found, reader or self.me.id)

    def rest(self) -> None:
        """A record was read whole: what the engine holds of it beside is let go."""
        with self._room.reading() as connection:
            engine.rest(connection)

    def forget_passes(self) -> None:
        """Somebody else is at the keyboard: hold no key of a pass that a passphrase given here does not open."""
        self._passes.forget()

    def with_halves(self, case: CaseId, part: str, owner: PractitionerId, by: PassOpenedEarly) -> PassOpenedEarly:
        """Give ``by`` with the keys that its two open together. Raises NotAllowed."""
        return self._passes.opened_early(case, part, owner, by)

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

    def save_draft(
        self,
        case: CaseId,
        target: str,
        voice: Voice | None,
        who: PractitionerId,
        text: str,
        sealed: PassOf | None = None,
    ) -> None:
        """Keep text that is being typed, sealed where it is typed in a pass. Raises NotAllowed as `append` does."""
        draft = Draft(case, target, voice, who, text, moment(), sealed)
        try:
            with self._room.writing() as connection:
                if draft.sealed is None:
                    drafts.put(connection, draft)
                    return
                identifier, opening = self._passes.begin_for(draft)
                self._room.append(*opening)
                drafts.put(connection, self._passes.sealed_draft(identifier, draft))
        except BaseException:
            self._passes.forget()
            raise

    def drafts(self, reader: PractitionerId | None = None) -> tuple[Draft, ...]:
        """Give the text that was being typed and has not become an entry, the oldest first, as far as it is
        ``reader``'s to read."""
        with self._room.reading() as connection:
            found = drafts.all_of(connection)
        read = (self._passes.unsealed_draft(each, reader or self.me.id) for each in found)
        return tuple(each for each in read if each is not None)

    def drop_draft(self, case: CaseId, target: str, voice: Voice | None, sealed: PassOf | None = None) -> None:
        """Let a draft go, wherever it stands."""
        with self._room.writing() as connection:
            for at in self._passes.places_of(case, target, voice, sealed):
                drafts.drop(connection, *at)

    def _drop_made_good(self, connection: Connection, entry: Entry) -> None:
        if entry.target is not None and entry.kind in seals.INSIDE:
            for at in self._passes.places_of(entry.case, entry.target, entry.voice, entry.sealed):
                drafts.drop(connection, *at)

    # ------------------------------------------------------------------------------------------ proof and closing

    def verify(self, line_of: LineOf | None = None, watch: Watch | None = None) -> VerifyReport:
        """Check the whole store; with ``line_of``, given what I may read of a case, the list as well. Changes nothing.

        Raises Stopped.
        """
        from hsb_wizard.store import verify

        room, line = self._room, None
        if line_of is not None:
            line = lambda case, entries: line_of(case, self._passes.read(entries, self.me.id))  # noqa: E731
        with room.reading() as connection:
            return verify.verify(connection, room.store, room.remembered, line, watch)

    def rebuild(self, summaries: Iterable[CaseSummary]) -> None:
        """Write the projections again from the journal and the desk's ``summaries``."""
        with self._room.writing() as connection:
            ordered = sorted(journal.links(connection), key=lambda link: (link.lamport, link.chain, link.seq))
            read = seals.as_everybody_reads(map(journal.entry_of, ordered))
            projections.rebuild(connection, read, summaries)

    def note_heads(self) -> None:
        """Note in the store's chain where the chains of the cases end, those that moved since the last note."""
        with self._room.writing():
            self._note_heads()

    def backup(self, to: Path | None = None, watch: Watch | None = None) -> backups.Backup:
        """Make a proven copy of the store in its backups, or in the folder ``to``.

        Raises BackupFailed, StoreError, and Stopped where ``watch`` was.
        """
        if self.read_only:
            raise StoreReadOnly(self.folder)
        self._room.look_for_file()
        watch = watch or Watch()
        copy = backups.begin(self._room.connection, self.folder, to, watch=watch.part(0.0, 0.5, "Copying the store"))
        made = backups.finish(copy, self._room.key, watch.part(0.5, 1.0, "Proving the copy"))
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
            self._room.append(store_entry(Kind.HEADS_NOTED, self.me.id, write_heads(moved)))


def _pieces(entries: tuple[Entry, ...], watch: Watch | None) -> Iterator[tuple[Entry, ...]]:
    """All of them at once, or where there is a ``watch`` some at a time. Raises Stopped."""
    if watch is None:
        yield entries
        return
    for begins in range(0, len(entries), SOME):
        watch.at(begins, len(entries))
        yield entries[begins : begins + SOME]
    watch.at(1)
