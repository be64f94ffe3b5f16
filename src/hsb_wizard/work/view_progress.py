"""How far long work is, as a line to read: one way for every kind of it. Pure."""

from __future__ import annotations

from hsb_wizard.sentences import say
from hsb_wizard.watch import Progress

BAR, SHORT = 40, 20
PAST = "It can no longer be stopped, only finished."
STOPPING, STOPPED = "Stopping ...", "Stopped. Nothing of it is left, and the store is as it was."


def bar(share: float, width: int = BAR) -> str:
    """How far it is, as text."""
    share = min(1.0, max(0.0, share))
    done = int(share * width)
    return f"[{'#' * done}{'-' * (width - done)}] {int(share * 100)} %"


def piece_words(progress: Progress) -> str:
    """Which piece is done now, and where in it."""
    doing = progress.doing or say("One moment ...")
    return f"{doing}   {progress.place}" if progress.place else doing


def progress_words(progress: Progress, *, stopping: bool = False) -> str:
    """What is being done, how far it is, and the key that stops it, or that none does any more."""
    far = f"{piece_words(progress)}\n{bar(progress.share)}"
    if progress.past:
        return f"{far}\n{say(PAST)}"
    return f"{far}   {say(STOPPING) if stopping else say('F7 stops it')}"
