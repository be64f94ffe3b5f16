"""hsb-wizard journal: who did what and when on one record, or with the store. Never what was said."""

from __future__ import annotations

import argparse
import json

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode
from hsb_wizard.values import to_plain


def arguments(command: argparse.ArgumentParser) -> None:
    """What journal takes."""
    command.add_argument("id", help="the record's id or reference; 'store' for what happened to the store itself")
    command.add_argument("--json", action="store_true", help="write JSON")


def run(arguments: argparse.Namespace) -> int:
    """Write the journal, the oldest line first."""
    from hsb_wizard.casework.history import COVERED, history

    with opened(arguments) as desk:
        events = history(desk, arguments.id).result()
    if arguments.json:
        print(json.dumps([to_plain(each) for each in events], ensure_ascii=False, indent=1))
        return int(ExitCode.GOOD)
    for each in events:
        print("  ".join(part for part in (each.at, each.who, each.what, each.about) if part))
    if arguments.id != "store":
        print(COVERED)
    return int(ExitCode.GOOD)
