"""The rows of a table at work: one is added, taken out after a second word, put back as it stood.

What a row said stays in the journal when it is taken out; putting it back is the same row again, with the same words.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.play import closed_because
from hsb_wizard.assessment.say import new_row
from hsb_wizard.casework import verbs
from hsb_wizard.casework.listing import unlist
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.doings import add_pasted, add_row
from hsb_wizard.work.line import shortened
from hsb_wizard.work.pasted_rows import MOST, PastedRows, cut_into_rows, table_in
from hsb_wizard.work.view_base import Place, row_id
from hsb_wizard.work.view_listing import lists_alone
from hsb_wizard.work.view_pasted import NO_PLACE, TOO_MANY
from hsb_wizard.work.view_rows import row_words

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

AGAIN = "Delete again takes out: {row} It can be put back."
AGAIN_ALONE = "Delete again takes this row out of your list."
GONE = 'Taken out: {row} "Rows taken out" below puts it back, and so does Ctrl+Z.'
ADDED = "Added: {row}"
BACK = "Put back: {row}"
ROOM = 60  # cells of a row in a sentence about it


def in_a_sentence(row: str) -> str:
    """What names a row, as the end of a sentence: one full stop, whatever somebody wrote there."""
    words = shortened(row, ROOM)
    return words if words.endswith("...") else f"{words.rstrip('.')}."


class Table:
    """What is done to the rows of the table that is shown."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._asked: Place | None = None
        self._new: Place | None = None
        self.pasted: PastedRows | None = None  # what was pasted over the list last, until it is added
        self._gone: list[Place] = []  # in the order in which they went, until the page is left

    def left(self, place: Place) -> None:
        """The page at ``place`` goes: what was asked once is asked anew."""
        self._asked = None
        if place.kind not in {"rows", "row", "taken_out"}:
            self._gone.clear()

    async def add(self, place: Place) -> None:
        """A new row; where each lists alone it is there with its first word."""
        await self.work.moves.reasons.make(partial(self._add, place))

    async def _add(self, place: Place) -> None:
        work = self.work
        if lists_alone(work.record, place.at, work.me):
            row = new_row()
        else:
            step, row = add_row(work.desk, work.record, place.at)
            work.take(step)
        self._new = Place("row", place.at, row)
        await work.go(self._new)

    async def paste(self, place: Place, text: str) -> bool:
        """A paste over the rows at ``place``: a table is shown as the rows that it would be. Whether it was one."""
        work, path = self.work, place.at
        table = table_in(text)
        shut = work.reads or work.desk.read_only or closed_because(work.record.form, work.record.play, path)
        if not table or shut or lists_alone(work.record, path, work.me):
            return False
        found = cut_into_rows(work.record.form.question(path), table, work.record.today)
        if found is None or len(found.rows) > MOST:
            work.say(say(TOO_MANY, count=len(found.rows), most=MOST) if found else say(NO_PLACE))
            return True
        self.pasted = found
        await work.go(Place("pasted", path))
        return True

    async def add_pasted(self, place: Place) -> None:
        """The rows that were shown are rows now. Raises what the desk refuses."""
        await self.work.moves.reasons.make(partial(self._add_pasted, place))

    async def _add_pasted(self, place: Place) -> None:
        work, found = self.work, self.pasted
        if found is not None:
            work.take(add_pasted(work.desk, work.record, place.at, found.rows))
            self.pasted = None
        work.ending.check.left_at[Place("rows", place.at)] = row_id(Place("add", place.at))
        await work.back()
        if found is not None:
            count = len(found.rows)
            work.say(say_number(count, "1 row was added: read it.", "{number} rows were added: read them."), fine=True)

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
            work.say(say(ADDED, row=in_a_sentence(row_words(work.record, place.at, place.row))), fine=True)

    async def take_out(self, place: Place) -> None:
        """A row goes, after a second Delete."""
        work, me = self.work, self.work.me
        alone = me is not None and lists_alone(work.record, place.at, me)
        if self._asked != place:
            self._asked = place
            row = "" if alone else in_a_sentence(row_words(work.record, place.at, place.row))
            work.say(say(AGAIN_ALONE) if alone else say(AGAIN, row=row), fine=True)
            return
        self._asked = None
        try:
            await self.work.moves.reasons.make(partial(self._take_out, place, me if alone else None))
        except HsbWizardError as error:
            work.refused(error)

    async def _take_out(self, place: Place, alone: Voice | None) -> None:
        work = self.work
        row = "" if alone else in_a_sentence(row_words(work.record, place.at, place.row))
        if alone:
            step = unlist(work.desk, work.record, place.at, place.row, alone)
            work.take(*([step] if step else []))
        else:
            work.take(verbs.remove_row(work.desk, work.record, place.at, place.row))
            self._gone.append(place)
        await work.draw()
        if not alone:
            work.say(say(GONE, row=row), fine=True)

    async def put_back(self, place: Place) -> None:
        """A row that was taken out stands again, with every word of it. Raises what the desk refuses."""
        await self.work.moves.reasons.make(partial(self._put_back, place))

    async def _put_back(self, place: Place) -> None:
        work = self.work
        work.take(verbs.put_row_back(work.desk, work.record, place.at, place.row))
        back = Place("row", place.at, place.row)
        self._gone = [each for each in self._gone if each != back]
        if work.place.kind == "taken_out":
            work.stack.pop()
        await work.draw(row_id(back))
        work.say(say(BACK, row=in_a_sentence(row_words(work.record, place.at, place.row))), fine=True)

    async def undo(self, path: str) -> bool:
        """Ctrl+Z on the list of rows: the last that was taken out there since it was opened; whether one was."""
        last = next((each for each in reversed(self._gone) if each.at == path), None)
        if last is not None:
            await self.put_back(Place("put_back", last.at, last.row))
        return last is not None
