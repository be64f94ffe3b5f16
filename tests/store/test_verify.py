"""Whoever holds the key can change the tables by hand; verify finds it and names the first bad entry."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.stories import TOM, Shop, say, summary

from hsb_wizard.errors import StoreDamaged
from hsb_wizard.store import chain, engine, journal
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.verify import VerifyReport

Harm = Callable[[Connection], object]


def report_after(shop: Shop, harm: Harm) -> VerifyReport:
    with shop.by_hand() as connection:
        harm(connection)
    return verified(shop)


def verified(shop: Shop) -> VerifyReport:
    """Verify as it stands on the disk: opening by hand would append, and with it move the heads."""
    vault = shop.open(TOM)
    report = vault.verify(lambda case, entries: summary(case))
    vault.close(back_up=False)
    return report


def statement(sql: str) -> Harm:
    return lambda connection: connection.execute(sql)


def edit_payload_with_its_digest(connection: Connection) -> None:
    """Change an answer and its digest; the hash still tells."""
    digest = chain.payload_digest(b"s" * 16, b'{"value":"changed"}')
    connection.execute(
        "UPDATE entry SET payload = ?, salt = ?, digest = ? WHERE kind = 'answer_given' AND seq = 5",
        (b'{"value":"changed"}', b"s" * 16, digest),
    )


def cut_the_tail_and_mend_the_heads(connection: Connection) -> None:
    """Take the last entries of the case and make the table of heads agree, as a careful hand would."""
    connection.execute("DELETE FROM entry WHERE case_id <> 'store' AND seq > 8")
    connection.execute(
        "UPDATE head SET seq = 8, (hash, lamport, content) = (SELECT hash, lamport, hash FROM entry "
        "WHERE entry.chain = head.chain AND entry.seq = 8) WHERE case_id <> 'store'"
    )
    connection.execute("DELETE FROM answer WHERE target IN ('family.question_6','family.question_7')")
    connection.execute("DELETE FROM answer WHERE target IN ('family.question_8','family.question_9')")


def delete_the_case(connection: Connection) -> None:
    for table in ("entry", "head", "answer", "assessment"):
        connection.execute(f"DELETE FROM {table} WHERE case_id <> 'store'")


def swap_two_entries(connection: Connection) -> None:
    where = "case_id <> 'store' AND seq ="
    connection.execute(f"UPDATE entry SET seq = 99 WHERE {where} 4")
    connection.execute(f"UPDATE entry SET seq = 4 WHERE {where} 5")
    connection.execute(f"UPDATE entry SET seq = 5 WHERE {where} 99")


def forge_an_entry(connection: Connection) -> None:
    """Copy an entry onto the end of its chain under another id."""
    connection.execute(
        "INSERT INTO entry SELECT case_id, chain, 14, 'forged', prev, hash, 99, at, kind, who, typed_by, origin, "
        "voice, target, basis, digest, salt, payload, signature FROM entry WHERE kind = 'answer_given' AND seq = 5"
    )


def rewrite_in_anothers_name(connection: Connection) -> None:
    """Write a whole correct chain anew in which Tom finished the pass: only the signature tells."""
    (tom,) = connection.execute("SELECT id FROM practitioner WHERE name = ?", (TOM,)).fetchone()
    connection.execute("UPDATE entry SET who = ? WHERE kind = 'pass_finished'", (tom,))
    tip = chain.GENESIS
    for link in [link for link in journal.links(connection) if link.case_id != "store"]:
        columns = {name: getattr(link, name) for name in chain.HASHED} | {"prev": tip}
        tip = chain.entry_hash(columns)
        place = (link.chain, link.seq)
        connection.execute(
            "UPDATE entry SET prev = ?, hash = ? WHERE chain = ? AND seq = ?", (columns["prev"], tip, *place)
        )
    connection.execute("UPDATE head SET hash = ?, content = ? WHERE case_id <> 'store'", (tip, tip))


HARMS: list[tuple[str, str, Harm]] = [
    (
        "an answer was edited",
        "chains",
        statement("UPDATE entry SET payload = x'7b7d' WHERE seq = 5 AND kind = 'answer_given'"),
    ),
    ("an answer and its digest were edited", "chains", edit_payload_with_its_digest),
    ("a salt was edited", "chains", statement("UPDATE entry SET salt = x'00' WHERE seq = 3")),
    ("somebody else said it", "chains", statement("UPDATE entry SET who = 'x' WHERE seq = 5")),
    ("it was said at another time", "chains", statement("UPDATE entry SET at = 'x' WHERE seq = 5")),
    ("it was about another question", "chains", statement("UPDATE entry SET target = 'x' WHERE seq = 5")),
    ("an entry was taken out", "chains", statement("DELETE FROM entry WHERE seq = 5 AND case_id <> 'store'")),
    ("two entries were swapped", "chains", swap_two_entries),
    ("an entry was forged", "chains", forge_an_entry),
    ("the tail was cut with care", "heads", cut_the_tail_and_mend_the_heads),
    ("the whole case was deleted", "heads", delete_the_case),
    ("the heads were edited", "heads", statement("UPDATE head SET content = x'00' WHERE case_id <> 'store'")),
    (
        "a signature was edited",
        "signatures",
        statement("UPDATE entry SET signature = x'00' WHERE kind = 'pass_finished'"),
    ),
    ("the chain was written anew in another's name", "signatures", rewrite_in_anothers_name),
    ("a key was swapped", "signatures", statement("UPDATE practitioner SET sign_key = x'00'")),
    ("an entry was moved to another case", "chains", statement("UPDATE entry SET case_id = 'x' WHERE seq = 5")),
    ("a writer was renamed", "writers", statement("UPDATE writer SET laptop = 'x'")),
    ("a role was given by hand", "people", statement("UPDATE practitioner SET roles = '[\"supervisor\"]'")),
    ("a form was edited", "forms", statement("UPDATE form SET canonical = '{}'")),
    ("a form was taken out", "forms", statement("DELETE FROM form")),
    (
        "the search table was edited",
        "projections",
        statement("UPDATE answer SET value = '\"x\"' WHERE target LIKE '%_3'"),
    ),
    ("the list was edited", "projections", statement("UPDATE assessment SET status = 'signed'")),
    ("a kind that does not exist", "chains", statement("UPDATE entry SET kind = 'x' WHERE seq = 5")),
]


def test_an_honest_store_is_sound(shop: Shop) -> None:
    report = verified(shop)
    assert report.sound
    assert report.first is None
    assert (report.entries, report.chains, report.cases) == (20, 4, 1)
    report.raise_if_damaged(shop.database)


@pytest.mark.parametrize(("check", "harm"), [each[1:] for each in HARMS], ids=[each[0] for each in HARMS])
def test_harm_done_by_hand_is_found(check: str, harm: Harm, shop: Shop) -> None:
    report = report_after(shop, harm)
    assert check in {problem.check for problem in report.problems}
    with pytest.raises(StoreDamaged) as refused:
        report.raise_if_damaged(shop.database)
    assert refused.value.exit_code == 13
    assert "heron" not in str(refused.value) + repr(report)


def test_the_first_bad_entry_is_named(shop: Shop) -> None:
    report = report_after(shop, statement("UPDATE entry SET target = 'x' WHERE seq IN (7, 9)"))
    assert report.first is not None
    assert report.first.where.startswith("entry 7 of chain ")
    assert report.first.case == shop.case


def test_a_break_in_one_chain_does_not_hide_the_next(shop: Shop, tmp_path: object) -> None:
    def harm(connection: Connection) -> None:
        connection.execute("UPDATE entry SET at = 'x' WHERE seq = 1")

    report = report_after(shop, harm)
    assert len([problem for problem in report.problems if problem.check == "chains"]) == 3


def said_in(shop: Shop) -> dict[str, list[object]] | None:
    """Return every row but the store's own marks (when it was backed up, whose boxes are new); None: unreadable."""
    connection = engine.connect(shop.database, shop.key, read_only=True)
    try:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'meta'").fetchall()
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for (table,) in found}
    except engine.EngineError:
        return None
    finally:
        connection.close()


def test_an_old_page_put_back_is_found(shop: Shop, tmp_path: Path) -> None:
    """Each page alone is sealed and right, so the cipher cannot tell; the journal can."""
    old = shop.database.read_bytes()
    vault = shop.open()
    say(vault, shop.case, "later words", "family.question_3")
    vault.close(back_up=False)
    new = shop.database.read_bytes()
    shutil.copytree(shop.memory, tmp_path / "kept")
    changed = [at for at in range(4096, min(len(old), len(new)), 4096) if old[at : at + 4096] != new[at : at + 4096]]
    assert len(changed) > 3
    whole = said_in(shop)
    for at in changed:
        shop.database.write_bytes(new[:at] + old[at : at + 4096] + new[at + 4096 :])
        shutil.rmtree(shop.memory)
        shutil.copytree(tmp_path / "kept", shop.memory)
        harmless = said_in(shop) == whole
        try:
            report = verified(shop)
        except StoreDamaged:
            continue
        assert not report.sound or harmless


COLUMNS = st.sampled_from(["who", "at", "kind", "origin", "voice", "target", "basis", "lamport"])
TO = {"kind": "locked", "origin": "paper", "voice": "co", "basis": '["x"]', "lamport": 77}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column=COLUMNS, row=st.integers(1, 18))
def test_no_column_of_any_entry_can_be_changed_unseen(column: str, row: int, shop_window: Shop, shop: Shop) -> None:
    shop.database.write_bytes(shop_window.database.read_bytes())
    shutil.rmtree(shop.memory, ignore_errors=True)  # nothing is remembered: the journal alone has to tell

    def harm(connection: Connection) -> None:
        (before,) = connection.execute(f"SELECT {column} FROM entry WHERE rowid = ?", (row,)).fetchone()
        to = "unlocked" if before == TO.get(column) else TO.get(column, "changed")
        connection.execute(f"UPDATE entry SET {column} = ? WHERE rowid = ?", (to, row))

    assert "chains" in {problem.check for problem in report_after(shop, harm).problems}
