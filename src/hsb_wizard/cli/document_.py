"""hsb-wizard document check: whether a document is current, superseded, altered or not ours. Nothing is stored."""

from __future__ import annotations

import argparse
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import read_passphrase
from hsb_wizard.cli.parsing import shared


def arguments(command: argparse.ArgumentParser) -> None:
    """What document takes."""
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    about = "say whether a file that left this store is current"
    check = actions.add_parser("check", help=about, description=f"{about[:1].upper()}{about[1:]}.", parents=[shared()])
    check.add_argument("file", type=Path, metavar="FILE", help="the document: a PDF, or an HTML or JSON file")
    check.add_argument(
        "--password-file", type=Path, metavar="FILE", help="open a locked file with the password in FILE"
    )


def run(arguments: argparse.Namespace) -> int:
    """Say how the document stands, in three sentences; the exit code says it too (docs/exit-codes.md)."""
    from hsb_wizard.casework.current import check_document

    password = read_passphrase(arguments.password_file) if arguments.password_file else ""
    with opened(arguments) as desk:
        checked = check_document(desk, arguments.file.expanduser(), password).result()
    print(checked)
    return int(checked.exit_code)
