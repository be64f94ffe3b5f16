"""What the attacks share: the store that is copied for each, made once."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.counts import WHOLE
from tests.faults.forks import Forks, forks
from tests.faults.world import World, make_world

# Forks, kills, and calls to the system that are made to fail: each of them is Linux.
collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]

LONGEST = ("test_terminal", "test_day", "test_silence", "test_meeting_any")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest where all is done: two of them at a time, and the short ones beside them."""
    if WHOLE:
        items.sort(key=lambda item: item.path.stem not in LONGEST)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return the store that is copied and never opened."""
    return make_world(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    """Return the process that forks a victim for each round: reading the program takes longer than killing it."""
    with forks(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where there is one: killing a process asks nothing of a disk, and waits for none."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    place = Path(tempfile.mkdtemp(prefix="faults-", dir=memory))
    yield place
    shutil.rmtree(place, ignore_errors=True)
