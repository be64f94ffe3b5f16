"""The journal: the desk's entries find their place in a chain here, and come back as the desk's entries.

Statements that read and append `entry` and `head`, and no others. No function here begins or ends a transaction, and
none knows what an entry means, but for what counts towards the record code.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, Origin, PractitionerId, Voice
from hsb_wizard.assessment.payloads import HeadsSeen, payload_from_plain, payload_to_plain
from hsb_wizard.store import chain
from hsb_wizard.store.apart import beside
from hsb_wizard.store.chain import GENESIS, Link
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.keys import Personal
from hsb_wizard.store.seen import Heads
from hsb_wizard.values import Frozen, replace
from hsb_wizard.watch import Watch

SALT_BYTES = 16
LOOK = 64  # rows between two looks whether they are still wanted
# A proof reads every entry there is: asking an enumeration for each of its words takes longer than reading the words.
_KINDS: Mapping[str, Kind] = {each.value: each for each in Kind}
_VOICES: Mapping[str, Voice] = {each.value: each for each in Voice}
_ORIGINS: Mapping[str, Origin] = {each.value: each for each in Origin}
_READ: Callable[[str], Any] = json.JSONDecoder().decode
# What nobody may write in another's name: these carry a signature where the person's key is in this sitting.
DECISIVE = frozenset(
    {Kind.PASS_FINISHED, Kind.PASSES_REVEALED, Kind.SIGNED, Kind.RETURNED, Kind.COUNTERSIGNED, Kind.AGENCIES_AGREED}
    | {Kind.CLOSED, Kind.PASS_OPENED_EARLY}
)

_COLUMNS = (
    "case_id, chain, seq, id, prev, lamport, at, kind, who, typed_by, origin, voice, target, basis, "
    "digest, hash, salt, payload, signature"
)
_NAMES = tuple(_COLUMNS.split(", "))
_INSERT = f"INSERT INTO entry ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608 - constants
_HEAD = (
    "INSERT INTO head (chain, case_id, writer, seq, hash, lamport, content) VALUES (?,?,?,?,?,?,?) "
    "ON CONFLICT (chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, "
    "lamport = excluded.lamport, content = excluded.content"
)
_ENDS_NOW = "SELECT chain, seq, hash, content, lamport FROM head WHERE case_id = ?"
_ENDS = (
    "SELECT chain, seq, hash, lamport FROM entry AS last WHERE case_id = ? "
    "AND seq = (SELECT max(seq) FROM entry WHERE entry.chain = last.chain)"
)
_OF_PASSES = (
    f"SELECT {_COLUMNS} FROM entry WHERE case_id = ? AND kind IN ('pass_opened', 'pass_reboxed', 'pass_finished', "  # noqa: S608
    "'pass_reopened', 'passes_revealed', 'pass_opened_early', 'pass_replaced') ORDER BY lamport, chain, seq"
)
_THAT_LEFT = (
    f"SELECT {_COLUMNS} FROM entry WHERE case_id = ? AND kind IN ('exported', 'bundle_sent') "  # noqa: S608 - constants
    "ORDER BY lamport, chain, seq"
)
_ALL = f"SELECT {_COLUMNS} FROM entry ORDER BY chain, seq"  # noqa: S608 - constants
_OF_CASE = f"SELECT {_COLUMNS} FROM entry WHERE case_id = ? ORDER BY lamport, chain, seq"  # noqa: S608 - constants


class Writer(Frozen, frozen=True):
    """Who appends: one user profile on one laptop, since one start, and the writer it goes on from."""

    id: str
    laptop: str
    started_at: str
    continues: str
    drawn: str


def new_writer(store: str, laptop: str, started_at: str, continues: str) -> Writer:
    """Begin a writer; its id covers all that is said of it."""
    drawn = secrets.token_hex(16)
    name = chain.writer_id(store, laptop, started_at, continues, drawn)
    return Writer(name, laptop, started_at, continues, drawn)


def add_writer(connection: Connection, writer: Writer) -> None:
    """List ``writer`` in the store."""
    row = (writer.id, writer.laptop, writer.started_at, writer.continues, writer.drawn)
    connection.execute("INSERT INTO writer (id, laptop, started_at, continues, drawn) VALUES (?,?,?,?,?)", row)


def writers(connection: Connection) -> dict[str, Writer]:
    """Give the writers of this store by id, in the order they began."""
    found = connection.execute("SELECT id, laptop, started_at, continues, drawn FROM writer ORDER BY rowid")
    return {row[0]: Writer(*row) for row in found}


def append(
    connection: Connection, writer: Writer, entries: Iterable[Entry], signers: Mapping[PractitionerId, Personal]
) -> None:
    """Append ``entries`` in order, each to the chain of its case and this writer."""
    for entry in entries:
        _append_one(connection, writer, entry, signers)


def _append_one(
    connection: Connection, writer: Writer, entry: Entry, signers: Mapping[PractitionerId, Personal]
) -> None:
    name = chain.chain_id(writer.id, entry.case)
    ends = {row[0]: row[1:] for row in connection.execute(_ENDS_NOW, (entry.case,))}
    seq, tip, content, _ = ends.get(name, (0, GENESIS, None, 0))
    link = link_of(entry, name, seq + 1, tip, max((row[3] for row in ends.values()), default=0) + 1)
    signer = signers.get(entry.who) if entry.kind in DECISIVE else None
    signature = signer.sign(link.hash) if signer else None
    connection.execute(_INSERT, _row(replace(link, signature=signature)))
    connection.execute(
        _HEAD,
        (
            name,
            entry.case,
            writer.id,
            link.seq,
            link.hash,
            link.lamport,
            link.hash if entry.kind.changes_the_record else content,
        ),
    )


def _row(link: Link) -> list[Any]:
    row = [getattr(link, column) for column in _NAMES]
    row[13] = json.dumps(list(link.basis)) if link.basis else None
    return row


def insert(connection: Connection, rows: Iterable[Link]) -> None:
    """Append rows that were written elsewhere, as they stand in their chains. Heads are set by `set_heads`."""
    connection.executemany(_INSERT, [_row(each) for each in rows])


def fill(connection: Connection, link: Link) -> None:
    """Give a row that came without its contents those of ``link``. Raises ValueError where they are not its own."""
    if link.payload is None or link.salt is None or chain.payload_digest(link.salt, link.payload) != link.digest:
        raise ValueError("these are not the contents of that entry")
    change = "UPDATE entry SET payload = ?, salt = ? WHERE id = ? AND hash = ? AND payload IS NULL"
    connection.execute(change, (link.payload, link.salt, link.id, link.hash))


def empty(connection: Connection, entry: str) -> None:
    """Take out what an entry says. Its place in the chain stands."""
    connection.execute("UPDATE entry SET payload = NULL, salt = NULL WHERE id = ?", (entry,))


def set_heads(connection: Connection, case: CaseId, writers: Mapping[str, str]) -> None:
    """Set where the chains of ``case`` end, from its entries; ``writers``: those of new chains, by chain."""
    known = dict(connection.execute("SELECT chain, writer FROM head WHERE case_id = ?", (case,)).fetchall())
    access = [kind.value for kind in Kind if not kind.changes_the_record]
    connection.execute("DELETE FROM head WHERE case_id = ?", (case,))
    for name, seq, tip, lamport in connection.execute(_ENDS, (case,)).fetchall():
        content = connection.execute(
            f"SELECT hash FROM entry WHERE chain = ? AND kind NOT IN ({','.join('?' * len(access))}) "  # noqa: S608
            "ORDER BY seq DESC LIMIT 1",
            (name, *access),
        ).fetchone()
        row = (name, case, known.get(name) or writers[name], seq, tip, lamport, content[0] if content else None)
        connection.execute(_HEAD, row)


def link_of(entry: Entry, name: str, seq: int, prev: bytes, lamport: int) -> Link:
    """Give ``entry`` its place in the chain ``name``: salt, digest and hash. Raises ValueError on a missing payload."""
    if entry.payload is None:
        raise ValueError("an entry without contents cannot be written")
    payload, salt = chain.canonical(payload_to_plain(entry.payload)), secrets.token_bytes(SALT_BYTES)
    columns: dict[str, Any] = {
        "case_id": entry.case,
        "chain": name,
        "seq": seq,
        "id": entry.id,
        "prev": prev,
        "lamport": lamport,
        "at": entry.at,
        "kind": entry.kind.value,
        "who": entry.who,
        "typed_by": entry.typed_by,
        "origin": entry.origin.value,
        "voice": None if entry.voice is None else entry.voice.value,
        "target": entry.target,
        "basis": tuple(entry.basis),
        "digest": chain.payload_digest(salt, payload),
    }
    return Link(**columns, hash=chain.entry_hash(columns), salt=salt, payload=payload)


def links(connection: Connection) -> Iterator[Link]:
    """Give every entry of the store as it stands in its chain, by chain and seq."""
    for row in connection.execute(_ALL):
        yield _link(row)


def _link(row: tuple[Any, ...]) -> Link:
    basis = tuple(json.loads(row[13])) if row[13] else ()
    # As many columns as the link has fields, in the same order: _COLUMNS.
    return Link(*row[:13], basis, *row[14:])  # type: ignore[call-arg]


def entries_of(connection: Connection, case: CaseId) -> tuple[Entry, ...]:
    """Give the entries of ``case`` in the journal's order: lamport, chain, seq; never the wall clock."""
    return entries_from(links_of(connection, case))


def links_of(connection: Connection, case: CaseId) -> tuple[Link, ...]:
    """Give the entries of ``case`` as they stand in their chains, in the journal's order."""
    return tuple(_link(row) for row in connection.execute(_OF_CASE, (case,)))


def entries_from(ordered: Sequence[Link]) -> tuple[Entry, ...]:
    """Give the desk's entries of one case, from links in the journal's order: each knows what it stands beside."""
    apart = {} if len({link.chain for link in ordered}) < 2 else beside(ordered)
    made = (entry_of(link) for link in ordered)
    return tuple(replace(each, beside=apart[each.id]) if each.id in apart else each for each in made)


def unseen(connection: Connection, writer: Writer, case: CaseId) -> HeadsSeen | None:
    """Give where the other chains of ``case`` end, if this writer has not said that it has seen them so."""
    own = chain.chain_id(writer.id, case)
    found = connection.execute("SELECT chain, seq FROM head WHERE case_id = ? AND chain <> ?", (case, own)).fetchall()
    if not found:
        return None
    last = connection.execute(
        "SELECT payload FROM entry WHERE chain = ? AND kind IN ('heads_seen', 'bundle_brought_in') "
        "ORDER BY seq DESC LIMIT 1",
        (own,),
    ).fetchone()
    seen = json.loads(last[0]).get("heads", {}) if last and last[0] else {}
    if all(int(seen.get(name, 0)) >= seq for name, seq in found):
        return None
    return HeadsSeen({name: str(seq) for name, seq in sorted(found)})


def case_ids(connection: Connection) -> tuple[CaseId, ...]:
    """Give every case that has an entry, from the journal and from no list."""
    found = connection.execute("SELECT DISTINCT case_id FROM entry WHERE case_id <> 'store' ORDER BY case_id")
    return tuple(CaseId(row[0]) for row in found)


def entries_about_passes(connection: Connection, case: CaseId) -> tuple[Entry, ...]:
    """Give the entries of ``case`` that begin, box, finish or show a pass, in the journal's order."""
    return tuple(entry_of(_link(row)) for row in connection.execute(_OF_PASSES, (case,)))


def entries_that_left(connection: Connection, case: CaseId) -> tuple[Entry, ...]:
    """Give the entries of ``case`` that say what left, in the journal's order; the others are not read."""
    return tuple(entry_of(_link(row)) for row in connection.execute(_THAT_LEFT, (case,)))


def of_kinds(
    connection: Connection, *kinds: Kind, cases: Collection[str] | None = None, watch: Watch | None = None
) -> tuple[Entry, ...]:
    """Give the entries of these kinds of every case, or of ``cases``, in the order of their cases and the journal's.

    Every row of the journal is looked at, and they are put in order here: the cipher wipes all memory that its engine
    sorts in. Raises Stopped where ``watch`` was.
    """
    marks = ",".join("?" * len(kinds))
    (last,) = connection.execute("SELECT coalesce(max(rowid), 1) FROM entry").fetchone()
    wanted = f"SELECT {_COLUMNS}, rowid FROM entry WHERE kind IN ({marks})"  # noqa: S608 - our own names
    links = []
    with closing(connection.execute(wanted, kinds)) as found:  # stopped half way, no reading is left open
        for number, row in enumerate(found):
            if watch is not None and number % LOOK == 0:
                watch.at(row[-1], last)
            if cases is None or row[0] in cases:
                links.append(_link(row[:-1]))
    links.sort(key=lambda link: (link.case_id, link.lamport, link.chain, link.seq))
    return tuple(entry_of(link) for link in links)


def last_about_the_store(connection: Connection, kind: Kind, who: PractitionerId | None = None) -> Entry | None:
    """Give the last entry of a kind in the store's own chains, of one person where ``who`` is given."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE case_id = 'store' AND kind = ? AND who = coalesce(?, who) "  # noqa: S608
        "ORDER BY lamport DESC, chain DESC, seq DESC LIMIT 1",
        (kind.value, who),
    ).fetchone()
    return None if found is None else entry_of(_link(found))


def entry_of(link: Link) -> Entry:
    """Give the desk's entry; its payload is None where it was taken out. Raises KeyError on a word of no kind here."""
    kind = _KINDS[link.kind]
    return Entry(
        EntryId(link.id),
        CaseId(link.case_id),
        link.at,
        kind,
        PractitionerId(link.who),
        PractitionerId(link.typed_by),
        None if link.payload is None else payload_from_plain(kind, _READ(link.payload.decode("utf-8"))),
        None if link.voice is None else _VOICES[link.voice],
        link.target,
        _ORIGINS[link.origin],
        tuple(map(EntryId, link.basis)) if link.basis else (),
    )


def heads(connection: Connection) -> Heads:
    """Give where each chain of the store ends."""
    return {name: (seq, tip) for name, seq, tip in connection.execute("SELECT chain, seq, hash FROM head")}


def moved_heads(connection: Connection) -> Heads:
    """Give the ends of those chains of cases that went on since heads were last noted."""
    found = connection.execute(
        "SELECT chain, seq, hash FROM head WHERE chain IN (SELECT chain FROM entry WHERE case_id <> 'store' "
        "AND rowid > coalesce((SELECT rowid FROM entry WHERE kind = 'heads_noted' ORDER BY rowid DESC LIMIT 1), 0))"
    )
    return {name: (seq, tip) for name, seq, tip in found}


def record_code(connection: Connection, case: CaseId) -> str | None:
    """Give the record code of ``case``; None where nothing of its content is here."""
    found = connection.execute("SELECT chain, content FROM head WHERE case_id = ? AND content IS NOT NULL", (case,))
    last = dict(found.fetchall())
    return chain.record_code(last) if last else None


def missing_heads(connection: Connection, remembered: Heads) -> tuple[str, ...]:
    """Give the chains that do not have the entry they were once seen to have."""
    gone = []
    for name, (seq, tip) in remembered.items():
        found = connection.execute("SELECT hash FROM entry WHERE chain = ? AND seq = ?", (name, seq)).fetchone()
        if found is None or found[0] != tip:
            gone.append(name)
    return tuple(gone)


def content_after_backup(connection: Connection) -> bool:
    """Tell whether an entry that changes a record came after the last backup."""
    access = [kind.value for kind in Kind if not kind.changes_the_record]
    marks = ",".join("?" * len(access))
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM entry WHERE rowid > coalesce((SELECT CAST(value AS INTEGER) FROM meta "  # noqa: S608
        f"WHERE name = 'backed_up'), 0) AND kind NOT IN ({marks}))",
        access,
    ).fetchone()
    return bool(found)
