"""Lines and columns, without paper: nothing lost, nothing wider than it may be."""

from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.report.pdf.breaking import Face, Run, Wish, break_lines, share_width

WORDS = st.lists(st.text("abc\u0301-\u0175", min_size=1, max_size=30), min_size=1, max_size=40)


def _one_each(text: str, face: Face) -> float:
    return float(len(text))


def _text(line: tuple[Run, ...]) -> str:
    return "".join(run.text for run in line)


def test_a_line_ends_in_a_blank_unless_it_is_the_last() -> None:
    lines = break_lines((Run("what happened then", "Regular"),), 9, _one_each)

    assert [_text(line) for line in lines] == ["what ", "happened ", "then"]


def test_a_word_wider_than_the_line_is_broken_without_a_blank() -> None:
    lines = break_lines((Run("a bcdefgh i", "Regular"),), 3, _one_each)

    assert [_text(line) for line in lines] == ["a ", "bcd", "efg", "h i"]


def test_a_mark_stays_with_its_letter() -> None:
    lines = break_lines((Run("abw\u0302c", "Regular"),), 3, _one_each)

    assert [_text(line) for line in lines] == ["abw\u0302", "c"]


def test_faces_change_inside_a_line_and_inside_a_word() -> None:
    lines = break_lines((Run("Records show", "SemiBold"), Run(": that", "Regular")), 40, _one_each)

    assert lines == ((Run("Records show", "SemiBold"), Run(": that", "Regular")),)


def test_a_date_stays_on_one_line_where_the_line_has_room_for_it() -> None:
    runs = (Run("Seen on 4 May 2026, then 16 May: well", "Regular"),)

    assert [_text(line) for line in break_lines(runs, 12, _one_each)] == [
        "Seen on ",
        "4 May 2026, ",
        "then 16 May: ",
        "well",
    ]
    assert [_text(line) for line in break_lines(runs, 6, _one_each)][:3] == ["Seen ", "on 4 ", "May "]


def test_no_text_has_no_lines() -> None:
    assert break_lines((Run("", "Regular"),), 10, _one_each) == ()


@given(WORDS, st.integers(1, 40))
def test_joined_again_the_lines_are_the_text(words: list[str], width: int) -> None:
    text = " ".join(words)

    assert "".join(map(_text, break_lines((Run(text, "Regular"),), width, _one_each))) == text


@given(st.lists(st.text("abc", min_size=1, max_size=30), min_size=1, max_size=40), st.integers(1, 40))
def test_no_line_is_wider_than_it_may_be(words: list[str], width: int) -> None:
    for line in break_lines((Run(" ".join(words), "Regular"),), width, _one_each):
        assert len(_text(line).rstrip(" ")) <= width


COLUMNS = st.lists(st.tuples(st.floats(1, 300), st.floats(0, 300), st.floats(0, 3000)), min_size=1, max_size=9)


@given(COLUMNS, st.floats(50, 600))
def test_columns_share_the_width_and_each_gets_some(columns: list[tuple[float, float, float]], total: float) -> None:
    shares = share_width([Wish(word, word + more, word + more + most) for word, more, most in columns], total)

    assert abs(sum(shares) - total) < 1e-6
    assert min(shares) > 0


def test_a_monster_of_a_word_does_not_break_its_neighbours() -> None:
    wishes = [Wish(5000.0, 5000.0, 5000.0), Wish(40.0, 90.0, 90.0), Wish(60.0, 60.0, 60.0)]

    assert share_width(wishes, 300.0) == (200.0, 40.0, 60.0)


def test_a_widest_word_is_not_broken_while_there_is_room() -> None:
    shares = share_width([Wish(60.0, 60.0, 60.0), Wish(40.0, 900.0, 2000.0), Wish(50.0, 55.0, 55.0)], 300.0)

    assert shares[0] >= 60.0
    assert shares[2] >= 50.0
    assert shares[1] > 100.0


def test_one_long_text_does_not_starve_a_column_of_names() -> None:
    names, ratings = Wish(60.0, 150.0, 160.0), Wish(60.0, 95.0, 317.0)

    assert share_width([names, ratings, ratings], 453.0)[0] > 150.0
