"""How large a form is: what is rated, what every case must answer. Counted from the form alone, never from a record."""

from __future__ import annotations

from dataclasses import dataclass

from hsb_wizard.forms.check_practice import prompts
from hsb_wizard.forms.form import Form


@dataclass(frozen=True, slots=True)
class Size:
    """The figures that practice sets limits to (practice.md part 2), and how many questions there are."""

    rated: int
    every_case: int
    short_route: int
    with_branches: int
    questions: int


def size(form: Form) -> Size:
    """The size of ``form``; questions that are only read do not count."""
    return Size(
        rated=len(form.factors),
        every_case=prompts(form),
        short_route=prompts(form, short_route=True),
        with_branches=prompts(form, branches=True),
        questions=sum(1 for path in form.questions if form.question(path).type != "statement"),
    )
