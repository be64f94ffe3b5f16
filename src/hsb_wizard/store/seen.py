"""What this user profile remembers of a store: where each chain ended when it was last closed here. Only hashes.

A store that was put back from an older copy is whole in itself; only a memory outside it can tell. No name, no path, no
case may enter this file: a place is a hash of it, and chain ids say nothing.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from hsb_wizard.assessment.payloads import HeadsNoted
from hsb_wizard.store.files import swap_in
from hsb_wizard.values import Frozen

Heads = Mapping[str, tuple[int, bytes]]  # chain -> (seq, hash) of its last entry


def write_heads(heads: Heads) -> HeadsNoted:
    """Write heads as an entry's contents: ``seq:hash`` by chain."""
    return HeadsNoted({name: f"{seq}:{tip.hex()}" for name, (seq, tip) in heads.items()})


class Remembered(Frozen, frozen=True):
    """A random name for this profile, which writer it was, where the store stood, and its heads."""

    laptop: str
    writer: str
    place: str
    heads: Heads


def memory_folder() -> Path:
    """Where profiles remember when no other folder is passed in."""
    return user_data_path("assessments", appauthor=False) / "seen"


def place_of(database: Path) -> str:
    """Name the place of a store file, so that a copy of it is told apart and the path stays unknown."""
    told = f"{database.resolve()}\0{database.stat().st_ino}"
    return hashlib.sha256(b"hsb place 1" + told.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def new_laptop() -> str:
    """Draw a name for this profile; it is a number and says nothing of machine or user."""
    return secrets.token_hex(16)


def recall(memory: Path, store: str) -> Remembered | None:
    """Give what is remembered of ``store``; None where nothing is, or what is there cannot be read."""
    try:
        plain = json.loads((memory / f"{store}.json").read_text(encoding="utf-8"))
        heads = {str(chain): (int(seq), bytes.fromhex(tip)) for chain, (seq, tip) in plain["heads"].items()}
        return Remembered(str(plain["laptop"]), str(plain["writer"]), str(plain["place"]), heads)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(memory: Path, store: str, what: Remembered) -> bool:
    """Write ``what`` down; False where this profile has no room or no right to, which loses a check and no record."""
    heads = {chain: [seq, tip.hex()] for chain, (seq, tip) in sorted(what.heads.items())}
    plain = {"laptop": what.laptop, "writer": what.writer, "place": what.place, "heads": heads}
    try:
        memory.mkdir(parents=True, exist_ok=True, mode=0o700)
        swap_in(memory / f"{store}.json", json.dumps(plain).encode("utf-8"))
    except OSError:
        return False
    return True
