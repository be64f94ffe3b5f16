"""A new recovery code: new keys for the whole store, everybody's passphrase as before, and who is shut out by it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from tests.store.stories import AMINA, CANARY, TOM, WORDS, Shop, say

from hsb_wizard.errors import NotAllowed, StoreDamaged, UnknownPractitioner, WrongPassphrase, WrongRecoveryCode
from hsb_wizard.store import engine, people_file, rekeying, slots
from hsb_wizard.store.backups import backups
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.opening import unlock, unlock_with_recovery
from hsb_wizard.store.rekeying import new_recovery_code


@pytest.fixture
def rekeyed(shop: Shop) -> Iterator[tuple[Shop, str]]:
    """The store after its recovery code was replaced, closed; and the new code."""
    yield shop, new_recovery_code(shop.open())


def names_in(shop: Shop, name: str) -> list[str]:
    vault = shop.open(name)
    try:
        assert vault.verify().sound
        assert vault.notices == ()
        return [each.reference for each in vault.cases()]
    finally:
        vault.close(back_up=False)


def test_everybody_opens_it_with_the_passphrase_they_have(rekeyed: tuple[Shop, str]) -> None:
    shop, _ = rekeyed
    for name in (TOM, AMINA, TOM):
        assert names_in(shop, name) == ["A-0007"]
    waiting = [each.name for each in people_file.read(shop.folder) if slots.waits_for_new_box(each)]
    assert waiting == [], "what stood behind the boxes is in them"


def test_the_new_code_opens_it_and_the_old_one_only_what_was_copied_before(rekeyed: tuple[Shop, str]) -> None:
    shop, code = rekeyed
    unlock_with_recovery(shop.folder, code, shop.memory).close(back_up=False)
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(shop.folder, shop.code, shop.memory)
    before = backups(shop.folder)[0].folder
    unlock_with_recovery(before, shop.code, shop.memory).close(back_up=False)


def test_whoever_was_retired_stays_outside_also_with_the_key_they_had(shop: Shop) -> None:
    vault = shop.open()
    tom = next(each for each in vault.people() if each.name == TOM)
    old_people, old_key = (shop.folder / people_file.PEOPLE).read_bytes(), shop.key
    vault.retire(tom.id)
    vault.close(back_up=False)
    (shop.folder / people_file.PEOPLE).write_bytes(old_people)
    with pytest.raises(UnknownPractitioner):
        shop.open(TOM)
    assert not engine.refuses(shop.database, old_key), "the key of the file is still the one he has seen"
    code = new_recovery_code(shop.open())
    assert engine.refuses(shop.database, old_key)
    (shop.folder / people_file.PEOPLE).write_bytes(old_people)
    with pytest.raises(StoreDamaged, match="from before a new recovery code"):
        shop.open(TOM)
    unlock_with_recovery(shop.folder, code, shop.memory).close(back_up=False)  # writes the people file anew
    assert names_in(shop, AMINA) == ["A-0007"]


@pytest.mark.parametrize("right", [True, False], ids=["the new key", "another key"])
def test_a_disk_that_stumbles_once_makes_no_key_right_or_wrong(
    shop: Shop, right: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.open().close(back_up=False)
    connect, stumbles = engine.connect, [OSError("too many open files")]

    def stumbling(*given: Any, **more: Any) -> engine.Connection:
        if stumbles:
            raise stumbles.pop()
        return connect(*given, **more)

    monkeypatch.setattr(engine, "connect", stumbling)
    assert engine.refuses(shop.database, shop.key if right else bytes(32)) is not right
    assert stumbles == []


@pytest.mark.parametrize("until", ["people", "swap"])
def test_killed_half_way_the_old_file_or_the_new_one_opens_with_the_same_passphrase(
    shop: Shop, until: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def kill(*_: object) -> None:
        raise Killed

    vault = shop.open()
    say(vault, shop.case, "said before")
    monkeypatch.setattr(*((people_file, "write") if until == "people" else (rekeying, "_swapped")), kill)
    with pytest.raises(Killed):
        new_recovery_code(vault)
    monkeypatch.undo()
    copied = shop.folder.parent / "as it was left"
    shutil.copytree(shop.folder, copied)
    for name in (TOM, AMINA):
        left = unlock(copied, name, WORDS[name], shop.memory.parent / "other")
        assert left.verify().sound
        left.close(back_up=False)
    vault.close(back_up=False)


def test_only_an_administrator_replaces_it(shop: Shop) -> None:
    vault = shop.open(TOM)
    with pytest.raises(NotAllowed, match="administrator"):
        new_recovery_code(vault)
    assert not vault.closed
    vault.close(back_up=False)


def test_nothing_of_the_store_is_readable_in_the_file_and_no_half_is_left(rekeyed: tuple[Shop, str]) -> None:
    shop, _ = rekeyed
    assert CANARY.encode() not in (shop.folder / DATABASE).read_bytes()
    assert [each.name for each in shop.folder.iterdir() if each.name.startswith(".")] == []


def test_a_wrong_passphrase_is_still_wrong(rekeyed: tuple[Shop, str]) -> None:
    shop, _ = rekeyed
    with pytest.raises(WrongPassphrase):
        unlock(shop.folder, TOM, WORDS[AMINA], shop.memory)
