from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casework.stories import open_desk

from hsb_wizard.casework.reception import Casework


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Casework]:
    """Reception over a store of its own, with both assessors."""
    opened = open_desk(tmp_path / "store")
    yield opened
    opened.close()
