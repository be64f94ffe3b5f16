"""What comes in is a value of its shape, or refused with the place where it is not, keys of tables included."""

from datetime import date
from typing import Annotated, Literal

import pytest

from hsb_wizard.shapes import EMPTY, Meta, Misshapen, Shape, Wrong, shaped, shaped_json

Name = Annotated[str, Meta(pattern=r"^[a-z]+\Z", max_length=8)]


class Leaf(Shape, frozen=True):
    """The inner shape."""

    name: Name
    number: int = 0
    kind: Literal["old", "new"] | None = None
    on: date | None = None


class Tree(Shape, frozen=True):
    """The outer shape."""

    named: dict[Name, Leaf] = EMPTY
    leaves: tuple[Leaf, ...] = ()
    first: Leaf = Leaf("first")
    said: Annotated[str, Meta(min_length=1)] = "something"


def refused(plain: object) -> Misshapen:
    with pytest.raises(Misshapen) as caught:
        shaped(Tree, plain)
    return caught.value


@pytest.mark.parametrize(
    ("plain", "wrong", "place", "detail"),
    [
        ({"leaves": [{"name": "a"}, {"nmae": "b"}]}, "unknown", ("leaves", 1, "nmae"), ""),
        ({"leaves": [{}]}, "missing", ("leaves", 0, "name"), ""),
        ({"named": {"a": {"name": "a"}, "b": {"name": "B"}}}, "pattern", ("named", "b", "name"), "^[a-z]+$"),
        ({"named": {"a": {"name": "a"}, "b": {"name": "b", "x": 1}}}, "unknown", ("named", "b", "x"), ""),
        ({"named": {"a": {"name": "a"}, "B": {"name": "b"}}}, "pattern", ("named", "B"), "^[a-z]+$"),
        ({"named": {"a": {"name": "a" * 9}}}, "too long", ("named", "a", "name"), "8"),
        ({"said": ""}, "too short", ("said",), "1"),
        ({"leaves": {"name": "a"}}, "type", ("leaves",), "array"),
        ({"first": {"name": "a", "number": True}}, "type", ("first", "number"), "int"),
        ({"first": {"name": "a", "number": "1"}}, "type", ("first", "number"), "int"),
        ([], "type", (), "object"),
    ],
    ids=range(11),
)
def test_the_place_that_is_wrong_is_named_to_the_last_key(
    plain: object, wrong: Wrong, place: tuple[str | int, ...], detail: str
) -> None:
    found = refused(plain)
    assert (found.wrong, found.place) == (wrong, place)
    if detail:
        assert found.detail == detail


def test_the_shape_around_the_place_and_the_words_of_a_choice_are_known() -> None:
    found = refused({"named": {"a": {"name": "a", "kind": "odl"}}})
    assert (found.owner, found.allowed, found.value) == (Leaf, ("old", "new"), "odl")
    assert refused({"naemd": {}}).owner is Tree


def test_a_name_that_ends_in_a_line_end_is_no_name() -> None:
    assert refused({"leaves": [{"name": "a\n"}]}).wrong == "pattern"


def test_what_is_said_plainly_repeats_nothing_that_was_read() -> None:
    secret = "what a child said"
    for plain in (
        {secret: 1},
        {"first": {"name": secret}},
        {"first": {"name": "a", "kind": secret}},
        {"said": [secret]},
    ):
        assert secret not in refused(plain).plainly


def test_a_message_that_looks_like_a_place_misleads_nobody() -> None:
    assert refused({"leaves": [{"name": "a", "b` - at `$.named": 1}]}).wrong == "unknown"
    assert refused({"first": {"name": "x - at `$.said`"}}).place == ("first", "name")


@pytest.mark.parametrize("text", ["", "{", '{"said": "\\ud800"}', "[" * 100_000, b"\xff", "nan"], ids=range(6))
def test_what_is_no_json_is_unreadable(text: str | bytes) -> None:
    with pytest.raises(Misshapen) as caught:
        shaped_json(Tree, text)
    assert caught.value.wrong == "unreadable"


def test_json_is_refused_with_the_same_place_as_plain_data() -> None:
    with pytest.raises(Misshapen) as caught:
        shaped_json(Tree, '{"named": {"a": {"name": "a"}, "b": {"name": 1}}}')
    assert caught.value.place == ("named", "b", "name")


def test_what_equals_a_default_is_left_out_and_the_rest_comes_back_as_it_was() -> None:
    tree = shaped(Tree, {"named": {"a": {"name": "a", "on": date(2026, 11, 27)}}, "first": {"name": "first"}})
    plain = tree.to_plain_but_defaults()
    assert plain == {"named": {"a": {"name": "a", "on": "2026-11-27"}}}
    assert shaped(Tree, plain) == tree


def test_two_values_never_share_the_table_that_neither_was_given() -> None:
    assert Tree().named is not Tree().named
