"""From what was said in plain mode to what is kept: entries, drafts of pages said as a whole, another try at saving.

It asks and says nothing but what could not be saved. No widget, no terminal.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.drafts import Begun
from hsb_wizard.casework.record import Step
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.sentences import say
from hsb_wizard.work.at_work import KEPT, AtWork
from hsb_wizard.work.halfway import HALF, Halfway
from hsb_wizard.work.view_base import FormView, ListView, Place, Spot, Values

if TYPE_CHECKING:
    from hsb_wizard.plain.form import Answering
    from hsb_wizard.plain.hall import Hall

NOT_YET_KEPT = "Not kept before its full stop: {error} Go on; nothing of it is lost while this runs."


class PlainKeeping(AtWork):
    """The record, and the way from what was said to the journal."""

    hall: Hall
    stack: list[Place]
    view: ListView | FormView
    answering: Answering
    half: Halfway
    ready: bool  # the form shows what `place` says
    lost: list[Step]  # what could not be saved yet
    unfinished: Begun
    half_begun: dict[str, str]  # the same of the page that is said as a whole, by its fields
    drafted: set[tuple[str, Voice]]  # what is kept as half said, until it is said

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
        self._drop_drafts()
        return bool(steps)

    # ------------------------------------------------------------------ half said

    async def half_said(self, key: str, text: str) -> None:
        """The field ``key`` holds ``text`` so far: kept as the screen keeps what is being typed."""
        if self.desk.read_only or not self.ready:
            return
        where = self.draft_at(key)
        try:
            if self.place.kind in HALF:
                self.half.keep(self.record, self.place, {**self.held(), key: text})
            elif where:
                self.drafted.add(where)
                await asyncio.wrap_future(self.desk.save_draft(self.record, *where, text))
            elif self.place.kind in KEPT:
                self.take(*self._steps(self.place, self.record, {**self.held(), key: text}))
            await asyncio.wrap_future(self.desk.run(lambda vault: None))  # it is there before another line is asked for
        except HsbWizardError as error:  # the lines go on: what is refused at their end is said then
            self.hall.talk.say(say(NOT_YET_KEPT, error=error))

    def begun_no_longer(self, where: tuple[str, Voice]) -> None:
        """What was begun there is said, or left out."""
        self.unfinished.pop(where, "")

    def _drop_drafts(self) -> None:
        """What this page holds is said: of it nothing waits, but what was begun and nobody has ended yet.

        What another page holds may have been refused.
        """
        here = {where for key in self.held() if (where := self.draft_at(key))} - self.unfinished.keys()
        for target, voice in self.drafted & here:
            self.desk.drop_draft(self.record, target, voice)
            self.drafted.discard((target, voice))

    def begun(self, key: str) -> str:
        """What was being typed in the field ``key`` when the program ended."""
        where = self.draft_at(key)
        return self.unfinished.get(where, "") if where else self.half_begun.get(key, "")

    def begun_is_over(self, key: str) -> None:
        """Somebody has said what becomes of it: once the field is kept, nothing of it waits."""
        where = self.draft_at(key)
        if where and self.unfinished.pop(where, ""):
            self.drafted.add(where)
        self.half_begun.pop(key, "")

    # ------------------------------------------------------------------ on the page

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
        self.half.shows(self.held())
