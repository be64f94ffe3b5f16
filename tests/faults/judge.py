"""After an attack: the store opens, holds entry by entry, and has everything that was acknowledged."""

from __future__ import annotations

from collections.abc import Sequence

from tests.faults.phases import new_words, out_of
from tests.faults.world import AMINA, TOM, WORDS, World

from hsb_wizard.store import backups, engine, keys, opening, people_file, slots
from hsb_wizard.store.vault import Vault


def judge(world: World, lines: Sequence[str]) -> None:
    """Raise AssertionError or the store's own error where anything acknowledged is lost, or anything does not hold."""
    vault = world.recovered()
    try:
        assert vault.verify().sound, vault.verify().first
        lost = of(lines, "entry") - ids(vault)
        assert not lost, f"acknowledged and lost: {lost}"
    finally:
        vault.close(back_up=False)
    key = keys.store_key(keys.recovery_secret(world.code))
    everybody_gets_in(world, key, lines)
    documents_are_whole(world, of(lines, "file"))
    backups_are_whole(world, key, of(lines, "backup"))
    new_store_is_whole_or_not_there(world, lines)


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


def documents_are_whole(world: World, acknowledged: set[str]) -> None:
    """Each document that has its name is whole; the acknowledged ones are there."""
    named = [each for each in out_of(world) if not each.name.startswith(".")]
    assert acknowledged <= {str(each) for each in named}
    for each in named:
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


def new_store_is_whole_or_not_there(world: World, lines: Sequence[str]) -> None:
    """What was being made can be opened, or made again."""
    place = world.place / "new"
    if "made" in lines or (place / "assessments.db").exists():
        opening.unlock(place, "Ruth Ellis", "made up words", world.memory).close(back_up=False)
