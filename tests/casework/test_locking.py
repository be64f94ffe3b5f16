"""Who says when the screen locks: an administrator, in an entry of the store that holds for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hsb_wizard.assessment.kinds import STORE, Kind
from hsb_wizard.assessment.payloads import LockTimesSet
from hsb_wizard.casework import door
from hsb_wizard.casework.reception import Casework
from hsb_wizard.errors import NotAllowed, RefusedInput
from hsb_wizard.store import journal
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.vault import Vault

AMINA, TOM = "Amina Khan", "Tom Reed"
WORDS = "lantern meadow copper violin harbour"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    desk, _ = door.create(tmp_path / "store", AMINA, frozenset({"assessor"}), WORDS, TEST)
    desk.run(lambda vault: vault.add_person(TOM, ["assessor"], WORDS, TEST)).result()
    desk.close()
    return tmp_path / "store"


@pytest.fixture
def amina(store: Path) -> Iterator[Casework]:
    desk = door.unlock(store, AMINA, WORDS)
    yield desk
    desk.close()


def noted(vault: Vault) -> list[object]:
    with vault._room.reading() as connection:
        return [each.payload for each in journal.entries_of(connection, STORE) if each.kind is Kind.LOCK_TIMES_SET]


def test_nobody_chose_and_the_laptops_own_times_hold(amina: Casework) -> None:
    assert amina.lock_times().result() is None


def test_what_an_administrator_chose_is_an_entry_and_holds_for_the_next_who_opens(store: Path, amina: Casework) -> None:
    amina.set_lock_times(2, 9).result()
    amina.set_lock_times(3, 10).result()
    assert amina.run(noted).result() == [LockTimesSet(2, 9), LockTimesSet(3, 10)]
    amina.verify().result().raise_if_damaged(store)
    amina.close()
    tom = door.unlock(store, TOM, WORDS)
    assert tom.lock_times().result() == LockTimesSet(3, 10)
    with pytest.raises(NotAllowed, match="Only an administrator"):
        tom.set_lock_times(240, 240)
    tom.close()


@pytest.mark.parametrize(("cover", "lock"), [(0, 5), (5, 0), (10, 5), (5, 241), (-1, 1)])
def test_there_is_no_never_and_no_lock_before_its_cover(amina: Casework, cover: int, lock: int) -> None:
    with pytest.raises(RefusedInput):
        amina.set_lock_times(cover, lock)
    assert amina.lock_times().result() is None


def test_a_lock_leaves_the_backup_to_the_next_clean_close(store: Path, amina: Casework) -> None:
    from hsb_wizard.store.backups import backups

    people = {each.name: each for each in amina.people().result()}
    amina.start_case("A-0001", people[AMINA], people[TOM]).saved.result()
    amina.close(back_up=False)
    assert backups(store) == ()
    door.unlock(store, AMINA, WORDS).close()
    assert len(backups(store)) == 1
