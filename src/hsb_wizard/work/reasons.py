"""Why something that both signed is changed: asked where it is changed, and said of that change alone.

A change that was refused waits on the page where it was made until its reason is given there; a reason whose change
waits no longer is the reason of nothing, and of no other record.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from hsb_wizard.errors import HsbWizardError, NeedsReason, NotAllowed
from hsb_wizard.sentences import say
from hsb_wizard.work.at_work import KEPT
from hsb_wizard.work.view_base import Place, Values

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

Change = Callable[[], Awaitable[None]]
WAITS_NO_LONGER = "Nothing was changed: what this was the reason of waits no longer. Change it again here."


class Reasons:
    """The page that asks why, and the change that waits for what is said there."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._waits: tuple[Place, Change] | None = None  # and where it was made

    async def make(self, change: Change) -> None:
        """Make the ``change``; where it is one of what was signed, why is asked first. Raises what the desk refuses."""
        try:
            await change()
        except NeedsReason as error:
            self.work.say(str(error))
            self._ask(change)

    def refused(self, error: HsbWizardError) -> bool:
        """What the page of a form holds was not kept: ask why where that is what lacks; whether it is asked."""
        work = self.work
        asks = isinstance(error, NeedsReason) and work.place.kind in KEPT
        if asks:
            self._ask(partial(self._keep, work.held()))
        return asks

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
        await self.work.draw()
