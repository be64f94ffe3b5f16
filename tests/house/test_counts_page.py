"""docs/counts.md says what the form and the made-up cases come to, as they are now."""

from tools.counts import PAGE, cases, page

from hsb_wizard.casework.training_cases import training_cases
from hsb_wizard.forms.load import shipped


def test_the_page_is_what_the_form_and_the_cases_come_to() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(shipped()), "write it again: make counts"


def test_it_has_the_complete_case_and_every_case_that_comes_with_the_program() -> None:
    named = [name for name, _ in cases(shipped())]
    assert named[:2] == ["complete case", "demo case"]
    assert named[2:] == [f"{each.reference}: {each.title}" for each in training_cases()]
    assert all(f"| {name} |" in PAGE.read_text(encoding="utf-8") for name in named)
