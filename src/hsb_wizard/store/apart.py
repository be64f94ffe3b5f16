"""What was said apart: on two laptops, by writers who did not know of each other's entry about the same thing.

Order (lamport, chain, seq) says nothing about knowing; what a writer had seen stands in the chains themselves, in
`heads_seen` and `bundle_brought_in`. Pure; what an entry says is not looked at, only where it stands.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hsb_wizard.assessment.kinds import EntryId, Kind, Voice
from hsb_wizard.store.chain import Link

_ANSWERS = frozenset({Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED, Kind.TWO_VIEWS_RECORDED})
_SINGLE = frozenset({Kind.MODE_CHOSEN, Kind.GOES_AHEAD_BECAUSE})
_SEEN = frozenset({Kind.HEADS_SEEN, Kind.BUNDLE_BROUGHT_IN})

Key = tuple[str, ...]


@dataclass(slots=True)
class _Chain:
    """What one chain's writer had seen of the others: maps of seq by chain, by the seq at which each was written."""

    at: list[int] = field(default_factory=list)
    maps: list[Mapping[str, str]] = field(default_factory=list)
    old: bool = False  # written before maps were: it went on from what stood in the same file

    def seen(self, seq: int) -> Mapping[str, str]:
        """The last map at or before ``seq``."""
        place = bisect_right(self.at, seq)
        return self.maps[place - 1] if place else {}


def beside(links: Iterable[Link]) -> dict[EntryId, tuple[EntryId, ...]]:
    """For each entry of one case that was written apart from others about the same thing: which those are.

    ``links`` come in the journal's order. An entry that knew of all before it is not among the keys.
    """
    ordered = tuple(links)
    chains = _chains(ordered)
    if len(chains) < 2:
        return {}
    tips: dict[Key, list[Link]] = {}
    found = _alone_apart(ordered, chains)
    for link in ordered:
        apart: list[Link] = []
        for key in _keys(link):
            unknown = [tip for tip in tips.get(key, ()) if not _knows(chains, link, tip)]
            apart += [tip for tip in unknown if _meets(key, link, tip) and tip not in apart]
            tips[key] = [*unknown, link]
        if apart:
            found[EntryId(link.id)] = (*found.get(EntryId(link.id), ()), *(EntryId(tip.id) for tip in apart))
    return found


@dataclass(slots=True)
class _Told:
    """The entries of one kind in one chain: where they stand, and which they are."""

    places: list[int] = field(default_factory=list)
    entries: list[EntryId] = field(default_factory=list)

    def after(self, seq: int) -> list[EntryId]:
        """Those that stand after ``seq``."""
        return self.entries[bisect_right(self.places, seq) :]


def _alone_apart(links: Sequence[Link], chains: Mapping[str, _Chain]) -> dict[EntryId, tuple[EntryId, ...]]:
    """For each sealed entry all of one voice before it, sealed or open, that its writer did not know of; for each open
    one of a voice the sealed ones. About what a sealed one is, is seen once it is read.

    `seals.opened` leaves of them those about the same thing.
    """
    sealed: dict[str, _Told] = {}
    opened: dict[str, _Told] = {}
    found: dict[EntryId, tuple[EntryId, ...]] = {}
    for link in links:
        is_sealed = link.kind == Kind.SEALED
        if not is_sealed and not _is_open_and_alone(link):
            continue
        chain, unknown = chains[link.chain], list[EntryId]()
        seen = chain.seen(link.seq)
        for before in (sealed, opened) if is_sealed else (sealed,):
            for name, told in before.items():
                if name != link.chain and (seen or not chain.old):
                    unknown += told.after(int(seen.get(name, 0)))
        if unknown:
            found[EntryId(link.id)] = tuple(unknown)
        told = (sealed if is_sealed else opened).setdefault(link.chain, _Told())
        told.places.append(link.seq)
        told.entries.append(EntryId(link.id))
    return found


def _is_open_and_alone(link: Link) -> bool:
    """Whether one assessor says it in their own voice, and not under a seal: both were shown, or it was brought in."""
    return link.voice in (Voice.LEAD, Voice.CO) and link.kind in (Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED)


def _chains(links: Sequence[Link]) -> dict[str, _Chain]:
    chains: dict[str, _Chain] = {}
    for link in links:
        kind = Kind(link.kind)
        chain = chains.get(link.chain)
        if chain is None:
            chain = chains[link.chain] = _Chain(old=link.lamport > 1 and kind not in _SEEN)
        if kind in _SEEN and link.payload is not None:
            chain.at.append(link.seq)
            chain.maps.append(json.loads(link.payload).get("heads", {}))
    return chains


def _knows(chains: Mapping[str, _Chain], one: Link, other: Link) -> bool:
    """Whether the writer of ``one`` had ``other`` before it."""
    if one.chain == other.chain:
        return True
    chain = chains[one.chain]
    if int(chain.seen(one.seq).get(other.chain, 0)) >= other.seq:
        return True
    return chain.old and not chain.seen(one.seq)


def _keys(link: Link) -> Iterator[Key]:
    """The things that ``link`` says something about: the place itself, and for a cell or a row its row."""
    kind, target = Kind(link.kind), link.target or ""
    if kind in _SINGLE:
        yield kind.value, target
    elif kind in _ANSWERS:
        yield "said", link.voice or Voice.AGREED.value, target
        if target.count("/") == 2:
            yield "row", target.rpartition("/")[0]
    elif kind is Kind.ROW_REMOVED:
        yield "row", target
    elif kind is Kind.HOLD_SET:
        yield (kind.value,)


def _meets(key: Key, one: Link, other: Link) -> bool:
    """Two cells of one row do not stand in each other's way; a row taken out and a cell in it do."""
    if key[0] != "row":
        return True
    return (one.kind == Kind.ROW_REMOVED) != (other.kind == Kind.ROW_REMOVED)
