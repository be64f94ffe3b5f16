from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casework.stories import brought_in, open_desk

from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Casework]:
    """Reception over a store of its own, with both assessors."""
    opened = open_desk(tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """Reception over a store that a whole file of stories shares, because nothing may ever be stored in it."""
    opened = open_desk(tmp_path_factory.mktemp("empty") / "store")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def complete_record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The complete case, brought in once; a record is a value, so no story can spoil it for another."""
    opened = open_desk(tmp_path_factory.mktemp("complete") / "store")
    record = brought_in(opened)
    opened.close()
    return record
