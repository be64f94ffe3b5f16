"""What the lines and cards of the work do: finish a pass, hand over, choose a mode, override, agree to differ.

Each is a small doing with the main screen's record; where it leads next is said here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from hsb_wizard.assessment.agreement import alone_paths, both_finished
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.listing import says
from hsb_wizard.casework import verbs
from hsb_wizard.casework.moving import move
from hsb_wizard.casework.record import Step
from hsb_wizard.sentences import say
from hsb_wizard.work import assessing
from hsb_wizard.work.doings import keep_hold_back, keep_mode, keep_override, keep_pair, keep_views, leave_row, mark_key
from hsb_wizard.work.ending import DOINGS, PLACES
from hsb_wizard.work.next_up import NextUp
from hsb_wizard.work.page_names import SITTING
from hsb_wizard.work.reasons import Reasons
from hsb_wizard.work.table import Table
from hsb_wizard.work.taking import Taking
from hsb_wizard.work.turns import TURNS, Turns
from hsb_wizard.work.view_base import SESSION, TASKS, WHO, Place, Values
from hsb_wizard.work.view_cards import THEM
from hsb_wizard.work.view_chrome import CARDS
from hsb_wizard.work.view_move import FORM_PAGES, wants_to_move
from hsb_wizard.work.view_place import begun, next_place, next_to_do, place_of, walk
from hsb_wizard.work.view_voice import mode_now
from hsb_wizard.work.wall import DROP

if TYPE_CHECKING:
    from hsb_wizard.casework.record import Step
    from hsb_wizard.work.at_work import Work

TAKEN_AS = "{key} alone is taken as: {label}. What belongs to it is asked below it; F8 goes on."
ANSWERS = frozenset({"question", "rows", "row", "section"})


class Moves:
    """The doings of the main screen that lead somewhere."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.turns, self.table, self.taking = Turns(work), Table(work), Taking(work)
        self.reasons = Reasons(work)
        self.next_up = NextUp(work)
        self._asked: Place | None = None
        self.to_session = False  # somebody goes to the session with the young person, by way of the card

    # ------------------------------------------------------------------ Continue

    async def go_on(self, place: Place) -> None:
        """What F8 does at ``place``. Raises what the desk refuses."""
        work = self.work
        if place.kind in CARDS:
            values = work.held()
            await self.reasons.make(lambda: self._card(place, values))
        elif place.kind in {"question", "rows"}:
            work.keep()
            if place.kind == "question" and await self._marks_key(place):
                return
            await work.go(next_place(work.record, place.at), replace=True)
        elif place.kind in {"row", "pasted"}:
            await (self.table.done if place.kind == "row" else self.table.add_pasted)(place)
        elif place.kind in {"for_whom", "working"}:
            await work.back()
        elif place.kind in {"tell", "section", "tasks"}:
            await {"tell": self._told, "section": self._first_of, "tasks": self._check}[place.kind](place)
        elif place.kind in PLACES | SITTING:
            leads = work.ending.go_on if place.kind in PLACES else work.ending.sittings.go_on
            values = work.held()
            await self.reasons.make(lambda: leads(place, values))

    async def _marks_key(self, place: Place) -> bool:
        """A key alone where words go is taken as the mark it stands for, and said; whether there was one."""
        work = self.work
        step, state = mark_key(work.desk, work.record, place.at, work.me)
        if step is None:
            return False
        work.take(step)
        form = work.record.form
        label, key = form.missing(state).label, form.missing(state).key
        await work.draw()
        work.say(say(TAKEN_AS, key=key, label=label), fine=True)
        return True

    async def _told(self, place: Place) -> None:
        """From Tell someone now to what was written down; with the young person here back to the session."""
        self.work.keep()
        await (self.work.back() if self.work.app.session_view else self.work.go(Place("told"), replace=True))

    async def _check(self, place: Place) -> None:
        """From the task list to what stands in the way of signing."""
        await self.work.ending.open(Place("check"))

    async def _first_of(self, place: Place) -> None:
        """From the page of a section: its first question that needs whoever is here; in a new one its first."""
        wanted = next_to_do(self.work.record, self.work.me, place.at)
        here = wanted is not None and wanted.at.startswith(place.at + ".")
        order = walk(self.work.record, place.at)
        if here and wanted is not None and begun(self.work.record, place.at):
            await self.work.go(wanted)
        elif order:
            await self.work.go(place_of(self.work.record, order[0]))

    async def next(self) -> None:
        """The next thing that needs whoever is at the keyboard."""
        work = self.work
        if work.supervising:
            await work.ending.after.next(work.place.at if work.place.kind in ANSWERS else "")
        else:
            await self.next_up.go()

    async def _card(self, place: Place, values: Values) -> None:
        work = self.work
        if place.kind == "who":
            await self._who(values)
        elif place.kind in TURNS:
            await self.turns.go_on(place, values)
        elif place.kind == "because":
            await self.reasons.given(values)
        elif place.kind in assessing.CARDS:
            await assessing.say_yes(work, place, values)
            work.said_whole(place)
        elif place.kind in FORM_PAGES:
            if wants_to_move(values):
                work.take(move(work.desk, work.record, work.desk.form))
            await work.go(TASKS)
        else:
            work.take(self._kept(place, values))
            work.said_whole(place)
            await work.back()

    def _kept(self, place: Place, values: Values) -> Step:
        """What one of the other cards says. Raises what the desk refuses."""
        desk, record = self.work.desk, self.work.record
        if place.kind == "gate":
            return keep_override(desk, record, values)
        if place.kind == "pair":
            return keep_pair(desk, record, place.at, place.row, values)
        doings = {"mode": keep_mode, "views": keep_views, "hold_back": keep_hold_back}
        return doings[place.kind](desk, record, place.at, values)

    # ------------------------------------------------------------------ who can see this screen

    async def _who(self, values: Values) -> None:
        work = self.work
        them = values.get("who") == (THEM,)
        a = work.record.assessment
        if not work.desk.read_only and (them != (a.in_sitting and a.with_child)) and (them or a.in_sitting):
            work.take(verbs.sit(work.desk, work.record, began=them, with_child=them))
        work.app.session_view, self.to_session = them, False
        work.stack = [place for place in work.stack if place not in (WHO, SESSION)] or [TASKS]
        work.stack += [SESSION] if them else []
        await work.draw()

    # ------------------------------------------------------------------ lines that do something

    async def finish(self, place: Place) -> None:
        """One assessor has finished a part; blanks are said once before."""
        work, a, me = self.work, self.work.record.assessment, self.work.me
        if me is None:
            return
        blank = sum(not says(a, path, me) for path in alone_paths(work.record.form, a, place.at))
        if blank and self._asked != place:
            self._asked = place
            work.say(f"Not answered yet: {blank}. Choose it again to finish all the same.", fine=True)
            return
        await self.reasons.make(partial(self._finish, place, me))

    async def _finish(self, place: Place, me: Voice) -> None:
        work = self.work
        work.take(verbs.finish_pass(work.desk, work.record, place.at, me))
        paper = mode_now(work.record, place.at) == "paper"
        work.typing_as = None
        if place.at in work.record.assessment.revealed:
            await work.read_anew()
            await work.draw()
        elif both_finished(work.record.assessment, place.at):
            await work.go(Place("show", place.at))
        elif paper:
            await work.draw()
        else:
            other = Voice.CO if me is Voice.LEAD else Voice.LEAD
            await work.go(Place("hand_over", place.at, other.value))

    async def reopen(self, place: Place) -> None:
        """Go on with a pass that was finished."""
        if self.work.me is not None:
            await self.reasons.make(partial(self._reopen, place, self.work.me))

    async def _reopen(self, place: Place, me: Voice) -> None:
        self.work.take(verbs.reopen_pass(self.work.desk, self.work.record, place.at, me))
        await self.work.draw()

    async def paper(self, place: Place) -> None:
        """The other's paper sheet is entered now, by whoever is at the keyboard."""
        self.work.typing_as = Voice(place.row)
        await self.work.draw()

    async def hold_back(self, place: Place) -> None:
        """The card that says from whom the answer or row at ``place`` is held back."""
        if place.kind in {"question", "rows", "row"} and not self.work.app.session_view:
            await self.work.go(Place("hold_back", f"{place.at}/{place.row}" if place.row else place.at))

    async def leave(self, place: Place) -> None:
        """Back to the assessments."""
        await self.work.leave()

    async def session(self, place: Place) -> None:
        """Session view is entered by the card, which says who can see."""
        self.to_session = True
        await self.work.go(WHO)

    async def end(self, place: Place) -> None:
        """Check, sign and documents."""
        await self.work.ending.open(place)

    def tidy(self, place: Place) -> None:
        """What is left behind when a page goes: an empty row is taken out, paper belongs to its section."""
        work = self.work
        self._asked = None
        self.to_session = self.to_session and place != WHO
        self.table.left(place)
        self.taking.left()
        if place.kind == "question" and not work.reads:
            step, _ = mark_key(work.desk, work.record, place.at, work.me)
            work.take(*([step] if step else []))
        if place.kind == "row" and not work.reads:
            step = leave_row(work.desk, work.record, place.at, place.row)
            if step:
                work.take(step)
        if place.kind == "section":
            self._paper_ends(place)
        if place.kind in {"export", "making"}:
            work.ending.documents.leaves(place, work.held())

    def _paper_ends(self, place: Place) -> None:
        if self.work.typing_as is not None and len(self.work.stack) > 1 and self.work.stack[-1] != place:
            self.work.typing_as = None

    # ------------------------------------------------------------------ another laptop

    async def apart(self, place: Place) -> None:
        """What was said apart, settled on a page of its own; the record goes on with each step."""
        self.work.settle_apart(self._settled)

    def _settled(self, step: Step) -> None:
        self.work.take(step)
        self.work.call_later(self.work.draw)


MOVES: dict[str, Callable[[Moves, Place], Awaitable[None]]] = {
    "finish": Moves.finish,
    "reopen": Moves.reopen,
    "paper": Moves.paper,
    "same": lambda moves, place: moves.taking.same(place),
    "add": lambda moves, place: moves.table.add(place),
    "put_back": lambda moves, place: moves.table.put_back(place),
    "leave": Moves.leave,
    "session": Moves.session,
    "apart": Moves.apart,
    DROP: lambda moves, place: moves.work.ending.wall.drop(place),
    **dict.fromkeys(PLACES | DOINGS, Moves.end),
}
