"""Whoever holds the key and means harm: eight kinds of tampering, each found by whoever has the record code printed on
a document and the heads that the store ended with.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from tests.faults.counts import dice, rounds
from tests.faults.world import REFERENCE, World, desk_of, kept, texts

from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.errors import StoreError
from hsb_wizard.store import chain, engine, journal, keys, verify
from hsb_wizard.store.chain import Link
from hsb_wizard.store.engine import PAGE, Connection
from hsb_wizard.values import replace

TAMPERINGS, KINDS = 10_000, 8
Chance = random.Random
Read = TypeVar("Read")


@dataclass(frozen=True)
class Known:
    """What somebody outside has: the code on paper, and where every chain ended."""

    store: str
    case: CaseId
    code: str
    heads: dict[str, tuple[int, bytes]]

    def finds(self, connection: Connection) -> bool:
        """Whether the store is seen not to be the one that was left."""
        if journal.record_code(connection, self.case) != self.code or journal.heads(connection) != self.heads:
            return True
        return not verify.verify(connection, self.store, self.heads).sound


def known_of(connection: Connection) -> Known:
    (store,) = connection.execute("SELECT value FROM meta WHERE name = 'store'").fetchone()
    (case,) = connection.execute("SELECT case_id FROM assessment").fetchone()
    code = journal.record_code(connection, CaseId(case))
    assert code is not None
    return Known(store, CaseId(case), code, dict(journal.heads(connection)))


@pytest.fixture
def opened(world: World, quick: Path) -> Iterator[Connection]:
    """Give the decrypted tables without their guards."""
    attacked = world.at(quick / "attacked")
    connection = engine.connect(attacked.database, key_of(world))
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    yield connection
    connection.close()


def key_of(world: World) -> bytes:
    return keys.store_key(keys.recovery_secret(world.code))


def any_entry(connection: Connection, chance: Chance, which: str = "payload IS NOT NULL") -> int:
    rows = [row for (row,) in connection.execute(f"SELECT rowid FROM entry WHERE {which} ORDER BY rowid")]
    return int(chance.choice(rows))


def payload(connection: Connection, chance: Chance) -> None:
    """Other words, the digest as it was."""
    row = any_entry(connection, chance)
    (words,) = connection.execute("SELECT payload FROM entry WHERE rowid = ?", (row,)).fetchone()
    at = chance.randrange(len(words))
    changed = words[:at] + bytes([words[at] ^ 1 << chance.randrange(7)]) + words[at + 1 :]
    connection.execute("UPDATE entry SET payload = ? WHERE rowid = ?", (changed, row))


def column(connection: Connection, chance: Chance) -> None:
    """Another time, person, kind, place or order."""
    row = any_entry(connection, chance)
    changes = {
        "at": "'2026-01-01T00:00:00+00:00'", "who": "'ffffffffffffffff'", "typed_by": "'ffffffffffffffff'",
        "kind": "'answer_cleared'", "origin": "'paper'", "voice": "'co'", "target": "'family.other'",
        "lamport": "lamport + 1", "basis": "'[\"0\"]'", "id": "id || 'f'", "case_id": "'aaaaa-aaaaa'",
    }  # fmt: skip
    name = chance.choice(list(changes))
    connection.execute(f"UPDATE entry SET {name} = {changes[name]} WHERE rowid = ?", (row,))


def deleted(connection: Connection, chance: Chance) -> None:
    """An entry from anywhere in a chain."""
    connection.execute("DELETE FROM entry WHERE rowid = ?", (any_entry(connection, chance),))


def swapped(connection: Connection, chance: Chance) -> None:
    """Two entries, each with the other's contents and digest."""
    one = any_entry(connection, chance)
    other = any_entry(connection, chance, f"payload IS NOT NULL AND rowid <> {one}")
    columns = "digest, salt, payload"
    first, second = (
        connection.execute(f"SELECT {columns} FROM entry WHERE rowid = ?", (row,)).fetchone() for row in (one, other)
    )
    for row, told in ((one, second), (other, first)):
        connection.execute("UPDATE entry SET digest = ?, salt = ?, payload = ? WHERE rowid = ?", (*told, row))


def cut(connection: Connection, chance: Chance) -> None:
    """The end of a chain, with the table of heads made to fit."""
    name, seq = chance.choice(connection.execute("SELECT chain, seq FROM head WHERE seq > 1 ORDER BY chain").fetchall())
    links = links_of(connection, name)[: chance.randrange(1, seq)]
    connection.execute("DELETE FROM entry WHERE chain = ? AND seq > ?", (name, len(links)))
    head_fits(connection, links)


def rewritten(connection: Connection, chance: Chance) -> None:
    """A chain from some entry on, with other words there and every hash after it made anew."""
    row = any_entry(connection, chance)
    name, seq = connection.execute("SELECT chain, seq FROM entry WHERE rowid = ?", (row,)).fetchone()
    links = links_of(connection, name)
    tip = links[seq - 2].hash if seq > 1 else chain.GENESIS
    for at in range(seq - 1, len(links)):
        link = links[at]
        words = link.payload if at > seq - 1 or link.payload is None else link.payload + b" "
        digest = link.digest if words is None or link.salt is None else chain.payload_digest(link.salt, words)
        made = replace(link, prev=tip, payload=words, digest=digest)
        made = replace(made, hash=chain.entry_hash({each: getattr(made, each) for each in chain.HASHED}))
        connection.execute(
            "UPDATE entry SET prev = ?, payload = ?, digest = ?, hash = ? WHERE chain = ? AND seq = ?",
            (made.prev, made.payload, made.digest, made.hash, name, made.seq),
        )
        links[at], tip = made, made.hash
    head_fits(connection, links)


def table(connection: Connection, chance: Chance) -> None:
    """What is derived or listed beside the journal: search, heads, people, forms."""
    connection.execute(
        chance.choice(
            (
                "UPDATE answer SET note = note || ' '",
                "DELETE FROM answer",
                "UPDATE head SET lamport = lamport + 1",
                "UPDATE head SET content = NULL",
                "UPDATE practitioner SET roles = 'administrator'",
                """UPDATE practitioner SET roles = '["assessor","administrator","supervisor"]'""",
                "UPDATE practitioner SET name = name || 'a'",
                "UPDATE form SET canonical = canonical || ' '",
                "DELETE FROM form",
                "UPDATE writer SET continues = 'x'",
            )
        )
    )


def links_of(connection: Connection, name: str) -> list[Link]:
    return [link for link in journal.links(connection) if link.chain == name]


def head_fits(connection: Connection, links: list[Link]) -> None:
    content = [link.hash for link in links if Kind(link.kind).changes_the_record]
    last = links[-1]
    connection.execute(
        "UPDATE head SET seq = ?, hash = ?, lamport = ?, content = ? WHERE chain = ?",
        (last.seq, last.hash, last.lamport, content[-1] if content else None, last.chain),
    )


BY_HAND: tuple[Callable[[Connection, Chance], None], ...] = (
    payload, column, deleted, swapped, cut, rewritten, table,
)  # fmt: skip


@pytest.mark.parametrize("harm", BY_HAND, ids=lambda harm: harm.__name__)
def test_it_is_found_by_who_has_the_record_code_and_the_heads(
    harm: Callable[[Connection, Chance], None], opened: Connection
) -> None:
    known, chance = known_of(opened), dice(harm.__name__)
    assert not known.finds(opened)
    for round_ in range(rounds(TAMPERINGS // KINDS)):
        opened.execute("SAVEPOINT harm")
        harm(opened, chance)
        assert known.finds(opened), f"{harm.__name__} {round_} was not found"
        opened.execute("ROLLBACK TO harm")
        opened.execute("RELEASE harm")
    assert not known.finds(opened)


def test_an_older_page_pasted_back_is_found_or_says_the_same(world: World, quick: Path) -> None:
    """Each page of the file carries a seal that an older version of it also has."""
    attacked, chance, versions = world.at(quick / "attacked"), dice("page"), list[bytes]()
    for number in range(6):
        versions.append(attacked.database.read_bytes())
        desk = desk_of(attacked.open(), attacked.folder)
        record = desk.open_case(REFERENCE).result()
        kept(
            verbs.answer(desk, record, texts(record)[number % 3], AnswerGiven(f"Seen again, {number}. " + "ab " * 400))
        )
        desk.on_vault(lambda vault: vault.close(back_up=False)).result()
    last = attacked.database.read_bytes()
    known, said = read(attacked, world, known_of), read(attacked, world, everything)
    for round_ in range(rounds(TAMPERINGS // KINDS)):
        older = chance.choice(versions)
        changed = [
            at for at in range(0, min(len(older), len(last)), PAGE) if older[at : at + PAGE] != last[at : at + PAGE]
        ]
        spoiled = bytearray(last)
        for at in chance.sample(changed, chance.randint(1, min(3, len(changed)))):
            spoiled[at : at + PAGE] = older[at : at + PAGE]
        attacked.database.write_bytes(spoiled)
        assert not unseen(attacked, world, known, said), f"round {round_}: an older page was taken for the present one"


def read(attacked: World, world: World, work: Callable[[Connection], Read]) -> Read:
    connection = engine.connect(attacked.database, key_of(world), read_only=True)
    try:
        engine.prepare(connection, read_only=True)
        return work(connection)
    finally:
        connection.close()


def unseen(attacked: World, world: World, known: Known, said: list[object]) -> bool:
    """Whether something else is said than before, and nobody finds it."""
    try:
        if read(attacked, world, engine.damaged_pages) or read(attacked, world, known.finds):
            return False
        return read(attacked, world, everything) != said
    except (engine.EngineError, StoreError):
        return False


def everything(connection: Connection) -> list[object]:
    """Every row that a record is read from."""
    tables = ("entry", "practitioner", "form", "writer", "head", "answer")
    return [connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3").fetchall() for name in tables]
