"""Figures of proof and exchange: 100,000 entries proven, 10,000 assessments listed and searched, a record sealed."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figures import NotMeasured, Samples, in_turn
from benchmarks.in_store import hashed_bytes, linked, sha256
from benchmarks.made_up import CO, LEAD, prose
from benchmarks.on_desk import AT, long_record
from benchmarks.workshop import PASSPHRASE, Workshop
from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.store import carrying, chain, meeting, projections
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create
from hsb_wizard.values import parts

ENTRIES = 100_000
CASES = 10_000
ANSWERS = 12  # of each case, for searching
WORDS = "%grandmother who lives nearby%"
_LIST = "SELECT case_id, reference, status, lead_name, co_name, allocated, opened_at, changed_at FROM assessment"


def proving_many(workshop: Workshop, rounds: int) -> Samples:
    """Following a chain of 100,000 entries, against hashing the same bytes."""
    links = linked(long_record(workshop.desk.form, ENTRIES))
    if chain.first_break(links) is not None:
        raise NotMeasured("The made-up chain does not hold.")
    texts = [text for link in links for text in hashed_bytes(link)]
    return in_turn(lambda: chain.first_break(links), lambda: [sha256(text) for text in texts], rounds)


def listing(workshop: Workshop, rounds: int) -> Samples:
    """The list of 10,000 assessments, against the same lines out of a plain file."""
    with two_files(workshop) as (ours, plain):

        def ours_list() -> int:
            return len(projections.summaries(ours))

        def plain_list() -> int:
            found = plain.execute(f"{_LIST} ORDER BY changed_at DESC, case_id").fetchall()
            return len([CaseSummary(CaseId(row[0]), *row[1:]) for row in found])

        if ours_list() != CASES or plain_list() != CASES:
            raise NotMeasured("Not every assessment is in the list.")
        return in_turn(ours_list, plain_list, rounds)


def searching(workshop: Workshop, rounds: int) -> Samples:
    """A word in all answers of 10,000 assessments, against the same in a plain file."""
    with two_files(workshop) as (ours, plain):
        statement = "SELECT case_id, target FROM answer WHERE value LIKE ?"

        def found(connection: Connection | sqlite3.Connection) -> Callable[[], int]:
            return lambda: len(connection.execute(statement, (WORDS,)).fetchall())

        if found(ours)() != found(plain)() or not found(ours)():
            raise NotMeasured("The two files do not hold the same answers.")
        return in_turn(found(ours), found(plain), rounds)


@contextmanager
def two_files(workshop: Workshop) -> Iterator[tuple[Connection, sqlite3.Connection]]:
    """The same tables of 10,000 assessments in a store and in a plain file."""
    place = workshop.place / f"many-{os.urandom(4).hex()}"
    place.mkdir()
    vault = create(place / "store", LEAD, ["assessor"], PASSPHRASE, TEST, place / "memory").vault
    plain = _plain(place / "plain.db")
    try:
        with vault.room.writing() as ours:
            for number in range(CASES):
                case = CaseId(f"{number:016x}")
                line = CaseSummary(case, f"A-{number:05}", "Draft", LEAD, CO, AT[:10], AT, AT)
                projections.put_summary(ours, line)
                plain.execute("INSERT INTO assessment VALUES (?,?,?,?,?,?,?,?)", tuple(parts(line).values()))
                rows = [
                    (case, "agreed", f"family.question_{each}", f'"{prose(number + each, 2)}"', None, "")
                    for each in range(ANSWERS)
                ]
                for connection in (ours, plain):
                    connection.executemany("INSERT INTO answer VALUES (?,?,?,?,?,?)", rows)
        plain.execute("COMMIT")
        yield vault.room.connection, plain
    finally:
        plain.close()
        vault.close(back_up=False)


def _plain(path: Path) -> sqlite3.Connection:
    from hsb_wizard.store.schema import TABLES

    connection = sqlite3.connect(path, isolation_level=None)
    for table in TABLES:
        if " assessment (" in table or " answer (" in table:
            connection.execute(table)
    connection.execute("BEGIN")
    return connection


def sealing(workshop: Workshop, rounds: int) -> Samples:
    """A full record gathered for a sealed copy, read back and proved, against packing and unpacking the same bytes."""
    said = {"what": "case", "reference": "A-0001", "sender": LEAD, "reader": CO, "made": AT}
    case = workshop.case

    def there_and_back() -> object:
        def work(vault: object) -> bytes:
            content = carrying.gather(vault.room, case, None, said).as_bytes  # type: ignore[attr-defined]
            meeting.prove(carrying.read(zlib.decompress(zlib.compress(content, 6))))
            return content

        return workshop.desk.run(work).result()

    content = there_and_back()
    assert isinstance(content, bytes)
    return in_turn(there_and_back, lambda: zlib.decompress(zlib.compress(content, 6)), rounds)
