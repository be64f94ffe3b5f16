"""The pack's own test cases: what they can say of a form, and what is said when it does not come out so."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.builders import Change, question, tiny_form, with_keys, with_question, with_section, write_pack
from tests.forms.bend import TODAY

from hsb_wizard.forms.cases import TableScope, run_case, run_cases
from hsb_wizard.forms.check import check_folder
from hsb_wizard.forms.definition import CaseFile, PackCase
from hsb_wizard.shapes import shaped


def outcome(given: Mapping[str, object], *changes: Change, **says: list[str]) -> list[str]:
    """The lines that running one case over the changed tiny pack gives."""
    case = shaped(PackCase, {"name": "a case", "given": given, **says})
    return [remark.line for remark in run_case(tiny_form(*changes), case)]


def test_a_case_that_comes_out_says_nothing() -> None:
    assert outcome({"family.children_at_home": "yes"}, shown=["family.children"], required=["family.children"]) == []
    assert outcome({"family.children_at_home": "no"}, hidden=["family.children"]) == []
    assert outcome({}, hidden=["family.children"], not_required=["family.children", "family.helpers"]) == []


@pytest.mark.parametrize(
    ("says", "line"),
    [
        ({"shown": ["family.children"]}, "cases.toml > a case > shown: 'family.children' is hidden."),
        ({"hidden": ["family.helpers"]}, "cases.toml > a case > hidden: 'family.helpers' is shown."),
        ({"required": ["family.helpers"]}, "cases.toml > a case > required: 'family.helpers' is not required."),
        ({"not_required": ["safety.home"]}, "cases.toml > a case > not_required: 'safety.home' is required."),
        ({"open": ["home"]}, "cases.toml > a case > open: 'home' is closed."),
        ({"closed": ["family"]}, "cases.toml > a case > closed: 'family' is open."),
        (
            {"shown": ["family.helper"]},
            "cases.toml > a case > shown: 'family.helper' is not a question. Did you mean 'family.helpers'?",
        ),
        (
            {"open": ["famly"]},
            "cases.toml > a case > open: 'famly' is not a section. Did you mean 'family'?",
        ),
    ],
)
def test_what_does_not_come_out_is_named(says: dict[str, list[str]], line: str) -> None:
    assert outcome({}, with_section("home", opens_when="gate_open()"), **says) == [line]


def test_an_answer_to_a_question_that_is_not_there_is_named() -> None:
    assert outcome({"family.helper": "x"}) == [
        "cases.toml > a case > given: 'family.helper' is not a question. Did you mean 'family.helpers'?"
    ]


def test_what_hangs_on_a_hidden_question_is_hidden_with_it() -> None:
    more = with_question("family", question("who_cares", show_when="answered(children)"))
    answers = {"family.children_at_home": "no", "family.children": "two"}
    assert outcome(answers, more, hidden=["family.children", "family.who_cares"]) == []
    assert outcome(answers | {"family.children_at_home": "yes"}, more, shown=["family.who_cares"]) == []


def test_a_section_that_is_not_part_of_the_form_hides_its_questions() -> None:
    only = with_section("home", only_when="setup.route == 'one'")
    assert outcome({"setup.route": "two"}, only, hidden=["home.stable"], closed=["home"]) == []
    assert outcome({"setup.route": "one"}, only, shown=["home.stable"], open=["home"]) == []


@pytest.mark.parametrize(
    ("line", "given", "shown"),
    [
        ("missing_is(children_at_home, 'held_back')", {"family.children_at_home": {"missing": "held_back"}}, True),
        ("missing(children_at_home)", {"family.children_at_home": "yes"}, False),
        ("answered(children_at_home)", {"family.children_at_home": {"missing": "held_back"}}, False),
        ("any_row(household, 'lives', 'yes')", {"family.household": [{"lives": "no"}, {"lives": "yes"}]}, True),
        ("rows(household) == 1", {"family.household": [{"lives": "no"}]}, True),
        ("answered(household)", {"family.household": [{"name": "A"}]}, True),
        ("'school' in helpers", {"family.helpers": ["school"]}, True),
        ("how_many > 2", {"family.how_many": 3}, True),
        ("count_in(behaviour, ['priority']) == 1", {"behaviour.pattern": "priority"}, True),
        ("count_in(home.friends, ['concern']) == 1", {"home.stable": "concern"}, False),
        ("case.age < 12", {"case.age": 11}, True),
        ("case.gate == 'hold'", {"screen.outcome": "hold"}, True),
        ("gate_open()", {"screen.outcome": "go_on_awaiting"}, True),
        ("gate_open()", {"screen.outcome": "hold"}, False),
        ("gate_open()", {}, False),
        ("note(helpers) == 'x'", {"family.helpers": ["school"]}, False),
    ],
)
def test_a_case_can_give_whatever_logic_asks(line: str, given: dict[str, object], shown: bool) -> None:
    key = "shown" if shown else "hidden"
    asks = with_question("family", question("extra", show_when=line))
    assert outcome(given, asks, **{key: ["family.extra"]}) == []


def test_a_circle_in_a_pack_ends_in_hidden_questions_and_not_in_a_fall() -> None:
    form = tiny_form(
        with_keys("family.helpers", show_when="answered(how_many)"), with_keys("family.how_many", show_when="helpers")
    )
    scope = TableScope(form, {"family.helpers": ("school",), "family.how_many": 3})
    assert (scope.shown("family.helpers"), scope.shown("family.how_many")) == (False, False)


def _with_cases(folder: Path, text: str) -> Path:
    (folder / "tests").mkdir()
    (folder / "tests" / "cases.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_runs_its_cases(tmp_path: Path) -> None:
    folder = _with_cases(
        write_pack(tmp_path / "tiny"), '[[case]]\nname = "one"\ngiven = {}\nshown = ["family.children"]'
    )
    assert [remark.line for remark in check_folder(folder, TODAY)] == [
        "cases.toml > one > shown: 'family.children' is hidden."
    ]


def test_a_pack_without_cases_gets_a_note(tmp_path: Path) -> None:
    (found,) = check_folder(write_pack(tmp_path / "tiny"), TODAY)
    assert (found.weight, found.line) == ("note", "cases.toml: this pack has no test cases of its own.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[[case", "cases.toml: not readable as TOML"),
        ('[[case]]\nname = "one"\ngivn = {}', "cases.toml > one > givn: not a key of a case. Did you mean 'given'?"),
        ('[[case]]\nname = "one"', "cases.toml > one > given: is missing."),
        ("", "cases.toml > case: is missing."),
        (
            '[[case]]\nname = "one"\ngiven = { "a.b" = 1.5 }',
            "cases.toml > one > given > a.b: not an answer that a form can hold.",
        ),
    ],
)
def test_a_damaged_case_file_is_named(text: str, line: str, tmp_path: Path) -> None:
    folder = _with_cases(write_pack(tmp_path / "tiny"), text)
    (found,) = run_cases(tiny_form(), folder)
    assert found.line.startswith(line)


def test_a_case_file_may_hold_a_value_of_every_kind() -> None:
    given = {"a.b": "x", "a.c": 3, "a.d": ["x"], "a.e": {"missing": "held_back"}, "a.f": [{"name": "A", "tags": ["x"]}]}
    case = shaped(CaseFile, {"case": [{"name": "all", "given": given}]}).case[0]
    assert case.given["a.c"] == 3
    assert case.given["a.d"] == ("x",)
    assert case.given["a.f"] == ({"name": "A", "tags": ("x",)},)
