"""Keys: what is drawn, what is derived from it, and how a person reads the recovery secret aloud.

The recovery secret R is drawn once and kept nowhere. The store key K comes from it by HKDF, so K can be wrapped for
each practitioner without anybody being able to make R out of it. Only `cryptography` and `argon2` compute here; no
file, no database, and no key in an exception.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hsb_wizard.errors import WrongRecoveryCode
from hsb_wizard.values import Frozen, Unspoken

KEY_BYTES = 32
NONCE_BYTES = 12
GROUP = 5
CODE_LETTERS = 52  # 32 bytes in base32
CHECK_LETTERS = 3  # 15 bits of a digest: a slip of the pen is told from a wrong store


class Profile(Frozen, frozen=True):
    """How much work one guess at a passphrase is (Argon2id): kibibytes of memory, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def possible(self) -> bool:
        """Whether Argon2 accepts it, and a file that asks for it cannot stop this computer (4 GiB at most)."""
        return 1 <= self.lanes <= 16 and 1 <= self.passes <= 64 and 8 * self.lanes <= self.memory_kib <= 4_194_304


DEFAULT = Profile(262_144, 3, 2)  # 256 MiB: about half a second
FLOOR = Profile(65_536, 3, 4)  # RFC 9106, second recommended option: for a computer that is short of memory
TEST = Profile(64, 1, 1)  # protects nothing; chosen only where a test passes it


def is_weaker(one: Profile, other: Profile) -> bool:
    """Whether ``one`` costs an attacker less than ``other``. A store of tests, made to be thrown away, never does."""
    return one != TEST and one.memory_kib * one.passes < other.memory_kib * other.passes


def draw() -> bytes:
    """Draw 32 fresh random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def derived(secret: bytes, purpose: str) -> bytes:
    """Give the 32-byte key for one purpose (HKDF, SHA-256); purposes never give keys that tell of one another."""
    return HKDF(hashes.SHA256(), KEY_BYTES, None, purpose.encode("ascii")).derive(secret)


def store_key(recovery: bytes) -> bytes:
    """Give the key of the encrypted file, K, from the recovery secret R."""
    return derived(recovery, "hsb store 1")


def recovery_public_key(recovery: bytes) -> bytes:
    """Give the public half of the recovery key pair, to which boxes are addressed."""
    return public_of(recovery_box_secret(recovery))


def recovery_box_secret(recovery: bytes) -> bytes:
    """Give the X25519 secret that opens what is addressed to the recovery code."""
    return derived(recovery, "hsb escrow 1")


def public_of(box_secret: bytes) -> bytes:
    """Give the public key of an X25519 secret."""
    return X25519PrivateKey.from_private_bytes(box_secret).public_key().public_bytes_raw()


def passphrase_key(passphrase: str, salt: bytes, profile: Profile) -> bytes:
    """Give the key that wraps a slot (Argon2id). Raises MemoryError where the profile does not fit."""
    try:
        return hash_secret_raw(
            passphrase.encode("utf-8"), salt, profile.passes, profile.memory_kib, profile.lanes, KEY_BYTES, Type.ID
        )
    except HashingError as failed:
        raise MemoryError("the passphrase could not be worked on in the memory there is") from failed


def wrap(key: bytes, plain: bytes, about: bytes) -> bytes:
    """Lock ``plain`` in a box (AES-256-GCM) that opens only with ``key`` and for ``about``."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def unwrap(key: bytes, box: bytes, about: bytes) -> bytes | None:
    """Open a box; None where the key, the box or what it is about is not the right one."""
    try:
        return AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], about)
    except (InvalidTag, ValueError):
        return None


class Personal(Unspoken, frozen=True):
    """A practitioner's own secret, and what is derived from it: a key for boxes and a key for signatures."""

    secret: bytes

    @property
    def box_public_key(self) -> bytes:
        """The X25519 public key that others address boxes to."""
        return public_of(self.box_secret)

    @property
    def box_secret(self) -> bytes:
        """The X25519 secret that opens what is addressed to this person."""
        return derived(self.secret, "hsb box 1")

    @property
    def sign_public_key(self) -> bytes:
        """The Ed25519 public key that this person's signatures are checked with."""
        return self._signing().public_key().public_bytes_raw()

    def sign(self, entry_hash: bytes) -> bytes:
        """Sign the hash of an entry."""
        return self._signing().sign(entry_hash)

    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(derived(self.secret, "hsb sign 1"))


def signature_holds(sign_public_key: bytes, signature: bytes, entry_hash: bytes) -> bool:
    """Tell whether ``signature`` over ``entry_hash`` was made by the holder of the key."""
    try:
        Ed25519PublicKey.from_public_bytes(sign_public_key).verify(signature, entry_hash)
    except (InvalidSignature, ValueError):
        return False
    return True


def recovery_code(recovery: bytes) -> str:
    """Write the recovery secret in eleven groups of five letters and digits, the last three a checksum."""
    letters = base64.b32encode(recovery).decode("ascii")[:CODE_LETTERS] + _checksum(recovery)
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def recovery_secret(code: str) -> bytes:
    """Read a recovery code as a person types it: case, spaces, hyphens and 0, 1, 8 do not matter.

    Raises WrongRecoveryCode on a slip that the checksum shows; nothing of what was typed is kept.
    """
    letters = "".join(code.upper().split()).replace("-", "").translate(str.maketrans("018", "OIB"))
    try:
        recovery = base64.b32decode(letters[:CODE_LETTERS] + "====")
    except ValueError:
        raise WrongRecoveryCode from None
    if len(recovery) != KEY_BYTES or recovery_code(recovery).replace("-", "") != letters:
        raise WrongRecoveryCode
    return recovery


def _checksum(recovery: bytes) -> str:
    digest = hashlib.sha256(b"hsb recovery 1" + recovery).digest()
    return base64.b32encode(digest).decode("ascii")[:CHECK_LETTERS]
