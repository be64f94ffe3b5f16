"""hsb-wizard verify: recompute every chain of a store and replay it against the lists; names the first bad entry."""

from __future__ import annotations

import argparse

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import folder_of
from hsb_wizard.cli.watching import stoppable, waited
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What verify takes."""
    command.add_argument("--record-code", default="", metavar="CODE", help="compare the code printed on a document")
    command.add_argument("--case", default="", metavar="ID", help="of which record the document is; else any")
    command.add_argument(
        "--repair", action="store_true", help="make the lists again from the journal, where only they do not hold"
    )


def run(arguments: argparse.Namespace) -> int:
    """Prove the store. Raises StoreDamaged (13) where it does not hold, RefusedInput for a code and Stopped (15)."""
    from hsb_wizard.casework.proving import compare_code, repair, since

    with opened(arguments) as desk:
        if arguments.repair:
            with stoppable(arguments) as watch:
                repaired = waited(repair(desk, watch))
            report = repaired.after
            print(f"Lists made again: {len(repaired.before.problems)} places did not hold, {len(report.problems)} now.")
        else:
            with stoppable(arguments) as watch:
                report = waited(desk.verify(watch))
        report.raise_if_damaged(folder_of(arguments))
        cases = "1 case" if report.cases == 1 else f"{report.cases} cases"
        print(f"The store is whole: {report.entries} entries in {report.chains} chains, {cases}.")
        if arguments.record_code:
            printed = compare_code(desk, arguments.record_code, arguments.case).result()
            print(f"The code is that of record {printed.case}, {since(printed.later)}.")
    return int(ExitCode.GOOD)
