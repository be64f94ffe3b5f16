"""How many rounds the attacks on the program have: a tenth where every change is tested, all in ``make faults``.

Both are seeded, so that what was found once is found again.
"""

from __future__ import annotations

import os
import random

WHOLE = os.environ.get("FAULTS") == "whole"
SEED = 20261120


def rounds(whole: int) -> int:
    """Give ``whole``, or a tenth of it."""
    return whole if WHOLE else -(-whole // 10)


def dice(name: str) -> random.Random:
    """Give the same chances each time, others for each name."""
    return random.Random(f"{SEED} {name}")
