"""What the wall does: it opens over a page, one line of it goes into the text that was left, or begins a row.

Where the cursor was is remembered while the wall is open; the text itself stays with whoever shows the page.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hsb_wizard.sentences import say
from hsb_wizard.work.doings import add_row, keep_row
from hsb_wizard.work.view_base import Place, Spot
from hsb_wizard.work.wall import (
    NOTHING,
    WALL,
    dropped,
    factor_column,
    put_between,
    stands_beside,
    starred_on_wall,
    wall,
)

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

NO_TEXT = "There is no text here that a number could go into."


class Dropping:
    """The wall over a page of the record that is open."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._spot: Spot | None = None

    async def open(self, place: Place) -> None:
        """F5 at ``place``: the wall, where one stands beside it."""
        work = self.work
        if work.app.session_view or work.reads or not stands_beside(work.record, place):
            return
        self._spot = None if place.kind == "rows" else work.spot()
        there = wall(work.record, work.me) or (place.kind != "rows" and starred_on_wall(work.record, work.me))
        if not there or (place.kind != "rows" and self._spot is None):
            work.say(say(NO_TEXT) if there else say(NOTHING), fine=True)
            return
        if not work.kept():
            return
        work.stack.append(Place(WALL, place.at, place.kind))  # a row just begun stays: this page is not left for good
        await work.draw()

    def behind(self, place: Place) -> Place | None:
        """The page under that of a question, where the wall stands beside it: F5 there led to the question first."""
        below = self.work.stack[-2] if place.kind == "asked" and len(self.work.stack) > 1 else None
        here = below is not None and not self.work.reads and stands_beside(self.work.record, below)
        return below if here and below is not None and below.kind != "rows" else None

    async def open_behind(self, place: Place) -> None:
        """F5 on the page of a question: back to the text it was asked about, and the wall over it."""
        if self.behind(place) is None:
            return
        await self.work.back()
        await self.open(self.work.place)
        self._spot = None  # nobody was writing: the number goes behind what stands there

    async def drop(self, place: Place) -> None:
        """A line of the wall was chosen. Raises what the desk refuses; then nothing is in the text."""
        work, spot = self.work, self._spot
        came_from = work.stack[-2]
        if came_from.kind == "rows":
            await work.moves.reasons.make(partial(self._begin_row, came_from.at, place.at))
            return
        words = place.row  # a sentence that was starred; else the number of a factor
        number = "" if words else work.record.form.factor_number(place.at)
        work.stack.pop()
        await work.draw()
        spot = spot or work.spot()  # nobody was writing, or the program locked meanwhile: behind what stands there
        if spot is None:
            return
        work.put_in(spot, put_between(words, spot.before) if words else dropped(number, spot.before, spot.after))
        work.keep()
        await work.draw(fresh=False)

    async def _begin_row(self, path: str, factor: str) -> None:
        work = self.work
        step, row = add_row(work.desk, work.record, path)
        work.take(step)
        work.take(*keep_row(work.desk, work.record, path, row, {factor_column(work.record, path): (factor,)}))
        await work.go(Place("row", path, row), replace=True)
