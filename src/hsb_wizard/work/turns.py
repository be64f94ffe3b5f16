"""Whose turn it is: handing over, and showing both. What is then on the screen is read anew for whoever is there.

No key and no passphrase stays here: it is typed, checked at the desk, and gone.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import PractitionerId, Voice
from hsb_wizard.casework import verbs
from hsb_wizard.casework.absence import open_early
from hsb_wizard.errors import HsbWizardError, NotAllowed
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Place, Values

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

LOOKING = "Looking ..."
TURNS = frozenset({"hand_over", "show", "early"})


def supervisors(work: Work) -> tuple[tuple[PractitionerId, str], ...]:
    """Who could open a pass early with the present assessor: id and name."""
    a, people = work.record.assessment, work.desk.people().result()
    return tuple(
        (each.id, each.name) for each in people if "supervisor" in each.roles and each.id not in (a.lead, a.co)
    )


class Turns:
    """The doings of the main screen that change who reads."""

    def __init__(self, work: Work) -> None:
        self.work = work

    async def go_on(self, place: Place, values: Values) -> None:
        """What F8 does on one of these cards. Raises what the desk refuses."""
        if place.kind == "early":
            await self._early(place, values)
        else:
            await (self._show(place, values) if place.kind == "show" else self._hand_over(place, values))

    async def _hand_over(self, place: Place, values: Values) -> None:
        """The card between two assessors: the passphrase once in a sitting, then one key."""
        work = self.work
        a, to = work.record.assessment, Voice(place.row)
        who = a.lead if to is Voice.LEAD else a.co
        if work.desk.is_confirmed(who):
            await self._handed(place)
            return
        self._confirm(place, a.name_of(to), values)

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
        else:
            self._confirm(place, a.name_of(needed[0]), values)

    def _confirm(self, place: Place, name: str, values: Values) -> None:
        """Check the passphrase of ``name``. Raises NotAllowed where none was typed."""
        given, work = str(values.get("passphrase", "")), self.work
        if not given:
            raise NotAllowed(say("{name} types their own passphrase first.", name=name))
        work.say(LOOKING, fine=True)
        confirmed = work.desk.confirm(name, given)
        work.app.hear(work, confirmed, lambda done: self._checked(place, done))

    async def _shown(self, place: Place) -> None:
        work = self.work
        if work.place != place:
            return
        work.take(verbs.show_both(work.desk, work.record, place.at))
        await work.read_anew()
        await work.back()

    async def _early(self, place: Place, values: Values) -> None:
        """Two passphrases and a reason. Raises what the desk refuses."""
        work, a = self.work, self.work.record.assessment
        chosen, voice = values.get("who", ()), Voice(place.row)
        by = next((each for each in work.desk.people().result() if each.id in chosen), None)
        if by is None:
            raise NotAllowed(say("Choose which supervisor is here."))
        present = a.co_name if voice is Voice.LEAD else a.lead_name
        for name, key in ((by.name, "passphrase"), (present, "own")):
            if given := str(values.get(key, "")):
                await asyncio.wrap_future(work.desk.confirm(name, given))
        opened = open_early(work.desk, work.record, place.at, voice, by, str(values.get("reason", "")))
        work.record = await asyncio.wrap_future(opened)
        await work.back()
