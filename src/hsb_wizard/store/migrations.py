"""From one layout of the store to the next, each step in one transaction, written down by sqlite-utils.

A step once released is never edited. Imported only where a store is made or is older than this program.
"""

from __future__ import annotations

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from hsb_wizard.store import schema
from hsb_wizard.store.engine import Connection, with_tools

steps = Migrations("store")


@steps()
def first_layout(database: Database) -> None:
    """Make every table of layout 1, its indexes and the triggers that keep the journal append-only."""
    for statement in (*schema.TABLES, *schema.TRIGGERS):
        database.execute(statement)
    for table, columns in schema.INDEXES:
        database.table(table).create_index(list(columns))
    database.execute(f"PRAGMA application_id = {schema.APPLICATION}")
    database.execute("PRAGMA user_version = 1")


@steps()
def contents_may_come_later(database: Database) -> None:
    """Layout 2: a row that came without its contents may get them, and still no other change is let through."""
    for statement in schema.SECOND:
        database.execute(statement)
    database.execute("PRAGMA user_version = 2")


def migrate(connection: Connection) -> None:
    """Bring the store to this program's layout. A step that fails or is killed leaves the layout before it."""
    steps.apply(with_tools(connection))
