"""How long records are kept: what is to be looked at, and a day set with its reason. Reached with R from the list."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from hsb_wizard.casework.keeping_records import Due, due, kept, review_by
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work.typed import typed_date
from hsb_wizard.work.view_copies import typed
from hsb_wizard.work.view_keeping import TITLE, keeping_form

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard


class KeepingPage(Steps):
    """One page. F8 sets the day of one record; nothing on it takes anything away."""

    app: Wizard
    KEYS: ClassVar[str] = "Enter Next  F8 Set this day  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self._done = ""

    async def begin(self) -> None:
        """Ask for the list."""
        kept(self.desk).add_done_callback(lambda done: self.app.from_thread(self._listed, done))

    async def _listed(self, done: Future[tuple[Due, ...]]) -> None:
        records = done.result()
        await self.show(keeping_form(due(records, self.desk.today()), len(records), self._done))
        self._done = ""

    async def action_go_on(self) -> None:
        """Open the record that is named, and set its day."""
        reference, reason = typed(self.values, "reference"), typed(self.values, "reason")
        if not (reference and reason):
            self.say("Say which record, by which day, and why then.")
            return
        opened = self.desk.open_case(reference)
        day = typed_date(typed(self.values, "day"), self.desk.today())
        opened.add_done_callback(lambda done: self.app.from_thread(self._set, done, day, reason))

    async def _set(self, done: Future[Record], day: str, reason: str) -> None:
        error = done.exception()
        try:
            if error is not None:
                raise error
            review_by(self.desk, done.result(), day, reason).result()
        except HsbWizardError as refused:
            self.say(str(refused))
            return
        self._done = f"{done.result().assessment.reference}: the day is set, with its reason."
        await self.begin()

    def help_lines(self) -> tuple[str, ...]:
        """What a day does, and what it does not."""
        return (
            "!" + TITLE,
            "Each record has a day by which somebody looks at whether it is still kept, and why then.",
            "No day ever erases anything. Somebody decides, and the journal says who.",
            "A hold ('hsb-wizard keep ID --hold --reason ...') stands in the way of erasing.",
            "Erasing is 'hsb-wizard erase ID --dry-run', which says first what would go.",
        )
