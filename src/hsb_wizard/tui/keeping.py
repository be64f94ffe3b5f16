"""How what is typed becomes part of the record: a draft after a pause, an entry when the field is left or later.

What could not be saved is kept here and tried again; nothing is dropped and nobody is told it was saved.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING

from textual._context import NoActiveAppError
from textual.timer import Timer

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.errors import HsbWizardError, NeedsReason
from hsb_wizard.tui.frame import NOT_SAVED, Page
from hsb_wizard.work.at_work import KEPT, AtWork
from hsb_wizard.work.doings import draft_target
from hsb_wizard.work.halfway import HALF, Halfway
from hsb_wizard.work.view_base import TASKS, Place, Values

if TYPE_CHECKING:
    from hsb_wizard.tui.app import Wizard

PAUSE = 0.4  # seconds without a key until a draft is kept
AT_LAST = 20.0  # seconds of typing until it becomes an entry anyway
AGAIN = 20.0  # seconds until what was not saved is tried again


class Keeping(AtWork, Page):
    """The record, whoever is at the keyboard, and the way from a form to the journal."""

    app: Wizard

    def __init__(self, desk: Casework, record: Record) -> None:
        super().__init__()
        self.desk: Casework = desk
        self.record: Record = record
        self.place: Place = TASKS
        self.typing_as: Voice | None = None  # while one assessor's paper sheet is entered by the other
        self.ready = False  # the form shows what `place` says
        self.shown: Place | None = None  # what the form's fields are of, also while another page is on its way
        self._seen: Values = {}  # what they held when they were filled or kept last
        self.lost: list[Step] = []  # what could not be saved yet
        self.half = Halfway(desk, self._draft_kept)
        self._drafted: set[tuple[str, Voice]] = set()
        self._pause: Timer | None = None
        self._at_last: Timer | None = None

    @property
    def seen(self) -> bool:
        """Whether the young person or family can see the screen."""
        return bool(self.app.session_view)

    def held(self) -> Values:
        """What the form holds now."""
        return {}

    # ------------------------------------------------------------------ from a form to entries

    def keep(self, values: Values | None = None) -> bool:
        """Make entries of what the form holds; whether anything changed. Raises what the desk refuses."""
        if not self.ready:
            return self.late()
        if self.place.kind in HALF:
            self._save_draft()
        self._stop()
        place, record = self.place, self.record
        if place.kind not in KEPT:
            return False
        held = self._seen = self.held()
        steps = self._steps(place, record, held if values is None else values)
        self.take(*steps)
        self._drop_drafts()
        return bool(steps)

    def late(self) -> bool:
        """Keep at its own place what was typed on the page that goes, after it was kept and before another came.

        Whether anything was. What is refused then stands on the page that comes.
        """
        place, held = self.shown, self.held()
        if place is None or held == self._seen or self.desk.read_only:
            return False
        self._seen = held
        if place.kind in HALF:
            self.half.keep(self.record, place, held)
        if place.kind not in KEPT:
            return False
        try:
            steps = self._steps(place, self.record, held)
        except HsbWizardError as error:
            self.call_after_refresh(self.refused, error)
            return False
        self.take(*steps)
        return bool(steps)

    def filled(self) -> None:
        """The form shows what `place` says."""
        self.shown, self._seen, self.ready = self.place, self.held(), True

    def take(self, *steps: Step) -> None:
        """The record as it is now, and the saving that is under way."""
        for step in steps:
            self.record = step.record
            self._watch(step, step.saved)

    def flush(self) -> None:
        """Hand over what is being typed, before the cover, the lock, the end. A refusal leaves the draft.

        Why something signed is changed is asked when the page is left, never in the middle of a word.
        """
        self._save_draft()
        try:
            self.keep()
        except NeedsReason:
            return
        except HsbWizardError as error:
            self.refused(error)

    def find(self) -> None:
        """F3: anything in this record."""
        from hsb_wizard.tui.find import find_in_record

        find_in_record(self)

    def refused(self, error: HsbWizardError) -> None:
        """Say what the desk refused."""

    # ------------------------------------------------------------------ typing

    def typed(self) -> None:
        """A key in a text: a draft soon, an entry at last."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._save_draft)
        if self._at_last is None:
            self._at_last = self.set_timer(AT_LAST, self.flush)

    def _save_draft(self) -> None:
        if self._pause is None or self.desk.read_only:
            return
        self._pause.stop()
        self._pause = None
        if not self.ready:
            self.late()
            return
        if self.place.kind in HALF:
            self.half.keep(self.record, self.place, self.held())
            return
        self._before_draft()
        for key, held in self.held().items():
            where = self.draft_at(key)
            if where and isinstance(held, str) and (held or where in self._drafted):
                self._drafted.add(where)
                saved = self.desk.save_draft(self.record, *where, held)
                saved.add_done_callback(self._draft_kept)

    def _before_draft(self) -> None:
        """Pages without a place for a draft become an entry at the first pause."""
        drafts = draft_target(self.record, self.place, "notes") if self.place.kind == "session" else "here"
        if self.place.kind in {"tell", "working"} or not drafts:
            self.flush()

    def _draft_kept(self, done: Future[None]) -> None:
        error = done.exception()
        if isinstance(error, HsbWizardError):
            with suppress(NoActiveAppError):  # the record was left meanwhile, and its drafts are kept no more
                self.app.from_thread(self._say_lost, str(error))

    def said_whole(self, place: Place) -> None:
        """The page at ``place`` was said as a whole: nothing of it is half said any more."""
        self._stop()
        self.half.drop(self.record, place)
        self._seen = self.held()  # it was said: nothing of it is late

    def _drop_drafts(self) -> None:
        for where in self._drafted:
            self.desk.drop_draft(self.record, *where)
        self._drafted.clear()

    def _stop(self) -> None:
        for timer in (self._pause, self._at_last):
            if timer is not None:
                timer.stop()
        self._pause = self._at_last = None

    # ------------------------------------------------------------------ beside the page

    def in_background(self, do: Callable[[], None]) -> None:
        """Have slow work done on a thread; it asks `is_attached` whether anybody still waits for it."""
        self.run_worker(do, thread=True, name="document", group="document")

    def settle_apart(self, settled: Callable[[Step], None]) -> None:
        """What was said apart on two laptops, on a page of its own."""
        from hsb_wizard.tui.settle import SettlePage

        self.app.push_screen(SettlePage(self.desk, self.record, settled))

    # ------------------------------------------------------------------ what was not saved

    def _watch(self, step: Step, saved: Future[str]) -> None:
        self.app.saving(saved)
        self.app.told(saved, self._kept, step)

    def _kept(self, step: Step, done: Future[str]) -> None:
        if done.cancelled() or done.exception() is None:
            return
        if not self.lost:
            self.set_timer(AGAIN, self.try_again)
        self.lost.append(step)

    def _say_lost(self, words: str) -> None:
        self.app.saved = f"{NOT_SAVED}: {words}"

    def try_again(self) -> None:
        """Save once more what could not be saved, in the same order."""
        lost, self.lost = self.lost, []
        if not lost:
            return
        self.app.saved = "Saving"
        for step in lost:
            self._watch(step, self.desk.again(step))
