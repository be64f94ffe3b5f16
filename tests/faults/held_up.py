"""The command line, held up once at a piece of long work: until it is stopped, or told to go on.

``python -m tests.faults.held_up PIECE FOLDER words ...``: in FOLDER the file ``reached`` says that it stands there, and
``on`` lets it go on. Nothing else of the program is changed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from hsb_wizard.cli.main import main
from hsb_wizard.watch import Watch

LONGEST = 30.0  # seconds


def hold_up(piece: str, place: Path) -> None:
    """From now on the first time that ``piece`` is done takes as long as it is wanted."""
    real = Watch.at

    def at(watch: Watch, done: float, of: float = 1, doing: str = "", where: str = "") -> None:
        real(watch, done, of, doing, where)
        if doing == piece and not (place / "reached").exists():
            (place / "reached").touch()
            end = time.monotonic() + LONGEST
            while not watch.stopped and not (place / "on").exists() and time.monotonic() < end:
                time.sleep(0.01)

    Watch.at = at  # type: ignore[assignment,method-assign]


if __name__ == "__main__":
    hold_up(sys.argv[1], Path(sys.argv[2]))
    sys.exit(main(sys.argv[3:]))
