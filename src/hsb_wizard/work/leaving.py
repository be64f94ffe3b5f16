"""Reading through at work: what would leave is drafted on a thread, names are answered at their places, ticks are kept.

What was read holds for the record as it stood: after a change it is read again. Nothing of it is kept when the record
is left.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hsb_wizard.casework import exporting, names
from hsb_wizard.casework.exporting import Wanted
from hsb_wizard.casework.leaving import ReadThrough
from hsb_wizard.casework.names import Kept
from hsb_wizard.errors import NotAllowed
from hsb_wizard.work.view_base import FormView, ListView, Place, Values, row_id
from hsb_wizard.work.view_export import Pattern
from hsb_wizard.work.view_leaving import SMALL, a_name_view, names_view, read_view, ticks_view

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

NOT_READ = "Read it through before you send it: F8 on that page says that you have."
CHANGED = "The record has changed since it was read. Read it through again."


@dataclass(slots=True)
class Reading:
    """What somebody reads of one document: as drafted, at which state of the record, and whether they said so."""

    through: ReadThrough
    revision: int
    said: bool = False


@dataclass(slots=True)
class Leaving:
    """The pages before a document leaves. ``asked`` gives what would be made of a pattern."""

    work: Work
    pattern: Callable[[str], Pattern]
    asked: Callable[[str], Wanted]
    ticked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _read: dict[str, Reading] = field(default_factory=dict)
    _kept: Kept = field(default_factory=Kept)

    def view(self, place: Place, held: Values | None) -> ListView | FormView:
        """The page at ``place``."""
        if place.kind == "names":
            return names_view(self._kept, held)
        pattern = self.pattern(place.at)
        if place.kind == "ticks":
            places = exporting.to_tick(self.work.record, self.asked(place.at))
            return ticks_view(pattern, places, self.ticked.get(place.at, ()))
        through = self._read[place.at].through
        if place.kind == "a_name" and int(place.row) < len(through.names):
            return a_name_view(through.names[int(place.row)])
        return read_view(pattern, through)

    async def begin_read(self, place: Place) -> None:
        """Draft the document and show everything that would leave."""
        await self._look(place.at)
        await self.work.go(Place("read", place.at))

    async def _look(self, name: str) -> None:
        work, wanted = self.work, self.asked(name)
        through = await asyncio.to_thread(exporting.through, work.desk, work.record, wanted)
        self._read[name] = Reading(through, work.record.assessment.revision)

    def read(self, name: str) -> None:
        """Somebody has read it. Raises NotAllowed while a place waits for an answer."""
        reading = self._read[name]
        if reading.through.stops:
            raise NotAllowed("A place here waits for an answer.", "Enter opens it.")
        reading.said = True

    def must_be_read(self, pattern: Pattern) -> str:
        """Why it cannot be made yet; empty where it was read as it stands, or keeps people safe now."""
        reading = self._read.get(pattern.id)
        if not pattern.asks:
            return ""
        if reading is None or not reading.said:
            return NOT_READ
        return CHANGED if reading.revision != self.work.record.assessment.revision else ""

    def was_read(self, name: str) -> bool:
        """Whether somebody said that they read it."""
        return name in self._read and self._read[name].said

    def has_addresses(self, name: str) -> bool:
        """Whether what was read holds what looks like an address."""
        return name in self._read and bool(self._read[name].through.addresses)

    # ------------------------------------------------------------------ names

    async def answer(self, place: Place, values: Values) -> None:
        """It is not a name here, or wherever it is small."""
        said = values.get("said", ())
        if not said:
            raise NotAllowed("Choose one, or go back and change the answer.")
        found = self._read[place.at].through.names[int(place.row)]
        case = self.work.record.assessment.case
        await asyncio.wrap_future(names.not_a_name(self.work.desk, case, found, wherever_small=said == (SMALL,)))
        await self._look(place.at)
        await self.work.back()

    async def open_names(self, place: Place) -> None:
        """How many names are kept, then the page."""
        await self._count()
        await self.work.go(place)

    async def keep_names(self, place: Place, values: Values) -> None:
        """Keep what was typed, take off what was typed again. Raises NotAllowed where nothing was."""
        work, case = self.work, self.work.record.assessment.case
        typed, off = str(values.get("names", "")).strip(), str(values.get("off", "")).strip()
        again = values.get("again") == ("again",)
        if not (typed or off or again):
            await work.back()
            return
        if typed:
            await asyncio.wrap_future(names.keep(work.desk, case, typed))
        if off:
            await asyncio.wrap_future(names.keep(work.desk, case, off, out=True))
        if again:
            await asyncio.wrap_future(names.typed_again(work.desk, case))
        self._read.clear()
        await self._count()
        await work.draw()

    async def _count(self) -> None:
        work = self.work
        self._kept = await asyncio.wrap_future(names.kept(work.desk, work.record.assessment.case))

    # ------------------------------------------------------------------ ticks

    async def tick(self, place: Place) -> None:
        """In, or out again; what was read before no longer holds."""
        now = self.ticked.get(place.at, ())
        self.ticked[place.at] = tuple(each for each in now if each != place.row) or ()
        if place.row not in now:
            self.ticked[place.at] = (*now, place.row)
        self._read.pop(place.at, None)
        await self.work.draw(row_id(place))
