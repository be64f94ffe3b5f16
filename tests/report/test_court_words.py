"""What courts and chairs need: where each statement comes from, what was seen, up to when it holds, who says so."""

from pathlib import Path

import pytest
from tests import documents
from tests.worlds import World, new_world

from hsb_wizard.assessment.model import Answer
from hsb_wizard.casework.exporting import Wanted, drafted
from hsb_wizard.report.document import Document, KeyValues, Statement, document_texts
from hsb_wizard.report.edition import editions
from hsb_wizard.report.reading import passages
from hsb_wizard.report.wording import lead_and_source


def made(world: World, name: str) -> Document:
    return drafted(world.record, Wanted(name, Path("x.pdf"), household="mother" if name == "parents" else ""), "0" * 64)


def words(world: World, name: str) -> str:
    return "\n".join(document_texts(made(world, name)))


@pytest.mark.parametrize(
    ("sources", "lead", "source"),
    [
        (("School, 5 November 2026",), "School reported", "5 November 2026"),
        (("Mother, 3 May", "Father, 4 May"), "Mother and Father reported", "3 May, 4 May"),
        (("Home visit, 13 November 2026",), "It was reported", "Home visit, 13 November 2026"),
        (("School",), "It was reported", "School"),
        (("Police summary, 4 May", "Mother, 3 May"), "It was reported", "Police summary, 4 May; Mother, 3 May"),
        (("Psychologist, 14 October 2026",), "Psychologist reported", "14 October 2026"),
        ((), "It was reported", "source not given"),
    ],
)
def test_a_report_says_who_reported_and_when_where_somebody_did(
    sources: tuple[str, ...], lead: str, source: str
) -> None:
    answer = Answer("e", "amina", "2026-11-20", value="x", sources=sources)  # type: ignore[arg-type]
    assert lead_and_source("report", answer) == (lead, source)


def test_the_three_forms_of_statement_are_told_apart_in_one_section() -> None:
    world = new_world().says("living.own_view", "It is quiet.", sources=("Young person, 17 November 2026",))
    world = world.says("living.lives", "with_family", sources=("Social care record, 2 November 2026",))
    world = world.says("living.going_well", "The garden.")
    leads = {each.lead for each in made(world, "full").blocks if isinstance(each, Statement)}
    assert {"Young person reported", "Records show", "We think"} <= leads


def test_page_1_says_up_to_when_it_holds_and_when_it_lapses() -> None:
    world = new_world().says("judgements.others_until", "2027-02-19").says("judgements.own_until", "2026-12-04")
    assert "Up to date to 20 November 2026; lapses on 4 December 2026." in words(world, "court-extract")
    assert "Up to date to 20 November 2026." in words(new_world(), "full")


PAPERS = (
    {"kind": "School report", "on": "2026-11", "seen": "whole"},
    {"kind": "Police summary", "on": "2026-10-02", "seen": "part"},
    {"kind": "Early help", "on": "2023", "seen": "not_seen"},
)


def test_documents_seen_and_not_seen_stand_apart_with_their_dates() -> None:
    world = new_world()
    for place, cells in enumerate(PAPERS):
        world = world.row("sources.paper", f"r{place}", cells)
    (pairs,) = (
        dict(each.pairs)
        for each in made(world, "court-extract").blocks
        if isinstance(each, KeyValues) and "Documents seen" in dict(each.pairs)
    )
    assert pairs["Documents seen"] == "School report, November 2026.\nPolice summary, 2 October 2026 (in part)."
    assert pairs["Documents not seen"] == "Early help, 2023."


def test_the_method_page_says_what_each_assessor_is_not_qualified_to_say_and_names_specialist_work() -> None:
    world = new_world().row(
        "setup.assessor",
        "aa",
        {"which": "lead", "agency": "Social care", "training": "May 2025", "not_qualified": "A diagnosis"},
    )
    said = words(world, "full")
    assert "Amina Khan. Social care. Trained: May 2025. Not for them to say: A diagnosis." in said
    assert "Tom Rees. Not for them to say: not said." in said
    assert "Specialist assessment: none." in said
    assert "It is not an expert report." in said


def test_an_extract_names_the_sections_it_leaves_to_the_full_assessment() -> None:
    assert "Not in this document, and in the full assessment: 4 Own experience of harm" in words(
        new_world(), "court-extract"
    )
    assert "Not in this document" not in words(new_world(), "full")


def test_disputed_facts_stand_beside_our_answer() -> None:
    row = {"by": "parent", "fact": "Nobody asked us.", "answer": "The nurse rang once.", "on": "2026-11-14"}
    blocks = made(new_world().row("share.disputed", "aa", row), "court-extract").blocks
    rows = [each for block in blocks for each in getattr(block, "rows", ())]
    assert any("Nobody asked us." in each and "The nurse rang once." in each for each in rows)


@pytest.mark.parametrize("name", [each.id for each in editions()])
def test_the_running_line_says_what_it_is_and_for_whom(name: str) -> None:
    footer = made(new_world(), name).footer
    assert "Professional judgement of two assessors: no score, no prediction. For " in footer
    assert footer.endswith("only.")


@pytest.mark.parametrize("name", [each.id for each in editions() if each.id != "supervision"])
def test_averages_and_days_since_disclosure_are_in_the_supervision_copy_alone(name: str) -> None:
    world = new_world().says("journey.disclosed", "2026-03-14")
    assert "251 days, from 14 March 2026 to 20 November 2026" in words(world, "supervision")
    said = words(world, name)
    assert "eight months" not in said
    assert "251 days" not in said


@pytest.mark.parametrize("edition", [each.id for each in editions()])
def test_every_text_that_a_printer_sees_is_read_through(edition: str) -> None:
    document = documents.drafted(edition, "complete")
    read = [f"{each.where}\n{each.text}" for each in passages(document)]
    texts = [text for text in document_texts(document) if text not in (document.page_label, document.draft_label)]
    assert [text for text in texts if not any(text in each for each in read)] == []
