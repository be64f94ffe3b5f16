"""A person's signing key as words that two people can compare by telephone, when a sealed copy first brings one in.

Pure. The words come from outside; nothing secret is made of anything secret here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

WORDS = 6  # of 7,776: 77 bits, so that nobody makes a second key with the same words


def fingerprint(sign_public_key: bytes, words: Sequence[str]) -> str:
    """Six words for a public key: always the same for the same key and list."""
    number = int.from_bytes(hashlib.sha256(b"hsb person 1" + sign_public_key).digest(), "big")
    found = []
    for _ in range(WORDS):
        number, at = divmod(number, len(words))
        found.append(words[at])
    return " ".join(found)
