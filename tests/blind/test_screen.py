"""Amina walks through the record on the screen while Tom's answers are sealed; both are shown when Tom is here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from tests.blind.two import AMINA, NOTE, OPEN_PART, PART, PRIYA, SECRETS, TOM, WORDS, Two, says
from tests.tui.conftest import text_of, typed, until
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.frame import Page
from hsb_wizard.tui.home import Home
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_place import place_of

Story = Callable[[Pilot[int], MainScreen], Coroutine[Any, Any, None]]


class Shown(Wizard):
    """The app with whatever is pushed on it, as if somebody had just been let in."""

    CSS_PATH = str(Path(__file__).parents[2] / "src" / "hsb_wizard" / "tui" / "app.tcss")

    def get_default_screen(self) -> Page:
        return Page(id="_default")


def play(desk: Casework, story: Story) -> None:
    """Open the record for the two assessors at 80x24."""

    async def run() -> None:
        app = Shown(desk.folder)
        app.desk = desk
        async with app.run_test(size=(80, 24)) as pilot:
            screen = MainScreen(desk, await asyncio.wrap_future(desk.open_case("A-0007")))
            await app.push_screen(Home())
            await app.push_screen(screen)
            await until(pilot, "Who can see this screen?")
            await pilot.press("o", "enter")
            await until(pilot, "Assessment A-0007")
            await story(pilot, screen)

    try:
        asyncio.run(run())
    finally:
        desk.close()


def everything_on(screen: MainScreen) -> str:
    """What stands on the page and what scrolls below it, and what the program holds of the record."""
    app = screen.app
    assert isinstance(app, Wizard)
    held = screen.record.assessment
    return text_of(app) + repr(held) + repr(dict(held.answers))  # answers do not spell themselves out


def test_no_page_and_nothing_behind_it_tells_what_tom_wrote(two: Two) -> None:
    async def story(pilot: Pilot[int], screen: MainScreen) -> None:
        places = [
            Place("tasks"),
            Place("assessors"),
            Place("told"),
            Place("early", OPEN_PART, "co"),
            Place("show", PART),
        ]
        places += [Place("section", part) for part in (PART, OPEN_PART, "safety", "judgements")]
        places += [place_of(screen.record, path) for path in two.paths]
        for place in places:
            await screen.go(place)
            await pilot.pause()
            told = everything_on(screen)
            assert [word for word in (*SECRETS, "priority'") if word in told] == [], place
            for path in two.paths:
                assert f"'{path}'" not in told, (place, path)
        assert "Tom: finished" in section(await on_section(pilot, screen, PART))
        assert "Tom: in progress" in section(await on_section(pilot, screen, OPEN_PART))

    play(two.open(), story)


def section(page: str) -> str:
    return " ".join(page.split())


async def on_section(pilot: Pilot[int], screen: MainScreen, part: str) -> str:
    await screen.go(Place("section", part))
    return await until(pilot, "Tom:")


def test_both_are_shown_when_tom_gives_his_passphrase_and_not_before(two: Two) -> None:
    desk = two.open()
    record = says(desk, desk.open_case("A-0007").result(), two.paths[0], AnswerGiven("concern"), Voice.LEAD)
    verbs.finish_pass(desk, record, PART, Voice.LEAD).saved.result()

    async def story(pilot: Pilot[int], screen: MainScreen) -> None:
        await screen.go(Place("section", PART))
        await until(pilot, "Show both")
        await screen.go(Place("show", PART))
        await until(pilot, "Tom's own passphrase")
        await typed(pilot, WORDS[AMINA])
        await pilot.press("enter")
        await until(pilot, "does not open this store")
        assert NOTE not in everything_on(screen)
        await typed(pilot, WORDS[TOM])
        await pilot.press("enter")
        await until(pilot, "Both answers are shown")
        assert NOTE in everything_on(screen)
        assert two.paths[2] not in everything_on(screen), "the other part stays his"

    play(desk, story)


def test_after_a_hand_over_each_reads_their_own_and_not_the_others(two: Two) -> None:
    desk = two.open()
    record = desk.open_case("A-0007").result()
    says(desk, record, two.paths[2], AnswerGiven("strength", note="dipper on the stone"), Voice.LEAD)

    async def story(pilot: Pilot[int], screen: MainScreen) -> None:
        await screen.go(Place("section", OPEN_PART))
        await screen.go(Place("hand_over", OPEN_PART, "co"))
        await until(pilot, "Tom, your turn.")
        await typed(pilot, WORDS[TOM])
        await pilot.press("enter")
        await until(pilot, "Amina's turn")
        told = everything_on(screen)
        assert NOTE in told
        assert "dipper" not in told
        await screen.go(Place("hand_over", OPEN_PART, "lead"))
        await until(pilot, "Amina: press Enter to go on.")
        await pilot.press("enter")
        await until(pilot, "Tom's turn")
        told = everything_on(screen)
        assert "dipper" in told
        assert NOTE not in told

    play(desk, story)


def test_a_supervisor_and_amina_open_it_early_on_one_card(two: Two) -> None:
    async def story(pilot: Pilot[int], screen: MainScreen) -> None:
        await screen.go(Place("section", OPEN_PART))
        await until(pilot, "Tom: in progress")
        await screen.go(Place("early", OPEN_PART, "co"))
        page = " ".join((await until(pilot, "Which supervisor is here?")).split())
        assert "the document says so" in page
        assert PRIYA in page
        await pilot.press("enter")
        await typed(pilot, WORDS[PRIYA])
        await pilot.press("enter", "enter")
        await until(pilot, "Say in one line why")
        await typed(pilot, "Tom is ill")
        await pilot.press("f8")
        await until(pilot, "Tom: in progress")
        assert NOTE in everything_on(screen)

    play(two.open(), story)
