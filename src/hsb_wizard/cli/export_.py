"""hsb-wizard export: a document of one record, for one reader; or all that would leave, to read through first."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import read_passphrase
from hsb_wizard.cli.watching import Heard, stoppable
from hsb_wizard.errors import ExitCode, WrongCommand

if TYPE_CHECKING:
    from hsb_wizard.casework.exporting import Wanted
    from hsb_wizard.casework.leaving import ReadThrough
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.casework.record import Record


def arguments(command: argparse.ArgumentParser) -> None:
    """What export takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--edition", required=True, metavar="NAME", help="which document: safety-plan, full, ...")
    command.add_argument(
        "--out", type=Path, metavar="FILE", help="the .pdf, .html or .json to write; it must not exist"
    )
    command.add_argument("--draft", action="store_true", help="allow an unsigned record; every page says draft")
    command.add_argument("--for", dest="reader", default="", metavar="NAME", help="who it is for")
    command.add_argument("--purpose", default="", metavar="TEXT", help="why it is given")
    command.add_argument("--basis", default="", metavar="TEXT", help="the lawful basis for giving it")
    command.add_argument("--household", default="", metavar="WHO", help="father, mother or carers: one document each")
    command.add_argument(
        "--tick", action="append", default=[], metavar="QUESTION", help="an answer that is in it only where ticked"
    )
    command.add_argument(
        "--address-because", default="", metavar="TEXT", help="a separate yes to an address in it, with the reason"
    )
    command.add_argument(
        "--read", action="store_true", help="write everything that would leave to read it, and no document"
    )
    command.add_argument(
        "--not-a-name", default="", metavar="N,N", help="places that --read numbers, where it is not a name"
    )
    command.add_argument("--large-print", action="store_true", help="16 points or more to read")
    command.add_argument("--format", default="", metavar="NAME", help="pdf, html or json; else as FILE is named")
    command.add_argument("--language", default="", metavar="CODE", help="the document's language: en-GB or cy")
    command.add_argument("--password-file", type=Path, metavar="FILE", help="lock the PDF with the password in FILE")


def run(arguments: argparse.Namespace) -> int:
    """Make the document and say where it is, its pages and its check code; 1 where --read finds a stop."""
    if arguments.out is None and not arguments.read:
        raise WrongCommand("Say where to write it.", "Add --out FILE, or --read to read it first.")
    wanted = _wanted(arguments)
    with opened(arguments) as desk:
        record = desk.open_case(arguments.id).result()
        if arguments.read or arguments.not_a_name:
            through = _through(desk, record, wanted)
            _not_names(desk, record, through, arguments.not_a_name)
            if arguments.read:
                return _read(_through(desk, record, wanted))
        with stoppable(arguments) as watch:
            return _export(desk, record, wanted, watch)


def _wanted(arguments: argparse.Namespace) -> Wanted:
    from hsb_wizard.casework.exporting import Wanted

    return Wanted(
        edition=arguments.edition,
        out=(arguments.out or Path("unused.pdf")).expanduser(),
        reader=arguments.reader,
        purpose=arguments.purpose,
        draft=arguments.draft,
        password=read_passphrase(arguments.password_file) if arguments.password_file else "",
        format=arguments.format,
        large_print=arguments.large_print,
        language=arguments.language,
        basis=arguments.basis,
        household=arguments.household,
        ticked=tuple(arguments.tick),
        address_because=arguments.address_because,
    )


def _export(desk: Casework, record: Record, wanted: Wanted, watch: Heard) -> int:
    from hsb_wizard.casework.exporting import export

    made = export(desk, record, wanted, watch)
    watch.over()
    for each in made.substituted:
        print(f"Not in the font, shown as a box: {each}", file=sys.stderr)
    size = made.format.upper() if not made.pages else "1 page" if made.pages == 1 else f"{made.pages} pages"
    print(f"{made.path}: {size}, check code {made.check_code}")
    return int(ExitCode.GOOD)


def _through(desk: Casework, record: Record, wanted: Wanted) -> ReadThrough:
    from hsb_wizard.casework.exporting import through

    return through(desk, record, wanted)


def _not_names(desk: Casework, record: Record, through: ReadThrough, places: str) -> None:
    """Keep that it is not a name at these places. Raises WrongCommand for a place there is not."""
    from hsb_wizard.casework.names import not_a_name

    numbers = [each.strip() for each in places.split(",") if each.strip()]
    wrong = [each for each in numbers if not each.isascii() or not each.isdigit() or not _there(through, int(each))]
    if wrong:
        raise WrongCommand(f"There is no place number {wrong[0]}.", "--read numbers the places.")
    for each in numbers:
        not_a_name(desk, record.assessment.case, through.names[int(each) - 1]).result()


def _there(through: ReadThrough, number: int) -> bool:
    return 1 <= number <= len(through.names)


def _read(through: ReadThrough) -> int:
    from hsb_wizard.casework.leaving import marked_passages, stop_lines

    print("Read before you send. What stands between « and » is a name, a place or a relationship, or may be.")
    for line in (*stop_lines(through), *marked_passages(through)):
        print(line)
    return int(ExitCode.STOP_FOUND if through.stops or through.addresses else ExitCode.GOOD)
