"""A number of the shipped form belongs to one text: a record, a file and a document name it, and it must not come to
mean another."""

from __future__ import annotations

from tests.builders import tiny_form, with_keys, with_top
from tools.case_hash import held, problem

from hsb_wizard.forms.load import shipped
from hsb_wizard.forms.versions import version_of

FIRST = tiny_form()


def test_the_shipped_form_has_the_number_that_is_its_own() -> None:
    form = shipped()
    numbers = held(form.id)
    assert problem(form, numbers) == ""
    assert numbers[form.version] == form.hash, "run 'make case-hash', which adds the number of a form that is new"
    assert form.version == max(numbers, key=version_of)


def test_no_two_numbers_stand_over_one_text() -> None:
    texts = list(held("holistic").values())
    assert len(set(texts)) == len(texts)


def test_other_words_under_the_same_number_are_refused_and_under_the_next_are_not() -> None:
    numbers = {FIRST.version: FIRST.hash}
    reworded = with_keys("family.helpers", label="Who helps")
    assert "raise 'version'" in problem(tiny_form(reworded), numbers)
    assert problem(tiny_form(reworded, with_top(version="1.0.1")), numbers) == ""
    assert problem(FIRST, numbers) == ""


def test_a_number_that_was_held_over_the_same_text_does_not_move() -> None:
    assert "leave 'version'" in problem(FIRST, {"0.9.0": FIRST.hash})
