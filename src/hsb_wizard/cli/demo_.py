"""hsb-wizard demo: the program on a throw-away encrypted store with made-up cases."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hsb_wizard.casework.training_cases import TrainingCase

NAME, PASSPHRASE = "Amina Khan", "demo"


def arguments(command: argparse.ArgumentParser) -> None:
    """What demo takes."""
    from hsb_wizard.casework.training_cases import ids

    which = command.add_mutually_exclusive_group()
    which.add_argument("--case", choices=ids(), metavar="ID", help="open with just this training case")
    which.add_argument("--all", action="store_true", help="open with all training cases; this takes a few seconds more")
    which.add_argument(
        "--list", action="store_true", dest="listed", help="list the training cases and what each teaches"
    )
    command.add_argument("--made", type=Path, help=argparse.SUPPRESS)  # after a lock: the store that is there already


def run(arguments: argparse.Namespace) -> int:
    """Make the store, open the screen, and throw the store away at the end; a lock in between keeps it."""
    from hsb_wizard.casework.training_cases import training_case, training_cases

    if arguments.listed:
        return _list()
    from hsb_wizard.casework.demo import make
    from hsb_wizard.cli.options import plain_wanted

    cases = (training_case(arguments.case),) if arguments.case else training_cases() if arguments.all else ()
    made: Path | None = arguments.made
    if made is None:
        made = Path(tempfile.mkdtemp(prefix="assessments-demo-")) / "store"
        make(made, PASSPHRASE, cases, half_way=not arguments.case)
        sys.argv[1:] = [*sys.argv[1:], "--made", str(made)]
    try:
        if plain_wanted(arguments):
            from hsb_wizard.plain.program import run as talk

            return talk(made, demo=_words(cases))
        from hsb_wizard.tui.start import run as show

        return show(made, demo=_words(cases))
    finally:
        shutil.rmtree(made.parent, ignore_errors=True)


def _words(cases: Sequence[TrainingCase]) -> str:
    """What the first page says: that all is made up, the passphrase, and which case is which."""
    lines = [
        f"Everything here is made up. Open it as {NAME} with the passphrase: {PASSPHRASE}",
        "The same passphrase opens it for the other two; Priya Nair is the supervisor.",
        "Locking lets another of them in. Leaving throws away what was written here.",
    ]
    if not cases:
        lines.append("To learn from: hsb-wizard demo --list, then demo --case ID, or demo --all.")
    return "\n".join([*lines, *(f"{case.reference}  {case.title}" for case in cases)])


def _list() -> int:
    """One line for each training case, and under it what a learner should see."""
    from hsb_wizard.casework.training_cases import training_cases

    for case in training_cases():
        print(f"{case.id:<12}{case.reference}  {case.title}")
        print(f"{'':<12}{' '.join(case.teaches.split())}")
    return 0
