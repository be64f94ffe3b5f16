"""Every pair of colours that is drawn can be read, in every theme; nothing is said by colour alone."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import pytest
from tests.tui.conftest import typed, until
from tests.tui.test_shell_values import contrast
from tests.tui.test_work_pages import at_work, begun, play
from textual.pilot import Pilot

from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui import themes
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place

LINES = set("─│┌┐└┘├┤┬┴┼═║█ ")
Pair = tuple[str, str]
COLOURED = (themes.DARK, themes.LIGHT, themes.CONTRAST)


def drawn(app: Wizard) -> dict[Pair, str]:
    """Each pair of ink and paper on the screen, with some of what is written in it; `~` before what is a border."""
    found: dict[Pair, str] = {}
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or not segment.text.strip():
                continue
            pair = tuple(colour.name if colour else "default" for colour in (style.color, style.bgcolor))
            ink, paper = reversed(pair) if style.reverse else pair
            words = segment.text.strip()
            kept = found.get((ink, paper), "~")
            found[ink, paper] = kept if not kept.startswith("~") else ("~" if set(words) <= LINES else "") + words[:20]
            assert not style.dim, words
    return found


@asynccontextmanager
async def shown_in(theme: str, desk: Casework) -> AsyncIterator[tuple[Pilot[int], MainScreen]]:
    """A record, drawn in one theme."""
    async with at_work(desk, begun(desk, setup__proceedings="police"), "family.supervision") as (pilot, work):
        pilot.app.theme = theme
        await pilot.pause()
        yield pilot, work


async def pages(pilot: Pilot[int], work: MainScreen) -> AsyncIterator[dict[Pair, str]]:
    """What is drawn on page after page: lists, fields, marks, a selection, an offer, a problem, help, the cover."""
    app = pilot.app
    assert isinstance(app, Wizard)
    await until(pilot, "Supervision at home")
    yield drawn(app)
    await pilot.press("c", "tab")
    await typed(pilot, "Nan keeps the plan. " * 20)
    await until(pilot, "words.")
    await pilot.press("ctrl+a")
    yield drawn(app)
    await pilot.press("end", "tab", *"Sch")
    yield drawn(app)
    for place in (Place("tasks"), Place("tell"), Place("who"), Place("mode", "family"), Place("time")):
        await work.go(place)
        await pilot.pause()
        yield drawn(app)
    await pilot.press("backspace", "backspace", "f8")
    await until(pilot, "There is a problem")
    yield drawn(app)
    app.saved = "NOT SAVED: The disk is full."
    await pilot.press("f3", *"zzzz")
    yield drawn(app)
    await pilot.press("f7", "f1")
    await until(pilot, "more below")
    yield drawn(app)
    await pilot.press("f9")
    await until(pilot, "saved")
    yield drawn(app)


async def all_pairs(theme: str, desk: Casework) -> dict[Pair, str]:
    """Every pair that these pages draw."""
    found: dict[Pair, str] = {}
    async with shown_in(theme, desk) as (pilot, work):
        async for page in pages(pilot, work):
            found.update({pair: words for pair, words in page.items() if pair not in found or words[:1] != "~"})
    return found


def unreadable(found: dict[Pair, str], *, text: float, border: float) -> Iterable[tuple[Pair, str, float]]:
    """The pairs below what text, and what a border, has to reach."""
    for (ink, paper), words in found.items():
        ratio = round(contrast(ink, paper), 2)
        if ratio < (border if words.startswith("~") else text):
            yield (ink, paper), words, ratio


@pytest.mark.parametrize("theme", COLOURED)
def test_every_pair_of_colours_can_be_read_and_high_contrast_has_no_text_below_21(theme: str, desk: Casework) -> None:
    async def story() -> None:
        found = await all_pairs(theme, desk)
        assert len(found) >= 2
        text = 20.99 if theme == themes.CONTRAST else 7
        assert list(unreadable(found, text=text, border=4.5)) == []

    play(story())


def test_the_terminals_own_colours_are_left_alone_on_every_page(desk: Casework) -> None:
    async def story() -> None:
        assert set(await all_pairs(themes.OWN, desk)) == {("default", "default")}

    play(story())


def test_what_is_selected_and_where_the_cursor_stands_is_drawn_the_other_way_round(desk: Casework) -> None:
    async def story() -> None:
        async with shown_in(themes.OWN, desk) as (pilot, _):
            await pilot.press("tab")
            await typed(pilot, "Nan")
            await pilot.press("ctrl+a")
            strips = pilot.app.screen._compositor.render_strips()
            turned = "".join(each.text for strip in strips for each in strip if each.style and each.style.reverse)
            assert "Nan" in turned

    play(story())
