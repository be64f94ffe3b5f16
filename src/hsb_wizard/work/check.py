"""The page "Check answers" and the end of a section at work: what the rules say, where each leads, where Back returns.

It remembers what stood there when it was opened, so that what was mended since says so. Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from hsb_wizard.casework.review import Finding, findings
from hsb_wizard.values import replace
from hsb_wizard.work.next_up import Need
from hsb_wizard.work.view_base import FormView, ListView, Place, row_id
from hsb_wizard.work.view_check import Shown, check_help, check_view, side_by_side, target
from hsb_wizard.work.view_findings import end_words, found_in, opening_words, section_end
from hsb_wizard.work.view_place import place_of

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work


def made_good(found: Finding, now: Collection[Finding]) -> bool:
    """Whether no rule says it any more."""
    return found.key not in {each.key for each in now}


class Check:
    """Findings and answers of the open record, from the moment the page was opened."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._before: tuple[Finding, ...] = ()
        self._mark = ""
        self.left_at: dict[Place, str] = {}  # the line a page was left by, where what follows has a line there too
        self._opened: Finding | None = None  # the last one that was gone to, from the end of a section

    async def begin(self) -> None:
        """Open the page afresh: nothing was mended yet."""
        self._before, self._mark = (), ""
        await self.work.go(Place("check"))

    def shown(self) -> tuple[Shown, ...]:
        """What is found now, beside what was found before."""
        return self._beside(findings(self.work.record).now)

    def _beside(self, now: tuple[Finding, ...]) -> tuple[Shown, ...]:
        made = side_by_side(self._before, now)
        self._before = tuple(each.finding for each in made)
        return made

    def view(self) -> ListView:
        """The page as it is now."""
        made = findings(self.work.record)
        return check_view(self.work.record, self._beside(made.now), self._mark, made.later)

    def help(self, place: Place) -> tuple[str, ...]:
        """What F1 says here; at a section, what would put right what is found in it."""
        if place.kind != "section":
            return check_help(self.shown())
        here = [each for each in self.at_end_of(place.at) if not each.mended]
        return ("", *check_help(here)) if here else ()

    def with_findings(self, place: Place, view: ListView | FormView) -> ListView | FormView:
        """The task list with what is said on opening; a section with what is found in it, at its end."""
        if not isinstance(view, ListView) or self.work.reads or self.work.app.session_view:
            return view
        if place.kind == "tasks":
            return replace(view, above=(*view.above, *opening_words(self.work.record)))
        if place.kind == "section":
            here = self.at_end_of(place.at)
            return replace(view, above=(*view.above, *end_words(here)), lines=(*view.lines, *section_end(here)))
        return view

    def at_end_of(self, section: str) -> tuple[Shown, ...]:
        """What is found in a section, and the one that was just mended there."""
        now = found_in(self.work.record, section)
        was = self._opened
        gone = was is not None and was.place.partition(".")[0] == section and was.key not in {each.key for each in now}
        mended = (Shown(was, mended=True),) if was is not None and gone else ()
        return (*mended, *(Shown(each) for each in now))

    async def open_finding(self, place: Place) -> None:
        """Go to where a finding is mended; Back returns to its line."""
        made = findings(self.work.record)
        opened = (self._opened,) if self._opened else ()
        known = {(each.key, each.moment): each for each in (*opened, *self._before, *made.now, *made.later)}
        found = known.get((place.at, place.row))
        to = target(self.work.record, found.place) if found else None
        if to is not None:
            self._mark = row_id(place)
            self._opened = found if self.work.place.kind == "section" else None
            self.left_at[self.work.place] = self._mark
            if found is not None and not made_good(found, made.now):
                self.work.moves.next_up.now = Need(to, found.message)
            await self.work.go(to)

    async def change(self, place: Place) -> None:
        """Go to an answer; Back returns to its line."""
        self._mark = row_id(place)
        await self.work.go(place_of(self.work.record, place.at))
