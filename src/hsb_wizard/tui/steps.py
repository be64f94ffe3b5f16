"""A page that asks a few things before anything is kept: the first run, a new person, a new assessment.

It draws forms one after the other; what they mean is the page's that stands on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from hsb_wizard.tui.fields import FieldWidget
from hsb_wizard.tui.form_page import FormPage
from hsb_wizard.tui.frame import Page, Words
from hsb_wizard.work.view_base import FormView, Values

if TYPE_CHECKING:
    from hsb_wizard.tui.app import Wizard


class Steps(Page):
    """Forms in a row: Enter goes to the next field and after the last one on, F8 goes on, F7 back."""

    app: Wizard
    KEYS: ClassVar[str] = "Enter Next  F8 Continue  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8,ctrl+r", "go_on", "Continue", priority=True, id="continue"),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        """The form, and what is being done."""
        yield FormPage()
        yield Words(id="state")

    def on_mount(self) -> None:
        """Begin once the page stands."""
        self.call_later(self.begin)

    async def begin(self) -> None:
        """The first form: every page of this kind says which."""

    @property
    def form(self) -> FormPage:
        """The form."""
        return self.query_one(FormPage)

    @property
    def values(self) -> Values:
        """What the form holds now."""
        return self.form.values()

    def leads_back(self) -> bool:
        """Whether F7 leads anywhere from the form that comes."""
        return True

    async def show(self, view: FormView) -> None:
        """Show another form, and give its first field the keys."""
        self.say("")
        self.state("")
        words = self.KEYS if self.leads_back() else self.KEYS.replace("F7 Back  ", "")
        words = words if view.fields else words.replace("Enter Next  ", "")  # nothing to go on from
        self.keys = words.replace("F8 Continue", view.go_on or "F8 Continue")
        self.watch_keys(self.keys)  # what can be covered may have changed
        async with self.app.keys_wait():
            await self.form.fill(view, None)
            self.form.start()

    def to(self, key: str) -> None:
        """Give the keys to the field called ``key``."""
        self.form.to(key)

    def say(self, problem: str, *, fine: bool = False) -> None:
        """What is wrong; it stays until the next try. ``fine``: a word that is no problem."""
        self.form.say(problem, fine=fine)

    def state(self, text: str) -> None:
        """What is being done."""
        state = self.query_one("#state", Words)
        state.say(text)
        state.display = bool(text)

    @on(FieldWidget.Done)
    async def done(self, event: FieldWidget.Done) -> None:
        """Enter in a field."""
        event.stop()
        await self.entered(event.field)

    async def entered(self, field: FieldWidget) -> None:
        """To the next field, and on after the last one."""
        if not self.form.after(field):
            await self.action_go_on()

    async def action_go_on(self) -> None:
        """Continue: every page of this kind says how."""
