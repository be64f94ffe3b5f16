"""Why something that both signed is changed: asked where it is changed, and said of that change alone.

A change that was refused waits on the page where it was made until its reason is given there; a reason whose change
waits no longer is the reason of nothing, and of no other record. Words that were typed there are kept as drafts: they
stand on their page again, and are no answer, until their reason is given or somebody leaves them out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from hsb_wizard.assessment.after_signing import sections_that_go_on
from hsb_wizard.casework.drafts import Begun
from hsb_wizard.errors import HsbWizardError, NeedsReason, NotAllowed
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.at_work import KEPT
from hsb_wizard.work.halfway import begun_by
from hsb_wizard.work.view_base import FormView, ListView, Place, Values

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

Change = Callable[[], Awaitable[None]]
TEXTS = frozenset({"line", "box"})
STANDS_HERE = "Not changed: this is signed. What you wrote stands here. F8 asks why and changes it; F7 leaves it out."
WAITS_NO_LONGER = "Nothing was changed: what this was the reason of waits no longer. Change it again here."


class Reasons:
    """The page that asks why, and the change that waits for what is said there."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._waits: tuple[Place, Change] | None = None  # and where it was made
        self._offered: Values = {}  # the words that stand on the page again, by their fields

    @property
    def at(self) -> str:
        """The question whose answer, or table whose rows, wait for a reason; empty where it is something else."""
        return self._waits[0].at if self._waits is not None else ""

    async def make(self, change: Change) -> None:
        """Make the ``change``; where it is one of what was signed, why is asked first. Raises what the desk refuses."""
        try:
            await change()
        except NeedsReason as error:
            self.work.say(str(error))
            self._ask(change)

    def refused(self, error: HsbWizardError, view: FormView | ListView) -> bool:
        """What the page made of ``view`` holds was not kept: ask why where that is what lacks; whether it is asked."""
        work = self.work
        if not isinstance(error, NeedsReason) or not isinstance(view, FormView) or work.place.kind not in KEPT:
            return False
        held = work.held()
        for each in view.fields:
            where, words = work.draft_at(each.key), str(held.get(each.key, ""))
            if each.kind in TEXTS and where and words != each.text:
                work.desk.save_draft(work.record, *where, words)
        self._ask(partial(self._keep, held))
        return True

    def _ask(self, change: Change) -> None:
        work = self.work
        self._waits = (work.place, change)
        work.ready = False
        work.stack.append(Place("because"))
        work.call_later(work.draw)

    async def given(self, values: Values) -> None:
        """The reason is given: the change that waits here is made. Raises NotAllowed, and what the desk refuses."""
        reason = str(values.get("reason", "")).strip()
        if not reason:
            raise NotAllowed("Say in one line why it is changed.", field="reason")
        work, waits, self._waits = self.work, self._waits, None
        work.stack.pop()
        await work.draw()
        if waits is None or waits[0] != work.place:
            work.say(say(WAITS_NO_LONGER))
            return
        work.desk.change_because(reason)
        try:
            await waits[1]()
        finally:
            work.desk.change_because("")

    async def _keep(self, values: Values) -> None:
        self.work.keep(values)
        self._drop(values)
        await self.work.draw()

    # ------------------------------------------------------------------ words that wait for their reason

    async def on(self, place: Place, view: FormView | ListView) -> FormView | ListView:
        """``view`` of ``place`` with the words that wait for their reason; `say_so` says then that they do."""
        work, self._offered = self.work, {}
        if isinstance(view, ListView) or not self.may_wait(place):
            return view
        waiting = await self._waiting()
        typed = {
            each.key: waiting[where]
            for each in view.fields
            if each.kind in TEXTS and (where := work.draft_at(each.key)) and waiting.get(where, each.text) != each.text
        }
        self._offered = typed
        return replace(view, fields=tuple(replace(each, text=typed.get(each.key, each.text)) for each in view.fields))

    def may_wait(self, place: Place) -> bool:
        """Whether words can wait at ``place`` for their reason: whoever is here could change what was signed there."""
        work, a = self.work, self.work.record.assessment
        signed = bool(a.signatures) and place.at.partition(".")[0] not in sections_that_go_on(work.record.form)
        return signed and place.kind in KEPT and not (a.closed or work.reads or work.desk.read_only)

    def say_so(self) -> None:
        """Say that words stand here which are not in the record, where they do."""
        if self.stand_here:
            self.work.say(say(STANDS_HERE), fine=True)

    @property
    def stand_here(self) -> bool:
        """Whether the page holds the words that wait for their reason as they were, and nobody went on with them."""
        held = self.work.held()
        return bool(self._offered) and all(held.get(key) == text for key, text in self._offered.items())

    def left_out(self) -> bool:
        """Whoever goes back from them leaves them out; whether anything was. They are dropped."""
        if not self.stand_here:
            return False
        self._drop(self.work.held())
        self._offered = {}
        self.work.moves.tidy(self.work.place)
        return True

    async def _waiting(self) -> Begun:
        with suppress(HsbWizardError):  # they stay in the store; the page itself can be worked on
            return await begun_by(self.work.desk, self.work.record.assessment.case)
        return {}

    def _drop(self, values: Values) -> None:
        for where in filter(None, map(self.work.draft_at, values)):
            self.work.desk.drop_draft(self.work.record, *where)
            self.work.begun_no_longer(where)
