"""Opening a store for the length of one command, and closing it whatever happens."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.cli.options import folder_of, local_of, name_of, passphrase_of, read_passphrase

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Casework]:
    """Reception over the store that the arguments name. Raises what opening raises."""
    from hsb_wizard.casework.door import recover, unlock

    folder = folder_of(arguments)
    code_file: Path | None = getattr(arguments, "recovery_code_file", None)
    if code_file is not None:
        desk = recover(folder, read_passphrase(code_file), local_of(arguments))
    else:
        name = name_of(arguments, folder)
        given = getattr(arguments, "given", None) or passphrase_of(arguments, f"Passphrase of {name}: ")
        desk = unlock(folder, name, given, local_of(arguments))
    if desk.form_problem is not None:
        print(f"Warning: {desk.form_problem.what} What was begun opens as before; nothing new starts.", file=sys.stderr)
    try:
        yield desk
    finally:
        desk.close()
