from pathlib import Path

import pytest
from tests.blind.two import Two, make


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """The store that is copied and never opened."""
    return make(tmp_path_factory.mktemp("blind"))


@pytest.fixture
def two(window: Two, tmp_path: Path) -> Two:
    """A copy of it, to be attacked."""
    return window.copy(tmp_path)
