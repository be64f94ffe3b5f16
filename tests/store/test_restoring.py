"""Restoring: proof before the swap, nothing destroyed, and a kill in between leaves the one store or the other."""

import shutil
from pathlib import Path

import pytest
from tests.store.stories import AMINA, TOM, WORDS, Shop, say

from hsb_wizard.assessment.kinds import STORE
from hsb_wizard.assessment.payloads import Restored
from hsb_wizard.errors import RefusedInput, StoreDamaged, StoreOpenElsewhere, WrongPassphrase
from hsb_wizard.store import people_file, purging
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create, names
from hsb_wizard.store.restoring import Caller, find, restore

AS_AMINA = Caller(AMINA, WORDS[AMINA])


def go_on(shop: Shop) -> str:
    """Add an answer and close; give the record code of before."""
    vault = shop.open()
    before = vault.record_code(shop.case)
    say(vault, shop.case, "later words", "family.later")
    vault.close(back_up=False)
    return before


def test_a_restored_store_is_that_of_then_and_what_it_replaced_is_kept(shop: Shop) -> None:
    before = go_on(shop)
    present = shop.database.read_bytes()
    done = restore(shop.folder, find(shop.folder, "newest"), AS_AMINA, shop.memory)
    assert done.vault.record_code(shop.case) == before
    assert done.kept is not None
    assert (done.kept / DATABASE).read_bytes() == present
    assert any("older than the one last used here" in notice for notice in done.vault.notices)
    said = [each.payload for each in done.vault.entries(STORE) if isinstance(each.payload, Restored)]
    assert said == [Restored(done.made, done.kept.name)]
    say(done.vault, shop.case, "and on", "family.on")
    done.vault.close()
    vault = shop.open(TOM)
    assert {problem.check for problem in vault.verify().problems} <= {"heads"}  # the memory of before, and no more
    vault.close(back_up=False)


def test_the_restore_itself_can_be_taken_back(shop: Shop) -> None:
    go_on(shop)
    done = restore(shop.folder, find(shop.folder, "newest"), AS_AMINA, shop.memory)
    kept = done.kept
    done.vault.close(back_up=False)
    assert kept is not None
    back = restore(shop.folder, find(shop.folder, str(kept)), AS_AMINA, shop.memory)
    assert any(each.target == "family.later" for each in back.vault.entries(shop.case))
    back.vault.close(back_up=False)


def test_a_damaged_store_is_restored_from_its_newest_backup(shop: Shop) -> None:
    whole = shop.database.read_bytes()
    shop.database.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    with pytest.raises(StoreDamaged):
        shop.open()
    done = restore(shop.folder, find(shop.folder, "newest"), AS_AMINA, shop.memory)
    assert done.vault.verify().sound
    done.vault.close(back_up=False)


def test_a_store_can_be_restored_where_there_is_none(shop: Shop, tmp_path: Path) -> None:
    backup = find(shop.folder, "newest")
    done = restore(tmp_path / "new laptop" / "store", backup, AS_AMINA, tmp_path / "memory of another")
    assert done.kept is None
    assert [each.reference for each in done.vault.cases()] == ["A-0007"]
    done.vault.close(back_up=False)


def test_the_recovery_code_restores_a_backup_without_its_people_file(shop: Shop) -> None:
    backup = find(shop.folder, "newest")
    (backup.folder / people_file.PEOPLE).unlink()
    done = restore(shop.folder, backup, Caller("", "", shop.code), shop.memory)
    done.vault.close(back_up=False)
    assert names(shop.folder) == (AMINA, TOM)


def refused(shop: Shop, kind: type[Exception], caller: Caller = AS_AMINA) -> str:
    """Try to restore the newest backup; the store stays as it is, byte for byte."""
    before = shop.database.read_bytes()
    with pytest.raises(kind) as said:
        restore(shop.folder, find(shop.folder, "newest"), caller, shop.memory)
    assert shop.database.read_bytes() == before
    assert not (shop.folder / purging.REPLACED).exists()
    return str(said.value)


def test_a_wrong_passphrase_replaces_nothing(shop: Shop) -> None:
    assert "does not open this store" in refused(shop, WrongPassphrase, Caller(AMINA, WORDS[TOM]))


def test_a_damaged_backup_replaces_nothing(shop: Shop) -> None:
    path = find(shop.folder, "newest").folder / DATABASE
    whole = path.read_bytes()
    path.write_bytes(whole[:-100] + bytes([whole[-100] ^ 1]) + whole[-99:])
    assert str(path) in refused(shop, StoreDamaged)


def test_a_backup_that_was_tampered_with_by_hand_replaces_nothing(shop: Shop) -> None:
    backup = find(shop.folder, "newest")
    lying = Shop(backup.folder, shop.memory, shop.code, shop.case)
    with lying.by_hand() as connection:
        connection.execute("UPDATE entry SET who = 'x' WHERE seq = 5")
    assert "entry 5 of chain" in refused(shop, StoreDamaged)


def test_a_store_that_is_open_is_not_replaced(shop: Shop) -> None:
    vault = shop.open()
    with pytest.raises(StoreOpenElsewhere):
        restore(shop.folder, find(shop.folder, "newest"), AS_AMINA, shop.memory)
    vault.close(back_up=False)


def test_a_backup_of_another_store_is_refused(shop: Shop, tmp_path: Path) -> None:
    made = create(tmp_path / "other", AMINA, ["assessor"], WORDS[AMINA], TEST, tmp_path / "memory2")
    other = made.vault.backup()
    made.vault.close(back_up=False)
    before = shop.database.read_bytes()
    with pytest.raises(RefusedInput, match="another store"):
        restore(shop.folder, other, AS_AMINA, shop.memory)
    assert shop.database.read_bytes() == before


def test_an_unknown_backup_is_said_so(shop: Shop) -> None:
    with pytest.raises(RefusedInput, match="no such backup"):
        find(shop.folder, "2026-01-01")


def test_killed_between_the_two_files_the_next_opening_puts_the_people_file_in_place(shop: Shop) -> None:
    waiting = people_file.waiting_for(shop.database, shop.folder)
    shutil.move(shop.folder / people_file.PEOPLE, waiting)
    assert names(shop.folder) == (AMINA, TOM)
    assert not waiting.exists()


def test_killed_before_the_database_was_swapped_the_waiting_people_file_is_let_go(shop: Shop) -> None:
    waiting = shop.folder / f"{people_file.PEOPLE}.{'ab' * people_file.MARK}"
    waiting.write_text("of another database", encoding="utf-8")
    before = (shop.folder / people_file.PEOPLE).read_bytes()
    assert names(shop.folder) == (AMINA, TOM)
    assert not waiting.exists()
    assert (shop.folder / people_file.PEOPLE).read_bytes() == before
