"""Words that somebody writes over a list, where no line is open: they open nothing, and the page says how to write.

Where their first letter was a key of the list, the page that it opened is put away again. Nothing typed is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from hsb_wizard.tui.list_page import ListPage
from hsb_wizard.tui.parts import part
from hsb_wizard.tui.writing import Writing
from hsb_wizard.work.letters import NO_LINE_OPEN, PASTED_NOWHERE, Letters

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.casework.record import Record
    from hsb_wizard.work.moves import Moves
    from hsb_wizard.work.view_base import Place


class Stray(Writing):
    """An open record whose lists know a letter from a word."""

    stack: list[Place]
    moves: Moves

    def __init__(self, desk: Casework, record: Record) -> None:
        super().__init__(desk, record)
        self.letters = Letters()
        self._opened_from = 0  # how many pages there were below the one that a letter opened; 0: none did

    @property
    def list_page(self) -> ListPage:
        """The page that is a list."""
        return part(self, "ListPage", ListPage)

    def by_letter(self, at: float) -> bool:
        """Whether the letter typed ``at`` this moment opens what it names; where it does not, that is said."""
        acts = self.letters.acts(at, means=True)
        self._opened_from = len(self.stack) if acts else 0
        if not acts:
            self.say(NO_LINE_OPEN)
        return acts

    def on_key(self, event: events.Key) -> None:
        """A letter that nobody took: over a list it belongs to words."""
        if not (event.character or "").isalpha():
            return
        before = self._opened_from if self.letters.follows(event.time) else 0
        self._opened_from = 0
        self.letters.acts(event.time, means=False)
        if 0 < before < len(self.stack):
            self.go_back()
        self.call_later(self._told)

    def on_paste(self, event: events.Paste) -> None:
        """A paste that nobody took: a table over a list of rows may be rows; else over a list nothing is written."""
        if event.text.strip() and self.list_page.display:
            self.call_later(self._pasted, self.place, event.text)

    async def _pasted(self, place: Place, text: str) -> None:
        if place != self.place:
            return
        if place.kind != "rows" or not await self.moves.table.paste(place, text):
            self.say(PASTED_NOWHERE)

    def _told(self) -> None:
        if self.list_page.display:
            self.say(NO_LINE_OPEN)

    def say(self, words: str) -> None:
        """A hint on the page: whoever shows it says how."""
