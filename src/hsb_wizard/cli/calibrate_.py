"""hsb-wizard calibrate: how a team rates a training case. Never over a record about somebody."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework


def arguments(command: argparse.ArgumentParser) -> None:
    """What calibrate takes."""
    command.add_argument("case", nargs="?", default="", metavar="CASE", help="a training case; without it: which")
    command.add_argument(
        "--rater", action="append", default=[], metavar="NAME", help="begin it for this person; say it once for each"
    )


def run(arguments: argparse.Namespace) -> int:
    """List the training cases here, begin one for raters, or say how it was rated."""
    with opened(arguments) as desk:
        if not arguments.case:
            _list(desk)
        elif arguments.rater:
            _begin(desk, arguments.case, arguments.rater)
        else:
            _say(desk, arguments.case)
    return int(ExitCode.GOOD)


def _list(desk: Casework) -> None:
    from hsb_wizard.casework.calibrating import training_records
    from hsb_wizard.casework.training_cases import training_cases

    for case in training_cases():
        here = len(training_records(desk, case.id))
        print(f"{case.id:<12}{case.title} ({'not begun here' if not here else f'in {here} record' + 's' * (here > 1)})")


def _begin(desk: Casework, name: str, raters: list[str]) -> None:
    from hsb_wizard.casework.calibrating import begin, known_case
    from hsb_wizard.errors import UnknownPractitioner

    people = {each.name.casefold(): each for each in desk.people().result()}
    for rater in raters:
        if rater.casefold() not in people:
            raise UnknownPractitioner(rater)
    for step in begin(
        desk, known_case(desk, name), [people[each.casefold()] for each in raters], desk.cases().result()
    ):
        step.saved.result()
        a = step.record.assessment
        print(f"{a.reference}: {a.lead_name} and {a.co_name}")


def _say(desk: Casework, name: str) -> None:
    from hsb_wizard.casework.calibrating import known_case, lines, training_records

    case = known_case(desk, name)
    for line in lines(case, training_records(desk, case.id)):
        print(line)
