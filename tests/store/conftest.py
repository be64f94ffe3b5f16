"""The store every story begins with, made once and copied: a test may do to its copy what it likes."""

import os
import shutil
from pathlib import Path

import pytest
from tests.store.stories import Shop, open_shop

# Limits on file size, users and fork are the ways these fail for real; Windows has none of them.
collect_ignore = ["test_faults.py", "test_rights.py"] if os.name == "nt" else []


@pytest.fixture(scope="session")
def shop_window(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Return the store that is copied and never opened."""
    return open_shop(tmp_path_factory.mktemp("window"))


@pytest.fixture
def shop(shop_window: Shop, tmp_path: Path) -> Shop:
    """Return a copy of the store with a memory that knows it by its old place."""
    shutil.copytree(shop_window.folder, tmp_path / "store")
    shutil.copytree(shop_window.memory, tmp_path / "memory")
    return Shop(tmp_path / "store", tmp_path / "memory", shop_window.code, shop_window.case)
