"""Backups: what copies there are, one made now, how one is put back. Reached with C from the list."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from hsb_wizard.casework.copies import back_up, listed
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work.view_copies import BACKUPS, backups_form, typed
from hsb_wizard.work.view_current import typed_path

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard


class BackupsPage(Steps):
    """One page. F8 makes a backup; the list then has it."""

    app: Wizard
    KEYS: ClassVar[str] = "F8 Make a backup now  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self._busy = False

    async def begin(self) -> None:
        """What there is."""
        await self._list()

    async def _list(self, done: str = "") -> None:
        await self.show(backups_form(listed(self.desk.folder), self.desk.backup_problem, done))

    async def action_go_on(self) -> None:
        """Make one. Nothing waits for it."""
        if self._busy:
            return
        to = typed_path(typed(self.values, "to"))
        try:
            made = back_up(self.desk, Path(to).expanduser() if to else None)
        except HsbWizardError as refused:
            self.say(str(refused))
            return
        self._busy = True
        self.state("Copying, then proving the copy ...")
        made.add_done_callback(lambda done: self.app.from_thread(self._made, done))

    async def _made(self, done: Future[Path]) -> None:
        self._busy = False
        error = done.exception()
        if isinstance(error, HsbWizardError):
            self.state("")
            self.say(str(error))
        elif error is not None:
            raise error
        else:
            own = done.result().parent == self.desk.folder / "backups"
            await self._list("A backup was made and checked." if own else f"Made and checked: {done.result()}")

    def help_lines(self) -> tuple[str, ...]:
        """Whom they are for, and what they cannot do."""
        return (
            "!" + BACKUPS,
            "The last ten are kept, ten minutes apart, and before those one for each of eight weeks.",
            "They are locked like the store: whoever can open it could open them when they were made.",
            "They lie on this laptop. Against a lost laptop put one into another folder now and then.",
            "Restore: leave with F10, then 'hsb-wizard restore newest'. What it replaces is kept beside it.",
        )
