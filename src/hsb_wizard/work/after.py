"""What comes beside and after signing, at work: what is due, where the record stands, the supervisor's desk, a review.

Each page is made by a `view_` module; what is done goes through `casework.supervising`. A passphrase goes from its
field to the desk and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from hsb_wizard.assessment.lifecycle import CARDS, judged_now
from hsb_wizard.assessment.payloads.supervision import QUESTION
from hsb_wizard.assessment.reviewing import carried_paths, to_confirm
from hsb_wizard.casework import exporting, sending_out, supervising
from hsb_wizard.casework.record import Step
from hsb_wizard.casework.tasks import tasks
from hsb_wizard.errors import HsbWizardError, NotAllowed
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.next_up import ONLY_HERE, Need
from hsb_wizard.work.page_names import FILES, SAID_WHOLE
from hsb_wizard.work.typed import typed_date
from hsb_wizard.work.view_asked import ENOUGH, ask_view, asked_place, asked_view, question_here, questions_view
from hsb_wizard.work.view_base import TASKS, FormView, ListView, Place, Values
from hsb_wizard.work.view_check import target
from hsb_wizard.work.view_due import due_view, letters_view
from hsb_wizard.work.view_help import told
from hsb_wizard.work.view_place import place_of
from hsb_wizard.work.view_read import answer_beside
from hsb_wizard.work.view_review import review_view, since_view
from hsb_wizard.work.view_sign import TYPE_IT
from hsb_wizard.work.view_standing import (
    agree_view,
    alone_again_view,
    begin_review_view,
    close_view,
    countersign_view,
    return_view,
    says_what,
    standing_view,
)
from hsb_wizard.work.view_supervise import card_view, cards_that_ask, cards_view, first_to_read, reading_view
from hsb_wizard.work.writing_out import WritingOut

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work
    from hsb_wizard.work.under_way import UnderWay

HELP = {
    "due": (
        "!What is due",
        "Worked out from the record each time: gaps that go ahead, what somebody finds out, requests that wait,",
        "two views, lines of the plan, dates that run out, questions, changes that nobody has decided on.",
        "Enter goes to where it is done; it leaves the list when the record says so.",
        "L writes a letter to each agency that has not answered: the request, asked again after ten working days, then",
        "to a named manager. K writes a calendar file with the reference and days, nothing else.",
    ),
    "standing": (
        "!Where this record stands",
        "Draft, Signed or Signed with gaps, Checked by supervisor, Agreed by agencies, Closed; Back with assessors;",
        "Being reviewed. What cannot be done now says why.",
        "A supervisor opens the record with their own passphrase on this laptop, or gets a sealed copy on theirs.",
    ),
    "reading": (
        "!Read first",
        "Worked out when the page opens and stored nowhere. Each line leads to its answer; F5 there asks about it.",
        "F6 goes to the next one. An answer that is enough needs nothing from you.",
        "What changed since you last looked is read from the journal. To have looked is to have opened the record on",
        "this laptop on an earlier day: all of today counts as one look. At an answer it says before and now.",
    ),
    "cards": (
        "!Six cards",
        "Enough, enough with actions, or not enough, and one sentence, on the version that lies there now.",
        "Enough with actions becomes a task. With not enough the record is returned, never signed.",
    ),
    "review": (
        "!Then and now",
        "The three areas in which inspectors found least had moved come first (HMIP 2013, 6.5). Better, the same,",
        "worse or not known is your word; better and worse say what shows it. Nothing is worked out.",
        "F5 at an answer that was carried forward says that it still holds.",
    ),
    "questions": ("!Questions", "Open, answered, closed. Whoever asked closes. Both sides see the same."),
}
LOOKING = "Looking ..."
NOTHING_TO_READ = "Nothing stands on the page that is read first. F2, then where this record stands: check and sign."
ALL_READ = "That was everything on the page that is read first. From its top again."
CARDS_LEFT = "The six cards are not all judged yet: F7, then C."
NOTHING_ASKED = (
    "You have asked nothing and no card asks for work: they read only this reason. "
    "F7 leads back to the answers; F5 on one asks about it. F8 again returns it all the same."
)
DONE = {"ask": "Asked. The assessors find it at this answer and under Questions."}


class After:
    """The pages beside and after signing, of the record that the main screen holds."""

    def __init__(self, work: Work, under_way: UnderWay) -> None:
        self.work, self.under_way = work, under_way
        self._code = ""  # of what is signed; empty while it is looked up
        self._told = False  # that nothing was asked
        self.out = WritingOut(work, under_way)

    # ------------------------------------------------------------------ pages

    def view(self, place: Place, held: Values | None) -> ListView | FormView:
        """What is shown at ``place``."""
        view = PAGES[place.kind](self, place, held)
        if not isinstance(view, ListView):
            return view
        return replace(view, lines=(*self.under_way.lines(place.kind, but=self.out.said), *view.lines))

    def countersign_page(self) -> FormView:
        """What a supervisor signs."""
        code = exporting.check_code(self._code) if self._code else ""
        return countersign_view(self.work.record, self.work.desk.name_here, code)

    def standing_page(self) -> ListView:
        """Where the record stands, for whoever is here."""
        return standing_view(self.work.record, self.work.desk.at_keyboard, self.work.desk.roles_here)

    def asked_page(self, place: Place) -> FormView:
        """One question, with the answer that it is about beside it where there is room."""
        record = self.work.record
        view = asked_view(record, place.at, supervisor=self.work.supervising)
        path = next((each.path for each in record.assessment.asked if each.entry == place.at), "")
        return replace(view, beside=answer_beside(record, path) if view.fields else ())

    def questions_page(self) -> ListView:
        """What was asked; for the assessors with what the cards ask for."""
        work = self.work
        beside = () if work.reads else cards_that_ask(work.record)
        return questions_view(work.record, supervisor=work.supervising, beside=beside)

    # ------------------------------------------------------------------ going there

    async def open(self, place: Place) -> None:
        """A line was opened. Raises what the desk refuses."""
        if place.kind == "due_at":
            to = target(self.work.record, place.at)
            if to is not None:
                await self.work.go(to)
            return
        if place.kind == "asked":
            place = Place("asked", place.at, "supervisor" if self.work.supervising else "")
        self._told = False
        self.out.forget()
        await self.work.go(place)
        if place.kind == "countersign":
            self._code = ""
            code = self.work.desk.record_code(self.work.record.assessment.case)
            self.work.app.hear(self.work, code, lambda done: self._coded(place, done))

    async def _coded(self, place: Place, done: Future[str]) -> None:
        if self.work.place == place and not self._failed(done):
            self._code = done.result()
            await self.work.draw(fresh=False)

    async def show(self, place: Place) -> bool:
        """F5 on an answer: confirm what was carried forward, read its question, or ask one. False where none of it."""
        work, path = self.work, place.at
        if place.kind == "reading" and work.supervising:
            work.say("Open the answer with Enter: F5 there asks about it.", fine=True)
            return True
        if place.kind not in {"question", "rows", "row"} or work.app.session_view:
            return False
        if work.desk.voice(work.record) is not None and to_confirm(work.record.form, work.record.assessment, path):
            try:
                work.keep()
                if not to_confirm(work.record.form, work.record.assessment, path):
                    return False  # it was written anew: what stands beside it opens
                work.take(supervising.confirm_again(work.desk, work.record, path))
            except HsbWizardError as refused:
                work.refused(refused)
                return True
            await self._next_carried(path)
            return True
        found = question_here(work.record, path)
        if found is not None:
            await work.go(asked_place(found, supervisor=self.work.supervising))
        elif self.work.supervising:
            await work.go(Place("ask", path))
        return found is not None or self.work.supervising

    async def _next_carried(self, path: str) -> None:
        """From an answer that still holds to the next one that was carried forward: one key each."""
        work = self.work
        paths = carried_paths(work.record.form, work.record.assessment, work.record.play)
        place_in = work.record.form.place_of
        later = [each for each in paths if place_in(each) > place_in(path)] or list(paths)
        await work.go(place_of(work.record, later[0]) if later else Place("review"), replace=True)

    async def next(self, after: str) -> None:
        """F6 for a supervisor: the next answer that is to be read first."""
        work = self.work
        reasons = first_to_read(work.record, work.ending.looking.found)
        paths = tuple(reasons)
        at = paths.index(after) + 1 if after in paths else 0
        path = paths[at % len(paths)] if paths else ""
        to = target(work.record, path)
        if to is None or to == work.place:
            work.say(say(ONLY_HERE) if to else say(NOTHING_TO_READ), fine=True)
            return
        work.moves.next_up.now = Need(to, reasons[path])
        work.stack = [TASKS, Place("reading"), to]
        await work.draw()
        if at == len(paths):
            left = len(CARDS) > len(judged_now(work.record.assessment))
            work.say(say(ALL_READ) + (f" {say(CARDS_LEFT)}" if left else ""), fine=True)

    def help(self, place: Place) -> tuple[str, ...]:
        """What F1 says here."""
        return told(HELP.get(place.kind, ()))

    # ------------------------------------------------------------------ F8

    async def go_on(self, place: Place, values: Values) -> None:
        """F8 at ``place``. Raises what the desk refuses."""
        work = self.work
        if place.kind in FILES:
            await self.out.write(place, values)
        elif place.kind == "countersign":
            self._countersign(place, values)
        elif place.kind in {"return", "agree", "close", "begin_review"}:
            self._with_code(place, values)
        elif place.kind in SAID_WHOLE:
            step = self._said(place, values)
            if step is None:
                return
            work.take(step)
            work.said_whole(place)
            await work.back()
            work.say(say(DONE.get(place.kind, "")), fine=True)

    def _said(self, place: Place, values: Values) -> Step | None:
        text, desk, record = str(values.get("text", "")), self.work.desk, self.work.record
        if place.kind == "ask":
            return supervising.ask(desk, record, place.at, text, _chosen(values, "kind") or QUESTION)
        if place.kind == "card":
            judged, sentence = _chosen(values, "judged"), str(values.get("sentence", ""))
            return supervising.judge(desk, record, place.at, judged, sentence)
        if place.kind == "alone_again":
            return supervising.rate_alone_again(desk, record, place.at)
        if place.kind == "since":
            evidence = str(values.get("evidence", ""))
            return supervising.compare_since(desk, record, place.at, _chosen(values, "since"), evidence)
        return self._on_question(place, text, _chosen(values, "judged"))

    def _on_question(self, place: Place, text: str, judged: str) -> Step | None:
        """The next word on a question, or its end; from a settled one on to the answer it was about."""
        work = self.work
        found = next((each for each in work.record.assessment.asked if each.entry == place.at), None)
        if found is None or found.closed:
            work.call_later(self.open, Place("due_at", found.path if found else ""))
            return None
        if self.work.supervising and not judged:
            raise NotAllowed("Choose: enough, or ask on.")
        if judged == ENOUGH:
            return supervising.settle(work.desk, work.record, place.at, text)
        return supervising.reply(work.desk, work.record, place.at, text)

    def _with_code(self, place: Place, values: Values) -> None:
        """Do what is done over the record as it lies there now, once its code is known."""
        desk, record = self.work.desk, self.work.record
        said = {key: str(held) for key, held in values.items() if isinstance(held, str)}
        if place.kind == "return" and said.get("reason", "").strip() and not (self._told or says_what(record)):
            self._told = True
            self.work.say(say(NOTHING_ASKED), fine=True)
            return
        doing: dict[str, Callable[[str], Step]] = {
            "return": lambda code: supervising.give_back(desk, record, said.get("reason", ""), code),
            "agree": lambda code: supervising.agencies_agree(
                desk, record, code, typed_date(said.get("on", ""), record.today), said.get("agencies", ""),
                said.get("dissent", ""),
            ),
            "close": lambda code: supervising.close(desk, record, code, said.get("because", ""), said.get("lasts", "")),
            "begin_review": lambda code: supervising.start_review(desk, record, code, said.get("because", "")),
        }  # fmt: skip
        found = desk.record_code(record.assessment.case)
        self.work.app.hear(self.work, found, lambda done: self._do(place, doing[place.kind], done))

    async def _do(self, place: Place, doing: Callable[[str], Step], done: Future[str]) -> None:
        work = self.work
        if work.place != place or self._failed(done):
            return
        try:
            work.take(doing(done.result()))
        except HsbWizardError as refused:
            work.refused(refused)
            return
        work.said_whole(place)
        await (work.go(Place("review"), replace=True) if place.kind == "begin_review" else work.back())

    def _failed(self, done: Future[Any]) -> bool:
        """Whether something went wrong; its sentence then stands on the page."""
        error = done.exception()
        if error is None:
            return False
        if not isinstance(error, HsbWizardError):
            raise error
        self.work.say(str(error))
        return True

    # ------------------------------------------------------------------ the supervisor's signature

    def _countersign(self, place: Place, values: Values) -> None:
        work = self.work
        given = str(values.get("passphrase", ""))
        if not given:
            raise NotAllowed(TYPE_IT, field="passphrase")
        if not self._code:
            raise NotAllowed("The check code is being looked up. Try again in a moment.")
        said = {key: str(values.get(key, "")) for key in ("service", "knows", "senior")}
        said["talked_on"] = typed_date(str(values.get("talked_on", "")), work.record.today)
        work.say(LOOKING, fine=True)
        confirmed = work.desk.confirm(work.desk.name_here, given)
        work.app.hear(work, confirmed, lambda done: self._checked(place, said, done))

    async def _checked(self, place: Place, said: dict[str, str], done: Future[object]) -> None:
        work = self.work
        if work.place != place:
            return
        try:
            done.result()
            work.take(supervising.countersign(work.desk, work.record, self._code, supervising.Check(**said)))
        except HsbWizardError as refused:
            work.refused(refused)
            return
        work.said_whole(place)
        await work.back()


PAGES: dict[str, Callable[[After, Place, Values | None], ListView | FormView]] = {
    "due": lambda page, place, held: due_view(page.work.record, tasks(page.work.record)),
    "standing": lambda page, place, held: page.standing_page(),
    "reading": lambda page, place, held: reading_view(page.work.record, page.work.ending.looking.found),
    "questions": lambda page, place, held: page.questions_page(),
    "cards": lambda page, place, held: cards_view(page.work.record, page.work.supervising),
    "review": lambda page, place, held: review_view(page.work.record),
    "asked": lambda page, place, held: page.asked_page(place),
    "ask": lambda page, place, held: replace(
        ask_view(page.work.record, place.at, held), beside=answer_beside(page.work.record, place.at)
    ),
    "card": lambda page, place, held: card_view(page.work.record, place.at, held),
    "since": lambda page, place, held: since_view(page.work.record, place.at),
    "alone_again": lambda page, place, held: alone_again_view(page.work.record, place.at),
    "return": lambda page, place, held: return_view(page.work.record),
    "countersign": lambda page, place, held: page.countersign_page(),
    "agree": lambda page, place, held: agree_view(),
    "close": lambda page, place, held: close_view(),
    "begin_review": lambda page, place, held: begin_review_view(),
    "letters": lambda page, place, held: letters_view(
        sending_out.letters_due(page.work.record), str(exporting.documents_folder())
    ),
    "calendar": lambda page, place, held: page.out.calendar_page(),
    "send": lambda page, place, held: page.out.send_page(),
}


def _chosen(values: Values, key: str) -> str:
    held = values.get(key, ())
    return held[0] if isinstance(held, tuple) and held else ""
