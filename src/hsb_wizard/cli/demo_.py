"""hsb-wizard demo: the program on a throw-away encrypted store with one made-up case half way through."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

NAME, PASSPHRASE = "Amina Khan", "demo"


def arguments(command: argparse.ArgumentParser) -> None:
    """What demo takes."""
    command.add_argument("--made", type=Path, help=argparse.SUPPRESS)  # after a lock: the store that is there already


def run(arguments: argparse.Namespace) -> int:
    """Make the store, open the screen, and throw the store away at the end; a lock in between keeps it."""
    from hsb_wizard.casework.demo import make
    from hsb_wizard.tui.start import run as show

    words = f"Everything here is made up. Open it as {NAME} with the passphrase: {PASSPHRASE}"
    made: Path | None = arguments.made
    if made is None:
        made = Path(tempfile.mkdtemp(prefix="assessments-demo-")) / "store"
        make(made, PASSPHRASE)
        sys.argv[1:] = ["demo", "--made", str(made)]
    try:
        return show(made, demo=words)
    finally:
        shutil.rmtree(made.parent, ignore_errors=True)
