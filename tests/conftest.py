"""Every test starts in a house of its own: a home and data folder nobody else has, no settings of the tester."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# One profile for everybody: a slow shared machine is not a failure, and a run can be repeated.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=2_000, print_blob=True)  # make properties
settings.load_profile(os.environ.get("PROPERTIES", "house"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long ones first, so that no core waits at the end for a walk that was begun last."""
    items.sort(key=lambda item: not {"walks", "looks"} & set(item.path.parts))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of this test; nothing that a program under test writes can leave it by accident."""
    place = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(("TEXTUAL", "HSB_WIZARD", "XDG_"))]:
        monkeypatch.delenv(name)
    for name in ("COLUMNS", "LINES"):  # the runner's; a terminal has a size of its own
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(place))
    for name, folder in (
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
        ("LOCALAPPDATA", "data"),
        ("APPDATA", "data"),
    ):
        monkeypatch.setenv(name, str(place / folder))
    return place
