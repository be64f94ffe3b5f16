"""What changed since a supervisor last looked, at work: asked of the journal once, when the first page shows it.

A supervisor changes no answer, so what was found holds for as long as they have the record open. No widget and no
words of a page may enter here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from hsb_wizard.errors import HsbWizardError
from hsb_wizard.work.view_changed import changed_here

if TYPE_CHECKING:
    from hsb_wizard.casework.looking_again import Looked
    from hsb_wizard.work.at_work import Work

SHOWS = frozenset({"reading", "question", "rows"})  # pages that say what changed


class Looking:
    """What whoever checks the open record finds changed."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.found: Looked | None = None  # until the journal was read, and where it cannot be
        self._asked = ""  # by whom

    async def read(self) -> None:
        """Ask the journal before a page that shows it is made; where it cannot be read the page says so."""
        work = self.work
        who = work.desk.at_keyboard
        if not work.supervising or work.place.kind not in SHOWS or self._asked == who:
            return
        from hsb_wizard.casework.looking_again import looked_at

        self._asked, self.found = who, None
        try:
            self.found = await asyncio.wrap_future(looked_at(work.desk, work.record))
        except (HsbWizardError, RuntimeError):  # the second: the store is being closed
            return

    def lines(self, path: str) -> tuple[str, ...]:
        """What changed at one question, for whoever checks the record; nothing for anybody else."""
        return changed_here(self.work.record, path, self.found) if self.work.supervising else ()
