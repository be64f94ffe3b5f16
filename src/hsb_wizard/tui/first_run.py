"""Setting up the laptop: where, who, a passphrase, and the recovery code that is shown once.

Passphrase and code live in this page until somebody is let in, and nowhere else.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.errors import HsbWizardError, WeakPassphrase
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work import view_first as first

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard

MAKING = "Making the encrypted file ..."


class FirstRun(Steps):
    """Four short pages; the store is made after the third."""

    app: Wizard

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self.given: dict[str, str | tuple[str, ...]] = {"roles": first.OF_THE_FIRST}
        self._offered = ""
        self._code = ""
        self._desk: Casework | None = None
        self._making = False

    async def begin(self) -> None:
        """The first page."""
        from hsb_wizard.casework.door import drawn_phrase

        self._offered = drawn_phrase()
        await self._go(0)

    async def _go(self, at: int) -> None:
        self.at = at
        views = (first.place_form, first.person_form)
        view = views[at](self.given) if at < 2 else first.phrase_form({}, self._offered)
        await self.show(first.code_form(self._code) if at == 3 else view)

    async def action_go_on(self) -> None:
        """The next page, once this one says what it must."""
        if self._making:
            return
        values = self.values
        if self.at == 0 and (meant := first.slipped(values)) is not None:
            self.given.update(meant)
            await self._go(0)
            self.to("service")
            self.say(first.slip_words(meant), fine=True)
            return
        problem = (
            first.place_problem(values) if self.at == 0
            else first.person_problem(values) if self.at == 1
            else first.phrase_problem(values) if self.at == 2
            else first.code_problem(values, self._code)
        )  # fmt: skip
        if problem:
            await self._refuse(problem)
        elif self.at < 2:
            self.given.update(values)
            await self._go(self.at + 1)
        elif self.at == 2:
            self._make(first.text_of(values, "passphrase"))
        else:
            self._finish()

    async def _refuse(self, problem: str) -> None:
        """Say what is wrong. Two passphrases are typed again from the start."""
        if self.at == 2:
            await self._go(2)
        elif self.at == 0:
            self.to("nation")
        self.say(problem)

    def _make(self, passphrase: str) -> None:
        from hsb_wizard.casework.door import create, judge_passphrase

        folder, name = self.app.folder, first.text_of(self.given, "name").strip()
        roles, nation = frozenset(first.chosen_of(self.given, "roles")), first.chosen_of(self.given, "nation")[0]

        def make() -> tuple[Casework, str]:
            judge_passphrase(passphrase)
            return create(folder, name, roles, passphrase, self.app.profile, nation)

        self._making = True
        self.say("")
        self.state(MAKING)
        self.app.told(self.app.off_screen(make), self._made)

    async def _made(self, done: Future[tuple[Casework, str]]) -> None:
        self._making = False
        self.state("")
        error = done.exception()
        if isinstance(error, HsbWizardError):
            await self._refuse(f"{error.what} {error.do}" if isinstance(error, WeakPassphrase) else str(error))
            self.app.ends_with = int(error.exit_code)
            return
        self._desk, self._code = done.result()
        self.app.ends_with = 0
        if self.app.leaving:
            self._desk.close()
            return
        self.app.closes_first = self._desk
        self.app.keep_settings(service=self.given.get("service", ""))
        await self._go(3)

    def _finish(self) -> None:
        desk, self._desk, self._code, self._offered = self._desk, None, "", ""
        self.app.closes_first = None
        if desk is not None:
            self.app.pop_screen()
            self.app.let_in(desk)

    def leads_back(self) -> bool:
        """From the second page on, until the store is made."""
        return 0 < self.at < 3

    def go_back(self) -> None:
        """One page back, until the store is made."""
        if self.leads_back() and not self._making:
            self.app.call_later(self._go, self.at - 1)

    def help_lines(self) -> tuple[str, ...]:
        """Why these are asked."""
        return (
            "!Set up this laptop",
            "England and Wales have different names for the same things; screens and documents use yours.",
            "An administrator can change this later, and type your team's own names: W in the list.",
            "Your passphrase and the recovery code are the only two ways in. Nobody else has a copy.",
            "If both are lost, what is stored here cannot be opened by anybody.",
        )
