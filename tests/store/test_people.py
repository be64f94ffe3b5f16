"""Who may open a store: a passphrase changed, somebody retired, roles, a slot that was too cheap to guess."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.stories import AMINA, TOM, WORDS, Shop

from hsb_wizard.assessment.kinds import STORE, Kind
from hsb_wizard.assessment.payloads import PersonBroughtIn, SlotChanged
from hsb_wizard.errors import NotAllowed, RefusedInput, UnknownPractitioner, WrongPassphrase
from hsb_wizard.store import keys, people_file
from hsb_wizard.store.about_store import store_entry
from hsb_wizard.store.carrying import slot_as_text
from hsb_wizard.store.keys import TEST, Profile
from hsb_wizard.store.opening import create, unlock
from hsb_wizard.store.slots import Slot
from hsb_wizard.store.vault import Vault

NEW = "marble dolphin garden trumpet winter"


@pytest.fixture
def vault(shop: Shop) -> Iterator[Vault]:
    opened = shop.open()
    yield opened
    opened.close(back_up=False)


def slot_of(shop: Shop, name: str) -> Slot:
    return people_file.slot_of(shop.folder, name)


def test_a_changed_passphrase_opens_and_the_one_before_does_not_also_with_the_old_people_file(
    shop: Shop, vault: Vault
) -> None:
    before = (shop.folder / people_file.PEOPLE).read_bytes()
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("not hers", NEW, TEST)
    vault.change_passphrase(WORDS[AMINA], NEW, TEST)
    vault.close(back_up=False)
    unlock(shop.folder, AMINA, NEW, shop.memory).close(back_up=False)
    (shop.folder / people_file.PEOPLE).write_bytes(before)
    with pytest.raises(WrongPassphrase):
        shop.open()
    assert (shop.folder / people_file.PEOPLE).read_bytes() != before, "the refusal puts the file right"
    again = unlock(shop.folder, AMINA, NEW, shop.memory)
    assert again.verify().sound
    again.close(back_up=False)


def test_with_an_old_people_file_the_new_passphrase_opens_at_the_first_try(shop: Shop, vault: Vault) -> None:
    """A colleague's slot was made anew meanwhile: theirs in the old file is no longer listed, and it is read again."""
    before = (shop.folder / people_file.PEOPLE).read_bytes()
    vault.change_passphrase(WORDS[AMINA], WORDS[AMINA], TEST)
    vault.close(back_up=False)
    (shop.folder / people_file.PEOPLE).write_bytes(before)
    opened = shop.open()
    assert opened.me.name == AMINA
    opened.close(back_up=False)
    assert (shop.folder / people_file.PEOPLE).read_bytes() != before, "opening puts the file right"


def test_whoever_is_retired_is_off_both_lists_and_what_they_signed_stays_proven(shop: Shop, vault: Vault) -> None:
    tom = next(each for each in vault.people() if each.name == TOM)
    before = (shop.folder / people_file.PEOPLE).read_bytes()
    vault.retire(tom.id)
    assert [each.name for each in vault.people()] == [AMINA]
    assert [each.name for each in people_file.read(shop.folder)] == [AMINA]
    assert vault.verify().sound
    with pytest.raises(UnknownPractitioner):
        vault.confirm(TOM, WORDS[TOM])
    vault.close(back_up=False)
    (shop.folder / people_file.PEOPLE).write_bytes(before)
    with pytest.raises(UnknownPractitioner):
        shop.open(TOM)
    assert [each.name for each in people_file.read(shop.folder)] == [AMINA]


def test_roles_are_a_set_that_an_administrator_changes_and_one_administrator_stays(shop: Shop, vault: Vault) -> None:
    amina, tom = vault.people()
    assert vault.change_roles(tom.id, ["supervisor", "assessor"]).roles == {"supervisor", "assessor"}
    with pytest.raises(RefusedInput):
        vault.change_roles(tom.id, ["director"])
    with pytest.raises(NotAllowed, match="at least one administrator"):
        vault.change_roles(amina.id, ["assessor"])
    with pytest.raises(NotAllowed, match="their own"):
        vault.retire(amina.id)
    vault.change_roles(tom.id, ["administrator"])
    vault.change_roles(amina.id, ["assessor"])
    assert vault.me.roles == {"assessor"}
    with pytest.raises(NotAllowed, match="Only an administrator"):
        vault.change_roles(tom.id, ["assessor"])
    assert vault.verify().sound


def test_a_role_that_the_journal_did_not_give_is_found(shop: Shop, vault: Vault) -> None:
    vault.close(back_up=False)
    with shop.by_hand() as connection:
        connection.execute("UPDATE practitioner SET roles = '[\"administrator\"]' WHERE name = ?", (TOM,))
    again = shop.open()
    assert [each.check for each in again.verify().problems] == ["people"]
    again.close(back_up=False)


def test_a_slot_below_the_profile_of_today_is_made_anew_at_unlocking(shop: Shop, vault: Vault) -> None:
    vault.change_passphrase(WORDS[AMINA], WORDS[AMINA], Profile(128, 1, 1))
    vault.close(back_up=False)
    unlock(shop.folder, AMINA, WORDS[AMINA], shop.memory, Profile(256, 1, 1)).close(back_up=False)
    assert slot_of(shop, AMINA).profile == Profile(256, 1, 1)
    again = unlock(shop.folder, AMINA, WORDS[AMINA], shop.memory, Profile(256, 1, 1))
    changed = [each.payload for each in again.entries(STORE) if isinstance(each.payload, SlotChanged)]
    assert [each.how for each in changed] == ["own", "work"], "once, and not at every unlocking"
    assert again.verify().sound
    again.close(back_up=False)
    assert slot_of(shop, TOM).profile == TEST, "a store of tests is never made dearer"


def test_where_there_is_no_memory_for_more_the_store_opens_all_the_same(
    shop: Shop, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.change_passphrase(WORDS[AMINA], WORDS[AMINA], Profile(128, 1, 1))
    vault.close(back_up=False)
    too_much = Profile(4_194_304, 64, 16)
    derive = keys.passphrase_key

    def short_of_memory(passphrase: str, salt: bytes, profile: Profile) -> bytes:
        if profile.memory_kib > 1024:
            raise MemoryError
        return derive(passphrase, salt, profile)

    monkeypatch.setattr("hsb_wizard.store.slots.passphrase_key", short_of_memory)
    unlock(shop.folder, AMINA, WORDS[AMINA], shop.memory, too_much).close(back_up=False)
    assert slot_of(shop, AMINA).profile == Profile(128, 1, 1)


def test_somebody_of_another_store_gives_their_own_passphrase_here_and_has_no_way_in(
    shop: Shop, vault: Vault, tmp_path: Path
) -> None:
    """At the reveal on one laptop: what came with their sealed copy opens their own key, and nothing of this store."""
    lena, words = "Lena Marsh", "button forest ribbon castle pillow"
    there = create(tmp_path / "there", lena, ["assessor"], words, TEST, tmp_path / "memory there").vault
    (slot,) = people_file.read(there.folder)
    key = there.sign_keys()[there.me.id]
    there.close(back_up=False)
    came = PersonBroughtIn(slot.practitioner, lena, "00" * 32, key, (), slot_as_text(slot))
    vault.append_access(store_entry(Kind.PERSON_BROUGHT_IN, vault.me.id, came))
    with pytest.raises(WrongPassphrase):
        vault.confirm(lena, WORDS[AMINA])
    person = vault.confirm(lena, words)
    assert (person.id, person.roles) == (slot.practitioner, frozenset())
    assert lena not in [each.name for each in vault.people()]
    vault.close(back_up=False)
    with pytest.raises(UnknownPractitioner):
        unlock(shop.folder, lena, words, shop.memory)
