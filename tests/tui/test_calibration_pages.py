"""From the demonstration to how a team rates a training case, by keys alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.tui.conftest import until
from textual.pilot import Pilot

from hsb_wizard.casework import demo
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.training_cases import training_case
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.frame import Page
from hsb_wizard.tui.home import Home


class Shown(Wizard):
    """The app of the demonstration, as if somebody had just been let in."""

    CSS_PATH = str(Path(__file__).parents[2] / "src" / "hsb_wizard" / "tui" / "app.tcss")

    def get_default_screen(self) -> Page:
        return Page(id="_default")


def test_the_demonstration_leads_to_the_picture_of_a_training_case_and_begins_another(tmp_path: Path) -> None:
    store = tmp_path / "store"
    demo.make(store, "demo", (training_case("denied"),), half_way=False)
    desk = unlock(store, demo.AMINA, "demo")

    async def story() -> None:
        app = Shown(store, demo="Everything here is made up.")
        app.desk = desk
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(Home())
            await until(pilot, "K  Calibration")
            await pilot.press("k")
            await until(pilot, "rated alone by any number of people")
            await pilot.press("enter")
            page = await until(pilot, "2 raters, ")
            assert "everybody the same one on" in page
            assert "Amina" not in page
            await pilot.press("f7")
            await until(pilot, "The training cases")
            await pilot.press("down", "down", "enter")
            page = await until(pilot, "Nobody here has begun this training case.")
            assert "There is a problem" not in page
            assert " >         Begin it for two people or more" in page
            await pilot.press("home")
            await begins_one(pilot)

    try:
        asyncio.run(story())
        assert "A-0101-1" in [each.reference for each in desk.cases().result()]
    finally:
        desk.close()


async def begins_one(pilot: Pilot[int]) -> None:
    """The first case is begun for Amina and Tom."""
    await pilot.press("down", "enter")
    await until(pilot, "Who rates it?")
    await pilot.press("f8")
    await until(pilot, "Two people or more")
    await pilot.press("a", "b", "f8")
    await until(pilot, "A-0101-1")
