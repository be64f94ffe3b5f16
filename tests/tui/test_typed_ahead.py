"""Keys that come faster than pages, as from quick hands on a slow laptop."""

import asyncio
import time
from threading import Event

import pytest
from tests.tui.conftest import typed, until
from tests.tui.test_work_pages import FACTOR, at_work, begun, play
from textual.events import Key

from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui import ahead
from hsb_wizard.tui.cover import Cover
from hsb_wizard.work.view_base import Place


def test_keys_typed_ahead_reach_the_page_that_comes_in_order(desk: Casework) -> None:
    """Everything comes in one burst, as from quick hands on a slow laptop: two words, and a page between them."""

    async def story() -> None:
        async with at_work(desk, begun(desk), "safety.home") as (pilot, screen):
            for key in (*"Nan", "f8", *"Dee", "f7"):
                screen.app.post_message(Key(key, key if len(key) == 1 else None))
            await until(pilot, " >   Other children")
            a = screen.record.assessment
            assert (a.value("safety.home"), a.value("safety.other_children")) == ("Nan", "Dee")

    play(story())


def test_a_tab_typed_ahead_goes_to_the_field_that_the_letter_before_it_brings(desk: Casework) -> None:
    """A Concern asks for whom: until that field is laid out it stands nowhere, and Tab goes by where fields stand."""

    async def story() -> None:
        record = verbs.choose_mode(desk, begun(desk), "family", "together", "A short visit").record
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await until(pilot, "S Strength")
            for key, letter in (("c", "c"), ("tab", None), ("y", "y"), ("f8", None)):
                screen.app.post_message(Key(key, letter))
            await until(pilot, "2 of")
            said = screen.record.assessment.answer(FACTOR)
            assert said is not None and (said.value, said.for_whom, said.note) == ("concern", "young_person", "")

    play(story())


def test_a_letter_that_comes_while_the_fields_of_the_one_before_it_are_made_is_the_one_that_counts(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A laptop so slow that keys are held up no longer: Concern brings a field, and Strength is meant at last."""
    monkeypatch.setattr(ahead, "LONGEST", 0.0)

    async def story() -> None:
        record = verbs.choose_mode(desk, begun(desk), "family", "together", "A short visit").record
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await until(pilot, "S Strength")
            for gap in range(12):
                screen.app.post_message(Key("c", "c"))
                for _ in range(gap):
                    await asyncio.sleep(0)
                screen.app.post_message(Key("s", "s"))
                await pilot.pause(0.15)
                await until(pilot, "> S  Strength")
            await pilot.press("f8")
            await until(pilot, "2 of")
            said = screen.record.assessment.answer(FACTOR)
            assert said is not None and said.value == "strength"

    play(story())


def test_a_standstill_is_no_time_that_was_waited(desk: Casework, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is at work and the laptop stands still for longer than keys are held up: nobody could have answered."""
    monkeypatch.setattr(ahead, "LONGEST", 0.5)

    async def story() -> None:
        async with at_work(desk, begun(desk), "safety.home") as (pilot, screen):
            at_work_still = asyncio.Event()
            screen.call_later(at_work_still.wait)
            screen.app.post_message(Key("tab", None))
            screen.app.post_message(Key("k", "k"))
            while not screen.app._ahead:
                await asyncio.sleep(0)
            await asyncio.sleep(0.05)
            time.sleep(0.8)  # everything stands still
            await asyncio.sleep(0.1)
            waiting = [key.key for key in screen.app._ahead if isinstance(key, Key)]
            at_work_still.set()
            assert waiting == ["k"]
            await until(pilot, "> K  Not known yet")

    play(story())


def test_who_covers_the_screen_does_not_wait_as_long_as_who_types(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that hangs holds letters up, and the keys that cover and end no longer than a moment."""
    monkeypatch.setattr(ahead, "HURRY", 0.2)

    async def story() -> None:
        async with at_work(desk, begun(desk), "safety.home") as (_, screen):
            hangs = asyncio.Event()
            screen.call_later(hangs.wait)
            for key in ("tab", "f9"):
                screen.app.post_message(Key(key, None))
            for _ in range(100):
                await asyncio.sleep(0.02)
                if isinstance(screen.app.screen, Cover):
                    break
            covered = isinstance(screen.app.screen, Cover)
            hangs.set()
            assert covered

    play(story())


def test_words_typed_while_the_next_page_is_awaited_are_kept_where_they_were_typed(
    desk: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store is busy and the next page waits for it, longer than keys are held up: the old field takes words."""
    monkeypatch.setattr(ahead, "LONGEST", 0.0)

    async def story() -> None:
        async with at_work(desk, begun(desk), "safety.home") as (pilot, screen):
            await typed(pilot, "Nan stays")
            busy = Event()
            desk.run(lambda vault: busy.wait(20))
            going = asyncio.create_task(screen.go(Place("sitting")))
            while screen.ready:
                await pilot.pause()
            for key in " at night":
                screen.app.post_message(Key("space" if key == " " else key, key))
            await pilot.pause(0.2)
            screen.app.flush()  # what the cover does first: already then it is the record's
            assert screen.record.assessment.value("safety.home") == "Nan stays at night"
            for key in " now":
                screen.app.post_message(Key("space" if key == " " else key, key))
            await pilot.pause(0.2)
            busy.set()
            await going
            assert (screen.place.kind, screen.ready) == ("sitting", True)
            assert screen.record.assessment.value("safety.home") == "Nan stays at night now"

    play(story())


def test_a_date_that_is_written_out_as_it_is_left_does_not_take_the_cursor_with_it(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), "journey.allocated") as (pilot, screen):
            await typed(pilot, "2 nov 2026")
            await pilot.press("tab")
            await until(pilot, "2 November 2026")
            here = screen.app.focused
            assert here is not None
            assert here.region.contains_point(screen.app.cursor_position)

    play(story())
