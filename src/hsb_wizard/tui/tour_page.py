"""The tour on the screen: its pages one after the other. Reached with G from the list of the demonstration.

It shows what work/tour.py says. It opens no record and keeps nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from hsb_wizard.casework.exporting import editions
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work.tour import TITLE, tour

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard


class TourPage(Steps):
    """Enter or F8 shows the next page, F7 the one before; the last and the first lead back to the list."""

    app: Wizard
    KEYS: ClassVar[str] = "F8 Continue  F7 Back  F9 Pause  F10 Lock and quit"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", show=False)]

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.title_words = TITLE
        self.pages = tour(desk.form, tuple(each.title for each in editions()))
        self.at = 0

    async def begin(self) -> None:
        """The first page."""
        await self.show(self.pages[self.at])

    async def action_go_on(self) -> None:
        """The next page; after the last one the list."""
        if self.at + 1 == len(self.pages):
            self.app.pop_screen()
            return
        self.at += 1
        await self.begin()

    def go_back(self) -> None:
        """The page before, and from the first one the list."""
        if self.at == 0:
            super().go_back()
            return
        self.at -= 1
        self.call_later(self.begin)

    def help_lines(self) -> tuple[str, ...]:
        """What this is."""
        return ("!" + TITLE, f"{len(self.pages)} pages to read. Enter goes on, F7 goes back. Nothing is kept.")
