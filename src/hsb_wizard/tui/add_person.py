"""Another person for this store: an administrator says who, and that person types a passphrase of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.errors import HsbWizardError, WeakPassphrase
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work import view_first as first
from hsb_wizard.work.view_base import FormView

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework, Practitioner
    from hsb_wizard.tui.app import Wizard

TITLE = "Add a person"


class AddPerson(Steps):
    """Name and roles, then the keyboard goes to that person for a passphrase."""

    app: Wizard

    def __init__(self, desk: Casework, added: Callable[[Practitioner], None]) -> None:
        super().__init__()
        self.desk, self.added = desk, added
        self.given: dict[str, str | tuple[str, ...]] = {"roles": ("assessor",)}
        self._second = False
        self._busy = False
        self._offered = ""

    async def begin(self) -> None:
        """Who."""
        await self._who()

    async def _who(self) -> None:
        self._second = False
        name, roles = first.person_fields(self.given)
        from hsb_wizard.values import replace

        fields = (replace(name, label="Their name"), replace(roles, label="What do they do here?"))
        await self.show(FormView(TITLE, "1 of 2", fields=fields))

    async def _phrase(self) -> None:
        from hsb_wizard.casework.door import drawn_phrase
        from hsb_wizard.values import replace

        self._second = True
        self._offered = self._offered or drawn_phrase()
        view = first.phrase_form({}, self._offered, "2 of 2", TITLE)
        turn = f"!{first.text_of(self.given, 'name')}, your turn. Everybody else looks away."
        await self.show(replace(view, above=(turn, *view.above)))

    async def action_go_on(self) -> None:
        """Who, then their passphrase, then they are added."""
        if self._busy:
            return
        values = self.values
        problem = first.phrase_problem(values) if self._second else first.person_problem(values)
        if problem:
            await self._refuse(problem.replace("your name", "their name").replace("you do", "they do"))
        elif not self._second:
            self.given.update(values)
            await self._phrase()
        else:
            self._add(first.text_of(values, "passphrase"))

    async def _refuse(self, problem: str) -> None:
        """Say what is wrong. Two passphrases are typed again from the start."""
        if self._second:
            await self._phrase()
        self.say(problem)

    def _add(self, passphrase: str) -> None:
        from hsb_wizard.casework.door import judge_passphrase

        name, roles = first.text_of(self.given, "name"), frozenset(first.chosen_of(self.given, "roles"))

        def add() -> Practitioner:
            judge_passphrase(passphrase)
            return self.desk.add_person(name, roles, passphrase).result()

        self._busy = True
        self.state("Adding ...")
        self.app.hear(self, self.app.off_screen(add), self._done)

    async def _done(self, done: Future[Practitioner]) -> None:
        self._busy = False
        self.state("")
        error = done.exception()
        if isinstance(error, HsbWizardError):
            await self._refuse(f"{error.what} {error.do}" if isinstance(error, WeakPassphrase) else str(error))
            return
        person = done.result()
        self.app.pop_screen()
        self.added(person)

    def go_back(self) -> None:
        """From the passphrase to the name, from there away."""
        if self._busy:
            return
        if self._second:
            self.app.call_later(self._who)
        else:
            super().go_back()

    def help_lines(self) -> tuple[str, ...]:
        """Whose passphrase it is."""
        return (
            "!Add a person",
            "Only an administrator can. The passphrase is typed by the person it belongs to.",
            "With it they unlock this laptop, take their turn at the keyboard, and sign.",
        )
