"""Rows that each lists alone are matched by content on the keys of the form: the list first, then the details."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import tiny_form, with_keys
from tests.worlds import World, new_world

from hsb_wizard.assessment.agreement import compare, pass_state, same_open
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.listing import (
    Pair,
    as_listed,
    cells_to_take,
    details,
    listed_alone,
    matched,
    own_rows,
    says,
    standing,
)
from hsb_wizard.assessment.payloads import Empty, PassesRevealed, PassFinished
from hsb_wizard.forms.check import check
from hsb_wizard.forms.form import Form

PATH = "family.household"


def form() -> Form:
    return tiny_form(with_keys(PATH, mode="alone"))


def lists(world: World, voice: Voice, row: str, **cells: Any) -> World:
    for field, value in cells.items():
        world = world.says(f"{PATH}/{row}/{field}", value, voice)
    return world


def both(world: World | None = None) -> World:
    """Both list Nan, each with other words for since when; the lead lists an uncle, the co-assessor a lodger."""
    world = world or new_world(form())
    world = lists(lists(world, Voice.LEAD, "l1", name="Uncle"), Voice.LEAD, "l2", name="Nan", lives="yes", since="2024")
    world = lists(world, Voice.CO, "c1", name="nan ", lives="yes", since="2023")
    return lists(world, Voice.CO, "c2", name="The lodger")


def shown(world: World) -> World:
    for voice in (Voice.LEAD, Voice.CO):
        world = world.wrote(Kind.PASS_FINISHED, PassFinished(), "family", voice)
    return world.wrote(Kind.PASSES_REVEALED, PassesRevealed(), "family")


def test_a_table_is_listed_alone_only_where_its_own_question_says_so() -> None:
    assert listed_alone(form(), new_world(form()).a, PATH)
    assert not listed_alone(tiny_form(), new_world(tiny_form()).a, PATH)


def test_rows_are_matched_by_content_and_what_both_listed_comes_first() -> None:
    world = both()
    assert matched(world.form, world.a, PATH) == (Pair("l2", "c1"), Pair("l1", ""), Pair("", "c2"))


def test_nobody_sees_the_others_list_in_their_own() -> None:
    world = both()
    mine = as_listed(world.a, PATH, Voice.LEAD)
    assert mine.rows[PATH] == ("l1", "l2")
    assert {mine.text(f"{PATH}/{row}/name") for row in mine.rows[PATH]} == {"Uncle", "Nan"}
    assert own_rows(world.a, PATH, Voice.CO) == ("c1", "c2")
    assert PATH not in world.a.rows


def test_details_are_told_apart_and_only_what_is_the_same_is_taken() -> None:
    world = both()
    pair = Pair("l2", "c1")
    same = {each.field: each.same for each in details(world.form, world.a, PATH, pair)}
    assert same == {"name": True, "lives": True, "since": False}
    assert set(cells_to_take(world.form, world.a, PATH, pair)) == {"name", "lives"}
    assert set(cells_to_take(world.form, world.a, PATH, Pair("l1", ""))) == {"name"}


def test_a_thing_is_open_until_it_is_in_the_agreed_list_or_left_out_of_it() -> None:
    world, pair = both(), Pair("l1", "")
    assert standing(world.a, PATH, pair) == "open"
    taken = world.wrote(Kind.ROW_ADDED, Empty(), f"{PATH}/l1", Voice.AGREED)
    assert standing(taken.a, PATH, pair) == "in"
    out = taken.wrote(Kind.ROW_REMOVED, Empty(), f"{PATH}/l1", Voice.AGREED)
    assert standing(out.a, PATH, pair) == "out"
    again = out.wrote(Kind.ROW_ADDED, Empty(), f"{PATH}/l1", Voice.AGREED)
    assert (standing(again.a, PATH, pair), again.a.left_out) == ("in", frozenset())


def test_what_both_listed_the_same_is_taken_by_the_one_key_of_the_section() -> None:
    world = lists(lists(new_world(form()), Voice.LEAD, "l", name="Nan"), Voice.CO, "c", name="NAN")
    assert same_open(world.form, shown(world).a, "family") == (f"{PATH}/l",)
    assert same_open(world.form, shown(both()).a, "family") == ()


def test_a_table_is_no_rating_to_compare_and_a_row_is_something_said() -> None:
    world = lists(new_world(form()), Voice.LEAD, "l", name="Nan")
    assert PATH not in [each.path for each in compare(world.form, world.a, "family")]
    assert (says(world.a, PATH, Voice.LEAD), says(world.a, PATH, Voice.CO)) == (True, False)
    assert pass_state(world.form, world.a, "family", Voice.LEAD) == "In progress"


def test_the_checker_asks_by_which_fields_such_rows_are_matched() -> None:
    remarks = check(tiny_form(with_keys(PATH, mode="alone", match_on=None)))
    (found,) = [each for each in remarks if each.place == "household > match_on"]
    assert "name the fields by which they are matched" in found.message


NAMES = st.lists(st.sampled_from(("Nan", "nan", "Uncle", "The lodger")), max_size=4)


@given(lead=NAMES, co=NAMES)
def test_matching_loses_no_row_and_uses_none_twice(lead: list[str], co: list[str]) -> None:
    world = new_world(form())
    for number, name in enumerate(lead):
        world = lists(world, Voice.LEAD, f"l{number}", name=name)
    for number, name in enumerate(co):
        world = lists(world, Voice.CO, f"c{number}", name=name)
    pairs = matched(world.form, world.a, PATH)
    assert sorted(each.lead for each in pairs if each.lead) == sorted(own_rows(world.a, PATH, Voice.LEAD))
    assert sorted(each.co for each in pairs if each.co) == sorted(own_rows(world.a, PATH, Voice.CO))
