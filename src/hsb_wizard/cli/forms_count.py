"""hsb-wizard forms count: how much a form asks for, and what typing one record of it takes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hsb_wizard.errors import ExitCode, RefusedInput


def arguments(doings: Any) -> None:
    """What count takes."""
    count = doings.add_parser("count", help="count rated factors, prompts, and key presses of records")
    count.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="a pack's folder; else the shipped pack")
    count.add_argument(
        "--case", type=Path, action="append", default=[], metavar="FILE", help="a record as JSON; may stand again"
    )


def count(arguments: argparse.Namespace) -> int:
    """Write the counts. Raises RefusedInput, FormError."""
    from hsb_wizard.casework.bringing_in import in_memory
    from hsb_wizard.forms.load import load_pack, shipped
    from hsb_wizard.forms.size import size
    from hsb_wizard.work.presses import case_count

    form = load_pack(arguments.folder) if arguments.folder is not None else shipped()
    found = size(form)
    print(f"{form.id} {form.version}: {found.rated} rated factors, {found.questions} questions.")
    print(
        f"Prompts that must be answered: {found.every_case} in every case, {found.short_route} on the short route, "
        f"{found.with_branches} with every branch open."
    )
    for file in arguments.case:
        made = case_count(in_memory(form, _text(file)))
        print(
            f"{made.reference}: {made.rated} rated factors, {made.answered} of {made.asked} prompts answered, "
            f"{made.rows} rows, {made.key_presses:,} key presses."
        )
    return int(ExitCode.GOOD)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise RefusedInput("the file cannot be read as text", place=str(file)) from problem
