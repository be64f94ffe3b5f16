"""hsb-wizard verify: recompute every chain of a store and replay it against the lists; names the first bad entry."""

from __future__ import annotations

import argparse

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import folder_of
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """Verify takes what every command takes."""


def run(arguments: argparse.Namespace) -> int:
    """Prove the store. Raises StoreDamaged (13) where something does not hold."""
    with opened(arguments) as desk:
        report = desk.verify().result()
    report.raise_if_damaged(folder_of(arguments))
    cases = "1 case" if report.cases == 1 else f"{report.cases} cases"
    print(f"The store is whole: {report.entries} entries in {report.chains} chains, {cases}.")
    return int(ExitCode.GOOD)
