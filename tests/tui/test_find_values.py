"""What can be found, by whom, and how it is shown: without a screen."""

import pytest
from tests.assessment import test_listing as listing
from tests.tui.working import CO, FACTOR, LEAD, OPEN, OTHER, TODAY, noted, rated, says, started
from tests.worlds import World

from hsb_wizard.assessment.kinds import CaseId, Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, ToldSomeone, TwoViews
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.casework.record import Record, look
from hsb_wizard.work.finding import MOST, SAID, Thing, find_view, matching
from hsb_wizard.work.line import Row
from hsb_wizard.work.view_base import FormView, ListLine, ListView, Place
from hsb_wizard.work.view_chrome import keys
from hsb_wizard.work.view_find import home_things, record_things
from hsb_wizard.work.view_tasks import tasks_view

NOTE = "SECRET-OF-AMINA home visit, in the evening"


def things(record: Record, me: Voice | None = LEAD) -> tuple[Thing, ...]:
    return record_things(record, me, tasks_view(record))


def places(view: ListView) -> list[Place]:
    return [line.place for line in view.lines if line.place]


def cases(count: int) -> list[CaseSummary]:
    return [CaseSummary(CaseId(f"{n:016x}"), f"A-{n:05d}", "Draft", "Amina Khan", "Siân Tŷ") for n in range(count)]


def test_a_question_is_found_by_its_label_and_says_in_which_section_it_stands() -> None:
    view = find_view(things(says(started(), OPEN)), "supervision safe")
    (line,) = [each for each in view.lines if each.place == Place("question", FACTOR)]
    assert line.text.strip() == "Supervision and safe care"
    assert line.status == "5 Family and home"


def test_what_a_line_does_not_show_stands_under_it() -> None:
    view = find_view(things(says(started(), OPEN)), "ordinary evening")
    at = [line.place for line in view.lines].index(Place("question", FACTOR))
    assert view.lines[at + 1].text.strip().startswith("What happens on an ordinary evening")


def test_a_question_that_shows_the_words_stands_before_one_that_only_says_them_further_on() -> None:
    view = find_view(things(started()), "safe care")
    assert view.lines[0].text == "Questions"
    assert places(view)[0] == Place("question", FACTOR)


def test_guidance_leads_to_the_question_it_belongs_to_and_shows_the_passage() -> None:
    view = find_view(things(started()), "preparation gifts")
    assert Place("question", "behaviour.planning") in places(view)
    assert any("preparation" in line.text for line in view.lines)


def test_commands_and_pages_are_found_by_their_names() -> None:
    assert places(find_view(things(started()), "check sign"))[0] == Place("check")
    view = find_view(things(started()), "documents pdf")
    assert places(view) == [Place("documents")]
    assert "PDF files" in view.lines[-1].text


def test_before_anything_is_typed_the_pages_and_commands_stand_there() -> None:
    assert places(find_view(things(started()), " ")) == places(tasks_view(started()))


@pytest.mark.parametrize(("me", "sees"), [(LEAD, True), (CO, False), (None, False)])
def test_what_one_said_alone_is_found_by_nobody_else_before_both_were_shown(me: Voice | None, sees: bool) -> None:
    record = says(says(started(), OPEN), {FACTOR: AnswerGiven("concern", note=NOTE, sources=("SECRET visit",))}, LEAD)
    assert ("SECRET" in repr(things(record, me))) is sees
    assert bool(matching(things(record, me), "secret-of-amina")) is sees


def test_once_both_were_shown_each_finds_what_the_other_said() -> None:
    record = rated(says(started(), OPEN), {FACTOR: AnswerGiven("concern", note=NOTE)}, {FACTOR: "concern"})
    for me in (LEAD, CO, None):
        view = find_view(things(record, me), "secret-of-amina evening")
        assert places(view) == [Place("question", FACTOR)]
        assert SAID in view.lines[0].text
        assert view.lines[-1].text.strip() == NOTE


def test_two_views_are_found_by_what_they_rest_on() -> None:
    record = rated(says(started(), OPEN), {OTHER: "concern"}, {OTHER: "strength"})
    record = noted(record, Kind.TWO_VIEWS_RECORDED, TwoViews(lead_rests_on="the letter of the school nurse"), OTHER)
    assert places(find_view(things(record), "school nurse letter")) == [Place("question", OTHER)]


def test_a_row_is_found_by_any_of_its_cells_and_opens_itself() -> None:
    at = "chronology.event"
    record = noted(started(), Kind.ROW_ADDED, Empty(), f"{at}/r1")
    cell = next(each.id for each in record.form.question(at).field if each.type in {"text", "long_text"})
    record = says(record, {f"{at}/r1/{cell}": "moved to a second foster home"})
    assert places(find_view(things(record), "second foster")) == [Place("row", at, "r1")]


def test_a_list_that_each_fills_alone_is_found_by_its_owner_then_by_the_pair_and_by_a_reader_once_agreed() -> None:
    pages = ListView("", lines=(ListLine("Family", place=Place("section", "family")),))

    def kinds(world: World, me: Voice | None, words: str) -> list[str]:
        record = look(world.form, world.a, TODAY)
        return [place.kind for place in places(find_view(record_things(record, me, pages), words))]

    alone, seen = listing.both(), listing.shown(listing.both())
    assert [kinds(alone, me, "uncle") for me in (LEAD, CO, None)] == [["row"], [], []]
    assert [kinds(alone, me, "lodger") for me in (LEAD, CO, None)] == [[], ["row"], []]
    assert [kinds(seen, me, "uncle") for me in (LEAD, CO, None)] == [["pair"], ["pair"], []]


def test_what_was_written_down_at_once_is_found_by_everybody() -> None:
    record = noted(started(), Kind.TOLD_SOMEONE, ToldSomeone({"words": "not going home on Friday"}), "")
    for me in (LEAD, CO, None):
        assert [place.kind for place in places(find_view(things(record, me), "friday home"))] == ["tell"]


def test_capitals_and_accents_make_no_difference() -> None:
    found = home_things(cases(3), (), {})
    assert len(matching(found, "SIAN ty 00002")) == 1
    assert matching(found, "") == []


def test_a_list_of_ten_thousand_shows_the_first_and_says_how_many_more() -> None:
    view = find_view(home_things(cases(10_000), (), {}), "amina")
    assert view.where == "10000 found"
    assert len(places(view)) == MOST
    assert view.lines[-1].text == "9,800 more: type another word."
    exact = find_view(home_things(cases(10_000), (), {}), "a-00777")
    assert places(exact) == [Place("case", f"{777:016x}")]


def test_commands_of_the_list_stand_behind_the_assessments() -> None:
    view = find_view(home_things(cases(1), [Row("C  Backups of drafts", "#backups")], {}), "draft")
    assert places(view) == [Place("case", f"{0:016x}"), Place("command", "#backups")]


def test_nothing_found_is_said_and_odd_words_are_only_words() -> None:
    for words in ("zzzz", "[bold]x[/]", "\x1b[2J", "%' OR 1=1"):
        view = find_view(things(started()), words)
        assert places(view) == [], words
        assert "Fewer letters find more." in view.lines[0].text


def test_the_footer_names_find_where_there_is_room_and_never_in_session_view() -> None:
    lists, form = ListView("", keys="Enter Open"), FormView("")
    assert "F3 Find" in keys(lists, Place("section", "family"), session=False)
    assert "F3" not in keys(lists, Place("session"), session=True)
    for view in (lists, form, ListView("", keys="Enter Open  Del Take a row out")):
        assert len(keys(view, Place("section", "family"), session=False)) <= 78


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("supervison", "supervision"),
        ("supevrision home", "supervision home"),
        ("schol attendnce", "school attendance"),
        ("ATTENDNCE", "attendance"),
        ("consnt", "consent"),
    ],
)
def test_a_slip_of_one_or_two_letters_finds_what_was_meant_and_says_so(typed: str, meant: str) -> None:
    view = find_view(things(started()), typed)
    assert view.above == (f"!Nothing is spelled so. Shown instead: {meant}",)
    assert places(view) == places(find_view(things(started()), meant))


@pytest.mark.parametrize("words", ["home supervision", "supervision home"])
def test_two_words_find_the_same_in_any_order(words: str) -> None:
    assert set(places(find_view(things(started()), words))) == set(places(find_view(things(started()), "superv home")))


def test_a_reference_that_is_nearly_right_finds_no_other_childs_record() -> None:
    view = find_view(home_things(cases(10_000), (), {}), "a-0x777")
    assert places(view) == []
    assert "F7 leads back" in view.lines[0].text


def test_what_is_found_as_it_is_typed_is_never_put_right() -> None:
    assert find_view(things(started()), "superv").above == find_view(things(started()), "").above


@pytest.mark.parametrize("session", [False, True])
def test_no_page_names_a_key_that_does_nothing_there(session: bool) -> None:
    assert "F4" not in keys(FormView(""), Place("tell"), session)
    assert "F4" in keys(FormView(""), Place("working"), session)
    assert "F3" not in keys(FormView("", go_on="Enter Go on"), Place("who"), session)
    assert not keys(ListView("", keys=""), Place("left_out"), session).startswith(" ")


def test_a_page_that_only_speaks_of_a_word_stands_behind_the_question_that_is_about_it() -> None:
    found = places(find_view(things(started()), "supervision"))
    assert found[0] == Place("question", FACTOR)
    assert Place("documents") in found
