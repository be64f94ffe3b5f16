"""Letters, the calendar file and a sealed copy: written on a thread, beside the page that asks where they go.

How far letters and a copy are stands on a page that can be left. The phrase of a sealed copy is shown once and kept
nowhere.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.casework import exporting, sending_out
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.sealed_copies import Cover, Sent, check_target, send
from hsb_wizard.casework.sealed_copies import file_name as sealed_name
from hsb_wizard.errors import HsbWizardError, RefusedTarget, StoppedBetween
from hsb_wizard.sentences import say, say_number
from hsb_wizard.text import file_words
from hsb_wizard.work.under_way import NOT_WRITTEN, WRITTEN, Running, UnderWay, ended_view
from hsb_wizard.work.view_base import FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_draw import whole
from hsb_wizard.work.view_due import calendar_view
from hsb_wizard.work.view_standing import send_view

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

WRITING = "Writing ..."
LETTERS, COPY = "Letters to agencies", "Sealed copy"
CANCEL_LETTERS = "Cancel: no further letter is written"
CANCEL_COPY = "Cancel: no copy is made"
PHRASE, SHOWN = "made. Read its phrase", "The copy is made. Its phrase was shown once, and is kept nowhere."
DUE, STANDING = "What is due", "Where this record stands"


class WritingOut:
    """What leaves from the pages beside and after signing. ``sent`` is the copy that was just made."""

    def __init__(self, work: Work, under_way: UnderWay) -> None:
        self.work, self.under_way = work, under_way
        self.sent: Sent | None = None
        self._read = False  # the phrase was shown

    def calendar_page(self) -> FormView:
        """Where the calendar file goes."""
        name = f"Assessment {file_words(self.work.record.assessment.reference)} days.ics"
        return calendar_view(str(exporting.documents_folder() / name))

    def send_page(self) -> FormView:
        """Where a sealed copy goes; once it is made, its phrase."""
        if self.sent is not None:
            self._read = True
            return send_view("", self.sent.phrase, str(self.sent.path))
        return send_view(str(exporting.documents_folder() / sealed_name(self.work.record)))

    @property
    def said(self) -> str:
        """What need not be said of a copy any more: that its phrase waits, once it was shown."""
        return PHRASE if self._read or self.sent is None else ""

    def _copy_page(self) -> FormView | ListView:
        """What came of it, where its phrase was shown already as well."""
        home = ListLine(f"  {STANDING}", place=Place("standing"))
        return self.send_page() if self.sent is not None else ended_view(say(COPY), (f"!{SHOWN}",), home)

    def forget(self) -> None:
        """Somebody goes on to another page: a phrase that was shown is shown no more."""
        if self._read:
            self.sent, self._read = None, False

    async def write(self, place: Place, values: Values) -> None:
        """Write what the page at ``place`` is about, on a thread; what is refused is said on the page."""
        work = self.work
        nothing = place.kind == "letters" and not sending_out.letters_due(work.record)
        if nothing or (place.kind == "send" and self.sent is not None):
            await work.back()
            return
        where = Path(str(values.get("folder", values.get("out", "")))).expanduser()
        try:
            if place.kind == "letters":
                await self._letters(where)
            elif place.kind == "send":
                await self._send(where, str(values.get("reader", "")))
            else:
                record = work.record
                work.say(WRITING, fine=True)
                work.in_background(lambda: self._calendar(place, record, where))
        except RefusedTarget as refused:
            work.say(f"{refused.what} {refused.safe}")

    # ------------------------------------------------------------------ letters

    async def _letters(self, folder: Path) -> None:
        desk, record = self.work.desk, self.work.record
        self.under_way.free()
        await asyncio.to_thread(sending_out.check_folder, record, folder)
        await self.under_way.begin(
            Running(say(LETTERS), "due", CANCEL_LETTERS),
            lambda watch: sending_out.write_letters(desk, record, folder, watch),
            self._written,
            self._no_letters,
        )

    async def _written(self, made: tuple[Path, ...]) -> None:
        page = partial(written_view, made)
        await self.under_way.ended(page, WRITTEN)

    async def _no_letters(self, error: HsbWizardError) -> None:
        page = partial(not_written_view, LETTERS, error, Place("letters"), ListLine(f"  {DUE}", place=Place("due")))
        await self.under_way.ended(page, "not all written" if isinstance(error, StoppedBetween) else NOT_WRITTEN)

    # ------------------------------------------------------------------ a sealed copy

    async def _send(self, out: Path, reader: str) -> None:
        desk, record, profile = self.work.desk, self.work.record, self.work.app.profile
        self.under_way.free()
        check_target(desk, out)
        await self.under_way.begin(
            Running(say(COPY), "standing", CANCEL_COPY),
            lambda watch: send(desk, record, out, Cover(reader), profile, watch),
            self._made_copy,
            self._no_copy,
        )

    async def _made_copy(self, sent: Sent) -> None:
        """The phrase comes to whoever asked for it, also where they have gone on to another page meanwhile.

        Not while the young person or family can see the screen: then it waits where the copy was begun.
        """
        work, place = self.work, Place("send")
        self.sent, self._read = sent, False
        await self.under_way.ended(self._copy_page, PHRASE, place)
        if not work.app.session_view:
            await (work.draw() if work.place == place else work.go(place, replace=work.place.kind == "making"))

    async def _no_copy(self, error: HsbWizardError) -> None:
        home = ListLine(f"  {STANDING}", place=Place("standing"))
        await self.under_way.ended(partial(not_written_view, COPY, error, Place("send"), home), "not made")

    # ------------------------------------------------------------------ the calendar file

    def _calendar(self, place: Place, record: Record, where: Path) -> None:
        work = self.work
        try:
            words = f"Written: {sending_out.write_calendar(work.desk, record, where)}"
        except HsbWizardError as error:
            work.app.from_thread(self._said, place, f"{error.what} {error.safe}", False)
            return
        except RuntimeError:  # the store was closed under it: locked, or left
            if not work.app.leaving:
                raise
            return
        work.app.from_thread(self._said, place, words, True)

    def _said(self, place: Place, words: str, fine: bool) -> None:
        if self.work.is_attached and self.work.place == place:
            self.work.say(words, fine=fine)


def written_view(made: tuple[Path, ...]) -> ListView:
    """The letters that were written, and what is still to be done about each. Pure."""
    above = (
        "!" + say_number(len(made), "1 letter is written.", "{number} letters are written."),
        say("In {folder}:", folder=str(made[0].parent)),
        *(f"- {each.name}" for each in made),
        "",
        say("Write the day on each card, so that it is chased in time."),
    )
    return ended_view(say(LETTERS), above, ListLine(f"  {DUE}", place=Place("due")))


def not_written_view(title: str, error: HsbWizardError, again: Place, home: ListLine) -> ListView:
    """Why it was not written, or not all of it: in the words of the refusal. Pure."""
    first, *rest = whole(error.what)
    more = error.do if not isinstance(error, RefusedTarget) else ""
    words = (f"!{first}", *(f"!{each}" for each in rest), *whole(f"{error.safe} {more}".strip()))
    return ended_view(say(title), words, ListLine("  " + say("Try again"), place=again), home)
