"""The canonical text of a pack: what is hashed, and what a record is pinned to, word for word.

It is a third of a megabyte and asked for a few times a year, so it is made piece by piece and kept packed.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hsb_wizard.forms.definition import Pack


class Canonical(NamedTuple):
    """The text, packed, and its SHA-256 in hex."""

    packed: bytes
    hash: str

    @property
    def text(self) -> str:
        """The text that was hashed."""
        return zlib.decompress(self.packed).decode()


def canonical_of(pack: Pack) -> Canonical:
    """The canonical text of a pack. Defaults are left out, so that a key this program learns later changes no hash."""
    return _packed(_pieces(pack))


def canonical_as(text: str) -> Canonical:
    """A canonical text that was kept, exactly as it is."""
    return _packed([text])


def _packed(pieces: Iterable[str]) -> Canonical:
    digest, packer = hashlib.sha256(), zlib.compressobj(1)
    packed = bytearray()
    for piece in pieces:
        raw = piece.encode()
        digest.update(raw)
        packed += packer.compress(raw)
    return Canonical(bytes(packed + packer.flush()), digest.hexdigest())


def _pieces(pack: Pack) -> Iterator[str]:
    """One table with its keys in order; the sections one by one."""
    top = pack.changed(sections=()).to_plain_but_defaults()
    for place, key in enumerate(sorted(top)):
        yield f'{"," if place else "{"}"{key}":'
        if key == "sections":
            yield from _listed(section.to_plain_but_defaults() for section in pack.sections)
        else:
            yield _json(top[key])
    yield "}"


def _listed(each: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield "["
    for place, one in enumerate(each):
        yield f"{',' if place else ''}{_json(one)}"
    yield "]"


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
