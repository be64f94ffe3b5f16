"""One visit of the program: who is here, at which size of window, and the ways to get from one page to the next.

A page is reached as the program reaches it, by keys or by going to its place; nothing is drawn for the occasion.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from tools.showing import screen_of

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_place import place_of

SECONDS = 20
CLOCK = re.compile(r"Saved \d\d:\d\d")
GROUP = r"[A-Z2-7]{5}"
DRAWN = re.compile(rf"{GROUP}(?:-{GROUP})+")  # a recovery code is drawn each time


@dataclass(slots=True)
class Visit:
    """The program as somebody has it before them."""

    pilot: Pilot[int]
    folder: Path

    @property
    def app(self) -> Wizard:
        """The app."""
        return cast(Wizard, self.pilot.app)

    @property
    def code(self) -> str:
        """The recovery code of the store."""
        return (self.folder / "code").read_text(encoding="ascii")

    @property
    def desk(self) -> Casework:
        """Reception, once somebody was let in."""
        return cast(Casework, self.app.desk)

    @property
    def work(self) -> MainScreen:
        """The record that is open, under whatever lies on it."""
        return next(each for each in reversed(self.app.screen_stack) if isinstance(each, MainScreen))

    @property
    def record(self) -> Record:
        """What stands in it."""
        return self.work.record

    @property
    def shown(self) -> str:
        """What stands on the screen; the time of the last saving is not a matter of looks."""
        try:
            shown = CLOCK.sub("Saved 14:32", screen_of(self.app))
        except KeyError:  # looked at before a box that just came has its style: nobody would see it then
            return ""
        shown = shown.replace(f"{self.folder.resolve()}{os.sep}", "")
        return DRAWN.sub(lambda found: re.sub(r"[A-Z2-7]", "A", found[0]), shown)

    @property
    def page(self) -> str:
        """Which page is on top, and for a page of a record which kind of place."""
        name = type(self.app.screen).__name__
        return f"{name} {self.work.place.kind}" if name == MainScreen.__name__ else name

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def paste(self, words: str) -> None:
        """Put words where the keys are."""
        self.app.post_message(Paste(words))
        await self.pilot.pause()

    async def until(self, words: str) -> None:
        """Wait until ``words`` stand on the screen. Raises TimeoutError."""
        for _ in range(SECONDS * 40):
            if words in self.shown:
                return
            await self.pilot.pause(0.025)
        raise TimeoutError(f"{words!r} never came:\n{self.shown}")

    async def gone(self, words: str) -> None:
        """Wait until ``words`` stand on the screen no more. Raises TimeoutError."""
        for _ in range(SECONDS * 40):
            if self.shown and words not in self.shown:
                return
            await self.pilot.pause(0.025)
        raise TimeoutError(f"{words!r} stayed:\n{self.shown}")

    async def home(self) -> None:
        """Back to the list of assessments, whatever stands on it."""
        while len(self.app.screen_stack) > 2:
            await self.app.pop_screen()
        self.app.session_view = False

    async def push(self, screen: Screen[None]) -> None:
        """Another page on the list of assessments."""
        await self.home()
        await self.app.push_screen(screen)

    async def open(self, reference: str) -> None:
        """Open a record, as whoever is at the keyboard may read it."""
        await self.home()
        record = await asyncio.wrap_future(self.desk.open_case(reference))
        await self.app.push_screen(MainScreen(self.desk, record))
        await self.until("Assessment" if not self.app.session_view else "session")

    async def go(self, kind: str, at: str = "", row: str = "") -> None:
        """Go to a place of the open record, whatever lies on it."""
        while self.app.screen is not self.work:
            await self.app.pop_screen()
        await self.work.go(Place(kind, at, row))

    async def question(self, path: str) -> None:
        """Go to where ``path`` is answered."""
        place = place_of(self.record, path)
        await self.go(place.kind, place.at)

    async def opens(self, place: Place) -> None:
        """Open a line as Enter on it does."""
        from hsb_wizard.tui.list_page import ListPage

        self.work.post_message(ListPage.Opened(place))
        await self.pilot.pause()

    async def took(self, *steps: Step) -> None:
        """Something was said: the record as it is now, and its page."""
        self.work.take(*steps)
        await self.work.draw()

    async def says(self, path: str, value: str) -> None:
        """The pair answers ``path``."""
        from hsb_wizard.casework import verbs

        step = verbs.answer(self.desk, self.record, path, AnswerGiven(value))
        if step is not None:
            await self.took(step)


Reach = Callable[[Visit], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the program: its name, which page it shows, words that stand there, and the way to it."""

    name: str
    page: str
    until: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Walk:
    """Looks one after the other, in one window of one person. ``who`` is nobody before somebody was let in."""

    name: str
    who: str
    looks: tuple[Look, ...]


def at(name: str, until: str, kind: str, path: str = "", row: str = "") -> Look:
    """A place of the open record."""

    async def reach(visit: Visit) -> None:
        await visit.go(kind, path, row)

    return Look(name, f"MainScreen {kind}", until, reach)


def question(name: str, until: str, path: str, kind: str = "question") -> Look:
    """Where a question of the open record is answered."""

    async def reach(visit: Visit) -> None:
        await visit.question(path)

    return Look(name, f"MainScreen {kind}", until, reach)


def keys(name: str, page: str, until: str, *pressed: str) -> Look:
    """What keys lead to from where the look before stands."""

    async def reach(visit: Visit) -> None:
        await visit.press(*pressed)

    return Look(name, page, until, reach)


def on_list(name: str, page: str, until: str, make: Callable[[Casework], Screen[None]]) -> Look:
    """A page of its own on the list of assessments."""

    async def reach(visit: Visit) -> None:
        await visit.push(make(visit.desk))

    return Look(name, page, until, reach)
