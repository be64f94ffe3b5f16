"""hsb-wizard due: the records whose keeping is to be looked at now. Nothing is ever erased by a date."""

from __future__ import annotations

import argparse
import json

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode
from hsb_wizard.values import to_plain


def arguments(command: argparse.ArgumentParser) -> None:
    """What due takes."""
    command.add_argument("--all", action="store_true", help="every record, with what was decided about keeping it")
    command.add_argument("--json", action="store_true", help="write JSON")


def run(arguments: argparse.Namespace) -> int:
    """Write the list, the first to look at first."""
    from hsb_wizard.casework.keeping_records import due, kept

    with opened(arguments) as desk:
        records = kept(desk).result()
        today = desk.today()
    shown = records if arguments.all else due(records, today)
    if arguments.json:
        print(json.dumps([to_plain(each) for each in shown], ensure_ascii=False, indent=1))
        return int(ExitCode.GOOD)
    for each in shown:
        print(f"{each.case}  {each.reference}  {each.status}  {each.words}")
    if not shown:
        print("Nothing is due.")
    return int(ExitCode.GOOD)
