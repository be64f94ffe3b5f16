"""hsb-wizard backup: make a proven copy of the store now, here or in another folder; or list what copies there are."""

from __future__ import annotations

import argparse
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import folder_of
from hsb_wizard.cli.watching import stoppable, waited
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What backup takes."""
    command.add_argument("--to", type=Path, metavar="FOLDER", help="put it into this folder, not into the store's own")
    command.add_argument("--list", action="store_true", help="list the store's own backups; needs no passphrase")


def run(arguments: argparse.Namespace) -> int:
    """Make one, or list them. Raises BackupFailed, RefusedTarget, Stopped."""
    from hsb_wizard.casework.copies import back_up, listed

    if arguments.list:
        copies = listed(folder_of(arguments))
        for each in copies:
            print(each.name)
        print(f"{len(copies)} backups. 'hsb-wizard restore NAME' puts one in the store's place." if copies else NONE)
        return int(ExitCode.GOOD)
    with opened(arguments) as desk, stoppable(arguments) as watch:
        made = waited(back_up(desk, arguments.to.expanduser() if arguments.to else None, watch))
    print(f"Copied, opened again and checked: {made}")
    return int(ExitCode.GOOD)


NONE = "There is no backup yet. One is made each time the store is closed after something was added."
