"""The list of assessments: which there are, how they stand, and where somebody stopped.

It shows lines of the list and opens records through reception; it holds no record itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from hsb_wizard.casework.inbox import waiting
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.frame import Line, Page, Problem, Words
from hsb_wizard.tui.glance_panel import About, GlancePanel
from hsb_wizard.tui.home_pages import PAGES
from hsb_wizard.tui.lines import Lines
from hsb_wizard.work.left_off import Draft, left_off, left_off_words, start_at
from hsb_wizard.work.letters import NOTHING_TO_WRITE_IN, Letters
from hsb_wizard.work.line import NARROW, Row
from hsb_wizard.work.view_home import NEW, NOBODY_WAITS, ROWS, HomeView, Timing, home_view, rows_below, supervises
from hsb_wizard.work.view_inbox import Waits, inbox_view

if TYPE_CHECKING:
    from hsb_wizard.assessment.kinds import CaseId
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.casework.record import Record
    from hsb_wizard.tui.app import Wizard

ONLY_ONE = "This is the only assessment that needs you now."

HELP = (
    "!Assessments on this laptop",
    "Up and Down move the mark, Enter opens the assessment at the mark, N starts a new one.",
    "F6: the next assessment that needs you now; below the list stands why.",
    "F3: finds an assessment by reference, status or assessor, or what a key does.",
    "T: what is due on the one at the mark, with its days, letters to agencies and a calendar file.",
    "B: brings in a sealed copy: a record that was sent to you, or what a supervisor wrote about one of yours.",
    "G, in the demonstration: a tour of two minutes. K, there: how a team rates the training cases.",
    "W: which nation's words are used, your team's own names, and your language.",
    "C: backups of this store, and one made now. V: proves the store. R: keeping, holds, erasing.",
    "D: whether a document that left here is current, superseded, altered or not ours.",
    "P: who can open this store, your own passphrase, the recovery code.",
    "L: how long without a key until the screen is covered, and until it locks.",
    "A line with ! before it: few of the suggested 28 days are left, or none.",
    "References are numbers only. No name of a young person is kept in this program.",
    "Inspectors suggested 28 days in 2013 (HMIP 2013, 4.7). Nothing closes when they are over.",
    "In a window of 118 by 28 or more a panel says how the marked one stands, once the mark stands still. It shows no "
    "answer, so nothing is noted. Left for later: not known yet, not asked yet, or held back.",
)


class Home(Page):
    """Every assessment on this laptop, and the way to a new one."""

    app: Wizard
    KEYS: ClassVar[str] = "Enter Open  N New assessment  F3 Find  F6 Next  F1 Help  F9 Pause  F10 Quit"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6,ctrl+n", "next", priority=True, id="next")]

    def __init__(self) -> None:
        super().__init__()
        self.cases: tuple[CaseSummary, ...] | None = None  # not asked yet
        self._left_off: Mapping[str, str] = {}
        self._waits: Waits = {}
        self._panels: Mapping[str, About] = {}  # what the panel says of each assessment
        self._view = HomeView("", "", (), {}, NEW)
        self._letters = Letters()
        self._filled = False
        self._opening = self._to_due = False

    def body(self) -> Iterable[Widget]:
        """Heading, list, and what is said about the marked line."""
        yield Line(id="counted", classes="title")
        yield Words(id="notice")
        yield Problem(id="problem")
        yield Line(id="columns", classes="title")
        yield Lines(id="cases")
        yield Words(id="about")
        yield GlancePanel(id="glance")

    @property
    def desk(self) -> Casework:
        """Reception; a list without it is a mistake of the program."""
        if self.app.desk is None:
            raise RuntimeError
        return self.app.desk

    @property
    def _supervises(self) -> bool:
        """Whether whoever opened the store checks records: the list then begins with what waits for them."""
        return supervises(self.desk.me.roles)

    def on_mount(self) -> None:
        """Say who is here; what the store noticed when it was opened stands above the list."""
        self.query_one("#counted", Line).left = f"{self.desk.me.name}, these are the assessments on this laptop"
        self.query_one("#cases", Lines).focus()
        self.app.hear(self, self.desk.run(lambda vault: vault.notices), self._noticed)

    def _noticed(self, done: Future[object]) -> None:
        notices = done.result()
        lines = [str(each) for each in notices] if isinstance(notices, tuple) else []
        notice = self.query_one("#notice", Words)
        notice.say("\n".join(lines))
        notice.display = bool(lines)

    def on_screen_resume(self) -> None:
        """Here again: the list as it is now."""
        self.refill()

    def on_screen_suspend(self) -> None:
        """Something lies over the list, as the cover does: what was looked at goes."""
        self.query_one("#glance", GlancePanel).forget()

    def refill(self) -> None:
        """Ask reception for the list and for what was being typed."""
        if self.app.desk is None:
            return
        self.app.hear(self, self.desk.cases(), self._got_cases)
        self.app.hear(self, self.desk.drafts(), self._got_drafts)
        if self._supervises:
            self.app.hear(self, waiting(self.desk), self._got_waits)

    def _got_cases(self, done: Future[tuple[CaseSummary, ...]]) -> None:
        if self._said(done.exception()):
            return
        before = None if self.cases is None else {case.case for case in self.cases}
        self.cases = done.result()
        new = next((case.case for case in self.cases if before is not None and case.case not in before), "")
        self._show(new)  # whoever comes back from a record that was just begun finds the mark there

    def _got_drafts(self, done: Future[tuple[Draft, ...]]) -> None:
        if done.exception() is None:
            self._left_off = left_off(done.result())
            self._show()

    def _got_waits(self, done: Future[Mapping[CaseId, tuple[str, ...]]]) -> None:
        if done.exception() is None:
            self._waits = {str(case): words for case, words in done.result().items()}
            self._show()

    def _said(self, error: BaseException | None) -> bool:
        """Whether something went wrong; its sentence then stands on the page."""
        if error is not None and not isinstance(error, HsbWizardError):
            raise error
        self.query_one("#problem", Problem).say("" if error is None else str(error))
        return error is not None

    def _show(self, new: str = "") -> None:
        if self.app.desk is None or self.cases is None:
            return
        timing = self.desk.form.pack.timing
        days = Timing(timing.target_days, timing.warn_day, self.desk.today())
        typing = {case: left_off_words(self.desk.form, place) for case, place in self._left_off.items()}
        self._panels = {
            str(each.case): About(each, typing.get(each.case, ""), "; ".join(self._waits.get(each.case, ())), days)
            for each in self.cases
        }
        if self._supervises:
            self._view = inbox_view(self.cases, self.desk.me.name, self._waits, days, self.app.size.width)
        else:
            self._view = home_view(self.cases, typing, days, self.app.size.width)
        lines = self.query_one("#cases", Lines)
        with self.app.batch_update():
            self.query_one("#counted", Line).right = self._view.counted
            columns = self.query_one("#columns", Line)
            columns.left = f"  {self._view.heading}"
            columns.display = bool(self._view.heading) and self.app.size.width >= NARROW  # else its lines are folded
            below = rows_below(self.desk.me.roles, made_up=bool(self.app.demo), listed=bool(self._view.about))
            lines.set_rows((*self._view.rows, *below), new if self._filled else self._view.first)
            self._filled = True
            self._tell()

    def on_resize(self, event: events.Resize) -> None:
        """Wider screens have a column more."""
        self._show()

    def _tell(self) -> None:
        marked = self.query_one("#cases", Lines).marked.id
        below = not self.query_one("#glance", GlancePanel).tell(self._panels.get(marked))
        self.query_one("#about", Words).display = below
        self.query_one("#about", Words).say("\n".join(self._view.about.get(marked, ())) if below else "")

    @on(Lines.Moved, "#cases")
    def moved(self) -> None:
        """What is said below follows the mark."""
        self._tell()

    @on(Lines.Chosen, "#cases")
    def chosen(self, event: Lines.Chosen) -> None:
        """Open the assessment, or start one."""
        if not self.do(event.row.id):
            self.open(event.row.id)

    def do(self, row: str) -> bool:
        """What a line of the list that is no assessment leads to; False where there is no such line."""
        return self._press(ROWS.get(row, ""))

    def _press(self, letter: str) -> bool:
        if letter in {"n", "t"}:
            self.start_new() if letter == "n" else self.show_due()
            return True
        if not self._known(letter):
            return False
        self.app.push_screen(PAGES[letter](self.desk))
        return True

    def commands(self) -> tuple[Row, ...]:
        """The lines of the list that are no assessments."""
        return tuple(row for row in self.query_one("#cases", Lines).rows if row.id in ROWS)

    @property
    def about(self) -> Mapping[str, tuple[str, ...]]:
        """What is said about each assessment."""
        return self._view.about

    def find(self) -> None:
        """F3: an assessment or a command."""
        from hsb_wizard.tui.find import find_on_list

        if self.cases is not None:
            find_on_list(self)

    def action_next(self) -> None:
        """F6: the mark goes to the next assessment that needs whoever is here; below the list stands why."""
        lines = self.query_one("#cases", Lines)
        waiting = [n for n, row in enumerate(lines.rows) if row.mark]
        others = [n for n in waiting if n > lines.current] + [n for n in waiting if n < lines.current]
        if others:
            lines.set_rows(lines.rows, lines.rows[others[0]].id)
            self._tell()
        self.query_one("#problem", Problem).say("" if others else ONLY_ONE if waiting else NOBODY_WAITS, fine=True)

    def on_key(self, event: events.Key) -> None:
        """A letter of this page, unless it belongs to words."""
        letter = (event.character or "").lower()
        if not letter.isalpha():
            return
        event.stop()
        if not self._letters.acts(event.time, means=self._known(letter)):
            self.query_one("#problem", Problem).say(NOTHING_TO_WRITE_IN)
            return
        self._press(letter)

    def _known(self, letter: str) -> bool:
        return letter in {"n", "t"} or (letter in PAGES and (bool(self.app.demo) or letter not in {"g", "k"}))

    def open(self, case: str, *, to_due: bool = False) -> None:
        """Open a record, at what is due on it where that was asked for."""
        if not self._opening:
            self._opening, self._to_due = True, to_due
            self.app.hear(self, self.desk.open_case(case), self._opened)

    def _opened(self, done: Future[Record]) -> None:
        self._opening = False
        if self._said(done.exception()) or self.app.desk is None:
            return
        from hsb_wizard.tui.main import MainScreen
        from hsb_wizard.work.view_base import WHO, Place

        record = done.result()
        there = self._left_off.get(str(record.assessment.case), "")
        reads = self.desk.voice(record) is None
        work = MainScreen(self.desk, record, None if self._to_due else start_at(record, there, reads=reads))
        if self._to_due:
            below = len(work.stack) - (work.stack[-1] == WHO)  # first the card that asks who can see the screen
            work.stack.insert(below, Place("due"))
        self.app.push_screen(work)

    def show_due(self) -> None:
        """What is due on the assessment at the mark."""
        marked = self.query_one("#cases", Lines).marked.id
        if marked in self._view.about:
            self.open(marked, to_due=True)

    def start_new(self) -> None:
        """The five questions of a new assessment."""
        from hsb_wizard.tui.new_case import NewCase

        self.app.push_screen(NewCase(self.desk, self.cases or ()))

    def go_back(self) -> None:
        """There is nothing before the list."""

    def help_lines(self) -> tuple[str, ...]:
        """What the list says."""
        return HELP
