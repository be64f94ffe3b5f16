"""hsb-wizard verify: recompute every chain of a store and replay it against the lists; names the first bad entry."""

from __future__ import annotations

import argparse

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import folder_of
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What verify takes."""
    command.add_argument("--record-code", default="", metavar="CODE", help="compare the code printed on a document")
    command.add_argument("--case", default="", metavar="ID", help="of which record the document is; else any")
    command.add_argument(
        "--repair", action="store_true", help="make the lists again from the journal, where only they do not hold"
    )


def run(arguments: argparse.Namespace) -> int:
    """Prove the store. Raises StoreDamaged (13) where something does not hold, RefusedInput (15) for a code."""
    from hsb_wizard.casework.proving import compare_code, repair, since

    with opened(arguments) as desk:
        if arguments.repair:
            repaired = repair(desk).result()
            report = repaired.after
            print(f"Lists made again: {len(repaired.before.problems)} places did not hold, {len(report.problems)} now.")
        else:
            report = desk.verify().result()
        report.raise_if_damaged(folder_of(arguments))
        cases = "1 case" if report.cases == 1 else f"{report.cases} cases"
        print(f"The store is whole: {report.entries} entries in {report.chains} chains, {cases}.")
        if arguments.record_code:
            printed = compare_code(desk, arguments.record_code, arguments.case).result()
            print(f"The code is that of record {printed.case}, {since(printed.later)}.")
    return int(ExitCode.GOOD)
