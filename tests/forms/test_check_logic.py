"""Logic: each line that cannot hold brings its own remark, with file, place and words."""

import pytest
from tests.builders import Change, options, with_keys, with_top
from tests.forms.bend import column, option, several, shown, weight_of

LOGIC: list[tuple[str, Change]] = [
    (
        "family.toml > children > show_when: 'children_at_hom' is not a question. Did you mean 'children_at_home'?",
        shown("children_at_hom == 'yes'"),
    ),
    (
        "family.toml > children > show_when: 'setup.rute' is not a question. Did you mean 'setup.route'?",
        shown("setup.rute == 'one'"),
    ),
    (
        "family.toml > children > show_when: 'case.name' is not a question. Did you mean 'case.age'?",
        shown("answered(case.name)"),
    ),
    (
        "family.toml > household > since > show_when: 'live' is not a field of this repeat. Did you mean 'lives'?",
        column("family.household", 2, show_when="live == 'yes'"),
    ),
    (
        "family.toml > household > since > show_when: note() cannot be asked of a field in its row.",
        column("family.household", 2, show_when="note(lives) == 'x'"),
    ),
    (
        "family.toml > household > since > show_when: gate_open() cannot be asked of a field in its row.",
        column("family.household", 2, show_when="gate_open()"),
    ),
    (
        "family.toml > children > show_when: 'famly' is not a section or a part of one. Did you mean 'family'?",
        shown("count_in(famly, ['concern']) > 0"),
    ),
    (
        "family.toml > children > show_when: 'concerned' is not a level. Did you mean 'concern'?",
        shown("count_in(behaviour, ['concerned']) > 0"),
    ),
    (
        "family.toml > children > show_when: 'setup.route' is not a question of yes or no, compare it with something.",
        shown("setup.route and children_at_home"),
    ),
    (
        "family.toml > children > show_when: 'yess' is not an answer of 'family.children_at_home'. Did you mean 'yes'?",
        shown("children_at_home == 'yess'"),
    ),
    (
        "family.toml > children > show_when: 'concerned' is not an answer of 'family.supervision'. "
        "Did you mean 'concern'?",
        shown("supervision in ['concerned']"),
    ),
    (
        "family.toml > children > show_when: 'holds' is not an answer of 'case.gate'. Did you mean 'hold'?",
        shown("case.gate == 'holds'"),
    ),
    (
        "family.toml > children > show_when: 'held' is not a missing state of 'family.children_at_home'. "
        "Did you mean 'held_back'?",
        shown("missing_is(children_at_home, 'held')"),
    ),
    (
        "family.toml > how_many > show_when: the option 'school' of 'family.helpers' is retired "
        "and no longer used in logic.",
        several(
            with_keys("family.helpers", options=options("school", "relatives", "friends")),
            option("family.helpers", 0, retired=True),
            with_keys("family.how_many", show_when="'school' in helpers"),
        ),
    ),
    (
        "family.toml > how_many > show_when: 'family.helpers' has several answers; write 'value' in it.",
        with_keys("family.how_many", show_when="helpers == 'school'"),
    ),
    (
        "family.toml > children > show_when: 'setup.route' has one answer, so nothing is in it; write == or !=.",
        shown("'one' in setup.route"),
    ),
    (
        "plan.toml > next_meeting > show_when: 'family.how_many' is a number and is compared with a text.",
        with_keys("plan.next_meeting", show_when="family.how_many == 'two'"),
    ),
    ("family.toml > children > show_when: 'setup.route' is compared with a number.", shown("setup.route == 1")),
    (
        "family.toml > children > show_when: 'setup.route' has no order, so '<' says nothing.",
        shown("setup.route < 'two'"),
    ),
    (
        "plan.toml > next_meeting > show_when: 'family.household' has no value to compare; ask rows() or any_row().",
        with_keys("plan.next_meeting", show_when="family.household == 'x'"),
    ),
    (
        "plan.toml > next_meeting > show_when: any_row() is asked of 'family.helpers', which is not a repeat.",
        with_keys("plan.next_meeting", show_when="any_row(family.helpers, 'name', 'x')"),
    ),
    (
        "plan.toml > next_meeting > show_when: 'live' is not a field of 'family.household'. Did you mean 'lives'?",
        with_keys("plan.next_meeting", show_when="any_row(family.household, 'live', 'yes')"),
    ),
    (
        "plan.toml > next_meeting > show_when: 'perhaps' is not an answer of 'family.household/lives'.",
        with_keys("plan.next_meeting", show_when="any_row(family.household, 'lives', 'perhaps')"),
    ),
    (
        "family.toml > children > show_when: missing() is asked of 'setup.route', which has no missing state.",
        shown("missing(setup.route)"),
    ),
    (
        "plan.toml > next_meeting > show_when: length() is asked of 'family.how_many', which has no length.",
        with_keys("plan.next_meeting", show_when="length(family.how_many) > 2"),
    ),
    (
        "plan.toml > next_meeting > show_when: answered() is asked of 'family.read_this', which asks nothing.",
        with_keys("plan.next_meeting", show_when="answered(family.read_this)"),
    ),
    (
        "family.toml > children > show_when: 'setup.route' and 'setup.response_on' can never be compared with '=='.",
        shown("setup.route == setup.response_on"),
    ),
    (
        "family.toml > children_at_home > show_when: it goes round: family.children_at_home waits for family.children "
        "waits for family.children_at_home.",
        with_keys("family.children_at_home", show_when="answered(children)"),
    ),
    (
        "family.toml > children > show_when: it goes round: family.children waits for family.children.",
        shown("answered(children)"),
    ),
    (
        "screen.toml > outcome > show_when: it goes round: screen.outcome waits for screen.outcome.",
        with_keys("screen.outcome", show_when="gate_open()"),
    ),
    (
        "behaviour.toml > pattern > show_when: it looks forward to 'behaviour.access', which is asked later.",
        with_keys("behaviour.pattern", show_when="answered(access)"),
    ),
    (
        "form.toml > applicability > warn_when: 'case.aeg' is not a question. Did you mean 'case.age'?",
        with_top(applicability={"warn_when": "case.aeg < 12"}),
    ),
]


@pytest.mark.parametrize(("line", "change"), LOGIC, ids=range(len(LOGIC)))
def test_a_line_that_cannot_hold_is_named_with_its_place(line: str, change: Change) -> None:
    assert weight_of(line, change) == ("note" if "it looks forward" in line else "error")
