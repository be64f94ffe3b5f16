"""Starred sentences: the star stands in the text itself, nothing is made up, and documents leave it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.assessment.stars import STAR, starred, without_star


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("* She asked for it herself. The rest is not.", ("She asked for it herself.",)),
        ("First. *He rang Dr. Jones at once! *Then she came", ("He rang Dr. Jones at once!", "Then she came")),
        ("No\n  * a line of a list\nno", ("a line of a list",)),
        ("2 * 3 and **bold** and *", ()),
        ("", ()),
    ],
)
def test_a_sentence_is_starred_where_a_star_begins_it(text: str, sentences: tuple[str, ...]) -> None:
    assert starred(text) == sentences


def test_the_text_of_a_document_is_the_same_without_the_star() -> None:
    assert without_star("One.\n  * Two, 2 * 3. *Three.") == "One.\n  Two, 2 * 3. Three."


@given(st.text(alphabet="ab .!?*\n", max_size=60))
def test_every_starred_sentence_stands_in_the_text_word_for_word(text: str) -> None:
    assert all(each and each in text for each in starred(text))
    assert [each for each in without_star(text) if each not in " *"] == [each for each in text if each not in " *"]
    assert STAR in text or without_star(text) is text
