"""Bringing in a sealed copy, as a page: which file, its phrase, and what bringing it in would do. Pure."""

from __future__ import annotations

from hsb_wizard.casework.sealed_copies import Brought, Coming
from hsb_wizard.casework.sealed_words import told
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import Field, FormView

TITLE = "Bring in a sealed copy"
ASKS = (
    "A record that was sent to you, or what a supervisor wrote about one of yours.",
    "First it says what would be added. Nothing here is written over.",
    "",
)
NO_PHRASE = "Type the phrase that was told to you with it."


def bring_in_view(file: str = "", coming: Coming | None = None) -> FormView:
    """Which file and its phrase; below them, once it was looked into, what bringing it in would do."""
    phrase = "Type the phrase once more: that brings it in" if coming else "Its phrase, as it was told to you"
    fields = (Field("file", "line", say("Which file"), text=file), Field("phrase", "secret", say(phrase)))
    below = ("", *told(coming)) if coming else ()
    return FormView(say(TITLE), "", ASKS, fields, below, go_on="F8 Bring it in" if coming else "F8 Look into it")


def brought_words(brought: Brought) -> str:
    """What is said once it was brought in."""
    apart = brought.apart
    waits = say_number(apart, "{number} place waits for the pair.", "{number} places wait for the pair.")
    return say("Brought in. It is in the list.") + (f" {waits}" if apart else "")
