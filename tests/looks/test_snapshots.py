"""Every page looks as it did when somebody read it: at 80 by 24 and at 120 by 40, from tests/snapshots."""

import difflib
from pathlib import Path

import pytest
from tools.looks import WALKS
from tools.looks.visit import Walk
from tools.snapshots import FOLDER, SIZES, file_of, make_world, taken

AGAIN = "Read the difference. Where it is right: make snapshots, and read git diff tests/snapshots."


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the made-up cases that every walk begins with; it is copied and never opened."""
    place = Path(tmp_path_factory.mktemp("world"))
    make_world(place)
    return place


@pytest.mark.parametrize("size", SIZES, ids=("80x24", "120x40"))
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
def test_every_page_of_a_walk_looks_as_it_did_when_it_was_read(walk: Walk, size: tuple[int, int], world: Path) -> None:
    kept = {file: FOLDER / file for file in (file_of(look.name, size) for look in walk.looks)}
    expected = {file: path.read_text(encoding="utf-8") for file, path in kept.items() if path.is_file()}
    now = taken(walk, world, size, expected)
    changed = [
        line
        for file, shown in now.items()
        if shown != expected.get(file)
        for line in difflib.unified_diff(
            expected.get(file, "").splitlines(), shown.splitlines(), f"{file} as it was read", "as it is", lineterm=""
        )
    ]
    assert not changed, "\n".join((AGAIN, *changed))
