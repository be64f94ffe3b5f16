"""For any two versions of a form and any record: moving loses nothing, and moving back gives the same record."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made import forms, records
from tests.worlds import PEN, World, new_world

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.moving import pool_of
from hsb_wizard.assessment.payloads import payload_from_plain, payload_to_plain
from hsb_wizard.casework.moving import plan_move
from hsb_wizard.forms.form import Form


def everything(a: Assessment) -> Counter[str]:
    """All that was said, wherever it stands: counted or set aside."""
    return Counter([repr(said) for said in pool_of(a).values()] + [repr(each.said) for each in a.aside])


def moved(world: World, to: Form) -> World:
    """The record on another form, its entry written to the journal's plain values and read back."""
    entry = plan_move(world.record, to).moved
    again = payload_from_plain(Kind.FORM_MOVED, payload_to_plain(entry))
    assert again == entry
    after = world.after(PEN.write(world.a.case, Kind.FORM_MOVED, again))
    return World(to, after.a, after.today)


@st.composite
def two_forms_and_a_record(draw: st.DrawFn) -> tuple[World, Form]:
    """A record on one form, and another version of it with other questions under the same names."""
    one, other = draw(forms()), draw(forms())
    return draw(records(new_world(one), [path for path in one.questions if path.startswith("family.")])), other


@settings(max_examples=60, deadline=None)
@given(two_forms_and_a_record())
def test_moving_there_and_back_gives_the_same_record_and_loses_nothing_on_the_way(made: tuple[World, Form]) -> None:
    world, other = made
    there = moved(world, other)
    assert everything(there.a) == everything(world.a)
    back = moved(there, world.form)
    assert pool_of(back.a) == pool_of(world.a)
    assert back.a.aside == ()
    assert back.play == world.play


@settings(max_examples=30, deadline=None)
@given(two_forms_and_a_record(), st.data())
def test_what_is_said_between_two_moves_is_never_lost(made: tuple[World, Form], data: st.DataObject) -> None:
    world, other = made
    there = moved(world, other)
    there = data.draw(records(there, [path for path in other.questions if path.startswith("family.")]))
    back = moved(there, world.form)
    assert everything(back.a) == everything(there.a)
    assert {path.partition("/")[0] for _, path in back.a.answers} <= set(back.form.questions)
