"""When nobody is at the keys: what is due, from seconds and settings. The app looks here every second."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import Enum

SESSION = (3, 30)  # practice.md part 3: with the child in the room, cover after 3 minutes, lock after 30
WARNED = 60  # seconds between the warning in words and the lock


def awake_or_not() -> float:
    """Seconds that pass also while a laptop sleeps with its lid closed, where the system can tell (Linux, Windows)."""
    since_start: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if since_start is None else time.clock_gettime(since_start)


class Due(Enum):
    """What has to happen now."""

    NOTHING = "nothing"
    COVER = "cover"
    WARN = "warn"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)  # and no Frozen: the first page waits for nothing
class Waits:
    """Seconds without a key until the cover and until the lock."""

    cover: float
    lock: float


def waits(minutes: tuple[int, int], session_view: bool) -> Waits:
    """What is waited for: the settings outside a sitting with the child, practice's own minutes in it."""
    cover, lock = SESSION if session_view else minutes
    return Waits(cover * 60, max(lock, cover + 1) * 60)


def due(idle: float, wait: Waits) -> Due:
    """What ``idle`` seconds without a key ask for."""
    if idle >= wait.lock:
        return Due.LOCK
    if idle >= wait.lock - WARNED:
        return Due.WARN
    return Due.COVER if idle >= wait.cover else Due.NOTHING
