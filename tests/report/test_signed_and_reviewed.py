"""What a document says of signatures, the two dates, the supervisor's check, and a review beside what it began from."""

from __future__ import annotations

from pathlib import Path

from tests.worlds import AMINA, CASE, PEN, TOM, World, new_world

from hsb_wizard.assessment.kinds import Kind, PractitionerId
from hsb_wizard.assessment.payloads import (
    AgenciesAgreed,
    AssessmentStarted,
    ComparedAtReview,
    Countersigned,
    Payload,
    Signed,
)
from hsb_wizard.casework.exporting import Wanted, document
from hsb_wizard.report.document import Document, ThenAndNow, document_texts
from hsb_wizard.values import replace

PRIYA = PractitionerId("priya")
PATH, OTHER = "family.supervision", "behaviour.access"


def by(world: World, who: PractitionerId, kind: Kind, payload: Payload, target: str | None = None) -> World:
    return world.after(replace(PEN, who=who, typed_by=who).write(CASE, kind, payload, target))


def agreed() -> World:
    """A record that was signed on day 9, checked, and agreed by agencies on day 14."""
    world = new_world().says("screen.outcome", "go_on").says("journey.allocated", "2026-11-11")
    world = world.rated(PATH, "concern", "concern", "concern").rated(OTHER, "priority", "priority", "priority")
    for who, name in ((AMINA, "Amina Khan"), (TOM, "Tom Rees")):
        world = by(world, who, Kind.SIGNED, Signed("assessor", name, "f" * 64))
    checked = Countersigned("supervisor", "Priya Nair", "f" * 64, "Children's social care", "A course")
    world = by(world, PRIYA, Kind.COUNTERSIGNED, checked)
    said = AgenciesAgreed("2026-11-25", "Amina Khan", "f" * 64, "School and police", "Police see the bus otherwise")
    return by(world, AMINA, Kind.AGENCIES_AGREED, said)


def made(world: World, edition: str) -> Document:
    household = "mother" if edition == "parents" else ""
    return document(world.record, Wanted(edition, Path("x.pdf"), draft=True, household=household), "f" * 64)


def words(world: World, edition: str) -> str:
    return " ".join(document_texts(made(world, edition)))


def test_two_dates_and_the_supervisor_s_check_print_with_the_signatures() -> None:
    text = words(agreed(), "full")
    assert "Written on day 9, 20 November 2026. Agreed by agencies on day 14, 25 November 2026." in text
    assert "Checked by a supervisor." in text
    assert "Signed in the program by Priya Nair, supervisor, Children's social care" in text
    assert "Agencies that agreed: School and police. Seen differently: Police see the bus otherwise." in text
    assert "A course" not in text


def test_who_sees_it_differently_is_for_professionals() -> None:
    assert "the bus otherwise" not in words(agreed(), "parents")


def test_a_first_assessment_has_no_then() -> None:
    assert not [block for block in made(agreed(), "full").blocks if isinstance(block, ThenAndNow)]


def test_a_review_prints_then_and_now_in_the_words_that_people_chose() -> None:
    started = AssessmentStarted("f", "1", "h", "review", "f" * 64, "A report came in")
    world = by(agreed(), AMINA, Kind.ASSESSMENT_STARTED, started)
    world = world.says(PATH, "strength")
    said = ComparedAtReview("better", "School, 20 November: no rule was broken")
    world = by(world, AMINA, Kind.COMPARED_AT_REVIEW, said, PATH)
    [block] = [each for each in made(world, "full").blocks if isinstance(each, ThenAndNow)]
    assert block.then == "Then, 20 November 2026"
    family, access = block.rows  # the three areas in which least moved stand first
    assert family[1:] == (
        "Concern: plan for it",
        "Strength to build on. Better. School, 20 November: no rule was broken.",
    )
    assert access[1:] == ("Priority: plan for it first", "Priority: plan for it first. Carried forward.")
    assert "A report came in." in words(world, "full")
    assert made(world, "full").draft  # not signed again yet
    assert not made(agreed(), "full").draft
