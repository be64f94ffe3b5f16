"""What stories on the screen share: a store with two people, the app without a terminal, and its screen as text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from hsb_wizard.casework import door
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.app import Wizard

COMPLETE = Path(__file__).parents[1] / "data" / "complete_case.json"
AMINA, TOM = "Amina Khan", "Tom Reed"
WORDS = "five plain words for Amina"
TOMS = "five plain words for Tom"
ROLES = frozenset({"assessor"})


def text_of(app: Wizard) -> str:
    """Return everything that stands on the screen; nothing where a box just came and is not styled yet."""
    try:
        lines = app.screen._compositor.render_strips()
    except KeyError:
        return ""
    return "\n".join("".join(segment.text for segment in line) for line in lines)


async def until(pilot: Pilot[int], words: str) -> str:
    """Wait until ``words`` stand on the screen, and return the screen; fails after about ten seconds."""
    app = pilot.app
    assert isinstance(app, Wizard)
    for _ in range(400):
        if words in text_of(app):
            return text_of(app)
        await pilot.pause(0.025)
    raise AssertionError(f"{words!r} never came:\n{text_of(app)}")


async def typed(pilot: Pilot[int], text: str) -> None:
    """Put ``text`` where the keys are, in one go as a paste does: quicker than key by key, and the same words."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the place of a store; nothing stands there yet."""
    return tmp_path / "store"


@pytest.fixture
def shop(folder: Path) -> Path:
    """Make a store that Amina and Tom can open, and return its folder, closed."""
    desk, _ = door.create(folder, AMINA, ROLES, WORDS, TEST)
    desk.run(lambda vault: vault.add_person(TOM, ROLES, TOMS, TEST)).result()
    desk.close()
    return folder


@pytest.fixture
def desk(shop: Path) -> Iterator[Casework]:
    """Open that store for Amina, and close it afterwards unless the story did."""
    opened = door.unlock(shop, AMINA, WORDS)
    yield opened
    if not opened._vault.closed:
        opened.close()


@pytest.fixture
def complete(desk: Casework) -> Record:
    """Return a record that can be signed, in the store that Amina opened."""
    return desk.open_case(bring_in(desk, COMPLETE.read_text(encoding="utf-8").replace("Tom Rees", TOM))).result()


@pytest.fixture
def begun(desk: Casework) -> Record:
    """Return a record on which nothing was said yet."""
    people = {each.name: each for each in desk.people().result()}
    return desk.start_case("A-0009", desk.me, people[TOM]).record
