"""F6: what needs me now, where it is done, and why. Each thing once in a round, and never round in silence."""

import pytest
from tests.tui.conftest import text_of, until
from tests.tui.test_work_pages import at_work, begun, play
from tests.tui.working import CO, FACTOR, LEAD, OPEN, OTHER, noted, rated, says, started

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import AnswerGiven, PassFinished
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.values import replace
from hsb_wizard.work.next_up import ALL_SEEN, FINISH, NOT_ANSWERED, SHOW, Need, needs, way_to
from hsb_wizard.work.view_base import TASKS, Place
from hsb_wizard.work.view_check import is_open, target
from hsb_wizard.work.view_place import walk

FAMILY = [path for path in walk(says(started(), OPEN), "family") if path.count(".") == 1][:5]


def whys(record: Record, place: Place, after: str = "") -> list[str]:
    """Why F6 goes to a place."""
    return [each.why for each in needs(record, LEAD, after) if each.place == place]


def test_what_is_open_in_the_section_comes_first_and_no_place_twice() -> None:
    found = list(needs(says(started(), OPEN), LEAD, FACTOR))
    first = found[0]
    assert first == Need(Place("question", OTHER), NOT_ANSWERED, OTHER)
    places = [each.place for each in found]
    assert len(places) == len(set(places))


def test_every_point_that_stands_in_the_way_of_signing_is_reached_at_its_own_place() -> None:
    record = says(started(), OPEN)
    wanted = {target(record, each.place) for each in findings(record).now if is_open(each)}
    assert wanted - {None} <= {each.place for each in needs(record, LEAD)}
    assert len(wanted) > 10


def test_what_is_answered_and_a_rule_speaks_of_says_what_the_rule_found() -> None:
    record = says(says(started(), OPEN), {"safety.home": "Nan collects."})
    asked = {each.place for each in needs(record, LEAD) if each.answer}
    points = {target(record, each.place): each.message for each in reversed(findings(record).now) if is_open(each)}
    led = {each.place: each.why for each in needs(record, LEAD) if not each.answer and each.place in points}
    assert len(led) > 5
    assert asked.isdisjoint(led)
    assert all(len(why) <= 200 for why in led.values())
    assert any(points[place] == why for place, why in led.items())


def test_who_answered_everything_is_led_to_saying_so_and_both_to_showing() -> None:
    record = says(says(started(), OPEN), dict.fromkeys(FAMILY, "concern"), LEAD)
    assert whys(record, Place("section", "family")) == [FINISH]
    record = rated(record, {FACTOR: "concern"}, {FACTOR: "strength"})
    record = replace(record, assessment=replace(record.assessment, revealed=frozenset()))
    assert whys(record, Place("show", "family")) == [SHOW]


def test_what_the_other_one_has_to_do_is_not_led_to() -> None:
    record = noted(says(started(), OPEN), Kind.PASS_FINISHED, PassFinished(), "family", LEAD)
    assert not [each for each in needs(record, LEAD) if each.place.at in FAMILY]
    assert [each for each in needs(record, CO) if each.place.at in FAMILY]


def test_what_is_due_today_says_the_day_and_what_is_due_later_is_left_alone() -> None:
    def due(day: str) -> list[str]:
        said = AnswerGiven(missing="not_known", who="Ian Fraser", until=day)
        record = says(says(started(), OPEN), {"safety.home": said})
        return [each.why for each in needs(record, LEAD) if each.why.startswith("Due on")]

    assert due("2026-12-24") == []
    assert due("2026-11-20")[0].startswith("Due on 20 November 2026: ")


@pytest.mark.parametrize(
    ("place", "back"),
    [
        (Place("question", FACTOR), Place("section", "family")),
        (Place("row", "family.adults", "r1"), Place("rows", "family.adults")),
        (Place("asked", "entry"), Place("questions")),
        (Place("section", "family"), TASKS),
        (Place("letters"), TASKS),
    ],
)
def test_back_leads_to_where_the_thing_belongs(place: Place, back: Place) -> None:
    assert way_to(place)[-2:] == [back, place]


def test_f6_goes_through_everything_once_then_says_so_and_begins_again(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), "safety") as (pilot, work):
            met: list[Place] = []
            await work.moves.next()
            while work.place not in met and len(met) < 400:
                met.append(work.place)
                await work.moves.next()
            assert len(met) > 60
            assert "From the top again." in await until(pilot, "That was everything")
            assert ALL_SEEN.startswith("That was everything")

    play(story())


def test_why_one_was_led_there_stands_on_the_page_until_it_is_answered(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), "family.stance") as (pilot, _):
            await pilot.press("f6")
            await until(pilot, NOT_ANSWERED)
            await pilot.press("c")
            await until(pilot, "Concern: plan for it")
            assert NOT_ANSWERED not in text_of(pilot.app)  # type: ignore[arg-type]

    play(story())
