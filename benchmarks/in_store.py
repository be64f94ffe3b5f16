"""Figures of the strong room: saving one answer, and proving a chain."""

from __future__ import annotations

import hashlib
import itertools
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figures import NotMeasured, Samples, in_turn
from benchmarks.made_up import CO, LEAD, prose
from benchmarks.on_desk import AT, long_record
from benchmarks.workshop import PASSPHRASE, Workshop
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import EntryId, Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, CaseOpened, Payload, payload_to_plain
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.forms.form import Form
from hsb_wizard.store import chain
from hsb_wizard.store.chain import Link
from hsb_wizard.store.journal import link_of
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create
from hsb_wizard.store.vault import Vault

CHAIN_ENTRIES = 10_000


def saving(workshop: Workshop, rounds: int) -> Samples:
    """Saving one answer in the store, against appending one row of the same bytes to a plain SQLite file."""
    place = workshop.place / f"saving-{os.urandom(4).hex()}"
    place.mkdir()
    vault = create(place / "store", LEAD, ["assessor"], PASSPHRASE, TEST, place / "memory").vault
    try:
        with plain_append(place / "plain.db") as append:
            return in_turn(saved(vault, workshop.desk.form), append, rounds, warm=10)
    finally:
        vault.close(back_up=False)


def saved(vault: Vault, form: Form) -> Callable[[], object]:
    """What saves the next made-up answer of a new case each time it is called."""
    case = vault.new_case_id()
    line = CaseSummary(case, "A-0001", "draft", LEAD, CO, AT[:10], AT, AT)
    paths, numbers = itertools.cycle(form.questions), itertools.count()

    def entry(kind: Kind, said: Payload, target: str | None = None) -> Entry:
        voice = Voice.AGREED if target else None
        return Entry(EntryId(os.urandom(16).hex()), case, AT, kind, vault.me.id, vault.me.id, said, voice, target)

    vault.append([entry(Kind.CASE_OPENED, CaseOpened("A-0001"))], line)
    return lambda: vault.append([entry(Kind.ANSWER_GIVEN, AnswerGiven(prose(next(numbers), 3)), next(paths))], line)


@contextmanager
def plain_append(path: Path) -> Iterator[Callable[[], object]]:
    """What appends the next row to a plain file, as durable as the store: the same journal, lock and sync."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE entry (id TEXT PRIMARY KEY, at TEXT, target TEXT, payload BLOB) STRICT")
    numbers = itertools.count()

    def append() -> None:
        payload = chain.canonical(payload_to_plain(AnswerGiven(prose(next(numbers), 3))))
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO entry VALUES (?,?,?,?)", (os.urandom(16).hex(), AT, "family.home", payload))
        connection.execute("COMMIT")

    try:
        yield append
    finally:
        connection.close()


def proving(workshop: Workshop, rounds: int) -> Samples:
    """Following a chain of 10,000 entries, against hashing the same bytes."""
    links = linked(long_record(workshop.desk.form, CHAIN_ENTRIES))
    if chain.first_break(links) is not None:
        raise NotMeasured("The made-up chain does not hold.")
    texts = [text for link in links for text in hashed_bytes(link)]
    return in_turn(lambda: chain.first_break(links), lambda: [sha256(text) for text in texts], rounds)


def sha256(text: bytes) -> bytes:
    """The hash of ``text``."""
    return hashlib.sha256(text).digest()


def linked(entries: tuple[Entry, ...]) -> list[Link]:
    """``entries`` as one unbroken chain."""
    links: list[Link] = []
    tip = chain.GENESIS
    for seq, entry in enumerate(entries, start=1):
        links.append(link_of(entry, "c" * 32, seq, tip, seq))
        tip = links[-1].hash
    return links


def hashed_bytes(link: Link) -> tuple[bytes, bytes]:
    """The bytes that the hash and the digest of ``link`` are made over."""
    assert link.salt is not None
    assert link.payload is not None
    columns = {name: getattr(link, name) for name in chain.HASHED}
    return b"hsb entry 1" + chain.canonical(columns), b"hsb payload 1" + link.salt + link.payload
