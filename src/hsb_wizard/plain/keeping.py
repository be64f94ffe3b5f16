"""From what was said in plain mode to what is kept: entries, drafts of pages said as a whole, another try at saving.

It asks and says nothing but what could not be saved. No widget, no terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.casework.record import Step
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.work.at_work import KEPT, AtWork
from hsb_wizard.work.halfway import HALF, Halfway
from hsb_wizard.work.view_base import FormView, ListView, Place, Spot, Values

if TYPE_CHECKING:
    from hsb_wizard.plain.form import Answering
    from hsb_wizard.plain.hall import Hall


class PlainKeeping(AtWork):
    """The record, and the way from what was said to the journal."""

    hall: Hall
    stack: list[Place]
    view: ListView | FormView
    answering: Answering
    half: Halfway
    ready: bool  # the form shows what `place` says
    lost: list[Step]  # what could not be saved yet

    def refused(self, error: HsbWizardError) -> None:
        """Say what the desk refused: whoever talks says how."""

    def held(self) -> Values:
        """What the form holds now."""
        return self.answering.values(self.view)

    def keep(self, values: Values | None = None) -> bool:
        """Make entries of what the form holds; whether anything changed. Raises what the desk refuses."""
        if self.place.kind in HALF and self.ready and not self.desk.read_only:
            self.half.keep(self.record, self.place, self.held())
        if self.place.kind not in KEPT or not self.ready:
            return False
        steps = self._steps(self.place, self.record, self.held() if values is None else values)
        self.take(*steps)
        return bool(steps)

    def spot(self) -> Spot | None:
        """The end of the first text of the page."""
        fields = self.view.fields if isinstance(self.view, FormView) else ()
        texts = sorted((each for each in fields if each.kind in {"box", "line"}), key=lambda each: each.kind)
        if not texts:
            return None
        held = str(self.held().get(texts[0].key, ""))
        return Spot(texts[0].key, held, "", (0, len(held)))

    def to(self, key: str) -> None:
        """Ask the field called ``key`` next, and no other."""
        self.answering.only(self.view, key)

    def put_in(self, spot: Spot, words: str) -> None:
        """Put ``words`` at the end of the text at ``spot``."""
        self.answering.put(spot.key, str(self.held().get(spot.key, "")) + words)

    def moved_to(self, place: Place) -> None:
        """What was begun has become an entry."""
        super().moved_to(place)
        self.stack[-1] = place

    def take(self, *steps: Step) -> None:
        """The record as it is now, and the saving that is under way."""
        for step in steps:
            self.record = step.record
            self.hall.saving(step.saved, lambda lost=step: self.lost.append(lost))  # type: ignore[misc]

    def try_again(self) -> None:
        """Save once more what could not be saved, in the same order."""
        lost, self.lost = self.lost, []
        for step in lost:
            self.hall.saving(self.desk.again(step), lambda again=step: self.lost.append(again))  # type: ignore[misc]

    def said_whole(self, place: Place) -> None:
        """The page at ``place`` was said as a whole: nothing of it waits any more."""
        self.half.drop(self.record, place)
        self.answering.begin()
