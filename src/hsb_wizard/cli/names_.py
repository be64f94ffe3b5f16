"""hsb-wizard names: names that must never be printed, kept for one record as fingerprints and never shown again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode, RefusedInput, WrongCommand


def arguments(command: argparse.ArgumentParser) -> None:
    """What names takes; alone it says how many are kept. A name is never an argument: shells keep those."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--add", metavar="FILE", help="keep each line of FILE as a name; - reads what is typed")
    command.add_argument("--take-off", metavar="FILE", help="take each line of FILE off the list again; - as above")
    command.add_argument("--typed-again", action="store_true", help="the names of another laptop were typed again here")


def run(arguments: argparse.Namespace) -> int:
    """Keep or take off, then say how many are kept."""
    from hsb_wizard.casework import names

    if arguments.add == "-" and arguments.take_off == "-":
        raise WrongCommand("Only one list can be typed at a time.")
    with opened(arguments) as desk:
        case = desk.open_case(arguments.id).result().assessment.case
        if arguments.add:
            names.keep(desk, case, _lines(arguments.add)).result()
        if arguments.take_off:
            names.keep(desk, case, _lines(arguments.take_off), out=True).result()
        if arguments.typed_again:
            names.typed_again(desk, case).result()
        kept = names.kept(desk, case).result()
    print("One name is kept." if kept.names == 1 else f"{kept.names} names are kept.")
    if kept.elsewhere:
        print(f"Kept on another laptop, and to be typed again here: {kept.elsewhere}.")
    print(names.CLAIM)
    print(names.MISSES)
    return int(ExitCode.GOOD)


def _lines(named: str) -> str:
    if named == "-":
        return sys.stdin.read()
    try:
        return Path(named).expanduser().read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise RefusedInput("the list of names cannot be read as text", place=named) from problem
