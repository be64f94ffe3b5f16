"""hsb-wizard import: a record from JSON; the new id stands alone on the last line of standard output."""

from __future__ import annotations

import argparse
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode, RefusedInput

LARGEST = 16 * 1024 * 1024  # bytes; a full record is well under one


def arguments(command: argparse.ArgumentParser) -> None:
    """What import takes."""
    command.add_argument("file", type=Path, help="a file that 'show --json' wrote, or of that shape (docs/exchange.md)")


def run(arguments: argparse.Namespace) -> int:
    """Bring the record in, or refuse it whole."""
    from hsb_wizard.casework.bringing_in import bring_in

    text = _text(arguments.file)
    with opened(arguments) as desk:
        case = bring_in(desk, text)
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
