"""Where a stranger stopped in the third walk (docs/usability.md), page by page, by keys at 80 by 24."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.tui.conftest import AMINA, TOM, TOMS, WORDS, text_of, typed, until
from tests.tui.ending import explain_all, signers, to_the_line, wizard
from tests.tui.ending import play as on_record
from tests.tui.test_work_pages import at_work, play
from tests.tui.test_work_pages import begun as opened
from textual.events import Paste
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_first import code_problem

PLAN, EVENTS = "safety.community_online", "chronology.event"


@pytest.fixture
def events(desk: Casework) -> Record:
    """A record with two events, the later one written first."""
    record = opened(desk)
    for when, source in (("2024-03", "Social care"), ("2019", "School")):
        cells = {"when": AnswerGiven(when), "source": AnswerGiven(source)}
        record = verbs.add_row(desk, record, EVENTS, cells)[0].record
    return record


@pytest.mark.parametrize("typed_in", ["4AQV5", "e3s7e-zc6ul-4aqv5", "E3S7E ZC6UL 4AQV5", "written down"])
def test_the_end_of_the_recovery_code_is_its_last_group_or_its_last_line(typed_in: str) -> None:
    assert code_problem({"seen": typed_in}, "ZKL2H-WSSNO-E3S7E-ZC6UL-4AQV5") == ""


@pytest.mark.parametrize("typed_in", ["", "AQV5", "4AQV6", "ZKL2H"])
def test_what_the_recovery_code_does_not_end_with_is_refused(typed_in: str) -> None:
    assert "does not end so" in code_problem({"seen": typed_in}, "ZKL2H-WSSNO-E3S7E-ZC6UL-4AQV5")


def test_a_key_alone_where_words_go_is_taken_as_its_mark_and_what_belongs_to_it_is_asked(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), PLAN) as (pilot, screen):
            await until(pilot, "Not known yet")
            await pilot.press("k", "f8")
            shown = await until(pilot, "K alone is taken as: Not known yet.")
            assert "There is a problem" not in shown
            assert "Who finds out  " in shown
            said = screen.record.assessment.answer(PLAN)
            assert said is not None
            assert (said.value, said.missing) == (None, "not_known")
            await pilot.press("f8")
            await until(pilot, "Person harmed")

    play(story())


def test_a_key_alone_is_taken_as_its_mark_also_by_whoever_goes_back(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), PLAN) as (pilot, screen):
            await until(pilot, "Does not apply")
            await pilot.press("i", "f7")
            await until(pilot, "Does not apply")
            said = screen.record.assessment.answer(PLAN)
            assert said is not None
            assert said.missing == "does_not_apply"

    play(story())


def test_a_day_that_cannot_be_read_is_remarked_on_beside_who_finds_out(desk: Casework) -> None:
    record = opened(desk)
    said = AnswerGiven(missing="not_known", who="Youth club leader", until="next friday")
    step = verbs.answer(desk, record, PLAN, said)
    assert step is not None

    async def story() -> None:
        async with at_work(desk, step.record, PLAN) as (pilot, _):
            assert "This is not a date." in await until(pilot, "next friday")

    play(story())


def test_a_plan_with_a_password_shows_it_once_more_where_it_is_written_and_no_longer_after(
    desk: Casework, begun: Record, home: Path
) -> None:
    password = ""

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        nonlocal password
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p")
        await until(pilot, "N at Protect")
        await pilot.press("f8")
        await until(pilot, "F5 shows it")
        await pilot.press("f5")
        password = (await until(pilot, "Password: ")).partition("Password: ")[2].splitlines()[0].strip()
        await pilot.press("f7")
        await until(pilot, "P Print")
        await work.go(Place("making"))
        assert password not in await until(pilot, "The document is written.")
        await pilot.press("f5")
        assert password not in text_of(wizard(pilot))

    on_record(desk, begun, story)
    with pikepdf.open(home / "Assessment A-0009.pdf", password=password) as document:
        assert len(document.pages) == 1


def test_what_was_typed_for_a_document_is_there_after_going_back_before_it_was_made(
    desk: Casework, complete: Record, home: Path
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.ending.documents.open_form("safety-plan")
        await until(pilot, "Save to")
        await pilot.press("tab", "ctrl+u")
        await typed(pilot, "five words of my own")
        await pilot.press("tab", "ctrl+u")
        await typed(pilot, str(home / "own.pdf"))
        await pilot.press("tab", "l", "f7")
        await until(pilot, "Complete this assessment")
        await work.ending.documents.open_form("safety-plan")
        await until(pilot, "Save to")
        held = work.held()
        assert (held["password"], held["out"], held["large"]) == (
            "five words of my own", str(home / "own.pdf"), ("large",)
        )  # fmt: skip

    on_record(desk, complete, story)


def test_events_stand_in_the_order_of_time_and_one_that_was_taken_out_is_put_back(
    desk: Casework, events: Record
) -> None:
    async def story() -> None:
        async with at_work(desk, events, EVENTS) as (pilot, screen):
            shown = await until(pilot, "Add an event")
            assert shown.index("2019") < shown.index("March 2024")
            await pilot.press("home", "delete")
            assert "2019, School" in (await until(pilot, "Delete again takes out")).partition("Delete again")[2]
            await pilot.press("delete")
            shown = await until(pilot, "Taken out: 2019, School")
            assert "There is a problem" not in shown
            assert "Rows taken out" in shown
            await pilot.press("ctrl+z")
            await until(pilot, "Put back: 2019, School")
            first = screen.record.assessment.rows[EVENTS][-1]
            assert screen.record.assessment.text(f"{EVENTS}/{first}/source") == "School"

    play(story())


def test_a_row_that_went_long_ago_is_put_back_from_the_rows_taken_out(desk: Casework, events: Record) -> None:
    row = events.assessment.rows[EVENTS][0]
    gone = verbs.remove_row(desk, events, EVENTS, row).record

    async def story() -> None:
        async with at_work(desk, gone, EVENTS) as (pilot, screen):
            assert "March 2024" not in await until(pilot, "Rows taken out")
            await to_the_line(pilot, "Rows taken out")
            await until(pilot, "March 2024, Social care")
            await pilot.press("enter")
            await until(pilot, "Put back: March 2024, Social care")
            assert row in screen.record.assessment.rows[EVENTS]
            assert "Rows taken out" not in text_of(wizard(pilot))

    play(story())


def test_words_pasted_over_a_list_are_written_nowhere_and_that_is_said(desk: Casework, events: Record) -> None:
    async def story() -> None:
        async with at_work(desk, events, EVENTS) as (pilot, screen):
            await until(pilot, "Add an event")
            assert screen.focused is not None
            screen.focused.post_message(Paste("12/03/2024 Moved, Social care\r\n2025 Back at school\r\n"))
            await until(pilot, "What you pasted was written nowhere")
            assert len(screen.record.assessment.rows[EVENTS]) == 2

    play(story())


def test_ctrl_y_writes_again_what_ctrl_z_took_and_ctrl_k_keeps_back(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), PLAN) as (pilot, screen):
            await until(pilot, "Not known yet")
            await typed(pilot, "The club leader stays within sight")
            await pilot.press("ctrl+z")
            assert screen.held()["text"] == ""
            await pilot.press("ctrl+y")
            assert screen.held()["text"] == "The club leader stays within sight"
            assert screen.place == Place("question", PLAN)
            await pilot.press("ctrl+y")
            assert screen.place == Place("question", PLAN)
            await pilot.press("ctrl+k")
            await until(pilot, "Hold back from")

    play(story())


@pytest.fixture
def ready(desk: Casework, complete: Record) -> Iterator[Record]:
    """The complete case, with a reason for everything that is open; afterwards its lead assessor is here again."""
    yield explain_all(desk, complete)
    desk.hand_over(desk.confirm(AMINA, WORDS).result().id)


def test_after_the_first_signature_it_is_said_and_the_mark_stands_at_the_second(desk: Casework, ready: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await pilot.press("f8")
        await to_the_line(pilot, "Amina Khan, lead assessor")
        await until(pilot, "Check code ")
        await pilot.press("tab")
        await typed(pilot, WORDS)
        await pilot.press("enter")
        shown = await until(pilot, "Amina Khan has signed.")
        assert f"> {TOM}, co-assessor" in " ".join(shown.replace(">  ", "> ").split())
        await pilot.press("enter")
        await until(pilot, f"{TOM}, your turn")
        await pilot.press("tab")
        await typed(pilot, TOMS)
        await pilot.press("f8")
        await until(pilot, "Both have signed.")
        assert len(signers(work)) == 2

    on_record(desk, ready, story)


def test_a_reason_that_was_signed_is_changed_only_with_a_reason_and_the_signature_falls(
    desk: Casework, ready: Record
) -> None:
    record = verbs.sign(desk, ready, "0" * 64).record
    key = next(iter(record.assessment.goes_ahead))
    with pytest.raises(NotAllowed):
        verbs.goes_ahead(desk, record, key, "Another reason.", TOM, "2026-12-04")

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.ending.open(Place("sign"))
        await work.ending.open(Place("goes_ahead", key))
        await until(pilot, "Goes ahead because")
        await typed(pilot, " And more.")
        await pilot.press("f8")
        await until(pilot, "It is changed because")
        await typed(pilot, "A word was missing")
        await pilot.press("f8")
        await until(pilot, "The signatures fell because")
        assert signers(work) == {}
        assert work.record.assessment.goes_ahead[key].because.endswith("And more.")

    on_record(desk, record, story)


def test_while_a_court_waits_the_page_of_their_wishes_is_open(desk: Casework) -> None:
    step = verbs.answer(desk, opened(desk), "setup.proceedings", AnswerGiven("police"))
    assert step is not None
    record = step.record

    async def story() -> None:
        async with at_work(desk, record, "account.own_wishes") as (pilot, screen):
            await until(pilot, "Do not ask about what is alleged.")
            await typed(pilot, "To see my nan on Sundays")
            await pilot.press("f8")
            assert screen.record.assessment.text("account.own_wishes", Voice.AGREED) == "To see my nan on Sundays"

    play(story())


def test_five_pages_in_a_box_are_marked_with_one_key_and_written_over(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), PLAN) as (pilot, screen):
            await until(pilot, "Not known yet")
            assert screen.focused is not None
            screen.focused.post_message(Paste("He was seen alone on most days.\r\n" * 400))
            await until(pilot, "Nothing is cut")
            await pilot.press("f7")
            await until(pilot, "Look again")
            await pilot.press("enter")
            await until(pilot, "Not known yet")
            await pilot.press("ctrl+a")
            assert "4,000 fit" in text_of(wizard(pilot))
            await typed(pilot, "The club leader stays within sight")
            assert screen.held()["text"] == "The club leader stays within sight"
            await pilot.pause()
            assert "4,000 fit" not in text_of(wizard(pilot)), "a remark goes with what it was about"

    play(story())


def test_after_a_row_is_done_the_list_says_so_and_the_mark_stands_where_the_next_is_added(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), EVENTS) as (pilot, screen):
            for year in ("2024", "2019"):
                await to_the_line(pilot, "Add an event") if year == "2024" else await pilot.press("enter")
                await until(pilot, "Kind of event")
                await typed(pilot, year)
                await pilot.press("f8")
                await until(pilot, f"Added: {year}.")
            assert len(screen.record.assessment.rows[EVENTS]) == 2
            await pilot.press("enter")
            await until(pilot, "Kind of event")
            await pilot.press("f8")
            assert "Added" not in await until(pilot, "Add an event")
            assert len(screen.record.assessment.rows[EVENTS]) == 2

    play(story())


def test_words_written_where_a_letter_marks_mark_nothing_and_one_letter_still_does(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), "setup.proceedings") as (pilot, screen):
            await until(pilot, "Police investigating")
            await pilot.press(*"aunt")
            await until(pilot, "These letters were written nowhere")
            assert screen.record.assessment.value("setup.proceedings") is None
            await pilot.press("backspace", "b")
            await pilot.pause()
            assert screen.record.assessment.text("setup.proceedings") == "police"

    play(story())


def test_a_letter_that_was_signed_as_it_stands_is_read_and_left_without_a_change(desk: Casework, ready: Record) -> None:
    step = verbs.answer(desk, ready, PLAN, AnswerGiven("I"))
    assert step is not None
    record = verbs.sign(desk, step.record, "0" * 64).record

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("question", PLAN))
        await until(pilot, "Community and online")
        await pilot.press("f7")
        await until(pilot, "Complete this assessment")
        assert work.record.assessment.text(PLAN) == "I"
        assert len(signers(work)) == 1

    on_record(desk, record, story)
