"""The app itself: who is let in, what is said about saving, the keys of every page, the cover, and how it ends.

Imported before the first paint: only Textual and the small widgets. A failure shows no local variable, no words of a
case and no passphrase; nothing is copied, photographed or selected.
"""

from __future__ import annotations

import gc
import os
from asyncio import get_running_loop
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import Screen

from hsb_wizard.courtesy import somebody_is_here
from hsb_wizard.errors import ExitCode
from hsb_wizard.tui.ahead import AT_ONCE
from hsb_wizard.tui.ending import Ending
from hsb_wizard.tui.frame import NOT_SAVED, Card, Notice, Page, is_small
from hsb_wizard.tui.themes import DARK, themes, wanted_theme
from hsb_wizard.tui.unlock import FirstLook
from hsb_wizard.work.idle import Due, awake_or_not, due, waits
from hsb_wizard.work.line import FLAT, HEIGHT, LEAST_HEIGHT, LEAST_WIDTH, small_words

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hsb_wizard.assessment.payloads import LockTimesSet
    from hsb_wizard.casework.door import Profile
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.settings import Settings
    from hsb_wizard.tui.gone import Gone
    from hsb_wizard.tui.warm import Found

SMALLER = (
    "Or make the letters smaller: Ctrl and minus. F9 pauses, F10 locks and quits. "
    "Line by line it works at any size: hsb-wizard --plain"
)
STAY = "F10 again leaves all the same."


class Wizard(Ending):
    """One window on one store. ``desk`` is reception, from unlocking until the end."""

    TITLE = "Assessments"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", priority=True, id="help"),
        Binding("f3,ctrl+f", "find", "Find", priority=True, id="find"),
        Binding("slash", "find", show=False),  # where nothing is being typed, and
        Binding("question_mark", "help", show=False),  # the same: no letter with Ctrl is left for it
        Binding("f7,ctrl+b,escape", "back", "Back", priority=True, id="back"),
        Binding("f9,ctrl+l", "cover", "Pause", priority=True, id="cover"),
        Binding("f10,ctrl+q", "leave", "Lock and quit", priority=True, id="leave"),
    ]

    theme = Reactive(DARK)

    def __init__(self, folder: Path, *, demo: str = "") -> None:
        # Textual takes NO_COLOR out of the environment; with its own choice it would send greys, not the terminal's.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.folder, self.demo = folder, demo
        self.settings: Settings | None = None
        self.profile: Profile | None = None  # a cheaper key for tests; None is the strong room's own
        self.session_view = False  # the young person or family can see the screen: set by the work pages
        self.clock: Callable[[], float] = awake_or_not
        self.last_key = self.clock()
        self.leaving_anyway = False
        self.listens = False  # for the end of its terminal: not where it is run without one
        self._gone: Gone | None = None
        self.minutes = (5, 15)  # cover, lock: from the settings once they are read, then from the store
        for theme in themes():
            self.register_theme(theme)
        self.stylesheet.set_variables(self.get_css_variables())  # before anything is styled: not styled twice
        if self.no_color:
            self.theme = wanted_theme("", self.no_color)

    # ------------------------------------------------------------------ beginning

    def get_default_screen(self) -> Screen[Any]:
        """The first page: set up where there is no store yet, else unlock."""
        return FirstLook(id="_default")

    def on_ready(self) -> None:
        """The first page is painted: now read the rest, on a thread, while somebody types."""
        self.set_interval(1, self._look_at_the_clock)
        if self.listens:
            from hsb_wizard.tui.gone import Gone

            self._gone = Gone(self, get_running_loop())
        gc.freeze()
        gc.enable()
        Thread(target=self._warm, name="warm", daemon=True).start()

    def _warm(self) -> None:
        from hsb_wizard.tui.warm import warm

        found = warm(self.folder)
        if self.is_running and not self.leaving:
            self.call_from_thread(self.warmed, found)

    def warmed(self, found: Found) -> None:
        """Everything is read: settings hold from now on, and the first page hears what was found."""
        gc.freeze()  # what was read stays: no key waits until all of it was looked through again
        self.use(found.settings)
        first = self.screen_stack[0]
        if isinstance(first, FirstLook):
            first.warmed(found)

    def use(self, settings: Settings) -> None:
        """Take over what is set for this laptop."""
        self.settings = settings
        self.minutes = (settings.cover_minutes, settings.lock_minutes)
        self.theme = wanted_theme(settings.colours, self.no_color)

    def colour(self, theme: str) -> None:
        """Change the colours, and keep them for the next time where there is a store."""
        self.theme = theme
        if self.desk is not None:
            self.keep_settings(colours=theme)

    def keep_settings(self, **changed: Any) -> None:
        """Change settings, here and for the next time. One that cannot be written still holds in this window."""
        from hsb_wizard.settings import Settings, write
        from hsb_wizard.values import replace

        self.settings = replace(self.settings or Settings(), **changed)
        with suppress(OSError):
            write(self.folder, self.settings)

    def let_in(self, desk: Casework) -> None:
        """Somebody was let in: the list of assessments. Who came too late, after F10, is shown out again."""
        if self.leaving:
            Thread(target=desk.close, name="close").start()
            return
        from hsb_wizard.tui.home import Home

        self.desk, self.ends_with, self.last_key = desk, int(ExitCode.GOOD), self.clock()
        desk.back_up_hourly()
        self.saved = ""
        self.push_screen(Home())
        self.told(desk.lock_times(), self._lock_times)

    def _lock_times(self, done: Future[LockTimesSet | None]) -> None:
        """An administrator's times; where they cannot be read, those of the settings hold."""
        if done.exception() is None and (chosen := done.result()) is not None:
            self.minutes = (chosen.cover_minutes, chosen.lock_minutes)

    # ------------------------------------------------------------------ keys of every page

    def action_help(self) -> None:
        """What the page asks and which keys there are."""
        from hsb_wizard.tui.fields import FieldWidget
        from hsb_wizard.tui.help import Help, cut_short
        from hsb_wizard.work.view_help import field_help

        if isinstance(self.screen, Page):
            within = self.screen.focused.ancestors_with_self if self.screen.focused else ()
            here = next((each for each in within if isinstance(each, FieldWidget)), None)
            small = small_words(self.size.width, self.size.height) if is_small(self.size) else ()
            cut = cut_short(self.screen)
            self.push_screen(Help((*cut, *small, *field_help(here.shown if here else None), *self.screen.help_lines())))
        elif isinstance(self.screen, Help):
            self.screen.action_put_away()

    def action_find(self) -> None:
        """Find something, on the pages that have something to find."""
        if isinstance(self.screen, Page):
            self.screen.find()

    async def action_back(self) -> None:
        """One step back; the page knows where that is."""
        if isinstance(self.screen, Page):
            self.screen.go_back()
        elif isinstance(self.screen, Card):
            self.screen.action_put_away()

    def action_cover(self) -> None:
        """Cover everything at once; once more locks. Before anybody was let in there is nothing to cover."""
        if isinstance(self.screen, Card) and self.screen.COVERS:
            self.leave(int(ExitCode.LOCKED))
        else:
            self.cover()

    def cover(self) -> None:
        """The cover is drawn first; then what is being typed is kept."""
        from hsb_wizard.tui.cover import IN_SESSION, PAUSED, Cover

        if self.here is None or self.leaving or isinstance(self.screen, Cover):
            return
        if any(isinstance(each, Page) and each.PAUSE_LOCKS for each in self.screen_stack):
            self.leave(int(ExitCode.LOCKED))
            return
        self.at_once(*((IN_SESSION, 1) if self.session_view else (PAUSED, 3)))
        self.push_screen(Cover(session=self.session_view))
        self.call_after_refresh(self.flush)

    def action_leave(self) -> None:
        """Lock and quit: everything is saved, nothing is asked. Where something was not saved, stay and say so."""
        if self.desk is not None and self.saved.startswith(NOT_SAVED) and not self.leaving_anyway:
            self.leaving_anyway = True
            self.saved = f"{self.saved} {STAY}"
            return
        self.leave(self.ends_with if self.desk is None else int(ExitCode.GOOD))

    # ------------------------------------------------------------------ small windows, idle hands

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there; where the window is too small, no key answers anything unseen."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown) and not event.is_forwarded:
            self.last_key = self.clock()
            somebody_is_here()
            if self.too_small and not (isinstance(event, events.Key) and event.key in AT_ONCE):
                return
        await super().on_event(event)

    @property
    def too_small(self) -> bool:
        """Whether nothing can be done in so small a window."""
        return self.size.width < LEAST_WIDTH or self.size.height < LEAST_HEIGHT

    def on_resize(self) -> None:
        """Say so where the window is too small, once its size is known here."""
        self.call_later(lambda: self.show_small(self.screen))

    def show_small(self, screen: Screen[Any]) -> None:
        """Make ``screen`` low where there are few lines; where nothing can be done lay the notice over it."""
        screen.set_class(self.size.height < HEIGHT, "-low")
        screen.set_class(self.size.height < FLAT, "-flat")
        now = f"(now {self.size.width} by {self.size.height})"
        words = f"Make the window at least {LEAST_WIDTH} by {LEAST_HEIGHT} {now}. \nNothing is lost. {SMALLER}"
        if self.too_small and not screen.query("#small") and screen.is_attached:
            screen.mount(Notice(id="small"))
        for notice in screen.query("#small").results(Notice):
            notice.say(words)
            notice.set_class(self.too_small, "-shown")

    def _look_at_the_clock(self) -> None:
        if self._gone is not None:
            self._gone.look()
        if self.here is None or self.leaving:
            return
        now = due(self.clock() - self.last_key, waits(self.minutes, self.session_view))
        if now is Due.LOCK:
            self.leave(int(ExitCode.LOCKED))
        elif now is not Due.NOTHING:
            self.cover()
            from hsb_wizard.tui.cover import Cover

            if isinstance(self.screen, Cover):
                self.screen.warn(now is Due.WARN)
