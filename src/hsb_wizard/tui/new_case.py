"""Starting an assessment: five questions, then the safety plan opens by itself."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.fields import FieldWidget
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work import view_new as new
from hsb_wizard.work.doings import begin_case
from hsb_wizard.work.view_base import Values
from hsb_wizard.work.view_first import chosen_of
from hsb_wizard.work.view_home import next_reference

if TYPE_CHECKING:
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.casework.reception import Casework, Practitioner
    from hsb_wizard.casework.record import Record
    from hsb_wizard.tui.app import Wizard

NOT_AN_ASSESSOR = "Only an assessor starts an assessment. You are here as {roles}."


class NewCase(Steps):
    """The five questions on one page."""

    app: Wizard

    def __init__(self, desk: Casework, cases: tuple[CaseSummary, ...]) -> None:
        super().__init__()
        self.desk, self.cases = desk, cases
        self.others: dict[str, Practitioner] = {}

    async def begin(self) -> None:
        """Ask who else is here, then show the questions."""
        if "assessor" not in self.desk.me.roles:
            roles = " and ".join(sorted(self.desk.me.roles))
            self.say(NOT_AN_ASSESSOR.format(roles=roles))
            return
        self.app.hear(self, self.desk.people(), self._got_people)

    async def _got_people(self, done: Future[tuple[Practitioner, ...]]) -> None:
        error = done.exception()
        if isinstance(error, HsbWizardError):
            self.say(str(error))
            return
        assess = [each for each in done.result() if "assessor" in each.roles and each.id != self.desk.me.id]
        self.others = {each.id: each for each in assess}
        only = (assess[0].id,) if len(assess) == 1 else ()
        await self._fill({"reference": next_reference(self.cases), "co": only})

    async def _fill(self, values: Values) -> None:
        names = {who: person.name for who, person in self.others.items()}
        may_add = "administrator" in self.desk.me.roles
        await self.show(new.new_form(self.desk.form, self.desk.me.name, names, values, may_add))

    async def entered(self, field: FieldWidget) -> None:
        """Enter on "Add a person" opens that page; elsewhere it goes on."""
        if field.key == "co" and chosen_of(self.values, "co") == (new.ADD,):
            self._add_person()
        else:
            await super().entered(field)

    def _add_person(self) -> None:
        from hsb_wizard.tui.add_person import AddPerson

        self.app.push_screen(AddPerson(self.desk, lambda person: self.app.from_thread(self._added, person)))

    async def _added(self, person: Practitioner) -> None:
        values = dict(self.values)
        if "assessor" in person.roles:
            self.others[person.id] = person
            values["co"] = (person.id,)
        await self._fill(values)
        self.to("co")

    async def action_go_on(self) -> None:
        """Start it, once everything is said."""
        values = self.values
        if not values:
            return
        if chosen_of(values, "co") == (new.ADD,):
            self._add_person()
            return
        key, problem = new.problem(values, [case.reference for case in self.cases], self.desk.today())
        self.say(problem)
        if problem:
            self.to(key)
            return
        try:
            record = self._start(values)
        except HsbWizardError as error:
            self.say(str(error))
            return
        from hsb_wizard.tui.main import MainScreen

        self.app.switch_screen(MainScreen(self.desk, record, start_at=self.desk.form.role("safety"), new=True))

    def _start(self, values: Values) -> Record:
        """Keep the case and its three answers."""
        (co,) = chosen_of(values, "co")
        steps = begin_case(self.desk, self.others[co], values)
        for step in steps:
            self.app.saving(step.saved)
        return steps[-1].record

    def help_lines(self) -> tuple[str, ...]:
        """What the five questions are for."""
        return (
            "!Start a new assessment",
            "The reference is a number without meaning: no name, no initials, no word about behaviour.",
            "Year and month of birth give the age; the day is not needed.",
            "An assessment always has two assessors. Each unlocks with a passphrase of their own.",
            "When something is before the police or a court, nobody asks about what is alleged.",
            "A call or a letter can bring trouble home: agree one safe way before anybody writes or rings.",
            "After this page the safety plan opens by itself. Everything else can wait.",
        )
