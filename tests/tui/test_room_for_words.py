"""How high a box for words is: as high as the window has room for, from the first moment, without another key."""

from tests.tui.conftest import until
from tests.tui.test_work_pages import FACTOR, LARGE, SMALL, at_work, begun, play
from textual.pilot import Pilot
from textual.widgets import TextArea

from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place

HIGH, LOW = 10, 5


async def box_height(pilot: Pilot[int], screen: MainScreen, wanted: int) -> int:
    """Return how high the only box of the page is, once it is ``wanted`` or the page has long been still."""
    for _ in range(40):
        boxes = [each for each in screen.form_page.query(TextArea) if each.size.height]
        if [each.outer_size.height for each in boxes] == [wanted]:
            break
        await pilot.pause(0.025)
    return boxes[0].outer_size.height if len(boxes) == 1 else 0


def test_a_box_is_high_at_once_on_a_page_that_comes_after_a_list(desk: Casework) -> None:
    """The page of fields is not laid out while a list is shown, nor where one key follows the other at once."""

    async def story() -> None:
        record = verbs.choose_mode(desk, begun(desk), "family", "together", "A short visit").record
        async with at_work(desk, record, size=LARGE) as (pilot, screen):
            await screen.go(Place("section", "family"))
            await screen.go(Place("question", FACTOR))
            assert await box_height(pilot, screen, HIGH) == HIGH
            await screen.go(Place("section", "family"))
            await until(pilot, "Family and home")
            await screen.go(Place("question", FACTOR))
            assert await box_height(pilot, screen, HIGH) == HIGH

    play(story())


def test_a_box_follows_the_window_without_another_key(desk: Casework) -> None:
    async def story() -> None:
        record = verbs.choose_mode(desk, begun(desk), "family", "together", "A short visit").record
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            assert await box_height(pilot, screen, LOW) == LOW
            await pilot.resize_terminal(*LARGE)
            assert await box_height(pilot, screen, HIGH) == HIGH
            await pilot.resize_terminal(*SMALL)
            assert await box_height(pilot, screen, LOW) == LOW

    play(story())
