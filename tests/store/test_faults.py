"""When the disk says no: each refusal is real, is said in a sentence, and loses nothing that was acknowledged."""

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.store.stories import Shop, say

from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.errors import BackupFailed, DiskFull, SaveFailed, StoreDamaged, StoreError
from hsb_wizard.store import backups, people_file, slots
from hsb_wizard.store.keys import FLOOR, Personal, Profile, draw
from hsb_wizard.store.slots import Opened
from hsb_wizard.store.vault import Vault
from hsb_wizard.values import replace


def test_a_passphrase_that_needs_more_memory_than_there_is_is_told_so(shop: Shop) -> None:
    """The system gives no more memory; the store is not blamed for it."""
    slot = replace(people_file.slot_of(shop.folder, "Amina Khan"), profile=Profile(4_000_000, 3, 2))
    before = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 500_000_000, before[1]))
    try:
        with pytest.raises(StoreError, match="not enough memory") as refused:
            slots.open_slot(slot, "words")
        fallen_back = slots.make_slot(slot.practitioner, "A", "words", opens(), slot.profile)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
    assert "Close other programs" in str(refused.value)
    assert fallen_back.profile == FLOOR


def opens() -> Opened:
    return Opened(draw(), Personal(draw()))


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let the system refuse every write beyond ``size``, as a quota does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def said(vault: Vault, case: CaseId) -> int:
    """How many things were said in a case, whatever else its journal notes."""
    return sum(each.kind.changes_the_record for each in vault.entries(case))


def fill(vault: Vault, case: CaseId, most: int = 400) -> tuple[int, StoreError | None]:
    """Save long answers until one is refused; give how many were acknowledged, and the refusal."""
    for number in range(most):
        try:
            say(vault, case, "words " * 400, f"family.long_{number}")
        except StoreError as refused:
            return number, refused
    return most, None


def test_a_save_that_the_system_refuses_is_said_and_loses_nothing_before_it(shop: Shop) -> None:
    vault = shop.open()
    before = said(vault, shop.case)
    with no_file_larger_than(shop.database.stat().st_size + 60_000):
        saved, refused = fill(vault, shop.case)
        assert isinstance(refused, (SaveFailed, DiskFull))
        assert refused.exit_code == 20
        assert said(vault, shop.case) == before + saved  # reading goes on
    say(vault, shop.case, "room again")
    assert said(vault, shop.case) == before + saved + 1
    assert vault.verify().sound
    vault.close()
    shop.open().close()


def test_a_full_disk_is_said_as_such_and_loses_nothing_before_it(shop: Shop) -> None:
    vault = shop.open()
    (pages,) = vault._room.connection.execute("PRAGMA page_count").fetchone()
    vault._room.connection.execute(f"PRAGMA max_page_count = {pages + 4}")  # the engine's own SQLITE_FULL
    before = said(vault, shop.case)
    saved, refused = fill(vault, shop.case)
    assert isinstance(refused, DiskFull)
    assert "Make room" in str(refused)
    assert said(vault, shop.case) == before + saved
    vault._room.connection.execute("PRAGMA max_page_count = 1000000")
    say(vault, shop.case, "room again")
    vault.close()
    again = shop.open()
    assert said(again, shop.case) == before + saved + 1
    assert again.verify().sound
    again.close()


def test_a_backup_without_room_fails_in_a_sentence_and_the_store_is_closed_and_whole(shop: Shop) -> None:
    older = backups.backups(shop.folder)
    vault = shop.open()
    say(vault, shop.case, "saved before")
    with no_file_larger_than(20_000), pytest.raises(BackupFailed) as refused:
        vault.backup()
    assert "older backups are untouched" in str(refused.value)
    assert backups.backups(shop.folder) == older
    assert not list((shop.folder / "backups").glob(".*"))
    vault.close()
    again = shop.open()
    assert again.verify().sound
    again.close()


def test_a_store_that_was_taken_away_while_open_is_noticed_before_anything_is_called_saved(shop: Shop) -> None:
    vault = shop.open()
    shop.database.rename(shop.folder / "moved.db")
    with pytest.raises(SaveFailed, match="no longer in its folder"):
        say(vault, shop.case, "to nowhere")
    (shop.folder / "moved.db").rename(shop.database)
    say(vault, shop.case, "back again")
    vault.close()
    assert vault.closed


def test_a_page_that_goes_bad_under_an_open_store_is_damage_after_a_second_look(shop: Shop) -> None:
    vault = shop.open()
    vault._room.connection.execute("PRAGMA shrink_memory")
    whole = bytearray(shop.database.read_bytes())
    for page in range(1, len(whole) // 4096):
        whole[page * 4096 + 50] ^= 1
    # Through a second name of the file: closing it under its own would drop the lock of this process.
    handle = os.open(shop.database, os.O_WRONLY)
    os.pwrite(handle, bytes(whole), 0)
    vault._room.connection.execute("PRAGMA cache_size = 0")
    with pytest.raises(StoreDamaged) as refused:
        vault.entries(shop.case)
    assert refused.value.exit_code == 13
    with pytest.raises(StoreError):
        vault.close()
    os.close(handle)
    assert shop.database.read_bytes() == bytes(whole)
