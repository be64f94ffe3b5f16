"""Answers to what is no longer asked: kept, counted nowhere, back as soon as the question returns."""

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import question as asked
from tests.builders import tiny_form, with_keys, with_question
from tests.worlds import PEN, World, new_world

from hsb_wizard.assessment.inactive import Group, active, groups, inactive, undecided
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import Empty, HiddenSettled, TwoViews
from hsb_wizard.assessment.progress import NOT_STARTED, section_progress
from hsb_wizard.quality.review import review

FORM = tiny_form(
    with_question("family", asked("nested", show_when="answered(children)")),
    with_question("home", asked("elsewhere", show_when="case.age < 12")),
)
ASKED, CHILDREN, SAFE = "family.children_at_home", "family.children", "family.child_at_home"


def told() -> World:
    """Children are said to live there, with everything that this opens."""
    world = new_world(FORM).says(ASKED, "yes").says(CHILDREN, "Two, 6 and 9.").says("family.nested", "More.")
    return world.row(SAFE, "row1", {"safe_care": "Their own rooms."})


def cleared(world: World) -> World:
    """The answer that the rest hangs on is taken back."""
    entry = PEN.clear(world.a, ASKED)
    return world.after(entry) if entry else world


def gone(world: World) -> tuple[str, ...]:
    return inactive(world.form, world.a, world.play)


def test_nothing_is_inactive_while_everything_said_is_asked() -> None:
    assert gone(told()) == ()
    world = told()
    assert active(FORM, world.a, world.play) is world.a


def test_another_answer_hides_what_hung_on_it_and_what_hung_on_that() -> None:
    world = told().says(ASKED, "no")
    assert gone(world) == (CHILDREN, SAFE, "family.nested")
    assert groups(FORM, world.a, world.play) == (
        Group(ASKED, (CHILDREN, SAFE, "family.nested"), (CHILDREN, SAFE, "family.nested")),
    )


def test_what_is_hidden_is_kept_and_comes_back_as_it_was() -> None:
    before = told()
    after = before.says(ASKED, "no").says(ASKED, "yes")
    assert gone(after) == ()
    assert after.a.text(CHILDREN) == "Two, 6 and 9."
    assert after.a.rows == before.a.rows


def test_clearing_the_answer_hides_as_another_one_does() -> None:
    assert gone(cleared(told())) == (CHILDREN, SAFE, "family.nested")


def test_what_counts_has_nothing_of_it_in_any_voice() -> None:
    world = told().says(ASKED, "no")
    counts = active(FORM, world.a, world.play)
    assert {path for _, path in counts.answers} == {ASKED}
    assert SAFE not in counts.rows
    assert world.a.text(CHILDREN) == "Two, 6 and 9."


def test_a_section_off_the_route_is_hidden_by_the_response_that_was_chosen() -> None:
    world = new_world(FORM).rated("family.supervision", "concern", "priority", "concern")
    world = world.says("setup.response", "short_route")
    assert groups(FORM, world.a, world.play) == (
        Group("setup.response", ("family.supervision",), ("family.supervision",)),
    )
    assert {voice for voice, _ in active(FORM, world.a, world.play).answers} == {Voice.AGREED}


def test_two_views_on_what_is_hidden_do_not_count_either() -> None:
    world = new_world(FORM).wrote(Kind.TWO_VIEWS_RECORDED, TwoViews("Seen", "Said"), "family.supervision")
    world = world.says("setup.response", "short_route")
    assert active(FORM, world.a, world.play).two_views == {}
    assert "family.supervision" in world.a.two_views


def test_a_cell_that_its_row_no_longer_asks_for_is_hidden_by_the_cell_beside_it() -> None:
    world = new_world(FORM).row("family.household", "r1", {"name": "Aunt", "lives": "yes", "since": "2020"})
    assert gone(world) == ()
    world = world.says("family.household/r1/lives", "no")
    assert gone(world) == ("family.household/r1/since",)
    assert groups(FORM, world.a, world.play)[0].because == "family.household/r1/lives"
    assert active(FORM, world.a, world.play).text("family.household/r1/since") == ""
    assert active(FORM, world.a, world.play).text("family.household/r1/name") == "Aunt"


def test_what_hangs_on_age_is_hidden_by_the_date_of_birth() -> None:
    world = new_world(FORM).says("setup.born", "2015-06").says("home.elsewhere", "Asked of a younger child.")
    assert gone(world) == ()
    assert groups(FORM, (older := world.says("setup.born", "2011-03")).a, older.play)[0].because == "setup.born"


def test_a_row_that_was_taken_out_leaves_nothing_to_decide_on() -> None:
    world = told().wrote(Kind.ROW_REMOVED, Empty(), f"{SAFE}/row1", Voice.AGREED).says(ASKED, "no")
    assert SAFE not in gone(world)


def test_logic_sees_no_rows_and_no_levels_of_what_is_hidden() -> None:
    form = tiny_form(
        with_question("home", asked("many", show_when="rows(family.child_at_home) > 0")),
        with_question("home", asked("heavy", show_when="count_in(family, ['priority']) > 0")),
        with_keys("family.supervision", show_when="children_at_home == 'yes'"),
    )
    world = new_world(form).says(ASKED, "yes").row(SAFE, "r", {"safe_care": "Rooms."})
    world = world.says("family.supervision", "priority")
    assert {"home.many", "home.heavy"} <= world.play.shown
    assert not {"home.many", "home.heavy"} & world.says(ASKED, "no").play.shown


def test_a_section_in_which_only_hidden_things_were_said_is_not_begun() -> None:
    form = tiny_form(with_keys("home.stable", show_when="family.children_at_home == 'yes'"))
    world = new_world(form).says(ASKED, "yes").says("home.stable", "concern").says(ASKED, "no")
    world = world.says("screen.outcome", "go_on")
    assert section_progress(form, world.a, world.play, "home").status == NOT_STARTED


def test_rules_say_nothing_of_what_is_hidden() -> None:
    form = tiny_form(with_keys("family.supervision", show_when="children_at_home == 'yes'"))
    heavy = new_world(form).says(ASKED, "yes").says("family.supervision", "priority")
    light = heavy.says(ASKED, "no")

    def ids(world: World) -> set[str]:
        return {each.id for each in review(form, active(form, world.a, world.play), world.play, world.today).now}

    assert "Q80" in ids(heavy)
    assert "Q80" not in ids(light)


def test_kept_with_a_reason_it_is_decided_until_something_else_is_said_there() -> None:
    world = told().says(ASKED, "no")
    places = (CHILDREN, SAFE, "family.nested")
    kept = world.wrote(Kind.HIDDEN_SETTLED, HiddenSettled("keep", "They visit again in spring.", places), ASKED)
    assert undecided(FORM, kept.a, kept.play) == ()
    assert groups(FORM, kept.a, kept.play)[0].reason == "They visit again in spring."
    assert gone(kept) == places
    again = kept.says(ASKED, "yes").says(CHILDREN, "Three now.").says(ASKED, "no")
    assert undecided(FORM, again.a, again.play)[0].undecided == (CHILDREN,)


@given(st.lists(st.sampled_from(["yes", "no", None]), max_size=6))
def test_however_often_it_is_answered_and_taken_back_nothing_is_lost(answers: list[str | None]) -> None:
    world = told()
    for each in answers:
        world = world.says(ASKED, each) if each else cleared(world)
    world = world.says(ASKED, "yes")
    assert world.a.text(CHILDREN) == "Two, 6 and 9."
    assert world.play.shown == told().play.shown
    assert active(FORM, world.a, world.play).rows == told().a.rows


def test_levels_are_counted_in_a_section_and_in_a_part_of_one() -> None:
    form = tiny_form(
        with_question("family", asked("in_section", show_when="count_in(home, ['priority']) == 2")),
        with_question("family", asked("in_part", show_when="count_in(home.friends, ['priority']) == 1")),
        with_question("home", asked("another", "rating", part="friends", scale="plan_scale")),
    )
    world = new_world(form).says("home.isolation", "priority")
    assert {"family.in_section", "family.in_part"} & world.play.shown == {"family.in_part"}
    assert "family.in_section" in world.says("home.stable", "priority").play.shown
