from tests.tui.working import CO, FACTOR, LEAD, TODAY, form, rated, says, started

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.work.view_answer import cell_said, said
from hsb_wizard.work.view_base import Choice, Field, Values, by_letter, toggled, with_letters
from hsb_wizard.work.view_draw import choice_lines, hanging, reflowed


def given(path: str, values: Values, before: AnswerGiven | None = None) -> AnswerGiven:
    record = says(started(), {path: before}) if before else started()
    answer = record.assessment.answer(path)
    return said(form(), form().question(path), answer, values, (None, None), TODAY)


def test_a_level_a_note_and_sources_become_one_answer() -> None:
    values: Values = {"answer": ("concern",), "note": " tired ", "sources": "Home visit 13 Nov, School 3 Nov"}
    assert given(FACTOR, values) == AnswerGiven("concern", note="tired", sources=("Home visit 13 Nov", "School 3 Nov"))


def test_a_missing_state_takes_the_value_away_and_its_request_goes_with_it() -> None:
    known = given(FACTOR, {"answer": ("?not_known",)}, AnswerGiven("concern", for_whom="both"))
    assert known == AnswerGiven(missing="not_known")
    asked = given(FACTOR, {"answer": ("?not_known",), "who": "Amina", "until": "20 11 2026"})
    assert (asked.who, asked.until) == ("Amina", "2026-11-20")
    again = given(FACTOR, {"answer": ("priority",), "who": "Amina", "until": "20 11 2026"}, asked)
    assert again == AnswerGiven("priority")


def test_for_whom_is_kept_with_a_concern_and_goes_with_a_strength() -> None:
    concern = given(FACTOR, {"answer": ("concern",), "for_whom": ("both",)})
    assert concern.for_whom == "both"
    assert given(FACTOR, {"answer": ("strength",), "for_whom": ("both",)}).for_whom is None


def test_words_in_the_line_win_over_a_mark_and_nothing_is_lost() -> None:
    both = given("safety.home", {"text": "Nan sleeps there", "missing": ("?not_known",)})
    assert (both.value, both.missing) == ("Nan sleeps there", None)
    assert given("safety.home", {"text": "", "missing": ("?not_known",)}).missing == "not_known"


def test_a_date_that_cannot_be_read_is_kept_as_it_was_typed() -> None:
    assert given("journey.allocated", {"text": "20 Nov 2026", "missing": ()}).value == "2026-11-20"
    assert given("journey.allocated", {"text": "next week", "missing": ()}).value == "next week"


def test_taking_an_answer_takes_it_as_it_stands_without_its_note() -> None:
    lead = AnswerGiven(missing="not_known", note="mine", who="Amina", until="2026-12-01")
    record = rated(started(), {FACTOR: lead}, {FACTOR: "concern"})
    others = (record.assessment.answer(FACTOR, LEAD), record.assessment.answer(FACTOR, CO))
    question = form().question(FACTOR)
    taken = said(form(), question, None, {"answer": ("@lead",)}, others, TODAY)
    assert taken == AnswerGiven(missing="not_known", who="Amina", until="2026-12-01")
    assert said(form(), question, None, {"answer": ("@co",)}, others, TODAY) == AnswerGiven("concern")


def test_clearing_everything_says_nothing() -> None:
    assert given(FACTOR, {"answer": (), "note": "", "sources": ""}, AnswerGiven("concern")) == AnswerGiven()


def test_cells_of_a_row_hold_what_their_field_is() -> None:
    by_when = form().field("plan.line", "by_when")
    assert cell_said(by_when, None, {"by_when": "1 12 2026"}, TODAY) == AnswerGiven("2026-12-01")
    factors = form().field("plan.line", "factors")
    assert cell_said(factors, None, {"factors": (FACTOR,)}, TODAY) == AnswerGiven((FACTOR,))
    assert cell_said(factors, None, {"factors": ()}, TODAY) == AnswerGiven()


SEVERAL = Field(
    "x", "multi", choices=(Choice("a", "A"), Choice("b", "B"), Choice("none", "None", alone=True)), chosen=("b",)
)


def test_several_are_kept_in_the_forms_order_and_one_that_stands_alone_clears_the_rest() -> None:
    assert toggled(SEVERAL, "a") == ("a", "b")
    assert toggled(SEVERAL, "b") == ()
    assert toggled(SEVERAL, "none") == ("none",)


def test_letters_are_given_in_order_and_never_one_that_is_taken() -> None:
    made = with_letters((Choice("a", "A"), Choice("b", "B", "B"), Choice("c", "C")), frozenset("A"))
    assert [choice.letter for choice in made] == ["C", "B", "D"]
    assert by_letter(Field("x", "choice", choices=made), "d") == made[2]


def test_short_choices_stand_side_by_side_and_the_mark_shows_the_whole_word() -> None:
    choices = (Choice("s", "Strength to build on", "S", short="Strength"), Choice("?k", "Not known yet", "K"))
    lines = [text for text, _ in choice_lines(Field("x", "choice", choices=choices, chosen=("s",)), 80, 0)]
    assert lines[:2] == ["   S Strength", "   K Not known yet"]
    assert lines[2].startswith(" > S  Strength to build on")
    assert lines[2].endswith("Enter goes on, Backspace clears")
    assert len(lines[2]) <= 80


def test_no_line_of_a_choice_is_wider_than_its_room() -> None:
    for path in form().questions:
        question = form().question(path)
        choices = with_letters(tuple(Choice(o.value, o.label, o.key or "", o.anchor) for o in question.options))
        shown = Field("x", "multi", question.label, question.guidance.hint, choices, tuple(o.value for o in choices))
        assert all(len(text) <= 80 for text, _ in choice_lines(shown, 80, 0))


def test_what_hangs_under_a_name_keeps_its_room_and_sentences_of_a_pack_are_joined() -> None:
    assert hanging("        one two three", 20) == ("        one two", "        three")
    assert hanging("one two three", 8) == ("one two three",)
    assert reflowed("One line that\ngoes on.\n\nAnother.") == ("One line that goes on.", "", "Another.")
