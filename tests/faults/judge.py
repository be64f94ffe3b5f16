"""After an attack: the store opens, holds entry by entry, and has everything that was acknowledged."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from tests.faults.phases import VIEWING, new_words, out_of
from tests.faults.world import AMINA, OLDEST, TOM, WORDS, World

from hsb_wizard.store import backups, engine, keys, opening, people_file, slots, unfinished
from hsb_wizard.store.vault import Vault


def judge(world: World, lines: Sequence[str], *, new_keys: bool = False) -> None:
    """Raise AssertionError or the store's own error where anything acknowledged is lost, or anything does not hold.

    ``new_keys``: the store's keys were being replaced, and the code of before may open it no more.
    """
    key = opened_and_whole(world, lines, new_keys)
    everybody_gets_in(world, key, lines)
    documents_are_whole(world, of(lines, "file"))
    old = keys.store_key(keys.recovery_secret(world.code))
    if not new_keys:
        backups_are_whole(world, old, of(lines, "backup"))
    other_stores_are_whole_or_not_there(world, lines)


def opened_and_whole(world: World, lines: Sequence[str], new_keys: bool) -> bytes:
    """Open it and prove it; give its key."""
    for code in [line.partition(" ")[2] for line in lines if line.startswith("code ")][-1:]:
        if "done" in lines:
            opening.unlock_with_recovery(world.folder, code, world.memory).close(back_up=False)
    vault = world.open(AMINA) if new_keys else world.recovered()
    try:
        assert vault.verify().sound, vault.verify().first
        lost = of(lines, "entry") - ids(vault)
        assert not lost, f"acknowledged and lost: {lost}"
        assert unfinished.tidy(vault.room) == ()
        if VIEWING not in lines:  # a store that may only be read takes no line
            documents_have_their_line(world, vault)
        return vault.room.key
    finally:
        vault.close(back_up=False)


def of(lines: Sequence[str], kind: str) -> set[str]:
    """What the lines of one kind name."""
    return {line.partition(" ")[2] for line in lines if line.startswith(f"{kind} ")}


def ids(vault: Vault) -> set[str]:
    with vault._room.reading() as connection:
        return {identifier for (identifier,) in connection.execute("SELECT id FROM entry")}


def everybody_gets_in(world: World, key: bytes, lines: Sequence[str]) -> None:
    """Amina as before; Tom with the passphrase that was acknowledged last, or the one that was on its way."""
    done = max((int(each) for each in of(lines, "words")), default=-1)
    usual = [WORDS[TOM]] if done < 0 else [new_words(done)]
    assert gives(world, AMINA, [WORDS[AMINA]], key)
    assert gives(world, TOM, [*usual, new_words(done + 1)], key), "Tom is shut out"


def gives(world: World, name: str, tried: Sequence[str], key: bytes) -> bool:
    """Whether one of these passphrases gives the store's key."""
    slot = people_file.slot_of(world.folder, name)
    opened = (slots.open_slot(slot, words) for words in tried)
    return any(each is not None and each.store_key == key for each in opened)


def documents_have_their_line(world: World, vault: Vault) -> None:
    """No document stands there of which the journal says nothing, and nothing half written is left."""
    assert [each for each in out_of(world) if each.name.startswith(".")] == []
    with vault.room.reading() as connection:
        rows = connection.execute("SELECT payload FROM entry WHERE kind IN ('exported', 'bundle_sent')").fetchall()
    noted = b" ".join(payload if isinstance(payload, bytes) else payload.encode() for (payload,) in rows)
    for each in out_of(world):
        assert hashlib.sha256(each.read_bytes()).hexdigest().encode() in noted, f"left without a line: {each.name}"


def documents_are_whole(world: World, acknowledged: set[str]) -> None:
    """Each document that has its name is whole; the acknowledged ones are there."""
    named = [each for each in out_of(world) if not each.name.startswith(".")]
    assert acknowledged <= {str(each) for each in named}
    for each in (each for each in named if each.suffix == ".pdf"):
        text = each.read_bytes()
        assert text.startswith(b"%PDF-"), each
        assert text.rstrip().endswith(b"%%EOF"), each


def backups_are_whole(world: World, key: bytes, acknowledged: set[str]) -> None:
    """The newest backup that has its name opens and holds, and is as new as the last one that was acknowledged."""
    there = backups.backups(world.folder)
    if acknowledged:
        assert there[0].folder.name >= max(acknowledged)
    for each in there[:1]:
        copy = engine.connect(each.folder / world.database.name, key, read_only=True)
        assert engine.damaged_pages(copy) == ""
        copy.close()


def other_stores_are_whole_or_not_there(world: World, lines: Sequence[str]) -> None:
    """What was being made can be opened, or made again; what was being brought up to date holds what it held."""
    place = world.place / "new"
    if "made" in lines or (place / "assessments.db").exists():
        opening.unlock(place, "Ruth Ellis", "made up words", world.memory).close(back_up=False)
    if unlike(world.place / "old", OLDEST):
        old = opening.unlock(world.place / "old", AMINA, WORDS[AMINA], world.memory)
        assert old.verify().sound
        assert len(ids(old)) > 15
        old.close(back_up=False)


def unlike(folder: Path, other: Path) -> bool:
    """Whether anything in ``folder`` was touched; what was not, tests/store/test_golden.py opens."""
    there, then = ({each.name for each in place.iterdir()} for place in (folder, other))
    return there != then or any((folder / name).read_bytes() != (other / name).read_bytes() for name in then)
