"""Older copies, second copies and older layouts: what this profile remembers, and how a store goes on."""

import shutil
from pathlib import Path

import pytest
from tests.store.stories import AMINA, TOM, WORDS, Shop, say

from hsb_wizard.errors import SaveFailed, StoreNewer
from hsb_wizard.store import backups, schema
from hsb_wizard.store.opening import unlock
from hsb_wizard.values import replace


def test_an_older_copy_put_in_place_is_noticed_and_begins_a_writer_that_names_the_one_before(shop: Shop) -> None:
    older = shop.database.read_bytes()
    vault = shop.open()
    say(vault, shop.case, "later")
    vault.close()
    shop.database.write_bytes(older)
    vault = shop.open()
    assert any("older than the one last used here" in notice for notice in vault.notices)
    report = vault.verify()
    assert report.first is not None
    assert report.first.check == "heads"
    say(vault, shop.case, "going on")
    vault.close()
    again = shop.open()
    assert again.notices == ()
    assert again.verify().sound
    again.close()
    with shop.by_hand() as connection:
        begun = connection.execute("SELECT id, continues FROM writer ORDER BY rowid").fetchall()
    assert begun[-1][1] == begun[-2][0]


def test_two_copies_that_both_go_on_never_write_the_same_place_of_a_chain(shop: Shop, tmp_path: Path) -> None:
    shutil.copytree(shop.folder, tmp_path / "copy")
    copy = replace(shop, folder=tmp_path / "copy")
    for each in (shop, copy):
        vault = each.open()
        say(vault, each.case, "one side")
        vault.close()
    places = []
    for each in (shop, copy):
        with each.by_hand() as connection:
            found = connection.execute("SELECT chain, seq, hash FROM entry").fetchall()
        places.append({(chain, seq): tip for chain, seq, tip in found})
    assert all(places[0][place] == places[1][place] for place in set(places[0]) & set(places[1]))
    assert set(places[0]) != set(places[1])


def test_a_profile_that_cannot_remember_says_so_and_opens(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where a folder should be", encoding="utf-8")
    vault = unlock(shop.folder, AMINA, WORDS[AMINA], tmp_path / "blocked")
    assert any("cannot remember" in notice for notice in vault.notices)
    vault.close()


def test_what_is_remembered_is_hashes_and_no_names(shop: Shop) -> None:
    shop.open().close()
    (remembered,) = shop.memory.glob("*.json")
    text = remembered.read_text(encoding="utf-8")
    assert all(word not in text for word in (AMINA, TOM, "A-0007", shop.case, str(shop.folder)))


def test_an_older_layout_is_brought_up_behind_a_backup(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlite_utils.db import Database

    from hsb_wizard.store import migrations

    def later_layout(database: Database) -> None:
        database.execute("CREATE TABLE later (x TEXT) STRICT")
        database.execute("PRAGMA user_version = 99")

    count = len(backups.backups(shop.folder))
    with monkeypatch.context() as patch:
        steps = list(migrations.steps._migrations)
        patch.setattr(migrations.steps, "_migrations", [*steps, type(steps[0])("later_layout", later_layout)])
        patch.setattr(schema, "LAYOUT", 99)
        vault = shop.open()
        assert len(backups.backups(shop.folder)) == count + 1
        assert vault.verify().sound
        vault.close()
    with pytest.raises(StoreNewer):
        shop.open()


def test_a_migration_that_breaks_off_leaves_the_layout_before_it(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlite_utils.db import Database

    from hsb_wizard.store import migrations

    def breaks_off(database: Database) -> None:
        database.execute("CREATE TABLE later (x TEXT) STRICT")
        database.execute("PRAGMA user_version = 99")
        database.execute("CREATE TABLE entry (x TEXT)")

    with monkeypatch.context() as patch:
        steps = list(migrations.steps._migrations)
        patch.setattr(migrations.steps, "_migrations", [*steps, type(steps[0])("breaks_off", breaks_off)])
        patch.setattr(schema, "LAYOUT", 99)
        with pytest.raises(SaveFailed):
            shop.open()
    vault = shop.open()
    assert vault.verify().sound
    vault.close()
