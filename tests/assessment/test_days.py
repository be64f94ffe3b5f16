"""Days, ages and the clock: pure, in words, and nobody made older."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import TODAY, form, new_world

from hsb_wizard.assessment.days import age_on, age_words, clock, in_words, read_date, read_partial


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-20", "20 November 2026"),
        ("2026-11", "November 2026"),
        ("2026", "2026"),
        ("2026-11-20T14:32:00+00:00", "20 November 2026"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_people_write_it_and_other_text_stays(text: str, words: str) -> None:
    assert in_words(text) == words


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13", "26", "2026-00", "2026-01-00", "2026-1-1-1", "", "²026"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_partial(text) is None
    assert read_date(text) is None


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_partial(day.isoformat()) == (day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("born", "age"),
    [("2011-11-20", 15), ("2011-11-21", 14), ("2011-10", 15), ("2011-11", 14), ("2011", None), ("", None), ("x", None)],
)
def test_age_is_in_whole_years_and_never_more_than_is_known(born: str, age: int | None) -> None:
    assert age_on(born, TODAY) == age


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2020-11-22", "aged 9"),
        ("2026-03-14", "aged 14"),
        ("2023-10", "aged 12"),
        ("2023", "aged 11 or 12"),
        ("2010-12", ""),
        ("summer", ""),
        ("", ""),
    ],
)
def test_the_age_at_an_event_says_no_more_than_its_date_knows(when: str, words: str) -> None:
    assert age_words("2011-03", when) == words


def test_no_age_is_said_where_no_month_of_birth_is_known() -> None:
    assert age_words("2011", "2023-10") == age_words("", "2023-10") == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (0, "Day 0 of 28, 28 left"),
        (27, "Day 27 of 28, 1 left"),
        (28, "Day 28 of 28, 0 left"),
        (29, "Day 29 of 28: say why, and what is in place meanwhile"),
    ],
)
def test_the_clock_counts_from_the_day_of_allocation(day: int, words: str) -> None:
    started = (TODAY - timedelta(days=day)).isoformat()
    now = clock(form(), new_world().says("journey.allocated", started).a, TODAY)
    assert (now.day, now.words, now.left) == (day, words, 28 - day)
    assert now.due == TODAY + timedelta(days=28 - day)


def test_without_a_start_there_is_no_day() -> None:
    now = clock(form(), new_world().a, TODAY)
    assert (now.day, now.left, now.due, now.words) == (None, None, None, "Start date not given yet")


def test_the_clock_does_not_pause_while_advice_is_awaited() -> None:
    world = new_world().says("journey.allocated", "2026-11-11").says("screen.outcome", "hold")
    assert clock(form(), world.a, TODAY).day == 9
