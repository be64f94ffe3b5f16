"""Whose turn it is: handing over, and showing both. What is then on the screen is read anew for whoever is there.

No key and no passphrase stays here: it is typed, checked at the desk, and gone.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework import verbs
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.view_base import Place, Values

if TYPE_CHECKING:
    from hsb_wizard.tui.main import MainScreen

LOOKING = "Looking ..."
TURNS = frozenset({"hand_over", "show"})


class Turns:
    """The doings of the main screen that change who reads."""

    def __init__(self, work: MainScreen) -> None:
        self.work = work

    async def go_on(self, place: Place, values: Values) -> None:
        """What F8 does on one of these cards. Raises what the desk refuses."""
        await (self._show(place, values) if place.kind == "show" else self._hand_over(place, values))

    async def _hand_over(self, place: Place, values: Values) -> None:
        """The card between two assessors: the passphrase once in a sitting, then one key."""
        work = self.work
        a, to = work.record.assessment, Voice(place.row)
        who = a.lead if to is Voice.LEAD else a.co
        if work.desk.is_confirmed(who):
            await self._handed(place)
            return
        given = str(values.get("passphrase", ""))
        if given:
            work.say(LOOKING)
            confirmed = work.desk.confirm(a.name_of(to), given)
            confirmed.add_done_callback(lambda done: work.app.from_thread(self._checked, place, done))

    async def _checked(self, place: Place, done: Future[object]) -> None:
        try:
            done.result()
            await (self._shown(place) if place.kind == "show" else self._handed(place))
        except HsbWizardError as error:
            await self.work.draw()
            self.work.say(str(error))

    async def _handed(self, place: Place) -> None:
        work, a = self.work, self.work.record.assessment
        if work.place != place:
            return
        await work.hand_over(a.lead if Voice(place.row) is Voice.LEAD else a.co)
        await work.back()

    async def _show(self, place: Place, values: Values) -> None:
        """Show both; the passphrase of whoever is not known in this sitting is asked first."""
        work, a = self.work, self.work.record.assessment
        needed = work.desk.whose_passphrase(work.record, place.at)
        if not needed:
            await self._shown(place)
        elif given := str(values.get("passphrase", "")):
            work.say(LOOKING)
            confirmed = work.desk.confirm(a.name_of(needed[0]), given)
            confirmed.add_done_callback(lambda done: work.app.from_thread(self._checked, place, done))

    async def _shown(self, place: Place) -> None:
        work = self.work
        if work.place != place:
            return
        work.take(verbs.show_both(work.desk, work.record, place.at))
        await work.read_anew()
        await work.back()
