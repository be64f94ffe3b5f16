"""An open record in plain mode: page after page is read out and answered, by the same doings as on the screen.

What a page shows and where its lines lead is made by the room of the work; here it is only said and asked.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.drafts import Begun
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.errors import HsbWizardError, NotAllowed, WrongPassphrase
from hsb_wizard.plain import commands, reading
from hsb_wizard.plain.form import Answering
from hsb_wizard.plain.hall import Hall
from hsb_wizard.plain.keeping import PlainKeeping
from hsb_wizard.plain.long_work import STOPS, interrupted
from hsb_wizard.plain.settling import settle_all
from hsb_wizard.plain.talk import one_line
from hsb_wizard.sentences import say
from hsb_wizard.work.at_work import FOLLOWS, KEPT
from hsb_wizard.work.ending import Ending
from hsb_wizard.work.halfway import HALF, Halfway, begun_by
from hsb_wizard.work.moves import MOVES, Moves
from hsb_wizard.work.view_base import TASKS, FormView, ListView, Place, Values
from hsb_wizard.work.view_chrome import banner, header
from hsb_wizard.work.view_place import places_to
from hsb_wizard.work.views import view_of

SAY_AGAIN = ".s says them again, .? is help."
LEAVE_ALL_THE_SAME = "Something is not saved yet. .b or .q again leaves all the same."
QUARTERS, NONE = 4, -1
NOTHING_ASKED = "Nothing is asked here, so what you typed was written nowhere. Enter goes on, .b goes back."


class PlainWork(PlainKeeping):
    """One open record, talked through."""

    def __init__(
        self,
        hall: Hall,
        record: Record,
        start_at: str | None = None,
        *,
        new: bool = False,
        unfinished: Begun | None = None,
    ) -> None:
        """``start_at`` is a section or question that opens first; ``new``: the record was just begun.

        ``unfinished``: what was being typed when the program ended.
        """
        self.hall, self.talk = hall, hall.talk
        self.desk: Casework = hall.desk
        self.record: Record = record
        self.typing_as: Voice | None = None
        self.half = Halfway(self.desk, lambda done: None)
        self.stack: list[Place] = [TASKS, *(places_to(record, start_at) if start_at else ())]
        if not new:
            self.stack.append(self.first)
        self.place: Place = self.stack[-1]
        self.moves, self.ending = Moves(self), Ending(self)
        self.view: ListView | FormView = ListView("")
        self.answering = Answering(self.talk, self)
        self.ready = False
        self.is_attached = True
        self.due = True  # the page is read out before the next question
        self.lost: list[Step] = []
        self.unfinished: Begun = dict(unfinished or {})
        self.half_begun: dict[str, str] = {}
        self.drafted: set[tuple[str, Voice]] = set()
        self.spoken = 0  # how often something was said beside the pages
        self._warned = False
        self._quarter = NONE

    @property
    def app(self) -> Hall:
        """What stands round it."""
        return self.hall

    @property
    def seen(self) -> bool:
        """Whether the young person or family is there."""
        return self.hall.session_view

    # ------------------------------------------------------------------ talking

    async def run(self) -> None:
        """Talk until the record is left. Raises NobodyThere."""
        await self.draw()
        while self.is_attached:
            await self._unless_refused(self._turn())
            with self._stoppable():
                await self._unless_refused(self.hall.rests())  # also after a refusal: it may lead to another page

    async def _unless_refused(self, doing: Awaitable[None]) -> None:
        try:
            await doing
        except HsbWizardError as error:
            self.refused(error)

    async def _turn(self) -> None:
        fresh = self.due
        if fresh:
            self._read_out()
        if isinstance(self.view, ListView):
            await self._list(self.view, fresh)
        else:
            await self._form()

    def _read_out(self) -> None:
        self.due = False
        if self.place.kind == "hand_over":
            self.hall.out_of_sight()
        top = header(self.record, self.place, self.me, self.typing_as, self.seen, self.reader)
        warned = banner(self.record, self.seen)
        self.talk.say("", " ".join(top.split()), *([warned] if warned else []), *reading.head(self.view))

    async def _list(self, view: ListView, fresh: bool) -> None:
        """A list is said once; after help or a slip only the question is asked again, and .s says it all."""
        lines, leads = reading.lines_of(view)
        if fresh:
            self.talk.say(*lines)
        typed = (await one_line(self.talk, "Letter: ")).strip()
        if typed.startswith("."):
            await commands.obey(self, typed, leads)
        elif typed.upper() in leads:
            await self.opened(leads[typed.upper()])
        elif typed:
            self.talk.say(f"{reading.PROBLEM} There is no line {typed}. Type one of the letters; {SAY_AGAIN}")
        elif self.place.kind in {"rows", "section", "check"}:
            await self.moves.go_on(self.place)
        else:
            self.talk.say(f"Type the letter of a line; {SAY_AGAIN}")

    async def _form(self) -> None:
        """Field after field; what is marked is kept at once, and what follows from it is asked as well."""
        place, answering = self.place, self.answering
        while (field := answering.next(self.view)) is not None:
            command = await answering.answer(field)
            if command:
                await commands.obey(self, command, {})
                return
            await self._answered(field.key)
            await self.hall.rests()
            if self.place != place or self.due:
                return
        self.talk.say(*reading.end(self.view))
        typed = (await one_line(self.talk, "Enter goes on: ")).strip()
        if typed.startswith("."):
            await commands.obey(self, typed, {})
        elif typed:
            self.talk.say(f"{reading.PROBLEM} {say(NOTHING_ASKED)}")
        else:
            answering.forget()
            await self.moves.go_on(place)

    async def _answered(self, key: str) -> None:
        if self.place.kind == "question" and self.held().get("answer") == ("@two_views",):
            await self.go(Place("views", self.place.at))
        elif self.place.kind in KEPT:
            if self.kept():
                await self.again()
            return
        if self.place.kind in HALF:
            self.half.keep(self.record, self.place, self.held())
        if self.place.kind in FOLLOWS:
            await self.again()

    async def again(self) -> None:
        """The same page, with what follows from what was just said or became known; it is not read out again."""
        self.view = self._made(self.held())

    def _made(self, held: Values | None) -> ListView | FormView:
        return self.ending.check.with_findings(self.place, view_of(self, self.place, held))

    async def opened(self, place: Place) -> None:
        """A line was chosen."""
        move = MOVES.get(place.kind)
        await (move(self.moves, place) if move else self.go(place))

    # ------------------------------------------------------------------ where we stand

    async def read_anew(self) -> None:
        """As ever; what whoever is here now had begun is known before it becomes part of the record. Raises."""
        self.unfinished |= await begun_by(self.desk, self.record.assessment.case)
        await super().read_anew()

    async def leave(self) -> None:
        """Back to the assessments. What was not saved is said first."""
        if self.lost and not self._warned:
            self._warned = True
            self.talk.say(LEAVE_ALL_THE_SAME)
            return
        self.is_attached = self.hall.session_view = False
        self.desk.hand_over(self.desk.me.id)

    async def draw(self, keep: str = "", *, fresh: bool = True) -> None:
        """The page at the top of the stack is read out before the next question."""
        self.ready = False
        self.place = self.stack[-1]
        await self.ending.looking.read()
        view = self._made(None if fresh else self.held())
        if fresh:
            if self.moves.reasons.may_wait(self.place):
                self.unfinished |= await begun_by(self.desk, self.record.assessment.case)
            view, empty = await self.half.on(self.record, self.place, view), view
            self.half_begun = _differing(empty, view)
            self.answering.begin()
        self.view, self.ready = view, True
        self.due = not self._making()

    def _making(self) -> bool:
        """What is being written is told in quarters, not page by page."""
        under_way = self.ending.under_way
        if self.place.kind != "making" or under_way.now is None or not under_way.works:
            self._quarter = NONE
            return False
        if self._quarter == NONE:
            self._quarter = 0
            self.talk.say(say(STOPS))
        if int(under_way.now.far.share * QUARTERS) > self._quarter:
            self._quarter = int(under_way.now.far.share * QUARTERS)
            self.talk.say(f"{self._quarter} of {QUARTERS} parts written.")
        return True

    def _stoppable(self) -> AbstractContextManager[None]:
        """While something is being written, Ctrl+C stops that; else it ends the program, as ever."""
        under_way = self.ending.under_way
        if not under_way.works:
            return nullcontext()
        return interrupted(lambda: self.hall.from_thread(under_way.stop))

    def call_later(self, callback: Callable[..., Any], *args: Any) -> None:
        """Have something done once this is done."""
        self.hall.from_thread(callback, *args)

    def in_background(self, do: Callable[[], None]) -> None:
        """Slow work on a thread; the next question waits for it."""
        self.hall.in_background(do)

    def settle_apart(self, settled: Callable[[Step], None]) -> None:
        """What was said apart on two laptops, place after place; the next question waits for it."""
        self.hall.goes_on(settle_all(self.talk, self.desk, self.record, settled))

    # ------------------------------------------------------------------ what is said

    def say(self, words: str, *, fine: bool = False) -> None:
        """A hint or a problem."""
        if words:
            self.spoken += 1
            self.talk.say(reading.without_keys(words))

    def refused(self, error: HsbWizardError) -> None:
        """A refusal; the field it is about is asked again. On a signed record the reason for the change is asked."""
        self.talk.say(f"{reading.PROBLEM} {error}")
        fields = self.view.fields if isinstance(self.view, FormView) else ()
        if self.moves.reasons.refused(error, self.view):
            return
        if isinstance(error, NotAllowed | WrongPassphrase) and any(each.key == error.field for each in fields):
            self.to(error.field)
        else:
            self.due = True


def _differing(before: ListView | FormView, now: ListView | FormView) -> dict[str, str]:
    """What the texts of several lines hold now that they did not hold before; a line shows what it holds."""
    if not (isinstance(before, FormView) and isinstance(now, FormView)):
        return {}
    pairs = zip(before.fields, now.fields, strict=True)
    return {new.key: new.text for old, new in pairs if new.kind == "box" and new.text and new.text != old.text}
