"""The review as a whole: what counts now and later, what goes ahead, and what every rule must carry."""

from __future__ import annotations

from tests.quality.judged import said
from tests.worlds import AMINA, CASE, PEN, TOM, new_world

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import EntryId, Kind
from hsb_wizard.assessment.payloads import GoesAheadBecause, Signed
from hsb_wizard.casework.review import findings_to_plain
from hsb_wizard.quality.finding import STEPS
from hsb_wizard.quality.review import RULES, WITHOUT_EXCEPTION, next_step, review


def test_each_rule_of_the_program_has_its_weight_its_step_its_source_and_its_remedy() -> None:
    for rule in RULES:
        assert rule.moment in {"stop", "why", "think"}
        assert rule.step in STEPS
        assert rule.remedy.endswith(".")
        assert rule.references


def test_every_finding_is_a_sentence_with_a_place_in_the_form() -> None:
    world = new_world()
    for finding in review(world.form, world.a, world.play, world.today).now:
        assert finding.message.endswith(".")
        assert finding.place == "" or world.form.has(finding.place)


def test_a_stop_goes_ahead_for_a_reason_and_then_stands_in_nobody_s_way() -> None:
    world = new_world()
    before = review(world.form, world.a, world.play, world.today)
    (finding,) = said(world, "Q86")
    assert finding in before.stops
    explained = world.wrote(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause("meeting on Friday"), finding.key)
    after = review(explained.form, explained.a, explained.play, explained.today)
    assert [each.id for each in after.stops] == [each.id for each in before.stops if each.id != "Q86"]


def test_the_safety_plan_the_reader_and_the_other_supervisor_go_ahead_for_no_reason() -> None:
    assert frozenset({"Q05", "Q109", "Q121"}) == WITHOUT_EXCEPTION


def test_signing_comes_before_the_countersignature() -> None:
    world = new_world()
    assert next_step(world.a) == "sign"
    for who in (AMINA, TOM):
        world = world.after(Entry(EntryId(who), CASE, PEN.at, Kind.SIGNED, who, who, Signed("assessor", who, "f")))
    assert next_step(world.a) == "countersign"


def test_rules_of_the_form_speak_only_where_their_section_belongs_to_the_record() -> None:
    assert said(new_world(), "Q85")
    assert said(new_world().says("plan.family_work", "Four meetings"), "Q85") == []
    assert said(new_world().says("setup.response", "within_expected"), "Q85") == []
    assert said(new_world().says("setup.response", "short_route"), "Q77") == []


def test_an_informal_removal_from_school_is_taken_up() -> None:
    world = new_world().says("education.exclusion", ("informal",))
    assert said(world, "Q60")
    taken_up = world.says("education.exclusion_challenged", "Dan Petrov with the head, 24 March")
    assert said(taken_up.says("education.days_out", 30), "Q60") == []
    counted = new_world().says("education.exclusion", ("fixed_period",)).says("education.days_out", 5)
    assert said(counted, "Q60") == []


def test_work_goes_on_while_an_account_is_denied() -> None:
    world = new_world().says("account.account_given", "denies")
    assert said(world, "Q90")
    assert said(world.says("plan.while_denied", "Health, school and safety first"), "Q90") == []
    assert said(new_world().says("account.account_given", "accepts"), "Q90") == []


def test_the_findings_as_plain_values_have_the_documented_keys() -> None:
    world = new_world()
    plain = findings_to_plain(review(world.form, world.a, world.play, world.today))
    assert set(plain) == {"findings", "later"}
    assert {"id", "moment", "step", "message", "place"} <= set(plain["findings"][0])


def test_reviewing_counts_nothing_and_changes_nothing() -> None:
    world = new_world()
    assert review(world.form, world.a, world.play, world.today) == review(world.form, world.a, world.play, world.today)
