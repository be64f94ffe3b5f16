"""Opening a store for the length of one command, and closing it whatever happens."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hsb_wizard.cli.options import folder_of, name_of, passphrase_of

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Casework]:
    """Reception over the store that the arguments name. Raises what opening raises."""
    from hsb_wizard.casework.door import unlock

    folder = folder_of(arguments)
    name = name_of(arguments, folder)
    desk = unlock(folder, name, passphrase_of(arguments, f"Passphrase of {name}: "))
    try:
        yield desk
    finally:
        desk.close()
