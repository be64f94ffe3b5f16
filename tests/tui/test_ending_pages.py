"""Check and sign as two assessors meet them, by keys alone, at 80 by 24."""

from tests.tui.conftest import TOM, TOMS, WORDS, text_of, typed, until
from tests.tui.ending import explain_all, play, signers, to_the_line, wizard
from textual.pilot import Pilot

from hsb_wizard.assessment.lifecycle import status
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place


def test_a_finding_opens_its_question_and_says_so_when_it_was_mended(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await until(pilot, "Before you sign")
        await to_the_line(pilot, "Nothing is said on how the behaviour came about")
        assert (work.place.kind, work.place.at) == ("question", "sense.how")
        await typed(pilot, "It followed two moves")
        await pilot.press("escape")
        shown = await until(pilot, "Mended: Nothing is said on how the behaviour came")
        assert " >   Mended: Nothing is said on how" in shown

    play(desk, begun, story)


def test_an_open_point_goes_ahead_for_a_reason_and_the_status_says_with_gaps(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await pilot.press("f8")
        await until(pilot, "Enter: why one goes ahead")
        await to_the_line(pilot, "Nothing is said on how the behaviour came about")
        await pilot.press("f8")
        assert "Say why it goes ahead." in await until(pilot, "There is a problem")
        await typed(pilot, "The report is awaited")
        await pilot.press("tab")
        await typed(pilot, TOM)
        await pilot.press("enter")
        await typed(pilot, "4 12 2026")
        await pilot.press("f8")
        await until(pilot, "Goes ahead because The report is awaited")
        [said] = work.record.assessment.goes_ahead.values()
        assert (said.who, said.by_when) == (TOM, "2026-12-04")

    play(desk, begun, story)


def test_a_reason_half_typed_is_there_after_a_lock_and_is_no_reason_until_it_is_said(
    desk: Casework, begun: Record
) -> None:
    how = "Nothing is said on how the behaviour came about"

    async def typing(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await pilot.press("f8")
        await until(pilot, "Enter: why one goes ahead")
        await to_the_line(pilot, how)
        await typed(pilot, "The report is aw")
        await pilot.press("tab")
        await typed(pilot, TOM)
        wizard(pilot).flush()  # what the cover, the lock and the end do first
        work.ready, work.shown = False, None  # nothing is handed over any more

    play(desk, begun, typing)
    again = desk.open_case("A-0009").result()
    assert again.assessment.goes_ahead == {}

    async def going_on(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await pilot.press("f8")
        await until(pilot, "Enter: why one goes ahead")
        await to_the_line(pilot, how)
        await until(pilot, "The report is aw")
        await typed(pilot, "aited")
        await pilot.press("tab")
        await pilot.press("enter")
        await typed(pilot, "4 12 2026")
        await pilot.press("f8")
        await until(pilot, "Goes ahead because The report is awaited (Tom Reed,")
        assert desk.drafts().result() == ()

    play(desk, again, going_on)


def test_without_a_safety_plan_no_reason_is_taken(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await pilot.press("f8")
        await until(pilot, "This one has no exception: put it right first.")
        await to_the_line(pilot, "There is no safety plan for now")
        assert work.place.at.startswith("safety.")

    play(desk, begun, story)


def test_both_assessors_sign_with_their_own_passphrase(desk: Casework, complete: Record) -> None:
    record = explain_all(desk, complete)

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await pilot.press("f8")
        await to_the_line(pilot, "Amina Khan, lead assessor")
        shown = await until(pilot, "Check code ")
        assert "version 1" in shown
        assert "no score, no prediction" in shown
        await pilot.press("tab")
        await typed(pilot, "not the passphrase of anybody")
        await pilot.press("f8")
        await until(pilot, "does not open this store")
        assert signers(work) == {}
        await typed(pilot, WORDS)  # the keys stay where it was wrong: nothing of it stands in the line above
        await pilot.press("enter")
        await until(pilot, "Signed 2")
        assert status(work.record.assessment) == "Draft"
        await to_the_line(pilot, f"{TOM}, co-assessor")
        await pilot.press("tab")
        await typed(pilot, TOMS)
        await pilot.press("f8")
        await until(pilot, "Both have signed.")
        assert status(work.record.assessment) == "Signed with gaps"
        assert signers(work) == {work.record.assessment.lead: "Amina Khan", work.record.assessment.co: TOM}

    play(desk, record, story)


def test_reasons_for_what_was_mended_are_taken_back_before_signing(desk: Casework, complete: Record) -> None:
    record = explain_all(desk, complete)
    record = verbs.goes_ahead(desk, record, "Q42:sense.how", "It was blank then.").record

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await pilot.press("f8")
        await until(pilot, "With gaps:")
        assert "Q42:sense.how" not in work.record.assessment.goes_ahead

    play(desk, record, story)


def test_a_change_after_signing_asks_why_and_the_signatures_fall(desk: Casework, complete: Record) -> None:
    record = explain_all(desk, complete)
    for name, words in (("Amina Khan", WORDS), (TOM, TOMS)):
        desk.hand_over(desk.confirm(name, words).result().id)
        record = verbs.sign(desk, record, "0" * 64).record

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await to_the_line(pilot, "What we think")
        await typed(pilot, " One more thing is known.")
        await pilot.press("f8")
        await until(pilot, "This record is signed")
        await typed(pilot, "The school wrote again")
        await pilot.press("f8")
        await until(pilot, "One more thing is known.")
        assert signers(work) == {}
        assert work.record.assessment.signatures_fell == ("The school wrote again",)

    play(desk, record, story)


def test_on_a_wide_screen_a_finding_says_what_would_do(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        assert "Fill in the safety plan for now." in await until(pilot, "What would do")

    play(desk, begun, story, (120, 40))


def test_what_an_answer_hides_is_kept_with_a_reason_then_removed_from_the_sign_screen(
    desk: Casework, complete: Record
) -> None:
    opener, hidden = complete.form.role("children_at_home"), complete.form.role("child_at_home")
    step, _ = verbs.add_row(desk, complete, hidden, {})
    step.saved.result()

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("question", opener))
        await until(pilot, "Y Yes  N No")
        await pilot.press("n")
        await until(pilot, "This hides 1 answer. It is kept")
        await pilot.press("f2")
        await to_the_line(pilot, "Check and sign")
        await to_the_line(pilot, "1 answer hidden by")
        await until(pilot, "Keep or remove?")
        await pilot.press("f8")
        await until(pilot, "Choose: keep, or remove.")
        await pilot.press("k", "tab")
        await typed(pilot, "They visit in spring.")
        await pilot.press("f8")
        await until(pilot, "Kept")
        assert work.record.assessment.kept_inactive == {hidden: "They visit in spring."}
        await to_the_line(pilot, "1 answer hidden by")
        await until(pilot, "Kept because: They visit in spring.")
        await pilot.press("r", "f8")
        await until(pilot, "Check answers before you sign")
        assert hidden not in work.record.assessment.rows or not work.record.assessment.rows[hidden]
        assert "hidden by" not in text_of(wizard(pilot))

    play(desk, step.record, story)
