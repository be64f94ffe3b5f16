"""Words that are written over a list, where no line is open: nothing opens, and the page says how to write."""

from tests.tui.conftest import until
from tests.tui.test_work_pages import at_work, begun, play

from hsb_wizard.casework.reception import Casework
from hsb_wizard.work.letters import NO_LINE_OPEN, PAUSE, Letters

SAFETY = " >   Home: what is arranged"


def heard(*letters: tuple[float, bool]) -> list[bool]:
    """Return which of these letters acts: each with its moment, and whether the page has a key of that name."""
    said = Letters()
    return [said.acts(at, means=means) for at, means in letters]


def test_a_letter_alone_is_a_key_and_so_are_two_that_both_mean_something() -> None:
    assert heard((0.0, True), (PAUSE * 2, True)) == [True, True]
    assert heard((0.0, True), (0.1, True)) == [True, True]


def test_after_a_letter_that_means_nothing_none_acts_until_a_pause() -> None:
    assert heard((0.0, False), (0.3, True), (0.6, True)) == [False, False, False]
    assert heard((0.0, False), (0.3, True), (0.4 + PAUSE, True)) == [False, False, True]


def test_words_over_a_list_open_nothing_and_the_page_says_how_to_write(desk: Casework) -> None:
    """The P in "Nan keeps the plan" is a key of the safety plan."""

    async def story() -> None:
        async with at_work(desk, begun(desk), "safety") as (pilot, screen):
            await until(pilot, SAFETY)
            await pilot.press(*"Nanplan")
            assert NO_LINE_OPEN[:30] in await until(pilot, "no line is open")
            assert screen.place.kind == "section"

    play(story())


def test_where_the_first_letter_of_the_words_opened_a_page_it_is_put_away_again(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), "safety") as (pilot, screen):
            await until(pilot, SAFETY)
            await pilot.press(*"Priya")
            await until(pilot, "no line is open")
            assert screen.place.kind == "section"

    play(story())


def test_a_letter_alone_still_opens_its_page(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), "safety") as (pilot, screen):
            await until(pilot, SAFETY)
            await pilot.press("p")
            await until(pilot, "Save to")
            assert screen.place.kind == "export"

    play(story())
