"""A store that this user of the computer may not read, or may only read."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from tests.store.stories import AMINA, Shop, as_an_ordinary_user, say

from hsb_wizard.errors import StoreReadOnly, StoreUnreadable
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create
from hsb_wizard.values import replace


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def open_air(shop: Shop, request: pytest.FixtureRequest) -> Shop:
    """Return the store in a folder that an ordinary user of the computer can reach and owns."""
    place = Path(tempfile.mkdtemp())
    request.addfinalizer(lambda: shutil.rmtree(place))
    place.chmod(0o755)
    moved = replace(shop, folder=place / "store", memory=place / "memory")
    shutil.copytree(shop.folder, moved.folder)
    moved.memory.mkdir()
    if os.geteuid() == 0:
        for path in (moved.memory, moved.folder, *moved.folder.rglob("*")):
            os.chown(path, 65534, 65534)
    return moved


def test_a_folder_that_may_not_be_read_is_told_by_name(open_air: Shop) -> None:
    open_air.folder.chmod(0)
    with as_an_ordinary_user(), pytest.raises(StoreUnreadable) as refused:
        open_air.open()
    assert refused.value.exit_code == 10
    open_air.folder.chmod(0o700)
    open_air.database.chmod(0)
    with as_an_ordinary_user(), pytest.raises(StoreUnreadable):
        open_air.open()


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_store_that_may_only_be_read_opens_for_viewing(what: str, open_air: Shop) -> None:
    (open_air.folder if what == "folder" else open_air.database).chmod(0o500 if what == "folder" else 0o400)
    before = files_of(open_air.folder)
    with as_an_ordinary_user():
        vault = open_air.open()
        assert vault.read_only
        assert any("cannot be noted" in notice for notice in vault.notices)
        assert len(vault.entries(open_air.case)) == 13
        assert vault.verify().sound
        with pytest.raises(StoreReadOnly):
            say(vault, open_air.case, "more")
        vault.close()
    assert files_of(open_air.folder) == before


def test_a_new_store_in_a_folder_that_may_not_be_written_is_refused(open_air: Shop) -> None:
    open_air.folder.parent.chmod(0o555)
    with as_an_ordinary_user(), pytest.raises(StoreReadOnly):
        create(open_air.folder.parent / "new" / "store", AMINA, ["assessor"], "words", TEST, open_air.memory)
    open_air.database.unlink()
    open_air.folder.chmod(0o500)
    with as_an_ordinary_user(), pytest.raises(StoreReadOnly):
        create(open_air.folder, AMINA, ["assessor"], "words", TEST, open_air.memory)
