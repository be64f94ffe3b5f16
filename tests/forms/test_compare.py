"""Two versions of the tiny pack: what each change is called, what it weighs, and what the number has to be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.builders import (
    Change,
    Content,
    asked,
    options,
    question,
    rating,
    tiny_form,
    with_keys,
    with_question,
    with_section,
    with_top,
)
from tests.forms.bend import column, level, option, rule, several, top, unnamed

from hsb_wizard.forms.compare import ORDER, Comparison, compare, raised
from hsb_wizard.forms.load import shipped

RETIRED = option("family.helpers", 0, retired=True)


def compared(*changes: Change, version: str = "1.0.0", before: Change | None = None) -> Comparison:
    """The tiny pack beside itself after these changes."""
    old = tiny_form(*([before] if before else []))
    return compare(old, tiny_form(*([before] if before else []), *changes, with_top(version=version)))


def renamed(path: str, name: str) -> Change:
    """A question given another id, its former one kept in ``was``."""

    def change(content: Content) -> None:
        found = asked(content, path)
        found["was"] = [*found.get("was", ()), found["id"]]
        found["id"] = name

    return change


def without(path: str) -> Change:
    """A question taken out of its section."""

    def change(content: Content) -> None:
        section, _, name = path.partition(".")
        held = content["sections"][section]
        held["question"] = [each for each in held["question"] if each["id"] != name]

    return change


def turned(key: str) -> Callable[[Content], None]:
    """A list of the family section the other way round."""

    def change(content: Content) -> None:
        content["sections"]["family"][key] = [*reversed(content["sections"]["family"][key])]

    return change


def section(section_id: str, **keys: Any) -> Change:
    """A section more."""
    return lambda content: content["sections"].update({section_id: {"id": section_id, "title": "More", **keys}})


WEIGHS: list[tuple[str, Change]] = [
    ("patch  family.toml > helpers > label: other words.", with_keys("family.helpers", label="Who helps")),
    ("patch  family.toml > helpers > school > label: other words.", option("family.helpers", 0, label="At school")),
    ("patch  family.toml > title: other words.", with_section("family", title="Family and friends")),
    (
        'patch  family.toml > helpers > guidance > hint: was nothing, is "Ask both".',
        with_keys("family.helpers", guidance={"hint": "Ask both"}),
    ),
    (
        "patch  family.toml > children > show_when: written differently, and says the same.",
        with_keys("family.children", show_when="( children_at_home  ==  'yes' )"),
    ),
    ("patch  family.toml > question: they stand in another order.", turned("question")),
    ("patch  form.toml > status: other words.", with_top(status="retired")),
    ("patch  form.toml > words > hsb > now: other words.", top("words", lambda words: words.update(now="later"))),
    ("minor  family.toml > sleep: a new question.", with_question("family", question("sleep"))),
    (
        "minor  family.toml > helpers > friends: a new option.",
        lambda content: asked(content, "family.helpers")["options"].extend(options("friends")),
    ),
    ("minor  family.toml > helpers > school > retired: no longer offered, and kept for old answers.", RETIRED),
    ("minor  family.toml > people: renamed from 'helpers'.", renamed("family.helpers", "people")),
    ("minor  family.toml > Q901: a new rule.", rule()),
    ("minor  more.toml: a new section with 1 question.", section("more", question=[question("one")])),
    (
        'minor  family.toml > how_many > maximum: was "20", is "30".',
        with_keys("family.how_many", maximum=30),
    ),
    (
        'minor  family.toml > helpers > missing: was nothing, is "held_back".',
        with_keys("family.helpers", missing=["held_back"]),
    ),
    ('minor  form.toml > timing > target_days: was "28", is "30".', with_top(timing={"target_days": 30})),
    (
        "minor  family.toml > household > age: a new field.",
        lambda content: asked(content, "family.household")["field"].append(
            {"id": "age", "type": "number", "label": "Age"}
        ),
    ),
    (
        'minor  form.toml > share > classes: was "professional, supervision", is "professional, supervision, court".',
        with_top(share={"classes": ["professional", "supervision", "court"]}),
    ),
    (
        "major  family.toml > sleep: a new question that must be answered.",
        with_question("family", question("sleep", required_when="True")),
    ),
    (
        "major  family.toml > warmth: a new rated factor, which every pair rates.",
        with_question("family", rating("warmth")),
    ),
    ("major  family.toml > Q901: a new rule that stops.", rule(moment="stop")),
    (
        "major  more.toml > one: a new question that must be answered.",
        section("more", question=[question("one", required_when="True")]),
    ),
    (
        "major  family.toml > household > age: a new field that must be filled.",
        lambda content: asked(content, "family.household")["field"].append(
            {"id": "age", "type": "number", "label": "Age", "required": True}
        ),
    ),
    (
        "major  family.toml > how_many: the question is gone; a question that was renamed keeps its former id "
        "in 'was'.",
        without("family.how_many"),
    ),
    (
        "major  family.toml > helpers > nobody: the option is gone; an option that is no longer offered is retired, "
        "never deleted.",
        unnamed("family.helpers", "nobody"),
    ),
    ("major  home.toml: the section is gone, with 2 questions.", lambda content: content["sections"].pop("home")),
    (
        'major  family.toml > children_at_home > required_when: was "True", is nothing.',
        with_keys("family.children_at_home", required_when=None),
    ),
    (
        "major  family.toml > children > show_when: was \"children_at_home == 'yes'\", is "
        "\"children_at_home == 'no'\".",
        with_keys("family.children", show_when="children_at_home == 'no'"),
    ),
    ('major  family.toml > how_many > maximum: was "20", is "10".', with_keys("family.how_many", maximum=10)),
    ('major  family.toml > children > type: was "long_text", is "text".', with_keys("family.children", type="text")),
    (
        'major  family.toml > supervision > share: was "professional", is "supervision".',
        with_keys("family.supervision", share="supervision"),
    ),
    ('major  family.toml > mode: was "alone", is "together".', with_section("family", mode="together")),
    ("major  form.toml > scale > plan_scale > strength > anchor: other words.", level(0, anchor="seen twice")),
    ("major  form.toml > scale > plan_scale > strength > label: other words.", level(0, label="A strength")),
    ('major  form.toml > roles > why: was "sense.why", is "sense.how".', with_top(roles={"why": "sense.how"})),
    (
        'major  family.toml > supervision > missing: was "not_known, not_asked, chose_not_to_say, held_back, '
        'does_n...", is nothing.',
        with_keys("family.supervision", missing=[]),
    ),
    (
        'major  family.toml > household > name > type: was "text", is "long_text".',
        column("family.household", 0, type="long_text"),
    ),
]


@pytest.mark.parametrize(("line", "change"), WEIGHS, ids=[line.split(":")[0] for line, _ in WEIGHS])
def test_one_change_is_one_sentence_and_has_its_weight(line: str, change: Change) -> None:
    found = compared(change, version="9.0.0")
    assert line in [each.line for each in found.changes]
    assert found.weight == line.split(maxsplit=1)[0]


@pytest.mark.parametrize(("line", "change"), WEIGHS, ids=[line.split(":")[0] for line, _ in WEIGHS])
def test_a_number_that_says_less_than_the_change_is_refused_and_the_right_one_is_named(
    line: str, change: Change
) -> None:
    weight = compared(change).weight
    assert weight
    right = raised("1.0.0", weight)
    assert compared(change).problem == f"Both say 1.0.0, and the changes are {weight}: the new one is {right}."
    assert compared(change, version=right).problem == ""
    for less in ORDER[: ORDER.index(weight)]:
        low = raised("1.0.0", less)
        said = f"From 1.0.0 to {low} says {less}, and the changes are {weight}: the new one is {right}."
        assert compared(change, version=low).problem == said


def test_a_number_that_says_more_is_a_decision_of_its_author() -> None:
    assert compared(with_keys("family.helpers", label="Who helps"), version="2.0.0").problem == ""


def test_the_same_form_has_no_change_and_needs_no_number() -> None:
    found = compared()
    assert (found.changes, found.problem, found.weight) == ((), "", None)
    assert compare(shipped(), shipped()).changes == ()


def test_an_older_number_is_said_so() -> None:
    found = compared(with_keys("family.helpers", label="Who helps"), version="0.9.0")
    assert found.problem == "0.9.0 is lower than 1.0.0: name the older version first, or raise the number."


def test_two_forms_are_not_two_versions() -> None:
    assert compare(tiny_form(), shipped()).problem == (
        "These are two forms, tiny and holistic, and not two versions of one."
    )


def test_inside_a_renamed_question_every_other_change_is_still_seen() -> None:
    change = several(with_keys("family.children_at_home", required_when=None), renamed("family.helpers", "people"))
    both = compared(several(change, with_keys("family.people", label="Who helps")), version="2.0.0")
    assert [each.line for each in both.changes] == [
        'major  family.toml > children_at_home > required_when: was "True", is nothing.',
        "minor  family.toml > people: renamed from 'helpers'.",
        "patch  family.toml > people > label: other words.",
    ]


def test_a_retired_option_that_is_offered_again_is_no_loss() -> None:
    found = compared(option("family.helpers", 0, retired=False), version="1.1.0", before=RETIRED)
    assert [each.line for each in found.changes] == ["minor  family.toml > helpers > school > retired: offered again."]


def test_any_key_of_the_shipped_form_that_changes_is_noticed() -> None:
    """The form's own canonical text is changed at some thirty places, one at a time: none goes unseen."""
    from hsb_wizard.forms.form import form_from_canonical

    form = shipped()
    places = [found.span() for found in re.finditer(r'(?<="label":")[A-Z][a-z]+ [a-z]+', form.canonical)]
    for start, end in places[:: max(1, len(places) // 30)]:
        other = form_from_canonical(form.canonical[:start] + "Other words" + form.canonical[end:])
        assert compare(form, other).changes
