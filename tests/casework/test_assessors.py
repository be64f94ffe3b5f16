"""Another person assesses, or somebody rates again: what was rated is put away, kept, and told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, open_desk

from hsb_wizard.assessment.agreement import alone_paths, compare_one, shown_to_both
from hsb_wizard.assessment.independence import independence, ledger_lines
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.assessors import rate_again, replace_assessor
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.practitioners import Practitioner
from hsb_wizard.work.view_assessors import NOT_NOW, archived_view, assessors_view, ledger_view

PART, PATH = "family", "family.supervision"
LENA, LENAS = "Lena Marsh", "button forest ribbon castle"
LEFT = "Tom has left the service"


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    opened = open_desk(tmp_path_factory.mktemp("assessors") / "store")
    opened.run(lambda vault: vault.add_person(LENA, {"assessor"}, LENAS, TEST)).result()
    opened.run(lambda vault: vault.add_person("Priya Nair", {"supervisor"}, LENAS, TEST)).result()
    opened.confirm(TOM, WORDS[TOM]).result()
    opened.confirm(LENA, LENAS).result()
    yield opened
    opened.close()


def named(desk: Casework, name: str) -> Practitioner:
    return next(each for each in desk.people().result() if each.name == name)


def rates(desk: Casework, record: Record, voice: Voice, value: str, *, finish: bool = True) -> Record:
    """Whoever assesses in this voice rates one factor, says why, and finishes."""
    desk.hand_over(record.assessment.lead if voice is Voice.LEAD else record.assessment.co)
    step = verbs.answer(desk, record, PATH, AnswerGiven(value, note=f"{value}, seen at home"), voice)
    assert step is not None
    return verbs.finish_pass(desk, step.record, PART, voice).record if finish else step.record


def begun(desk: Casework) -> Record:
    record = desk.start_case("A-0007", named(desk, AMINA), named(desk, TOM)).record
    step = verbs.answer(desk, record, "screen.outcome", AnswerGiven("go_on"))
    assert step is not None
    return step.record


def replaced(desk: Casework, record: Record) -> Record:
    desk.hand_over(record.assessment.lead)
    return replace_assessor(desk, record, Voice.CO, named(desk, LENA), LEFT).record


def test_what_the_former_assessor_rated_is_put_away_and_the_new_one_rates_with_a_free_mind(desk: Casework) -> None:
    record = replaced(desk, rates(desk, begun(desk), Voice.CO, "priority", finish=False))
    a = record.assessment
    assert (a.co_name, a.answer(PATH, Voice.CO)) == (LENA, None)
    (kept,) = a.archived
    assert (kept.because, kept.answers[PATH].value, kept.by) == ("person", "priority", named(desk, TOM).id)
    fresh = rates(desk, rates(desk, record, Voice.LEAD, "concern"), Voice.CO, "concern")
    assert compare_one(fresh.form, fresh.assessment, PATH).distance == "same"
    said = desk.open_case("A-0007").result()
    assert said.assessment.archived[0].answers[PATH].note == "priority, seen at home"


def test_what_was_put_away_is_read_only_when_both_were_shown_what_came_after(desk: Casework) -> None:
    record = replaced(desk, rates(desk, begun(desk), Voice.CO, "priority"))
    assert archived_view(record, PART).above == ("", NOT_NOW)
    assert shown_to_both(record.form, record.assessment).archived[0].answers == {}
    shown = rates(desk, rates(desk, record, Voice.LEAD, "concern"), Voice.CO, "strength")
    page = repr(archived_view(shown, PART))
    assert "Tom Rees" in page
    assert "priority, seen at home" in page
    assert LEFT in page
    assert "Tom Rees began to rate Family and home and was replaced" in independence(shown.form, shown.assessment)


def test_what_both_were_shown_stays_as_it_was_agreed_under_the_name_of_who_rated_it(desk: Casework) -> None:
    shown = rates(desk, rates(desk, begun(desk), Voice.LEAD, "concern"), Voice.CO, "concern")
    record = replaced(desk, shown)
    a = record.assessment
    said = a.answer(PATH, Voice.CO)
    assert said is not None
    assert (PART in a.revealed, a.archived, a.people[said.by]) == (True, (), TOM)


def test_the_form_keeps_until_when_the_first_assessed_and_asks_the_second_the_same(desk: Casework) -> None:
    record = begun(desk)
    step, row = verbs.add_row(
        desk, record, "setup.assessor", {"which": AnswerGiven("co"), "agency": AnswerGiven("YJS")}
    )
    a = replaced(desk, step.record).assessment
    first, second = a.rows["setup.assessor"]
    assert first == row
    assert a.value(f"setup.assessor/{first}/until") == desk.today().isoformat()
    assert (a.value(f"setup.assessor/{second}/which"), a.value(f"setup.assessor/{second}/agency")) == ("co", None)


def test_nobody_is_replaced_without_a_reason_or_by_one_who_is_no_assessor(desk: Casework) -> None:
    record = begun(desk)
    with pytest.raises(NotAllowed, match="one of the two already"):
        replace_assessor(desk, record, Voice.CO, named(desk, AMINA), LEFT)
    with pytest.raises(NotAllowed, match="not an assessor"):
        replace_assessor(desk, record, Voice.CO, named(desk, "Priya Nair"), LEFT)
    with pytest.raises(NotAllowed, match="one line why"):
        replace_assessor(desk, record, Voice.CO, named(desk, LENA), "  ")
    desk.hand_over(named(desk, LENA).id)
    with pytest.raises(NotAllowed, match="says who assesses instead"):
        replace_assessor(desk, record, Voice.CO, named(desk, LENA), LEFT)


def test_rated_again_after_both_were_shown_is_a_new_pass_marked_as_having_seen_and_the_first_counts(
    desk: Casework,
) -> None:
    shown = rates(desk, rates(desk, begun(desk), Voice.LEAD, "concern"), Voice.CO, "priority")
    with pytest.raises(NotAllowed, match="Hand over first"):
        rate_again(desk, shown, PART, Voice.LEAD, "The visit")
    again = rate_again(desk, shown, PART, Voice.CO, "The visit of yesterday").record
    assert PART not in again.assessment.revealed
    after = rates(desk, again, Voice.CO, "concern")
    a = after.assessment
    assert (PART in a.revealed, a.value(PATH, Voice.CO)) == (True, "concern")
    words = independence(after.form, a)
    assert "they differed on 1" in words, "counted on first passes"
    assert "Tom Rees rated Family and home again after seeing the other's." in words


def test_the_record_of_independence_says_who_finished_when_and_how_and_hides_what_is_not_shown(desk: Casework) -> None:
    half = rates(desk, begun(desk), Voice.CO, "priority")
    assert [line.what for line in ledger_lines(half.form, half.assessment)] == [
        "Assessors: Amina Khan (lead) and Tom Rees"
    ]
    rates(desk, half, Voice.LEAD, "concern")
    shown = desk.open_case("A-0007").result()
    lines = [(line.what, line.how) for line in ledger_lines(shown.form, shown.assessment)]
    assert lines[1:] == [
        ("Tom Rees finished", "own passphrase"),
        ("Amina Khan finished", "own passphrase"),
        ("Both were shown", ""),
    ]
    assert "Tom Rees finished" in repr(ledger_view(shown))


def test_from_paper_the_record_names_who_typed_it(desk: Casework) -> None:
    record = verbs.choose_mode(desk, begun(desk), PART, "paper").record
    for voice in (Voice.LEAD, Voice.CO):
        for path in alone_paths(record.form, record.assessment, PART)[:1]:
            step = verbs.answer(desk, record, path, AnswerGiven("concern"), voice)
            assert step is not None
            record = verbs.finish_pass(desk, step.record, PART, voice).record
    lines = [(line.what, line.how) for line in ledger_lines(record.form, record.assessment)]
    assert ("Tom Rees finished", f"entered from paper by {AMINA}") in lines


def test_before_both_were_shown_no_page_says_on_how_many_they_differ(desk: Casework) -> None:
    """From paper both passes can be read in one process before both have finished: their difference is not told."""
    record = verbs.choose_mode(desk, begun(desk), PART, "paper").record
    for voice, value in ((Voice.LEAD, "strength"), (Voice.CO, "priority")):
        step = verbs.answer(desk, record, PATH, AnswerGiven(value), voice)
        assert step is not None
        record = step.record
    assert "differed" not in repr(assessors_view(record))


def test_who_assessed_a_signed_record_stands(desk: Casework) -> None:
    record = begun(desk)
    code = desk.record_code(record.assessment.case).result()
    for who in (record.assessment.lead, record.assessment.co):
        desk.hand_over(who)
        record = verbs.sign(desk, record, code).record
    desk.hand_over(record.assessment.lead)
    with pytest.raises(NotAllowed, match="who assessed it stands"):
        replace_assessor(desk, record, Voice.CO, named(desk, LENA), LEFT)
