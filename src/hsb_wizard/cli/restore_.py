"""hsb-wizard restore: prove a backup and put it in the store's place. What it replaces is kept."""

from __future__ import annotations

import argparse
from pathlib import Path

from hsb_wizard.cli.options import folder_of, name_of, passphrase_of, read_passphrase
from hsb_wizard.cli.watching import stoppable
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What restore takes."""
    command.add_argument("backup", help="the name of a backup as 'backup --list' has it, 'newest', or a folder")


def run(arguments: argparse.Namespace) -> int:
    """Restore. Raises what a wrong passphrase, a damaged backup and an open store raise; nothing was replaced then."""
    from hsb_wizard.casework.copies import found, restore

    folder = folder_of(arguments)
    backup = found(folder, arguments.backup)
    code_file: Path | None = getattr(arguments, "recovery_code_file", None)
    if code_file is not None:
        code = read_passphrase(code_file)
        with stoppable(arguments) as watch:
            done = restore(folder, backup, code=code, watch=watch)
    else:
        name = name_of(arguments, backup.folder)
        given = passphrase_of(arguments, f"Passphrase of {name} at that time: ")
        with stoppable(arguments) as watch:
            done = restore(folder, backup, name, given, watch=watch)
    print(f"The store is as it was on {done.made}. Every page and chain of it was checked before.")
    if done.kept is not None:
        print(f"What stood here before was not destroyed: {done.kept}")
    return int(ExitCode.GOOD)
