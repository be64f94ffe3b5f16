"""What must hold of the rules for any record and any form that a store may hold."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import tiny_form
from tests.made import records
from tests.quality.test_failings import complete
from tests.worlds import World, form, new_world

from hsb_wizard.casework.review import findings
from hsb_wizard.forms.check_roles import ROLES
from hsb_wizard.forms.form import compile_form
from hsb_wizard.forms.rule_roles import RULE_ROLES
from hsb_wizard.quality.finding import Case, Finding
from hsb_wizard.quality.read_first import read_first
from hsb_wizard.quality.review import RULES
from hsb_wizard.quality.source_rules import CORE, GROUPS, HEALTH

ROLE_PATHS = tuple(dict.fromkeys(path for path in form().pack.roles.values() if form().has(path)))
ASKED = (*ROLE_PATHS, *form().factors, "setup.response", "setup.route", "screen.outcome")
COLUMNS = {
    "source_card": {
        *("agency", "status", "asked_on", "asked_for", "chased_on", "received_on", "because", "decided_by", "level"),
        *("adds", "verified", "withheld"),
    },
    "matter": {"status", "period", "until"},
}


def all_of(world: World) -> tuple[Finding, ...]:
    found = findings(world.record)
    return (*found.now, *found.later)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_whatever_is_said_rules_raise_nothing_and_lead_to_a_place_on_the_route(data: st.DataObject) -> None:
    world = data.draw(records(new_world(), ASKED))
    found = all_of(world)
    assert found == all_of(world)
    for each in found:
        section = each.place.partition(".")[0]
        assert each.place == "" or (world.form.has(each.place) and world.play.on_route(section))
    assert len({(each.key, each.moment) for each in found}) == len(found)
    assert all(world.form.has(point.place) for point in read_first(_case(world)))


def _case(world: World) -> Case:
    record = world.record
    return Case(record.form, record.active, record.play, record.today)


def test_a_form_from_before_the_roles_of_rules_is_read_all_the_same() -> None:
    pack = form().pack
    older = compile_form(pack.changed(roles={n: p for n, p in pack.roles.items() if n in ROLES}, phrases=()))
    world = World(older, complete().a, complete().today)
    assert findings(world.record).stops == ()
    assert len(all_of(world)) <= len(all_of(complete()))
    assert all_of(new_world(older))


def test_the_smallest_form_that_can_be_used_has_findings_and_no_fault() -> None:
    assert {each.id for each in all_of(new_world(tiny_form()))} >= {"Q05", "Q41"}


def test_the_form_gives_every_role_that_rules_ask_for() -> None:
    assert RULE_ROLES.keys() <= form().pack.roles.keys()


def test_rules_ask_for_columns_and_options_that_the_form_has() -> None:
    for role, columns in COLUMNS.items():
        assert columns <= {each.id for each in form().question(form().role(role)).field}
    agencies = {each.value for each in form().field(form().role("source_card"), "agency").options}
    named = {each for _, group in CORE for each in group} | {each for group, _ in GROUPS.values() for each in group}
    assert named | {each for each, _ in HEALTH} | {"police_records", "social_care"} <= agencies


def test_phrases_are_written_in_small_letters_and_belong_to_rules() -> None:
    for each in form().pack.phrases:
        assert all(word == word.casefold() for word in (*each.words, *each.beside))
        assert each.rule in {rule.id for rule in RULES}
