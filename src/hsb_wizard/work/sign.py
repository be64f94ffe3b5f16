"""Signing at work: reasons for what goes ahead, then each assessor's own passphrase and signature.

A passphrase goes from its field to the desk and is kept nowhere. What is signed is the state whose code was shown.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import PractitionerId, Voice
from hsb_wizard.casework import verbs
from hsb_wizard.casework.exporting import check_code
from hsb_wizard.casework.review import Finding, findings
from hsb_wizard.errors import HsbWizardError, NotAllowed
from hsb_wizard.work.view_base import FormView, ListView, Place, Values, row_id
from hsb_wizard.work.view_inactive import decision_of, inactive_view
from hsb_wizard.work.view_sign import (
    ROLES,
    TYPE_IT,
    goes_ahead_view,
    reason_of,
    sign_as_view,
    sign_refusal,
    sign_view,
)

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

LOOKING = "Looking ..."
NOT_YET = "The check code is being looked up. Try again in a moment."


class Signing:
    """The sign screen, the form of one reason, and the card on which an assessor signs."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._code = ""  # the record code that the card shows in short; empty while it is looked up
        self._service = ""

    @property
    def now(self) -> tuple[Finding, ...]:
        """What the rules say now."""
        return findings(self.work.record).now

    # ------------------------------------------------------------------ the screen and its points

    async def begin(self) -> None:
        """Open the sign screen. Reasons for what is mended since are taken back first."""
        work = self.work
        if not work.left():
            return
        if not (work.record.assessment.signatures or work.reads or work.desk.read_only):
            still = {each.key for each in self.now}
            step = verbs.forget_mended(work.desk, work.record, still)
            if step:
                work.take(step)
            await work.half.forget(work.record, "goes_ahead", still)
        await work.go(Place("sign"))

    def view(self) -> ListView:
        """The sign screen."""
        return sign_view(self.work.record, self.now)

    def point(self, place: Place) -> ListView | FormView:
        """The form of one reason; the sign screen where the point is mended meanwhile."""
        found = self._find(place)
        return goes_ahead_view(self.work.record, found) if found else self.view()

    def _find(self, place: Place) -> Finding | None:
        return next((each for each in self.now if each.key == place.at), None)

    def _finding(self, place: Place) -> Finding:
        found = self._find(place)
        if found is None:
            raise NotAllowed("This point is mended. There is nothing to explain.")
        return found

    async def open_point(self, place: Place) -> None:
        """Go to the form of one reason. Raises NotAllowed where the point is mended."""
        self._finding(place)
        await self.work.go(place)

    async def goes_ahead(self, place: Place, values: Values) -> None:
        """Keep a reason and go back. Raises NotAllowed where a word is missing."""
        work = self.work
        said = reason_of(work.record, self._finding(place), values)
        work.take(verbs.goes_ahead(work.desk, work.record, place.at, said.because, said.who, said.by_when))
        work.said_whole(place)
        await work.back()

    # ------------------------------------------------------------------ what is no longer asked

    def inactive(self, place: Place, held: Values | None) -> FormView:
        """One group of answers that an answer hides; the two assessors may keep or remove it."""
        work = self.work
        may_decide = work.desk.voice(work.record) is not None and not work.desk.read_only
        return inactive_view(work.record, place.at, held, may_decide=may_decide)

    async def settle(self, place: Place, values: Values) -> None:
        """Keep the decision and go back. Raises NotAllowed where it is not said, or nothing is hidden any more."""
        work = self.work
        choice, reason = decision_of(values)
        work.take(verbs.settle_hidden(work.desk, work.record, place.at, choice, reason))
        work.said_whole(place)
        await work.back()

    # ------------------------------------------------------------------ one signature

    def card(self, place: Place, held: Values | None) -> FormView:
        """What one assessor signs."""
        code = check_code(self._code) if self._code else ""
        service = str((held or {}).get("service", self._service))
        return sign_as_view(self.work.record, Voice(place.row), code, self.now, service)

    async def begin_card(self, place: Place) -> None:
        """Go to the card of one assessor. Raises NotAllowed where they cannot sign now."""
        work, a = self.work, self.work.record.assessment
        refusal = sign_refusal(work.record, Voice(place.row), self.now)
        if refusal:
            raise NotAllowed(refusal)
        if a.signatures:
            self._service = a.signatures[-1].signed.service
        self._code = ""
        await work.go(place)
        code = work.desk.record_code(a.case)
        work.app.hear(work, code, lambda done: self._coded(place, done))

    async def _coded(self, place: Place, done: Future[str]) -> None:
        work, error = self.work, done.exception()
        if work.place != place:
            return
        if isinstance(error, HsbWizardError):
            work.say(str(error))
            return
        self._code = done.result()
        await work.draw(fresh=False)

    def sign(self, place: Place, values: Values) -> None:
        """Check the passphrase, then sign. Raises NotAllowed where it is not typed, or the code is not known yet."""
        work, a, voice = self.work, self.work.record.assessment, Voice(place.row)
        given, service = str(values.get("passphrase", "")), str(values.get("service", "")).strip()
        if not given:
            raise NotAllowed(TYPE_IT, field="passphrase")
        if not self._code:
            raise NotAllowed(NOT_YET)
        self._service = service
        work.say(LOOKING, fine=True)
        confirmed = work.desk.confirm(a.name_of(voice), given)
        work.app.hear(work, confirmed, lambda done: self._checked(place, done))

    async def _checked(self, place: Place, done: Future[object]) -> None:
        work, error = self.work, done.exception()
        if work.place != place:
            return
        if isinstance(error, HsbWizardError):
            work.refused(error)
            return
        if error is not None:
            raise error
        try:
            await self._signs(Voice(place.row))
        except HsbWizardError as refused:
            work.refused(refused)
            return
        await self._back(work.record.assessment.name_of(Voice(place.row)))

    async def _back(self, name: str) -> None:
        """To the sign screen, where the mark stands at the signature that is still to come."""
        work = self.work
        left = [voice for voice in ROLES if not sign_refusal(work.record, voice, self.now)]
        if left:
            work.ending.check.left_at[Place("sign")] = row_id(Place("sign_as", "", left[0].value))
        await work.back()
        more = f" {work.record.assessment.name_of(left[0])} signs next, below." if left else ""
        work.say(f"{name} has signed.{more}", fine=True)

    async def _signs(self, voice: Voice) -> None:
        work, a = self.work, self.work.record.assessment
        who: PractitionerId = a.lead if voice is Voice.LEAD else a.co
        await work.hand_over(who)
        work.take(verbs.sign(work.desk, work.record, self._code, self._service))
