"""The forms of a store: the canonical text of every form that a record here is pinned to, word for word.

A record opens with its own form whatever the program ships by now. A kept form is never changed and never deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hsb_wizard.store.engine import Connection

Pinned = tuple[str, str, str, str]  # id, version, hash, canonical text


class KeptForm(NamedTuple):
    """One kept form; ``canonical`` is the text that was hashed."""

    id: str
    version: str
    hash: str
    canonical: str


def keep(connection: Connection, forms: Iterable[Pinned]) -> None:
    """Keep forms (as a KeptForm has them), inside a transaction; one that is kept already stays as it is."""
    line = "INSERT OR IGNORE INTO form (form_id, version, hash, canonical) VALUES (?,?,?,?)"
    connection.executemany(line, list(forms))


def kept(connection: Connection) -> tuple[KeptForm, ...]:
    """Every kept form, the one kept first first."""
    found = connection.execute("SELECT form_id, version, hash, canonical FROM form ORDER BY rowid").fetchall()
    return tuple(KeptForm(*map(str, row)) for row in found)


def text_of(connection: Connection, form_hash: str) -> str | None:
    """The canonical text of one kept form, or None."""
    found = connection.execute("SELECT canonical FROM form WHERE hash = ?", (form_hash,)).fetchone()
    return None if found is None else str(found[0])
