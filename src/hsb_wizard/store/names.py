"""Keyed fingerprints of names that must never be printed: HMAC under a key that never leaves the encrypted file.

The key is drawn when the first name is kept. It is not derived from the store key, so that a re-key of the file leaves
every fingerprint as it was. It is in no bundle: a fingerprint from another laptop is only told apart, by the id of its
key. No name and no text stays here.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping

from hsb_wizard.store.engine import Connection
from hsb_wizard.store.keys import draw
from hsb_wizard.store.vault import Vault

NAME = "names_key"
ID_LETTERS = 16


def key_id(vault: Vault) -> str:
    """Give the id of this store's key; empty where no name was ever kept here."""
    with vault.room.reading() as connection:
        key = _key(connection)
    return _id(key) if key else ""


def make_key(vault: Vault) -> str:
    """Give the id of this store's key, drawn now where there is none. Raises a StoreError."""
    with vault.room.writing() as connection:
        key = _key(connection)
        if key is None:
            key = draw()
            connection.execute("INSERT INTO meta VALUES (?, ?)", (NAME, key.hex()))
    return _id(key)


def fingerprints(vault: Vault, texts: Iterable[str]) -> Mapping[str, str]:
    """Give each text's fingerprint; none at all where this store has no key."""
    with vault.room.reading() as connection:
        key = _key(connection)
    return {} if key is None else {text: _mac(key, f"hsb name 1\0{text}") for text in texts}


def _key(connection: Connection) -> bytes | None:
    found = connection.execute("SELECT value FROM meta WHERE name = ?", (NAME,)).fetchone()
    return bytes.fromhex(found[0]) if found else None


def _id(key: bytes) -> str:
    return _mac(key, "hsb name key 1")[:ID_LETTERS]


def _mac(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode("utf-8"), hashlib.sha256).hex()
