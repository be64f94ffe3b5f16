"""One piece of long writing at a time beside an open record: how far it is, stopped by a line, what came of it.

It runs on a thread while the work goes on; leaving the record, locking and quitting stop it, and nothing half written
stays. What is made, and the page that says so, is of whoever begins it. No words of a case may enter here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from hsb_wizard.errors import HsbWizardError, NotAllowed
from hsb_wizard.values import Frozen, replace
from hsb_wizard.watch import Progress, Watch
from hsb_wizard.work.view_base import FormView, ListLine, ListView, Place
from hsb_wizard.work.view_progress import PAST, SHORT, bar, piece_words

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

Made = TypeVar("Made")
STEP = 0.02  # how much further before the page says so
MAKING = Place("making")
WRITTEN, NOT_WRITTEN = "written", "not written"
ONE_AT_A_TIME = "{title} is being made. Wait until it is written, or cancel it first."
STOPS_IT = "{title} is being made. Leaving stops it, and nothing of it is written. Again leaves all the same."
MEANWHILE = "You can keep working: F7 goes back, and this goes on."


class Running(Frozen, frozen=True):
    """What is being made: its title, the page that it was begun from, and what the line that stops it says."""

    title: str
    home: str
    cancel: str = "Cancel: nothing is written"
    far: Progress = Progress(0.0)
    stopping: bool = False
    ended: str = ""  # in a word or two, once it has
    leads: Place = MAKING


class _Wanted(Watch):
    """Stopped as well where the record it is made from was left, or the store is being closed."""

    def __init__(self, work: Work, tell: Callable[[Progress], object]) -> None:
        super().__init__(tell, step=STEP)
        self._work = work

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it, or left."""
        self._look()
        return super().stopped

    def at(self, done: int | float, of: int | float = 1, doing: str = "", place: str = "") -> None:
        """As any watch."""
        self._look()
        super().at(done, of, doing, place)

    def no_return(self, doing: str = "") -> None:
        """As any watch."""
        self._look()
        super().no_return(doing)

    def _look(self) -> None:
        if not self._work.is_attached or self._work.app.leaving:
            self.stop()


class UnderWay:
    """What is being written beside the record, or was last."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.now: Running | None = None
        self._watch: Watch | None = None
        self._page: Callable[[], ListView | FormView] | None = None
        self._warned = False  # that leaving stops it

    @property
    def works(self) -> bool:
        """Whether something is being made."""
        return self._watch is not None

    def free(self) -> None:
        """Whether something can be begun. Raises NotAllowed while something else is made."""
        if self.now is not None and self.works:
            raise NotAllowed(ONE_AT_A_TIME.format(title=self.now.title))

    def leaving_stops(self) -> str:
        """What leaving the record now would stop: said once for each piece, then leaving leaves."""
        if self.now is None or not self.works or self._warned:
            return ""
        self._warned = True
        return STOPS_IT.format(title=self.now.title)

    async def begin(
        self,
        what: Running,
        do: Callable[[Watch], Made],
        made: Callable[[Made], Awaitable[None]],
        failed: Callable[[HsbWizardError], Awaitable[None]],
    ) -> None:
        """Do it on a thread, and show how far it is. What came of it goes to ``made`` or to ``failed``.

        Raises NotAllowed while something else is made.
        """
        self.free()
        watch = _Wanted(self.work, self._told)
        self.now, self._watch, self._page, self._warned = what, watch, None, False

        def runs() -> None:
            app = self.work.app
            try:
                done = do(watch)
            except HsbWizardError as error:
                app.from_thread(self._ended, failed, error)
            except RuntimeError:  # the store was closed under it: locked, or left
                if not app.leaving:
                    raise
            else:
                app.from_thread(self._ended, made, done)

        await self.work.go(MAKING, replace=True)
        self.work.in_background(runs)

    def _told(self, far: Progress) -> None:
        """On the thread: tell the page."""
        self.work.app.from_thread(self._further, far)

    async def _further(self, far: Progress) -> None:
        if self.now is not None and self.works:
            self.now = replace(self.now, far=far)
            await self.again()

    async def _ended(self, then: Callable[[Made], Awaitable[None]], result: Made) -> None:
        self._watch = None
        if self.work.is_attached:
            await then(result)

    async def stop(self) -> None:
        """Cancel: it ends before its next piece, and nothing of that is left."""
        if self.now is not None and self._watch is not None and self._watch.stop():
            self.now = replace(self.now, stopping=True)
            await self.again()

    async def ended(self, page: Callable[[], ListView | FormView], words: str, leads: Place = MAKING) -> None:
        """What came of it stands on ``page``, and in a word or two where it was begun from; that ``leads`` there."""
        if self.now is not None:
            self.now, self._page = replace(self.now, ended=words, leads=leads), page
            await self.again()

    def view(self) -> ListView | FormView:
        """How far it is, or what came of it."""
        if self._page is not None:
            return self._page()
        return running_view(self.now) if self.now is not None else ListView("")

    def lines(self, home: str, but: str = "") -> tuple[ListLine, ...]:
        """What the page that it was begun from says of it; nothing where it ended as ``but``: that page says so."""
        if self.now is None or self.now.home != home or (but and self.now.ended == but):
            return ()
        heading = "Made last" if self.now.ended else "Being made"
        return (ListLine(heading), ListLine(f"  {said_of(self.now)}", place=self.now.leads))

    async def again(self) -> None:
        """Show it, where its page is what is looked at."""
        if self.work.is_attached and self.now is not None and self.work.place.kind in {MAKING.kind, self.now.home}:
            await self.work.draw(fresh=False)


def running_view(now: Running) -> ListView:
    """While it is being made: other work can go on. Pure."""
    if now.far.past:
        lines: tuple[ListLine, ...] = (ListLine(f"  {PAST}"),)
    elif now.stopping:
        lines = (ListLine("  Stopping ..."),)
    else:
        lines = (ListLine(f"  {now.cancel}", place=Place("stop")),)
    return ListView(now.title, "", ("", piece_words(now.far), bar(now.far.share), "", MEANWHILE), lines)


def said_of(now: Running) -> str:
    """How far it is, on one line. Pure."""
    return f"{now.title}: {now.ended}" if now.ended else f"{now.title} {bar(now.far.share, SHORT)}"


def ended_view(title: str, above: tuple[str, ...], *lines: ListLine) -> ListView:
    """What came of it; the first of ``above`` says that in bold. On the page until somebody goes on. Pure."""
    return ListView(title, "", ("", *above), lines)
