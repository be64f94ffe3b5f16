"""hsb-wizard access-copy: everything one record holds, for whoever asks what is held about them; others kept apart."""

from __future__ import annotations

import argparse
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.watching import stoppable
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What access-copy takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--out", required=True, type=Path, metavar="FILE", help="a new .txt, .html, .json or .pdf")
    command.add_argument("--for", dest="reader", default="", metavar="NAME", help="who asked")


def run(arguments: argparse.Namespace) -> int:
    """Write it, and say what has to be done before it leaves."""
    from hsb_wizard.casework.access import write

    with opened(arguments) as desk, stoppable(arguments) as watch:
        record = desk.open_case(arguments.id).result()
        path = write(desk, record, arguments.out.expanduser(), arguments.reader, watch)
    print(
        f"{path}: the second part is about other people. Take it out, or decide passage by passage, before you give it."
    )
    return int(ExitCode.GOOD)
