"""hsb-wizard without a command: the program on the screen, on the default store or the one that is named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hsb_wizard.cli.options import folder_of, local_of, plain_wanted

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Open the screen; give its exit code."""
    if plain_wanted(arguments):
        from hsb_wizard.plain.program import run as talk

        return talk(folder_of(arguments), local_of(arguments))
    from hsb_wizard.tui.start import run as show

    local = local_of(arguments)
    if local is not None:  # the process that follows a lock reads it there
        os.environ["HSB_WIZARD_LOCAL"] = str(local)
    return show(folder_of(arguments))
