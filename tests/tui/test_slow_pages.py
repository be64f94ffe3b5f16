"""A page that takes long to be made, on a laptop so slow that keys are held up no longer: no letter is lost on the way,
and no click lands on a page that nobody has seen."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from tests.tui.conftest import text_of, typed, until
from tests.tui.test_work_pages import at_work, begun, play
from textual.events import Key, MouseDown, MouseUp

from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui import ahead
from hsb_wizard.tui.cover import Cover
from hsb_wizard.tui.form_page import FormPage
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import TASKS, FormView, Place, Values

HOME, CHILDREN = "safety.home", "safety.other_children"


class Slow:
    """Holds up the form that is made next, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at_it, self.go_on, self.wanted = asyncio.Event(), asyncio.Event(), False
        match = FormPage._match

        async def slowly(page: FormPage, view: FormView, values: Values | None) -> None:
            if self.wanted:
                self.wanted = False
                self.at_it.set()
                await self.go_on.wait()
            await match(page, view, values)

        monkeypatch.setattr(FormPage, "_match", slowly)

    async def holds_up(self, going: Coroutine[Any, Any, object]) -> asyncio.Task[object]:
        """Set it going, and come back once the page is being made."""
        self.wanted = True
        task = asyncio.create_task(going)
        await asyncio.wait_for(self.at_it.wait(), 5)
        return task

    async def lets_go(self, task: asyncio.Task[object]) -> None:
        self.go_on.set()
        await asyncio.wait_for(task, 5)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold up keys for a page at no length."""
    monkeypatch.setattr(ahead, "LONGEST", 0.0)


def press(screen: MainScreen, *keys: str) -> None:
    """Hand over keys at once, as a terminal does."""
    for key in keys:
        screen.app.post_message(Key("space" if key == " " else key, key if len(key) == 1 else None))


def click(screen: MainScreen, row: int) -> None:
    """Click on a row, as a terminal tells it."""
    for kind in (MouseDown, MouseUp):
        screen.app.post_message(kind(None, 5, row, 0, 0, 1, False, False, False, 5, row))


def row_of(screen: MainScreen, words: str) -> int:
    return next(number for number, line in enumerate(text_of(screen.app).splitlines()) if words in line)


def said(screen: MainScreen) -> tuple[object, object]:
    a = screen.record.assessment
    return a.value(HOME), a.value(CHILDREN)


async def keys_are_through(screen: MainScreen) -> None:
    """Wait until no key waits; a page that is being made answers nobody meanwhile."""
    for _ in range(100):
        await asyncio.sleep(0.01)
        if not (screen.app._holds or screen.app._ahead):
            return


def test_letters_typed_while_the_page_is_changed_are_of_the_page_that_comes(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        slow = Slow(monkeypatch)
        async with at_work(desk, begun(desk), HOME) as (pilot, screen):
            await typed(pilot, "Nan")
            going = await slow.holds_up(screen.go(Place("question", CHILDREN)))
            press(screen, *"Dee")
            await asyncio.sleep(0.2)
            await slow.lets_go(going)
            await until(pilot, "Dee")
            await pilot.press("f8")
            await until(pilot, "3 of 16")
            assert said(screen) == ("Nan", "Dee")

    play(story())


def test_letters_that_were_on_their_way_to_a_field_are_kept_there(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The field has them, and is not at them yet, when the page is changed."""

    async def story() -> None:
        async with at_work(desk, begun(desk), HOME) as (pilot, screen):
            await typed(pilot, "Nan")
            field, gate = screen.app.focused, asyncio.Event()
            assert field is not None
            field.call_later(gate.wait)
            press(screen, *" stays")
            await asyncio.sleep(0.1)
            going = asyncio.create_task(screen.go(Place("question", CHILDREN)))
            await asyncio.sleep(0.1)
            gate.set()
            await asyncio.wait_for(going, 5)
            await until(pilot, "2 of 16")
            assert said(screen) == ("Nan stays", None)

    play(story())


def test_the_cover_comes_also_while_a_page_hangs_that_is_being_changed(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "HURRY", 0.2)

    async def story() -> None:
        slow = Slow(monkeypatch)
        async with at_work(desk, begun(desk), HOME) as (_, screen):
            going = await slow.holds_up(screen.go(Place("question", CHILDREN)))
            press(screen, "f9")
            for _ in range(100):
                await asyncio.sleep(0.02)
                if isinstance(screen.app.screen, Cover):
                    break
            covered = isinstance(screen.app.screen, Cover)
            await slow.lets_go(going)
            assert covered

    play(story())


def test_a_click_on_a_page_that_goes_does_nothing_on_the_page_that_comes(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of tasks is on its way; where the question was seen, a line of the list stands by then."""

    async def story() -> None:
        slow = Slow(monkeypatch)
        async with at_work(desk, begun(desk)) as (pilot, screen):
            await screen.go(TASKS)
            marked = row_of(screen, " > ")
            await screen.go(Place("question", HOME))
            going = await slow.holds_up(screen.go(Place("question", CHILDREN)))
            screen.call_later(screen.go, TASKS)
            click(screen, marked)
            await asyncio.sleep(0.1)
            await slow.lets_go(going)
            await until(pilot, " > ")
            await pilot.pause(0.2)
            assert screen.place == TASKS

    play(story())


def test_a_click_behind_keys_that_wait_is_dropped_and_one_at_rest_is_not(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk)) as (pilot, screen):
            await screen.go(TASKS)
            await pilot.pause()
            marked = row_of(screen, " > ")
            await screen.go(Place("question", HOME))
            await pilot.pause()
            press(screen, "f2")
            click(screen, marked)
            await until(pilot, " > ")
            await keys_are_through(screen)
            assert screen.place == TASKS
            await pilot.pause(0.2)
            click(screen, row_of(screen, " > "))
            for _ in range(100):
                await pilot.pause(0.02)
                if screen.place != TASKS:
                    break
            assert screen.place != TASKS

    play(story())


def test_keys_behind_a_click_wait_for_the_page_that_it_opens(desk: Casework, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "LONGEST", 20.0)

    async def story() -> None:
        async with at_work(desk, begun(desk)) as (pilot, screen):
            await screen.go(TASKS)
            await pilot.pause()
            marked = row_of(screen, " > ")
            click(screen, marked)
            press(screen, *"Nan")
            await until(pilot, "Nan")
            assert screen.place != TASKS

    play(story())
