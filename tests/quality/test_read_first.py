"""What a supervisor reads first: thin or copied evidence, one account, gaps, wide differences; and nobody counted."""

from __future__ import annotations

from tests.worlds import World, new_world

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import Empty, TwoViews
from hsb_wizard.casework.review import changed_since, findings, must_answer, points_to_read_first
from hsb_wizard.quality.read_first import APART, COPIED, GAP, MUST_ANSWER, NO_SOURCE, ONE_ACCOUNT, THIN

AT = "family.pressures"
SEEN = "Mother said on the visit that rent is two months late"


def kinds(world: World, path: str = AT) -> set[str]:
    return {each.kind for each in points_to_read_first(world.record) if each.place == path}


def words(world: World, kind: str) -> list[str]:
    return [each.words for each in points_to_read_first(world.record) if each.kind == kind]


def agreed(note: str = SEEN, *sources: str, world: World | None = None, path: str = AT) -> World:
    return (world or new_world()).says(path, "concern", note=note, sources=sources)


def test_a_new_record_has_nothing_to_read_first() -> None:
    assert points_to_read_first(new_world().record) == ()


def test_one_source_is_one_account_however_often_it_was_heard() -> None:
    assert kinds(agreed(SEEN, "Home visit, 3 November")) == {ONE_ACCOUNT}
    assert kinds(agreed(SEEN, "Home visit, 3 November", "Home visit, 9 November")) == {ONE_ACCOUNT}
    assert kinds(agreed(SEEN, "Home visit, 3 November", "School")) == set()
    assert kinds(agreed(SEEN)) == {NO_SOURCE}


def test_a_level_with_hardly_a_word_is_thin() -> None:
    assert THIN in kinds(agreed("Rent is late"))
    assert THIN not in kinds(agreed("Rent is two months late"))
    assert THIN not in kinds(new_world().says(AT, "nothing_of_note"))


def test_the_same_words_at_two_factors_are_shown_at_the_second() -> None:
    world = agreed(path="family.stance", world=agreed())
    assert (COPIED in kinds(world), COPIED in kinds(world, "family.stance")) == (True, False)
    assert words(world, COPIED) == ["5.4 Pressures, illness, caring: as at 5.2 Stance and support."]
    assert COPIED not in kinds(agreed("Rent is two months late now", world=world))


def test_what_one_assessor_wrote_alone_is_nobody_s_to_read_before_both_were_shown() -> None:
    alone = new_world().says(AT, "concern", Voice.LEAD, note=SEEN).says(AT, "strength", Voice.CO, note=SEEN)
    hidden = alone.says(AT, "concern")
    assert kinds(hidden) == {NO_SOURCE, THIN}
    shown = hidden.wrote(Kind.PASSES_REVEALED, Empty(), "family")
    assert kinds(shown) == {NO_SOURCE, COPIED, APART}


def test_wide_differences_say_how_they_ended() -> None:
    apart = new_world().rated(AT, "strength", "priority").wrote(Kind.PASSES_REVEALED, Empty(), "family")
    assert words(apart, APART) == ["5.4 Pressures, illness, caring: still open."]
    assert words(apart.says(AT, "concern"), APART) == ["5.4 Pressures, illness, caring: agreed since."]
    two = apart.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews(would_settle="x"), AT)
    assert words(two, APART) == ["5.4 Pressures, illness, caring: two views stand."]
    near = new_world().rated(AT, "concern", "priority").wrote(Kind.PASSES_REVEALED, Empty(), "family")
    assert words(near, APART) == []


def test_a_gap_says_who_finds_out_and_by_when() -> None:
    world = new_world().says(AT, missing="not_known", who="Dan Petrov", until="2026-12-04")
    assert words(world, GAP) == ["5.4 Pressures, illness, caring: Not known yet (Dan Petrov; 4 December 2026)."]
    assert words(new_world().says(AT, missing="does_not_apply"), GAP) == []


def test_what_was_answered_since_is_listed_in_form_order() -> None:
    world = new_world().says("plan.exit", "When school is settled").says("sense.how", "In steps")
    assert changed_since(world.record, "2026-11-20T09:59:59+00:00") == ("sense.how", "plan.exit")
    assert changed_since(world.record, "2026-11-20T10:00:00+00:00") == ()


def test_what_a_supervisor_must_answer_are_findings_of_those_rules() -> None:
    found = must_answer(findings(new_world().record).now)
    assert "Q86" in {each.id for each in found}
    assert {each.id for each in found} <= MUST_ANSWER
