"""The compiled form: what is looked up, by which name, and what is said when it is not there."""

import hashlib

import pytest
from tests.builders import asked, rating, tiny_form, with_keys, with_question, with_section, with_top

from hsb_wizard.errors import FormError
from hsb_wizard.forms.form import form_from_canonical
from hsb_wizard.forms.logic import RowScope


def test_questions_and_factors_keep_the_order_of_the_pack() -> None:
    form = tiny_form()
    assert form.questions[:2] == ("setup.born", "setup.proceedings")
    assert form.factors == (
        "behaviour.pattern",
        "behaviour.access",
        "family.supervision",
        "home.stable",
        "home.isolation",
    )


def test_a_factor_is_numbered_by_its_section_and_its_place_among_the_rated() -> None:
    form = tiny_form(with_question("family", rating("stance")))
    assert [form.factor_number(path) for path in form.factors] == ["2.1", "2.2", "5.1", "5.2", "8.1", "8.2"]


def test_the_path_of_a_cell_gives_its_repeat() -> None:
    form = tiny_form()
    assert form.question("family.household/r1/lives").id == "household"
    assert form.field("family.household", "lives").type == "single"
    assert form.part_of("family.household/r1/lives") == "family"


def test_the_mode_is_the_questions_else_the_parts_else_the_sections() -> None:
    form = tiny_form(with_keys("family.supervision", mode="together"))
    assert form.mode("family.supervision") == "together"
    assert form.mode("family.children") == "alone"
    assert form.mode("home.stable") == "together"
    assert form.mode("home.isolation") == "alone"


def test_a_divided_section_lists_the_parts_that_hold_a_question() -> None:
    form = tiny_form()
    assert form.parts("home") == ("home", "home.friends")
    assert form.parts("family") == ("family",)
    assert form.part_of("home.isolation") == "home.friends"


def test_levels_scales_states_and_roles_are_found_by_their_names() -> None:
    form = tiny_form()
    assert form.level("concern").key == "C"
    assert form.scale("plan_scale").for_whom_levels == ("concern", "priority")
    assert form.missing("held_back").key == "H"
    assert form.role("gate") == "screen.outcome"
    assert (form.id, form.version, form.title) == ("tiny", "1.0.0", "A tiny form")


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("concern", "concern", "same"),
        ("concern", "priority", "next"),
        ("priority", "concern", "next"),
        ("strength", "concern", "far"),
        ("strength", "priority", "far"),
    ],
)
def test_distance_is_a_word_and_never_a_number(one: str, other: str, distance: str) -> None:
    assert tiny_form().distance(one, other) == distance


def test_no_distance_leaves_a_scale() -> None:
    with pytest.raises(FormError, match="not levels of one scale"):
        tiny_form().distance("concern", "severe")


def test_logic_is_compiled_once_and_names_whole_paths() -> None:
    form = tiny_form(with_section("family", opens_when="gate_open()", only_when="setup.route == 'one'"))
    shown = form.logic("family.children", "show_when")
    assert shown is not None
    assert shown.names == {"family.children_at_home"}
    assert form.logic("family.children", "show_when") is shown
    assert form.logic("family.supervision", "show_when") is None
    opens = form.section_logic("family", "opens_when")
    assert opens is not None
    assert opens.calls == {("gate_open", "")}
    only = form.section_logic("family", "only_when")
    assert only is not None
    assert only.names == {"setup.route"}
    assert form.warn_logic().names == {"case.age"}


def test_a_field_of_a_repeat_has_logic_of_its_row() -> None:
    line = tiny_form().field_logic("family.household", "since")
    assert line is not None
    assert line.test(RowScope({"lives": "yes"})) is True
    assert line.test(RowScope({"lives": "no"})) is False


def test_a_declared_rule_is_found_with_its_line() -> None:
    rule = {"id": "Q901", "moment": "think", "step": "sign", "when": "rows(household) == 0", "message": "Nobody?"}
    form = tiny_form(with_section("family", rule=[rule | {"remedy": "Ask.", "target": "family.household"}]))
    assert form.rule_logic("Q901").calls == {("rows", "family.household")}
    with pytest.raises(FormError, match="no rule 'Q902'"):
        form.rule_logic("Q902")


@pytest.mark.parametrize(
    ("look", "name", "near"),
    [
        ("question", "family.supervison", "family.supervision"),
        ("mode", "family.supervison", "family.supervision"),
        ("part_of", "family.supervison", "family.supervision"),
        ("section", "famly", "family"),
        ("parts", "famly", "family"),
        ("role", "gaet", "gate"),
        ("scale", "plan_scal", "plan_scale"),
        ("level", "concerned", "concern"),
        ("missing", "not_know", "not_known"),
        ("factor_number", "family.supervison", "family.supervision"),
    ],
)
def test_what_is_not_there_is_answered_with_the_nearest_spelling(look: str, name: str, near: str) -> None:
    with pytest.raises(FormError) as caught:
        getattr(tiny_form(), look)(name)
    assert caught.value.nearest == near
    assert str(caught.value).endswith(f"Did you mean '{near}'?")


def test_a_field_that_is_not_there_is_answered_with_the_nearest_spelling() -> None:
    with pytest.raises(FormError) as caught:
        tiny_form().field("family.household", "live")
    assert caught.value.nearest == "lives"


def test_the_hash_is_of_the_canonical_text_and_follows_the_content() -> None:
    form = tiny_form()
    assert form.hash == hashlib.sha256(form.canonical.encode("utf-8")).hexdigest()
    assert tiny_form() == form
    assert tiny_form(with_top(title="Another form")) != form
    assert ": " not in form.canonical.replace("A guide: ", "")
    assert form.canonical.startswith('{"applicability":{"message":')


def test_a_default_that_is_written_out_changes_nothing() -> None:
    assert tiny_form(with_keys("family.supervision", session=False)).hash == tiny_form().hash


def test_a_pinned_pack_reopens_as_the_same_form() -> None:
    form = tiny_form(with_top(title="Asesiad \u0175 a \u0177"))
    again = form_from_canonical(form.canonical)
    assert (again, again.pack, again.canonical) == (form, form.pack, form.canonical)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"schema":1}', "null", "[" * 100_000])
def test_a_damaged_pinned_pack_is_a_form_error(text: str) -> None:
    with pytest.raises(FormError, match="the form kept with the record"):
        form_from_canonical(text)


def test_a_line_of_logic_that_cannot_be_read_names_its_place() -> None:
    with pytest.raises(FormError) as caught:
        tiny_form(with_keys("family.children", show_when="answerd(children_at_home)"))
    assert caught.value.what == "family.toml > children > show_when: there is no function 'answerd'."
    assert caught.value.do == "Did you mean 'answered'?"


def test_a_line_of_a_field_names_its_place_too() -> None:
    def change(content: dict[str, object]) -> None:
        asked(content, "family.household")["field"][2]["show_when"] = "lives = 'yes'"

    with pytest.raises(FormError) as caught:
        tiny_form(change)
    assert caught.value.what.startswith("family.toml > household > since > show_when: it cannot be read from")
