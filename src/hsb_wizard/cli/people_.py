"""hsb-wizard people: who can open a store, and giving somebody a slot of their own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hsb_wizard.cli.init_ import ROLES
from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import read_passphrase, shared
from hsb_wizard.errors import ExitCode, WrongCommand


def arguments(command: argparse.ArgumentParser) -> None:
    """What people takes: nothing lists them, add gives a slot."""
    doings = command.add_subparsers(dest="doing", metavar="add | list")
    add = doings.add_parser("add", help="give somebody a slot of their own", parents=[shared()])
    add.add_argument("--name", required=True, help="their name, as it will stand in documents")
    add.add_argument("--role", required=True, action="append", choices=ROLES, help="their role; may be given again")
    add.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="their passphrase; else it is asked")
    doings.add_parser("list", help="list the people and their roles", parents=[shared()])


def run(arguments: argparse.Namespace) -> int:
    """List the people, or add one."""
    from hsb_wizard.casework.door import judge_passphrase

    if arguments.doing != "add":
        with opened(arguments) as desk:
            for person in desk.people().result():
                print(f"{person.name}  ({', '.join(sorted(person.roles))})")
        return int(ExitCode.GOOD)
    with opened(arguments) as desk:
        passphrase = _new_passphrase(arguments)
        judge_passphrase(passphrase)
        person = desk.add_person(arguments.name, frozenset(arguments.role), passphrase).result()
    print(f"{person.name} can open this store with a passphrase of their own.")
    return int(ExitCode.GOOD)


def _new_passphrase(arguments: argparse.Namespace) -> str:
    if arguments.new_passphrase_file is not None:
        return read_passphrase(arguments.new_passphrase_file)
    if not sys.stdin.isatty():
        raise WrongCommand("There is no terminal for the new person to type on.", "Use --new-passphrase-file FILE.")
    import getpass

    first = getpass.getpass(f"{arguments.name}, a passphrase of your own: ")
    if getpass.getpass("Again: ") != first:
        raise WrongCommand("The two passphrases are not the same.", "Run it again.")
    return first
