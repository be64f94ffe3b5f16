"""Two views: what must be said of a disagreement that stands, and what a later day asks about it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.worlds import TODAY, World, new_world

from hsb_wizard.assessment.days import working_days_after
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import TwoViews, payload_to_plain
from hsb_wizard.assessment.two_views import lacking, open_views, review_asks
from hsb_wizard.values import replace

PATH = "family.supervision"
WHOLE = TwoViews("home visit", "school", "A joint visit", "Tom Rees", "2026-12-04")
SAFE = replace(WHOLE, bears_on_safety=True, until_then="Nan stays at night", decided_by="Priya Nair")


def recorded(views: TwoViews) -> World:
    world = new_world().rated(PATH, "strength", "priority")
    return world.wrote(Kind.TWO_VIEWS_RECORDED, views, PATH)


@pytest.mark.parametrize("left_out", ["lead_rests_on", "co_rests_on", "would_settle", "who_finds_out", "by_when"])
def test_half_of_two_views_is_not_recorded_and_the_sentence_says_which_half(left_out: str) -> None:
    assert lacking(WHOLE) == ("", "")
    said = payload_to_plain(WHOLE) | {left_out: " "}
    field, words = lacking(TwoViews(**said))
    assert (field, words.partition(" ")[0]) == (left_out, "Say")


def test_where_it_bears_on_safety_somebody_decided_what_applies_until_then() -> None:
    field, words = lacking(replace(WHOLE, bears_on_safety=True))
    assert (field, "who decided" in words) == ("until_then", True)
    field, words = lacking(replace(SAFE, decided_by=""))
    assert (field, "who decided" in words) == ("decided_by", True)
    assert lacking(SAFE) == ("", "")


def test_two_views_are_a_task_for_who_finds_out_and_come_before_the_supervisor_in_five_working_days() -> None:
    world = recorded(SAFE)
    (task,) = open_views(world.form, world.a, TODAY)
    assert (task.who, task.by_when, task.would_settle) == ("Tom Rees", "2026-12-04", "A joint visit")
    assert (task.overdue, task.supervisor_by) == (False, date(2026, 11, 27))  # recorded on Friday the 20th
    (later,) = open_views(world.form, world.a, date(2026, 12, 5))
    assert later.overdue
    (quiet,) = open_views(world.form, recorded(WHOLE).a, TODAY)
    assert quiet.supervisor_by is None


def test_recorded_again_in_better_words_the_supervisors_day_stays_the_first() -> None:
    world = recorded(SAFE)
    first = world.a.views_at[PATH]
    again = world.wrote(Kind.TWO_VIEWS_RECORDED, replace(SAFE, would_settle="Two visits"), PATH)
    assert again.a.views_at[PATH] == first


def test_a_later_review_asks_once_whether_it_was_settled() -> None:
    a = replace(recorded(WHOLE).a, views_carried=frozenset({PATH}))
    assert review_asks(a, PATH).endswith("Would settle it: A joint visit. Has it been settled, and how?")
    assert review_asks(recorded(WHOLE).a, PATH) == ""
    world = replace(recorded(WHOLE), a=a).wrote(Kind.TWO_VIEWS_RECORDED, WHOLE, PATH)
    assert review_asks(world.a, PATH) == "", "it was asked, and the views stand"


def test_working_days_pass_over_the_weekend() -> None:
    assert working_days_after(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert working_days_after(date(2026, 11, 23), 5) == date(2026, 11, 30)
