"""How high boxes are: what a high window has left is theirs, and no key makes one jump."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.values import replace
from hsb_wizard.work.boxes import LOW, MOST, SMALL, TALL, box_height
from hsb_wizard.work.view_base import Choice, Field, FormView

NOTE = Field("note", "box", "Note")
LEVELS = tuple(Choice(each, each, each[0].upper(), anchor="seen " * 30) for each in ("strength", "concern", "priority"))
RATED = FormView("Family", fields=(Field("level", "choice", choices=LEVELS), NOTE))
MANY = FormView("Chronology", fields=tuple(Field(f"w{n}", "line", "As long as a label can well be") for n in range(15)))


def test_in_a_window_of_80_by_24_a_box_is_as_high_as_it_was_made() -> None:
    assert box_height(RATED, 80, 24) == LOW
    assert box_height(FormView("Note", fields=(NOTE,)), 80, 24) == TALL
    assert box_height(FormView("Session", fields=(NOTE, NOTE)), 80, 24) == SMALL


def test_in_a_high_window_it_has_what_the_rest_of_the_page_leaves() -> None:
    assert box_height(RATED, 120, 40) == MOST
    assert box_height(FormView("Session", fields=(NOTE, NOTE, NOTE)), 120, 40) == (40 - 10 - 3) // 3
    assert box_height(replace(MANY, fields=(*MANY.fields, NOTE)), 120, 40) == TALL, "a page that scrolls all the same"


def test_words_above_take_their_room_as_they_are_broken() -> None:
    said = replace(RATED, above=("word " * 120,) * 4)
    assert box_height(said, 120, 40) < box_height(said, 200, 40) < MOST


@given(st.sampled_from(LEVELS), st.text(max_size=200), st.integers(35, 60))
def test_a_mark_or_a_word_changes_no_height(level: Choice, words: str, height: int) -> None:
    marked = replace(RATED.fields[0], chosen=(level.value,))
    typed = replace(RATED, fields=(marked, replace(NOTE, text=words)))
    assert box_height(typed, 120, height) == box_height(RATED, 120, height)
