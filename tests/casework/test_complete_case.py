"""The complete made-up case: it fills the form, comes in, is checked without a stop, and leaves in every edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.casework.stories import AMINA, TOM, brought_in, complete

from hsb_wizard.assessment.agreement import alone_paths, compare_one
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.exporting import Wanted, document, editions, export
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.errors import NotAllowed
from hsb_wizard.forms.load import shipped
from hsb_wizard.report.document import Heading, document_texts
from hsb_wizard.values import replace

# One case cannot be in two minds: these belong to answers that exclude the ones it gives.
OTHER_BRANCHES = {
    "setup.proceedings_agreed",
    "setup.solicitor",
    "setup.use_understood",
    "journey.custody_work",
    "screen.cognitive_because",
    "screen.provisional_on",
    "screen.advice_asked_of",
    "screen.advice_due",
    "screen.advice_review",
    "screen.advice_decides",
    "behaviour.recurrence_what",
    "own_harm.family_sexual_abuse_what",
    "own_harm.domestic_abuse_what",
    "own_harm.care_history_what",
    "own_harm.exploitation_what",
    "own_harm.other_crime_help",
    "family.parenthood_what",
    "health.measures_what",
    "health.moving_on_plan",
    "education.contact_there_arranged",
    "living.living_alone",
    "living.homeless_duty",
    "living.release_place",
    "living.bed_and_breakfast",
    "living.bed_and_breakfast_instead",
    "living.partner_what",
    "living.partner_telling",
    "living.gang_what",
    "identity.orientation",
    "strengths.limits_what",
    "justice.earlier_trend",
    "justice.registration_until",
    "justice.registration_explained",
    "justice.police_manager",
    "justice.mappa_category",
    "justice.mappa_level",
    "justice.mappa_notified",
    "justice.mappa_referred",
    "justice.mappa_outcome",
    "justice.mappa_decision",
    "justice.mappa_view",
    "justice.safeguarding_told",
    "plan.while_denied",
    "plan.transition_plan",
}


def test_it_stands_on_the_shipped_form() -> None:
    wanted = shipped().hash
    assert complete()["form"]["hash"] == wanted, f"the form has changed: 'make case-hash' writes {wanted} into the case"


def test_it_fills_every_question_that_one_case_can_fill() -> None:
    form, case = shipped(), complete()
    asked = {path for path in form.questions if form.question(path).type != "statement"}
    assert asked - set(case["answers"]) - OTHER_BRANCHES == {"tell.heard"}
    assert case["told"]


def test_every_factor_is_settled_and_those_rated_alone_have_both_answers(complete_record: Record) -> None:
    form, a = complete_record.form, complete_record.assessment
    standing = {compare_one(form, a, path).standing for path in form.factors}
    assert standing == {"agreed", "two_views"}
    alone = ("behaviour", "account", "own_harm", "family", "living.friends_online", "strengths.strengths", "judgements")
    for part in alone:
        for path in alone_paths(form, a, part):
            assert a.answer(path, Voice.LEAD), path
            assert a.answer(path, Voice.CO), path


def test_it_is_checked_and_no_stop_is_left(complete_record: Record) -> None:
    found = findings(complete_record)
    assert [each.message for each in found.stops] == []
    assert [(each.id, each.moment) for each in found.now if each.goes_ahead] == [("Q83", "why")]


def test_its_assessors_are_the_people_of_this_store_and_the_importer_wrote_it(desk: Casework) -> None:
    record = brought_in(desk)
    people = {person.name: person.id for person in desk.people().result()}
    assert (record.assessment.lead, record.assessment.co) == (people[AMINA], people[TOM])
    assert record.assessment.imported_by == people[AMINA]


def test_shown_and_brought_in_again_it_says_the_same(desk: Casework) -> None:
    first = to_plain(brought_in(desk), "")
    second = to_plain(brought_in(desk, lambda case: case.update(first)), "")
    assert second == first
    given = complete()
    assert {key: first[key] for key in given} == given


def test_what_goes_ahead_finds_its_row_again_in_another_store(complete_record: Record) -> None:
    a = complete_record.assessment
    (key,) = a.goes_ahead
    assert key == f"Q83:plan.line/{a.rows['plan.line'][5]}/measure"


def test_a_draft_leaves_in_the_editions_that_may_be_drafts_and_in_no_other(desk: Casework, tmp_path: Path) -> None:
    record = brought_in(desk)
    for edition in editions():
        wanted = Wanted(edition.id, tmp_path / f"{edition.id}.pdf", draft=True)
        wanted = replace(wanted, household=edition.households[0] if edition.households else "")
        if not edition.may_be_draft:
            with pytest.raises(NotAllowed, match="only to the supervisor and to the meeting"):
                export(desk, record, wanted)
            continue
        made = export(desk, record, wanted)
        assert made.pages == len(PdfReader(made.path).pages)
        assert made.substituted == ()


def test_page_one_names_who_was_asked_and_has_not_answered(complete_record: Record) -> None:
    words = texts(complete_record, "full")
    page_one = words[: words.index("Next meeting")]
    assert "Speech and language therapy; Early help or prevention; Safeguarding hub." in page_one
    assert "Custody or secure home" not in page_one


def test_the_chronology_stands_in_the_order_of_time_with_the_age_at_each_event(complete_record: Record) -> None:
    words = texts(complete_record, "full")
    days = ["November 2020, aged 9", "May 2022, aged 11", "14 March 2026, aged 14", "11 May 2026, aged 15"]
    places = [words.index(day) for day in days]
    assert places == sorted(places)
    assert complete()["answers"]["chronology.event"]["rows"][0]["when"]["value"] == "2026-03-14"


def test_a_bare_yes_that_only_opens_the_next_line_is_not_printed(complete_record: Record) -> None:
    words = texts(complete_record, "full")
    assert "Mild asthma" in words
    assert "Health condition" not in words.splitlines()
    assert "Mentor\nYes." in words  # it names its source


def test_the_sections_stand_in_the_order_of_their_numbers_the_plan_among_them(complete_record: Record) -> None:
    made = document(complete_record, Wanted("full", Path("x.pdf"), draft=True), "0" * 64)
    numbers = [each.number for each in made.blocks if isinstance(each, Heading) and each.level == 1 and each.number]
    assert [each for each in numbers if each.isdigit()] == [str(number) for number in range(1, 17)]


def test_page_one_is_one_page(desk: Casework, tmp_path: Path) -> None:
    made = export(desk, brought_in(desk), Wanted("full", tmp_path / "out.pdf", draft=True))
    first, second = (page.extract_text() for page in PdfReader(made.path).pages[:2])
    assert "Who this is for" in first
    assert "Next meeting" in first
    assert "A.1" in second


def test_the_safety_plan_has_one_page_for_each_place(desk: Casework, tmp_path: Path) -> None:
    record = brought_in(desk)
    made = export(desk, record, Wanted("safety-plan", tmp_path / "out.pdf"))
    assert made.pages == len(record.form.pack.place)


def texts(record: Record, edition: str) -> str:
    return "\n".join(document_texts(document(record, Wanted(edition, Path("x.pdf"), draft=True), "0" * 64)))


def test_whose_rating_was_which_is_in_the_supervision_copy_only(complete_record: Record) -> None:
    assert "How the two assessors worked" in texts(complete_record, "supervision")
    full = texts(complete_record, "full")
    assert "How the two assessors worked" not in full
    assert "3.3.1\nFirst view" in full


def test_what_a_child_told_leaves_only_for_those_who_act_on_it(complete_record: Record) -> None:
    said = complete()["told"][0]["words"]
    assert said in texts(complete_record, "tell-someone")
    assert said in texts(complete_record, "supervision")
    assert said not in texts(complete_record, "full")
    assert said not in texts(complete_record, "safety-plan")


def test_session_notes_stay_with_the_pair_and_the_supervisor(complete_record: Record) -> None:
    notes = complete()["answers"]["session_notes.note"]["rows"][0]["notes"]["value"]
    assert notes not in texts(complete_record, "full")
    assert notes in texts(complete_record, "supervision")


def test_the_safety_plan_carries_nothing_of_the_behaviour(complete_record: Record) -> None:
    plan, case = texts(complete_record, "safety-plan"), complete()["answers"]
    for row in case["behaviour.matter"]["rows"]:
        assert row["reported"]["value"] not in plan
    assert "relative" not in plan


def test_every_note_and_agreed_word_of_a_reader_s_sections_is_printed(complete_record: Record) -> None:
    full, form, case = texts(complete_record, "full"), shipped(), complete()["answers"]
    for path, said in case.items():
        if (form.question(path).share or form.pack.share.default) == "supervision":
            continue
        for voice in ("lead", "co", "agreed"):
            note = said.get(voice, {}).get("note", "")
            judged = form.question(path).confidence and voice != "agreed"
            assert judged or note.rstrip(".").lower() in full.lower(), (path, voice)
        value = said.get("agreed", {}).get("value")
        if form.question(path).type in {"text", "long_text"} and value:
            assert value in full, path


def test_a_provisional_outcome_says_on_page_one_what_it_hangs_on(desk: Casework) -> None:
    def awaiting(case: dict[str, dict[str, object]]) -> None:
        case["answers"]["screen.outcome"] = {"agreed": {"value": "go_on_awaiting"}}
        case["answers"]["screen.provisional_on"] = {"agreed": {"value": "A speech and language report, due in May"}}

    made = document(brought_in(desk, awaiting), Wanted("full", Path("x.pdf"), draft=True), "0" * 64)
    words = "\n".join(document_texts(made))
    page_one = words[: words.index("Next meeting")]
    assert "Awaited: A speech and language report, due in May." in page_one
    assert "Conclusions that rest on the screen are provisional." in page_one
