"""hsb-wizard letters: a letter to every agency that was asked and has not answered, one file each."""

from __future__ import annotations

import argparse
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.watching import stoppable
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What letters takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="a folder kept for this case")


def run(arguments: argparse.Namespace) -> int:
    """Write the letters and say where they are."""
    from hsb_wizard.casework.sending_out import write_letters

    with opened(arguments) as desk, stoppable(arguments) as watch:
        made = write_letters(desk, desk.open_case(arguments.id).result(), arguments.out.expanduser(), watch)
    for each in made:
        print(each)
    return int(ExitCode.GOOD)
