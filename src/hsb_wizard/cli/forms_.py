"""hsb-wizard forms: prove and count a form pack, compare two versions of one, and move a draft to another version."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hsb_wizard.cli import forms_count, forms_versions
from hsb_wizard.cli.options import local_of, shared
from hsb_wizard.errors import ExitCode

DOINGS = {
    "count": forms_count.count,
    "compare": forms_versions.compare,
    "kept": forms_versions.kept,
    "move": forms_versions.move,
}


def arguments(command: argparse.ArgumentParser) -> None:
    """What forms takes."""
    doings = command.add_subparsers(dest="doing", metavar="check | count | compare | kept | move", required=True)
    check = doings.add_parser("check", help="prove the shipped pack, or the one in FOLDER")
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="a pack's folder")
    check.add_argument(
        "--local", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="and what a team adds to it, from there"
    )
    forms_count.arguments(doings)
    forms_versions.arguments(doings, shared())


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; an error in a pack ends with 15."""
    doing = DOINGS.get(arguments.doing)
    return _check(arguments) if doing is None else doing(arguments)


def _check(arguments: argparse.Namespace) -> int:
    """Write every remark."""
    from hsb_wizard.authored import authored
    from hsb_wizard.forms.check import check_folder, errors

    folder = arguments.folder if arguments.folder is not None else authored("forms") / "holistic"
    local = local_of(arguments)
    remarks = check_folder(folder, local=local)
    for remark in remarks:
        print(remark.line if remark.weight == "error" else f"{remark.line} (a note)")
    wrong = errors(remarks)
    if wrong:
        faults = "one fault" if len(wrong) == 1 else f"{len(wrong)} faults"
        print(f"The pack cannot be used: {faults}. No record is opened with it. Correct it there.", file=sys.stderr)
    else:
        notes = len(remarks)
        what = "The pack can be used" + (" with what this team adds." if local else ".")
        print(what + (f" {notes} note{'s' if notes != 1 else ''}." if notes else ""))
    return int(ExitCode.REFUSED if wrong else ExitCode.GOOD)
