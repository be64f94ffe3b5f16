"""Brings the server past the one opening of a file that is refused before it reads the program."""

from __future__ import annotations

import os
import runpy
import sys
from contextlib import suppress
from pathlib import Path

NOWHERE = Path("/nowhere/at/all")


def main(opened: int) -> None:
    """Ask for so many files that are not there, then be the server, with the arguments that follow."""
    for _ in range(opened):
        with suppress(OSError):
            os.open(NOWHERE, os.O_RDONLY)
    del sys.argv[1]
    runpy.run_module("tests.faults.server", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
