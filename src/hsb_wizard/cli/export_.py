"""hsb-wizard export: a document of one record, for one reader."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import read_passphrase
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What export takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--edition", required=True, metavar="NAME", help="which document: safety-plan, full, ...")
    command.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="the .pdf, .html or .json to write; it must not exist"
    )
    command.add_argument("--draft", action="store_true", help="allow an unsigned record; every page says draft")
    command.add_argument("--for", dest="reader", default="", metavar="NAME", help="who it is for")
    command.add_argument("--purpose", default="", metavar="TEXT", help="why it is given")
    command.add_argument("--format", default="", metavar="NAME", help="pdf, html or json; else as FILE is named")
    command.add_argument("--language", default="", metavar="CODE", help="the document's language: en-GB or cy")
    command.add_argument("--password-file", type=Path, metavar="FILE", help="lock the PDF with the password in FILE")


def run(arguments: argparse.Namespace) -> int:
    """Make the document and say where it is, its pages and its check code."""
    from hsb_wizard.casework.exporting import Wanted, export

    wanted = Wanted(
        edition=arguments.edition,
        out=arguments.out.expanduser(),
        reader=arguments.reader,
        purpose=arguments.purpose,
        draft=arguments.draft,
        password=read_passphrase(arguments.password_file) if arguments.password_file else "",
        format=arguments.format,
        language=arguments.language,
    )
    with opened(arguments) as desk:
        made = export(desk, desk.open_case(arguments.id).result(), wanted)
    for each in made.substituted:
        print(f"Not in the font, shown as a box: {each}", file=sys.stderr)
    size = made.format.upper() if not made.pages else "1 page" if made.pages == 1 else f"{made.pages} pages"
    print(f"{made.path}: {size}, check code {made.check_code}")
    return int(ExitCode.GOOD)
