"""hsb-wizard recovery: replace the recovery code. The new one is printed once and kept nowhere."""

from __future__ import annotations

import argparse
import sys

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.parsing import shared
from hsb_wizard.cli.watching import stoppable
from hsb_wizard.errors import ExitCode

WHAT_IT_MEANS = (
    "Every key of the store is new. Everybody opens it with the passphrase they have.",
    "Backups and copies made before stay open to the old code, and to whoever could open them then.",
    "Write the new code down, keep it away from this laptop, and destroy the old one. It is shown once:",
)


def arguments(command: argparse.ArgumentParser) -> None:
    """What recovery takes: new."""
    doings = command.add_subparsers(dest="doing", metavar="new", required=True)
    doings.add_parser("new", help="replace the recovery code, which gives the store new keys", parents=[shared()])


def run(arguments: argparse.Namespace) -> int:
    """Replace the code, print it once. Ctrl+C does not part the two: nobody would know the code that holds."""
    from hsb_wizard.casework.door import new_recovery_code

    with opened(arguments) as desk, stoppable(arguments) as watch:
        watch.no_return("Replacing the recovery code")
        code = new_recovery_code(desk)
        watch.over()
        for line in WHAT_IT_MEANS:
            print(line, file=sys.stderr)
        print(code, flush=True)
    return int(ExitCode.GOOD)
