"""hsb-wizard people: who can open a store, giving somebody a slot, taking one away, and what somebody does here."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.cli.init_ import ROLES
from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import new_passphrase
from hsb_wizard.cli.parsing import shared
from hsb_wizard.errors import ExitCode, UnknownPractitioner

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework, Practitioner

RETIRED = (
    "{name} can no longer open this store.",
    "Copies and backups that {name} has stay open to {name}. Only a new recovery code shuts them out of what is "
    "written from now on: hsb-wizard recovery new",
)


def arguments(command: argparse.ArgumentParser) -> None:
    """What people takes: nothing lists them, add gives a slot, retire takes one away, roles says what somebody does."""
    doings = command.add_subparsers(dest="doing", metavar="add | list | retire | roles")
    add = doings.add_parser("add", help="give somebody a slot of their own", parents=[shared()])
    add.add_argument("--name", required=True, help="their name, as it will stand in documents")
    add.add_argument("--role", required=True, action="append", choices=ROLES, help="their role; may be given again")
    add.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="their passphrase; else it is asked")
    lists = doings.add_parser("list", help="list the people and their roles", parents=[shared()])
    lists.add_argument("--words", action="store_true", help="with each person's public key in words, to be compared")
    retire = doings.add_parser("retire", help="take somebody's slot away", parents=[shared()])
    retire.add_argument("--name", required=True, help="who")
    roles = doings.add_parser("roles", help="say what somebody does here, all of it", parents=[shared()])
    roles.add_argument("--name", required=True, help="who")
    roles.add_argument("--role", required=True, action="append", choices=ROLES, help="may be given again")


def run(arguments: argparse.Namespace) -> int:
    """List the people, add or retire one, or change what one does."""
    with opened(arguments) as desk:
        DOINGS[arguments.doing or "list"](desk, arguments)
    return int(ExitCode.GOOD)


def _list(desk: Casework, arguments: argparse.Namespace) -> None:
    words = desk.key_words().result() if getattr(arguments, "words", False) else {}
    for person in desk.people().result():
        print(_line(person) + (f"  {words[person.id]}" if words else ""))


def _add(desk: Casework, arguments: argparse.Namespace) -> None:
    from hsb_wizard.casework.door import judge_passphrase

    passphrase = new_passphrase(arguments, f"{arguments.name}, a passphrase of your own: ")
    judge_passphrase(passphrase)
    person = desk.add_person(arguments.name, frozenset(arguments.role), passphrase).result()
    print(f"{person.name} can open this store with a passphrase of their own.")


def _retire(desk: Casework, arguments: argparse.Namespace) -> None:
    person = desk.retire(_named(desk, arguments.name).id).result()
    print(RETIRED[0].format(name=person.name))
    print(RETIRED[1].format(name=person.name), file=sys.stderr)


def _roles(desk: Casework, arguments: argparse.Namespace) -> None:
    person = _named(desk, arguments.name)
    print(_line(desk.change_roles(person.id, frozenset(arguments.role)).result()))


def _named(desk: Casework, name: str) -> Practitioner:
    found = next((each for each in desk.people().result() if each.name.casefold() == name.casefold()), None)
    if found is None:
        raise UnknownPractitioner(name)
    return found


def _line(person: Practitioner) -> str:
    return f"{person.name}  ({', '.join(sorted(person.roles))})"


DOINGS = {"list": _list, "add": _add, "retire": _retire, "roles": _roles}
