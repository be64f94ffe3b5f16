"""The nearest right spelling of a word that is not there. It holds no words of its own."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the one of ``words`` that ``word`` was most likely meant to be, or an empty text."""
    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), "")
