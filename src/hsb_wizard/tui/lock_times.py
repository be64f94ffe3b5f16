"""Lock times: how long without a key until the screen is covered and until it locks. Reached with L from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work import view_lock

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard


class LockTimes(Steps):
    """One page. F8 keeps what was typed: it holds at once, and is an entry of the store."""

    app: Wizard

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self.administrator = "administrator" in desk.me.roles

    async def begin(self) -> None:
        """What holds now."""
        await self.show(view_lock.lock_form(self.app.minutes, self.administrator))

    async def action_go_on(self) -> None:
        """Keep it, and back to the list."""
        if self.administrator:
            minutes = view_lock.minutes_typed(self.values)
            if isinstance(minutes, str):
                self.say(minutes)
                return
            try:
                if minutes != self.app.minutes:
                    self.desk.set_lock_times(*minutes).result()
            except HsbWizardError as refused:
                self.say(str(refused))
                return
            self.app.minutes = minutes
        self.app.pop_screen()

    def help_lines(self) -> tuple[str, ...]:
        """What covers and what locks."""
        return (
            "!" + view_lock.TITLE,
            "F9 covers the screen at once; F9 again locks. A minute before a lock a sentence says so.",
            "A cover hides everything and keeps the record open behind it. A lock saves, closes the store and",
            "begins afresh, so that nothing of a record stays in this computer's memory.",
            view_lock.WITH_THEM,
        )
