"""Any number of people rate a made-up case alone; the team then sees how it rates, and nothing else is ever figured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, brought_in, open_desk

from hsb_wizard.assessment.agreement import alone_parts
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import calibrating, verbs
from hsb_wizard.casework.assessors import rate_again
from hsb_wizard.casework.calibrating import known_case, lines, team_picture, training_records
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.casework.training_cases import TrainingCase, training_case
from hsb_wizard.errors import NotAllowed, RefusedInput
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.practitioners import Practitioner

LENA, LENAS = "Lena Marsh", "button forest ribbon castle"
CASE = "denied"
PART, PATH = "family", "family.supervision"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    opened = open_desk(tmp_path_factory.mktemp("calibrating") / "store")
    opened.run(lambda vault: vault.add_person(LENA, {"assessor"}, LENAS, TEST)).result()
    opened.run(lambda vault: vault.add_person("Priya Nair", {"supervisor"}, LENAS, TEST)).result()
    opened.confirm(TOM, WORDS[TOM]).result()
    opened.confirm(LENA, LENAS).result()
    yield opened
    opened.close()


def people(desk: Casework, *names: str) -> list[Practitioner]:
    known = {each.name: each for each in desk.people().result()}
    return [known[name] for name in names]


def begin(desk: Casework, case: TrainingCase, raters: list[Practitioner]) -> tuple[Step, ...]:
    return calibrating.begin(desk, case, raters, desk.cases().result())


def rates(desk: Casework, record: Record, voice: Voice, value: str) -> Record:
    """Whoever sits in this voice rates one factor and finishes the part."""
    desk.hand_over(record.assessment.lead if voice is Voice.LEAD else record.assessment.co)
    step = verbs.answer(desk, record, PATH, AnswerGiven(value), voice)
    record = step.record if step else record
    return verbs.finish_pass(desk, record, PART, voice).record


def test_three_raters_sit_two_to_a_record_with_the_facts_filled_in_and_nothing_rated(desk: Casework) -> None:
    made = [step.record for step in begin(desk, training_case(CASE), people(desk, AMINA, TOM, LENA))]
    assert [(a.reference, a.lead_name, a.co_name) for a in (each.assessment for each in made)] == [
        ("A-0101-1", AMINA, TOM),
        ("A-0101-2", LENA, AMINA),
    ]
    a = made[0].assessment
    assert a.training == CASE
    assert a.rows["chronology.event"]
    assert a.text("screen.outcome")
    assert not [path for _, path in a.answers if path in made[0].form.factors or path.startswith("sense.")]
    assert len(training_records(desk, CASE)) == 2


def test_whoever_begins_it_need_not_rate_and_every_pair_has_the_facts(tmp_path: Path) -> None:
    opened = open_desk(tmp_path / "store")
    opened.run(lambda vault: vault.add_person(LENA, {"assessor"}, LENAS, TEST)).result()
    opened.run(lambda vault: vault.add_person("Ravi Sen", {"assessor"}, LENAS, TEST)).result()
    opened.run(lambda vault: vault.add_person("Priya Nair", {"supervisor"}, LENAS, TEST)).result()
    opened.close()
    desk = unlock(tmp_path / "store", "Priya Nair", LENAS)
    try:
        made = begin(desk, training_case(CASE), people(desk, AMINA, TOM, LENA, "Ravi Sen"))
        assert all(step.record.assessment.rows["chronology.event"] for step in made)
        for step in made:
            step.saved.result()
        again = begin(desk, training_case(CASE), people(desk, AMINA, TOM))
        assert [step.record.assessment.reference for step in (*made, *again)] == ["A-0101-1", "A-0101-2", "A-0101-3"]
    finally:
        desk.close()


def test_nobody_sees_a_part_before_all_have_finished_it_and_then_everybody_counts_once(desk: Casework) -> None:
    one, two = (step.record for step in begin(desk, training_case("sibling"), people(desk, AMINA, TOM, LENA)))
    one = rates(desk, rates(desk, one, Voice.LEAD, "concern"), Voice.CO, "concern")
    assert "Nothing to show yet" in " ".join(lines(training_case("sibling"), (one, two)))
    two = rates(desk, rates(desk, two, Voice.LEAD, "priority"), Voice.CO, "strength")
    found = team_picture((one, two))
    assert found.raters == 3
    (item,) = found.items
    assert {label: count for label, count in item.levels if count} == {"Concern": 2, "Priority": 1}
    said = lines(training_case("sibling"), (one, two))
    assert "3 raters, 1 item" in " ".join(said)
    assert all(name not in " ".join(said) for name in (AMINA, TOM, LENA))
    assert "over 3 raters, 1 item." in " ".join(said)


def test_what_somebody_rates_again_after_seeing_the_others_changes_no_picture(desk: Casework) -> None:
    (begun,) = begin(desk, training_case("learning"), people(desk, AMINA, TOM))
    one = rates(desk, rates(desk, begun.record, Voice.LEAD, "concern"), Voice.CO, "priority")
    again = rate_again(desk, one, PART, Voice.CO, "Talked it over").record
    after = rates(desk, again, Voice.CO, "concern")
    assert team_picture((after,)) == team_picture((one,))


def test_over_a_record_about_somebody_nothing_is_figured(desk: Casework) -> None:
    record = brought_in(desk)
    with pytest.raises(NotAllowed, match="never over a record about somebody"):
        team_picture((record,))
    with pytest.raises(NotAllowed, match="never over a record about somebody"):
        known_case(desk, record.assessment.reference)
    with pytest.raises(RefusedInput, match="no training case"):
        known_case(desk, "nonsense")
    with pytest.raises(NotAllowed, match="Nobody here has begun"):
        lines(training_case("eleven"), training_records(desk, "eleven"))


def test_one_rater_is_no_team_and_a_supervisor_does_not_rate(desk: Casework) -> None:
    with pytest.raises(NotAllowed, match="Two people or more"):
        begin(desk, training_case(CASE), people(desk, AMINA, AMINA))
    with pytest.raises(NotAllowed, match="not an assessor"):
        begin(desk, training_case(CASE), people(desk, AMINA, "Priya Nair"))


def test_the_same_parts_are_rated_alone_as_in_any_record(desk: Casework) -> None:
    record = begin(desk, training_case("custody"), people(desk, AMINA, TOM))[0].record
    assert len([path for path in record.form.factors if record.form.part_of(path) in alone_parts_of(record)]) == 27


def alone_parts_of(record: Record) -> tuple[str, ...]:
    return alone_parts(record.form, record.assessment)
