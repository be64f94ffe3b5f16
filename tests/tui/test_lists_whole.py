"""A list says whole what it has to say: a sentence goes on in the next line, and no letter stands under the bar."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest
from textual.app import App, ComposeResult

from hsb_wizard.tui.lines import Lines
from hsb_wizard.work.line import Row
from hsb_wizard.work.view_base import ListLine, ListView, Place
from hsb_wizard.work.wide import rows_of

SENTENCE = "Both rated on the sheet after the home visit, in the car park, " * 3 + "and entered it here."


class OneList(App[None]):
    """A list and nothing else, with the bar of the program."""

    CSS = "* { scrollbar-size-vertical: 1; }"

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__()
        self.list = Lines(rows)

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield self.list


def drawn(rows: Iterable[Row], size: tuple[int, int]) -> list[str]:
    """Return the lines of a window of this size that holds only a list of ``rows``."""
    app = OneList(rows)

    async def looked_at() -> list[str]:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            return ["".join(segment.text for segment in strip) for strip in strips]

    return asyncio.run(looked_at())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("opens", ["", "section family"])
def test_a_sentence_that_is_wider_than_the_window_loses_no_word(size: tuple[int, int], opens: str) -> None:
    shown = drawn([Row(f"  {SENTENCE}", opens)], size)
    assert " ".join(" ".join(shown).split()).removeprefix("> ") == SENTENCE
    assert max(len(line.rstrip()) for line in shown) <= size[0]


def test_in_a_wide_window_the_last_column_of_a_row_goes_on_under_itself() -> None:
    shown = drawn([Row("  A-0103   Draft   " + "word " * 40, "case")], (120, 40))
    assert shown[0].split()[:3] == [">", "A-0103", "Draft"]
    assert shown[1].startswith(f"{' ' * shown[0].index('word')}word"), shown[1]
    assert " ".join(shown).split().count("word") == 40


def test_the_bar_of_a_list_that_scrolls_stands_on_no_letter() -> None:
    lines = [ListLine("x", "", Place("task", str(n)), (), ("word " * 40, f"{n} by the constable")) for n in range(60)]
    shown = drawn(rows_of(ListView("", lines=tuple(lines), heads=("What", "Who")), 120), (120, 40))
    assert [line.split()[-1] for line in shown[1:39]] == ["constable"] * 38


def test_a_line_that_is_none_of_the_table_has_its_status_in_the_second_column() -> None:
    of_table = ListLine("x", "", Place("section", "family"), (), ("Family and home".ljust(40), "Completed"))
    beside = ListLine("Where this record stands", "Draft", Place("standing"))
    rows = rows_of(ListView("", lines=(of_table, beside), heads=("", "")), 120)
    assert rows[0].text.index("Completed") == rows[1].text.index("Draft") == 42
