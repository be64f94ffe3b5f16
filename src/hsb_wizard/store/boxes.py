"""Boxes addressed to somebody: put in with a public key, taken out with the secret of whoever it is addressed to.

X25519, HKDF and AES-256-GCM, as `cryptography` has them. No practitioner, no pass and no file enters here.
"""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hsb_wizard.store.keys import KEY_BYTES, unwrap, wrap


def put(public_key: bytes, plain: bytes, about: bytes) -> bytes:
    """Give a box that only the holder of ``public_key``'s secret opens, and only for ``about``."""
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public_key))
    return mine + wrap(_key(shared, mine, public_key), plain, about)


def take(secret: bytes, box: bytes, about: bytes) -> bytes | None:
    """Open a box with the X25519 ``secret`` it is addressed to; None where it is another's or was changed."""
    try:
        private = X25519PrivateKey.from_private_bytes(secret)
        shared = private.exchange(X25519PublicKey.from_public_bytes(box[:KEY_BYTES]))
    except ValueError:  # too short, or a point that gives nothing
        return None
    key = _key(shared, box[:KEY_BYTES], private.public_key().public_bytes_raw())
    return unwrap(key, box[KEY_BYTES:], about)


def halves(key: bytes) -> tuple[bytes, bytes]:
    """Part ``key`` in two: each half alone is as random as if there were no key."""
    one = secrets.token_bytes(len(key))
    return one, joined(one, key)


def joined(one: bytes, other: bytes) -> bytes:
    """Put two halves together."""
    return bytes(left ^ right for left, right in zip(one, other, strict=True))


def _key(shared: bytes, once: bytes, addressee: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, None, b"hsb sealed box 1" + once + addressee).derive(shared)
