"""What the pages of a sitting do: what fits into the time, ending with three lines, paper to print.

A sheet is made on a thread, since printing is slow; the page says when it is there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.casework import sheets
from hsb_wizard.casework.exporting import documents_folder
from hsb_wizard.errors import HsbWizardError, NotAllowed, RefusedTarget
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.typed import typed_date, typed_number
from hsb_wizard.work.view_base import TASKS, FormView, ListView, Place, Values
from hsb_wizard.work.view_export import OR_REPLACE, THERE
from hsb_wizard.work.view_sitting import (
    fits_view,
    sheet_view,
    sheets_view,
    sitting_of,
    sitting_refusal,
    sitting_view,
    time_view,
)

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

MAKING = "Being written ..."


@dataclass
class Sittings:
    """The pages of a sitting of the record that the main screen holds."""

    work: Work
    made: str = ""
    taken: set[str] = field(default_factory=set)
    running: bool = False

    def view(self, place: Place, held: Values | None) -> ListView | FormView:
        """What is shown at ``place``."""
        record = self.work.record
        if place.kind == "time":
            return time_view()
        if place.kind == "fits":
            return fits_view(record, int(place.at))
        if place.kind == "sitting":
            return sitting_view(record, held)
        if place.kind == "sheets":
            return sheets_view(sheets.kinds(), self.made)
        out = documents_folder() / sheets.file_name(record, place.at)
        return sheet_view(
            record, sheets.kinds()[place.at], str(out),
            rating=place.at == "rating-sheet", taken=place.at in self.taken, held=held,
        )  # fmt: skip

    async def go_on(self, place: Place, values: Values) -> None:
        """F8 at ``place``. Raises NotAllowed."""
        if place.kind == "time":
            minutes = typed_number(str(values.get("minutes", "")))
            if minutes is None or not 1 <= minutes <= 600:
                raise NotAllowed(say("Say how many minutes, in figures: 40."))
            await self.work.go(Place("fits", str(minutes)), replace=True)
        elif place.kind == "sitting":
            await self._end(values)
        elif place.kind == "sheet":
            await self._make(place.at, values)

    async def _end(self, values: Values) -> None:
        work = self.work
        said = sitting_of(work.record, values, typed_date(str(values.get("day", "")), work.record.today))
        refusal = sitting_refusal(said)
        if refusal:
            raise NotAllowed(refusal)
        work.take(work.desk.note(work.record, Kind.SITTING_NOTED, said))
        work.said_whole(Place("sitting"))
        self.made = say("The sitting is noted. The hand-over is one page, for whoever goes on.")
        await work.go(Place("sheets"), replace=True)

    async def _make(self, kind: str, values: Values) -> None:
        if self.running:
            raise NotAllowed(say("A sheet is being written. Wait until it is there."))
        voice = values.get("voice", ())
        if kind == "rating-sheet" and not voice:
            raise NotAllowed(say("Say whose sheet it is."))
        out = Path(str(values.get("out", "")).strip()).expanduser()
        whose = Voice(voice[0]) if isinstance(voice, tuple) and voice else None
        again = values.get("replace") == ("replace",)
        self.running, record = True, self.work.record
        self.work.say(say(MAKING), fine=True)

        def make() -> None:
            try:
                made = sheets.make_sheet(self.work.desk, record, kind, out, voice=whose, overwrite=again)
            except HsbWizardError as error:
                self.work.app.from_thread(self._failed, kind, error)
            else:
                self.work.app.from_thread(self._done, made)

        self.work.in_background(make)

    async def _done(self, made: sheets.MadeSheet) -> None:
        self.running = False
        pages = say_number(made.pages, "1 page", "{number} pages")
        self.made = say("Written: {where} ({pages})", where=str(made.path), pages=pages)
        if self.work.place.kind in {"sheet", "sheets"}:
            self.work.stack = [TASKS, Place("sheets")]
            await self.work.draw()

    async def _failed(self, kind: str, error: HsbWizardError) -> None:
        self.running = False
        taken = isinstance(error, RefusedTarget) and error.reason.startswith(THERE)
        if taken:
            self.taken.add(kind)
        if self.work.place == Place("sheet", kind):
            await self.work.draw(fresh=False)
            self.work.say(f"{error.what} {error.safe} {OR_REPLACE}" if taken else str(error))
            if taken:
                self.work.to("replace")
