"""Settling what was said apart on two laptops: one place after the other, each side as it stands."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import EntryId
from hsb_wizard.casework.settling import Apart, leave_open, place_is_a_row, settle, signatures_fall, waiting
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work.view_base import FormView
from hsb_wizard.work.view_copies import APART, NEW, apart_form, chosen, typed

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.casework.record import Record, Step
    from hsb_wizard.tui.app import Wizard


class SettlePage(Steps):
    """One place at a time. ``settled`` hears each step, so that the record below goes on with it."""

    app: Wizard

    def __init__(self, desk: Casework, record: Record, settled: Callable[[Step], None]) -> None:
        super().__init__()
        self.desk, self.record, self.settled = desk, record, settled
        self._waits: list[Apart] = []
        self._number, self._count = 0, 0

    async def begin(self) -> None:
        """Ask what waits."""
        self.title_words = f"Assessment {self.record.assessment.reference}"
        self.state("Reading ...")
        self.app.hear(self, waiting(self.desk, self.record), self._found)

    async def _found(self, done: Future[tuple[Apart, ...]]) -> None:
        self._waits = list(done.result())
        self._count = len(self._waits)
        await self._next()

    async def _next(self) -> None:
        if not self._waits:
            await self.show(FormView(APART, "", ("!All of it is settled.",), go_on="F8 Done"))
            return
        self._number += 1
        apart = self._waits[0]
        row = place_is_a_row(self.record, apart.place)
        fall = signatures_fall(self.record, apart.place)
        await self.show(apart_form(apart, self._number, self._count, row=row, fall=fall))

    async def action_go_on(self) -> None:
        """Settle this one, and on to the next."""
        if not self._waits:
            self.app.pop_screen()
            return
        apart, took = self._waits[0], chosen(self.values, "took")
        if not took:
            self.say("Choose one of them.")
            return
        words = typed(self.values, "settled")
        try:
            if took == NEW:
                step = leave_open(self.desk, self.record, apart, words)
            else:
                step = settle(self.desk, self.record, apart, EntryId(took), settled=words)
        except HsbWizardError as refused:
            self.say(str(refused))
            return
        self.record = step.record
        self.settled(step)
        self._waits.pop(0)
        await self._next()

    def help_lines(self) -> tuple[str, ...]:
        """What settling does."""
        return (
            "!" + APART,
            "Both laptops went on with this record and said different things. Neither is newer.",
            "Take one of them, or neither: then the question is open again and you answer it anew.",
            "What settled it stands beside the answer. Both sides stay in the journal.",
        )
