"""A lost passphrase: the recovery code opens the store for as long as it takes to replace it, and for nothing else.

Code and passphrase live in this page until the door has them. While the store stands open here nothing of a case is
shown; the cover has no passphrase to ask for, so pausing locks.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from hsb_wizard.errors import HsbWizardError, StoreReadOnly, WeakPassphrase
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work import view_first as first
from hsb_wizard.work import view_recover as words

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework, Practitioner
    from hsb_wizard.tui.app import Wizard

OPENING = "Opening ..."
REPLACING = "Replacing ..."
Opened = tuple["Casework", tuple["Practitioner", ...]]


class Recover(Steps):
    """The code, whose passphrase, the new one; then that person is let in."""

    app: Wizard
    KEYS: ClassVar[str] = "Enter Next  F8 Continue  F7 Back  F1 Help  F9 Lock  F10 Lock and quit"
    PAUSE_LOCKS: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._typed = ""
        self._offered = ""
        self._chosen: tuple[str, ...] = ()
        self._people: dict[str, Practitioner] = {}
        self._busy = False

    async def begin(self) -> None:
        """The code."""
        await self._go(0)

    async def _go(self, at: int) -> None:
        self.at = at
        if at == 0:
            await self.show(words.code_form(self._typed))
        elif at == 1:
            people = [(who, person.name) for who, person in self._people.items()]
            await self.show(words.whose_form(people, self._chosen))
        else:
            from hsb_wizard.casework.door import drawn_phrase

            self._offered = self._offered or drawn_phrase()
            await self.show(words.new_form(self._people[self._chosen[0]].name, self._offered))

    async def action_go_on(self) -> None:
        """The next page, once this one says what it must."""
        if self._busy:
            return
        values = self.values
        problem = (words.code_problem, words.whose_problem, first.phrase_problem)[self.at](values)
        if problem:
            await self._refuse(problem)
        elif self.at == 0:
            self._typed = first.text_of(values, "code")
            self._open()
        elif self.at == 1:
            self._chosen = first.chosen_of(values, "who")
            await self._go(2)
        else:
            self._replace(first.text_of(values, "passphrase"))

    async def _refuse(self, problem: str) -> None:
        """Say what is wrong. Two passphrases are typed again; a code stays, so that a slip can be put right."""
        if self.at == 2:
            await self._go(2)
        self.say(problem)

    # ------------------------------------------------------------------ with the code

    def _open(self) -> None:
        from hsb_wizard.casework.door import recover

        folder, code = self.app.folder, self._typed

        def opened() -> Opened:
            desk = recover(folder, code)
            if desk.read_only:
                desk.close()
                raise StoreReadOnly(folder)
            return desk, desk.people().result()

        self._busy = True
        self.say("")
        self.state(OPENING)
        self.app.told(self.app.off_screen(opened), self._opened)

    async def _opened(self, done: Future[Opened]) -> None:
        error = self._ended(done)
        if error is not None:
            await self._refuse(str(error))
            return
        desk, people = done.result()
        if self.app.leaving:
            desk.close()
            return
        self._typed = ""
        self.app.closes_first = desk
        self._people = {person.id: person for person in people}
        self._chosen = (people[0].id,) if len(people) == 1 else ()
        await self._go(1)

    def _ended(self, done: Future[Opened] | Future[Casework]) -> HsbWizardError | None:
        self._busy = False
        self.state("")
        error = done.exception()
        if error is not None and not isinstance(error, HsbWizardError):
            raise error
        self.app.ends_with = int(error.exit_code) if error else 0
        return error

    # ------------------------------------------------------------------ with the new passphrase

    def _replace(self, passphrase: str) -> None:
        from hsb_wizard.casework.door import judge_passphrase, replace_passphrase

        desk, person, profile = self.app.closes_first, self._people[self._chosen[0]], self.app.profile
        if desk is None:
            return

        def replaced() -> Casework:
            judge_passphrase(passphrase)
            return replace_passphrase(desk, person, passphrase, profile)

        self._busy = True
        self.say("")
        self.state(REPLACING)
        self.app.told(self.app.off_screen(replaced), self._replaced)

    async def _replaced(self, done: Future[Casework]) -> None:
        error = self._ended(done)
        if error is not None:
            await self._refuse(f"{error.what} {error.do}" if isinstance(error, WeakPassphrase) else str(error))
            return
        self.app.closes_first, self._offered = None, ""
        self.app.pop_screen()
        self.app.let_in(done.result())

    # ------------------------------------------------------------------ back, and help

    def go_back(self) -> None:
        """One page back; from the choice of a person the store is closed again."""
        if self._busy:
            return
        if self.at == 2:
            self.app.call_later(self._go, 1)
            return
        desk, self.app.closes_first = self.app.closes_first, None
        if desk is not None:
            self.app.off_screen(desk.close)
        super().go_back()

    def help_lines(self) -> tuple[str, ...]:
        """What the code does and does not do."""
        return (
            "!I have lost my passphrase",
            "The recovery code was shown once, when this laptop was set up. It was written down and is kept elsewhere.",
            "With it a lost passphrase is replaced by a new one. Nothing in the store is changed by that.",
            "Without the passphrase and without the code nobody can open what is stored here.",
        )
