"""The record code on a document against the journal: of which moment of which case it is the code, if of any.

Whoever holds the store's key could write a whole new journal that is right in itself; a code on paper shows it. Pure
functions over links; nothing of what an entry says enters here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from hsb_wizard.assessment.kinds import STORE, CaseId, Kind
from hsb_wizard.store.chain import Link, record_code, spoken

TRIES = 300_000  # ends of two or three chains put together: under a second
_READ = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


@dataclass(frozen=True, slots=True)
class Printed:
    """Which case a printed code belongs to, and how many entries that change the record came after it."""

    case: CaseId
    later: int


def find(links: Iterable[Link], code: str, case: str = "") -> Printed | None:
    """The moment that ``code`` (64 digits, or the short form) was the code of, among ``links`` by chain and seq.

    Only in ``case`` where one is named. None where no case ever had it.
    """
    wanted = _read(code)
    by_case: dict[str, dict[str, list[bytes]]] = {}
    for link in links:
        if link.case_id != STORE and case in ("", link.case_id) and Kind(link.kind).changes_the_record:
            by_case.setdefault(link.case_id, {}).setdefault(link.chain, []).append(link.hash)
    for name, chains in by_case.items():
        total = sum(map(len, chains.values()))
        for ends in _cuts([len(each) for each in chains.values()]):
            last = {chain: hashes[end - 1] for (chain, hashes), end in zip(chains.items(), ends, strict=True) if end}
            if last and _same(record_code(last), wanted):
                return Printed(CaseId(name), total - sum(ends))
    return None


def _cuts(lengths: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Where each chain may have ended, the present first; where that is too many, each chain's own past alone."""
    if prod(length + 1 for length in lengths) <= TRIES:
        yield from product(*(range(length, -1, -1) for length in lengths))
        return
    for at, length in enumerate(lengths):
        for end in range(length, -1, -1):
            yield (*lengths[:at], end, *lengths[at + 1 :])


def _read(code: str) -> str:
    plain = "".join(code.split())
    return plain.lower() if len(plain) == 64 else plain.upper().translate(_READ)


def _same(code: str, wanted: str) -> bool:
    return wanted == code or wanted == spoken(code).replace("-", "")
