"""hsb-wizard forms compare, kept and move: what changed between two versions, and a draft that goes on with another."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode, NotAllowed

if TYPE_CHECKING:
    from hsb_wizard.forms.form import Form

NAMED = "a pack's folder, or id@version as a store keeps it"
PEOPLE_DECIDE = (
    "New wording counts as patch. Whether it means the same, people decide: what means something else is major."
)


def arguments(doings: Any, parent: argparse.ArgumentParser) -> None:
    """What compare, kept and move take."""
    compare = doings.add_parser("compare", help="say what changed between two versions", parents=[parent])
    compare.add_argument("old", metavar="OLD", help=NAMED)
    compare.add_argument("new", metavar="NEW", nargs="?", help=f"{NAMED}; else the shipped pack")
    doings.add_parser("kept", help="list the forms that a store keeps", parents=[parent])
    move = doings.add_parser("move", help="move a draft to another version of its form", parents=[parent])
    move.add_argument("id", help="the record's id or reference")
    move.add_argument("--to", metavar="FORM", help="id@version as the store keeps it; else the present form")
    move.add_argument("--yes", action="store_true", help="move it; without this only the report is written")


def compare(arguments: argparse.Namespace) -> int:
    """Write every change and what they are together; a number that says less than they are ends with 15."""
    from hsb_wizard.forms.compare import compare as side_by_side

    old, new = _forms(arguments)
    found = side_by_side(old, new)
    for change in found.changes:
        print(change.line)
    if any(change.what == "other words" for change in found.changes):
        print(PEOPLE_DECIDE)
    if found.problem:
        print(found.problem, file=sys.stderr)
        return int(ExitCode.REFUSED)
    print(f"From {old.version} to {new.version}: {found.weight or 'nothing changed'}.")
    return int(ExitCode.GOOD)


def _forms(arguments: argparse.Namespace) -> tuple[Form, Form]:
    """Both forms; the store is opened only where one of them is not a folder. Raises FormError, RefusedInput."""
    from hsb_wizard.casework.door import present_form
    from hsb_wizard.casework.versions import form_called
    from hsb_wizard.forms.load import load_pack

    present, named = (
        None,
        {name: load_pack(Path(name)) for name in (arguments.old, arguments.new) if name and Path(name).is_dir()},
    )
    kept = [name for name in (arguments.old, arguments.new) if name and name not in named]
    if kept:
        with opened(arguments) as desk:
            named |= {name: form_called(desk, name) for name in kept}
            present = None if desk.form_problem else desk.form
    return named[arguments.old], named[arguments.new] if arguments.new else present or present_form()


def kept(arguments: argparse.Namespace) -> int:
    """List the forms that records of a store are pinned to."""
    with opened(arguments) as desk:
        forms = desk.kept_forms().result()
    for form in forms:
        print(f"{form.id}@{form.version}  {form.hash[:12]}")
    return int(ExitCode.GOOD)


def move(arguments: argparse.Namespace) -> int:
    """Write the report; with --yes the record moves. Raises NotAllowed (a signed record never does)."""
    from hsb_wizard.casework.moving import move as go_on_with
    from hsb_wizard.casework.moving import plan_move
    from hsb_wizard.casework.versions import form_called

    with opened(arguments) as desk:
        record = desk.open_case(arguments.id).result()
        to = form_called(desk, arguments.to) if arguments.to else desk.form
        report = plan_move(record, to)
        if report.refused:
            raise NotAllowed(report.refused)
        print("\n".join(report.lines))
        if not arguments.yes:
            print("Nothing was changed. The same command with --yes moves the record.")
            return int(ExitCode.GOOD)
        go_on_with(desk, record, to).saved.result()
    print(f"{record.assessment.reference} goes on with {report.new}. 'forms move --to' with the old one moves it back.")
    return int(ExitCode.GOOD)
