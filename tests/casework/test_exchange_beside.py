"""What `show --json` says beside the answers, for reading; what `import` leaves, and says that it left."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from tests.report.test_signed_and_reviewed import PATH, agreed
from tests.worlds import AMINA, World, new_world

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.model import ArchivedPass
from hsb_wizard.assessment.payloads import (
    AssessmentStarted,
    CardJudged,
    ComparedAtReview,
    QuestionAsked,
    Returned,
    TwoViews,
    WorkingNoted,
)
from hsb_wizard.casework.exchange import BESIDE, left_behind, read, to_plain
from hsb_wizard.casework.exchange_beside import beside
from hsb_wizard.report.access_copy import Asked, access_copy
from hsb_wizard.report.document import document_texts
from hsb_wizard.values import replace


def _looked_at() -> World:
    world = agreed().wrote(Kind.QUESTION_ASKED, QuestionAsked("Who saw this?"), PATH)
    return world.wrote(Kind.CARD_JUDGED, CardJudged("enough", "It weighs."), "card_1")


def test_what_a_supervisor_and_the_agencies_said_is_in_the_file() -> None:
    world = _looked_at()
    said = beside(world.form, world.a)
    [question] = said["supervision"]["questions"]
    assert (question["place"], question["text"], question["settled"]) == (PATH, "Who saw this?", False)
    assert said["supervision"]["cards"]["card_1"]["sentence"] == "It weighs."
    assert said["supervision"]["checked"]["name"] == "Priya Nair"
    assert (said["agencies"]["agencies"], said["agencies"]["on"]) == ("School and police", "2026-11-25")
    sent_back = _looked_at().wrote(Kind.RETURNED, Returned("The plan names nobody.", "Priya Nair", "f" * 64))
    assert beside(world.form, sent_back.a)["supervision"]["sent_back"][0]["reason"] == "The plan names nobody."


def test_a_review_says_what_it_began_from() -> None:
    world = new_world().says(PATH, "concern")
    world = world.wrote(Kind.ASSESSMENT_STARTED, AssessmentStarted("f", "1", "h", "review", "f" * 64, "A report"))
    world = world.says(PATH, "strength").wrote(Kind.COMPARED_AT_REVIEW, ComparedAtReview("better", "School"), PATH)
    said = beside(world.form, world.a)["review"]
    assert said["because"] == "A report"
    assert said["then"]["answers"][PATH]["agreed"]["value"] == "concern"
    assert said["since"] == {PATH: {"since": "better", "evidence": "School"}}


def test_a_pass_that_was_put_away_shows_its_ratings_only_where_both_were_shown_the_part() -> None:
    world = new_world().says(PATH, "concern", Voice.LEAD)
    answers = {PATH: world.a.answers[Voice.LEAD, PATH]}
    put_away = ArchivedPass("family", Voice.LEAD, AMINA, "seen", "Seen by chance", "2026-11-20", answers)
    a = replace(world.a, archived=(put_away,), revealed=frozenset())
    assert beside(world.form, a)["put_away"][0]["answers"] == {}
    shown = replace(a, revealed=frozenset({"family"}))
    assert beside(world.form, shown)["put_away"][0]["answers"][PATH]["value"] == "concern"


def test_a_working_note_is_in_the_file_and_in_the_copy_for_whoever_asks_and_in_no_document() -> None:
    world = agreed().wrote(Kind.WORKING_NOTED, WorkingNoted("Ask the school for the log."), PATH)
    [note] = beside(world.form, world.a)["working_notes"]
    assert (note["by"], note["place"], note["text"]) == ("Amina Khan", PATH, "Ask the school for the log.")
    made = access_copy(Asked(world.form, world.a, (), datetime(2026, 11, 20, tzinfo=UTC), "7QF2-K9XM"))
    assert "Ask the school for the log." in "\n".join(document_texts(made))


def test_nothing_stands_beside_a_record_that_nobody_looked_at() -> None:
    world = new_world().rated(PATH, "concern", None)
    assert beside(world.form, world.a) == {}


def test_what_is_for_reading_is_left_and_named_and_the_rest_comes_in() -> None:
    world = _looked_at()
    plain = to_plain(world.record, "") | beside(world.form, world.a)
    text = json.dumps(plain | {"signatures": []})  # a file with a signature is refused
    assert left_behind(text) == ("supervision", "agencies")
    assert read(text).answers[PATH].agreed is not None
    assert set(beside(world.form, world.a)) <= set(BESIDE)


def test_the_copy_for_whoever_asks_holds_it_too_with_each_view_under_a_name() -> None:
    views = TwoViews("Two visits.", "The school.", "A third visit.")
    world = _looked_at().wrote(Kind.TWO_VIEWS_RECORDED, views, "family.stance")
    made = access_copy(Asked(world.form, world.a, (), datetime(2026, 11, 20, tzinfo=UTC), "7QF2-K9XM"))
    said = "\n".join(document_texts(made))
    for words in (
        "Who saw this?",
        "Enough. It weighs.",
        "School and police",
        "Amina Khan rests it on",
        "A third visit.",
    ):
        assert words in said
    bare = access_copy(Asked(world.form, new_world().a, (), datetime(2026, 11, 20, tzinfo=UTC), "7QF2-K9XM"))
    assert "What was said of the record" not in "\n".join(document_texts(bare))
