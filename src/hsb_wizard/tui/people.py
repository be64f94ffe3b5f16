"""People and passphrases: who can open this store, and what is done about it. Reached with P from the list.

A passphrase that is typed here goes to the desk and nowhere else. What is refused is said, and nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.errors import ExitCode, HsbWizardError, WeakPassphrase
from hsb_wizard.sentences import say
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work import view_people as view
from hsb_wizard.work.view_first import chosen_of, code_problem, phrase_problem, text_of

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework, Practitioner
    from hsb_wizard.tui.app import Wizard
    from hsb_wizard.tui.fields import FieldWidget

WORKING = "One moment ..."


class PeoplePage(Steps):
    """The list of people with what can be done, and one form for each doing."""

    app: Wizard

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self.doing = ""  # empty: the list
        self._busy = False
        self._offered = ""

    @property
    def people(self) -> tuple[Practitioner, ...]:
        """Everybody who can open the store."""
        return self.desk.people().result()

    async def begin(self) -> None:
        """The list."""
        await self._list()

    async def _list(self, done: str = "") -> None:
        self.doing = self._offered = ""
        administrator = "administrator" in self.desk.me.roles
        await self.show(view.people_form(self.people, administrator=administrator, done=done))

    async def action_go_on(self) -> None:
        """From the list to a form, from a form to the desk."""
        if self._busy:
            return
        if not self.doing:
            await self._to((*chosen_of(self.values, "do"), "")[0])
            return
        doings = {view.OWN: self._own, view.DOES: self._does, view.RETIRE: self._retire, view.CODE: self._code}
        await doings[self.doing]()

    async def _to(self, doing: str) -> None:
        if doing == view.ADD:
            from hsb_wizard.tui.add_person import AddPerson

            self.app.push_screen(AddPerson(self.desk, self._added))
        elif doing:
            self.doing = doing
            await self._form()
        else:
            self.say(say("Choose what you want to do."))

    async def _form(self, chosen: str = "") -> None:
        if self.doing == view.OWN:
            from hsb_wizard.casework.door import drawn_phrase

            self._offered = self._offered or drawn_phrase()
            await self.show(view.own_form(self._offered))
        elif self.doing == view.CODE:
            await self.show(view.new_code_form())
        else:
            others = [each for each in self.people if self.doing == view.DOES or each.id != self.desk.me.id]
            await self.show(view.who_form(others, self.doing, chosen))

    def _added(self, person: Practitioner) -> None:
        self.call_later(self._list, say("{name} can open this store now.", name=person.name))

    async def entered(self, field: FieldWidget) -> None:
        """Choosing whose roles shows what that person does now."""
        if self.doing == view.DOES and field.key == "who" and "roles" not in self.values:
            await self._form((*chosen_of(self.values, "who"), "")[0])
            self.to("roles")
        else:
            await super().entered(field)

    # ------------------------------------------------------------------ the doings

    async def _own(self) -> None:
        values = self.values
        problem = "" if text_of(values, "old") else say("Type the passphrase you have now.")
        problem = problem or phrase_problem(values)
        if problem:
            self.say(problem)
            return
        old, new = text_of(values, "old"), text_of(values, "passphrase")
        profile = self.app.profile
        self._do(lambda: self.desk.change_passphrase(old, new, profile).result(), say("Your passphrase is changed."))

    async def _does(self) -> None:
        who, roles = self._who(), frozenset(chosen_of(self.values, "roles"))
        if not who:
            self.say(say("Choose who."))
        elif "roles" not in self.values:
            await self._form(who)
            self.to("roles")
        else:
            self._do(lambda: self.desk.change_roles(who, roles).result(), say("Kept."))

    async def _retire(self) -> None:
        who = self._who()
        if not who:
            self.say(say("Choose who."))
            return
        done = say("Their passphrase opens this store no more. Copies they have stay open to them.")
        self._do(lambda: self.desk.retire(who).result(), done)

    async def _code(self) -> None:
        from hsb_wizard.casework.door import new_recovery_code

        if text_of(self.values, "sure").strip().casefold() != "replace":
            self.say(say("Type the word: replace"))
            return
        self._busy = True
        self.state(WORKING)
        self.app.hear(self, self.app.off_screen(lambda: new_recovery_code(self.desk)), self._made)

    async def _made(self, done: Future[str]) -> None:
        self._busy = False
        self.state("")
        error = done.exception()
        if isinstance(error, HsbWizardError):
            self.say(str(error))
            return
        self.app.push_screen(NewCode(done.result()))

    def _who(self) -> PractitionerId:
        return PractitionerId((*chosen_of(self.values, "who"), "")[0])

    def _do(self, work: Callable[[], object], done: str) -> None:
        self._busy = True
        self.state(WORKING)
        self.app.hear(self, self.app.off_screen(work), lambda ended: self._ended(ended, done))

    async def _ended(self, ended: Future[object], done: str) -> None:
        self._busy = False
        self.state("")
        error = ended.exception()
        if error is None:
            await self._list(done)
        elif isinstance(error, HsbWizardError):
            if self.doing == view.OWN:
                await self._form()  # what was typed is typed again from the start
            self.say(f"{error.what} {error.do}" if isinstance(error, WeakPassphrase) else str(error))
        else:
            raise error

    def go_back(self) -> None:
        """From a form to the list, from there away."""
        if self._busy:
            return
        if self.doing:
            self.app.call_later(self._list)
        else:
            super().go_back()

    def help_lines(self) -> tuple[str, ...]:
        """Whose passphrase is whose, and what a code is for."""
        return (
            "!" + say(view.TITLE),
            "Everybody has a passphrase of their own. It is typed by its person and kept nowhere.",
            'A lost one: lock, then choose "I have lost my passphrase", and have the recovery code at hand.',
            "Nothing that was answered is lost.",
            "Taking a passphrase away does not reach copies that somebody has. A new recovery code gives the store",
            "new keys: who was taken off the list cannot open what is written from then on.",
        )


class NewCode(Steps):
    """The new recovery code, once. The store is closed; whatever ends this page locks."""

    app: Wizard
    PAUSE_LOCKS: ClassVar[bool] = True
    KEYS: ClassVar[str] = "F8 Lock  F9 Lock  F10 Lock and quit"

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    async def begin(self) -> None:
        """The code."""
        await self.show(view.code_shown(self._code))

    async def action_go_on(self) -> None:
        """Lock, once it was written down."""
        problem = code_problem(self.values, self._code)
        if problem:
            self.say(problem)
            return
        self._code = ""
        self.app.leave(int(ExitCode.LOCKED))

    def go_back(self) -> None:
        """There is no way back: the old code is no more."""
