"""The command line as a whole: which commands there are, and how each ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from hsb_wizard import __version__
from hsb_wizard.cli.early import meant
from hsb_wizard.errors import ExitCode, HsbWizardError
from hsb_wizard.text import single_line
from hsb_wizard.tui import picture

if TYPE_CHECKING:
    from hsb_wizard.cli.parsing import Parser

COMMANDS = {
    "demo": "open the program on a throw-away store with made-up cases to learn from",
    "init": "make a new store on this laptop",
    "people": "see, add and retire the people who can open a store, and say what they do",
    "passphrase": "change your own passphrase",
    "recovery": "replace the recovery code, which gives the store new keys",
    "words": "see and choose the nation, the team's own names, and your language",
    "list": "list the assessments in a store",
    "show": "write one record as text or JSON",
    "check": "ask the quality rules about one record",
    "tasks": "list what is due on one record, or write its days as a calendar file",
    "letters": "write a letter to every agency that has not answered",
    "import": "bring in a record from JSON",
    "export": "make a document of one record, or read through what would leave",
    "copy-out": "your own text under the headings of your case system, as a locked PDF",
    "names": "names that must never be printed: how many are kept, add one, take one off",
    "document": "check whether a document that left is current",
    "forms": "prove a form pack, compare two versions, move a draft to another",
    "calibrate": "see how a team rates a training case; begin one for any number of raters",
    "board": "six lines of counts of a quarter for the boards, small numbers withheld",
    "verify": "prove that a store is whole, and that a printed code is of its record",
    "journal": "who did what and when on one record; never what was said",
    "backup": "make a proven copy of the store now, or list the copies",
    "bundle": "a sealed copy of one record for another laptop, and back",
    "keep": "say when keeping a record is reviewed, hold it, or take out what one entry says",
    "due": "list the records whose keeping is to be looked at",
    "access-copy": "a copy of one record for whoever asks for what is held about them, others kept apart",
    "erase": "erase a record from the store and its backups",
    "restore": "prove a backup and put it in the store's place",
}
EPILOG = (
    "Without a command the program opens on the screen. Exit codes: 0 good, 1 a stop was found; docs/exit-codes.md."
)


def parser(words: Collection[str]) -> Parser:
    """The whole command line; only commands among ``words`` are loaded, so that the screen does not wait for them."""
    from hsb_wizard.cli.parsing import Parser, shared

    parent = shared()
    top = Parser(
        prog="hsb-wizard",
        description="A record of an assessment by two assessors. An aid to judgement: no score, no prediction.",
        epilog=EPILOG,
        parents=[parent],
    )
    top.add_argument("--version", action="version", version=f"hsb-wizard {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name, about in COMMANDS.items():
        description = f"{about[:1].upper()}{about[1:]}."
        given = name in words
        command = commands.add_parser(name, help=about, description=description, parents=[parent], given=given)
        if given:
            _module(name).arguments(command)
    return top


def _module(name: str) -> ModuleType:
    return import_module(f"hsb_wizard.cli.{name.replace('-', '_')}_")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code. Nothing is raised but SystemExit from argparse."""
    _write_everything()
    words = sys.argv[1:] if argv is None else argv
    arguments = meant(words) or parser(words).parse_args(words)
    try:
        code = _run(arguments)
        sys.stdout.flush()  # here and not at the very end, where a failure would be a traceback
        return code
    except HsbWizardError as problem:
        print(single_line(str(problem)), file=sys.stderr)  # a place in a file is somebody's text
        return int(problem.exit_code)
    except BrokenPipeError:
        _write_no_more()
        return int(ExitCode.GOOD)
    except KeyboardInterrupt:
        print("Stopped. Everything saved is safe.", file=sys.stderr)
        return int(ExitCode.UNEXPECTED)
    except Exception as problem:  # noqa: BLE001 (the last net: a traceback could show a case)
        _write_no_more()
        kind = type(problem).__name__
        print(
            f"Something unforeseen happened ({kind}). What was saved before is safe. Try again, and tell whoever looks "
            "after this program the word in brackets.",
            file=sys.stderr,
        )
        return int(ExitCode.UNEXPECTED)


def _run(arguments: Any) -> int:
    """Run the command. Where it fails, what is said about that must not be drawn over a picture of the first page."""
    try:
        return int(_module(arguments.command or "screen").run(arguments))
    except BaseException:
        picture.away()
        raise


def _write_everything() -> None:
    """Into a file or a pipe: UTF-8 everywhere, since that is what `import` reads. A terminal keeps its own."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _write_no_more() -> None:
    """Let go of what nobody can take any more, so that the end of the process does not try again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
