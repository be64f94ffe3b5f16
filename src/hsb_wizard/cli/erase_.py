"""hsb-wizard erase: a record goes from the store and its backups, for a reason, and a tombstone stays."""

from __future__ import annotations

import argparse
import sys

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.watching import stoppable, waited
from hsb_wizard.errors import ExitCode, WrongCommand


def arguments(command: argparse.ArgumentParser) -> None:
    """What erase takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--dry-run", action="store_true", help="say what would go, and do nothing")
    command.add_argument("--reason", default="", metavar="TEXT", help="why; it is kept, so name nobody in it")
    command.add_argument("--confirm", default="", metavar="REFERENCE", help="the reference again; else it is asked")


def run(arguments: argparse.Namespace) -> int:
    """Erase it, after the reference was typed again; Ctrl+C stops it until the record is gone.

    Raises NotAllowed (held, no administrator), UnknownRecord, Stopped.
    """
    from hsb_wizard.casework.keeping_records import erase, weigh

    with opened(arguments) as desk:
        weighed = weigh(desk, arguments.id).result()
        print("\n".join(weighed.words))
        if arguments.dry_run:
            print("Nothing was erased.")
            return int(ExitCode.GOOD)
        if _confirmed(arguments) != weighed.reference:
            raise WrongCommand("The reference was not typed again as it is.", "Nothing is erased without it.")
        with stoppable(arguments) as watch:
            waited(erase(desk, arguments.id, arguments.reason, watch))
    print("Erased, and the backups were replaced.")
    return int(ExitCode.GOOD)


def _confirmed(arguments: argparse.Namespace) -> str:
    if arguments.confirm or not sys.stdin.isatty():
        return str(arguments.confirm)
    return input("Type its reference to erase it: ").strip()
