from datetime import date

import pytest

from hsb_wizard.work.typed import shown_date, shown_list, typed_date, typed_list, typed_number, typed_partial

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    ["20 11 2026", "20/11/2026", "20.11.26", "20 Nov 2026", "20th november 2026", "2026-11-20", "2026 11 20", "today"],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert typed_date(text, TODAY) == "2026-11-20"


@pytest.mark.parametrize("text", ["31 02 2026", "soon", "20 11", "11 2026", "20 13 2026", "2026", "Ma 2026 1", ""])
def test_what_is_no_day_comes_back_as_it_was_typed(text: str) -> None:
    assert typed_date(f" {text} ", TODAY) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2023", "2023"),
        ("11 2026", "2026-11"),
        ("Nov 2026", "2026-11"),
        ("2026-03", "2026-03"),
        ("march 14", "march 14"),
        ("20 11 2026", "2026-11-20"),
        ("summer 2023", "summer 2023"),
        ("13 2026", "13 2026"),
        ("0000", "0000"),
        ("", ""),
    ],
)
def test_a_date_may_be_a_year_or_a_month(text: str, kept: str) -> None:
    assert typed_partial(text, TODAY) == kept


def test_what_was_read_is_shown_in_words_and_read_again_as_the_same() -> None:
    for kept in ("2026-11-20", "2026-11", "2023"):
        assert typed_partial(shown_date(kept), TODAY) == kept
    assert shown_date("2026-11-20") == "20 November 2026"
    assert shown_date("soon") == "soon"


def test_numbers_and_lists() -> None:
    assert [typed_number(text) for text in ("12", " 7 ", "-1", "1.5", "many", "", "9" * 30)] == [
        12, 7, -1, None, None, None, None,
    ]  # fmt: skip
    assert typed_list(" Home visit 13 Nov, School 3 Nov,, Home visit 13 Nov ") == ("Home visit 13 Nov", "School 3 Nov")


def test_a_source_keeps_its_day_and_a_semicolon_parts_what_has_commas_of_its_own() -> None:
    assert typed_list("School, 5 November 2026, Nan, 13 Nov") == ("School, 5 November 2026", "Nan, 13 Nov")
    assert typed_list("Report, Dr Lowe; Nan") == ("Report, Dr Lowe", "Nan")


@pytest.mark.parametrize(
    "sources",
    [(), ("School",), ("School, 5 November 2026", "Nan"), ("Report, Dr Lowe",), ("5 May 2026",), ("Nan", "5 May 2026")],
)
def test_the_line_of_sources_that_nobody_touched_says_the_same_sources(sources: tuple[str, ...]) -> None:
    assert typed_list(shown_list(sources)) == sources
