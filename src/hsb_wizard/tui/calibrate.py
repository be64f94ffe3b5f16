"""Calibration: how a team rates the training cases. Reached with K from the list of the demonstration.

A list of training cases, the picture of one, and the few questions that begin one for any number of people.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget

from hsb_wizard.casework.calibrating import begin, lines, training_records
from hsb_wizard.casework.training_cases import TrainingCase, training_cases
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.frame import Line, Page, Problem, Words
from hsb_wizard.tui.lines import Lines
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work.line import Row
from hsb_wizard.work.view_base import Choice, Field, FormView, with_letters

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework, Practitioner
    from hsb_wizard.tui.app import Wizard

ABOUT = "Made-up cases, each rated alone by any number of people. No name stands beside a rating."
BEGIN, READ = "#begin ", "#read "  # what a line opens; lines to read are marked only so that the list scrolls
TITLE = "Calibration: how a team rates"


class Calibration(Page):
    """The training cases; Enter shows how one was rated, or begins one that nobody here has rated yet."""

    app: Wizard
    KEYS: ClassVar[str] = "Enter Open  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.title_words = TITLE
        self.desk = desk
        self.cases = training_cases()
        self.shown = ""

    def body(self) -> Iterable[Widget]:
        """A title, what this is, and the list."""
        yield Line(id="calibrated", classes="title")
        yield Words(ABOUT)
        yield Problem(id="problem")
        yield Lines(id="training")

    def on_mount(self) -> None:
        """The list of cases."""
        super().on_mount()
        self.all_cases()

    def all_cases(self) -> None:
        """Which there are, each with the way to begin it."""
        self.shown = ""
        self._fill("The training cases", [row for case in self.cases for row in _rows_of(case)])

    def _fill(self, title: str, rows: list[Row]) -> None:
        self.query_one("#problem", Problem).say("")
        self.query_one("#calibrated", Line).left = title
        lines_ = self.query_one("#training", Lines)
        lines_.set_rows(rows)
        lines_.focus()

    @on(Lines.Chosen, "#training")
    def chosen(self, event: Lines.Chosen) -> None:
        """The picture of a case, or the questions that begin one."""
        if event.row.id.startswith(READ):
            return
        name = event.row.id.removeprefix(BEGIN)
        case = next(each for each in self.cases if each.id == name)
        if event.row.id.startswith(BEGIN):
            self.app.push_screen(BeginCase(self.desk, case))
            return
        try:
            said = lines(case, training_records(self.desk, case.id))
        except HsbWizardError as error:
            lines_ = self.query_one("#training", Lines)
            lines_.set_rows(lines_.rows, f"{BEGIN}{case.id}")  # the mark goes where it is begun
            self.query_one("#problem", Problem).say(str(error), fine=True)
            return
        self.shown = case.id
        self._fill(said[0], [Row(line, f"{READ}{number}") for number, line in enumerate(said[1:])])

    def go_back(self) -> None:
        """From a picture to the cases, from there to the list of assessments."""
        if self.shown:
            self.all_cases()
        else:
            super().go_back()

    def help_lines(self) -> tuple[str, ...]:
        """What this is for, and what it is not."""
        return (
            "!" + TITLE,
            "Everybody rates a made-up case alone, as in any record. When all have finished a part, it is shown here.",
            "Counts and items come first. A figure stands last, with the number of items it is made from.",
            "Nothing of the kind is ever figured over a record about somebody, or about a person who rates.",
        )


def _rows_of(case: TrainingCase) -> list[Row]:
    return [
        Row(f"{case.reference}  {case.title}", case.id),
        Row("        Begin it for two people or more", f"{BEGIN}{case.id}"),
    ]


class BeginCase(Steps):
    """Who rates a training case: one record for every two of them."""

    app: Wizard

    def __init__(self, desk: Casework, case: TrainingCase) -> None:
        super().__init__()
        self.title_words = TITLE
        self.desk, self.case = desk, case
        self.people: tuple[Practitioner, ...] = ()

    async def begin(self) -> None:
        """Who could."""
        people = await asyncio.wrap_future(self.desk.people())
        self.people = tuple(each for each in people if "assessor" in each.roles)
        choices = with_letters(tuple(Choice(each.id, each.name) for each in self.people))
        above = (
            "",
            f"!{self.case.title}",
            "What is known is filled in. Nothing is rated, judged or planned yet.",
            "Two sit at one record. With an odd number the first sits in twice; only their first ratings count.",
        )
        who = Field("who", "multi", "Who rates it?", choices=choices)
        await self.show(FormView(self.case.reference, "", above, (who,), go_on="F8 Begin"))

    async def action_go_on(self) -> None:
        """Make the records, and back to the list of assessments, where they stand."""
        picked = self.values.get("who", ())
        try:
            listed = await asyncio.wrap_future(self.desk.cases())
            made = begin(self.desk, self.case, [each for each in self.people if each.id in picked], listed)
        except HsbWizardError as error:
            self.say(str(error))
            return
        for step in made:
            self.app.saving(step.saved)
        self.app.pop_screen()
        self.app.pop_screen()
