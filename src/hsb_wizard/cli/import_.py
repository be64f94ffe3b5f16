"""hsb-wizard import: a record from JSON; the new id stands alone on the last line of standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.watching import stoppable, waited
from hsb_wizard.errors import ExitCode, RefusedInput

SEALED_COPY = "A sealed copy carries it: hsb-wizard bundle export."
LARGEST = 16 * 1024 * 1024  # bytes; a full record is well under one


def arguments(command: argparse.ArgumentParser) -> None:
    """What import takes."""
    command.add_argument("file", type=Path, help="a file that 'show --json' wrote, or of that shape (docs/exchange.md)")


def run(arguments: argparse.Namespace) -> int:
    """Bring the record in, or refuse it whole; stopped, nothing of it is there."""
    from hsb_wizard.casework.bringing_in import coming_in
    from hsb_wizard.casework.exchange import left_behind

    text = _text(arguments.file)
    with opened(arguments) as desk, stoppable(arguments) as watch:
        case = waited(coming_in(desk, text, watch))
    if behind := left_behind(text):
        said = ", ".join(key.replace("_", " ") for key in behind)
        print(f"Not brought in, as it was said of the record where it was made: {said}. {SEALED_COPY}", file=sys.stderr)
    print(case)
    return int(ExitCode.GOOD)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise RefusedInput("the file is larger than 16 MB", place=file.name)
        return file.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise RefusedInput("the file cannot be read", place=file.name) from problem
    except UnicodeDecodeError as problem:
        raise RefusedInput("the file is not UTF-8 text", place=file.name) from problem
