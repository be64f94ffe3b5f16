"""The main screen of a record: where somebody stands, what is shown there, and where every key leads.

It holds the record and hands it down; pages post up what was done. What a page shows is made by the `view_` modules,
what is kept by `doings`; check, sign and documents are `ending`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.fields import FieldWidget
from hsb_wizard.tui.form_page import FormPage
from hsb_wizard.tui.frame import NOT_SAVED, Words
from hsb_wizard.tui.list_page import ListPage
from hsb_wizard.tui.parts import part
from hsb_wizard.tui.stray import Stray
from hsb_wizard.work.at_work import FOLLOWS, KEPT
from hsb_wizard.work.ending import Ending
from hsb_wizard.work.halfway import HALF
from hsb_wizard.work.letters import ONE_LETTER
from hsb_wizard.work.moves import MOVES, Moves
from hsb_wizard.work.noting import working_note
from hsb_wizard.work.view_base import TASKS, TELL, TWO_VIEWS, WHO, FormView, ListView, Place, Values
from hsb_wizard.work.view_chrome import banner, header, keys
from hsb_wizard.work.view_place import places_to
from hsb_wizard.work.views import view_of

STAY = "It is tried again by itself. F7 again leaves all the same."


class MainScreen(Stray):
    """One open record. ``start_at`` is a section or a question that opens first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+t", "tasks", "Task list", priority=True, id="tasks"),
        Binding("f4,ctrl+g", "tell", "Tell someone now", priority=True, id="tell"),
        Binding("f5,ctrl+o", "show", "Show", priority=True, id="show"),
        Binding("f6,ctrl+n", "next", "Next to do", priority=True, id="next"),
        Binding("f8,ctrl+r", "go_on", "Continue", priority=True, id="continue"),
        Binding("ctrl+p", "working", "Working note", priority=True, id="working"),
        Binding("ctrl+k", "hold_back", "Hold back from somebody", priority=True, id="hold_back"),
        Binding("enter", "go_on", show=False),
        Binding("up", "focus_step(-1)", show=False),
        Binding("down", "focus_step(1)", show=False),
        Binding("pageup", "scroll_form(-1)", show=False),
        Binding("pagedown", "scroll_form(1)", show=False),
    ]

    DEFAULT_CSS = """
    MainScreen ContentSwitcher { height: 1fr; }
    MainScreen #live { display: none; text-style: bold reverse; }
    MainScreen #live.-shown { display: block; }
    """

    def __init__(self, desk: Casework, record: Record, start_at: str | None = None, *, new: bool = False) -> None:
        super().__init__(desk, record)
        self.stack: list[Place] = [TASKS]
        if start_at:
            self.stack += places_to(record, start_at)
        if not new:  # a record that was just begun is the pair's own: the safety plan opens by itself
            self.stack.append(self.first)
        self.place = self.stack[-1]
        self.moves, self.ending = Moves(self), Ending(self)
        self._drawing = asyncio.Lock()
        self._leaving_anyway = False

    def body(self) -> Iterable[Widget]:
        """The banner of live proceedings, and the two kinds of page."""
        yield Words(id="live")
        with ContentSwitcher(initial="form"):
            yield ListPage()
            yield FormPage()

    @on(events.Mount)
    async def first_page(self) -> None:
        """Who can see this screen, or the safety plan of a record that was just begun."""
        await self.draw()

    # ------------------------------------------------------------------ where we stand

    async def leave(self) -> None:
        """Back to the assessments. What was not saved is said first."""
        if self.app.saved.startswith(NOT_SAVED) and not self._leaving_anyway:
            self._leaving_anyway = True
            self.app.saved = f"{self.app.saved} {STAY}"
            return
        if words := self.ending.leaving_stops():
            self.say(words, fine=True)
            return
        self.app.session_view = False
        self.desk.hand_over(self.desk.me.id)
        super().go_back()

    async def draw(self, keep: str = "", *, fresh: bool = True) -> None:
        """Show the top of the stack."""
        async with self._drawing:
            self.ready = False
            self.place = self.stack[-1]
            await self.ending.looking.read()
            if not self.is_attached:  # left while the journal was read
                return
            held = None if fresh else self.held()
            view = self.ending.check.with_findings(self.place, view_of(self, self.place, held))
            if fresh:
                view = await self.moves.reasons.on(self.place, await self.half.on(self.record, self.place, view))
            async with self.app.keys_wait():
                if fresh:
                    self.late()
                    self.shown = None
                await self._show(view, held, keep)
                self.show_keys()
                self.filled()
            self.moves.reasons.say_so()

    async def _show(self, view: ListView | FormView, held: Values | None, keep: str) -> None:
        with self.app.batch_update():  # painted at once: never the keys of one page under another
            self._frame(view)
            if isinstance(view, ListView):
                self.list_page.fill(view, keep)
            else:
                await self.form_page.fill(view, held)
            page = self.list_page if isinstance(view, ListView) else self.form_page
            page.say("")
            part(self, "ContentSwitcher", ContentSwitcher).current = page.id
            if held is None:
                page.start()
                self.refresh(layout=True)  # else the keys are painted a moment before what was laid out

    def _frame(self, view: ListView | FormView) -> None:
        session = self.app.session_view
        self.title_words = header(self.record, self.place, self.me, self.typing_as, session, self.reader)
        self.keys = keys(view, self.place, session)
        live = part(self, "#live", Words)
        live.say(banner(self.record, session))
        live.set_class(self.record.play.live, "-shown")

    # ------------------------------------------------------------------ keys

    def go_back(self) -> None:
        """F7: the app asks the page."""
        self.call_later(self.back)

    async def action_tasks(self) -> None:
        """The task list; in session view the card that ends it."""
        await self.go(WHO if self.app.session_view or self.place == WHO else TASKS)

    async def action_tell(self) -> None:
        """Tell someone now, from anywhere."""
        if self.place.kind != "tell":
            await self.go(TELL)

    async def action_working(self) -> None:
        """The working note, from anywhere but session view."""
        await working_note(self)

    async def action_next(self) -> None:
        """The next question that needs whoever is at the keyboard; on the task list first how long there is."""
        if self.app.session_view or self.place == WHO or not self.left():
            return
        await (self.go(Place("time")) if self.place == TASKS else self.moves.next())

    async def action_go_on(self) -> None:
        """F8, or Enter where no field has the keys."""
        try:
            await self.moves.go_on(self.place)
        except HsbWizardError as error:
            self.refused(error)

    async def action_hold_back(self) -> None:
        """From whom this answer or row is held back."""
        await self.moves.hold_back(self.place)

    async def action_show(self) -> None:
        """F5: what is hidden here."""
        await self.ending.show(self.place)

    def action_focus_step(self, by: int) -> None:
        """Up and Down go between fields."""
        self.focus_next() if by > 0 else self.focus_previous()

    def action_scroll_form(self, by: int) -> None:
        """A page of words up or down."""
        self.form_page.action_turn(by)

    def help_lines(self) -> tuple[str, ...]:
        """What F1 says here."""
        return self.ending.help(self.place)

    # ------------------------------------------------------------------ what pages tell

    def held(self) -> dict[str, str | tuple[str, ...]]:
        """What the form holds now."""
        return self.form_page.values()

    def say(self, words: str, *, fine: bool = False) -> None:
        """A problem on the page that is shown, or what is no problem; it stays until the page changes."""
        page = self.form_page if part(self, "ContentSwitcher", ContentSwitcher).current == "form" else self.list_page
        page.say(words, fine=fine)

    def refused(self, error: HsbWizardError) -> None:
        """A refusal; on a signed record the reason for the change is asked."""
        self.say(str(error))
        self.keys_to(error)
        self.moves.reasons.refused(error, self.form_page.view)

    def moved_to(self, place: Place) -> None:
        """What was begun has become an entry."""
        if self.ready:
            super().moved_to(place)
            self.stack[-1] = place
        else:  # said late: its page stands further down by now, or is gone
            self.stack[:] = [place if each == self.shown else each for each in self.stack]

    @on(ListPage.Opened)
    async def opened(self, event: ListPage.Opened) -> None:
        """A line was opened: a place to go to, or something to do."""
        if event.lettered is not None and not self.by_letter(event.lettered):
            return
        move = MOVES.get(event.place.kind)
        try:
            await (move(self.moves, event.place) if move else self.go(event.place))
        except HsbWizardError as error:
            self.refused(error)

    @on(ListPage.TakeOut)
    async def take_out(self, event: ListPage.TakeOut) -> None:
        """Delete on a row."""
        if event.place.kind == "row":
            await self.moves.table.take_out(event.place)

    @on(ListPage.Undo)
    async def put_back(self) -> None:
        """Ctrl+Z over the rows of a table."""
        try:
            if self.place.kind == "rows":
                await self.moves.table.undo(self.place.at)
        except HsbWizardError as error:
            self.refused(error)

    @on(FieldWidget.Marked)
    async def marked(self, event: FieldWidget.Marked) -> None:
        """A choice was made: kept at once, and what follows from it is shown."""
        if not self.ready or event.field not in self.form_page.fields:
            return
        if event.field.held == (TWO_VIEWS,):
            await self.go(Place("views", self.place.at))
        elif self.place.kind in KEPT:
            await self._keep_and_show()
        elif self.place.kind in FOLLOWS:
            await self.draw(fresh=False)

    @on(FieldWidget.Spelled)
    def was_spelled(self) -> None:
        """Words where only a letter marks."""
        self.say(ONE_LETTER)

    @on(FieldWidget.Typed)
    def was_typed(self) -> None:
        """A key in a text."""
        if self.place.kind in KEPT | HALF:
            self.typed()

    @on(FieldWidget.Left)
    async def field_left(self, event: FieldWidget.Left) -> None:
        """A field was left: what it holds becomes an entry; of a place to save to it is shown what is known."""
        if self.ready and self.place.kind in KEPT:
            if not self.moves.reasons.stand_here:
                await self._keep_and_show()
        elif self.ready and (self.place.kind, event.field.key) == ("export", "out"):
            await self.again()

    @on(FieldWidget.Done)
    async def field_done(self, event: FieldWidget.Done) -> None:
        """Enter in a field: the next one, or the next page after the last."""
        if not self.form_page.after(event.field):
            await self.action_go_on()

    async def _keep_and_show(self) -> None:
        if self.kept():
            await self.draw(fresh=False)
