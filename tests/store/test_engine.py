"""sqlite-utils on the cipher's connection: every call that fails without the rebinding; an upgrade shows here."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hsb_wizard.store import engine

if TYPE_CHECKING:
    from sqlite_utils.db import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator["Database"]:
    """Return an encrypted database with one table of two rows, in sqlite-utils' hands."""
    connection = engine.connect_new(tmp_path / "file.db", b"k" * 32)
    engine.prepare(connection)
    made = engine.with_tools(connection)
    made.table("shelf").insert_all([{"id": 1, "word": "one"}, {"id": 2, "word": "two"}], pk="id")
    yield made
    connection.close()


def test_insert_update_and_upsert_add_a_column_that_is_missing(database: "Database") -> None:
    shelf = database.table("shelf")
    shelf.insert({"id": 3, "word": "three", "colour": "red"}, alter=True)
    shelf.update(1, {"size": 4}, alter=True)
    shelf.upsert({"id": 2, "word": "two", "place": "left"}, pk="id", alter=True)
    assert {column.name for column in shelf.columns} == {"id", "word", "colour", "size", "place"}
    assert shelf.count == 3


def test_insert_returning_gives_its_row_and_leaves_no_transaction_open(database: "Database") -> None:
    found = list(database.query("INSERT INTO shelf (id, word) VALUES (9, 'nine') RETURNING word"))
    assert found == [{"word": "nine"}]
    assert not database.conn.in_transaction


def test_an_index_whose_name_is_taken_gets_another(database: "Database") -> None:
    shelf = database.table("shelf")
    shelf.create_index(["word"])
    shelf.create_index(["id"], index_name="idx_shelf_word", find_unique_name=True)
    assert len(shelf.indexes) == 2


def test_a_table_or_view_that_is_not_there_can_be_dropped_without_harm(database: "Database") -> None:
    database.table("nothing").drop(ignore=True)
    database.create_view("seen", "SELECT word FROM shelf")
    view = database.view("seen")
    view.drop()
    view.drop(ignore=True)
    assert database.table_names() == ["shelf"]


def test_counts_that_were_never_kept_are_none(database: "Database") -> None:
    assert database.cached_counts() == {}


def test_what_an_old_engine_cannot_do_is_asked_without_raising(database: "Database") -> None:
    assert database.supports_strict
    assert database.supports_on_conflict


def test_atomic_takes_everything_back(database: "Database") -> None:
    with pytest.raises(engine.EngineError), database.atomic():
        database.execute("INSERT INTO shelf (id, word) VALUES (7, 'seven')")
        database.execute("INSERT INTO shelf (id, word) VALUES (7, 'again')")
    assert database.table("shelf").count == 2


def test_no_plugin_is_handed_the_decrypted_connection(database: "Database", monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite_utils.plugins

    handed: list[object] = []
    monkeypatch.setattr(sqlite_utils.plugins.pm.hook, "prepare_connection", handed.append)
    engine.with_tools(database.conn)  # type: ignore[arg-type]
    assert handed == []


def test_the_engine_says_nothing_on_a_wrong_key(
    database: "Database", tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database.conn.close()
    connection = engine.connect(tmp_path / "file.db", b"q" * 32)
    with pytest.raises(engine.EngineError):
        engine.prepare(connection)
    connection.close()
    assert capfd.readouterr() == ("", "")


def test_opening_and_saving_load_neither_sqlite_utils_nor_the_screens() -> None:
    import subprocess
    import sys

    listed = "import sys, hsb_wizard.store.opening, hsb_wizard.store.clerk; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"sqlite_utils", "click", "textual", "reportlab"}
    assert "sqlcipher3" in loaded


def test_an_engine_that_let_go_of_its_pages_reads_and_writes_on(
    database: "Database", monkeypatch: pytest.MonkeyPatch
) -> None:
    import ctypes

    engine.rest(database.conn)  # type: ignore[arg-type]
    assert database.table("shelf").count == 2
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())  # a C library that gives nothing back
    with database.atomic():
        engine.rest(database.conn)  # type: ignore[arg-type]
        database.execute("INSERT INTO shelf (id, word) VALUES (7, 'seven')")
    engine.rest(database.conn)  # type: ignore[arg-type]
    assert database.table("shelf").count == 3
