"""hsb-wizard list: the assessments in a store, one line each. Nothing derived from a rating."""

from __future__ import annotations

import argparse
import json

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode
from hsb_wizard.values import parts


def arguments(command: argparse.ArgumentParser) -> None:
    """What list takes."""
    command.add_argument("--json", action="store_true", help="write JSON")


def run(arguments: argparse.Namespace) -> int:
    """Write the list."""
    with opened(arguments) as desk:
        cases = desk.cases().result()
    if arguments.json:
        print(json.dumps([parts(each) for each in cases], ensure_ascii=False, indent=1))
        return int(ExitCode.GOOD)
    for each in cases:
        print(f"{each.case}  {each.reference}  {each.status}  {each.lead_name}, {each.co_name}")
    if not cases:
        print("No assessment in this store yet.")
    return int(ExitCode.GOOD)
