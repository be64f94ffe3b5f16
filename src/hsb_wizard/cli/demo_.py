"""hsb-wizard demo: the program on a throw-away encrypted store with made-up cases."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

NAME, PASSPHRASE = "Amina Khan", "demo"


def arguments(command: argparse.ArgumentParser) -> None:
    """What demo takes."""
    from hsb_wizard.casework.training_cases import ids

    command.add_argument("--case", choices=ids(), metavar="ID", help="open with just this training case")
    command.add_argument(
        "--list", action="store_true", dest="listed", help="list the training cases and what each teaches"
    )
    command.add_argument("--made", type=Path, help=argparse.SUPPRESS)  # after a lock: the store that is there already


def run(arguments: argparse.Namespace) -> int:
    """Make the store, open the screen, and throw the store away at the end; a lock in between keeps it."""
    if arguments.listed:
        return _list()
    from hsb_wizard.casework.demo import make
    from hsb_wizard.tui.start import run as show

    made: Path | None = arguments.made
    if made is None:
        made = Path(tempfile.mkdtemp(prefix="assessments-demo-")) / "store"
        make(made, PASSPHRASE, arguments.case or "")
        chosen = ["--case", arguments.case] if arguments.case else []
        sys.argv[1:] = ["demo", *chosen, "--made", str(made)]
    try:
        return show(made, demo=_words(arguments.case or ""))
    finally:
        shutil.rmtree(made.parent, ignore_errors=True)


def _words(only: str) -> str:
    """What the first page says: that all is made up, the passphrase, and which case is which."""
    from hsb_wizard.casework.training_cases import training_case, training_cases

    lines = [f"Everything here is made up. Open it as {NAME} with the passphrase: {PASSPHRASE}"]
    lines += [] if only else ["A-0007  Half way through"]
    lines += [f"{case.reference}  {case.title}" for case in ((training_case(only),) if only else training_cases())]
    return "\n".join(lines)


def _list() -> int:
    """One line for each training case, and under it what a learner should see."""
    from hsb_wizard.casework.training_cases import training_cases

    for case in training_cases():
        print(f"{case.id:<12}{case.reference}  {case.title}")
        print(f"{'':<12}{' '.join(case.teaches.split())}")
    return 0
