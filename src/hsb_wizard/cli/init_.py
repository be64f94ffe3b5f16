"""hsb-wizard init: a new store with its first person. The recovery code is printed once and kept nowhere."""

from __future__ import annotations

import argparse
import sys

from hsb_wizard.cli.options import folder_of, passphrase_of
from hsb_wizard.cli.watching import stoppable
from hsb_wizard.errors import ExitCode, WrongCommand

ROLES = ("assessor", "supervisor", "administrator")


def arguments(command: argparse.ArgumentParser) -> None:
    """What init takes."""
    command.add_argument("--name", required=True, help="your name, as it will stand in documents")
    command.add_argument(
        "--role", required=True, action="append", choices=ROLES, help="your role; may be given more than once"
    )
    command.add_argument("--nation", choices=("england", "wales"), default="", help="whose words labels use")


def run(arguments: argparse.Namespace) -> int:
    """Make the store, print the recovery code once."""
    from hsb_wizard.casework.door import create, judge_passphrase

    folder = folder_of(arguments)
    passphrase = passphrase_of(arguments, "A passphrase of your own: ")
    if getattr(arguments, "passphrase_file", None) is None and passphrase_of(arguments, "Again: ") != passphrase:
        raise WrongCommand("The two passphrases are not the same.", "Run it again.")
    judge_passphrase(passphrase)
    with stoppable(arguments) as watch:
        watch.no_return("Making the store")  # Ctrl+C does not part it from its code
        desk, code = create(folder, arguments.name, frozenset(arguments.role), passphrase, nation=arguments.nation)
        desk.close()
        watch.over()
        print(f"A store was made in {folder}.", file=sys.stderr)
        print("Write down the recovery code and keep it away from this laptop. It is shown once:", file=sys.stderr)
        print(code, flush=True)
    return int(ExitCode.GOOD)
