"""The pack that is shipped: it has no error, its own cases come out, and it stays within what a pair can finish."""

import json

import pytest

from hsb_wizard.authored import authored
from hsb_wizard.forms.check import check_folder
from hsb_wizard.forms.check_practice import MOST_ON_SHORT_ROUTE, MOST_PROMPTS, MOST_RATED, MOST_WITH_BRANCHES, prompts
from hsb_wizard.forms.form import Form, form_from_canonical
from hsb_wizard.forms.load import shipped


@pytest.fixture(scope="module")
def holistic() -> Form:
    return shipped()


def test_the_shipped_pack_and_its_cases_have_no_error() -> None:
    found = check_folder(authored("forms") / "holistic")
    assert [remark.line for remark in found if remark.weight == "error"] == []


def test_the_shipped_pack_has_cases_of_its_own() -> None:
    assert (authored("forms") / "holistic" / "tests" / "cases.toml").is_file()


def test_the_sections_stand_in_the_order_and_under_the_numbers_of_practice(holistic: Form) -> None:
    numbers = {section.id: section.number for section in holistic.sections}
    unnumbered = ["setup", "journey", "safety", "tell", "sources", "chronology", "session_notes"]
    assert [section_id for section_id, number in numbers.items() if number is None] == unnumbered
    assert {section_id: number for section_id, number in numbers.items() if number} == {
        "screen": 1,
        "behaviour": 2,
        "account": 3,
        "own_harm": 4,
        "family": 5,
        "health": 6,
        "education": 7,
        "living": 8,
        "identity": 9,
        "strengths": 10,
        "people_harmed": 11,
        "justice": 12,
        "sense": 13,
        "judgements": 14,
        "plan": 15,
        "share": 16,
    }


def test_the_scale_says_the_words_of_practice(holistic: Form) -> None:
    scale = holistic.scale("plan_scale")
    assert scale.lead_in == "Say what this means for the plan, not how bad anything or anyone is."
    assert [(level.key, level.value, level.label) for level in scale.level] == [
        ("S", "strength", "Strength to build on"),
        ("N", "nothing_of_note", "Nothing of note"),
        ("C", "concern", "Concern: plan for it"),
        ("P", "priority", "Priority: plan for it first"),
    ]
    assert [(state.key, state.label) for state in holistic.pack.missing] == [
        ("K", "Not known yet"),
        ("U", "Not asked yet"),
        ("R", "Chose not to say"),
        ("H", "Held back"),
        ("I", "Does not apply"),
    ]


def test_the_core_has_the_rated_factors_of_practice_and_no_other(holistic: Form) -> None:
    rated = {section.id: sum(each.type == "rating" for each in section.question) for section in holistic.sections}
    assert {section: number for section, number in rated.items() if number} == {
        "behaviour": 5,
        "account": 5,
        "own_harm": 4,
        "family": 5,
        "health": 4,
        "education": 4,
        "living": 8,
        "strengths": 6,
    }


def test_a_pair_can_finish_it(holistic: Form) -> None:
    assert len(holistic.factors) <= MOST_RATED
    assert prompts(holistic) <= MOST_PROMPTS
    assert prompts(holistic, short_route=True) <= MOST_ON_SHORT_ROUTE
    assert prompts(holistic, branches=True) <= MOST_WITH_BRANCHES


def test_every_factor_takes_every_missing_state_and_asks_for_its_evidence(holistic: Form) -> None:
    states = {state.id for state in holistic.pack.missing}
    assert [p for p in holistic.factors if set(holistic.question(p).missing) != states] == []
    assert [p for p in holistic.factors if not holistic.question(p).evidence] == []


def test_it_reopens_from_the_text_a_record_is_pinned_to(holistic: Form) -> None:
    again = form_from_canonical(holistic.canonical)
    assert (again.hash, again.pack) == (holistic.hash, holistic.pack)
    assert json.loads(holistic.canonical)["id"] == "holistic"
