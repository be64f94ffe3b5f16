"""The page for people who write forms names every key and every function, and its example is a real one."""

import inspect
import re
import tomllib
from pathlib import Path

import pytest

from hsb_wizard.forms import definition
from hsb_wizard.forms.check_roles import ROLES
from hsb_wizard.forms.logic import CASE_NAMES, FUNCTIONS, compile_logic
from hsb_wizard.forms.rule_roles import RULE_ROLES
from hsb_wizard.shapes import Shape, shaped

PAGE = (Path(__file__).parents[2] / "docs" / "forms.md").read_text(encoding="utf-8")
MODELS = [
    model
    for _, model in inspect.getmembers(definition, inspect.isclass)
    if issubclass(model, Shape) and model is not Shape
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_a_pack_is_named(model: type[Shape]) -> None:
    assert [key for key in model.known_keys() if f"`{key}`" not in PAGE] == []


def test_every_function_name_of_the_case_and_role_is_named() -> None:
    assert [name for name in FUNCTIONS if f"`{name}(" not in PAGE] == []
    assert [name for name in (*CASE_NAMES, *ROLES, *RULE_ROLES) if f"`{name}`" not in PAGE] == []


def test_every_type_of_question_is_named() -> None:
    types = re.findall(r"'(\w+)'", str(definition.QuestionType))
    assert len(types) == 13
    assert [kind for kind in types if f"`{kind}`" not in PAGE] == []


def test_the_example_is_a_section_that_can_be_read() -> None:
    example = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
    section = shaped(definition.Section, tomllib.loads(example))
    assert len(example.strip().splitlines()) == 10
    line = section.question[1].show_when
    assert line
    assert compile_logic(line, section.id).truths == set()
