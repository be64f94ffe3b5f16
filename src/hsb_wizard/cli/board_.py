"""hsb-wizard board: six lines of counts of a quarter for the boards. Nobody can be found in them."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.watching import stoppable, waited
from hsb_wizard.errors import ExitCode, RefusedInput

if TYPE_CHECKING:
    from hsb_wizard.board.quarter import Quarter


def arguments(command: argparse.ArgumentParser) -> None:
    """What board takes."""
    command.add_argument("--quarter", default="", metavar="2026-Q3", help="else the last one that is over")
    command.add_argument("--out", type=Path, metavar="FILE", help="write the page: .pdf, .html or .json")
    command.add_argument("--replace", action="store_true", help="replace a file that is there")
    plain = command.add_mutually_exclusive_group()
    plain.add_argument("--csv", action="store_true", help="write CSV")
    plain.add_argument("--json", action="store_true", help="write JSON")


def run(arguments: argparse.Namespace) -> int:
    """Say the lines, or write the page."""
    from hsb_wizard.board.quarter import quarter_before, quarter_typed
    from hsb_wizard.casework.for_the_board import as_rows, board_lines, write_page

    with opened(arguments) as desk:
        typed = arguments.quarter
        quarter = quarter_typed(typed) if typed else quarter_before(desk.today())
        if quarter is None:
            raise RefusedInput(f"'{typed}' is no quarter; one is 2026-Q3", place="quarter")
        with stoppable(arguments) as watch:
            made = waited(board_lines(desk, quarter, watch))
        if arguments.out is not None:
            print(write_page(desk, quarter, made, arguments.out.expanduser(), overwrite=arguments.replace))
            return int(ExitCode.GOOD)
    _say(arguments, quarter, as_rows(made))
    return int(ExitCode.GOOD)


def _say(arguments: argparse.Namespace, quarter: Quarter, rows: list[tuple[str, str, str]]) -> None:
    from hsb_wizard.board.quarter import FEW

    if arguments.csv:
        csv.writer(sys.stdout).writerows(
            [("quarter", "line", "part", "count"), *((str(quarter), *row) for row in rows)]
        )
    elif arguments.json:
        plain = [{"line": line, "part": part, "count": count} for line, part, count in rows]
        print(json.dumps({"quarter": str(quarter), "lines": plain}, ensure_ascii=False, indent=1))
    else:
        lines = [f"{line}: {count}" if part == "-" else f"{line}: {part}: {count}" for line, part, count in rows]
        print(quarter.words, *(lines or [FEW]), sep="\n")
