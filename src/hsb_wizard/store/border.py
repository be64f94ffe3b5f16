"""The border of a sealed copy: every payload has the shape of its kind, and every text is as this program keeps it.

What a colleague's laptop wrote was cleaned there, on its way in. A copy that holds anything else was made by no laptop
of ours: it is refused whole, because a row cannot be mended without breaking its chain.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from hsb_wizard.assessment.kinds import STORE, Kind, Origin, Voice
from hsb_wizard.assessment.payloads import PAYLOADS
from hsb_wizard.errors import RefusedInput, SealedCopyDamaged
from hsb_wizard.shapes import Misshapen, shaped_json
from hsb_wizard.store.carrying import Carried
from hsb_wizard.store.chain import Link, canonical
from hsb_wizard.text import clean

LATER = "something in it is of no kind known here: a later version of the program made it"
DEEPEST = 60


# What a case's own journal holds beside its content, and what stays with the store that it is about.
ABOUT_A_CASE = frozenset(
    {Kind.VIEWED, Kind.EXPORTED, Kind.IMPORTED, Kind.NAMES_KEPT, Kind.NOT_A_NAME, Kind.PASS_REBOXED, Kind.HEADS_SEEN}
    | {Kind.BUNDLE_SENT, Kind.BUNDLE_BROUGHT_IN, Kind.REVIEW_DATE_SET, Kind.HOLD_SET}
)
OF_A_STORE = frozenset(
    {Kind.UNLOCKED, Kind.LOCKED, Kind.SLOT_ADDED, Kind.SLOT_CHANGED, Kind.SLOT_RETIRED, Kind.ROLES_CHANGED}
    | {Kind.REKEYED, Kind.HEADS_NOTED, Kind.WORDS_CHOSEN, Kind.LANGUAGE_CHOSEN, Kind.LOCK_TIMES_SET}
    | {Kind.BACKED_UP, Kind.RESTORED, Kind.PERSON_BROUGHT_IN, Kind.CASE_ERASED}
)


def let_in(carried: Carried) -> None:
    """Look at everything that comes in. Raises SealedCopyDamaged with the place, RefusedInput for a later kind."""
    if carried.case == STORE:
        raise SealedCopyDamaged("it is of no case")
    for row in carried.rows:
        where = f"entry {row.seq} of chain {row.chain}"
        try:
            kind, _, _ = Kind(row.kind), Origin(row.origin), None if row.voice is None else Voice(row.voice)
        except ValueError:
            raise RefusedInput(LATER, place="file") from None
        if kind in OF_A_STORE:
            raise SealedCopyDamaged(f"{where} is about a store and not about a case")
        _moment(row.at, where)
        if row.payload is not None:
            _shape(kind, row, where)
        _clean((row.at, row.who, row.typed_by, row.target or "", *row.basis), where)
    cover = (carried.reference, carried.part, carried.sender, carried.reader, carried.made)
    _clean((*cover, *(each.name for each in carried.people)), "what it says of itself")
    for form in carried.forms:
        _clean(_texts(_loaded(form.canonical.encode("utf-8"), "its form")), "its form")


def _moment(at: str, where: str) -> None:
    try:
        known = datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        known = False
    if not known:
        raise SealedCopyDamaged(f"{where} has no time that can be read")


def _shape(kind: Kind, row: Link, where: str) -> None:
    payload = row.payload or b""
    plain = _loaded(payload, where)
    if not isinstance(plain, dict) or canonical(plain) != payload:
        raise SealedCopyDamaged(f"{where} is not written as this program writes")
    try:
        shaped_json(PAYLOADS[kind], payload)
        PAYLOADS[kind](**plain)  # a field that this kind does not have
    except (Misshapen, TypeError):
        raise RefusedInput(LATER, place="file") from None
    _clean(_texts(plain), where)


def _loaded(text: bytes, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise SealedCopyDamaged(f"{where} cannot be read") from None


def _texts(plain: Any, depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        raise SealedCopyDamaged("it is written too deep")
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for name, value in plain.items():
            yield name
            yield from _texts(value, depth + 1)
    elif isinstance(plain, list):
        for each in plain:
            yield from _texts(each, depth + 1)


def _clean(texts: Iterator[str] | tuple[str, ...], where: str) -> None:
    if any(clean(text) != text for text in texts):
        raise SealedCopyDamaged(f"{where} holds characters that this program never keeps")
