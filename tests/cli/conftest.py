import shutil
from pathlib import Path

import pytest
from tests.casework.stories import WORDS, open_desk
from tests.cli.street import AMINA, Street


@pytest.fixture(scope="session")
def shop_window(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that is copied and never opened."""
    folder = tmp_path_factory.mktemp("window") / "store"
    open_desk(folder).close()
    return folder


@pytest.fixture
def street(shop_window: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Street:
    """A copy of the store, Amina's passphrase in a file, and the command line before it."""
    store = tmp_path / "store"
    shutil.copytree(shop_window, store)
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(WORDS[AMINA] + "\n", encoding="utf-8")
    passphrase.chmod(0o600)
    return Street(tmp_path, store, passphrase, capsys)
