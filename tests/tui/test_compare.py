"""Compare and agree: worst first, one key from each for what is the same, few keys for each difference."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.tui.working import CO, FACTOR, LEAD, OPEN, OTHER, noted, rated, says, started

from hsb_wizard.assessment.agreement import alone_parts, compare, same_open
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, SameTaken
from hsb_wizard.casework.bringing_in import in_memory
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.load import shipped
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_compare import beside_said, evidence_words, for_whom_view, keys_to_compare
from hsb_wizard.work.view_place import next_place, next_to_do
from hsb_wizard.work.view_question import question_view
from hsb_wizard.work.view_section import section_view

COMPLETE = Path(__file__).parents[1] / "data" / "complete_case.json"
PRESSURES = "family.pressures"


def both() -> Record:
    """Amina and Tom have rated the family: one difference, one same concern, one same strength."""
    school = ("School, 5 November 2026",)
    return rated(
        says(started(), OPEN),
        {
            FACTOR: AnswerGiven("concern", sources=school),
            OTHER: AnswerGiven("concern", sources=school),
            PRESSURES: "strength",
        },
        {
            FACTOR: AnswerGiven("priority", sources=("school 5 Nov",)),
            OTHER: AnswerGiven("concern", sources=school),
            PRESSURES: "strength",
        },
    )


def taken(record: Record, *voices: Voice) -> Record:
    for voice in voices:
        paths = same_open(record.form, record.assessment, "family")
        record = noted(record, Kind.SAME_TAKEN, SameTaken(paths), "family", voice)
    return record


def test_what_both_said_the_same_is_taken_by_one_key_from_each_and_the_page_says_who_has() -> None:
    view = section_view(both(), "family", LEAD)
    assert view.letters["A"] == Place("same", "family", "lead")
    assert view.letters["B"] == Place("same", "family", "co")
    after = section_view(taken(both(), LEAD), "family", LEAD)
    assert "A" not in after.letters
    assert any("Amina has taken them." in line.text for line in after.lines)
    assert any("Tom takes the 2 same answers" in line.text for line in after.lines)


def test_continue_goes_through_the_differences_and_back_to_the_section_for_the_rest() -> None:
    left = [each.path for each in compare(both().form, both().assessment, "family") if each.distance == "unanswered"]
    agreed = says(both(), {FACTOR: "priority", **{path: AnswerGiven(missing="not_known") for path in left}})
    assert next_place(agreed, FACTOR) == Place("question", left[0])
    assert next_place(agreed, left[-1]) == Place("section", "family")
    assert next_to_do(agreed, LEAD, FACTOR) == Place("section", "family")


def test_after_the_two_keys_for_whom_is_asked_once_for_all() -> None:
    record = says(taken(both(), LEAD, CO), {OTHER: "concern", PRESSURES: "strength"})
    view = for_whom_view(record, "family")
    assert [field.key for field in view.fields] == [OTHER]
    assert [choice.letter for choice in view.fields[0].choices] == ["Y", "O", "B"]
    said = beside_said(record, {OTHER: ("both",)})
    assert said[OTHER].for_whom == "both"
    assert said[OTHER].value == "concern"
    done = says(record, dict(said))
    assert beside_said(done, {OTHER: ("both",)}) == {}
    held = {OTHER: ("both",)}
    assert [field.key for field in for_whom_view(done, "family", held).fields] == [OTHER], "it stays under the fingers"
    assert for_whom_view(done, "family").fields == ()
    assert "Every answer that you agreed here has its key: nothing is open." in for_whom_view(done, "family").above


@pytest.mark.parametrize(
    ("co_sources", "words"),
    [
        (("school 5 Nov",), "You read the same thing differently: School, 5 November 2026"),
        ((), "Only Amina knew this: School, 5 November 2026"),
        (("Parents",), "Only Tom knew this: Parents"),
    ],
)
def test_read_differently_is_told_apart_from_known_to_one_only(co_sources: tuple[str, ...], words: str) -> None:
    record = rated(
        says(started(), OPEN),
        {FACTOR: AnswerGiven("concern", sources=("School, 5 November 2026",))},
        {FACTOR: AnswerGiven("priority", sources=co_sources)},
    )
    assert evidence_words(record, FACTOR)[-1] == words
    assert words in question_view(record, FACTOR, LEAD).above


def test_before_both_were_shown_nothing_says_what_the_other_knew() -> None:
    record = says(says(started(), OPEN), {FACTOR: AnswerGiven("concern", sources=("SECRET",))}, CO)
    assert "SECRET" not in repr(question_view(record, FACTOR, LEAD))
    assert "A" not in section_view(record, "family", LEAD).letters


def test_the_complete_case_is_compared_with_one_key_per_same_section_and_three_per_difference() -> None:
    """Counted over the pages themselves: which field stands first, which letter answers, where the words go."""
    form = shipped()
    record = in_memory(form, COMPLETE.read_text(encoding="utf-8"))
    record = replace(record, today=date(2026, 11, 20))
    sections_with_same = 0
    for part in alone_parts(form, record.assessment):
        differ, same = keys_to_compare(record, part)
        assert all(count <= 3 for count in differ.values())
        assert same in (0, 4), "two from each: what it is, and yes"
        sections_with_same += bool(same)
        for path in differ:
            if path not in record.assessment.two_views:
                fields = [field.key for field in question_view(record, path, LEAD).fields]
                follow = [key for key in fields if key in {"who", "until"}]
                assert fields[: 2 + len(follow)] == ["answer", *follow, "settled"], path
    assert sections_with_same == 7
