"""What both assessors answered the same is taken by each of them, once they have seen what it is.

One key says what would be taken, the same key takes it: a letter alone changes nothing, nor do stray words.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hsb_wizard.assessment.agreement import beside_open, same_open
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.agreeing import take_same
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_compare import KEYS, same_words

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

TAKES = "{key} again: {name} takes as agreed {answers}."
AGREED = "Agreed: {answers}. Open one to say otherwise."


class Taking:
    """The lines of a compared section by which each takes what is the same."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._asked: Place | None = None

    def left(self) -> None:
        """The page goes: what was asked once is asked anew."""
        self._asked = None

    async def same(self, place: Place) -> None:
        """One assessor takes what both said the same; after the second it is agreed, and for whom is asked."""
        work, voice = self.work, Voice(place.row)
        words = same_words(work.record, place.at)
        if words and self._asked != place:
            self._asked = place
            name = work.record.assessment.name_of(voice)
            work.say(say(TAKES, name=name, key=KEYS[voice], answers=words), fine=True)
            return
        self._asked = None
        await work.moves.reasons.make(partial(self._take, place, voice, words))

    async def _take(self, place: Place, voice: Voice, words: str) -> None:
        work = self.work
        work.take(take_same(work.desk, work.record, place.at, voice))
        left = same_open(work.record.form, work.record.assessment, place.at)
        if not left and beside_open(work.record.form, work.record.assessment, place.at):
            await work.go(Place("for_whom", place.at))
        else:
            await work.draw()
        if not left:
            work.say(say(AGREED, answers=words), fine=True)
