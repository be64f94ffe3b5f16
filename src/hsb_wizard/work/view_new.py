"""The five questions that start an assessment, as a plain form, and what is wrong with what was typed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hsb_wizard.assessment.days import read_partial
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.forms.form import Form
from hsb_wizard.work.typed import typed_partial
from hsb_wizard.work.view_base import MISSING, Choice, Field, FormView, Values, with_letters
from hsb_wizard.work.view_first import chosen_of, text_of

ADD = "#add"
TITLE = "Start a new assessment"
ALONE = "Nobody else on this laptop is an assessor. An administrator can add a colleague: ask one of them."
TWO = "Choose the second assessor. An assessment always has two."
PROCEEDINGS = "Say whether anything is before the police or a court."
REACH = "Say whether you can reach the child safely."


def new_form(form: Form, me: str, others: Mapping[str, str], values: Values, may_add: bool) -> FormView:
    """The form. ``others`` are the other assessors, id to name; ``values`` what was typed before."""
    people = tuple(Choice(who, name) for who, name in others.items())
    add = (Choice(ADD, "Add a person ...", "Z"),) if may_add else ()
    return FormView(
        TITLE,
        "Five questions",
        (),
        (
            Field("reference", "line", "Reference", text=text_of(values, "reference"), foot=""),
            Field(
                "born",
                "line",
                "Year and month of birth",
                "As you write it: 2011-04 or April 2011. No name is kept.",
                text=text_of(values, "born"),
            ),
            Field(
                "co",
                "choice",
                f"The two assessors: {me} and",
                choices=(*with_letters(people, frozenset("Z")), *add),
                chosen=chosen_of(values, "co"),
                remark="" if people or add else ALONE,
            ),
            _of_pack(form, "proceedings", values),
            _of_pack(form, "reach_safely", values),
        ),
        go_on="F8 Continue",
    )


def _of_pack(form: Form, role: str, values: Values) -> Field:
    """A choice as the pack words it."""
    question = form.question(form.role(role))
    options = tuple(Choice(each.value, each.label, each.key or "") for each in question.options if not each.retired)
    states = tuple(form.missing(state) for state in question.missing)
    missing = tuple(Choice(MISSING + state.id, state.label, state.key) for state in states)
    choices = with_letters((*options, *missing))
    return Field(role, "choice", question.label, choices=choices, chosen=chosen_of(values, role))


def problem(values: Values, references: Iterable[str], today: date) -> tuple[str, str]:
    """The first field that is missing or cannot be, and why; both empty when the assessment can start."""
    checks = {
        "reference": _reference_problem(text_of(values, "reference").strip(), references),
        "born": _birth_problem(values, today),
        "co": "" if chosen_of(values, "co") not in {(), (ADD,)} else TWO,
        "proceedings": "" if chosen_of(values, "proceedings") else PROCEEDINGS,
        "reach_safely": "" if chosen_of(values, "reach_safely") else REACH,
    }
    return next(((key, wrong) for key, wrong in checks.items() if wrong), ("", ""))


def _reference_problem(reference: str, references: Iterable[str]) -> str:
    if not reference:
        return "Give the assessment a reference: A-0007 or the like, no name."
    taken = reference.casefold() in {each.casefold() for each in references}
    return f"There is an assessment {reference} already. Choose another reference." if taken else ""


def _birth_problem(values: Values, today: date) -> str:
    born = _born(values, today)
    if born is None:
        return "Give year and month of birth, as 2011-04 or April 2011."
    return "That year and month of birth has not come yet." if born > (today.year, today.month) else ""


def _born(values: Values, today: date) -> tuple[int, int] | None:
    parts = read_partial(typed_partial(text_of(values, "born"), today))
    return None if parts is None or not parts[1] else parts[:2]


def said(form: Form, values: Values, today: date) -> dict[str, AnswerGiven]:
    """The answers that the form gives, by path."""
    made = {form.role("born"): AnswerGiven(value=typed_partial(text_of(values, "born"), today))}
    for role in ("proceedings", "reach_safely"):
        (chosen,) = chosen_of(values, role)
        missing = chosen.removeprefix(MISSING) if chosen.startswith(MISSING) else None
        made[form.role(role)] = AnswerGiven(value=None if missing else chosen, missing=missing)
    return made
