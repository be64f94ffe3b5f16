"""hsb-wizard forms check: everything that is proved about a form pack, with the nearest right spelling."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What forms takes."""
    doings = command.add_subparsers(dest="doing", metavar="check", required=True)
    check = doings.add_parser("check", help="prove the shipped pack, or the one in FOLDER")
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="a pack's folder")


def run(arguments: argparse.Namespace) -> int:
    """Write every remark; an error ends with 15."""
    from hsb_wizard.authored import authored
    from hsb_wizard.forms.check import check_folder, errors

    folder = arguments.folder if arguments.folder is not None else authored("forms") / "holistic"
    remarks = check_folder(folder)
    for remark in remarks:
        print(remark.line if remark.weight == "error" else f"{remark.line} (a note)")
    wrong = errors(remarks)
    if wrong:
        faults = "one fault" if len(wrong) == 1 else f"{len(wrong)} faults"
        print(f"The pack cannot be used: {faults}. No record is opened with it. Correct it there.", file=sys.stderr)
    else:
        notes = len(remarks)
        print("The pack can be used." + (f" {notes} note{'s' if notes != 1 else ''}." if notes else ""))
    return int(ExitCode.REFUSED if wrong else ExitCode.GOOD)
