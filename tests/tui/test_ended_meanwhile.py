"""The store answers when the page that asked is gone, or the program has ended: nobody waits, nothing fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event

import pytest
from tests.tui.conftest import until
from tests.tui.test_work_pages import Bench, play
from textual.pilot import Pilot

from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui.home import Home
from hsb_wizard.tui.new_case import NewCase


@asynccontextmanager
async def at_the_list(desk: Casework, busy: Event) -> AsyncIterator[tuple[Bench, Pilot[int]]]:
    """The list of a program, on a store that answers nothing more until ``busy`` is set."""
    app = Bench(desk.folder)
    async with app.run_test() as pilot:
        app.desk = desk
        await app.push_screen(Home())
        await until(pilot, "Backups")
        desk.run(lambda vault: busy.wait(20))
        yield app, pilot
    assert app.failures == []


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR]


def test_the_list_asked_for_and_the_program_ended_before_the_store_answered(
    desk: Casework, caplog: pytest.LogCaptureFixture
) -> None:
    busy = Event()

    async def story() -> None:
        async with at_the_list(desk, busy) as (app, _):
            assert isinstance(app.screen, Home)
            app.screen.refill()
            app.screen.open("A-0001")

    play(story())
    busy.set()
    desk.run(lambda vault: None).result()
    assert errors(caplog) == []


def test_a_page_that_was_left_before_the_store_answered_is_told_nothing(
    desk: Casework, caplog: pytest.LogCaptureFixture
) -> None:
    busy = Event()

    async def story() -> None:
        async with at_the_list(desk, busy) as (app, pilot):
            await app.push_screen(NewCase(desk, ()))
            await pilot.press("f7")
            while not isinstance(app.screen, Home):
                await asyncio.sleep(0.01)
            await pilot.pause(0.1)
            busy.set()
            await asyncio.to_thread(desk.run(lambda vault: None).result)
            await pilot.pause(0.1)

    play(story())
    assert errors(caplog) == []
