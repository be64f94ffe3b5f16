"""Paper to work with: what stands on it, and what never does."""

from __future__ import annotations

import pytest
from tests.worlds import World, new_world

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import SittingNoted, TwoViews
from hsb_wizard.casework.sheets import drafted, kinds
from hsb_wizard.report.document import Document, KeyValues, Table, document_texts
from hsb_wizard.report.pdf import print_pdf

SECRET = "NOBODY-ELSE-READS-THIS"


def world() -> World:
    made = new_world().says("screen.outcome", "go_on").says("screen.adaptations", ("breaks",))
    made = made.row(
        "session_notes.note", "r1", {"on": "2026-11-20", "today_plan": "Draw the week\nTalk about football"}
    )
    return made.says("family.supervision", "concern", Voice.LEAD, note=SECRET)


def words(document: Document) -> str:
    return "\n".join(document_texts(document))


def test_the_rating_sheet_has_a_line_for_each_of_the_41_factors_with_its_letters() -> None:
    document = drafted(world().record, "rating-sheet", Voice.CO)
    (table,) = [each for each in document.blocks if isinstance(each, Table)]
    assert len(table.rows) == 41
    assert {row[1] for row in table.rows} == {"S  N  C  P"}
    assert table.rows[0][0].startswith("2.1 ")
    assert "Tom Rees" in document.reference


def test_what_one_rated_alone_is_on_no_paper() -> None:
    for kind in kinds():
        assert SECRET not in words(drafted(world().record, kind))


def test_the_session_sheet_can_lie_before_the_young_person() -> None:
    said = words(drafted(world().record, "session-sheet"))
    assert "Draw the week" in said
    assert "A-0007" not in said
    assert all(word not in said for word in ("Concern", "Priority", "harmful", "risk", "Amina", "Day "))
    assert "You may stop, skip or bring someone." in said


def test_the_key_card_names_every_level_and_missing_state_with_its_letter() -> None:
    document = drafted(world().record, "key-card")
    letters = [row[0] for each in document.blocks if isinstance(each, Table) for row in each.rows]
    assert {"S", "N", "C", "P", "K", "U", "R", "H", "I", "F4"} <= set(letters)
    assert "Y the young person   O other people   B both" in words(document)


def test_the_hand_over_begins_from_the_last_sitting_and_names_what_stands_open() -> None:
    made = world().wrote(
        Kind.SITTING_NOTED,
        SittingNoted(False, day="2026-11-19", place="Office", done="The screen", next="Ask the school", who="Tom"),
    )
    made = made.rated("family.stance", "strength", "priority")
    made = made.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews("a", "b", "A visit", "Tom", "2026-12-04"), "family.stance")
    document = drafted(made.record, "hand-over")
    said = words(document)
    assert "Sitting of 19 November 2026, Office" in said
    pairs = [pair for each in document.blocks if isinstance(each, KeyValues) for pair in each.pairs]
    assert [pair for pair in pairs if pair[0] in {"Done", "Next", "Who"}] == [
        ("Done", "The screen"),
        ("Next", "Ask the school"),
        ("Who", "Tom"),
    ]
    assert "A visit (Tom, 4 December 2026)" in said


@pytest.mark.parametrize(
    ("kind", "pages"), [("session-sheet", 2), ("rating-sheet", 3), ("key-card", 1), ("hand-over", 1)]
)
def test_each_sheet_prints_and_a_hand_over_and_a_key_card_are_one_page(kind: str, pages: int) -> None:
    made = print_pdf(drafted(world().record, kind, Voice.LEAD))
    assert made.pages <= pages
    assert not made.substituted
