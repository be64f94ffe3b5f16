"""What is read after the first paint, on a thread of its own: forms, cipher, settings, and the other pages.

Imported late, by the app. It opens nothing: whoever is let in is let in by the door of reception.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hsb_wizard.casework import door
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.settings import Settings, read

# The pages that come after somebody was let in; read while a passphrase is being typed.
PAGES = (
    *("work.view_unlock", "tui.home", "tui.steps", "tui.new_case", "tui.help"),
    *("tui.cover", "work.idle", "tui.first_run", "tui.main"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in the folder: whether there is a store, who can open it, and what is wrong with it, in words.

    ``written``: when its file was last written; None where that is not known.
    """

    there: bool
    names: tuple[str, ...]
    settings: Settings
    problem: str = ""
    code: int = 0
    written: datetime | None = None


def warm(folder: Path) -> Found:
    """Read everything that the next pages need, and look at the folder from outside."""
    settings, written = read(folder), door.last_written(folder)
    try:
        there = door.exists(folder)
        found = Found(there, door.names(folder) if there else (), settings, written=written)
    except HsbWizardError as error:
        found = Found(True, (), settings, str(error), int(error.exit_code), written)
    for page in PAGES:
        importlib.import_module(f"hsb_wizard.{page}")
    return found
