"""The page "Check answers" at work: what the rules say now, where each leads, and the line that Back returns to.

It remembers what stood there when it was opened, so that what was mended since says so. Nothing of it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.casework.review import Finding, findings
from hsb_wizard.tui.pages import row_id
from hsb_wizard.tui.view_base import ListView, Place
from hsb_wizard.tui.view_check import Shown, check_help, check_view, side_by_side, target
from hsb_wizard.tui.view_place import place_of

if TYPE_CHECKING:
    from hsb_wizard.tui.main import MainScreen


class Check:
    """Findings and answers of the open record, from the moment the page was opened."""

    def __init__(self, work: MainScreen) -> None:
        self.work = work
        self._before: tuple[Finding, ...] = ()
        self._mark = ""

    async def begin(self) -> None:
        """Open the page afresh: nothing was mended yet."""
        self._before, self._mark = (), ""
        await self.work.go(Place("check"))

    def shown(self) -> tuple[Shown, ...]:
        """What is found now, beside what was found before."""
        made = side_by_side(self._before, findings(self.work.record).now)
        self._before = tuple(each.finding for each in made)
        return made

    def view(self) -> ListView:
        """The page as it is now."""
        return check_view(self.work.record, self.shown(), self._mark)

    def help(self) -> tuple[str, ...]:
        """What F1 says here."""
        return check_help(self.shown())

    async def open_finding(self, place: Place) -> None:
        """Go to where a finding is mended; Back returns to its line."""
        known = {(each.key, each.moment): each for each in (*self._before, *findings(self.work.record).now)}
        found = known.get((place.at, place.row))
        to = target(self.work.record, found.place) if found else None
        if to is not None:
            self._mark = row_id(place)
            await self.work.go(to)

    async def change(self, place: Place) -> None:
        """Go to an answer; Back returns to its line."""
        self._mark = row_id(place)
        await self.work.go(place_of(self.work.record, place.at))
