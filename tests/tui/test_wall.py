"""The wall beside the analysis and the plan, and long texts: first what is worked out, then by keys."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.conftest import text_of, typed, until
from tests.tui.records import begun, row, said
from tests.tui.test_work_pages import LARGE, SMALL, at_work, play
from tests.tui.test_work_pages import begun as opened

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.naming import numbers_in, reference
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.assessment.validity import BOX
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.tui.texts import BoxField
from hsb_wizard.work.long_text import cut, pasted, words_of
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.wall import beside, dropped, stands_beside, wall, wall_view

PRIORITY, STRENGTH, QUIET = "family.pressures", "family.supervision", "family.stance"
TEXT, LINE = "sense.how", "plan.line"
SAID = {"screen.outcome": "go_on", PRIORITY: "priority", STRENGTH: "strength", QUIET: "not_concern"}


def record(**more: str) -> Record:
    """Return a record with a priority and a strength agreed."""
    return said(begun(), SAID | {path.replace("__", "."): text for path, text in more.items()})


def used(now: Record, me: Voice | None = Voice.LEAD) -> dict[str, tuple[str, ...]]:
    return {each.path: each.used for each in wall(now, me)}


def number(path: str) -> str:
    return begun().form.factor_number(path)


# ------------------------------------------------------------------ what stands there


def test_what_is_agreed_to_matter_stands_on_the_wall_and_nothing_of_it_is_used_yet() -> None:
    assert used(record()) == {PRIORITY: (), STRENGTH: ()}
    assert used(begun()) == {}


def test_a_number_in_the_analysis_and_a_row_of_the_plan_each_count_as_use() -> None:
    now = record(sense__how=f"Because of this {reference(number(PRIORITY))}")
    assert used(now) == {PRIORITY: ("analysis",), STRENGTH: ()}
    planned = row(now, LINE, "r1", {})
    assert used(said(planned, {f"{LINE}/r1/change": f"[{number(STRENGTH)}] goes on"}))[STRENGTH] == ("plan",)


def test_what_the_wall_calls_used_in_the_analysis_counts_as_a_reason() -> None:
    more = {"behaviour.pattern": "concern", "judgements.safety_of_others": "extra"}
    named = " ".join(reference(number(path)) for path in (PRIORITY, STRENGTH, "behaviour.pattern"))
    now = said(record(), more | {"sense.least_sure": f"How these go together: {named}"})
    assert set(used(now).values()) == {("analysis",)}
    assert "Q65" not in {each.id for each in (*findings(now).now, *findings(now).later) if each.moment == "think"}
    bare = said(record(), more)
    assert "Q65" in {each.id for each in (*findings(bare).now, *findings(bare).later) if each.moment == "think"}


def test_what_the_other_wrote_alone_shows_on_no_wall_but_theirs() -> None:
    alone = said(record(), {TEXT: reference(number(PRIORITY))}, Voice.CO)
    assert used(alone, Voice.LEAD)[PRIORITY] == ()
    assert used(alone, Voice.CO)[PRIORITY] == ("analysis",)
    rated = said(said(begun(), {"screen.outcome": "go_on"}), {PRIORITY: "priority"}, Voice.CO)
    assert used(rated, Voice.LEAD) == {}


def test_the_list_says_in_words_what_is_used_and_stands_at_the_first_that_is_not() -> None:
    now = record(sense__how=reference(number(PRIORITY)))
    view = wall_view(now, Place("wall", TEXT, "question"), Voice.LEAD)
    assert [line.status for line in view.lines if line.place] == ["Used: analysis", "Not yet used"]
    assert view.mark == f"drop {STRENGTH} "
    assert beside(now, Voice.LEAD).index("!Not yet used") < beside(now, Voice.LEAD).index("!Used")


def test_it_stands_beside_texts_of_analysis_and_plan_and_nowhere_else() -> None:
    pages = [Place("question", TEXT), Place("question", "judgements.safety_of_others"), Place("rows", LINE)]
    assert all(stands_beside(record(), place) for place in pages)
    others = [Place("question", PRIORITY), Place("rows", "sense.could_change"), Place("session"), Place("tasks")]
    assert not any(stands_beside(record(), place) for place in others)


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_is_dropped_into_any_text_is_found_there_again(before: str, after: str) -> None:
    assert "5.2" in numbers_in(before + dropped("5.2", before, after) + after)


def test_a_date_is_no_factor() -> None:
    assert numbers_in("on 5.2.2026, see [5.2] and 11.3") == {"5.2", "11.3"}
    assert numbers_in("on 5.2.2026") == frozenset()


# ------------------------------------------------------------------ long text


def test_words_are_counted_when_there_are_enough_to_count_and_welsh_ones_as_they_are() -> None:
    assert words_of("short note") == ""
    assert words_of("mae'r plentyn yn y tŷ " * 10) == "50 words."
    assert words_of("gair " * 790).endswith("3,950 of 4,000 characters.")


def test_a_long_paste_is_answered_in_a_sentence_and_a_short_one_in_none() -> None:
    assert pasted("a few words", "a few words") == ""
    assert "Ctrl+Z takes it out" in pasted("word " * 400, "word " * 400)
    assert "Nothing is cut" in pasted("x", "x" * (BOX + 1))
    assert cut(10, 400) == ""
    assert cut(500, 400).startswith("100 characters did not fit")


# ------------------------------------------------------------------ by keys


def worked(desk: Casework) -> Record:
    """Return a record in the store on which a priority and a strength were agreed in one talk."""
    now = opened(desk)
    now = verbs.choose_mode(desk, now, "family", "together", "a small part").record
    for path in (PRIORITY, STRENGTH):
        step = verbs.answer(desk, now, path, AnswerGiven(SAID[path]))
        assert step is not None
        now = step.record
    return now


def box(screen: MainScreen) -> BoxField:
    return screen.query_one(BoxField)


def test_on_a_small_screen_f5_opens_the_wall_and_enter_puts_the_number_where_the_cursor_was(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, worked(desk), TEXT, SMALL) as (pilot, screen):
            await until(pilot, "F5 The wall")
            await typed(pilot, "Because there and then")
            await pilot.press(*["left"] * 9, "f5")
            await until(pilot, "Not yet used")
            await pilot.press("enter")
            await until(pilot, "Because there [")
            assert box(screen).held == f"Because there [{number(PRIORITY)}] and then"
            assert screen.record.assessment.text(TEXT) == box(screen).held
            await pilot.press("ctrl+z")
            await pilot.pause()
            assert box(screen).held == "Because there and then"

    play(story())


def test_a_space_typed_before_the_wall_was_opened_stands_before_the_number(desk: Casework) -> None:
    """What is kept ends at its last word; the space that was typed behind it is not lost for that."""

    async def story() -> None:
        async with at_work(desk, worked(desk), TEXT, LARGE) as (pilot, screen):
            await until(pilot, "F5 The wall")
            await typed(pilot, "It began there ")
            await pilot.press("f5")
            await until(pilot, "Not yet used")
            await pilot.press("enter")
            await until(pilot, "It began there [")
            assert box(screen).held == f"It began there [{number(PRIORITY)}]"

    play(story())


def test_on_a_wide_screen_the_wall_stands_beside_the_box_and_says_what_is_used(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, worked(desk), TEXT, LARGE) as (pilot, _):
            assert "Used" not in (await until(pilot, "The wall: F5")).replace("Not yet used", "")
            await pilot.press("f5")
            await until(pilot, "Enter Put it into the text")
            await pilot.press("enter")
            await until(pilot, ": analysis")

    play(story())


def test_from_the_table_of_the_plan_a_row_begins_with_the_factor_that_was_chosen(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, worked(desk), "plan", SMALL) as (pilot, screen):
            await screen.go(Place("rows", LINE))
            await until(pilot, "F5 A row from the wall")
            await pilot.press("f5")
            await until(pilot, "Enter Begin a row")
            await pilot.press("enter")
            await until(pilot, "1 of 1")
            row = screen.record.assessment.rows[LINE][0]
            assert screen.record.assessment.value(f"{LINE}/{row}/factors") == (PRIORITY,)
            await pilot.press("f7")
            await until(pilot, f"> {number(PRIORITY)} ")

    play(story())


def test_a_paste_that_a_line_cannot_take_says_so_and_keeps_what_fits(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, worked(desk), "judgements.others_settings", SMALL) as (pilot, screen):
            await typed(pilot, "x" * 450)
            await until(pilot, "50 characters did not fit")
            assert screen.held()["text"] == "x" * 400

    play(story())


def test_while_the_young_person_sees_the_screen_there_is_no_wall(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, worked(desk), TEXT, LARGE) as (pilot, screen):
            await until(pilot, "The wall: F5")
            screen.app.session_view = True
            await screen.draw()
            await pilot.press("f5")
            await pilot.pause()
            assert screen.place.kind == "question"
            assert "wall" not in text_of(screen.app)

    play(story())


def test_on_a_full_line_a_number_that_does_not_fit_is_told_and_nothing_half_put_in(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, worked(desk), "judgements.others_settings", SMALL) as (pilot, screen):
            await typed(pilot, "x" * 398)
            await pilot.press("f5")
            await until(pilot, "Not yet used")
            await pilot.press("enter")
            await until(pilot, "did not fit")
            assert screen.held()["text"] == "x" * 398

    play(story())


def test_a_paste_longer_than_a_box_is_all_kept_and_said(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, worked(desk), TEXT, SMALL) as (pilot, screen):
            await typed(pilot, "gair " * 1000)
            await until(pilot, "Nothing is cut")
            await pilot.press("f7")
            await until(pilot, "Make sense")
            await asyncio.sleep(0)
            assert screen.record.assessment.text(TEXT).split() == ["gair"] * 1000

    play(story())
