"""What the stories of the benchmarks share: where the checkout is."""

import os
from pathlib import Path

import pytest

collect_ignore = ["test_terminal.py"] if os.name == "nt" else []  # Windows has no pseudo-terminal in Python


@pytest.fixture
def checkout() -> Path:
    return Path(__file__).parents[2]
