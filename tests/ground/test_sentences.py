"""The door for the program's own sentences: English where nothing better is known, never a gap left open."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hsb_wizard.sentences import Catalogue, say, say_number, speaking, spoken_now

WELSH = Catalogue(
    "cy",
    {
        "Yes": "Ie",
        "For {reader} only.": "I {reader} yn unig.",
        "Page {page}": "Tudalen {number}",
        "{number} rows|two": "{number} res",
        "{number} rows|other": "{number} rhes",
    },
)


def test_a_sentence_nobody_translated_is_said_in_english() -> None:
    with speaking(WELSH):
        assert (say("Yes"), say("Perhaps")) == ("Ie", "Perhaps")
    assert say("Yes") == "Yes"


def test_what_people_wrote_goes_into_a_gap_and_is_not_looked_at_again() -> None:
    with speaking(WELSH):
        assert say("For {reader} only.", reader="{page} Yes") == "I {page} Yes yn unig."


def test_a_translation_with_other_gaps_is_not_used() -> None:
    with speaking(WELSH):
        assert say("Page {page}", page=3) == "Page 3"


def test_a_number_takes_the_form_its_language_asks_for() -> None:
    with speaking(WELSH):
        assert [say_number(n, "{number} row", "{number} rows") for n in (1, 2, 7)] == ["1 rhes", "2 res", "7 rhes"]
    assert [say_number(n, "{number} row", "{number} rows") for n in (1, 2)] == ["1 row", "2 rows"]


def test_a_document_in_another_language_does_not_change_the_screen() -> None:
    with ThreadPoolExecutor(1) as pool, speaking(WELSH):
        assert pool.submit(lambda: spoken_now().language).result() == "en-GB"
        assert spoken_now().language == "cy"
