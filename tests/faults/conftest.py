"""What the attacks share: the store that is copied for each, made once."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.world import World, make_world

# Forks, kills, and calls to the system that are made to fail: each of them is Linux.
collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return the store that is copied and never opened."""
    return make_world(tmp_path_factory.mktemp("world"))


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
