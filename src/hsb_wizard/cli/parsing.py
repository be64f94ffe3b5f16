"""The parser, and the options that several commands share.

They stand before or after the other arguments: one parent parser with suppressed defaults, given to the main parser and
to every command, so that neither place overrides the other.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from hsb_wizard.errors import ExitCode


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
