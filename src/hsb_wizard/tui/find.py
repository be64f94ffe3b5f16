"""F3: what is looked for is typed above, what was found stands below. It opens what was chosen and forgets the words.

Which things there are and which of them are found is made in the room of the work. Nothing typed here is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from hsb_wizard.tui.frame import Page
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.tui.lines import Lines
from hsb_wizard.tui.list_page import ListPage
from hsb_wizard.work.finding import Thing, find_view, vocabulary
from hsb_wizard.work.help_words import WORDS
from hsb_wizard.work.view_base import WHO, Place
from hsb_wizard.work.view_find import CASE, home_things, record_things
from hsb_wizard.work.view_help import told
from hsb_wizard.work.views import tasks

if TYPE_CHECKING:
    from hsb_wizard.tui.home import Home
    from hsb_wizard.tui.keeping import Keeping


class Find(Page):
    """One line to type in, and the list under it. ``go_there`` is told what was chosen, once this page is gone."""

    KEYS: ClassVar[str] = "Up Down Move  Enter Go there  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, things: tuple[Thing, ...], title: str, go_there: Callable[[Place], object]) -> None:
        super().__init__()
        self.things, self.go_there = things, go_there
        self._known = cache(lambda: vocabulary(things))
        self.set_reactive(Page.title_words, title)

    def body(self) -> Iterable[Widget]:
        """The line, and the list."""
        yield LineInput(id="wanted")
        yield ListPage()

    def on_mount(self) -> None:
        """The line has the keys; the list only shows its mark."""
        self.lines.can_focus = False
        self.query_one("#wanted", LineInput).focus()
        self.look()

    @property
    def lines(self) -> Lines:
        """What was found, line by line."""
        return self.query_one("#lines", Lines)

    @on(LineInput.Changed)
    def look(self) -> None:
        """Show what the words find; the mark goes to the first."""
        page = self.query_one(ListPage)
        page.fill(find_view(self.things, self.query_one("#wanted", LineInput).text, self._known))
        self.lines.action_move(-len(self.lines.rows))

    def find(self) -> None:
        """F3 once more: it is open."""

    def action_move(self, by: int) -> None:
        """Move the mark while the line keeps the keys."""
        self.lines.action_move(by)

    @on(LineInput.Submitted)
    def submitted(self) -> None:
        """Enter: where the mark stands."""
        self.lines.action_open()

    @on(ListPage.Opened)
    def opened(self, event: ListPage.Opened) -> None:
        """Put this page away and go there."""
        event.stop()
        self.go_back()
        self.go_there(event.place)

    def help_lines(self) -> tuple[str, ...]:
        """How to find."""
        return told(WORDS["find"])


def find_in_record(work: Keeping) -> None:
    """Look through an open record; closed where the young person or family can see the screen, or may."""
    if work.seen or work.place == WHO or not work.kept():
        return
    things = record_things(work.record, work.me, tasks(work.desk, work.record, reads=work.reads))
    work.app.push_screen(Find(things, work.title_words, lambda place: work.post_message(ListPage.Opened(place))))


def find_on_list(home: Home) -> None:
    """Look through the assessments on this laptop and the commands of the list."""
    things = home_things(home.cases or (), home.commands(), home.about)

    def go_there(place: Place) -> None:
        while home.app.screen is not home:  # it may have been asked for from a page of the list
            home.app.pop_screen()
        home.open(place.at) if place.kind == CASE else home.do(place.at)

    home.app.push_screen(Find(things, home.title_words, go_there))
