import pytest
from benchmarks.vt import Screen


def shown(*pieces: bytes, columns: int = 10, rows: int = 3) -> list[str]:
    screen = Screen(columns, rows)
    for piece in pieces:
        screen.feed(piece)
    return screen.text.split("\n")


def test_text_stands_where_the_cursor_was_sent() -> None:
    assert shown(b"\x1b[2;4Hhere\x1b[1;1Hup") == ["up", "   here", ""]


def test_colours_titles_and_modes_leave_no_trace() -> None:
    assert shown(b"\x1b[1;38;2;10;20;30mred\x1b[0m\x1b]0;a title\x07\x1b[?25l\x1b(B!") == ["red!", "", ""]


def test_a_sequence_or_letter_that_comes_in_pieces_is_one() -> None:
    assert shown(b"a\x1b[2", b";3Hb", b"\xc5", b"\xb5") == ["a", "  b\u0175", ""]


def test_a_full_line_goes_on_in_the_next_and_the_last_line_pushes_the_first_out() -> None:
    assert shown(b"0123456789ab") == ["0123456789", "ab", ""]
    assert shown(b"one\r\ntwo\r\nthree\r\nfour") == ["two", "three", "four"]


@pytest.mark.parametrize(
    ("erase", "left"),
    [
        (b"\x1b[K", ["aaaaaaaaaa", "bbb", "cccccccccc"]),
        (b"\x1b[1K", ["aaaaaaaaaa", "    bbbbbb", "cccccccccc"]),
        (b"\x1b[2K", ["aaaaaaaaaa", "", "cccccccccc"]),
        (b"\x1b[J", ["aaaaaaaaaa", "bbb", ""]),
        (b"\x1b[2J", ["", "", ""]),
        (b"\x1b[?1049h", ["", "", ""]),
    ],
)
def test_what_is_erased_is_gone_and_nothing_else(erase: bytes, left: list[str]) -> None:
    full = b"\x1b[1;1Haaaaaaaaaa\x1b[2;1Hbbbbbbbbbb\x1b[3;1Hcccccccccc\x1b[2;4H"
    assert shown(full, erase) == left


def test_a_program_that_asks_is_answered() -> None:
    screen = Screen()
    screen.feed(b"\x1b[?2026$p\x1b[?1016$p\x1b[c\x1b[3;5H\x1b[6n")
    assert screen.answers == [b"\x1b[?2026;2$y", b"\x1b[?1016;0$y", b"\x1b[?62;22c", b"\x1b[3;5R"]
