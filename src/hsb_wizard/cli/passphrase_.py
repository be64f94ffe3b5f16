"""hsb-wizard passphrase: change your own passphrase. What is sealed for you stays yours."""

from __future__ import annotations

import argparse
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import folder_of, name_of, new_passphrase, passphrase_of
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What passphrase takes."""
    command.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="the new one; else it is asked")


def run(arguments: argparse.Namespace) -> int:
    """Change the passphrase of whoever opens the store."""
    name = name_of(arguments, folder_of(arguments))
    arguments.given = passphrase_of(arguments, f"Passphrase of {name}: ")
    with opened(arguments) as desk:
        new = new_passphrase(arguments, f"{name}, a new passphrase of your own: ")
        desk.change_passphrase(arguments.given, new).result()
    print("Your passphrase is changed. The old one opens nothing but copies made before.")
    return int(ExitCode.GOOD)
