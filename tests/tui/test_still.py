"""In the moment of the key the screen is empty but for one sentence, which stays where it is when the cover comes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.style import Style
from tests.tui.conftest import until
from tests.tui.test_shell_pages import let_in, play
from textual.pilot import Pilot

from hsb_wizard.errors import ExitCode
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.still import colours_of, still

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
PLACED = re.compile(r"\x1b\[(\d+);1H")


def lines_of(sent: str) -> dict[int, str]:
    """What stands on each row, counted from 1, once ``sent`` has reached the terminal."""
    _, *pieces = PLACED.split(ESCAPES.sub("", sent))
    return {int(row): line for row, line in zip(pieces[::2], pieces[1::2], strict=True)}


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (40, 12), (3, 1)])
def test_every_cell_of_the_screen_is_drawn_over(columns: int, rows: int) -> None:
    lines = lines_of(still("Paused.", columns, rows, 3, Style.parse("white on black"), colours_of("truecolor")))
    assert [len(lines[row]) for row in range(1, rows + 1)] == [columns] * rows


def test_a_terminal_without_colours_is_sent_none() -> None:
    assert "m" not in still("Here", 80, 24, 3, Style.parse("red on blue"), colours_of(None))


async def sent_by(app: Wizard, pilot: Pilot[int], key: str) -> str:
    """What goes to the terminal first when ``key`` is pressed."""
    sent: list[str] = []
    assert app._driver is not None
    app._driver.write = sent.append  # type: ignore[method-assign, assignment]
    await pilot.press(key)
    return sent[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(("session", "words"), [(False, "Paused. Everything is saved."), (True, "We have paused")])
def test_pause_says_so_first_and_the_cover_says_it_in_the_same_place(
    shop: Path, size: tuple[int, int], session: bool, words: str
) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=size) as pilot:
            await let_in(pilot)
            app.session_view = session
            first = lines_of(await sent_by(app, pilot, "f9"))
            drawn = (await until(pilot, words)).splitlines()
            here = {row: line.rstrip() for row, line in first.items() if line.strip()}
            there = {row: line.rstrip() for row, line in enumerate(drawn, start=1) if words in line}
            assert here == there

    play(story())


def test_locking_empties_the_screen_at_once_as_well(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test() as pilot:
            await let_in(pilot)
            lines = lines_of(await sent_by(app, pilot, "f10"))
            assert "".join(lines.values()).split() == ["Locking.", "Everything", "is", "saved."]
        assert app.return_code == ExitCode.GOOD

    play(story())
