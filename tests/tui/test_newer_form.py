"""On screen: a newer form is one line of the task list, its page says what moving does, and moving is a choice."""

from __future__ import annotations

from tests.builders import question, tiny_form, with_question, with_top
from tests.worlds import new_world

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.casework.moving import plan_move
from hsb_wizard.casework.record import Record, look
from hsb_wizard.work.view_move import ASIDE, KEPT, NEWER, NOTHING, aside_view, move_view, wants_to_move
from hsb_wizard.work.view_tasks import tasks_view

FIRST = tiny_form(with_question("family", question("naps")))
LATER = tiny_form(with_question("family", question("sleep", required_when="True")), with_top(version="2.0.0"))


def draft() -> Record:
    return new_world(FIRST).says("family.naps", "after lunch").says("sense.why", "fewer people looked in").record


def moved() -> Record:
    world = new_world(FIRST).says("family.naps", "after lunch")
    after = world.wrote(Kind.FORM_MOVED, plan_move(world.record, LATER).moved)
    return look(LATER, after.a, after.today)


def test_the_task_list_offers_a_newer_form_in_one_line_and_only_then() -> None:
    lines = [line for line in tasks_view(draft(), LATER).lines if line.place == NEWER]
    assert [line.text for line in lines] == ["A newer version of this form is here: 2.0.0"]
    assert NEWER not in [line.place for line in tasks_view(draft()).lines]


def test_its_page_says_what_moving_does_and_staying_is_chosen() -> None:
    page = move_view(plan_move(draft(), LATER))
    assert page.below == (
        "",
        "!What moving does",
        "From tiny 1.0.0 to tiny 2.0.0.",
        "1 answer carried over as it is.",
        "No longer asked; what was said is kept and counts nowhere:",
        "  Family: Naps",
        "New, and must be answered:",
        "  Family: Sleep",
    )
    (way,) = page.fields
    assert way.chosen == ("stay",)
    assert [choice.value for choice in way.choices] == ["stay", "move"]


def test_only_the_choice_to_move_moves() -> None:
    assert wants_to_move({"way": ("move",)})
    assert not wants_to_move({"way": ("stay",)})
    assert not wants_to_move({})


def test_what_is_kept_aside_has_its_line_and_its_page() -> None:
    record = moved()
    assert [line.text for line in tasks_view(record).lines if line.place == ASIDE] == [KEPT]
    assert aside_view(record, Voice.CO).below == ("Family: Naps: after lunch",)
    assert ASIDE not in [line.place for line in tasks_view(draft()).lines]
    assert aside_view(draft(), None).below == (NOTHING,)


def test_a_record_that_may_not_move_says_so_and_offers_no_choice() -> None:
    page = move_view(plan_move(draft(), FIRST))
    assert page.above == ("The record is on this form already.",)
    assert page.fields == ()
    assert page.below == (), "nothing would move"
