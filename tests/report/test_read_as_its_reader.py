"""What was found when every page was read as its reader would: each mended once, and kept so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.documents import EDITIONS, drafted
from tests.worlds import AMINA, TOM, World, form, new_world

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework import exporting
from hsb_wizard.casework.exporting import Wanted
from hsb_wizard.casework.record import look
from hsb_wizard.forms.spoken import spoken
from hsb_wizard.forms.words import Here
from hsb_wizard.report.document import Callout, Document, Heading, Statement, document_texts
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.values import replace


def _made(world: World, edition: str, **more: str | tuple[str, ...]) -> Document:
    return exporting.drafted(world.record, Wanted(edition, Path("x.pdf"), **more), "0" * 64)  # type: ignore[arg-type]


def _words(document: Document) -> str:
    return "\n".join(document_texts(document))


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_gap_for_a_word_is_left_open_on_paper(edition: str) -> None:
    here = spoken(form(), Here("wales"))
    said = look(here, new_world().rated("behaviour.pattern", "concern", "concern", "concern").a, new_world().today)
    household = "mother" if edition == "parents" else ""
    made = exporting.drafted(said, Wanted(edition, Path("x.pdf"), household=household, sample="1234"), "0" * 64)
    texts = [text for text in document_texts(made) if text != made.page_label]
    assert [text for text in texts if re.search(r"\{\w*\}", text)] == []


def test_what_both_noted_and_agreed_word_for_word_is_printed_once() -> None:
    path = "family.family_history"
    world = new_world().says(path, None, missing="not_known", note="Records asked for. They come in May.")
    world = world.says(path, "concern", Voice.LEAD, note="Records asked for.")
    said = [each.text for each in _made(world, "full").blocks if isinstance(each, Statement)]
    assert sum("Records asked for" in each for each in said) == 1


def test_what_a_chapter_says_is_not_said_again_under_its_section() -> None:
    world = new_world().says("sense.three_sentences", "One thing. Another. A third.")
    made = _made(world, "parents", household="mother", ticked=("sense.three_sentences",))
    assert _words(made).count("One thing. Another. A third.") == 1


def test_the_paragraphs_of_the_plan_stand_in_the_order_of_their_numbers() -> None:
    numbers = [each.number for each in drafted("full", "complete").blocks if isinstance(each, Heading | Statement)]
    plan = [int(each.split(".")[1]) for each in numbers if re.fullmatch(r"15\.\d+", each)]
    assert plan == sorted(plan)


def test_the_page_for_a_place_says_by_name_whom_to_tell() -> None:
    world = new_world().says("safety.home", "An adult is there.")
    box, *_ = (each for each in _made(world, "safety-plan").blocks if isinstance(each, Callout))
    names = f"{world.a.people[AMINA]} or {world.a.people[TOM]}"
    assert box.lines == ("In danger now: 999.", f"If something changes or does not work, tell {names} the same day.")


def test_page_1_gives_the_date_of_a_cognitive_assessment_or_why_there_is_none() -> None:
    seen = new_world().says("screen.cognitive_assessment", "seen").says("screen.cognitive_date", "2026-10-14")
    assert "Seen, dated 14 October 2026." in _words(_made(seen, "full"))
    none = new_world().says("screen.cognitive_assessment", "not_indicated")
    assert "because" not in next(each for each in _words(_made(none, "full")).splitlines() if "psychologist" in each)
    none = none.says("screen.cognitive_because", "School sees no need.")
    said = _words(_made(none, "full"))
    assert re.search(r"psychologist or similar: Not indicated\. More in 1\.\d+\.", said)  # page 1 stays one page
    assert "Not indicated because: School sees no need." in said


def test_a_family_reads_the_day_it_was_written_and_no_count_of_ours() -> None:
    household = _words(_made(_signed(), "parents", household="mother"))
    assert "Written on 20 November 2026." in household
    assert re.search(r"Written on day \d+, 20 November 2026", _words(_made(_signed(), "court-extract")))


def _signed() -> World:
    from tests.documents import record

    return World(form(), record("complete").assessment)


def test_in_large_print_the_codes_cost_no_page_of_their_own() -> None:
    pages = drafted("young-person", "sibling")
    assert print_pdf(replace(pages, sizes=pages.sizes.larger)).pages == 2
