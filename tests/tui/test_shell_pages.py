"""The first pages as a person meets them, by keys alone."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from tests.tui.conftest import AMINA, TOM, TOMS, WORDS, text_of, typed, until
from textual.pilot import Pilot

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.errors import DiskFull, ExitCode
from hsb_wizard.settings import read
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.cover import Cover
from hsb_wizard.tui.frame import Problem
from hsb_wizard.tui.home import Home
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.tui.lines import Lines

SMALL, LARGE = (80, 24), (120, 40)


def play(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(story)


def outside_cp437(text: str) -> set[str]:
    return {letter for letter in text if letter != "\n" and not letter.encode("cp437", "ignore")}


async def let_in(pilot: Pilot[int], words: str = WORDS) -> None:
    """Unlock as Amina, who stands first."""
    await until(pilot, TOM)
    await typed(pilot, words)
    await pilot.press("enter")
    await until(pilot, "New assessment")


def test_a_laptop_is_set_up_and_the_first_assessment_opens_on_its_safety_plan(folder: Path) -> None:
    async def story() -> None:
        app = Wizard(folder)
        app.profile = TEST
        async with app.run_test(size=SMALL) as pilot:
            first = await until(pilot, "1 of 4")
            assert "F7 Back" not in first
            assert "F9 Pause" not in first, "there is nothing to cover yet"
            await pilot.press("f8")
            assert "E or W" in await until(pilot, "There is a problem")
            await pilot.press("w", "f8")
            await until(pilot, "2 of 4")
            await typed(pilot, "Amina Khan")
            await pilot.press("f8")
            await until(pilot, "3 of 4")
            await typed(pilot, "password")
            await pilot.press("enter")
            await typed(pilot, "password")
            await pilot.press("enter")
            await until(pilot, "too easy to guess")
            for key in ("enter", "enter"):
                await typed(pilot, "surcharge discourse exporter open twenty")
                await pilot.press(key)
            shown = await until(pilot, "4 of 4")
            assert outside_cp437(shown) == set()
            await pilot.press("enter")
            await until(pilot, "does not end so")
            await typed(pilot, "written down")
            await pilot.press("enter")
            await until(pilot, "There is no assessment on this laptop yet.")
            await pilot.press("f10")
        assert app.return_code == 0

    play(story())
    desk = door.unlock(folder, AMINA, "surcharge discourse exporter open twenty")
    assert desk.here.nation == "wales"
    desk.close()


def test_a_wrong_passphrase_loses_nothing_and_waits_longer_each_time(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop, demo="Everything here is made up.")
        now = [0.0]
        app.clock = lambda: now[0]
        async with app.run_test(size=SMALL) as pilot:
            assert "Everything here is made up." in await until(pilot, TOM)
            for wait in ("lost. Try again. ", "lost. Try again. ", "lost. Try again in 1 ", "lost. Try again in 2 "):
                now[0] += 100
                app.screen.query_one(Problem).say("")
                await typed(pilot, "wrong")
                await pilot.press("enter")
                await until(pilot, wait)
            await typed(pilot, WORDS)
            await pilot.press("enter")
            await until(pilot, "lost. Try again in 2 ")
            assert WORDS not in text_of(app)
            await pilot.press("f10")
        assert app.return_code == ExitCode.PASSPHRASE

    play(story())


def test_another_name_is_chosen_and_enter_without_a_passphrase_asks_for_theirs(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, TOM)
            await pilot.press("down", "enter")
            await until(pilot, f"Type the passphrase of {TOM}, then press Enter.")
            await typed(pilot, TOMS)
            await pilot.press("enter")
            assert f"{TOM}, these are" in await until(pilot, "New assessment")
            await pilot.press("f10")

    play(story())


def test_a_store_that_cannot_be_read_says_so_and_ends_with_its_code(shop: Path) -> None:
    (shop / "people").write_text("nonsense")

    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            assert "damaged" in await until(pilot, "There is a problem")
            await pilot.press("f10")
        assert app.return_code == ExitCode.DAMAGED

    play(story())


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_five_answers_start_an_assessment_and_the_list_knows_it(shop: Path, size: tuple[int, int]) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=size) as pilot:
            await let_in(pilot)
            assert outside_cp437(text_of(app)) == set()
            await pilot.press("n")
            await until(pilot, "Five questions")
            await pilot.press("enter")
            await typed(pilot, "april 2011")
            await pilot.press("f8")
            assert "police or a court" in await until(pilot, "There is a problem")
            await pilot.press("a", "enter", "a")
            assert outside_cp437(text_of(app)) == set()
            await pilot.press("f8")
            await until(pilot, "Assessment A-0001")
            await until(pilot, "Saved ")
            await pilot.press("o", "enter")
            await until(pilot, "Safety plan for now")
            await pilot.press("f10")

    play(story())
    desk = door.unlock(shop, AMINA, WORDS)
    record = desk.open_case("A-0001").result()
    form = record.form
    assert [record.assessment.text(form.role(role)) for role in ("born", "proceedings", "reach_safely")] == [
        "2011-04", "none", "yes",
    ]  # fmt: skip
    assert (record.assessment.lead_name, record.assessment.co_name) == (AMINA, TOM)
    desk.close()


def test_an_administrator_adds_a_colleague_who_types_their_own_passphrase(folder: Path) -> None:
    made, _ = door.create(folder, AMINA, frozenset({"assessor"}), WORDS, TEST)
    made.close()
    phrase = "tint proxy commence saffron villain"

    async def story() -> None:
        app = Wizard(folder)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, AMINA)
            await typed(pilot, WORDS)
            await pilot.press("enter")
            await until(pilot, "New assessment")
            await pilot.press("n")
            await until(pilot, "Add a person")
            await pilot.press("tab", "tab", "z", "enter")
            await until(pilot, "1 of 2")
            await typed(pilot, TOM)
            await pilot.press("f8")
            await until(pilot, f"{TOM}, your turn.")
            for _ in range(2):
                await typed(pilot, phrase)
                await pilot.press("enter")
            await until(pilot, f"A  {TOM}")
            await pilot.press("f10")

    play(story())
    assert door.names(folder) == (AMINA, TOM)
    door.unlock(folder, TOM, phrase).close()


def test_the_cover_shows_nothing_and_only_a_passphrase_takes_it_away(shop: Path, desk: Casework) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, TOM)
            app.let_in(desk)
            await until(pilot, "New assessment")
            await pilot.press("f9")
            shown = await until(pilot, "Paused. Everything is saved.")
            assert [word for word in ("Assessment", AMINA, TOM, "Saved 1") if word in shown] == []
            await pilot.press("escape", "f7", "enter")
            await typed(pilot, "wrong")
            await pilot.press("enter")
            await until(pilot, "did not open this store")
            assert isinstance(app.screen, Cover)
            await typed(pilot, WORDS)
            await pilot.press("enter")
            await until(pilot, "New assessment")
            app.session_view = True
            await pilot.press("ctrl+l")
            await until(pilot, "We have paused the screen. Enter to go on.")
            await pilot.press("enter")
            await until(pilot, "New assessment")
            await pilot.press("f10")

    play(story())


def test_nobody_at_the_keys_is_covered_then_warned_then_locked(shop: Path, desk: Casework) -> None:
    async def story() -> None:
        now = [0.0]
        app = Wizard(shop)
        app.clock = lambda: now[0]
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, "Who is here?")
            await until(pilot, TOM)
            app.let_in(desk)
            await until(pilot, "New assessment")
            now[0] = 301
            app._look_at_the_clock()
            await until(pilot, "Paused.")
            now[0] = 841
            app._look_at_the_clock()
            await until(pilot, "In one minute this locks")
            now[0] = 901
            app._look_at_the_clock()
            for _ in range(200):
                if not app.is_running:
                    break
                await pilot.pause(0.02)
        assert app.return_code == ExitCode.LOCKED

    play(story())
    assert desk._vault.closed


def test_a_small_window_says_so_and_no_key_answers_anything_unseen(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, TOM)
            await typed(pilot, "ab")
            await pilot.resize_terminal(38, 12)
            await until(pilot, "Make the window at least 40 by 12")
            await typed(pilot, "cd")
            await pilot.resize_terminal(80, 24)
            await until(pilot, "Who is here?")
            assert app.screen.query_one("#passphrase", LineInput).value == "ab"
            await pilot.press("f10")

    play(story())


def test_what_could_not_be_saved_stays_on_every_page_and_holds_the_door(shop: Path, desk: Casework) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, TOM)
            app.let_in(desk)
            await until(pilot, "New assessment")
            saved: Future[str] = Future()
            app.saving(saved)
            assert "Saving" in await until(pilot, "Saving")
            saved.set_exception(DiskFull("the disk"))
            shown = await until(pilot, "There is no room left on the disk")
            assert shown.count("NOT SAVED") == 2
            await pilot.press("n")
            assert "NOT SAVED" in await until(pilot, "Five questions")
            later: Future[str] = Future()
            app.saving(later)
            later.set_result("code")
            await pilot.pause(0.1)
            assert "NOT SAVED" in text_of(app)
            await pilot.press("f10")
            await until(pilot, "F10 again leaves all the same.")
            assert app.is_running
            await pilot.press("f10")

    play(story())


def test_help_lists_every_key_and_changes_the_colours_for_good(shop: Path, desk: Casework) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=LARGE) as pilot:
            await until(pilot, TOM)
            app.let_in(desk)
            await until(pilot, "New assessment")
            await pilot.press("f1")
            shown = await until(pilot, "Tell someone now: always open")
            assert outside_cp437(shown) == set()
            await pilot.press("h")
            assert app.theme == "hsb-contrast"
            for key in ("escape", "f1", "f1", "f1", "f7", "f1", "enter"):
                await pilot.press(key)
            await until(pilot, "New assessment")
            assert isinstance(app.screen, Home)
            await pilot.press("f10")

    play(story())
    assert read(shop).colours == "hsb-contrast"


def test_a_passphrase_cannot_be_copied_and_a_paste_of_lines_is_joined(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, TOM)
            field = app.screen.query_one("#passphrase", LineInput)
            await typed(pilot, "secret")
            field.selection = type(field.selection)(0, 6)
            await pilot.press("ctrl+c", "ctrl+x")
            assert (app.clipboard, field.value) == ("", "secret")
            assert "******" in text_of(app)
            from textual.events import Paste

            name = LineInput()
            await app.screen.mount(name)
            name._on_paste(Paste("Amina\r\nKhan\x1b[2J\n"))
            assert name.value == "Amina Khan"
            assert app.save_screenshot() == ""
            await pilot.press("f10")

    play(story())


def test_a_list_passes_over_headings_and_never_wraps(shop: Path) -> None:
    from hsb_wizard.work.line import Row

    lines = Lines([Row("Heading"), Row("one", "1"), Row(""), Row("two", "2")])
    assert lines.marked.id == "1"
    lines.current = 3
    assert lines.marked.id == "2"
    assert Lines().marked == Row("")


def test_up_and_down_on_the_list_of_assessments_open_nothing(shop: Path) -> None:
    async def story() -> None:
        async with Wizard(shop).run_test(size=SMALL) as pilot:
            await let_in(pilot)
            home = pilot.app.screen
            lines = home.query_one("#cases", Lines)
            for key in ("down", "end", "up", "pageup"):
                was = lines.current
                await pilot.press(key)
                assert lines.current != was, key
                assert pilot.app.screen is home, key
            pilot.app.exit()

    play(story())


def test_on_the_list_f6_leads_to_what_needs_somebody_or_says_that_nothing_does(shop: Path, desk: Casework) -> None:
    lead, co = (next(each for each in desk.people().result() if each.name == name) for name in (AMINA, TOM))
    late, other = (desk.start_case(name, lead, co).record for name in ("A-0001", "A-0002"))
    for record, day in ((late, "2020-01-02"), (other, desk.today().isoformat())):
        step = verbs.answer(desk, record, "journey.allocated", AnswerGiven(day))
        assert step is not None
        step.saved.result()
    desk.close()

    async def story() -> None:
        async with Wizard(shop).run_test(size=SMALL) as pilot:
            await let_in(pilot)
            await until(pilot, "A-0002")
            await pilot.press("end", "f6")
            assert "Say why, and what is in place meanwhile" in await until(pilot, "> A-0001")
            await pilot.press("f6")
            await until(pilot, "only assessment that needs you now")

    play(story())
