"""Somebody types the passphrase at the cover, Enter, and goes on typing: nothing of it stands or acts where it should
not, for it may be the passphrase once more."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest
from tests.tui.conftest import WORDS, text_of, typed, until
from tests.tui.test_work_pages import at_work, begun, play
from textual.events import Key
from textual.pilot import Pilot

from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui import ahead
from hsb_wizard.tui.cover import LOOKING, Cover
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import TASKS

PLACE = "safety.home"


def press(screen: MainScreen, *keys: str) -> None:
    """Hand over keys at once, as quick hands do."""
    for key in keys:
        screen.app.post_message(Key("space" if key == " " else key, key if len(key) == 1 else None))


async def covered(pilot: Pilot[int], desk: Casework, passphrase: str) -> Event:
    """Cover the page, type the passphrase and Enter; give what holds up the answer."""
    await pilot.press("f9")
    await until(pilot, "Paused. Everything is saved.")
    busy = Event()
    desk.run(lambda vault: busy.wait(20))
    await typed(pilot, passphrase)
    return busy


async def gone(pilot: Pilot[int]) -> None:
    for _ in range(200):
        await pilot.pause(0.02)
        if not isinstance(pilot.app.screen, Cover):
            return
    raise AssertionError(text_of(pilot.app))  # type: ignore[arg-type]


def in_the_field(screen: MainScreen) -> str:
    return screen.app.screen.query_one("#paused-passphrase", LineInput).value


def test_what_is_typed_while_it_looks_stands_nowhere_and_what_is_typed_after_a_pause_does(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "TYPES_ON", 0.4)

    async def story() -> None:
        async with at_work(desk, begun(desk), PLACE) as (pilot, screen):
            await typed(pilot, "Nan")
            busy = await covered(pilot, desk, WORDS)
            press(screen, "enter", *"five plain", "enter")
            await until(pilot, LOOKING)
            press(screen, *" words")
            await pilot.pause(0.1)
            assert in_the_field(screen) == ""
            busy.set()
            await gone(pilot)
            press(screen, *" for Amina", "enter")  # she has not stopped yet
            await pilot.pause(0.1)
            assert text_of(screen.app).count("Amina") == 0
            await asyncio.sleep(0.5)
            press(screen, *" stays", "f8")
            await until(pilot, "2 of 16")
            assert screen.record.assessment.value(PLACE) == "Nan stays"

    play(story())


def test_a_letter_that_was_typed_at_the_cover_opens_nothing_on_the_list_behind_it(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk)) as (pilot, screen):
            await screen.go(TASKS)
            busy = await covered(pilot, desk, WORDS)
            press(screen, "enter", "enter", "down", "enter")
            await until(pilot, LOOKING)
            press(screen, "enter")
            busy.set()
            await gone(pilot)
            await pilot.pause(0.2)
            assert screen.place == TASKS

    play(story())


def test_a_wrong_passphrase_is_said_and_the_field_is_empty_for_the_next_one(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "TYPES_ON", 0.3)

    async def story() -> None:
        async with at_work(desk, begun(desk), PLACE) as (pilot, screen):
            busy = await covered(pilot, desk, "wrong")
            press(screen, "enter", *"five")
            await until(pilot, LOOKING)
            busy.set()
            await until(pilot, "did not open this store")
            press(screen, *" plain")  # of the same words
            await pilot.pause(0.1)
            assert in_the_field(screen) == ""
            await asyncio.sleep(0.4)
            press(screen, *"five")
            await pilot.pause(0.1)
            assert in_the_field(screen) == "five"

    play(story())


def test_locking_waits_for_nothing_while_it_looks(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), PLACE) as (pilot, screen):
            busy = await covered(pilot, desk, WORDS)
            press(screen, "enter", *"five")
            await until(pilot, LOOKING)
            press(screen, "f9")
            await pilot.pause(0.1)
            leaving = screen.app.leaving
            busy.set()
            assert leaving

    play(story())
