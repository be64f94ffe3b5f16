"""The rows of a table at work: one is added, taken out after a second word, put back as it stood.

What a row said stays in the journal when it is taken out; putting it back is the same row again, with the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.assessment.say import new_row
from hsb_wizard.casework import verbs
from hsb_wizard.casework.listing import unlist
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.sentences import say
from hsb_wizard.work.doings import add_row
from hsb_wizard.work.view_base import Place, row_id
from hsb_wizard.work.view_listing import lists_alone
from hsb_wizard.work.view_rows import row_words

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

AGAIN = "Delete again takes out: {row}. It can be put back."
AGAIN_ALONE = "Delete again takes this row out of your list."
GONE = 'Taken out: {row}. "Rows taken out" below puts it back, and so does Ctrl+Z.'
ADDED = "Added: {row}."
BACK = "Put back: {row}."


class Table:
    """What is done to the rows of the table that is shown."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._asked: Place | None = None
        self._new: Place | None = None
        self._gone: list[Place] = []  # in the order in which they went, until the page is left

    def left(self, place: Place) -> None:
        """The page at ``place`` goes: what was asked once is asked anew."""
        self._asked = None
        if place.kind not in {"rows", "row", "taken_out"}:
            self._gone.clear()

    async def add(self, place: Place) -> None:
        """A new row; where each lists alone it is there with its first word."""
        work = self.work
        if lists_alone(work.record, place.at, work.me):
            row = new_row()
        else:
            step, row = add_row(work.desk, work.record, place.at)
            work.take(step)
        self._new = Place("row", place.at, row)
        await work.go(self._new)

    async def done(self, place: Place) -> None:
        """F8 on a row: back to the list; after a new one the mark stands where the next is added."""
        work, new = self.work, place == self._new
        self._new = None
        rows = Place("rows", place.at)
        if not (new and len(work.stack) > 1 and work.stack[-2] == rows and work.left()):
            await work.back()
            return
        alone = lists_alone(work.record, place.at, work.me)
        empty = not alone and place.row not in work.record.assessment.rows.get(place.at, ())
        work.ending.check.left_at[rows] = row_id(Place("add", place.at))
        await work.back()
        if not (alone or empty):
            work.say(say(ADDED, row=row_words(work.record, place.at, place.row)), fine=True)

    async def take_out(self, place: Place) -> None:
        """A row goes, after a second Delete."""
        work, me = self.work, self.work.me
        alone = me is not None and lists_alone(work.record, place.at, me)
        row = "" if alone else row_words(work.record, place.at, place.row)
        if self._asked != place:
            self._asked = place
            work.say(say(AGAIN_ALONE) if alone else say(AGAIN, row=row), fine=True)
            return
        self._asked = None
        try:
            if me is not None and alone:
                step = unlist(work.desk, work.record, place.at, place.row, me)
                work.take(*([step] if step else []))
            else:
                work.take(verbs.remove_row(work.desk, work.record, place.at, place.row))
                self._gone.append(place)
        except HsbWizardError as error:
            work.refused(error)
            return
        await work.draw()
        if not alone:
            work.say(say(GONE, row=row), fine=True)

    async def put_back(self, place: Place) -> None:
        """A row that was taken out stands again, with every word of it. Raises what the desk refuses."""
        work = self.work
        work.take(verbs.put_row_back(work.desk, work.record, place.at, place.row))
        back = Place("row", place.at, place.row)
        self._gone = [each for each in self._gone if each != back]
        if work.place.kind == "taken_out":
            work.stack.pop()
        await work.draw(row_id(back))
        work.say(say(BACK, row=row_words(work.record, place.at, place.row)), fine=True)

    async def undo(self, path: str) -> None:
        """Ctrl+Z on the list of rows: the last that was taken out there since it was opened."""
        last = next((each for each in reversed(self._gone) if each.at == path), None)
        if last is not None:
            await self.put_back(Place("put_back", last.at, last.row))
