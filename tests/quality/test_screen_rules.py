"""Q14, Q15, Q17: each fires, does not fire, and stands at its edge."""

from __future__ import annotations

from tests.quality.judged import places, said
from tests.worlds import World, new_world

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import GateOverridden

# ---- Q14


def test_an_override_is_stated_by_name_and_there_is_nothing_to_mend() -> None:
    world = new_world().wrote(Kind.GATE_OVERRIDDEN, GateOverridden("Ruth Ellery", "court on Monday.", "2026-11-27"))
    (finding,) = said(world, "Q14")
    assert finding.place == ""
    assert finding.message == (
        "Ratings were opened before the screen by Ruth Ellery, because: court on Monday. "
        "It will be done by 27 November 2026."
    )
    assert said(new_world(), "Q14") == []


def test_an_outcome_later_does_not_unsay_the_override() -> None:
    world = new_world().wrote(Kind.GATE_OVERRIDDEN, GateOverridden("Ruth Ellery", "court.", "2026-11-27"))
    assert said(world.says("screen.outcome", "go_on"), "Q14")


# ---- Q15


def decided(**more: str) -> World:
    world = new_world().says("screen.suitability", "none_fits")
    for question, value in more.items():
        world = world.says(f"screen.suitability_{question}", value)
    return world


def test_somebody_decides_whether_the_framework_fits_with_a_reason() -> None:
    assert places(new_world(), "Q15") == ["screen.suitability"]
    assert places(decided(), "Q15") == ["screen.suitability_reason", "screen.suitability_by"]
    assert places(decided(reason="Learning"), "Q15") == ["screen.suitability_by"]


def test_none_fits_and_advice_asked_for_is_a_full_answer() -> None:
    assert said(decided(reason="Ability: far below what it was made for", by="Both, 6 November 2026"), "Q15") == []


# ---- Q17


def test_no_need_found_rests_on_somebody_besides_the_young_person() -> None:
    world = new_world().says("screen.outcome", "go_on")
    assert places(world, "Q17") == ["screen.outcome_sources"]
    assert said(world.says("screen.outcome_sources", ("young_person",)), "Q17")
    assert said(world.says("screen.outcome_sources", ("young_person", "school")), "Q17") == []
    assert said(world.says("screen.outcome_sources", ("school",)), "Q17") == []


def test_other_outcomes_need_no_such_source() -> None:
    assert said(new_world(), "Q17") == []
    assert said(new_world().says("screen.outcome", "go_on_with_changes"), "Q17") == []
