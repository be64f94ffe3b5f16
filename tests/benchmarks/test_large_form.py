from benchmarks.large_form import QUESTIONS, large
from tests.builders import tiny_form
from tests.worlds import new_world

from hsb_wizard.forms.load import shipped


def test_the_large_form_has_the_pages_of_the_shipped_one_first_and_in_all_1500_questions() -> None:
    small, made = shipped(), large(shipped())
    assert len(made.questions) == QUESTIONS
    assert made.questions[: len(small.questions)] == small.questions
    assert made.hash != small.hash


def test_what_is_shown_of_the_first_pages_is_the_same() -> None:
    small, made = tiny_form(), large(tiny_form(), 200)
    one, other = new_world(small), new_world(made)
    for answer in ("yes", "no"):
        one, other = one.says("family.children_at_home", answer), other.says("family.children_at_home", answer)
        assert one.play.shown == other.play.shown & set(small.questions)
        assert one.play.required == other.play.required & set(small.questions)
