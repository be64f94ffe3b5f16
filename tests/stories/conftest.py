"""The store every story at the front door begins with: made once, copied, so that a story may do it any harm."""

import os
import shutil
from pathlib import Path

import pytest
from tests.stories.front_door import Shop, open_shop, passphrase_file

from hsb_wizard.values import replace

# Limits of a process, rights of files, pseudo-terminals and fork are the ways these fail for real.
collect_ignore_glob = ["test_*.py"] if os.name == "nt" else []


@pytest.fixture(scope="session")
def shop_window(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Return the store that is copied and never opened; what it is remembered by goes into a home of its own."""
    place = tmp_path_factory.mktemp("window")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(place / "home"))
        return open_shop(place / "store")


@pytest.fixture
def shop(shop_window: Shop, tmp_path: Path) -> Shop:
    """Return a copy of the store, and Amina's passphrase in a file."""
    shutil.copytree(shop_window.folder, tmp_path / "store")
    return replace(shop_window, folder=tmp_path / "store", passphrase=passphrase_file(tmp_path))
