"""Remarks: saved first, judged after; a remark never stops anything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import AMINA, form

from hsb_wizard.assessment.kinds import EntryId
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.validity import remark


def about(path: str, value: Any = None, missing: str | None = None) -> str:
    return remark(form(), path, Answer(EntryId("x"), AMINA, "", value, missing))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("safety.until", "2026-12-18"),
        ("setup.born", "2011-03"),
        ("setup.route", "referral"),
        ("journey.custody", "no"),
        ("setup.frameworks", ("mappa", "in_need")),
        ("behaviour.access", "priority"),
        ("education.days_out", 5),
        ("plan.line/r1/factors", ("behaviour.access",)),
        ("plan.line/r1/by_when", "2027-02-19"),
        ("sense.why", "x" * 4000),
        ("sense.three_sentences", "x" * 900),
    ],
)
def test_nothing_is_said_of_an_answer_that_fits(path: str, value: Any) -> None:
    assert about(path, value) == ""


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("safety.until", "soon", "This is not a date."),
        ("setup.born", "March", "This is not a date."),
        ("setup.route", "elsewhere", "no longer in the form"),
        ("journey.custody", "perhaps", "no longer in the form"),
        ("setup.frameworks", ("mappa", "asbo"), "no longer in the form"),
        ("behaviour.access", "high", "no longer in the form"),
        ("plan.line/r1/factors", ("behaviour.gone",), "no longer in the form"),
        ("plan.line/r1/by_when", "soon", "This is not a date."),
        ("sense.why", "x" * 4001, "Nothing is cut"),
        ("sense.three_sentences", "x" * 901, "901 characters; 900 fit"),
    ],
)
def test_what_is_odd_is_said_in_a_sentence(path: str, value: Any, words: str) -> None:
    assert words in about(path, value)


def test_a_missing_state_is_odd_only_where_the_question_does_not_take_it() -> None:
    assert about("safety.placement", missing="not_known") == ""
    assert about("setup.reach_safely", missing="not_known") == "This question does not take that as an answer."
    assert about("plan.line/r1/who", missing="not_known") == "This question does not take that as an answer."


@given(
    st.sampled_from([path for path in form().questions if form().question(path).type not in {"statement", "repeat"}]),
    st.one_of(st.none(), st.text(max_size=30), st.integers(), st.lists(st.text(max_size=10), max_size=3).map(tuple)),
    st.none() | st.text(max_size=10),
)
def test_no_answer_whatever_stops_the_program(path: str, value: Any, missing: str | None) -> None:
    assert isinstance(about(path, value, missing), str)
