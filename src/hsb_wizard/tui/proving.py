"""Proving the store from the list of assessments: V there. How far it is stands on the page, and F7 stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from hsb_wizard.casework.proving import Report, compared, prove_again, proved
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.long_work import LongWork
from hsb_wizard.work.view_copies import typed
from hsb_wizard.work.view_proving import TITLE, proving_form

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.watch import Watch


AGAIN = "F8 Make the lists again  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"


class ProvingPage(LongWork):
    """One page. F8 proves; where only lists do not hold, F8 makes them again."""

    KEYS: ClassVar[str] = "F8 Prove the store  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self._report: Report | None = None
        self._code = ""

    async def begin(self) -> None:
        """What it is."""
        await self.show(proving_form())

    async def action_go_on(self) -> None:
        """Prove it, or make the lists again."""
        if self.works:
            return
        self._code = typed(self.values, "code")
        repairs = self._report is not None and self._report.only_lists

        def work(watch: Watch) -> Future[Report]:
            return prove_again(self.desk, watch) if repairs else proved(self.desk, watch)

        try:
            self.begin_work(work, self._proved)
        except HsbWizardError as refused:
            self.say(str(refused))

    async def _proved(self, report: Report) -> None:
        self._report = report
        if not (self._code and report.sound):
            await self.show(proving_form(report, self._code))
            self.keys = AGAIN if report.only_lists else ""
            return
        self.app.hear(self, compared(self.desk, self._code), lambda done: self._compared(report, done))

    async def _compared(self, report: Report, done: Future[str]) -> None:
        error = done.exception()
        if error is not None and not isinstance(error, HsbWizardError):
            raise error
        await self.show(proving_form(report, self._code, "" if error else done.result()))
        if error is not None:
            self.say(str(error))

    def help_lines(self) -> tuple[str, ...]:
        """What is proved, and what to do where something does not hold."""
        return (
            "!" + TITLE,
            "Each entry carries the hash of the one before. A changed, missing or moved one breaks its chain.",
            "Only a code printed on a document shows that the record is another than it was made from.",
            "While it runs, F7 or Escape stops it; F10 does as well. It changes nothing.",
            "Lists that do not hold are made again from the journal, and only where everything else holds.",
        )
