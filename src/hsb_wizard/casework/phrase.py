"""Passphrases of five words that the program draws, for people and for documents.

`secrets` draws from the EFF's long list (7,776 words: five are 64 bits, security.md 1.3). Nothing drawn here is kept.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from hsb_wizard.errors import ProgramUnreadable

WORDS = 5
LIST = "words.txt"


def words() -> tuple[str, ...]:
    """The word list. Raises ProgramUnreadable."""
    try:
        text = (Path(__file__).parent / LIST).read_text(encoding="ascii")
    except OSError as problem:
        raise ProgramUnreadable(LIST, problem.strerror or "the disk reported an error") from problem
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def fingerprint_of(sign_key: str) -> str:
    """The words by which two people compare a person's public key (hex) by telephone."""
    from hsb_wizard.store.fingerprint import fingerprint

    return fingerprint(bytes.fromhex(sign_key), words())


def drawn() -> str:
    """Five words with spaces between, never the same phrase twice."""
    known = words()
    return " ".join(secrets.choice(known) for _ in range(WORDS))
