"""What is said of a text that is long: its words, a paste that is long or was cut. Pure; the text is not touched."""

from __future__ import annotations

from hsb_wizard.assessment.validity import BOX
from hsb_wizard.sentences import say
from hsb_wizard.text import holds_controls

WORTH_COUNTING = 25  # words from which on a count is of use
LONG = 1500  # characters of a paste that are worth a sentence
LEFT_OUT = "The paste held control characters. They are left out: read it through."


def words_of(text: str) -> str:
    """How many words a text has, once that is worth knowing; near the end of a box its characters too."""
    count = len(text.split())
    if count < WORTH_COUNTING:
        return ""
    words = say("{count} words.", count=f"{count:,}")
    near = say("{length} of {limit} characters.", length=f"{len(text):,}", limit=f"{BOX:,}")
    return f"{words} {near}" if len(text) > BOX - 400 else words


def remark_now(remark: str, was: str, now: str) -> str:
    """What was remarked on a text as it ``was``; that it is too long goes as soon as what stands there ``now`` fits."""
    return "" if len(now) <= BOX < len(was) else remark


def pasted(words: str, text: str) -> str:
    """What is said after ``words`` were pasted and ``text`` stands in the box; empty where nothing needs saying."""
    if len(text) > BOX:
        return say(
            "All of the paste is in and will be saved: {length} characters, where {limit} are easy to read."
            " Nothing is cut; Ctrl+Z takes it out.",
            length=f"{len(text):,}",
            limit=f"{BOX:,}",
        )
    if len(words) > LONG:
        return say("All of the paste is in: {count} words. Ctrl+Z takes it out.", count=f"{len(words.split()):,}")
    return ""


def left_out(raw: str) -> str:
    """What is said where ``raw``, as it was pasted, holds what a terminal would obey; empty where it does not."""
    return say(LEFT_OUT) if holds_controls(raw) else ""


def cut(length: int, free: int) -> str:
    """What is said after ``length`` characters were pasted where ``free`` fit; empty where all did."""
    if length <= free:
        return ""
    return say(
        "{lost} characters did not fit into this line and are not in it. Put long text into a note.",
        lost=f"{length - max(free, 0):,}",
    )
