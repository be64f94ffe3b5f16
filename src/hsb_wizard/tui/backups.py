"""Backups: what copies there are, one made now, how one is put back. Reached with C from the list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from hsb_wizard.casework.copies import back_up, listed
from hsb_wizard.errors import HsbWizardError, RefusedTarget
from hsb_wizard.tui.long_work import LongWork
from hsb_wizard.work.view_copies import BACKUPS, backups_form, typed
from hsb_wizard.work.view_current import typed_path

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard


class BackupsPage(LongWork):
    """One page. F8 makes a backup; the list then has it."""

    app: Wizard
    KEYS: ClassVar[str] = "F8 Make a backup now  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk

    async def begin(self) -> None:
        """What there is."""
        await self._list()

    async def _list(self, done: str = "") -> None:
        await self.show(backups_form(listed(self.desk.folder), self.desk.backup_problem, done))

    async def action_go_on(self) -> None:
        """Make one. Whoever does not want to wait for it stops it."""
        to = typed_path(typed(self.values, "to"))
        folder = Path(to).expanduser() if to else None
        try:
            self.begin_work(lambda watch: back_up(self.desk, folder, watch), self._made)
        except RefusedTarget as refused:
            self.say(f"{refused.what} No backup was made. Name another folder, or leave it empty.")
        except HsbWizardError as refused:
            self.say(str(refused))

    async def _made(self, made: Path) -> None:
        own = made.parent == self.desk.folder / "backups"
        await self._list("A backup was made and checked." if own else f"Made and checked: {made}")

    def help_lines(self) -> tuple[str, ...]:
        """Whom they are for, and what they cannot do."""
        return (
            "!" + BACKUPS,
            "The last ten are kept, ten minutes apart, and before those one for each of eight weeks.",
            "They are locked like the store: whoever can open it could open them when they were made.",
            "They lie on this laptop. Against a lost laptop put one into another folder now and then.",
            "While one is made, F7 or Escape stops it, and nothing of it is left. F10 does as well.",
            "Restore: leave with F10, then 'hsb-wizard restore newest'. What it replaces is kept beside it.",
        )
