"""Work in windows of other sizes, by keys: what is asked is in sight, the rest is a key away, lists become tables."""

from __future__ import annotations

from tests.tui.conftest import text_of, until
from tests.tui.ending import play, wizard
from textual.pilot import Pilot

from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.tui.form_page import FormPage
from hsb_wizard.tui.frame import Words
from hsb_wizard.tui.lines import Lines
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.tui.texts import Box
from hsb_wizard.work.view_base import Place

LOW = (60, 20)
TWICE = Place("question", "family.stance")


async def shown_at(pilot: Pilot[int], size: tuple[int, int], words: str) -> str:
    """Return the screen once the window has this size and ``words`` stand in it."""
    await pilot.resize_terminal(*size)
    return await until(pilot, words)


def test_a_page_that_is_longer_than_the_window_opens_where_it_is_answered_and_page_up_shows_the_rest(
    desk: Casework, complete: Record
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(TWICE)
        shown = await until(pilot, "more above")
        question = work.record.form.question(TWICE.at).label.split(",")[0]
        assert question in shown, "what is asked stays in sight"
        assert any(line.startswith(" > ") for line in shown.splitlines())
        before = work.query_one(FormPage).room.scroll_offset.y
        await pilot.press("pageup")
        await until(pilot, "more below")
        assert work.query_one(FormPage).room.scroll_offset.y < before

    play(desk, complete, story, LOW)


def test_in_a_box_whose_words_are_all_seen_page_up_turns_the_page_and_in_a_longer_one_the_words(
    desk: Casework, complete: Record
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("row", "plan.line", complete.assessment.rows["plan.line"][0]))
        await until(pilot, "What will change")
        room, box = work.form_page.room, next(iter(work.query(Box)))
        box.focus()
        await until(pilot, "more above")
        at, held = room.scroll_offset.y, work.held()
        assert at > 0
        await pilot.press("pageup")
        await pilot.pause()
        assert room.scroll_offset.y < at
        box.text = "\n".join(f"line {number}" for number in range(30))
        box.move_cursor(box.document.end)
        await pilot.pause()
        await pilot.press("pageup")
        await pilot.pause()
        assert box.cursor_location[0] < 29
        assert set(held) == set(work.held())

    play(desk, complete, story, LOW)


def test_a_list_becomes_a_table_as_the_window_grows_and_the_mark_stays_where_it_was(
    desk: Casework, complete: Record
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("rows", "plan.line"))
        await until(pilot, "Add a line")
        await pilot.press("down")
        lines = work.query_one("#lines", Lines)
        row = lines.marked.id
        wide = await shown_at(pilot, (120, 40), "How we will know:")
        assert "By when" in wide
        narrow = await shown_at(pilot, (80, 24), "Add a line")
        assert "How we will know:" not in narrow
        assert lines.marked.id == row
        assert "Go on" in text_of(wizard(pilot))

    play(desk, complete, story)


def test_in_very_few_lines_a_problem_says_its_first_words_and_f1_all_of_it(desk: Casework, complete: Record) -> None:
    """The banner of live proceedings as well: it keeps one line there."""
    words = " ".join(f"Sentence number {number} of what is wrong." for number in range(12))
    banner = "Do not ask about what is alleged. Listen, write it down, see Tell someone now."

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        work.say(words)
        live = work.query_one("#live", Words)
        live.say(banner)
        live.add_class("-shown")
        shown = await shown_at(pilot, (40, 12), "F1 says all of it.")
        assert "Sentence number 11" not in shown
        assert "see Tell someone now" not in shown
        await pilot.press("f1")
        pages = [await until(pilot, "There is a problem")]
        for _ in range(3):
            await pilot.press("pagedown")
            await pilot.pause()
            pages.append(text_of(wizard(pilot)))
        read = " ".join(" ".join(page.split()) for page in pages)
        assert "Sentence number 11" in read
        assert "see Tell someone now." in read
        await pilot.press("escape")
        wide = await shown_at(pilot, (80, 24), "Sentence number 11")
        assert "F1 says all of it." not in wide

    play(desk, complete, story)
