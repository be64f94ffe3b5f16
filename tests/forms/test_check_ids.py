"""Ids, references and shape: each fault alone brings its own remark, with file, place and words."""

import pytest
from tests.builders import Change, options, rating, with_keys, with_question, with_section, with_top
from tests.forms.bend import LONG, column, level, option, rule, section_twice, several, top, weight_of

IDS: list[tuple[str, Change]] = [
    ("family.toml > supervision: this id of a question is used twice.", with_question("family", rating("supervision"))),
    (
        "family.toml > household > name: this id of a field is used twice.",
        column("family.household", 1, id="name"),
    ),
    (
        "family.toml > helpers > school: this id of an option is used twice.",
        option("family.helpers", 1, value="school"),
    ),
    ("form.toml > sections > family: this id of a section is used twice.", section_twice),
    ("form.toml > scale > concern: this id of a level is used twice.", level(0, value="concern")),
    (
        "form.toml > missing > held_back: this id of a missing state is used twice.",
        top("missing", lambda state: state.update(id="held_back")),
    ),
    (
        "form.toml > source > guide: this id of a source is used twice.",
        lambda content: content["source"].append(content["source"][0]),
    ),
    (
        "home.toml > part > friends: this id of a part is used twice.",
        lambda content: content["sections"]["home"]["part"].append({"id": "friends", "title": "Again"}),
    ),
    (
        "family.toml > how_many > was: 'helpers' is the id of another question now; an id is never given twice.",
        with_keys("family.how_many", was=["helpers"]),
    ),
    (
        "plan.toml > number: 2 comes after 14; numbers rise in the order of the sections.",
        with_section("plan", number=2),
    ),
    (
        "home.toml > isolation > part: 'freinds' is not a part of this section. Did you mean 'friends'?",
        with_keys("home.isolation", part="freinds"),
    ),
    (
        "family.toml > supervision > scale: 'plan_scal' is not a scale. Did you mean 'plan_scale'?",
        with_keys("family.supervision", scale="plan_scal"),
    ),
    (
        "family.toml > children_at_home > missing: 'not_knwon' is not a missing state. Did you mean 'not_known'?",
        with_keys("family.children_at_home", missing=["not_knwon"]),
    ),
    (
        "family.toml > supervision > share: 'profesional' is not a share class. Did you mean 'professional'?",
        with_keys("family.supervision", share="profesional"),
    ),
    (
        "safety.toml > home > place: 'at_hom' is not a place. Did you mean 'at_home'?",
        with_keys("safety.home", place=["at_hom"]),
    ),
    (
        "family.toml > household > columns: 'nmae' is not a field of this repeat. Did you mean 'name'?",
        with_keys("family.household", columns=[["nmae"], ["name", "lives", "since"]]),
    ),
    (
        "family.toml > supervision > guidance > source: 'gide' is not a source of form.toml. Did you mean 'guide'?",
        with_keys("family.supervision", guidance={"source": [{"ref": "gide"}]}),
    ),
    (
        "family.toml > children_at_home > follow_up: 'hold' is not a missing state of this question.",
        with_keys("family.children_at_home", follow_up={"hold": "Who asks?"}),
    ),
    (
        "family.toml > household > match_on: 'nme' is not a field of this repeat. Did you mean 'name'?",
        with_keys("family.household", match_on=["nme"]),
    ),
    (
        "family.toml > household > row_label: 'sinse' is not a field of this repeat. Did you mean 'since'?",
        with_keys("family.household", row_label=["sinse"]),
    ),
    (
        "family.toml > household > name > share: 'court' is not a share class.",
        column("family.household", 0, share="court"),
    ),
    (
        "form.toml > share > default: 'everybody' is not a share class.",
        with_top(share={"default": "everybody"}),
    ),
    (
        "form.toml > timing > starts_on: 'journey.alocated' is not a question. Did you mean 'journey.allocated'?",
        with_top(timing={"starts_on": "journey.alocated"}),
    ),
    (
        "form.toml > timing > starts_on: 'setup.born' is not a question of type date.",
        with_top(timing={"starts_on": "setup.born"}),
    ),
    (
        "form.toml > plan_scale > for_whom_levels: 'prioriti' is not a level of this scale. Did you mean 'priority'?",
        top("scale", lambda scale: scale.update(for_whom_levels=["prioriti"])),
    ),
    (
        "family.toml > Q901 > target: 'family.houshold' is not a question or a section. "
        "Did you mean 'family.household'?",
        rule(target="family.houshold"),
    ),
]

SHAPE: list[tuple[str, Change]] = [
    (
        "family.toml > helpers > columns: a question of type multi has no columns.",
        with_keys("family.helpers", columns=[["one"]]),
    ),
    (
        "family.toml > household > columns: the field 'since' stands in none of the columns; it stands in one.",
        with_keys("family.household", columns=[["name"], ["lives"]]),
    ),
    (
        "family.toml > household > columns: the field 'name' stands in more than one of the columns; it stands in one.",
        with_keys("family.household", columns=[["name"], ["lives", "name", "since"]]),
    ),
    (
        "family.toml > household > columns: a column has at least one field.",
        with_keys("family.household", columns=[["name", "lives", "since"], []]),
    ),
    (
        "family.toml > household > name > age: only a date has an age beside it.",
        column("family.household", 0, age=True),
    ),
    (
        "family.toml > how_many > options: a question of type number has no options.",
        with_keys("family.how_many", options=options("one", "two")),
    ),
    (
        "family.toml > helpers > scale: a question of type multi has no scale.",
        with_keys("family.helpers", scale="plan_scale"),
    ),
    ("family.toml > helpers > options: a question of type multi needs it.", with_keys("family.helpers", options=None)),
    (
        "family.toml > supervision > scale: a question of type rating needs it.",
        with_keys("family.supervision", scale=None),
    ),
    (
        "family.toml > household > field: a question of type repeat needs it.",
        with_keys("family.household", field=None, match_on=None, row_label=None),
    ),
    (
        "family.toml > household > name > options: a field of type text has no options.",
        column("family.household", 0, options=options("one", "two")),
    ),
    (
        "family.toml > household > name > options: a field of type multi needs it.",
        column("family.household", 0, type="multi"),
    ),
    (
        "family.toml > read_this > required_when: a statement has nothing to answer.",
        with_keys("family.read_this", required_when="True"),
    ),
    (
        "family.toml > helpers > options: fewer than two options are offered.",
        several(*(option("family.helpers", n, retired=True) for n in (0, 1))),
    ),
    (
        "setup.toml > pronoun > they > exclusive: only an option of a multi can exclude the others.",
        option("setup.pronoun", 0, exclusive=True),
    ),
    ("form.toml > plan_scale > strength > key: the key T is already that of two views.", level(0, key="T")),
    ("form.toml > missing > held_back > key: the key H is already that of strength.", level(0, key="H")),
    (
        "form.toml > missing > not_known > key: the key T is already that of two views.",
        top("missing", lambda state: state.update(key="T")),
    ),
    (
        "family.toml > helpers > relatives > key: the key A is already that of 'School'.",
        several(*(option("family.helpers", n, key="A") for n in (0, 1))),
    ),
    (
        "family.toml > helpers > school > key: the key H is already that of 'Held back'.",
        several(with_keys("family.helpers", missing=["held_back"]), option("family.helpers", 0, key="H")),
    ),
    ("family.toml > supervision > label: 129 characters, and 120 fit.", with_keys("family.supervision", label=LONG)),
    (
        "family.toml > supervision > short: 41 characters, and 40 fit.",
        with_keys("family.supervision", short="x" * 41),
    ),
    ("family.toml > title: 129 characters, and 120 fit.", with_section("family", title=LONG)),
    ("family.toml > helpers > school > label: 129 characters, and 120 fit.", option("family.helpers", 0, label=LONG)),
    ("family.toml > how_many > minimum: 21 is above the maximum, 20.", with_keys("family.how_many", minimum=21)),
    (
        "family.toml > children > max_length: leaves no room for an answer.",
        with_keys("family.children", max_length=-1),
    ),
]


@pytest.mark.parametrize(("line", "change"), IDS, ids=range(len(IDS)))
def test_a_wrong_id_or_reference_is_named_with_its_place(line: str, change: Change) -> None:
    assert weight_of(line, change) == "error"


@pytest.mark.parametrize(("line", "change"), SHAPE, ids=range(len(SHAPE)))
def test_what_does_not_fit_its_type_is_named_with_its_place(line: str, change: Change) -> None:
    assert weight_of(line, change) == "error"
