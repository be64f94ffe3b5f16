"""How a row is named in the sentence that tells what was done to it."""

from __future__ import annotations

from hsb_wizard.work.table import ROOM, in_a_sentence


def test_a_row_ends_its_sentence_with_one_full_stop() -> None:
    assert in_a_sentence("20 November 2026, Home visit") == "20 November 2026, Home visit."
    assert in_a_sentence("15 November 2026, Stop when you say.") == "15 November 2026, Stop when you say."


def test_a_row_of_many_words_is_named_by_its_first_ones() -> None:
    said = in_a_sentence("15 November 2026, Say who we are, what we write and who may read it. Talk about a usual day.")
    assert said == "15 November 2026, Say who we are, what we write and who..."
    assert len(said) <= ROOM
