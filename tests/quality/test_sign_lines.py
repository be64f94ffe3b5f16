"""The ten lines of the sign screen: which stops stand under which, and which lines a record has."""

from __future__ import annotations

from tests.worlds import World, form, new_world

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import GoesAheadBecause
from hsb_wizard.casework.review import findings, lines_to_sign
from hsb_wizard.quality.finding import Finding
from hsb_wizard.quality.sign_lines import OTHER, SIGN_LINES, LineNow, line_of, sign_lines
from hsb_wizard.values import replace

NINETEEN = (
    *("Q05", "Q06", "Q51", "Q86", "Q15", "Q23", "Q24", "Q25", "Q38", "Q41", "Q42", "Q49", "Q52", "Q65", "Q66"),
    *("Q74", "Q80", "Q83", "Q102"),
)


def lines(world: World) -> dict[str, LineNow]:
    return {each.line.id: each for each in lines_to_sign(world.record, findings(world.record).now)}


def test_there_are_ten_lines_and_the_nineteen_stops_stand_under_one_each() -> None:
    assert len(SIGN_LINES) == 10
    named = [rule for line in SIGN_LINES for rule in line.rules]
    assert len(named) == len(set(named))
    assert set(NINETEEN) <= set(named)


def test_each_stop_of_a_new_record_stands_under_its_line() -> None:
    held = lines(new_world())
    assert {each.id for each in held["safety"].open} >= {"Q05", "Q86"}
    assert {each.id for each in held["analysis"].open} == {"Q41", "Q42"}


def test_what_goes_ahead_stays_on_its_line_and_is_no_longer_open() -> None:
    world = new_world().wrote(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause("Friday"), "Q86:plan.harmed_safety")
    safety = lines(world)["safety"]
    assert "Q86" in {each.id for each in safety.stops}
    assert "Q86" not in {each.id for each in safety.open}


def test_a_line_off_the_route_is_not_there() -> None:
    assert "mappa" not in lines(new_world())
    assert "mappa" in lines(new_world().says("setup.route", "justice"))
    short = lines(new_world().says("setup.response", "short_route"))
    assert not {"analysis", "judgements"} & set(short)
    assert {"safety", "agencies", "reported", "plan", "childs_view"} <= set(short)


def test_a_stop_that_a_team_raised_stands_under_the_line_of_its_section_or_under_other() -> None:
    raised = Finding("Q77", "stop", "sign", "", "", "sense.could_change")
    assert line_of(form(), raised).title == "Analysis"
    assert line_of(form(), replace(raised, place="education.exclusion")) is OTHER
    held = sign_lines(form(), new_world().play, [replace(raised, place="education.exclusion")])
    assert [each.line for each in held][-1] is OTHER
    assert OTHER.id not in lines(new_world())
