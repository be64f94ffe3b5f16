"""What clean() takes out, what it leaves, and that nothing it gives can steer a terminal or mislead a reader."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hsb_wizard.text import clean, single_line

ESC = "\x1b"
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x1b\x9b\x9d\x90[]P\\;:m\x07\x00\r\n\t\x85\u2028\u200b\u200d\u202e\ufeff\ud83d\ude22\ufdd0\uffff"
        ),
    )
)
NEVER = {chr(code) for code in (*range(32), *range(127, 160))} - {"\n", "\t"}
NEVER |= set("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2028\u2029")


@given(NASTY)
@example("a\r\x00\nb")
@example("e\u200b\u0301")
@example(f"{ESC}{ESC}[[31m")
def test_cleaning_twice_gives_what_cleaning_once_gave(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(NASTY)
def test_nothing_that_steers_a_terminal_or_turns_the_reading_direction_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not NEVER & set(cleaned)
    assert not any(0xD800 <= ord(character) <= 0xDFFF for character in cleaned)
    assert not any(ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF for character in cleaned)
    cleaned.encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "M"])))
def test_words_are_never_altered_beyond_their_normal_form(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "line",
    [
        "saw [sic] it",
        "[x] consent obtained",
        "[/b] [link=http] [@click=app.quit]press[/]",
        "<b>& {{ braces }} %s \\n",
        "Siân ŵ ŷ Â — “quoted” ‘so’ …",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "👩\u200d👧",
        "=1+1",
        "~" * 80,
    ],
)
def test_ordinary_notes_come_through_as_they_are(line: str) -> None:
    assert clean(line) == line


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (f"a{ESC}[31mred{ESC}[0m b", "ared b"),
        ("a\x9b31mred", "ared"),
        (f"a{ESC}]0;a title\x07b", "ab"),
        (f"a{ESC}]52;c;aGVsbG8={ESC}\\b", "ab"),
        ("a\x9d0;a title\x9cb", "ab"),
        (f"a{ESC}P1$r0m{ESC}\\b", "ab"),
        (f"a{ESC}cb", "ab"),
        (f"a{ESC}(Bb", "ab"),
        (f"kept {ESC}]0;never closed\nthe next paragraph", "kept 0;never closed\nthe next paragraph"),
        ("ends with a bare escape\x1b", "ends with a bare escape"),
        (f"copied from{ESC} elsewhere, and{ESC}home again", "copied from elsewhere, andhome again"),
        (f"{ESC}7a{ESC}8{ESC}#8b{ESC}(0{ESC}%Gc{ESC}=", "abc"),
    ],
)
def test_control_sequences_go_whole_and_take_no_paragraph_with_them(pasted: str, kept: str) -> None:
    assert clean(pasted) == kept


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\n"])
def test_every_line_end_is_one_line_feed(end: str) -> None:
    assert clean(f"one{end}two{end}") == "one\ntwo\n"


def test_half_a_character_becomes_a_question_mark_and_a_nul_goes() -> None:
    assert clean("a\ud83db\x00c") == "a?bc"


def test_a_decomposed_letter_is_stored_as_one() -> None:
    assert clean("w\u0302") == "ŵ"


@given(NASTY)
def test_a_single_line_is_one_line_and_stays_so(text: str) -> None:
    line = single_line(text)
    assert not set("\n\t") & set(line)
    assert line == line.strip()
    assert single_line(line) == line


def test_a_pasted_address_becomes_one_line_without_losing_a_word() -> None:
    assert single_line("  12 Made Up Road \r\n\r\n\tAnytown\n") == "12 Made Up Road Anytown"
