"""hsb-wizard copy-out: the pair's own text under the headings of the team's case system, in a PDF that is locked."""

from __future__ import annotations

import argparse
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import read_passphrase
from hsb_wizard.cli.watching import stoppable
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What copy-out takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--out", required=True, type=Path, metavar="FILE", help="the PDF to write; it must not exist")
    command.add_argument(
        "--password-file", required=True, type=Path, metavar="FILE", help="lock the sheet with the password in FILE"
    )
    command.add_argument("--for", dest="reader", default="", metavar="NAME", help="whose case system it is for")
    command.add_argument("--purpose", default="", metavar="TEXT", help="why it is copied")
    command.add_argument(
        "--address-because", default="", metavar="TEXT", help="a separate yes to an address in it, with the reason"
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the sheet; the same stops as for any document."""
    from hsb_wizard.casework.exporting import COPY_OUT, Wanted, export

    wanted = Wanted(
        edition=COPY_OUT,
        out=arguments.out.expanduser(),
        reader=arguments.reader,
        purpose=arguments.purpose,
        password=read_passphrase(arguments.password_file),
        address_because=arguments.address_because,
    )
    with opened(arguments) as desk, stoppable(arguments) as watch:
        made = export(desk, desk.open_case(arguments.id).result(), wanted, watch)
    print(f"{made.path}: {made.pages} pages, check code {made.check_code}")
    return int(ExitCode.GOOD)
