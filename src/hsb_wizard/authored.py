"""Where the authored data stands: inside the wheel, or at the top of a source checkout.

Packs and editions are data beside the code, so that people who write forms never open ``src``. This module knows the
two places and nothing of what is in them; it never guesses a third and never falls back silently.
"""

from pathlib import Path
from typing import Literal

Kind = Literal["forms", "exports"]


def authored(kind: Kind) -> Path:
    """Return the folder ``kind``. Raises FileNotFoundError when this installation has none."""
    inside = Path(__file__).parent / "_data" / kind
    if inside.is_dir():
        return inside
    checkout = Path(__file__).parents[2] / kind  # src/hsb_wizard/authored.py: two up from src is the checkout
    if checkout.is_dir() and (checkout.parent / "pyproject.toml").is_file():
        return checkout
    raise FileNotFoundError(f"the {kind} folder is missing from this installation")
