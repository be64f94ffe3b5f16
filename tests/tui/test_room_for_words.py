"""Room for words: as much as the window has, from the first moment, without another key, and nothing cut off in it."""

from pathlib import Path

from tests.tui.conftest import text_of, typed, until
from tests.tui.test_work_pages import FACTOR, LARGE, SMALL, at_work, begun, play
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import TextArea

from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.frame import Page, Words
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.boxes import LOW, MOST
from hsb_wizard.work.view_base import Place

HIGH = MOST


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


def test_words_in_a_box_are_broken_anew_where_the_window_is_made_another_width(desk: Casework) -> None:
    """They come to two lines in both windows: what was drawn for the wider one would end in the middle of a word."""
    words = (
        "An aunt and the school keep an eye on this; at weekends the grandmother is there the whole day, and the night."
    )

    async def story() -> None:
        async with at_work(desk, begun(desk), "safety.home") as (pilot, screen):
            await typed(pilot, words)
            for size in ((100, 30), SMALL):
                await pilot.resize_terminal(*size)
                for word in words.split():
                    await until(pilot, word)
            box = screen.form_page.query_one(TextArea)
            assert box.region.contains_point(box.cursor_screen_offset)

    play(story())


def test_the_terminals_cursor_stays_with_its_line_where_a_problem_is_said_above_it(
    desk: Casework, complete: Record
) -> None:
    async def story() -> None:
        async with at_work(desk, complete) as (pilot, screen):
            await screen.go(Place("views", "behaviour.pattern"))
            for _ in range(8):
                await pilot.press("tab")
                for words in (
                    "",
                    "Say what would settle it.",
                    "Say what would settle it, who finds out, and by when. " * 2,
                ):
                    screen.say(words)
                    await pilot.pause(0.2)
                    field = screen.app.focused
                    assert field is not None
                    assert field.region.contains_point(screen.app.cursor_position), field

    play(story())


class _OneSentence(Wizard):
    """A page with one sentence on it."""

    CSS_PATH = str(Path(__file__).parents[2] / "src" / "hsb_wizard" / "tui" / "app.tcss")

    def get_default_screen(self) -> Page:
        class Sentence(Page):
            def body(self) -> ComposeResult:
                yield Words("One line.", id="sentence")

        return Sentence(id="_default")


def test_what_is_said_while_a_page_is_being_laid_out_has_its_lines(tmp_path: Path) -> None:
    """A layout between two changes, before the words came to rest for the first: on a slow laptop it often falls so."""

    async def story() -> None:
        async with _OneSentence(tmp_path / "nothing").run_test(size=SMALL) as pilot:
            words = pilot.app.screen.query_one("#sentence", Words)
            await until(pilot, "One line.")
            words.refresh(layout=True)
            pilot.app.screen._refresh_layout()
            words.say("One line.\nAnd the second one.\nAnd a third.")
            await pilot.pause(0.2)
            assert words.size.height == 3
            assert "And a third." in text_of(pilot.app)  # type: ignore[arg-type]

    play(story())
