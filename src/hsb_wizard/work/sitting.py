"""What the pages of a sitting do: what fits into the time, ending with three lines, paper to print.

A sheet is made on a thread, since printing is slow: how far it is stands on a page that can be left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.casework import sheets
from hsb_wizard.casework.exporting import documents_folder
from hsb_wizard.errors import HsbWizardError, NotAllowed, RefusedTarget
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import replace
from hsb_wizard.work.typed import typed_date, typed_number
from hsb_wizard.work.under_way import NOT_WRITTEN, WRITTEN, Running, UnderWay, ended_view
from hsb_wizard.work.view_base import TASKS, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_draw import whole
from hsb_wizard.work.view_export import ANOTHER_PLACE, OR_REPLACE, THERE
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

CANCEL = "Cancel: no sheet is written"


@dataclass
class Sittings:
    """The pages of a sitting of the record that the main screen holds."""

    work: Work
    under_way: UnderWay
    made: str = ""
    taken: set[str] = field(default_factory=set)

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
            view = sheets_view(sheets.kinds(), self.made)
            return replace(view, lines=(*self.under_way.lines("sheets", but=WRITTEN), *view.lines))
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
        self.under_way.free()
        voice = values.get("voice", ())
        if kind == "rating-sheet" and not voice:
            raise NotAllowed(say("Say whose sheet it is."))
        out = Path(str(values.get("out", "")).strip()).expanduser()
        whose = Voice(voice[0]) if isinstance(voice, tuple) and voice else None
        wanted = sheets.WantedSheet(kind, out, whose, values.get("replace") == ("replace",))
        try:
            sheets.check_target(wanted)
        except RefusedTarget as refused:
            await self._refused(kind, refused)
            return
        desk, record, title = self.work.desk, self.work.record, say(sheets.kinds()[kind])
        await self.under_way.begin(
            Running(title, "sheets", say(CANCEL)),
            lambda watch: sheets.make_sheet(desk, record, wanted, watch),
            self._made,
            lambda error: self._failed(kind, title, error),
        )

    async def _made(self, made: sheets.MadeSheet) -> None:
        pages = say_number(made.pages, "1 page", "{number} pages")
        self.made = say("Written: {where} ({pages})", where=str(made.path), pages=pages)
        page = partial(sheets_view, sheets.kinds(), self.made)
        if self.work.place.kind == "making":
            self.work.stack[:] = [TASKS, Place("sheets")]
        await self.under_way.ended(page, WRITTEN)

    async def _refused(self, kind: str, refused: RefusedTarget) -> None:
        taken = refused.reason.startswith(THERE)
        if taken:
            self.taken.add(kind)
        await self.work.draw(fresh=False)
        self.work.say(f"{refused.what} {refused.safe} {OR_REPLACE if taken else ANOTHER_PLACE}")
        if taken:
            self.work.to("replace")

    async def _failed(self, kind: str, title: str, error: HsbWizardError) -> None:
        again = ListLine("  " + say("Try again"), place=Place("sheet", kind))
        papers = ListLine("  " + say("Print"), place=Place("sheets"))
        do = "" if isinstance(error, RefusedTarget) else error.do  # its way is that of a command
        words = whole(f"{error.what} {do}".strip())
        page = partial(ended_view, title, ("!" + say("No sheet was written"), *words), again, papers)
        await self.under_way.ended(page, NOT_WRITTEN)
