"""What is meant by the options that several commands share, and how a passphrase comes in from a command line.

The screen reads them as well, so the parser must not come with them (`parsing` has it).
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.cli.early import without_a_screen
from hsb_wizard.errors import RefusedInput, UnknownPractitioner, WrongCommand, WrongPassphrase

if TYPE_CHECKING:
    import argparse


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
    """Who opens it: the name given, the only one there is, or asked for on the terminal.

    Raises WrongCommand, UnknownPractitioner, StoreError.
    """
    from hsb_wizard.casework.door import names

    known, named = names(folder), getattr(arguments, "as_name", "")
    if named:
        if not any(each.casefold() == named.casefold() for each in known):
            raise UnknownPractitioner(named)
        return str(named)
    if len(known) == 1:
        return known[0]
    if not sys.stdin.isatty():
        raise WrongCommand("Several people can open this store.", "Say who opens it: --as NAME.")
    return _who(known)


def _who(known: Sequence[str]) -> str:
    """Ask on the terminal who opens it, beside whatever is written into a file. Raises UnknownPractitioner."""
    from hsb_wizard.plain.reading import codes

    people = dict(zip(codes(), known, strict=False))
    print("Who opens it?", *(f"{letter}  {name}" for letter, name in people.items()), sep="\n", file=sys.stderr)
    print("Letter, or your name: ", end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline().strip()
    found = people.get(typed.upper(), next((each for each in known if each.casefold() == typed.casefold()), ""))
    if not found:
        raise UnknownPractitioner(typed)
    return found


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
