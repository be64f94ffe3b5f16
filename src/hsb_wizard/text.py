"""What text from people is: data, cleaned once at the border and never looked at as markup afterwards.

Pasted notes carry terminal escapes, direction marks, NULs and half characters. A terminal obeys the first, a reader is
misled by the second, SQLite stops counting at the third and refuses the fourth. ``clean`` takes them out and leaves
every word. What must not enter here: markup of any kind, escaping for a screen or a document (their borders do that),
and the reading of shapes, which the first screen does not load.
"""

import re
import unicodedata
from typing import NewType

Clean = NewType("Clean", str)

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")

# Whole control sequences, in the seven-bit (ESC x) and the eight-bit (C1) spelling. The body of a string sequence
# (OSC, DCS, SOS, PM, APC) ends at the first control character: an opener that was never closed loses its opener
# only, and not the paragraph that follows it. An escape before a blank or a small letter is no sequence of a terminal's
# (but for the one that resets it), and takes no letter with it.
_SEQUENCES = re.compile(
    "(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])(?:[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\\\|\x9c))?"
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"
    "|\x1b(?:[!-/][ -/]*[0-~]|[0-Z\\\\^_c])?"
)

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 65536 + 65534)}{chr(plane * 65536 + 65535)}" for plane in range(17)
)
_DROPPED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without TAB and LF, DEL, C1
    "\u200b\ufeff"  # zero-width space, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, overrides and isolates of direction
    f"{_NONCHARACTERS}]"
)
_BREAKS = re.compile("[\t\n]")
_NO_FILE = re.compile('[<>:"/\\\\|?*]')  # what some system takes for something else than a letter of a name
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
FILE = 80  # bytes of a file's name that are a reference: a name has 255
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")  # C0, DEL and C1 but for tabs and ends of lines


def clean(text: str) -> Clean:
    """Return ``text`` as the program keeps it: LF line ends, no control sequences, no hidden characters, NFC.

    Joiners that scripts and names need (ZWJ, ZWNJ) stay. A lone surrogate becomes ``?``, because a store cannot hold
    it. Cleaning twice gives what cleaning once gave. Raises nothing for any ``str``.
    """
    if text.isascii() and text.isprintable():
        return Clean(text)
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub("?", text)
    text = _SEQUENCES.sub("", text)
    text = _DROPPED.sub("", text)
    return Clean(unicodedata.normalize("NFC", text))


def holds_controls(text: str) -> bool:
    """Whether ``text`` holds what a terminal would obey, so that `clean` takes out what nobody saw."""
    return _OBEYED.search(text) is not None


def single_line(text: str) -> Clean:
    """Return ``text`` cleaned and on one line: line ends and tabs are one space, none at the ends.

    For names, titles and every field of one row, where a terminal's own input would keep only the first line.
    """
    parts = (part.strip() for part in _BREAKS.split(clean(text)))
    return Clean(" ".join(part for part in parts if part))


def file_words(text: str) -> Clean:
    """Return as much of ``text`` as may stand in the name of a file on every system; ``record`` where nothing may.

    A reference that a team writes with a slash or a colon names a file and no folder; nothing leads out of where it is
    put, and nothing in it is hidden.
    """
    seen = _NO_FILE.sub("-", single_line(text))
    shown = "".join(sign for sign in seen if unicodedata.category(sign) not in _UNSEEN)
    while len(shown.encode("utf-8")) > FILE:
        shown = shown[: min(len(shown) - 1, FILE)]
    return Clean(shown.strip(" .") or "record")
