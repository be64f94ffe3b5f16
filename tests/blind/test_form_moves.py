"""A record moves to another version of its form while passes are sealed: its entry tells no answer."""

from __future__ import annotations

from tests.builders import Content, asked, tiny_form, with_top
from tests.worlds import new_world

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.moving import on_form
from hsb_wizard.casework.moving import plan_move

PATH = "family.supervision"


def without_the_question(content: Content) -> None:
    content["sections"]["family"]["question"].remove(asked(content, PATH))


def under_another_name(content: Content) -> None:
    asked(content, PATH).update(id="watching_over", was=["supervision"])


def test_the_entry_is_the_same_whatever_was_said_alone() -> None:
    before = new_world(tiny_form())
    for change in (without_the_question, under_another_name):
        to = tiny_form(change, with_top(version="2.0.0"))
        said = [before.says(PATH, "concern", voice) for voice in (Voice.LEAD, Voice.CO)]
        entries = [plan_move(world.record, to).moved for world in (before, *said)]
        assert entries[0] == entries[1] == entries[2], change.__name__


def test_what_was_sealed_moves_with_it_all_the_same() -> None:
    """Whoever may read it later finds it under its new name, or set aside: the fold does that for every reader."""
    blind, seeing = new_world(tiny_form()), new_world(tiny_form()).says(PATH, "concern", Voice.CO)
    renamed = plan_move(blind.record, tiny_form(under_another_name, with_top(version="2.0.0"))).moved
    assert on_form(seeing.a, renamed).value("family.watching_over", Voice.CO) == "concern"
    gone = plan_move(blind.record, tiny_form(without_the_question, with_top(version="2.0.0"))).moved
    after = on_form(seeing.a, gone)
    assert after.answer(PATH, Voice.CO) is None
    assert [(each.kind, each.at) for each in after.aside] == [("co", PATH)]
    back = plan_move(new_world(tiny_form(without_the_question)).record, tiny_form(with_top(version="3.0.0"))).moved
    assert on_form(after, back).value(PATH, Voice.CO) == "concern"
