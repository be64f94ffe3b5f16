"""Two journals of one case meet: what came is proved whole, and the union of both is what stands afterwards.

Commutative and idempotent: the same rows whichever side brings in the other's, and nothing the second time. A row is
never written over; contents may be filled in where a row came without them, and go where both sides are to lose them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import STORE, CaseId, Kind, PractitionerId
from hsb_wizard.assessment.payloads import BundleBroughtIn, CaseErased, PersonBroughtIn
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.errors import AlreadyHere, RefusedInput, SealedCopyDamaged, WentOnTwice, WrongCase
from hsb_wizard.store import chain, engine, forms, journal, projections, seals
from hsb_wizard.store.border import LATER, let_in
from hsb_wizard.store.carrying import Carried
from hsb_wizard.store.chain import Link
from hsb_wizard.store.elsewhere import brought_in
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.keys import signature_holds
from hsb_wizard.store.room import Room
from hsb_wizard.values import replace
from hsb_wizard.watch import Watch


@dataclass(frozen=True, slots=True)
class Meeting:
    """What bringing a sealed copy in would do: rows that are new, contents that fill a row or go, and both journals."""

    carried: Carried
    new: tuple[Link, ...]
    filled: tuple[Link, ...]
    emptied: tuple[Link, ...]
    people: tuple[PersonBroughtIn, ...]
    here: tuple[Link, ...]
    union: tuple[Link, ...]

    @property
    def case(self) -> CaseId:
        """The case."""
        return CaseId(self.carried.case)


def prove(carried: Carried) -> None:
    """Prove that what came is whole in itself: shapes, chains, writers, signatures, forms. Pure.

    Raises SealedCopyDamaged with the place, RefusedInput for what a later version of the program wrote.
    """
    let_in(carried)
    rows = carried.rows
    broken = chain.first_break(rows)
    if broken:
        raise SealedCopyDamaged(f"entry {broken.seq} of chain {broken.chain}: {broken.how}")
    names = {
        chain.chain_id(each.id, carried.case)
        for each in carried.writers
        if chain.writer_id(each.store, each.laptop, each.started_at, each.continues, each.drawn) == each.id
    }
    for row in rows:
        if row.case_id != carried.case or row.chain not in names:
            raise SealedCopyDamaged(f"entry {row.seq} of chain {row.chain} is not of this case")
    _prove_signatures(rows, carried)
    for form in carried.forms:
        if hashlib.sha256(form.canonical.encode("utf-8")).hexdigest() != form.hash:
            raise SealedCopyDamaged(f"the form {form.version} is not the one its hash says")
    missing = _forms_named(rows) - {form.hash for form in carried.forms}
    if missing:
        raise SealedCopyDamaged("a form that the record is on does not come with it")


def _prove_signatures(rows: Iterable[Link], carried: Carried) -> None:
    keys = {each.id: [each.sign_key, *each.sign_keys_before] for each in carried.people}
    for row in rows:
        held = [bytes.fromhex(key) for key in keys.get(row.who, [])]
        if row.signature is not None and not any(signature_holds(key, row.signature, row.hash) for key in held):
            raise SealedCopyDamaged(f"entry {row.seq} of chain {row.chain}: the signature is not theirs")


def _forms_named(rows: Iterable[Link]) -> set[str]:
    pins = (Kind.ASSESSMENT_STARTED, Kind.FORM_MOVED)
    return {json.loads(row.payload)["form_hash"] for row in rows if row.kind in pins and row.payload is not None}


def meet(room: Room, carried: Carried) -> Meeting:
    """What bringing ``carried`` in would do. Writes nothing.

    Raises SealedCopyDamaged, RefusedInput (a later program's kinds), WrongCase (erased here; a pass of a case that is
    not here), WentOnTwice, AlreadyHere.
    """
    prove(carried)
    with room.reading() as connection:
        case = CaseId(carried.case)
        here = journal.links_of(connection, case)
        _may_be_here(connection, carried, bool(here))
        coming = carried.rows
        by_place = {(link.chain, link.seq): link for link in here}
        by_id = {link.id: link for link in here}
        for row in coming:
            stands = by_place.get((row.chain, row.seq)) or by_id.get(row.id)
            if stands is not None and (stands.hash != row.hash or stands.chain != row.chain):
                raise WentOnTwice(_named(connection, stands), _named(connection, row, carried))
        new = tuple(row for row in coming if (row.chain, row.seq) not in by_place)
        union = {(link.chain, link.seq): link for link in (*coming, *here)}
        gone = _taken_out(union.values())
        filled = tuple(row for row in coming if _fills(by_place.get((row.chain, row.seq)), row) and row.id not in gone)
        emptied = tuple(link for link in here if link.id in gone and link.payload is not None)
        union |= {(row.chain, row.seq): row for row in filled}
        whole = [replace(link, payload=None, salt=None) if link.id in gone else link for link in union.values()]
        people = _new_people(connection, carried)
        if not (new or filled or emptied):
            raise _already(connection, case, here)
        ordered = tuple(sorted(whole, key=lambda link: (link.lamport, link.chain, link.seq)))
        _readable(ordered)
        return Meeting(carried, new, filled, emptied, people, here, ordered)


def _may_be_here(connection: Connection, carried: Carried, known: bool) -> None:
    mark = erased_mark(carried.case)
    for entry in journal.entries_of(connection, STORE):
        if isinstance(entry.payload, CaseErased) and entry.payload.mark == mark:
            raise WrongCase(
                f"The case of this sealed copy was erased here on {entry.at[:10]}.",
                "Have the sealed copy erased as well, where it came from.",
            )
    if carried.what == "pass" and not known:
        raise WrongCase(
            "This sealed copy holds one part of a case that is not in this store.",
            "Ask for a sealed copy of the whole record first.",
        )


def erased_mark(case: str) -> str:
    """What a tombstone keeps of a case: enough to know it again, nothing to find it by."""
    return hashlib.sha256(b"hsb erased 1" + case.encode("utf-8")).hexdigest()


def _named(connection: Connection, link: Link, carried: Carried | None = None) -> str:
    names: dict[str, str] = {each.practitioner: each.name for each in brought_in(connection)}
    names |= dict(connection.execute("SELECT id, name FROM practitioner").fetchall())
    names |= {each.id: each.name for each in carried.people} if carried else {}
    return f"entry {link.seq} of chain {link.chain}, by {names.get(link.who, 'somebody')} at {link.at}"


def _taken_out(links: Iterable[Link]) -> set[str]:
    """The entries whose contents were taken out of the journal by an entry of either side."""
    removals = (link for link in links if link.kind == Kind.PAYLOAD_REMOVED and link.payload is not None)
    return {str(json.loads(link.payload or b"{}").get("entry", "")) for link in removals}


def _fills(here: Link | None, row: Link) -> bool:
    return here is not None and here.payload is None and row.payload is not None


def _new_people(connection: Connection, carried: Carried) -> tuple[PersonBroughtIn, ...]:
    """Who is not known here yet. Raises WrongCase where somebody is known under other keys."""
    own = {who: (box, sign) for who, box, sign in connection.execute("SELECT id, box_key, sign_key FROM practitioner")}
    known = {each.practitioner: each for each in brought_in(connection)}
    new = []
    for person in carried.people:
        who, sign = PractitionerId(person.id), bytes.fromhex(person.sign_key)
        before = [bytes.fromhex(each) for each in person.sign_keys_before]
        if who in own:
            if own[who][1] != sign and own[who][1] not in before and not _own_key_before(connection, who, sign):
                raise _other_keys(person.name)
        elif who in known:
            if known[who].sign_key not in (person.sign_key, *person.sign_keys_before):
                raise _other_keys(person.name)
            if known[who] != person.brought_in:
                new.append(person.brought_in)
        else:
            new.append(person.brought_in)
    return tuple(new)


def _own_key_before(connection: Connection, who: str, sign: bytes) -> bool:
    rows = connection.execute("SELECT payload FROM entry WHERE kind = ? AND payload IS NOT NULL", (Kind.SLOT_CHANGED,))
    changed = [json.loads(row[0]) for row in rows]
    return any(each["practitioner"] == who and each.get("sign_key_before") == sign.hex() for each in changed)


def _other_keys(name: str) -> WrongCase:
    return WrongCase(
        f"This sealed copy says that {name} has other keys than this store knows.",
        f"Ask {name} on another way whether the passphrase was replaced there, and compare fingerprints.",
    )


def _already(connection: Connection, case: CaseId, here: Sequence[Link]) -> AlreadyHere:
    last = next((link for link in reversed(here) if link.kind == Kind.BUNDLE_BROUGHT_IN), None)
    if last is None:
        return AlreadyHere()
    names = dict(connection.execute("SELECT id, name FROM practitioner").fetchall())
    return AlreadyHere(last.at[:16].replace("T", " "), names.get(last.who, ""))


def _readable(union: Sequence[Link]) -> tuple[Entry, ...]:
    try:
        return journal.entries_from(union)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise RefusedInput(LATER, place="file") from None


def entries(meeting: Meeting) -> tuple[Entry, ...]:
    """The entries of both journals together, each knowing what it stands beside."""
    return seals.as_everybody_reads(journal.entries_from(meeting.union))


def entries_here(meeting: Meeting) -> tuple[Entry, ...]:
    """The entries of this store alone, as they stood before."""
    return seals.as_everybody_reads(journal.entries_from(meeting.here))


def join(
    room: Room,
    meeting: Meeting,
    summary: CaseSummary,
    said: Sequence[Entry],
    more: Sequence[Entry] = (),
    watch: Watch | None = None,
) -> None:
    """Write the union: rows, contents, heads, forms, writers and people, and the lists; all or nothing.

    ``said`` are entries of the case that go with it (brought in, signatures that fell), ``more`` of the store. Raises
    Stopped where ``watch`` was, and nothing is written then.
    """
    carried, case, watch = meeting.carried, meeting.case, watch or Watch()
    with room.writing() as connection, engine.watched(connection, watch):
        known = journal.writers(connection)
        for each in carried.writers:
            if each.id not in known:
                journal.add_writer(connection, each.writer)
        forms.keep(connection, [(each.id, each.version, each.hash, each.canonical) for each in carried.forms])
        journal.insert(connection, meeting.new)
        for link in meeting.filled:
            journal.fill(connection, link)
        for link in meeting.emptied:
            journal.empty(connection, link.id)
        journal.set_heads(connection, case, {chain.chain_id(each.id, case): each.id for each in carried.writers})
        watch.at(0.5)
        room.append(*more, *said)
        shown = seals.as_everybody_reads(journal.entries_of(connection, case))
        projections.project_anew(connection, case, shown)
        projections.put_summary(connection, summary)
        watch.at(0.99)


def note_of(room: Room, meeting: Meeting, sha256: str) -> BundleBroughtIn:
    """What the entry says of it: all that this store then has of the case, and whose stores the writers belong to."""
    heads: dict[str, int] = {}
    for link in meeting.union:
        heads[link.chain] = max(heads.get(link.chain, 0), link.seq)
    return BundleBroughtIn(
        sha256=sha256,
        what=meeting.carried.what,
        sender=meeting.carried.sender,
        entries=len(meeting.new),
        heads={name: str(seq) for name, seq in sorted(heads.items())},
        stores=_stores(room, meeting),
    )


def _stores(room: Room, meeting: Meeting) -> Mapping[str, str]:
    return {each.id: each.store for each in meeting.carried.writers if each.store != room.store}
