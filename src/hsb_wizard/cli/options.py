"""Options that several commands share, and how a passphrase comes in from a command line.

They stand before or after the other arguments: one parent parser with suppressed defaults, given to the main parser and
to every command, so that neither place overrides the other.
"""

from __future__ import annotations

import argparse
import os
import stat
import sys
from pathlib import Path
from typing import Any, NoReturn

from hsb_wizard.cli.early import without_a_screen
from hsb_wizard.errors import ExitCode, RefusedInput, UnknownPractitioner, WrongCommand, WrongPassphrase


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in a sentence and keeps the shell's own code for it.

    Not ``given``: the parser of a command that stands nowhere on the command line. It is named in the help and never
    used, so it is not built either: all of them together would hold up the screen.
    """

    def __init__(self, *, given: bool = True, **more: Any) -> None:
        if given:
            super().__init__(**more)

    def error(self, message: str) -> NoReturn:
        """Say it on standard error and end with 2."""
        print(f"{message[:1].upper()}{message[1:]}. Nothing was changed. See '{self.prog} --help'.", file=sys.stderr)
        raise SystemExit(int(ExitCode.WRONG_COMMAND))


def shared(*, passphrase: bool = True) -> Parser:
    """The parent parser of every command that opens a store."""
    parent = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    parent.add_argument(
        "--store", type=Path, metavar="FOLDER", help="the store's folder (or HSB_WIZARD_STORE; else your data folder)"
    )
    parent.add_argument(
        "--local", type=Path, metavar="FOLDER", help="what a team adds to the form (else 'local' beside the store)"
    )
    parent.add_argument("--plain", action="store_true", help="line by line, for screen readers (or ACCESSIBLE=1)")
    if passphrase:
        parent.add_argument("--as", dest="as_name", metavar="NAME", help="who opens it, as named in the store")
        parent.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help="read the passphrase from this file; else it is asked"
        )
        parent.add_argument(
            "--recovery-code-file", type=Path, metavar="FILE", help="open with the recovery code in this file instead"
        )
    return parent


def plain_wanted(arguments: argparse.Namespace) -> bool:
    """Whether to talk line by line: asked for, said by the environment, or because no terminal draws anything."""
    return without_a_screen(["--plain"] if getattr(arguments, "plain", False) else [])


def folder_of(arguments: argparse.Namespace) -> Path:
    """The store that is meant."""
    from hsb_wizard.casework.door import default_folder

    named: Path | None = getattr(arguments, "store", None)
    return named.expanduser() if named else default_folder()


def local_of(arguments: argparse.Namespace) -> Path | None:
    """The folder of a team's additions, where one was named."""
    named: Path | None = getattr(arguments, "local", None)
    return named.expanduser() if named else None


def name_of(arguments: argparse.Namespace, folder: Path) -> str:
    """Who opens it: the name given, or the only one there is. Raises WrongCommand, UnknownPractitioner, StoreError."""
    from hsb_wizard.casework.door import names

    known, named = names(folder), getattr(arguments, "as_name", "")
    if named:
        if not any(each.casefold() == named.casefold() for each in known):
            raise UnknownPractitioner(named)
        return str(named)
    if len(known) == 1:
        return known[0]
    raise WrongCommand("Several people can open this store.", "Say who opens it: --as NAME.")


def passphrase_of(arguments: argparse.Namespace, question: str = "Passphrase: ") -> str:
    """The passphrase, from its file or asked for on the terminal without echo.

    Exactly one line end is dropped from a file, nothing else. Raises RefusedInput, WrongCommand, WrongPassphrase.
    """
    file: Path | None = getattr(arguments, "passphrase_file", None)
    if file is not None:
        return read_passphrase(file)
    if not sys.stdin.isatty():
        raise WrongCommand("There is no terminal to ask for the passphrase on.", "Name a file: --passphrase-file FILE.")
    import getpass

    typed = getpass.getpass(question)
    if not typed:
        raise WrongPassphrase()
    return typed


def read_passphrase(file: Path) -> str:
    """The passphrase in a file; one that others may read is warned about and never refused."""
    try:
        data = file.read_bytes()
        loose = os.name != "nt" and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    except OSError as problem:
        raise RefusedInput("the passphrase file cannot be read", place=str(file)) from problem
    if loose:
        print(f"Warning: others on this computer may read {file}.", file=sys.stderr)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise RefusedInput("the passphrase file is not text", place=str(file)) from problem
    for end in ("\r\n", "\n"):
        if text.endswith(end):
            return text[: -len(end)]
    return text


def new_passphrase(arguments: argparse.Namespace, question: str) -> str:
    """A new passphrase: from ``--new-passphrase-file``, or typed twice by the person it belongs to.

    Raises RefusedInput, WrongCommand where it is typed in two ways or there is no terminal.
    """
    if arguments.new_passphrase_file is not None:
        return read_passphrase(arguments.new_passphrase_file)
    if not sys.stdin.isatty():
        raise WrongCommand(
            "There is no terminal for the new passphrase to be typed on.", "Use --new-passphrase-file FILE."
        )
    import getpass

    first = getpass.getpass(question)
    if getpass.getpass("Again: ") != first:
        raise WrongCommand("The two passphrases are not the same.", "Run it again.")
    return first
