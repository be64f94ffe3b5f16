"""How long records are kept: what is to be looked at now, and what is done about one record. Reached with R.

A day, a hold and its lifting, a copy for whoever asks, erasing. Each is the desk's; the page asks what it needs.
Nothing goes before what would go was read, the number typed again and the passphrase given.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from hsb_wizard.casework import access
from hsb_wizard.casework import keeping_records as keeping
from hsb_wizard.casework.keeping_records import Due, Weighed
from hsb_wizard.errors import HsbWizardError, NotAllowed
from hsb_wizard.sentences import say
from hsb_wizard.tui.long_work import LongWork
from hsb_wizard.work.keeping_records import DO, LONG, named
from hsb_wizard.work.view_base import FormView
from hsb_wizard.work.view_copies import chosen
from hsb_wizard.work.view_keeping import COPY, ERASE, TITLE, doing_form, keeping_form

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard

Made = TypeVar("Made")
REST = "F7 Back  F1 Help  F9 Pause  F10 Lock and quit"
WORKING = "One moment ..."


class KeepingPage(LongWork):
    """The list with what can be done, and one form for each doing."""

    app: Wizard

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self._all: tuple[Due, ...] = ()
        self._doing = ""  # empty: the list
        self._about: Due | None = None
        self._refused = ""  # why it may not be erased
        self._busy = False

    async def begin(self) -> None:
        """Ask for the list."""
        self._ask("")

    def _ask(self, done: str) -> None:
        self.app.hear(self, keeping.kept(self.desk), lambda found: self._listed(found, done))

    async def _listed(self, found: Future[tuple[Due, ...]], done: str) -> None:
        self._all, self._doing, self._refused, about = found.result(), "", "", self._about
        waits = keeping.due(self._all, self.desk.today())
        may = "administrator" in self.desk.me.roles
        reference = about.reference if about and not done else ""
        self.keys = ""
        await self.show(keeping_form(waits, len(self._all), done, administrator=may, reference=reference))

    async def action_go_on(self) -> None:
        """From the list to a form, from a form to the desk."""
        if self._busy or self.works:
            return
        about, doing, values = self._about, self._doing, self.values
        if not doing or about is None:
            self._choose()
        elif doing in DO:
            self._do(self.app.off_screen(lambda: DO[doing](self.desk, about, values)), self._done)
        elif not self._refused:
            self.begin_work(
                lambda watch: self.app.off_screen(lambda: LONG[doing](self.desk, about, values, watch)), self._done
            )

    def _choose(self) -> None:
        about, doing = named(self._all, self.values), chosen(self.values, "doing")
        if isinstance(about, str):
            self.say(about)
            self.to("reference")
            return
        self._about = about
        if not doing:
            self.say(say("Choose what is to be done."))
            self.to("doing")
        elif doing == ERASE:
            self._do(keeping.weigh(self.desk, about.case), self._weigh)
        else:
            self.app.call_later(self._form, doing, about)

    async def _form(self, doing: str, about: Due) -> None:
        self._doing = doing
        offered = str(access.offered(about.reference)) if doing == COPY else ""
        await self._shown(doing_form(doing, about, offered))

    async def _shown(self, view: FormView) -> None:
        await self.show(view)
        self.keys = "  ".join(each for each in ("Enter Next", view.go_on, REST) if each)

    async def _weigh(self, weighed: Weighed) -> None:
        if self._about is not None:
            self._doing, self._refused = ERASE, weighed.refused
            await self._shown(doing_form(ERASE, self._about, would_go=weighed.words, refused=weighed.refused))

    async def _done(self, words: str) -> None:
        self._about = None
        self._ask(words)

    def _do(self, asked: Future[Made], then: Callable[[Made], Awaitable[None]]) -> None:
        self._busy = True
        self.say("")
        self.state(say(WORKING))
        self.app.hear(self, asked, lambda ended: self._did(ended, then))

    async def _did(self, ended: Future[Made], then: Callable[[Made], Awaitable[None]]) -> None:
        self._busy = False
        self.state("")
        error = ended.exception()
        if isinstance(error, HsbWizardError):
            await self.refused(error)
        elif error is not None:
            raise error
        else:
            await then(ended.result())

    async def refused(self, error: HsbWizardError) -> None:
        """What it was refused with; a passphrase is typed again from the start."""
        self.form.passphrase_again()
        self.say(str(error))
        if isinstance(error, NotAllowed) and error.field:
            self.to(error.field)

    def go_back(self) -> None:
        """From a form to the list, from there away."""
        if self._busy:
            return
        if self._doing and not self.works:
            self._ask("")
        else:
            super().go_back()

    def help_lines(self) -> tuple[str, ...]:
        """What a day does, and what it does not."""
        return (
            "!" + TITLE,
            "Each record has a day by which somebody looks at whether it is still kept, and why then.",
            "No day ever erases anything. Somebody decides, and the journal says who.",
            "A hold stands in the way of erasing, until it is lifted with a reason.",
            "Erasing is an administrator's. It says first what would go, and what it does not reach:",
            "documents and sealed copies that left, and copies that somebody made of the folder.",
        )
