"""How easy a text is to read: Flesch-Kincaid grade, with syllables from pyphen held against groups of vowels.

pyphen says where a word may be broken, which is fewer places than it has syllables: alone, it counts a fifth too few
(`be-haviour`, `area`), and any ceiling would hold. The higher of the two counts is right within three in a hundred.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache

from pyphen import Pyphen

WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
KNOWN_AS = 2  # the syllables a necessary term counts for: it is read as one known word, and is no shorter than most
_BREAKS = Pyphen(lang="en_GB", left=1, right=1)
_SENTENCE = re.compile(r"(?<=[.?!:;])\s+|\n\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = (
    re.compile(r"[^aeiouyl]e$"),  # home
    re.compile(r"[aeiouy]le$"),  # while
    re.compile(r"[^aeiouytd]ed$"),  # asked
    re.compile(r"(?<!ch)(?<!sh)[^aeiouyscxgz]es$"),  # times
)


def words(text: str) -> list[str]:
    """The words of a text, small letters."""
    return [word.lower() for word in WORD.findall(text)]


def sentences(text: str) -> list[str]:
    """The sentences of a text. What stands before a colon or semicolon is one: a reader stops there too."""
    return [each for each in _SENTENCE.split(text) if WORD.search(each)]


@cache
def syllables(word: str) -> int:
    """How many syllables a word has."""
    return max(by_breaks(word), _by_vowels(word))


def by_breaks(word: str) -> int:
    """What pyphen alone would say."""
    return len(_BREAKS.positions(word)) + 1


def _by_vowels(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    silent = groups > 1 and any(each.search(word) for each in _SILENT)
    return max(groups - silent, 1)


def grade(texts: Iterable[str], known: Collection[str] = ()) -> float:
    """The Flesch-Kincaid grade of all sentences of ``texts`` together; about five less than the age of a reader."""
    parts = [words(sentence) for text in texts for sentence in sentences(text)]
    read = [word for part in parts for word in part]
    spoken = sum(min(syllables(word), KNOWN_AS) if word in known else syllables(word) for word in read)
    return 0.39 * len(read) / len(parts) + 11.8 * spoken / len(read) - 15.59
