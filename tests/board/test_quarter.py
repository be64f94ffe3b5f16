"""Counts of a quarter: six lines, small numbers withheld, and nobody to be found in them."""

from dataclasses import fields
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.board.quarter import (
    AGENCIES,
    FEWEST,
    FIRST,
    NOT_YET,
    OVERRIDDEN,
    Facts,
    Line,
    Quarter,
    lines,
    quarter_before,
    quarter_typed,
)

Q4 = Quarter(2026, 4)
DAY = date(2026, 11, 20)
DONE = Facts(DAY, FIRST, signed=True, days=20, gaps=True, met=True, agencies=frozenset(AGENCIES))
BEGUN = Facts(DAY)
ANY = st.builds(
    Facts,
    opened=st.just(DAY),
    screen=st.sampled_from((FIRST, OVERRIDDEN, NOT_YET)),
    signed=st.booleans(),
    days=st.none() | st.integers(0, 90),
    gaps=st.booleans(),
    met=st.booleans(),
    agencies=st.frozensets(st.sampled_from(AGENCIES)),
)


def counts(made: tuple[Line, ...], title: str) -> list[int | None]:
    return [part.count for line in made if line.title == title for part in line.parts]


def test_the_six_lines_count_the_assessments_of_the_quarter_and_no_others() -> None:
    earlier = Facts(date(2026, 9, 30), FIRST)
    made = lines([*[DONE] * 6, *[BEGUN] * 5, *[earlier] * 9], Q4, 28)
    assert counts(made, "Assessments opened") == [11]
    assert counts(made, "Signed in time") == [6, 0, 5]
    assert counts(made, "Thinking and communication screen") == [6, 0, 5]
    assert counts(made, "Contributed: Police") == [6, 5]
    assert counts(made, "All agencies met about it") == [6, 5]
    assert counts(made, "Signed with gaps") == [6, 0, 5]


def test_on_the_last_suggested_day_is_in_time_and_a_day_later_is_not() -> None:
    made = lines([*[Facts(DAY, signed=True, days=28)] * 5, *[Facts(DAY, signed=True, days=29)] * 5], Q4, 28)
    assert counts(made, "Signed in time") == [5, 5, 0]


@pytest.mark.parametrize("few", range(1, FEWEST))
def test_a_line_with_a_small_part_is_withheld_whole(few: int) -> None:
    made = lines([*[DONE] * 9, *[BEGUN] * few], Q4, 28)
    assert counts(made, "All agencies met about it") == [None, None]
    assert counts(made, "Assessments opened") == [9 + few]


def test_of_fewer_than_five_assessments_nothing_is_said() -> None:
    assert lines([DONE] * (FEWEST - 1), Q4, 28) == ()
    assert lines([DONE] * FEWEST, Q4, 28) != ()


@given(st.lists(ANY, max_size=24))
def test_no_number_that_is_given_or_can_be_worked_out_is_small(facts: list[Facts]) -> None:
    for line in lines(facts, Q4, 28):
        given_ = [part.count for part in line.parts if part.count is not None]
        assert len(given_) in (0, len(line.parts)), "what is left out of a line could be worked out from the rest"
        assert not any(0 < count < FEWEST for count in given_)
        assert sum(given_) in (0, len(facts))


def test_nothing_of_a_rating_a_judgement_or_a_person_is_counted() -> None:
    assert {each.name for each in fields(Facts)} == {"opened", "screen", "signed", "days", "gaps", "met", "agencies"}


def test_a_quarter_is_read_as_people_write_it_and_the_one_before_crosses_the_year() -> None:
    assert quarter_typed("2026-Q3") == quarter_typed("2026-3") == Quarter(2026, 3)
    assert quarter_typed("autumn") is None
    assert quarter_before(date(2027, 1, 1)) == Q4
    days = [date(2026, month, 1) for month in range(1, 13)]
    assert all(str(quarter_before(one)) <= str(quarter_before(two)) for one, two in pairwise(days))
