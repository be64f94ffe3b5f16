"""Letters, the calendar file and a sealed copy: written on a thread, beside the page that asks where they go.

The phrase of a sealed copy is shown once and kept nowhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.casework import exporting, sending_out
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.sealed_copies import Sent, send
from hsb_wizard.casework.sealed_copies import file_name as sealed_name
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.text import file_words
from hsb_wizard.work.view_base import FormView, Place, Values
from hsb_wizard.work.view_due import calendar_view
from hsb_wizard.work.view_standing import send_view

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

WRITING = "Writing ..."


class WritingOut:
    """What leaves from the pages beside and after signing. ``sent`` is the copy that was just made."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.sent: Sent | None = None

    def calendar_page(self) -> FormView:
        """Where the calendar file goes."""
        name = f"Assessment {file_words(self.work.record.assessment.reference)} days.ics"
        return calendar_view(str(exporting.documents_folder() / name))

    def send_page(self) -> FormView:
        """Where a sealed copy goes; once it is made, its phrase."""
        if self.sent is not None:
            return send_view("", self.sent.phrase, str(self.sent.path))
        return send_view(str(exporting.documents_folder() / sealed_name(self.work.record)))

    async def write(self, place: Place, values: Values) -> None:
        """Write what the page at ``place`` is about, on a thread; what is refused is said on the page."""
        work = self.work
        nothing = place.kind == "letters" and not sending_out.letters_due(work.record)
        if nothing or (place.kind == "send" and self.sent is not None):
            await work.back()
            return
        where = Path(str(values.get("folder", values.get("out", "")))).expanduser()
        record, reader = work.record, str(values.get("reader", ""))
        work.say(WRITING, fine=True)
        work.in_background(lambda: self._written(place, record, where, reader))

    def _written(self, place: Place, record: Record, where: Path, reader: str) -> None:
        work = self.work
        try:
            if place.kind == "send":
                sent = send(work.desk, record, where, reader, profile=work.app.profile)
                work.app.from_thread(self._made_copy, place, sent)
                return
            if place.kind == "letters":
                made = sending_out.write_letters(work.desk, record, where)
                letters = "1 letter" if len(made) == 1 else f"{len(made)} letters"
                words = f"Written: {letters} in {where}. Write the day on each card."
            else:
                words = f"Written: {sending_out.write_calendar(work.desk, record, where)}"
        except HsbWizardError as error:
            work.app.from_thread(self._said, place, f"{error.what} {error.safe}", False)
            return
        except RuntimeError:  # the store was closed under it: locked, or left
            if not work.app.leaving:
                raise
            return
        work.app.from_thread(self._said, place, words, True)

    async def _made_copy(self, place: Place, sent: Sent) -> None:
        """The phrase comes to whoever asked for it, also where they have gone on to another page meanwhile."""
        work = self.work
        if not work.is_attached or work.app.session_view:
            return
        self.sent = sent
        await (work.draw() if work.place == place else work.go(place))

    def _said(self, place: Place, words: str, fine: bool) -> None:
        if self.work.is_attached and self.work.place == place:
            self.work.say(words, fine=fine)
