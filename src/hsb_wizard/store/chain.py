"""The chain: canonical bytes, digests, hashes, record codes, and what an unbroken chain is. Pure functions only.

An entry's hash covers a salted digest of its payload and never the payload: a payload can be taken out and the chain
still stands. No database, no key, no clock and no meaning of an entry may enter here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from hsb_wizard.values import Frozen

GENESIS = bytes(32)  # what the first entry of a chain names as the one before it
SPOKEN = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's alphabet: no I, L, O, U


class Link(Frozen, frozen=True):
    """One entry as it stands in its chain: every column of the journal, as text, numbers and bytes."""

    case_id: str
    chain: str
    seq: int
    id: str
    prev: bytes
    lamport: int
    at: str
    kind: str
    who: str
    typed_by: str
    origin: str
    voice: str | None
    target: str | None
    basis: tuple[str, ...]
    digest: bytes
    hash: bytes
    salt: bytes | None
    payload: bytes | None
    signature: bytes | None = None


HASHED = (
    "case_id",
    "chain",
    "seq",
    "id",
    "prev",
    "lamport",
    "at",
    "kind",
    "who",
    "typed_by",
    "origin",
    "voice",
    "target",
    "basis",
    "digest",
)


_HASHED_OF: Callable[[Link], tuple[Any, ...]] = attrgetter(*HASHED)


class Break(Frozen, frozen=True):
    """Where a chain does not hold: which one, at which entry, and in which way. No contents."""

    chain: str
    seq: int
    case_id: str
    how: str


def _as_hex(value: Any) -> str:
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} has no place in canonical JSON")


_text: Callable[[str], str] = encode_basestring


class _Spelt(dict[str | None, str]):
    """Words that come in every entry (who, kind, case, chain), spelled once; let go of when there are many."""

    def __missing__(self, word: str | None) -> str:
        if len(self) > _MANY:
            self.clear()
        spelt = self[word] = "null" if word is None else _text(word)
        return spelt


_MANY = 4_096
_spelt = _Spelt()
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_as_hex)


def canonical(value: Any) -> bytes:
    """Give the one spelling of a value: UTF-8, keys sorted, no spaces, no ASCII escapes, bytes as hex."""
    return _ENCODER.encode(value).encode("utf-8")


def payload_digest(salt: bytes, payload: bytes) -> bytes:
    """Give the digest that an entry's hash covers; without the salt it tells nothing of a short answer."""
    return sha256(b"hsb payload 1" + salt + payload).digest()


def entry_hash(columns: Mapping[str, Any]) -> bytes:
    """Give the hash of an entry over every column but hash, salt, payload and signature."""
    return _hash_of(tuple(columns[name] for name in HASHED))


def _hash_of(said: tuple[Any, ...]) -> bytes:
    """Hash the canonical JSON of the columns, spelled out here: the general encoder takes half the time of a proof."""
    case_id, chain, seq, id, prev, lamport, at, kind, who, typed_by, origin, voice, target, basis, digest = said
    text = (
        f'hsb entry 1{{"at":{_spelt[at]},"basis":[{",".join(map(_text, basis)) if basis else ""}],'
        f'"case_id":{_spelt[case_id]},"chain":{_spelt[chain]},'
        f'"digest":"{digest.hex()}","id":{_text(id)},"kind":{_spelt[kind]},"lamport":{lamport},'
        f'"origin":{_spelt[origin]},"prev":"{prev.hex()}","seq":{seq},'
        f'"target":{"null" if target is None else _text(target)},"typed_by":{_spelt[typed_by]},'
        f'"voice":{_spelt[voice]},"who":{_spelt[who]}}}'
    )
    return sha256(text.encode("utf-8")).digest()


def writer_id(store: str, laptop: str, started_at: str, continues: str, drawn: str) -> str:
    """Name a writer: this store, this profile on this laptop, this start, the writer it goes on from, and chance."""
    return sha256(b"hsb writer 1" + canonical([store, laptop, started_at, continues, drawn])).hexdigest()[:32]


def chain_id(writer: str, case: str) -> str:
    """Name the chain of one case and writer."""
    return sha256(b"hsb chain 1" + canonical([writer, case])).hexdigest()[:32]


def record_code(last_content: Mapping[str, bytes]) -> str:
    """Give the record code of a case from the hash of the last content entry of each of its chains, by chain id."""
    return sha256(b"".join(last_content[chain] for chain in sorted(last_content))).hexdigest()


def spoken(code: str) -> str:
    """Give the short form of a record code that is printed and read out: ``7QF2-K9XM``."""
    number = int(code[:10], 16)
    letters = "".join(SPOKEN[(number >> (5 * place)) & 31] for place in range(7, -1, -1))
    return f"{letters[:4]}-{letters[4:]}"


def first_break(links: Iterable[Link]) -> Break | None:
    """Give the first place where the chains among ``links`` do not hold, or None. Links come by chain, then seq."""
    chain, seq, tip = "", 0, GENESIS
    for link in links:
        if link.chain != chain:
            chain, seq, tip = link.chain, 0, GENESIS
        how = _what_is_wrong(link, seq, tip)
        if how:
            return Break(link.chain, link.seq, link.case_id, how)
        seq, tip = link.seq, link.hash
    return None


def _what_is_wrong(link: Link, seq: int, tip: bytes) -> str:
    if link.seq != seq + 1:
        return f"entry {seq + 1} is missing"
    if link.prev != tip:
        return "it does not follow the entry before it"
    if _hash_of(_HASHED_OF(link)) != link.hash:
        return "it was changed after it was written"
    payload, salt = link.payload, link.salt
    if payload is None or salt is None:
        return "" if payload is None and salt is None else "its contents are half gone"
    return "" if payload_digest(salt, payload) == link.digest else "its contents were changed"
