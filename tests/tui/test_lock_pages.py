"""Cover and lock on the screen: by key, by the clock, in a sitting with the child, at an administrator's times."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import AMINA, TOM, TOMS, text_of, typed, until
from tests.tui.test_shell_pages import SMALL, let_in, play
from textual.pilot import Pilot

from hsb_wizard.casework import door
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import ExitCode
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.cover import Closing, Cover
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.idle import Due, Waits, due, waits
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_lock import lock_form, minutes_typed

NEVER_TYPED_OUT = "half a sentence about the evening"


async def ended(pilot: Pilot[int]) -> None:
    for _ in range(400):
        if not pilot.app.is_running:
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not end")


def test_with_the_child_in_the_room_it_is_three_minutes_and_thirty_whatever_was_set() -> None:
    assert waits((60, 240), session_view=True) == Waits(180, 1800)
    wait = waits((60, 240), session_view=True)
    assert [due(at, wait) for at in (179, 180, 1739, 1740, 1800)] == [
        Due.NOTHING, Due.COVER, Due.COVER, Due.WARN, Due.LOCK,
    ]  # fmt: skip


@pytest.mark.parametrize(("typed_", "found"), [
    (("5", "15"), (5, 15)),
    ((" 1 ", "240"), (1, 240)),
    (("5", "4"), "The lock cannot come before"),
    (("0", "4"), "from 1 to 240"),
    (("5", "241"), "from 1 to 240"),
    (("five", "15"), "from 1 to 240"),
    (("", ""), "from 1 to 240"),
    (("\N{SUPERSCRIPT TWO}", "15"), "from 1 to 240"),
    (("9" * 5000, "15"), "from 1 to 240"),
])  # fmt: skip
def test_minutes_are_whole_numbers_or_the_page_says_what_is_wrong(
    typed_: tuple[str, str], found: tuple[int, int] | str
) -> None:
    given = minutes_typed({"cover": typed_[0], "lock": typed_[1]})
    assert found in given if isinstance(found, str) and isinstance(given, str) else given == found


def test_who_is_no_administrator_reads_the_times_and_has_nothing_to_type() -> None:
    view = lock_form((5, 15), administrator=False)
    assert view.fields == ()
    assert "Minutes without a key until the screen is covered: 5" in view.above


def test_an_administrator_changes_the_times_and_they_hold_at_once(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await let_in(pilot)
            assert "L  When the screen is covered" in text_of(app)
            await pilot.press("l")
            await until(pilot, "Minutes without a key until it locks")
            while not isinstance(app.focused, LineInput):
                await pilot.pause(0.01)
            await pilot.press("backspace", "2", "enter", "backspace", "backspace", "9", "f8")
            await until(pilot, "N  Start a new assessment")
            assert app.minutes == (2, 9)
            await pilot.press("f10")
            await ended(pilot)

    play(story())
    desk = door.unlock(shop, TOM, TOMS)
    chosen = desk.lock_times().result()
    desk.close()
    assert chosen is not None
    assert (chosen.cover_minutes, chosen.lock_minutes) == (2, 9)


def test_the_stores_own_times_hold_from_the_moment_somebody_is_let_in(shop: Path, desk: Casework) -> None:
    desk.set_lock_times(1, 2).result()
    desk.close()

    async def story() -> None:
        app, now = Wizard(shop), [0.0]
        app.clock = lambda: now[0]
        async with app.run_test(size=SMALL) as pilot:
            await let_in(pilot)
            for _ in range(100):
                await pilot.pause(0.02)
                if app.minutes == (1, 2):
                    break
            now[0] += 60
            app._look_at_the_clock()
            await until(pilot, "Paused.")
            now[0] += 60
            app._look_at_the_clock()
            await ended(pilot)
        assert app.return_code == ExitCode.LOCKED

    play(story())


def test_one_key_covers_and_the_same_key_again_locks(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await let_in(pilot)
            await pilot.press("f9")
            shown = await until(pilot, "Paused. Everything is saved.")
            assert "F9 Lock" in shown
            assert AMINA not in shown
            await pilot.press("f9")
            await ended(pilot)
        assert app.return_code == ExitCode.LOCKED

    play(story())


@pytest.mark.parametrize("how", ["cover", "lock"])
def test_the_cover_is_drawn_before_what_is_being_typed_is_saved_and_it_is_saved(
    shop: Path, desk: Casework, begun: Record, how: str
) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, TOM)
            app.let_in(desk)
            screen = MainScreen(desk, begun)
            app.push_screen(screen)
            await pilot.pause()
            await screen.go(Place("question", "safety.home"))
            await typed(pilot, NEVER_TYPED_OUT)
            drawn: list[bool] = []
            flush = app.flush
            app.flush = lambda: (drawn.append(NEVER_TYPED_OUT not in text_of(app)), flush())  # type: ignore[assignment,method-assign,func-returns-value]
            if how == "cover":
                await pilot.press("f9")
                await until(pilot, "Paused.")
                assert isinstance(app.screen, Cover)
                await pilot.press("f10")
            else:
                app.leave(int(ExitCode.LOCKED))
                assert isinstance(app.screen, Closing)
            await ended(pilot)
            assert drawn[0]

    play(story())
    again = door.unlock(shop, AMINA, "five plain words for Amina")
    record = again.open_case("A-0009").result()
    again.close()
    assert NEVER_TYPED_OUT in str(dict(record.assessment.answers))
