"""What is done about keeping a record, on the screen: by keys alone at 80x24."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.tui.conftest import AMINA, TOM, TOMS, WORDS, text_of, typed, until
from tests.tui.test_long_work import begun_and_stopped, busy
from tests.tui.test_people_pages import Shown
from textual.pilot import Pilot

from hsb_wizard.assessment.retention import Keeping
from hsb_wizard.casework import access, door
from hsb_wizard.casework.keeping_records import kept
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import UnknownRecord
from hsb_wizard.store import erasing
from hsb_wizard.tui.keeping_page import KeepingPage
from hsb_wizard.work.view_keeping import ERASE, doing_form, keeping_form

Story = Callable[[Pilot[int]], Coroutine[Any, Any, None]]


def play(desk: Casework, story: Story) -> None:
    async def run() -> None:
        app = Shown(desk.folder)
        app.desk = desk
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(KeepingPage(desk))
            await until(pilot, "No day ever erases a record")
            await story(pilot)
            await pilot.pause()
            drawn = {each for each in text_of(app) if each != "\n" and not each.encode("cp437", "ignore")}
            assert drawn == set()
        assert app.failures == []

    asyncio.run(run())


async def chosen(pilot: Pilot[int], letter: str, reference: str = "A-0009") -> None:
    await typed(pilot, reference)
    await pilot.press("enter", letter, "f8")


async def fills(pilot: Pilot[int], *words: str) -> None:
    for each in words:
        await typed(pilot, each)
        await pilot.press("enter")


def standing(desk: Casework) -> Keeping:
    (only,) = kept(desk).result()
    return only.keeping


def test_a_hold_with_its_reason_stands_in_the_way_of_erasing_until_it_is_lifted(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await chosen(pilot, "h")
        await until(pilot, "Hold this record")
        await fills(pilot, "A court asked for it")
        await until(pilot, "A-0009: held.")
        assert standing(desk).hold_reason == "A court asked for it"
        await chosen(pilot, "e")
        page = await until(pilot, "What would go")
        assert "cannot be erased" in " ".join(page.split())
        assert "Your passphrase" not in page
        await pilot.press("f8", "f7")
        await until(pilot, "Which record")
        await pilot.press("tab", "l", "f8")
        await until(pilot, "Why. It is kept")
        await fills(pilot, "The court is done")
        await until(pilot, "the hold is lifted")

    play(desk, story)
    assert not standing(desk).held


def test_a_day_is_set_with_why_then(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await chosen(pilot, "d")
        await until(pilot, "Look at it again by")
        await fills(pilot, "next friday", "")
        page = await until(pilot, "is looked at again is a date: 20 11 2036")
        assert "review-by" not in page
        await pilot.press("ctrl+a")  # the keys stand at the day
        await fills(pilot, "20 11 2030", "")
        await until(pilot, "This needs a reason.")
        await fills(pilot, "He is 18 then")
        await until(pilot, "the day is set")

    play(desk, story)
    assert (standing(desk).review_by, standing(desk).reason) == ("2030-11-20", "He is 18 then")


def test_nothing_is_erased_without_its_number_a_reason_and_the_passphrase_and_then_it_is_gone(
    desk: Casework, begun: Record
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await chosen(pilot, "e")
        await until(pilot, "What would go")
        await fills(pilot, "Ten years are over", "A-0008", WORDS)
        await until(pilot, "Nothing is erased without")
        await typed(pilot, "-0009")  # the keys are where it was not its reference, and nowhere in the clear
        await until(pilot, "A-0008-0009")
        assert desk.open_case("A-0009").result().assessment.reference == "A-0009"
        await pilot.press("f7")
        await until(pilot, "Which record")
        await pilot.press("tab", "e", "f8")
        await until(pilot, "What would go")
        await fills(pilot, "Ten years are over", "A-0009", "not her words at all")
        await until(pilot, "does not open this store")
        assert desk.open_case("A-0009").result().assessment.reference == "A-0009"
        await fills(pilot, WORDS)
        await until(pilot, "A-0009 is erased")

    play(desk, story)
    with pytest.raises(UnknownRecord):
        desk.open_case("A-0009").result()
    assert desk.verify().result().sound


def test_erasing_is_stopped_with_f7_before_it_goes_and_then_nothing_went(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await chosen(pilot, "e")
        await until(pilot, "What would go")
        done = busy(desk)
        await fills(pilot, "Ten years are over", "A-0009", WORDS)
        await until(pilot, "F7 stops it")
        await pilot.press("f7")
        await until(pilot, "Stopping ...")
        done.set()
        await until(pilot, "Stopped. Nothing of it is left")
        assert "F7 Back" in text_of(pilot.app)  # type: ignore[arg-type]
        await pilot.press("f7")
        await until(pilot, "Which record")

    play(desk, story)
    assert desk.open_case("A-0009").result().assessment.reference == "A-0009"
    assert desk.verify().result().sound


def test_past_the_place_of_no_return_the_page_says_so_and_erasing_is_finished(
    desk: Casework, begun: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, goes_on = Event(), Event()
    real = erasing._swapped

    def waits(*given: Any) -> None:
        reached.set()
        goes_on.wait(20)
        real(*given)

    monkeypatch.setattr(erasing, "_swapped", waits)

    async def story(pilot: Pilot[int]) -> None:
        await chosen(pilot, "e")
        await until(pilot, "What would go")
        await fills(pilot, "Ten years are over", "A-0009", WORDS)
        page = await until(pilot, "It can no longer be stopped")
        assert "F7 Stop" not in page
        await pilot.press("f7")
        await until(pilot, "It can no longer be stopped")
        goes_on.set()
        await until(pilot, "A-0009 is erased")

    play(desk, story)
    assert reached.is_set()
    with pytest.raises(UnknownRecord):
        desk.open_case("A-0009").result()


def test_whoever_is_no_administrator_is_not_offered_erasing(shop: Path) -> None:
    desk = door.unlock(shop, TOM, TOMS)
    amina = next(each for each in desk.people().result() if each.name == AMINA)
    desk.start_case("A-0009", desk.me, amina).saved.result()

    async def story(pilot: Pilot[int]) -> None:
        page = text_of(pilot.app)  # type: ignore[arg-type]
        assert "Hold it" in page
        assert "Erase" not in page
        await chosen(pilot, "e")
        await until(pilot, "Choose what is to be done.")

    play(desk, story)
    desk.close()


def test_a_copy_for_whoever_asks_is_written_where_it_was_said(
    desk: Casework, begun: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "documents_folder", lambda: tmp_path)

    async def story(pilot: Pilot[int]) -> None:
        await chosen(pilot, "c")
        await until(pilot, "A copy of what is held")
        await pilot.press("enter")
        await fills(pilot, "Dee Example")
        await until(pilot, "is written")

    play(desk, story)
    assert "A-0009" in (tmp_path / "Assessment A-0009 copy.txt").read_text(encoding="utf-8")


def test_f7_stops_a_copy_for_whoever_asks_and_the_next_one_is_written(
    desk: Casework, begun: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(access, "documents_folder", lambda: tmp_path / "out")

    async def story(pilot: Pilot[int]) -> None:
        await chosen(pilot, "c")
        await until(pilot, "A copy of what is held")
        await pilot.press("tab")
        await begun_and_stopped(pilot, desk)
        assert list((tmp_path / "out").iterdir()) == []
        await pilot.press("f8")
        await until(pilot, "is written")

    play(desk, story)
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["Assessment A-0009 copy.txt"]


def test_an_unknown_number_and_nothing_chosen_are_said_in_words(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await chosen(pilot, "h", "A-0001")
        assert "Say which record" not in await until(pilot, "No record here has that reference.")
        await pilot.press(*["backspace"] * 6, "f8")
        assert "No record here has that reference." not in await until(pilot, "Say which record")
        assert not standing(desk).held

    play(desk, story)


def test_what_would_go_is_read_before_anything_is_asked(desk: Casework, begun: Record) -> None:
    (only,) = kept(desk).result()
    page = doing_form(ERASE, only, would_go=("All of it.",))
    assert "All of it." in page.above
    assert [each.key for each in page.fields] == ["reason", "again", "passphrase"]
    assert doing_form(ERASE, only, would_go=("All of it.",), refused="It is held.").fields == ()
    assert "To look at now:" in keeping_form([only], 1).above


def test_a_reference_is_known_by_its_letters_and_digits_and_enter_takes_the_line_at_the_mark(
    desk: Casework, begun: Record
) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await typed(pilot, "a0009")
        await pilot.press("enter", "down", "enter")
        shown = await until(pilot, "Hold this record")
        assert "A-0009" in shown
        assert "Erase" not in shown

    play(desk, story)
