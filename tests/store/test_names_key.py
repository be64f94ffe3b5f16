"""The key of the names: drawn once, in no file in the clear, and the same after the store was given new keys."""

from tests.store.stories import Shop

from hsb_wizard.store.engine import connect
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.names import NAME, fingerprints, key_id, make_key
from hsb_wizard.store.rekeying import new_recovery_code


def test_without_a_name_there_is_no_key_and_no_fingerprint(shop: Shop) -> None:
    vault = shop.open()
    assert key_id(vault) == ""
    assert fingerprints(vault, ["rosalind"]) == {}
    vault.close(back_up=False)


def test_a_new_recovery_code_leaves_every_fingerprint_as_it_was(shop: Shop) -> None:
    vault = shop.open()
    first = make_key(vault)
    assert make_key(vault) == first
    before = fingerprints(vault, ["rosalind", "zo\u00eb"])
    new_recovery_code(vault)
    vault = shop.open()
    assert key_id(vault) == first
    assert fingerprints(vault, ["rosalind", "zo\u00eb"]) == before
    vault.close(back_up=False)


def test_the_key_is_nowhere_in_the_clear_in_the_folder(shop: Shop) -> None:
    vault = shop.open()
    make_key(vault)
    (key,) = vault.room.connection.execute("SELECT value FROM meta WHERE name = ?", (NAME,)).fetchone()
    vault.close()
    for file in (each for each in shop.folder.rglob("*") if each.is_file()):
        data = file.read_bytes()
        assert key.encode() not in data
        assert bytes.fromhex(key) not in data
    assert connect(shop.folder / DATABASE, shop.key, read_only=True)
