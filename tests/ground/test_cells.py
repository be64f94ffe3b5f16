"""Words as wide as a terminal draws them: with wide letters and marks nothing is cut, and no edge moves."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hsb_wizard.cells import broken, cells, filled, kept
from hsb_wizard.work.line import folded, shortened
from hsb_wizard.work.view_base import ListView
from hsb_wizard.work.wide import in_panel, in_two, rows_of

LETTERS = "ab \u6f22\u5b57\u0e01\u0e34\u05e9\u05b8\u00e9\U0001f33b"  # Latin, wide, with marks above and below
words = st.text(LETTERS, max_size=60)
widths = st.integers(4, 40)


@given(words)
def test_words_are_as_wide_as_they_are_drawn(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(words, widths)
def test_what_is_filled_reaches_the_edge_and_what_is_kept_stays_within_it(text: str, width: int) -> None:
    assert cells(filled(kept(text, width), width)) == width
    assert text.startswith(kept(text, width))
    assert cells(shortened(text, width)) <= max(width, 3)


@given(words, widths)
def test_broken_lines_have_room_and_every_letter(text: str, width: int) -> None:
    for lines in (broken(text, width, "> ", "  "), folded(text.strip(), max(10, width))):
        assert all(cells(line) <= max(10, width) for line in lines)
        assert "".join("".join(lines).replace(">", "").split()) == "".join(text.split())


@given(words, widths)
def test_a_word_that_is_to_stay_whole_is_a_line_of_its_own_where_it_is_longer_than_one(text: str, width: int) -> None:
    lines = broken(text, width, rest="  ", whole=True)
    assert " ".join(lines).split() == text.split()
    assert all(cells(line) <= width or len(line.split()) == 1 for line in lines)


def test_as_many_marks_as_wide_letters_do_not_hide_that_the_wide_ones_are_wide() -> None:
    text = "\u6f22" * 5 + " " + "\u0e01\u0e34" * 5
    assert cells(text) == len(text)
    assert [cells(line) for line in broken(text, 10)] == [10, 5]
    assert [cells(line) for line in broken(text, 8)] == [8, 8]


def test_room_between_words_stays_beside_a_wide_letter_as_beside_any_other() -> None:
    assert broken("  a  b c", 8) == ["  a  b c"]
    assert broken("  a  \u6f22 c", 9) == ["  a  \u6f22 c"]
    assert broken("  a  \u6f22 c", 7) == ["  a  \u6f22", "c"]


@given(
    st.lists(words.filter(str.strip), min_size=1, max_size=4), st.lists(words.filter(str.strip), min_size=1, max_size=4)
)
def test_the_right_edge_of_two_texts_side_by_side_is_one_line_whatever_the_letters(
    left: list[str], right: list[str]
) -> None:
    pair = (tuple(left), tuple(right))
    framed = in_two((*left, *right), pair, 116)
    assert framed != (*left, *right)
    assert {cells(line.removeprefix("!")) for line in framed} == {115}
    assert {cells(line.removeprefix("!")) for line in in_panel(pair[0], pair[0], 116)} == {115}


def test_a_list_in_two_languages_has_its_second_column_in_one_line() -> None:
    from hsb_wizard.work.view_base import ListLine, Place

    told = (("\u6f22\u5b57 \u6f22\u5b57", "School"), ("An uncle", "Home"))
    lines = tuple(ListLine(name, where, Place("row", "a.b", name)) for name, where in told)
    found = [row.text for row in rows_of(ListView("", "", (), lines), 80)]
    assert {cells(line[: line.index(where)]) for line, (_, where) in zip(found, told, strict=True)} == {52}
