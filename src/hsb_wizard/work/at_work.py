"""Whoever is at work on an open record, without a screen: whose turn it is, what they may do, how a form is kept.

The screen and plain mode are this with a way to show pages; `moves`, `ending` and what they lead to talk to it. No
widget, no terminal and no words of a pack may enter here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol

from hsb_wizard.assessment.kinds import PractitionerId, Voice
from hsb_wizard.assessment.lifecycle import supervises
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.errors import HsbWizardError, NotAllowed
from hsb_wizard.values import replace
from hsb_wizard.work.doings import (
    draft_target,
    keep_beside,
    keep_question,
    keep_row,
    keep_session,
    keep_told,
    keep_working,
)
from hsb_wizard.work.view_base import SESSION, TASKS, WHO, Place, Spot, Values, row_id
from hsb_wizard.work.view_place import task_of
from hsb_wizard.work.view_voice import voice_at

if TYPE_CHECKING:
    from hsb_wizard.casework.door import Profile
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.work.ending import Ending
    from hsb_wizard.work.halfway import Halfway
    from hsb_wizard.work.moves import Moves

UNSAVED = "Something is not saved yet. Hand over once it is."
FOLLOWS = frozenset({"mode", "export", "early", "sheet", "replace", "sitting", "pair"})  # a mark there asks for more
KEPT = frozenset({"question", "row", "session", "tell", "working", "for_whom"})


class Hall(Protocol):
    """What stands round an open record: the app of the screen, or the talk of plain mode."""

    session_view: bool
    leaving: bool
    profile: Profile | None

    def from_thread(self, do: Callable[..., object], *args: object) -> None:
        """Have ``do`` done where the record lives, from any thread, without waiting for it."""

    def hear(self, page: Any, asked: Future[Any], do: Callable[[Future[Any]], object]) -> None:
        """Have ``do`` done there with what was ``asked``; not once ``page`` was put away or it was called off."""


class Keeps(Protocol):
    """Whoever makes entries of a form."""

    def keep(self, values: Values | None = None) -> bool:
        """Make entries of what the form holds; whether anything changed. Raises what the desk refuses."""

    def refused(self, error: HsbWizardError) -> None:
        """What the desk refused."""


class Work(Keeps, Protocol):
    """What the doings of a record need of whoever shows it."""

    desk: Casework
    record: Record
    place: Place
    stack: list[Place]
    typing_as: Voice | None
    ready: bool
    half: Halfway
    moves: Moves
    ending: Ending
    lost: list[Step]  # what could not be saved yet

    @property
    def app(self) -> Hall:
        """What stands round it."""

    @property
    def me(self) -> Voice | None:
        """In whose voice an answer given alone would be."""

    @property
    def reads(self) -> bool:
        """Whether whoever is here reads only."""

    @property
    def supervising(self) -> bool:
        """Whether whoever is here checks this record."""

    @property
    def seen(self) -> bool:
        """Whether the young person or family can see the pages."""

    @property
    def is_attached(self) -> bool:
        """Whether the record is still open here."""

    async def go(self, place: Place, *, replace: bool = False) -> None:
        """Leave this page and show ``place``."""

    async def back(self) -> None:
        """One page back."""

    async def leave(self) -> None:
        """Back to the assessments."""

    async def draw(self, keep: str = "", *, fresh: bool = True) -> None:
        """Show the page at the top of the stack."""

    def draft_at(self, key: str) -> tuple[str, Voice] | None:
        """Where the text of the field ``key`` is kept as a draft, and in whose voice; None where it is not."""

    def begun_no_longer(self, where: tuple[str, Voice]) -> None:
        """What was begun there is said, or left out."""

    async def again(self) -> None:
        """Show the same page with what became known meanwhile; nothing typed there goes."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Have something done once this is done."""

    def in_background(self, do: Callable[[], None]) -> None:
        """Have slow work done on a thread of its own."""

    def settle_apart(self, settled: Callable[[Step], None]) -> None:
        """Show what was said apart on two laptops, to be settled."""

    def left(self) -> bool:
        """Keep what the page holds before it goes; False where that was refused."""

    def held(self) -> Values:
        """What the form holds now."""

    def kept(self) -> bool:
        """Keep what the form holds; False where that was refused and said."""

    def spot(self) -> Spot | None:
        """Where somebody is writing on the page; the first text of the page where the keys are elsewhere."""

    def put_in(self, spot: Spot, words: str) -> None:
        """Put ``words`` into the text at ``spot``."""

    def to(self, key: str) -> None:
        """Give the keys to the field called ``key``."""

    def take(self, *steps: Step) -> None:
        """The record as it is now, and the saving that is under way."""

    def say(self, words: str, *, fine: bool = False) -> None:
        """A problem on the page; ``fine``: a word that is no problem."""

    def said_whole(self, place: Place) -> None:
        """The page at ``place`` was said as a whole."""

    async def hand_over(self, who: PractitionerId) -> None:
        """From now on ``who`` is at the keyboard."""

    async def read_anew(self) -> None:
        """The record as whoever is at the keyboard may read it."""


class AtWork:
    """One open record and whoever is at the keyboard."""

    desk: Casework
    record: Record
    place: Place
    typing_as: Voice | None  # while one assessor's paper sheet is entered by the other

    @property
    def me(self) -> Voice | None:
        """In whose voice an answer given alone would be."""
        return self.typing_as or self.desk.voice(self.record)

    @property
    def reads(self) -> bool:
        """Whether whoever is at the keyboard reads only: a supervisor, or whoever is no assessor of this record."""
        return bool(self.record.assessment.lead) and self.desk.voice(self.record) is None

    @property
    def supervising(self) -> bool:
        """Whether whoever is at the keyboard checks this record."""
        desk = self.desk
        return supervises(self.record.assessment, desk.at_keyboard, desk.roles_here) and not desk.read_only

    @property
    def reader(self) -> str:
        """The name of whoever reads only; empty for an assessor."""
        return self.desk.name_here if self.reads else ""

    @property
    def draft_voice(self) -> Voice | None:
        """In whose voice what is being typed here is kept; None where whoever is here has none."""
        of_one = self.place.kind in {"question", "row"}
        return voice_at(self.record, self.place.at, self.me) if of_one else Voice.AGREED

    def draft_at(self, key: str) -> tuple[str, Voice] | None:
        """Where the text of the field ``key`` is kept as a draft, and in whose voice; None where it is not."""
        target, voice = draft_target(self.record, self.place, key), self.draft_voice
        return (target, voice) if target and voice else None

    def begun_no_longer(self, where: tuple[str, Voice]) -> None:
        """What was begun there is said, or left out."""

    @property
    def first(self) -> Place:
        """The page on which a record opens."""
        return Place("reading") if self.supervising else WHO

    def _steps(self, place: Place, record: Record, values: Values) -> tuple[Step, ...]:
        if not values:
            return ()
        if place.kind == "row":
            whose = voice_at(record, place.at, self.me) or Voice.AGREED
            return keep_row(self.desk, record, place.at, place.row, values, whose)
        if place.kind == "for_whom":
            return keep_beside(self.desk, record, values)
        if place.kind == "session":
            return keep_session(self.desk, record, values)
        if place.kind in {"tell", "working"}:
            return self._as_entry(place, record, values)
        voice = voice_at(record, place.at, self.me)
        step = keep_question(self.desk, record, place.at, voice, values) if voice else None
        return (step,) if step else ()

    def _as_entry(self, place: Place, record: Record, values: Values) -> tuple[Step, ...]:
        """What is no answer but an entry of its own, gone on with while it is written."""
        keep = keep_told if place.kind == "tell" else keep_working
        if (step := keep(self.desk, record, place, values)) is None:
            return ()
        a = step.record.assessment
        entry = (a.told if place.kind == "tell" else a.working_notes)[-1].entry
        self.moved_to(replace(place, row=entry))
        return (step,)

    def moved_to(self, place: Place) -> None:
        """The same page stands for another place now: what was begun has become an entry."""
        self.place = place

    # ------------------------------------------------------------------ where we stand

    async def go(self: Work, place: Place, *, replace: bool = False) -> None:
        """Leave this page and show ``place``; what was typed is kept before."""
        if not self.left():
            return
        if replace and len(self.stack) > 1:
            self.stack.pop()
        came_from = row_id(task_of(self.stack[1])) if place == TASKS and len(self.stack) > 1 else ""
        if place in self.stack:
            del self.stack[self.stack.index(place) :]
        self.stack.append(place)
        await self.draw(came_from)  # on the task list the mark stands where one was

    async def back(self: Work) -> None:
        """One page back; from the task list to the assessments on this laptop."""
        if not self.moves.reasons.left_out() and not self.left():
            return
        if len(self.stack) <= 1 or (self.seen and self.place == SESSION):
            await (self.go(WHO) if self.seen else self.leave())
            return
        was = self.stack.pop()
        await self.draw(self.ending.check.left_at.pop(self.stack[-1], "") or row_id(was))

    def left(self: Work) -> bool:
        """Keep what the page holds before it goes; False where that was refused and the page must stay."""
        try:
            self.keep()
            self.moves.tidy(self.place)
        except HsbWizardError as error:
            self.refused(error)
            return False
        return True

    def kept(self: Keeps) -> bool:
        """Keep what the form holds; False where that was refused and said."""
        try:
            self.keep()
        except HsbWizardError as error:
            self.refused(error)
            return False
        return True

    # ------------------------------------------------------------------ who reads

    async def read_anew(self: Work) -> None:
        """The record as whoever is at the keyboard may read it, now that another is or both were shown. Raises."""
        self.record = await asyncio.wrap_future(self.desk.as_seen(self.record))

    async def hand_over(self: Work, who: PractitionerId) -> None:
        """From now on ``who`` is at the keyboard and reads their own. Raises NotAllowed, and where it cannot be read;
        then nothing has changed."""
        if self.lost:
            raise NotAllowed(UNSAVED)
        before = self.desk.at_keyboard
        self.desk.hand_over(who)
        try:
            await self.read_anew()
        except HsbWizardError:
            self.desk.hand_over(before)
            raise
        self.typing_as = None
