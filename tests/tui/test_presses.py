"""Key presses are counted over the fields that the pages have; each sum here is done by hand."""

from tests.tui.working import AGREED, FACTOR, LEAD, OPEN, noted, says, started

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, ToldSomeone, TwoViews
from hsb_wizard.values import replace
from hsb_wizard.work.presses import case_count, key_presses, of_fields
from hsb_wizard.work.view_base import Choice, Field


def more(before: int, after: int) -> int:
    return after - before


def test_a_form_is_its_letters_its_characters_and_the_way_between_fields() -> None:
    letters = (Choice("a", "A", "A"), Choice("b", "B", "B"))
    chosen = Field("answer", "choice", choices=letters, chosen=("b",))
    note, empty = Field("note", "box", text="Seen."), Field("from", "line")
    assert of_fields((chosen,)) == 1
    assert of_fields((chosen, empty, note)) == 1 + 2 + 5
    assert of_fields((chosen, note, empty)) == 1 + 1 + 5
    assert of_fields((empty,)) == 0


def test_a_choice_without_a_letter_takes_the_way_down_and_space() -> None:
    several = tuple(Choice(value, value) for value in "abcd")
    field = Field("answer", "multi", choices=several, chosen=("b", "d"))
    assert of_fields((field,)) == (1 + 1) + (2 + 1)
    assert of_fields((replace(field, chosen=()),)) == 0


def test_one_answer_more_costs_its_own_keys_and_no_page_more() -> None:
    record = says(started(), OPEN)
    answered = says(record, {"sense.how": AnswerGiven("Care was turned round.")})
    assert more(key_presses(record), key_presses(answered)) == len("Care was turned round.")


def test_rating_alone_costs_a_letter_and_the_way_to_the_note() -> None:
    record = says(started(), OPEN)
    rated = says(record, {FACTOR: AnswerGiven("concern", note="Seen.", sources=("School",))}, LEAD)
    assert more(key_presses(record), key_presses(rated)) == 1 + 1 + len("Seen.") + 1 + len("School")


def test_a_row_is_opened_filled_and_done() -> None:
    record = says(started(), {**OPEN, "family.children_at_home": "yes"})
    added = noted(record, Kind.ROW_ADDED, Empty(), "family.child_at_home/r1", AGREED)
    assert more(key_presses(record), key_presses(added)) == 2
    assert case_count(added).rows == case_count(record).rows + 1


def test_two_views_are_a_letter_and_a_page_of_their_own() -> None:
    record = says(started(), OPEN)
    views = noted(record, Kind.TWO_VIEWS_RECORDED, TwoViews(lead_rests_on="School"), FACTOR)
    words, bears_on_safety = len("School"), 1
    assert more(key_presses(record), key_presses(views)) == 1 + words + 5 + bears_on_safety
    assert case_count(views).rated == 1


def test_what_was_told_is_counted_with_its_page() -> None:
    record = says(started(), OPEN)
    told = noted(record, Kind.TOLD_SOMEONE, ToldSomeone({"words": "They said so."}), "")
    assert more(key_presses(record), key_presses(told)) == 2 + len("They said so.")


def test_what_is_no_longer_asked_is_not_counted() -> None:
    record = says(started(), {**OPEN, "setup.proceedings": "police", "setup.proceedings_agreed": "With the police."})
    hidden = says(record, {"setup.proceedings": "none"})
    assert case_count(hidden).answered == case_count(record).answered - 1
    assert key_presses(hidden) < key_presses(record) - len("With the police.") + 1
