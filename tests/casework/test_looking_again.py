"""What a supervisor finds changed since they last looked, from entries in memory."""

from datetime import date

from tests.worlds import AMINA, CASE, TOM, new_world

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, Payload, TwoViews
from hsb_wizard.assessment.payloads.exchange import BundleBroughtIn
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework.looking_again import Change, Looked, looked
from hsb_wizard.values import replace

PRIYA = PractitionerId("priya")
FORM = new_world().form
TODAY = date(2026, 11, 21)
FACTOR, LINE = "family.supervision", "plan.line/r1/what"
CONCERN, PRIORITY = AnswerGiven("concern"), AnswerGiven("priority")


def entry(day: int, hour: int, kind: Kind, payload: Payload, target: str = "", **more: object) -> Entry:
    who = more.get("who", AMINA)
    assert isinstance(who, str)
    pen = Pen(PractitionerId(who), PractitionerId(who), f"2026-11-{day:02d}T{hour:02d}:00:00+00:00")
    voice = more.get("voice", Voice.AGREED)
    return pen.write(CASE, kind, payload, target or None, voice if isinstance(voice, Voice) else None)


def says(day: int, hour: int, what: AnswerGiven, path: str = FACTOR, **more: object) -> Entry:
    return entry(day, hour, Kind.ANSWER_GIVEN, what, path, **more)


def opens(day: int, hour: int = 9) -> Entry:
    return entry(day, hour, Kind.VIEWED, Empty(), who=PRIYA)


def at(day: int, hour: int) -> str:
    return f"2026-11-{day:02d}T{hour:02d}:00:00+00:00"


def found(*entries: Entry) -> Looked:
    return looked(entries, FORM, fold(CASE, entries).revealed, PRIYA, TODAY)


def test_what_was_said_before_and_what_is_said_now_stand_side_by_side_the_newest_first() -> None:
    note = AnswerGiven("priority", note="Twice in October.")
    told = (says(18, 10, CONCERN), opens(19), says(19, 11, PRIORITY), opens(20), says(20, 10, note, who=TOM), opens(21))
    assert found(*told) == Looked(
        at(20, 9), (Change(at(20, 10), TOM, Voice.AGREED, FACTOR, PRIORITY, note),), (FACTOR,)
    )
    before = (*told[:3], says(20, 10, note, who=TOM), opens(21))
    assert [each.now for each in found(*before).changes] == [note, PRIORITY]


def test_opening_it_today_is_this_look_and_who_never_looked_before_is_shown_no_change() -> None:
    assert found(says(18, 10, CONCERN), opens(21, 8), says(21, 9, PRIORITY), opens(21, 10)) == Looked(moved=(FACTOR,))


def test_what_one_person_changes_there_on_one_day_is_one_change_and_none_where_it_was_taken_back() -> None:
    typed = (says(20, 10, PRIORITY), says(20, 11, AnswerGiven("priority", note="Twice")), says(20, 12, CONCERN))
    start = (says(18, 10, CONCERN), opens(19))
    assert found(*start, *typed[:2]).changes == (
        Change(at(20, 11), AMINA, Voice.AGREED, FACTOR, CONCERN, AnswerGiven("priority", note="Twice")),
    )
    assert found(*start, *typed).changes == ()


def test_what_somebody_else_changes_between_keeps_both_apart() -> None:
    told = (says(18, 10, CONCERN), opens(19), says(20, 10, PRIORITY), says(20, 11, CONCERN, who=TOM))
    assert [each.by for each in found(*told).changes] == [TOM, AMINA]


def test_nothing_that_one_assessor_wrote_alone_is_shown_before_both_were() -> None:
    alone = says(20, 10, PRIORITY, voice=Voice.LEAD)
    shown = entry(20, 12, Kind.PASSES_REVEALED, Empty(), "family", voice=None)
    assert found(opens(19), alone).changes == ()
    assert found(opens(19), alone, shown).changes == (Change(at(20, 10), AMINA, Voice.LEAD, FACTOR, None, PRIORITY),)


def test_two_views_take_the_place_of_an_answer_and_a_row_takes_its_cells_with_it() -> None:
    views, words = TwoViews("A visit", "School"), AnswerGiven("Sleeps at night")
    told = (says(18, 10, CONCERN), says(18, 11, words, LINE), opens(19))
    later = (
        entry(20, 10, Kind.TWO_VIEWS_RECORDED, views, FACTOR),
        entry(20, 11, Kind.ROW_REMOVED, Empty(), "plan.line/r1"),
    )
    assert found(*told, *later) == Looked(
        at(19, 9),
        (
            Change(at(20, 11), AMINA, Voice.AGREED, LINE, words, None),
            Change(at(20, 10), AMINA, Voice.AGREED, FACTOR, CONCERN, views),
        ),
        (FACTOR,),
    )
    assert found(*told, *later).paths == ("plan.line", FACTOR)


def test_that_a_sealed_copy_came_since_is_said_because_it_may_bring_what_is_older() -> None:
    copied = entry(20, 10, Kind.BUNDLE_BROUGHT_IN, BundleBroughtIn("s", "case", "Tom", 3, {}), who=PRIYA)
    assert found(opens(19), copied, opens(21)).copied_in
    assert not found(copied, opens(20)).copied_in


def test_an_answer_whose_words_were_taken_out_of_the_journal_comes_back_nowhere() -> None:
    gone = replace(says(18, 10, AnswerGiven(note="A name that must go")), payload=None)
    assert found(gone, opens(19), says(20, 10, CONCERN)).changes == (
        Change(at(20, 10), AMINA, Voice.AGREED, FACTOR, None, CONCERN),
    )
