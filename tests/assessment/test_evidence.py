"""What two answers rest on: the same read differently, or something that only one of the two knew."""

from __future__ import annotations

import pytest
from tests.worlds import new_world

from hsb_wizard.assessment.agreement import compare_one
from hsb_wizard.assessment.evidence import Evidence, evidence
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer

PATH = "family.supervision"


def rests_on(lead: tuple[str, ...], co: tuple[str, ...], lead_note: str = "", co_note: str = "") -> Evidence:
    world = new_world().says(PATH, "concern", Voice.LEAD, sources=lead, note=lead_note)
    world = world.says(PATH, "priority", Voice.CO, sources=co, note=co_note)
    return evidence(world.a.answer(PATH, Voice.LEAD), world.a.answer(PATH, Voice.CO))


def test_the_same_source_written_in_two_ways_is_one_source() -> None:
    found = rests_on(("School, 5 November 2026",), ("school 5 Nov",))
    assert (found.reading, found.both) == ("same", ("School, 5 November 2026",))
    assert rests_on(("Home visit 2026-11-13",), ("Home visit, 13 November",)).reading == "same"


def test_the_same_place_on_another_day_is_another_source() -> None:
    found = rests_on(("School, 5 November 2026",), ("School, 12 November 2026",))
    assert found.reading == "each_knew"


def test_what_only_one_of_them_had_is_named_with_whose_it_was() -> None:
    found = rests_on(("School, 5 November 2026",), ("School, 5 November 2026", "Parents, 12 November 2026"))
    assert (found.reading, found.co, found.lead) == ("co_knew", ("Parents, 12 November 2026",), ())
    assert rests_on(("Parents",), ()).reading == "lead_knew"


def test_a_note_that_speaks_of_the_others_source_knew_it() -> None:
    found = rests_on(("Police summary, 4 November",), (), co_note="The police summary says it happened once.")
    assert found.reading == "same"
    assert rests_on(("School",), (), co_note="Preschool was not asked.").reading == "lead_knew"


def test_without_sources_nobody_is_said_to_have_known_more() -> None:
    assert rests_on((), ()).reading == "no_source"
    nobody: Answer | None = None
    assert evidence(nobody, nobody) == Evidence()


@pytest.mark.parametrize(
    ("co", "distance"), [(("School", "Home visit"), "same"), (("School",), "other_evidence"), ((), "other_evidence")]
)
def test_the_order_of_sources_makes_no_difference(co: tuple[str, ...], distance: str) -> None:
    world = new_world().says(PATH, "concern", Voice.LEAD, sources=("Home visit", "School"))
    world = world.says(PATH, "concern", Voice.CO, sources=co)
    assert compare_one(world.form, world.a, PATH).distance == distance
