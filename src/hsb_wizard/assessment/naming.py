"""Which factors a text names by their numbers, as in [5.2]. Pure; no form and no record may enter.

The wall beside the analysis and the rule about reasons ask here, so that both see the same references.
"""

from __future__ import annotations

import re

ANALYSIS = ("three_sentences", "safety_of_others")  # one question of each section in which reasons stand
_NUMBER = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.]*\d)")


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of factors in ``text``; a date such as 5.2.2026 is none."""
    return frozenset(_NUMBER.findall(text))


def reference(number: str) -> str:
    """A factor's number as it stands in a text."""
    return f"[{number}]"
