"""hsb-wizard bundle: a case, or one finished part of it, to another laptop as a sealed file; and back. No network."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.options import read_passphrase
from hsb_wizard.cli.parsing import shared
from hsb_wizard.cli.watching import stoppable, waited
from hsb_wizard.errors import AlreadyHere, ExitCode, WrongCommand


def arguments(command: argparse.ArgumentParser) -> None:
    """What bundle takes: export makes a sealed copy, import brings one in."""
    doings = command.add_subparsers(dest="doing", metavar="export | import", required=True)
    out = doings.add_parser("export", help="make a sealed copy of one record", parents=[shared()])
    out.add_argument("id", help="the record's id or reference")
    out.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file to write; it must not exist")
    out.add_argument("--pass", dest="part", default="", metavar="PART", help="only this part, which you have finished")
    out.add_argument("--for", dest="reader", default="", metavar="NAME", help="who it is for")
    back = doings.add_parser("import", help="bring in a sealed copy", parents=[shared()])
    back.add_argument("file", type=Path, help="the sealed copy")
    back.add_argument(
        "--phrase-file", type=Path, metavar="FILE", help="read its phrase from this file; else it is asked"
    )
    back.add_argument("--case", default="", metavar="ID", help="refuse it if it is not of this record")
    back.add_argument("--dry-run", action="store_true", help="say what it would do, and do nothing")


def run(arguments: argparse.Namespace) -> int:
    """Make one, or bring one in. Raises what sealing, opening and joining raise; nothing was written then."""
    return _export(arguments) if arguments.doing == "export" else _import(arguments)


def _export(arguments: argparse.Namespace) -> int:
    from hsb_wizard.casework.sealed_copies import Cover, send

    with opened(arguments) as desk, stoppable(arguments) as watch:
        record = desk.open_case(arguments.id).result()
        cover = Cover(arguments.reader, arguments.part)
        sent = send(desk, record, arguments.out.expanduser(), cover, watch=watch)
        watch.over()
        print(f"Sealed copy: {sent.path}")
        print("Its phrase is shown once. Tell it by telephone, never send it with the file:", file=sys.stderr)
        print(sent.phrase, flush=True)
    return int(ExitCode.GOOD)


def _import(arguments: argparse.Namespace) -> int:
    from hsb_wizard.casework.sealed_copies import bring_in, look_into
    from hsb_wizard.casework.sealed_words import told

    path, phrase = arguments.file.expanduser(), _phrase(arguments)
    with opened(arguments) as desk:
        try:
            with stoppable(arguments) as watch:
                coming = waited(look_into(desk, path, phrase, arguments.case, watch))
            print("\n".join(told(coming)))
        except AlreadyHere as here:
            if not arguments.dry_run:
                raise
            print(here)
            return int(ExitCode.GOOD)
        if arguments.dry_run:
            print("Nothing was brought in.")
            return int(ExitCode.GOOD)
        with stoppable(arguments) as watch:
            brought = waited(bring_in(desk, path, phrase, arguments.case, watch))
    if brought.apart:
        print(f"Brought in. {brought.apart} places were said apart and wait for the two assessors on the task list.")
    else:
        print("Brought in. Nothing was written over.")
    print(brought.case)
    return int(ExitCode.GOOD)


def _phrase(arguments: argparse.Namespace) -> str:
    if arguments.phrase_file is not None:
        return read_passphrase(arguments.phrase_file)
    if not sys.stdin.isatty():
        raise WrongCommand("There is no terminal to ask for the phrase on.", "Name a file: --phrase-file FILE.")
    import getpass

    return getpass.getpass("Phrase of the sealed copy: ")
