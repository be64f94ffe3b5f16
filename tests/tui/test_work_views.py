from tests.tui.working import AGREED, CO, FACTOR, LEAD, OPEN, OTHER, noted, rated, says, started

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import AnswerGiven, ModeChosen, PassFinished, ToldSomeone, TwoViews
from hsb_wizard.assessment.two_views import lacking
from hsb_wizard.work.view_agree import DIFFER, SAME, views_of
from hsb_wizard.work.view_base import AFTER_ALL, TASKS, TELL, FormView, ListView, Place
from hsb_wizard.work.view_cards import hand_over_view, mode_refusal, mode_view, who_view
from hsb_wizard.work.view_chrome import banner, header
from hsb_wizard.work.view_draw import whole_pieces
from hsb_wizard.work.view_help import help_view
from hsb_wizard.work.view_place import next_place, next_to_do, place_of, walk
from hsb_wizard.work.view_question import ANSWERED, FINISHED, ONLY_ASSESSORS, UNSAFE, factor_choices, question_view
from hsb_wizard.work.view_rows import row_view, rows_view
from hsb_wizard.work.view_section import section_view
from hsb_wizard.work.view_session import session_view
from hsb_wizard.work.view_tasks import tasks_view
from hsb_wizard.work.view_tell import DANGER, tell_view, told_view

NOTE = "SECRET-OF-AMINA home visit"


def letters(view: FormView, key: str = "answer") -> str:
    field = next(field for field in view.fields if field.key == key)
    return " ".join(choice.letter for choice in field.choices)


def chosen(view: FormView, key: str = "answer") -> tuple[str, ...]:
    return next(field.chosen for field in view.fields if field.key == key)


def keys(view: FormView) -> list[str]:
    return [field.key for field in view.fields]


def statuses(view: ListView) -> dict[str, str]:
    return {line.place.at: line.status for line in view.lines if line.place and line.place.at}


def test_the_task_list_says_what_is_always_open_and_what_waits() -> None:
    view = tasks_view(started())
    texts = [line.text.strip() for line in view.lines]
    assert view.title == "Complete this assessment"
    assert texts[:3] == ["Always open", "Tell someone now", "Safety plan for now"]
    judgements = next(line for line in view.lines if "Two judgements" in line.text)
    assert (judgements.status, judgements.place) == ("Opens after 1", None)
    assert texts[-1] == "Leave for now: everything is saved"
    assert [line.place for line in view.lines if line.text in {"Check and sign", "Documents"}] == [
        Place("check"),
        Place("documents"),
    ]


def test_before_the_screen_has_an_outcome_ratings_say_why_they_are_closed_and_the_override_is_offered() -> None:
    closed = section_view(started(), "family", LEAD)
    assert any("Ratings open after 1" in line.text for line in closed.lines)
    assert closed.letters["V"] == Place("gate", "family")
    page = question_view(started(), FACTOR, LEAD)
    assert page.fields == ()
    assert "Ratings open after 1" in page.above
    opened = section_view(says(started(), OPEN), "family", LEAD)
    assert "V" not in opened.letters
    assert opened.letters["M"] == Place("mode", "family")


def test_a_rating_is_asked_with_the_levels_and_the_missing_states_and_nothing_is_chosen() -> None:
    view = question_view(says(started(), OPEN), FACTOR, LEAD)
    assert letters(view) == "S N C P K U R H I"
    assert chosen(view) == ()
    assert keys(view) == ["answer", "note", "sources"]
    assert view.above[-1] == "Say what this means for the plan, not how bad anything or anyone is."
    assert view.foot == UNSAFE


def test_what_one_wrote_alone_is_in_no_view_of_the_other_before_both_were_shown() -> None:
    record = says(says(started(), OPEN), {FACTOR: AnswerGiven("concern", note=NOTE, sources=("SECRET visit",))}, LEAD)
    pages = (
        question_view(record, FACTOR, CO),
        section_view(record, "family", CO),
        tasks_view(record),
        help_view(record, Place("question", FACTOR)),
        question_view(record, OTHER, CO),
    )
    assert "SECRET" not in repr(pages)
    assert chosen(question_view(record, FACTOR, CO)) == ()
    mine = question_view(record, FACTOR, LEAD)
    assert chosen(mine) == ("concern",)
    assert mine.below == (ANSWERED,)
    assert statuses(section_view(record, "family", CO))[FACTOR] == "Not answered yet"


def test_whoever_is_no_assessor_of_this_record_answers_nothing_alone() -> None:
    view = question_view(says(started(), OPEN), FACTOR, None)
    assert view.fields == ()
    assert ONLY_ASSESSORS in view.above


def test_a_finished_pass_is_closed_until_it_is_opened_again() -> None:
    record = noted(says(started(), OPEN), Kind.PASS_FINISHED, PassFinished(), "family", LEAD)
    assert FINISHED in question_view(record, FACTOR, LEAD).above
    lines = [line.text for line in section_view(record, "family", LEAD).lines]
    assert "Go on with my answers" in lines
    assert "Tom's turn: hand over" in lines
    last = [line.text for line in section_view(record, "family", CO).lines]
    assert "I have finished this section: show both" in last


def test_the_agreed_page_shows_both_and_asks_what_settled_it_only_where_they_differ() -> None:
    record = rated(
        says(started(), OPEN),
        {FACTOR: AnswerGiven("strength", note="Amina saw it"), OTHER: "concern"},
        {FACTOR: AnswerGiven("priority", note="Tom saw it"), OTHER: "concern"},
    )
    differ = question_view(record, FACTOR, LEAD)
    assert letters(differ) == "A B S N C P K U R H I T"
    assert next(field.label for field in differ.fields) == DIFFER
    assert {"Amina saw it", "Tom saw it"} <= {line.strip() for line in differ.above}
    same = question_view(record, OTHER, LEAD)
    assert letters(same) == "A S N C P K U R H I T"
    assert same.fields[0].label == SAME
    agreed = says(record, {FACTOR: "priority", OTHER: "concern"})
    assert keys(question_view(agreed, FACTOR, LEAD)) == ["answer", "settled", "for_whom"]
    assert keys(question_view(agreed, OTHER, CO)) == ["answer", "for_whom"]
    assert letters(question_view(agreed, OTHER, CO), "for_whom") == "Y O B"


def test_both_shown_the_widest_difference_stands_first() -> None:
    record = rated(
        says(started(), OPEN), {FACTOR: "concern", OTHER: "strength"}, {FACTOR: "concern", OTHER: "priority"}
    )
    view = section_view(record, "family", LEAD)
    factors = [line for line in view.lines if line.place and line.place.at in {FACTOR, OTHER}]
    assert [(line.place.at if line.place else "", line.status) for line in factors] == [
        (OTHER, "You differ: one strength"),
        (FACTOR, "Same: not agreed yet"),
    ]


def test_missing_states_ask_what_belongs_to_them() -> None:
    record = says(says(started(), OPEN), {FACTOR: AnswerGiven(missing="not_known")}, LEAD)
    assert keys(question_view(record, FACTOR, LEAD)) == ["answer", "who", "until", "note", "sources"]
    refused = says(record, {FACTOR: AnswerGiven(missing="chose_not_to_say")}, LEAD)
    assert keys(question_view(refused, FACTOR, LEAD)) == ["answer", "who", "note", "sources"]
    held = says(record, {FACTOR: AnswerGiven(missing="held_back")}, LEAD)
    assert keys(question_view(held, FACTOR, LEAD)) == ["answer", "until", "note", "sources"]


def test_a_judgement_asks_how_sure_and_offers_only_cannot_say_while_advice_is_awaited() -> None:
    path = "judgements.safety_of_others"
    record = says(says(started(), OPEN), {path: "extra"}, LEAD)
    assert keys(question_view(record, path, LEAD)) == ["answer", "confidence", "note", "sources"]
    waiting = says(started(), {"screen.outcome": "hold"})
    assert [choice.value for choice in question_view(waiting, path, LEAD).fields[0].choices] == ["cannot_say"]


TIMER = {"screen.adaptations": ("other",), "screen.adaptations_other": "Visual timer"}


def test_what_helps_stands_on_every_page_after_the_screen() -> None:
    record = says(says(started(), OPEN), {**TIMER})
    assert question_view(record, FACTOR, LEAD).helps == "Helps: Visual timer"
    assert section_view(record, "family", LEAD).helps == "Helps: Visual timer"
    assert question_view(record, "setup.born", LEAD).helps == ""


def test_what_helps_is_cut_between_words_and_help_names_the_rest() -> None:
    line = "Helps: Visual timer, short sittings, plain words and pictures"
    assert whole_pieces(line, 80) == line
    assert whole_pieces(line, 55) == "Helps: Visual timer, short sittings and 1 more (F1)"
    assert whole_pieces(line, 40) == "Helps: Visual timer and 2 more (F1)"
    record = says(says(started(), OPEN), {**TIMER})
    assert help_view(record, Place("section", "family"))[-2:] == ("!What helps the young person", "- Visual timer")


def test_continue_goes_through_a_section_factors_first_and_ends_on_its_page() -> None:
    record = says(started(), OPEN)
    order = walk(record, "family")
    assert [record.form.question(path).type for path in order[:5]] == ["rating"] * 5
    assert next_place(record, order[0]) == place_of(record, order[1])
    assert next_place(record, order[-1]) == Place("section", "family")


def test_the_next_thing_to_do_is_this_persons_own() -> None:
    record = says(started(), OPEN)
    place = next_to_do(record, LEAD)
    assert place is not None
    assert place.at == "setup.born"
    record = says(record, {FACTOR: "concern"}, LEAD)
    assert next_to_do(record, LEAD, after=FACTOR) == Place("question", OTHER)
    behind = walk(record, "family")[0]
    assert behind == FACTOR
    assert next_to_do(record, CO, after=walk(record, "own_harm")[-1]) == Place("question", FACTOR)


def test_choosing_to_rate_together_against_the_form_asks_one_line_why() -> None:
    record = says(started(), OPEN)
    assert [field.key for field in mode_view(record, "family").fields] == ["mode"]
    assert [field.key for field in mode_view(record, "family", "together").fields] == ["mode", "why"]
    assert mode_refusal(record, "family", "together", " ") != ""
    assert mode_refusal(record, "family", "together", "one hour left") == ""
    assert mode_refusal(record, "health", "together", "") == ""
    chosen_so = noted(record, Kind.MODE_CHOSEN, ModeChosen("together", "one hour left"), "family")
    assert any("Because: one hour left" in line.text for line in section_view(chosen_so, "family", LEAD).lines)
    assert keys(question_view(chosen_so, FACTOR, None)) == ["answer", "note", "sources"]


def test_two_views_give_way_to_one_answer_only_on_purpose() -> None:
    record = rated(says(started(), OPEN), {FACTOR: "strength"}, {FACTOR: "priority"})
    record = noted(record, Kind.TWO_VIEWS_RECORDED, TwoViews(), FACTOR)
    [standing] = question_view(record, FACTOR, LEAD).fields
    assert [choice.letter for choice in standing.choices] == ["G", "T"]
    [on_purpose] = question_view(record, FACTOR, LEAD, {"answer": (AFTER_ALL,)}).fields
    assert {"A", "B", "S", "N", "C", "P", "K", "T"} <= {choice.letter for choice in on_purpose.choices}


def test_two_views_that_bear_on_safety_need_arrangements_and_who_decided() -> None:
    said = ("lead_rests_on", "co_rests_on", "would_settle", "who_finds_out", "by_when")
    values: dict[str, str | tuple[str, ...]] = {**dict.fromkeys(said, "words"), "bears_on_safety": ("yes",)}
    assert "arrangements" in lacking(views_of(values))[1]
    assert lacking(views_of({**values, "until_then": "no contact", "decided_by": "team manager"})) == ("", "")
    assert lacking(views_of({}))[0] == "lead_rests_on"


def test_the_hand_over_card_asks_the_passphrase_once_and_names_whose_turn_it_is() -> None:
    first, later = hand_over_view(started(), CO, known=False), hand_over_view(started(), CO, known=True)
    assert first.above[1] == later.above[1] == "!Tom, your turn. Amina's answers are covered."
    assert [field.kind for field in first.fields] == ["secret"]
    assert later.fields == ()


def test_session_view_shows_the_plan_what_helps_notes_and_own_words_and_nothing_of_the_record() -> None:
    record = says(says(started(), OPEN), {**TIMER, "setup.proceedings": "police"})
    record = noted(record, Kind.TOLD_SOMEONE, ToldSomeone({"words": "EARLIER"}), "")
    view = session_view(record)
    assert view.above == ("What helps: Visual timer",)
    assert keys(view) == ["today_plan", "notes", "own_words"]
    assert header(record, Place("session"), LEAD, None, session=True) == "Today's session"
    assert banner(record, session=True) == "Today we listen. We are not asking about what others are looking into."
    assert "EARLIER" not in repr(tell_view(record, seen=True))
    assert "EARLIER" in repr(tell_view(record))


def test_the_header_says_whose_answers_they_are_or_which_day_it_is() -> None:
    record = says(says(started(), OPEN), {"journey.allocated": "2026-11-11"})
    assert header(record, Place("question", FACTOR), CO, None, session=False) == "Assessment A-0007   Tom's answers"
    assert header(record, TASKS, CO, None, session=False) == "Assessment A-0007   Day 9 of 28, 19 left"
    paper = header(record, Place("question", FACTOR), CO, CO, session=False)
    assert paper == "Assessment A-0007   Tom's answers, from paper"
    twins = started(lead="Sam Hill", co="Sam Ford")
    assert header(twins, Place("question", FACTOR), CO, None, session=False) == "Assessment A-0007   Sam Ford's answers"


def test_who_can_see_defaults_to_us_and_to_them_while_a_sitting_is_open() -> None:
    from hsb_wizard.assessment.payloads import SittingNoted

    assert who_view(started()).fields[0].chosen == ("us",)
    sitting = noted(started(), Kind.SITTING_NOTED, SittingNoted(began=True, with_child=True), "")
    assert who_view(sitting).fields[0].chosen == ("them",)


def test_rows_are_named_by_their_own_words_and_say_what_they_lack() -> None:
    from hsb_wizard.assessment.payloads import Empty

    record = noted(started(), Kind.ROW_ADDED, Empty(), "plan.line/r1")
    assert [line.text for line in rows_view(record, "plan.line").lines] == ["Still empty", "Add a line", "Go on"]
    record = says(record, {"plan.line/r1/change": "Sleeps at home"})
    first = rows_view(record, "plan.line").lines[0]
    assert (first.text, first.place) == ("Sleeps at home", Place("row", "plan.line", "r1"))
    assert first.status.startswith("Not yet: ")
    plain = [field.key for field in row_view(record, "plan.line", "r1").fields]
    assert "ends" not in plain
    record = says(record, {"plan.line/r1/kind": "restrictive"})
    assert {"ends", "less_restrictive"} <= {field.key for field in row_view(record, "plan.line", "r1").fields}


def test_tell_someone_now_says_999_first_and_lists_what_was_told_before() -> None:
    assert tell_view(started()).helps == DANGER == "In danger now: 999."
    record = noted(started(), Kind.TOLD_SOMEONE, ToldSomeone({"words": "I am scared", "told_whom": "duty desk"}), "")
    line = told_view(record).lines[0]
    assert line.text == "  20 Nov 2026 10:00  I am scared  Told: duty desk"
    task = next(line for line in tasks_view(record).lines if "Tell someone now" in line.text)
    assert (task.status, task.place) == ("1 written down", Place("told"))
    assert next(line for line in tasks_view(started()).lines if "Tell someone" in line.text).place == TELL


def test_help_holds_levels_missing_states_and_paragraphs() -> None:
    lines = "\n".join(help_view(started(), Place("question", FACTOR)))
    for words in ("!The four levels", "P  Priority", "K  Not known yet", "HMIP 2013", "!Look also for"):
        assert words in lines
    assert AGREED.value not in header(started(), TASKS, None, None, session=False)


def test_a_plan_can_answer_a_factor_on_which_two_views_stand() -> None:
    """Arrangements apply until it is settled: the plan is where they are."""
    record = rated(started(), {FACTOR: "concern", OTHER: "strength"}, {FACTOR: "concern", OTHER: "priority"})
    record = noted(says(record, {FACTOR: "concern"}), Kind.TWO_VIEWS_RECORDED, TwoViews(), OTHER)
    offered = {choice.value: choice.label.partition(" (")[2] for choice in factor_choices(record)}
    assert offered == {FACTOR: "Concern)", OTHER: "Two views)"}
