"""A sealed pass as values: its boxes, its answers, and what a set of keys opens of a journal. Pure but for chance.

What an answer says, about which question and in which voice is inside the seal; the row outside has neither. No
database and no passphrase enters here.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hsb_wizard.assessment.entries import Entry, PassOf
from hsb_wizard.assessment.kinds import EntryId, Kind, PassId, PractitionerId, Voice
from hsb_wizard.assessment.payloads import (
    PassesRevealed,
    PassOpened,
    PassOpenedEarly,
    PassReboxed,
    Sealed,
    payload_from_plain,
    payload_to_plain,
)
from hsb_wizard.store import boxes
from hsb_wizard.store.chain import canonical
from hsb_wizard.store.keys import derived, unwrap, wrap
from hsb_wizard.values import Unspoken, replace

BLOCK = 512  # what is sealed is a multiple of this long: its length tells little
RECOVERY = "recovery"
ALONE = (Voice.LEAD, Voice.CO)
OF_PASSES = frozenset(
    {Kind.PASS_OPENED, Kind.PASS_REBOXED, Kind.PASS_FINISHED, Kind.PASS_REOPENED, Kind.PASSES_REVEALED}
    | {Kind.PASS_OPENED_EARLY, Kind.PASS_REPLACED}
)
INSIDE = frozenset({Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED})

Keys = Mapping[PassId, bytes]


class Addressees(Unspoken, frozen=True):
    """Public keys by who may open a pass: alone (its owner, the recovery code), or two together."""

    alone: Mapping[str, bytes]
    supervisors: Mapping[str, bytes]
    other: tuple[PractitionerId, bytes] | None


def commitment(key: bytes) -> str:
    """What a pass commits to: AES-GCM alone would let one box open to two texts under two keys."""
    return hashlib.sha256(b"hsb pass" + key).hexdigest()


def boxed(identifier: PassId, owner: PractitionerId, key: bytes, to: Addressees) -> tuple[dict[str, str], ...]:
    """The boxes of a pass key, and those of its halves: one half to each supervisor, one to the other assessor."""
    whole = {who: boxes.put(public, key, _about(identifier, owner, who)) for who, public in to.alone.items()}
    parts: dict[str, bytes] = {}
    if to.supervisors and to.other is not None:
        one, two = boxes.halves(key)
        parts = {who: boxes.put(public, one, _about(identifier, owner, who)) for who, public in to.supervisors.items()}
        parts[to.other[0]] = boxes.put(to.other[1], two, _about(identifier, owner, to.other[0]))
    return {who: box.hex() for who, box in whole.items()}, {who: box.hex() for who, box in parts.items()}


def taken(opened: PassOpened | PassReboxed, owner: PractitionerId, who: str, secret: bytes) -> bytes | None:
    """What the box or half addressed to ``who`` holds; None where there is none, or the secret is not its own."""
    box = opened.boxes.get(who) or opened.halves.get(who)
    try:
        return None if box is None else boxes.take(secret, bytes.fromhex(box), _about(opened.id, owner, who))
    except ValueError:
        return None


def _about(identifier: PassId, owner: PractitionerId, who: str) -> bytes:
    return canonical(["hsb pass box 1", identifier, owner, who])


# ------------------------------------------------------------------------------------------------ one sealed answer


def sealed(entry: Entry, identifier: PassId, key: bytes) -> Entry:
    """The entry as the journal keeps it: who and when, and a box. Raises ValueError on an entry that says nothing."""
    if entry.payload is None:
        raise ValueError("an entry without contents cannot be sealed")
    inside = {
        "kind": entry.kind.value,
        "voice": None if entry.voice is None else entry.voice.value,
        "target": entry.target,
        "basis": list(entry.basis),
        "payload": payload_to_plain(entry.payload),
    }
    box = wrap(key, padded(canonical(inside)), _about_entry(identifier, entry.id))
    payload = Sealed(identifier, box.hex())
    return replace(entry, kind=Kind.SEALED, payload=payload, voice=None, target=None, basis=(), sealed=None)


def unsealed(entry: Entry, key: bytes, of: PassOf) -> Entry:
    """What was sealed; the entry as it is where the key or the box is not the right one."""
    payload = entry.payload
    if not isinstance(payload, Sealed):
        return entry
    try:
        plain = unwrap(key, bytes.fromhex(payload.box), _about_entry(payload.id, entry.id))
        if plain is None:
            return entry
        inside = json.loads(plain)
        kind = Kind(inside["kind"])
        if kind not in INSIDE:
            return entry
        return replace(
            entry,
            kind=kind,
            payload=payload_from_plain(kind, inside["payload"]),
            voice=Voice(inside["voice"]),
            target=str(inside["target"]),
            basis=tuple(EntryId(str(each)) for each in inside["basis"]),
            sealed=of,
        )
    except (ValueError, KeyError, TypeError):
        return entry


def padded(plain: bytes) -> bytes:
    """Fill up with spaces to the next block."""
    return plain + b" " * (-len(plain) % BLOCK)


def _about_entry(identifier: PassId, entry: EntryId) -> bytes:
    return canonical(["hsb sealed 1", identifier, entry])


# --------------------------------------------------------------------------------------------------------- drafts


def draft_tag(identifier: PassId, key: bytes, target: str, voice: Voice) -> str:
    """What a sealed draft is filed under: the same for the same place, and nothing to whoever has no key."""
    told = canonical([target, voice.value])
    return hmac.new(derived(key, "hsb draft 1"), identifier.encode() + told, hashlib.sha256).hexdigest()[:32]


def sealed_draft(identifier: PassId, key: bytes, tag: str, target: str, voice: Voice, text: str) -> str:
    """A draft in a box."""
    about = canonical(["hsb draft 1", identifier, tag])
    return wrap(key, padded(canonical([target, voice.value, text])), about).hex()


def unsealed_draft(identifier: PassId, key: bytes, tag: str, box: str) -> tuple[str, Voice, str] | None:
    """Target, voice and text of a sealed draft; None where the key does not open it."""
    try:
        plain = unwrap(key, bytes.fromhex(box), canonical(["hsb draft 1", identifier, tag]))
        target, voice, text = json.loads(plain or b"null")
        return str(target), Voice(voice), str(text)
    except (ValueError, TypeError):
        return None


# -------------------------------------------------------------------------------------------------- a whole journal


def passes_in(entries: Iterable[Entry]) -> dict[PassId, PassOf]:
    """Whose pass each one is."""
    return {each.id: of for _, each, of in _openings(entries)}


def _openings(entries: Iterable[Entry]) -> Iterator[tuple[Entry, PassOpened, PassOf]]:
    for entry in entries:
        if isinstance(entry.payload, PassOpened) and entry.voice is not None:
            said = entry.payload
            yield entry, said, PassOf(entry.target or "", entry.voice, said.owner, said.other)


def public_keys(entries: Iterable[Entry]) -> dict[PassId, bytes]:
    """The keys that the journal itself gives: of passes shown to both, or opened early. A key that is not the one
    the pass committed to is none, and neither is one given before both had finished."""
    return _keys_given(entries)[0]


def refused_reveals(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that give a key they may not give: a false one, or one before both had finished."""
    return _keys_given(entries)[1]


def _keys_given(entries: Iterable[Entry]) -> tuple[dict[PassId, bytes], tuple[Entry, ...]]:
    keys: dict[PassId, bytes] = {}
    refused: list[Entry] = []
    commitments: dict[PassId, str] = {}
    finished: set[tuple[str, str, Voice | None]] = set()  # or opened early, and so not awaited
    for entry in (each for each in entries if each.kind in OF_PASSES):
        said, place = entry.payload, (entry.case, entry.target or "", entry.voice)
        if isinstance(said, PassOpened):
            commitments[said.id] = said.commitment
        elif entry.kind is Kind.PASS_FINISHED:
            finished.add(place)
        elif entry.kind in (Kind.PASS_REOPENED, Kind.PASS_REPLACED):
            finished.discard(place)
        elif isinstance(said, PassesRevealed | PassOpenedEarly):
            given = _as_bytes(said.keys)
            early = isinstance(said, PassOpenedEarly)
            both = early or all((*place[:2], voice) in finished for voice in ALONE)
            good = given is not None and all(commitments.get(each) == commitment(key) for each, key in given.items())
            if good and both and given is not None:
                keys |= given
                finished |= {place} if early else set()
            elif said.keys:
                refused.append(entry)
    return keys, tuple(refused)


def _as_bytes(keys: Mapping[str, str]) -> dict[PassId, bytes] | None:
    try:
        return {PassId(name): bytes.fromhex(key) for name, key in keys.items()}
    except ValueError:
        return None


def opened(entries: Iterable[Entry], keys: Keys) -> tuple[Entry, ...]:
    """The entries as the holder of ``keys`` reads them: what the keys do not open stays sealed, and boxes stay here."""
    held = tuple(entries)
    of = passes_in(held)
    read = tuple(_for_reader(entry, of, keys) for entry in held)
    return tuple(_beside_its_like(read)) if any(each.beside and _is_alone(each) for each in read) else read


def _is_alone(entry: Entry) -> bool:
    """Whether an entry says what one assessor says alone, under a seal or in the open."""
    return entry.kind in INSIDE and entry.voice in ALONE


def _beside_its_like(read: Sequence[Entry]) -> Iterator[Entry]:
    """What is said alone stands beside what it was written apart from, and only where both are about the same thing.

    What the reader cannot open is about nothing here; what is no answer of one voice (a row that went) stays.
    """
    last: dict[tuple[Voice | None, str | None], list[Entry]] = {}
    alone = {each.id for each in read if _is_alone(each) or each.kind is Kind.SEALED}
    for entry in read:
        if not _is_alone(entry):
            yield entry
            continue
        unknown = [each for each in last.get((entry.voice, entry.target), ()) if each.id in entry.beside]
        last[entry.voice, entry.target] = [*unknown, entry]
        others = tuple(each for each in entry.beside if each not in alone)
        yield replace(entry, beside=(*others, *(each.id for each in unknown)))


def _for_reader(entry: Entry, of: Mapping[PassId, PassOf], keys: Keys) -> Entry:
    said = entry.payload
    if isinstance(said, Sealed):
        return unsealed(entry, keys[said.id], of[said.id]) if said.id in keys and said.id in of else entry
    if isinstance(said, PassOpened):
        shown = replace(said, boxes={}, halves={}, readable=said.id in keys or not said.commitment)
        return replace(entry, payload=shown)
    return entry


def gone_on_apart(entries: Iterable[Entry]) -> tuple[PassOf, ...]:
    """The passes still sealed here whose owner went on with them on two laptops, in the journal's order."""
    held = tuple(entries)
    of = passes_in(held)
    whose = {
        each.id: of[each.payload.id] for each in held if isinstance(each.payload, Sealed) and each.payload.id in of
    }
    found = (whose[each.id] for each in held if each.id in whose and _by_its_owner(each, whose))
    return tuple(dict.fromkeys(found))


def _by_its_owner(entry: Entry, whose: Mapping[EntryId, PassOf]) -> bool:
    """Whether something of the same pass was written apart from this sealed entry."""
    return any(whose.get(each) == whose[entry.id] for each in entry.beside)


def as_everybody_reads(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries as anybody who opens the store reads them: what tables for listing and searching are made from."""
    held = tuple(entries)
    sealed = any(entry.kind is Kind.PASS_OPENED for entry in held)
    return opened(held, public_keys(held)) if sealed else held
