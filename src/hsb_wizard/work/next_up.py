"""F6, the next thing that needs whoever is at the keyboard: what it is, where it is done, and why.

A round goes through everything once: what is unanswered, a question somebody asked, what a rule found, what is due.
Then it says so and begins again. Nothing of it is kept; for a supervisor `after` knows what to read first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hsb_wizard.assessment.agreement import alone_parts, alone_paths, both_finished
from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.lifecycle import OPEN_QUESTION, fully_signed, state_of
from hsb_wizard.assessment.listing import says
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings, in_order
from hsb_wizard.casework.tasks import shortened, tasks
from hsb_wizard.sentences import say
from hsb_wizard.values import Frozen, replace
from hsb_wizard.work.view_asked import asked_place, name_of
from hsb_wizard.work.view_base import TASKS, FormView, ListView, Place
from hsb_wizard.work.view_check import is_open, target
from hsb_wizard.work.view_due import task_place
from hsb_wizard.work.view_findings import AT_SIGNING, ON_OPENING
from hsb_wizard.work.view_place import from_on, needs_answer, place_of, taken_by_key
from hsb_wizard.work.view_voice import mode_now

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

NOTHING = "Nothing needs you now: nothing is unanswered, found or due."
TO_SIGN, SIGNED = "F2, then F8: check and sign.", "Both have signed; the task list says where this record stands."
ONLY_HERE = "This is the only thing that needs you now."
ALL_SEEN = "That was everything that needs you now. From the top again."
READS_ONLY = "You read this record. Nothing in it waits for you."
NOT_ANSWERED = "Not answered yet"
NOT_AGREED = "Not agreed yet"
SAME = "Both answered the same: one key of each agrees it"
FINISH = "You answered everything here: say that you have finished"
SENTENCE = 200  # signs of a reason: three lines
SHOW = "Both have finished: show both answers"


class Need(Frozen, frozen=True):
    """One thing that needs somebody: where it is done, and why. ``answer``: the question that waits for an answer."""

    place: Place
    why: str
    answer: str = ""


def needs(record: Record, me: Voice | None, after: str = "") -> Iterator[Need]:
    """Everything that needs ``me``, in the order in which F6 goes there from behind the answer at ``after``."""
    found: dict[Place, Need] = {}
    for each in _all(record, me, after):
        found.setdefault(each.place, each)
    yield from found.values()


def _all(record: Record, me: Voice | None, after: str) -> Iterator[Need]:
    here = after.partition(".")[0]
    answers = list(_answers(record, me, after))
    rest_of_section = [each for each in answers if here and _section_of(each.place) == here]
    yield from rest_of_section
    yield from _found(record, urgent=True)
    yield from _asked(record)
    yield from answers
    yield from _passes(record, me)
    yield from _found(record, urgent=False)
    yield from _due(record)


def _section_of(place: Place) -> str:
    return place.at.partition(".")[0]


def _answers(record: Record, me: Voice | None, after: str) -> Iterator[Need]:
    for path in from_on(record, after):
        if not needs_answer(record, path, me):
            continue
        if taken_by_key(record, path):
            yield Need(Place("section", path.partition(".")[0]), say(SAME), path)
        else:
            shown = record.form.part_of(path) in record.assessment.revealed
            alone = Voice.LEAD in {voice for voice, at in record.assessment.answers if at == path}
            yield Need(place_of(record, path), say(NOT_AGREED) if shown and alone else say(NOT_ANSWERED), path)


def _passes(record: Record, me: Voice | None) -> Iterator[Need]:
    """A pass that is whole and not finished; two that are finished and not shown."""
    form, a = record.form, record.assessment
    for part in alone_parts(form, a):
        section = part.partition(".")[0]
        if part in a.revealed or not record.play.on_route(section) or mode_now(record, part) == "together":
            continue
        if both_finished(a, part):
            yield Need(Place("show", part), say(SHOW))
        elif me is not None and (part, me) not in a.finished:
            asked = [path for path in alone_paths(form, a, part) if path in record.play.shown]
            if asked and all(says(a, path, me) for path in asked):
                yield Need(Place("section", section), say(FINISH))


def _asked(record: Record) -> Iterator[Need]:
    a = record.assessment
    for each in a.asked:
        if state_of(a, each) == OPEN_QUESTION:
            why = say(
                "{name} asked: {question}", name=name_of(record, each.by), question=" ".join(each.said.text.split())
            )
            yield Need(asked_place(each, supervisor=False), why)


def _found(record: Record, *, urgent: bool) -> Iterator[Need]:
    """What a rule found and nobody gave a reason for; ``urgent``: what is said as soon as a record is opened."""
    for each in in_order(record, [each for each in findings(record).now if is_open(each)]):
        to = target(record, each.place)
        if to is not None and each.step in AT_SIGNING and (each.id in ON_OPENING) == urgent:
            yield Need(to, shortened(each.message, SENTENCE))


def _due(record: Record) -> Iterator[Need]:
    for each in tasks(record):
        place = task_place(each)
        if place is not None and each.by and each.by <= record.today.isoformat():
            to = target(record, place.at) if place.kind == "due_at" else place
            if to is not None:
                yield Need(to, say("Due on {day}: {words}", day=in_words(each.by), words=each.words))


@dataclass
class NextUp:
    """One round after the other through what needs whoever is here."""

    work: Work
    now: Need | None = None
    _after: str = ""
    _seen: set[Place] = field(default_factory=set)

    async def go(self) -> None:
        """To the next thing; where there is none, or none but this, that is said."""
        work, here = self.work, self.work.place
        if work.reads:
            work.say(say(READS_ONLY), fine=True)
            return
        if here.kind in {"question", "rows", "row", "section"}:
            self._after = here.at
        found = list(needs(work.record, work.me, self._after))
        left = [each for each in found if each.place not in self._seen | {here}]
        again = not left
        if again:
            self._seen.clear()
            left = [each for each in found if each.place != here]
        if not left:
            work.say(say(ONLY_HERE) if found else self._nothing(), fine=True)
            return
        self.now = left[0]
        self._seen.add(self.now.place)
        work.stack = way_to(self.now.place)
        await work.draw()
        if again:
            work.say(say(ALL_SEEN), fine=True)

    def said(self, place: Place, view: ListView | FormView) -> ListView | FormView:
        """The page, with why one was led there: beside the title until it is answered, or a sentence above the rest."""
        if self.now is not None and self.now.place != place:
            self.now = None
        if self.now is None or (self.now.answer and not needs_answer(self.work.record, self.now.answer, self.work.me)):
            return view
        if self.now.answer and place.kind != "section":
            return replace(view, where="  ".join(each for each in (self.now.why, view.where) if each))
        return replace(view, above=("!" + say("Here because: {why}", why=self.now.why), *view.above))

    def _nothing(self) -> str:
        signed = fully_signed(self.work.record.assessment)
        return f"{say(NOTHING)} {say(SIGNED) if signed else say(TO_SIGN)}"


def way_to(place: Place) -> list[Place]:
    """The pages that Back leads through from ``place``."""
    if place.kind == "asked":
        return [TASKS, Place("questions"), place]
    section = Place("section", _section_of(place))
    if place == section:
        return [TASKS, section]
    if place.kind == "row":
        return [TASKS, section, Place("rows", place.at), place]
    return [TASKS, section, place] if place.kind in {"question", "rows", "show"} else [TASKS, place]
