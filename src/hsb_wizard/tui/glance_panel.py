"""The panel under the list of assessments in a wide window: about the marked one, once the mark has stood still.

It holds words and nothing else of a record, and those only while it is in sight with the mark on that line.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer as Clock
from textual.widget import Widget

from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.casework.looking import Names, looked_at
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.frame import plain
from hsb_wizard.values import Frozen
from hsb_wizard.work.glance import Glance, glance, panel_lines
from hsb_wizard.work.view_home import Timing
from hsb_wizard.work.wide import HIGH, WIDE

if TYPE_CHECKING:
    from hsb_wizard.assessment.entries import Entry
    from hsb_wizard.casework.record import Record
    from hsb_wizard.tui.app import Wizard

STOOD = 0.35  # seconds until a mark stands still: longer than between two keys of one that is held down


class About(Frozen, frozen=True):
    """What the list knows of the marked assessment: its line, where somebody typed, what waits for a supervisor."""

    case: CaseSummary
    said: str
    waits: str
    timing: Timing


class GlancePanel(Widget):
    """What is said about the marked assessment. Always as high, so that the list above never jumps."""

    app: Wizard
    DEFAULT_CSS = """
    GlancePanel { height: 11; width: 100%; border: solid $foreground; padding: 0 1; display: none; }
    GlancePanel.-shown { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._about: About | None = None
        self._seen: Glance | None = None
        self._still: Clock | None = None

    @property
    def _has_room(self) -> bool:
        """Whether the window is large enough for it, and nobody looks on who must not see the list."""
        size = self.app.size
        return size.width >= WIDE and size.height >= HIGH and not self.app.session_view

    @property
    def words(self) -> str:
        """What stands in it."""
        if self._about is None:
            return ""
        one = self._about
        width = max(20, (self.size.width or self.app.size.width - 4))
        return "\n".join(panel_lines(one.case, one.said, one.waits, one.timing, self._seen, width))

    def render(self) -> Content:
        """Draw the lines."""
        return plain(self.words)

    def tell(self, about: About | None) -> bool:
        """Say what the list knows of the marked assessment; the rest comes when the mark has stood still here.

        False where there is nothing to say, or no room for it.
        """
        about = about if self._has_room else None
        self.set_class(about is not None, "-shown")
        if about is None:
            self.forget()
            return False
        if self._about is None or self._about.case != about.case:
            self._seen = None
            self._stop()
            self._still = self.set_timer(STOOD, self._look)
        if self._about != about:
            self._about = about
            self.border_title = about.case.reference
            self.refresh()
        return True

    def forget(self) -> None:
        """Let go of all of it: another page lies over the list, or nothing is marked."""
        self._stop()
        self._about, self._seen = None, None
        self.border_title = ""
        self.refresh()

    def _stop(self) -> None:
        if self._still is not None:
            self._still.stop()
            self._still = None

    def _look(self) -> None:
        """Have a look at the record, on the thread of the store and behind whatever was asked for there."""
        about, desk = self._about, self.app.desk
        if about is None or desk is None:
            return
        who = desk.at_keyboard

        def make(record: Record, entries: tuple[Entry, ...], names: Names) -> Glance:
            return glance(record, entries, names, who)

        try:
            looked = looked_at(desk, about.case.case, make, lambda: self._is_on(about.case))
        except RuntimeError:  # closed meanwhile
            return
        self.app.hear(self.screen, looked, lambda done: self._saw(about, done))

    def _is_on(self, case: CaseSummary) -> bool:
        return self._about is not None and self._about.case == case

    def _saw(self, about: About, done: Future[Glance | None]) -> None:
        error = done.exception()
        if error is not None and not isinstance(error, HsbWizardError):
            raise error
        if error is None and self._is_on(about.case):  # a store that is damaged says so at the next thing that is done
            self._seen = done.result()
            self.refresh()
