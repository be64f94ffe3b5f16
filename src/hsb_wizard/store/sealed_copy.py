"""A sealed copy as bytes: packed, locked with a phrase, and told apart from a damaged one. No case is known here.

A line that says what it is, salt and Argon2 profile, a box (AES-256-GCM) over the packed content, and a digest of all
of it: so that a wrong phrase is not called damage, nor damage a wrong phrase.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
import zlib

from hsb_wizard.errors import RefusedInput, SealedCopyDamaged, WrongPhrase
from hsb_wizard.store.keys import DEFAULT, Profile, passphrase_key, unwrap, wrap

MAGIC = b"assessment sealed copy 1\n"
_HEAD = struct.Struct(">16sIHH")
_DIGEST = 32
LARGEST = 64 << 20  # bytes of a sealed copy
UNPACKED = 512 << 20  # bytes of what is in it


def seal(content: bytes, phrase: str, profile: Profile = DEFAULT) -> bytes:
    """Lock ``content`` with ``phrase``."""
    salt = secrets.token_bytes(16)
    head = MAGIC + _HEAD.pack(salt, profile.memory_kib, profile.passes, profile.lanes)
    box = wrap(passphrase_key(phrase, salt, profile), zlib.compress(content, 6), head)
    return head + box + hashlib.sha256(head + box).digest()


def unseal(data: bytes, phrase: str) -> bytes:
    """What was locked. Raises RefusedInput (no sealed copy), SealedCopyDamaged, WrongPhrase."""
    if not data.startswith(MAGIC[:-2]):
        raise RefusedInput("it is not a sealed copy of this program", place="file")
    if not data.startswith(MAGIC):
        raise RefusedInput("a later version of the program sealed it; bring it in with that one", place="file")
    start = len(MAGIC) + _HEAD.size
    head, box, digest = data[:start], data[start:-_DIGEST], data[-_DIGEST:]
    if len(data) > LARGEST or len(head) < start or hashlib.sha256(head + box).digest() != digest:
        raise SealedCopyDamaged
    salt, memory, passes, lanes = _HEAD.unpack(head[len(MAGIC) :])
    profile = Profile(memory, passes, lanes)
    if not profile.possible:
        raise SealedCopyDamaged
    packed = unwrap(passphrase_key(phrase, salt, profile), box, head)
    if packed is None:
        raise WrongPhrase
    return _unpacked(packed)


def _unpacked(packed: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, UNPACKED)
    except zlib.error:
        raise SealedCopyDamaged from None
    if not unpacking.eof:
        raise SealedCopyDamaged
    return content
