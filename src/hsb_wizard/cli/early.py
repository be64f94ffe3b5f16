"""What is shown before anything is read: the still picture of the first page, or the first two lines of plain mode.

Only where the command line can mean nothing but opening the program; everything else waits for the parser. It imports
nothing that costs time, not even the parser: standard library that Python has read by itself, and two small modules.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import SimpleNamespace


def opens(words: Sequence[str]) -> bool:
    """Whether these words do nothing but open the program: none, a store, the demonstration, plain mode."""
    rest = list(words)
    if "--store" in rest:
        at = rest.index("--store")
        named = rest[at + 1 : at + 2]
        if not named or named[0].startswith("-"):
            return False
        del rest[at : at + 2]
    return [word for word in rest if word != "--plain"] in ([], ["demo"])


def meant(words: Sequence[str]) -> SimpleNamespace | None:
    """What the parser would make of words that do nothing but open the program on a store; None for all others."""
    if not opens(words) or "demo" in words:
        return None
    said = SimpleNamespace(command=None)
    if "--plain" in words:
        said.plain = True
    if "--store" in words:
        from pathlib import Path

        said.store = Path(words[words.index("--store") + 1])
    return said


def without_a_screen(words: Sequence[str]) -> bool:
    """Whether to talk line by line: asked for, said by the environment, or because no terminal draws anything."""
    if "--plain" in words or os.environ.get("ACCESSIBLE") == "1" or os.environ.get("TERM") == "dumb":
        return True
    return not (os.isatty(0) and os.isatty(1))


def begin(words: Sequence[str]) -> None:
    """Show the first of it now. On Windows the parent that starts the screen draws nothing, so nothing is drawn."""
    if not opens(words):
        return
    if without_a_screen(words):
        from hsb_wizard.plain.first_words import say

        say()
    elif sys.platform != "win32":
        from hsb_wizard.tui.picture import stand

        stand()
