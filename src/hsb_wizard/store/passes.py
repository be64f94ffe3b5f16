"""The passes of an open store: which are begun, whose key is at hand in this sitting, what is sealed on the way in.

A key is held while its owner is at the keyboard, or has given their passphrase in this sitting; nothing else opens a
pass that both were not shown. What an answer means and who may give it is not decided here.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence

from hsb_wizard.assessment.entries import Entry, PassOf
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PassId, PractitionerId, Voice
from hsb_wizard.assessment.payloads import PassesRevealed, PassOpened, PassOpenedEarly
from hsb_wizard.errors import NotAllowed
from hsb_wizard.store import boxes, journal, practitioners, seals
from hsb_wizard.store.begun import Begun, addressees, begun_in
from hsb_wizard.store.drafts import Draft
from hsb_wizard.store.keys import draw
from hsb_wizard.store.room import Room
from hsb_wizard.store.seals import Keys
from hsb_wizard.values import replace

SEALED = "sealed"  # begins the target of a draft's row that says nothing else
SHUT = "Those answers are sealed with {name}'s passphrase."
OPENS = "{name} gives it, and goes on. Until then nobody can read or change them."


class Passes:
    """Seals what is said alone, and opens it to whom it belongs."""

    def __init__(self, room: Room) -> None:
        """Begin with no key at hand but those of whoever opened the store."""
        self._room = room
        self._held: dict[PassId, bytes] = {}  # of whoever types, as long as they do
        self._typing: PractitionerId | None = None
        self._current: dict[tuple[CaseId, PassOf, frozenset[str]], PassId] = {}

    def forget(self) -> None:
        """Somebody else is at the keyboard now, or what was written did not stand: hold no key of a pass."""
        self._held.clear()
        self._current.clear()
        self._typing = None

    # --------------------------------------------------------------------------------------------- on the way out

    def read(self, entries: Sequence[Entry], reader: PractitionerId) -> tuple[Entry, ...]:
        """Give ``entries`` of one case as ``reader`` may read them."""
        if not any(entry.kind is Kind.PASS_OPENED for entry in entries):
            return tuple(entries)
        keys = self._held_by(reader) | seals.public_keys(entries)
        for begun in begun_in(entries):
            if begun.id not in keys and (key := self._own_key(begun, reader)) is not None:
                keys[begun.id] = key
        return seals.opened(entries, keys)

    def keys_of(self, case: CaseId, reader: PractitionerId) -> Keys:
        """Give the keys by which ``reader`` reads in this case; for drafts, which are no entries."""
        found = {begun.id: self._own_key(begun, reader) for begun in self._begun(case)}
        return {each: key for each, key in found.items() if key is not None} | self._held_by(reader)

    def _held_by(self, reader: PractitionerId) -> dict[PassId, bytes]:
        return self._held if reader == self._typing else {}

    def _own_key(self, begun: Begun, reader: PractitionerId) -> bytes | None:
        personal = self._room.signers.get(reader)
        return None if personal is None or reader not in begun.readers else begun.key_for(reader, personal.box_secret)

    def _begun(self, case: CaseId) -> tuple[Begun, ...]:
        with self._room.reading() as connection:
            return begun_in(journal.entries_about_passes(connection, case))

    # ---------------------------------------------------------------------------------------------- on the way in

    def closed_up(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Give what the journal keeps: passes begun where one is wanted, answers sealed, keys put in where both are
        shown. Raises NotAllowed where a key is not at hand or both have not finished. Runs inside `writing`."""
        made: list[Entry] = []  # of the same doing, as the journal will keep them: they count as there
        for entry in entries:
            kept = tuple(self._closed(entry, made))
            made += kept
            yield from kept

    def _closed(self, entry: Entry, made: Sequence[Entry]) -> Iterator[Entry]:
        if entry.sealed is not None and entry.kind in seals.INSIDE:
            yield from self._said_alone(entry, entry.sealed)
        elif entry.kind is Kind.PASSES_REVEALED and isinstance(entry.payload, PassesRevealed):
            yield replace(entry, payload=PassesRevealed(self._keys_to_show(entry, made)))
            self._current.clear()  # nothing more is written into what was shown
        else:
            yield entry

    def _said_alone(self, entry: Entry, of: PassOf) -> Iterator[Entry]:
        identifier, opening = self.begin(entry.case, of, entry)
        yield from opening
        yield seals.sealed(entry, identifier, self._held[identifier])

    def begin(self, case: CaseId, of: PassOf, like: Entry) -> tuple[PassId, tuple[Entry, ...]]:
        """Give the pass that ``of`` goes on with, its key at hand; and, where there is none, the entry that opens one.

        ``like`` says when, and who types. What one typed from the other's paper is in an envelope that both open; as
        soon as its owner goes on alone, it is another one. Raises NotAllowed where its key is not at hand.
        """
        if like.typed_by != self._typing:
            self.forget()
            self._typing = like.typed_by
        readers = frozenset({str(of.owner), str(like.typed_by)})
        known = self._current.get((case, of, readers))
        if known in self._held and known is not None:
            return known, ()
        mine = self._going_on(case, of)
        begun = next((each for each in reversed(mine) if each.readers == readers), None)
        if begun is None:
            if any(like.typed_by not in each.readers for each in mine):
                raise self._shut(of.owner)
            return self._opened(case, of, like, readers)
        key = self._own_key(begun, like.typed_by)
        if key is None:
            raise self._shut(of.owner)
        self._held[begun.id] = key
        self._current[case, of, readers] = begun.id
        return begun.id, ()

    def _going_on(self, case: CaseId, of: PassOf) -> list[Begun]:
        """The envelopes of this pass that are still sealed: what both were shown is not written into again."""
        with self._room.reading() as connection:
            there = journal.entries_about_passes(connection, case)
        given = seals.public_keys(there)
        mine = (each for each in begun_in(there) if each.of == of and not each.put_away)
        return [each for each in mine if each.opening.commitment and each.id not in given]

    def begin_for(self, draft: Draft) -> tuple[PassId, tuple[Entry, ...]]:
        """The pass that a draft of it is sealed in, and the entry that opens it where there is none yet."""
        like = Entry(EntryId(""), draft.case, draft.at, Kind.PASS_OPENED, draft.who, draft.who, None)
        if draft.sealed is None:
            raise ValueError("this draft is of no pass")
        return self.begin(draft.case, draft.sealed, like)

    def _opened(
        self, case: CaseId, of: PassOf, like: Entry, readers: frozenset[str]
    ) -> tuple[PassId, tuple[Entry, ...]]:
        identifier, key = PassId(secrets.token_hex(16)), draw()
        whole, parts = seals.boxed(identifier, of.owner, key, addressees(self._room, of, readers))
        mark = practitioners.recovery_mark(self._room.connection)
        payload = PassOpened(identifier, of.owner, of.other, seals.commitment(key), whole, parts, mark)
        self._held[identifier] = key
        self._current[case, of, readers] = identifier
        opening = Entry(
            EntryId(secrets.token_hex(16)), case, like.at, Kind.PASS_OPENED, of.owner, like.typed_by, payload,
            of.voice, of.part, like.origin,
        )  # fmt: skip
        return identifier, (opening,)

    def _keys_to_show(self, entry: Entry, made: Iterable[Entry]) -> dict[str, str]:
        part = entry.target or ""
        with self._room.reading() as connection:
            there = (*journal.entries_about_passes(connection, entry.case), *made)
        given = seals.public_keys(there)
        keys: dict[str, str] = {}
        for begun in (each for each in begun_in(there) if each.of.part == part and each.opening.commitment):
            key = given.get(begun.id) or self._held.get(begun.id) or self._by_anybody_here(begun)
            if key is not None:
                keys[begun.id] = key.hex()
            elif not begun.put_away:
                raise self._shut(begun.of.owner)
        shown = replace(entry, payload=PassesRevealed(keys))
        if keys and seals.refused_reveals((*there, shown)):
            raise NotAllowed("Both answers are shown when both have finished.", "Finish the other's first.")
        return keys

    def _by_anybody_here(self, begun: Begun) -> bytes | None:
        found = (self._own_key(begun, who) for who in self._room.signers)
        return next((key for key in found if key is not None), None)

    def _shut(self, owner: PractitionerId) -> NotAllowed:
        with self._room.reading() as connection:
            name = practitioners.names(connection).get(owner, "its owner")
        return NotAllowed(SHUT.format(name=name), OPENS.format(name=name))

    # ----------------------------------------------------------------------------------------------------- drafts

    def sealed_draft(self, identifier: PassId, draft: Draft) -> Draft:
        """The draft as its row keeps it: neither where nor in whose voice."""
        key, voice = self._held[identifier], draft.voice or Voice.AGREED
        tag = seals.draft_tag(identifier, key, draft.target, voice)
        box = seals.sealed_draft(identifier, key, tag, draft.target, voice, draft.text)
        return replace(draft, target=f"{SEALED} {identifier} {tag}", voice=None, text=box)

    def unsealed_draft(self, draft: Draft, reader: PractitionerId) -> Draft | None:
        """The draft as ``reader`` reads it; None where it is not theirs to read."""
        if not draft.target.startswith(f"{SEALED} "):
            return draft
        _, identifier, tag = draft.target.split(" ")
        key = self.keys_of(draft.case, reader).get(PassId(identifier))
        read = key and seals.unsealed_draft(PassId(identifier), key, tag, draft.text)
        if not read:
            return None
        target, voice, text = read
        of = next(each.of for each in self._begun(draft.case) if each.id == identifier)
        return replace(draft, target=target, voice=voice, text=text, sealed=of)

    def places_of(
        self, case: CaseId, target: str, voice: Voice | None, sealed: PassOf | None
    ) -> tuple[tuple[CaseId, str, Voice | None], ...]:
        """Where a draft of that target and voice may stand: in the open, or in a pass whose key is at hand."""
        made: list[tuple[CaseId, str, Voice | None]] = [(case, target, voice)]
        if sealed is not None and voice is not None:
            keys = {**self.keys_of(case, self._room.me.id), **self.keys_of(case, sealed.owner)}
            tags = ((each, seals.draft_tag(each, key, target, voice)) for each, key in keys.items())
            made += [(case, f"{SEALED} {each} {tag}", None) for each, tag in tags]
        return tuple(made)

    # ------------------------------------------------------------------------------------------------- opened early

    def opened_early(self, case: CaseId, part: str, owner: PractitionerId, by: PassOpenedEarly) -> PassOpenedEarly:
        """Put two halves of every pass of ``owner`` in ``part`` together. Raises NotAllowed where they do not fit."""
        keys: dict[str, str] = {}
        for begun in self._begun(case):
            if (begun.of.part, begun.of.owner) != (part, owner) or not begun.opening.commitment:
                continue
            key = self._from_halves(begun, by.supervisor, by.present)
            if key is None:
                raise NotAllowed(
                    "These two cannot open it together: no halves of its key were made for them.",
                    "The recovery code gives its owner a new passphrase, and with it their answers.",
                )
            keys[begun.id] = key.hex()
        if not keys:
            raise NotAllowed("Nothing is sealed here.", "What was said can be read as it is.")
        return replace(by, keys=keys)

    def _from_halves(self, begun: Begun, supervisor: PractitionerId, present: PractitionerId) -> bytes | None:
        for boxed in (begun.last, begun.opening):
            found: list[bytes] = []
            for who in (supervisor, present):
                personal = self._room.signers.get(who)
                half = personal and seals.taken(boxed, begun.of.owner, who, personal.box_secret)
                found += [half] if half else []
            key = boxes.joined(*found) if len({len(each) for each in found}) == 1 and len(found) == 2 else b""
            if seals.commitment(key) == begun.opening.commitment:
                return key
        return None
