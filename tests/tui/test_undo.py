"""What was typed in one line is taken back a word at a time, and made again."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.work.undo import STEPS, Change, Undo, change

TEXTS = st.lists(st.text(alphabet="ab ", max_size=6), min_size=1, max_size=12)


def typed(*texts: str) -> Undo:
    """What is left when the line held these texts, one after the other."""
    undo = Undo()
    for before, after in pairwise(texts):
        undo.noted(before, after)
    return undo


def letters(words: str) -> tuple[str, ...]:
    return tuple(words[:n] for n in range(len(words) + 1))


def all_back(undo: Undo, now: str) -> list[str]:
    found = []
    while (text := undo.back(now)) is not None:
        found.append(text)
        now = text
    return found


def test_words_go_one_after_the_other() -> None:
    assert all_back(typed(*letters("Nan stays now")), "Nan stays now") == ["Nan stays ", "Nan ", ""]


def test_a_paste_and_what_is_erased_are_a_step_each() -> None:
    undo = typed("", "N", "Na", "Na at school", "Na at schoo", "Na at scho", "Na at schol")
    assert all_back(undo, "Na at schol") == ["Na at scho", "Na at school", "Na", ""]


def test_a_letter_elsewhere_is_a_step_of_its_own() -> None:
    assert all_back(typed("", "a", "ab", "xab", "xyab"), "xyab") == ["ab", ""]


def test_what_was_taken_back_is_made_again_until_something_else_is_typed() -> None:
    undo = typed(*letters("Nan stays"))
    assert undo.back("Nan stays") == "Nan "
    assert undo.forth("Nan ") == "Nan stays"
    assert undo.forth("Nan stays") is None
    assert undo.back("Nan stays") == "Nan "
    undo.noted("Nan ", "Nan c")
    assert undo.forth("Nan c") is None


def test_nothing_is_kept_of_a_text_that_was_put_away() -> None:
    undo = typed(*letters("Nan"))
    undo.forget()
    assert undo.back("") is None


def test_no_more_is_kept_than_somebody_takes_back() -> None:
    undo = typed(*("x" * n * 2 for n in range(3 * STEPS)))
    assert len(all_back(undo, "x" * 6 * STEPS)) == STEPS


@given(TEXTS)
def test_back_and_forth_give_every_text_as_it_was(texts: list[str]) -> None:
    changed = [each for n, each in enumerate(texts) if n == 0 or each != texts[n - 1]]
    undo, now = typed(*changed), changed[-1]
    back = all_back(undo, now)
    assert set(back) <= set(changed)
    assert not back or back[-1] == changed[0]
    stands = back[-1] if back else now
    for text in [*back[-2::-1], now] if back else []:
        stands = undo.forth(stands) or ""
        assert stands == text


@given(st.text(alphabet="ab ", max_size=8), st.text(alphabet="ab ", max_size=8))
def test_a_change_says_how_the_one_became_the_other(before: str, after: str) -> None:
    made = change(before, after)
    assert before[: made.at] + made.into + before[made.at + len(made.out) :] == after
    assert before[made.at : made.at + len(made.out)] == made.out


def test_the_cursor_stands_behind_what_came() -> None:
    assert change("one three", "one two three") == Change(5, "", "wo t")
    assert change("abc", "ac").end == 1
