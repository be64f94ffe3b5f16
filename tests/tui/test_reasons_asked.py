"""Why something signed is changed: it is asked for that change alone, wherever it is made, and goes with it."""

from __future__ import annotations

import pytest
from tests.tui.conftest import text_of, typed, until
from tests.tui.ending import falls, play, signers, signs, wizard, written
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place

EVENTS, PLAN, WHY = "chronology.event", "plan.line", "Said at the second visit."
ASKED = "It is changed because"
WIDE = (120, 40)
MORE = " Said again on Friday."
AGREED = Voice.AGREED


@pytest.fixture
def signed(desk: Casework, complete: Record) -> Record:
    """Amina has signed it."""
    return signs(desk, complete)


async def takes_out(pilot: Pilot[int], work: MainScreen, path: str) -> None:
    await work.go(Place("rows", path))
    await until(pilot, "Take a row out")
    await pilot.press("delete")
    await until(pilot, "Delete again")
    await pilot.press("delete")
    await until(pilot, ASKED)


def test_a_reason_of_a_change_that_waits_no_longer_is_no_reason_of_the_next(desk: Casework, signed: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await takes_out(pilot, work, EVENTS)
        await takes_out(pilot, work, PLAN)
        before = work.record.assessment.rows
        await work.back()
        await work.back()
        await until(pilot, ASKED)
        await typed(pilot, WHY)
        await pilot.press("f8")
        await until(pilot, "Take a row out")
        assert work.record.assessment.rows == before
        await pilot.press("delete")
        await until(pilot, "Delete again")
        await pilot.press("delete")
        await until(pilot, ASKED)
        assert work.record.assessment.rows == before
        assert len(work.record.assessment.signatures) == 1

    play(desk, signed, story, WIDE)


def test_two_views_on_what_was_signed_ask_why_and_are_recorded(desk: Casework, signed: Record) -> None:
    path = next(iter(signed.assessment.two_views))

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("views", path))
        await until(pilot, "view rests on")
        await typed(pilot, "And more. ")
        await pilot.press("f8")
        await until(pilot, ASKED)
        await typed(pilot, WHY)
        await pilot.press("f8")
        await falls(pilot, work)
        assert "And more" in str(work.record.assessment.two_views[path])

    play(desk, signed, story, WIDE)


def test_a_part_that_is_rated_again_once_it_was_signed_asks_why(desk: Casework, signed: Record) -> None:
    part = min(signed.assessment.revealed)

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("again", part))
        await until(pilot, "rates again")
        await typed(pilot, "A report came.")
        await pilot.press("f8")
        await until(pilot, ASKED)
        assert signers(work)
        await typed(pilot, WHY)
        await pilot.press("f8")
        await falls(pilot, work)
        assert part not in work.record.assessment.revealed

    play(desk, signed, story, WIDE)


async def writes_on(pilot: Pilot[int], work: MainScreen, path: str) -> None:
    """One more sentence below what both signed, and Continue."""
    await work.go(Place("question", path))
    await until(pilot, work.record.form.question(path).label[:30])
    await pilot.press("ctrl+end")
    await typed(pilot, MORE)
    await pilot.press("f8")
    await until(pilot, ASKED)


def waiting(desk: Casework) -> list[str]:
    """What the store keeps that was typed and is no answer."""
    return [each.text for each in desk.drafts().result() if each.target]


def test_who_goes_back_from_the_reason_finds_the_words_again_and_leaves_them_out_by_going_back_once_more(
    desk: Casework, signed: Record
) -> None:
    path, before = written(signed)

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await writes_on(pilot, work, path)
        await pilot.press("f7")
        await until(pilot, "What you wrote stands here.")
        assert before + MORE in work.held().values()
        await pilot.press("f7")
        await until(pilot, "Where this record stands")
        await work.go(Place("question", path))
        await until(pilot, work.record.form.question(path).label[:30])
        assert before + MORE not in work.held().values()
        assert before in work.held().values()
        assert not [text for text in waiting(desk) if MORE in text]
        assert signers(work)

    play(desk, signed, story, WIDE)


def test_words_that_wait_for_their_reason_are_there_after_the_program_was_left_and_become_the_answer_with_it(
    desk: Casework, signed: Record
) -> None:
    path, before = written(signed)

    async def leaves(pilot: Pilot[int], work: MainScreen) -> None:
        await writes_on(pilot, work, path)
        await pilot.press("f2")
        await until(pilot, "Where this record stands")

    async def comes_back(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("question", path))
        await until(pilot, "What you wrote stands here.")
        await pilot.press("f8")
        await until(pilot, ASKED)
        await typed(pilot, WHY)
        await pilot.press("f8")
        await falls(pilot, work)
        assert work.record.assessment.answers[AGREED, path].value == before + MORE
        assert not [text for text in waiting(desk) if MORE in text]

    play(desk, signed, leaves, WIDE)
    again = desk.open_case(str(signed.assessment.case)).result()
    assert again.assessment.answers[AGREED, path].value == before
    play(desk, again, comes_back, WIDE)


def test_nobody_is_asked_for_a_reason_in_the_middle_of_a_sentence(desk: Casework, signed: Record) -> None:
    path, before = written(signed)

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("question", path))
        await until(pilot, work.record.form.question(path).label[:30])
        await pilot.press("ctrl+end")
        await typed(pilot, MORE)
        work.flush()  # as after twenty seconds of typing, and before the cover
        await typed(pilot, MORE)
        assert work.place == Place("question", path)
        assert before + MORE + MORE in work.held().values()
        assert before + MORE in waiting(desk)

    play(desk, signed, story, WIDE)


def test_the_page_that_asks_why_names_what_is_changed(desk: Casework, signed: Record) -> None:
    path, _ = written(signed)

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await writes_on(pilot, work, path)
        assert f"What you change: {signed.form.question(path).label[:40]}" in text_of(wizard(pilot))
        await takes_out(pilot, work, EVENTS)
        assert f"What you change: {signed.form.question(EVENTS).label[:40]}" in text_of(wizard(pilot))

    play(desk, signed, story)


def test_where_everything_may_be_said_while_signatures_stand_nothing_waits_for_a_reason(
    desk: Casework, signed: Record
) -> None:
    asked = next(each for each in signed.form.paths_of("safety") if signed.form.question(each).type == "long_text")

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        desk.save_draft(signed, asked, AGREED, "Half a word of another day").result()
        await work.go(Place("question", asked))
        await until(pilot, signed.form.question(asked).label[:30])
        assert "Half a word of another day" not in work.held().values()
        await pilot.press("ctrl+end")
        await typed(pilot, MORE)
        await pilot.press("f7")
        await until(pilot, "Where this record stands")
        assert str(work.record.assessment.answers[AGREED, asked].value).endswith(MORE)
        assert len(signers(work)) == 1

    play(desk, signed, story, WIDE)
