"""hsb-wizard without a command: the program on the screen, on the default store or the one that is named."""

from __future__ import annotations

import argparse

from hsb_wizard.cli.options import folder_of


def run(arguments: argparse.Namespace) -> int:
    """Open the screen; give its exit code."""
    from hsb_wizard.tui.start import run as show

    return show(folder_of(arguments))
