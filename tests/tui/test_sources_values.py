"""Sources to tick instead of typing them again, and what is said of two answers that rest on different ones."""

from tests.tui.working import AGREED, CO, FACTOR, LEAD, OPEN, OTHER, noted, rated, says, started

from hsb_wizard.assessment.days import short_day
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, PassFinished, PassReplaced
from hsb_wizard.casework.record import Record
from hsb_wizard.values import replace
from hsb_wizard.work.view_agree import sides
from hsb_wizard.work.view_compare import evidence_words
from hsb_wizard.work.view_help import field_help
from hsb_wizard.work.view_question import question_view
from hsb_wizard.work.view_read import answer_beside
from hsb_wizard.work.view_sources import known_sources, resting_ticks, ticked, ticks_of
from hsb_wizard.work.view_voice import alone_words
from hsb_wizard.work.wide import in_two

VISIT, SCHOOL, POLICE = "Home visit, 14 November 2026", "School, 3 November 2026", "Police summary, 19 November 2026"


def rests(value: str, *sources: str) -> AnswerGiven:
    return AnswerGiven(value, sources=sources)


def card(record: Record, row: str, agency: str, status: str, day: str = "") -> Record:
    record = noted(record, Kind.ROW_ADDED, Empty(), f"sources.card/{row}", AGREED)
    cells = {"agency": agency, "status": status, **({"received_on": day} if day else {})}
    return says(record, {f"sources.card/{row}/{field}": value for field, value in cells.items()})


def test_what_is_known_are_cards_that_came_in_and_what_this_voice_or_the_pair_has_named() -> None:
    record = says(started(), OPEN)
    record = card(card(record, "r1", "education", "received", "2026-11-03"), "r2", "mental_health", "asked")
    record = says(record, {OTHER: rests("concern", VISIT)}, LEAD)
    record = says(record, {OTHER: rests("concern", "Grandmother, 2 November 2026")}, CO)
    assert known_sources(record, LEAD) == (SCHOOL, VISIT)
    assert known_sources(record, CO) == (SCHOOL, "Grandmother, 2 November 2026")


def test_a_card_is_not_offered_beside_the_name_that_somebody_gave_to_what_came_with_it() -> None:
    record = card(says(started(), OPEN), "r1", "police_records", "received", "2026-11-19")
    assert known_sources(record, LEAD) == ("Police, 19 November 2026",)
    assert known_sources(says(record, {OTHER: rests("concern", POLICE)}, LEAD), LEAD) == (POLICE,)


def test_ticks_stand_in_the_order_of_their_names_and_say_what_stands_in_the_line() -> None:
    ticks = ticks_of((SCHOOL, VISIT), f"{SCHOOL}, A neighbour")
    assert [each.label for each in ticks.choices] == [VISIT, SCHOOL]
    assert (ticks.chosen, [each.letter for each in ticks.choices]) == ((SCHOOL,), ["A", "B"])


def test_what_is_ticked_comes_after_what_was_typed_and_nothing_typed_goes() -> None:
    line = f"A neighbour, {SCHOOL}"
    ticks = ticks_of((SCHOOL, VISIT), line)
    assert ticked(line, ticks) == line
    assert ticked(line, replace(ticks, chosen=(VISIT, SCHOOL))) == f"A neighbour, {SCHOOL}, {VISIT}"
    assert ticked(line, replace(ticks, chosen=(VISIT,))) == f"A neighbour, {VISIT}"
    assert ticked(line, replace(ticks, chosen=())) == "A neighbour"


def test_a_name_with_a_comma_in_it_stays_one_source_when_it_is_ticked() -> None:
    name = "Notes, minutes and log of the school"
    ticks = ticks_of((name,), "")
    line = ticked("Home visit", replace(ticks, chosen=(name,)))
    assert ticks_of((name,), line).chosen == (name,)


def test_at_rest_ticks_are_one_line_in_a_small_window_and_in_a_large_one_the_ticked_come_first() -> None:
    ticks = ticks_of((SCHOOL, VISIT, POLICE), SCHOOL)
    assert resting_ticks(ticks, 78, roomy=False) == (("   3 known sources: Tab opens them to tick", 0),)
    assert resting_ticks(ticks, 80, roomy=True) == (
        (f"   [x] {SCHOOL}   [ ] {VISIT}", 0),
        (f"   [ ] {POLICE}", 0),
    )
    many = ticks_of(tuple(f"Source of the number {n:02d}" for n in range(12)), "")
    assert resting_ticks(many, 80, roomy=True)[-1] == ("   6 more: Tab opens all", 0)


def test_help_on_the_ticks_says_what_they_are_and_lists_none() -> None:
    lines = field_help(ticks_of((SCHOOL,), ""))
    assert lines[0] == "!Known sources"
    assert SCHOOL not in " ".join(lines)


def test_the_line_offers_what_can_be_ticked_and_stores_what_it_always_did() -> None:
    record = says(says(started(), OPEN), {OTHER: rests("concern", VISIT)}, LEAD)
    field = next(each for each in question_view(record, FACTOR, LEAD).fields if each.key == "sources")
    assert (field.kind, field.offers) == ("line", (VISIT,))


def both(lead: AnswerGiven, co: AnswerGiven) -> Record:
    return rated(says(started(), OPEN), {FACTOR: lead}, {FACTOR: co})


def test_that_each_rests_on_something_else_is_said_where_they_differ_and_nothing_is_shared() -> None:
    words = evidence_words(both(rests("concern", SCHOOL), rests("priority", VISIT)), FACTOR)
    assert words[0] == "You used different sources."
    shared = evidence_words(both(rests("concern", SCHOOL, POLICE), rests("priority", VISIT, POLICE)), FACTOR)
    assert "You used different sources." not in shared
    same_answer = evidence_words(both(rests("concern", SCHOOL), rests("concern", VISIT)), FACTOR)
    assert "You used different sources." not in same_answer, "the line over the answer says it"


def test_beside_a_name_stands_when_the_answer_was_given_alone() -> None:
    record = both(rests("concern", SCHOOL), rests("priority", VISIT))
    assert [side[0] for side in sides(record, FACTOR)] == [
        "!Amina   C  Concern: plan for it   answered alone 20 Nov",
        "!Tom     P  Priority: plan for it first   answered alone 20 Nov",
    ]


def test_in_a_panel_which_would_break_it_the_day_does_not_stand() -> None:
    record = both(rests("concern", SCHOOL), rests("priority", VISIT))
    assert "answered alone" not in " ".join(answer_beside(record, FACTOR))


def test_an_answer_from_paper_or_a_file_or_after_seeing_the_other_is_not_called_alone() -> None:
    record = both(rests("concern", SCHOOL), rests("priority", VISIT))

    def how(words: str) -> Record:
        finished = {**record.assessment.finished, ("family", Voice.LEAD): PassFinished(words)}
        return replace(record, assessment=replace(record.assessment, finished=finished))

    assert alone_words(how("paper"), FACTOR, LEAD) == "on paper, entered 20 Nov"
    assert alone_words(how("imported"), FACTOR, LEAD) == "from a file"
    again = noted(
        record, Kind.PASS_REPLACED, PassReplaced("seen", "The school has seen more.", (FACTOR,)), "family", LEAD
    )
    again = says(again, {FACTOR: rests("priority", SCHOOL)}, LEAD)
    assert alone_words(again, FACTOR, LEAD) == "answered 20 Nov, having seen the other's"
    assert alone_words(record, "family.stance", LEAD) == ""


def test_a_day_of_another_year_is_said_with_it() -> None:
    today = started().today
    assert short_day("2026-11-14T10:00:00+00:00", today) == "14 Nov"
    assert short_day("2025-11-14T10:00:00+00:00", today) == "14 Nov 2025"
    assert (short_day("2026-11-14"), short_day("2026-11"), short_day("once", today)) == (
        "14 Nov 2026",
        "November 2026",
        "once",
    )


def test_in_a_narrow_frame_the_day_goes_below_the_answer_and_one_long_sentence_is_cut() -> None:
    long = ("!Tom     P  Priority: plan for it first   answered alone 20 Nov",)
    other = ("!" + "word " * 30,)
    rows = in_two((*long, *other), (long, other), 101)
    assert rows[1].startswith("!│ Tom  P  Priority: plan for it first ")
    assert rows[2].startswith("│   answered alone 20 Nov ")
    assert rows[1].rstrip(" │").endswith("word...")
