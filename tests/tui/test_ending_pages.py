"""Check, sign and documents as two assessors meet them, by keys alone, at 80 by 24."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path

import pikepdf
import pytest
from tests.tui.conftest import TOM, TOMS, WORDS, text_of, typed, until
from textual.pilot import Pilot

from hsb_wizard.assessment.lifecycle import status
from hsb_wizard.casework import exporting, verbs
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.errors import DiskFull
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.frame import Lines
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.tui.view_base import Place

COMPLETE = Path(__file__).parents[1] / "data" / "complete_case.json"
Story = Callable[[Pilot[int], MainScreen], Awaitable[None]]


@pytest.fixture
def complete(desk: Casework) -> Record:
    """Return a record that can be signed, in the store that Amina opened."""
    return desk.open_case(bring_in(desk, COMPLETE.read_text(encoding="utf-8").replace("Tom Rees", TOM))).result()


@pytest.fixture
def begun(desk: Casework) -> Record:
    """Return a record on which nothing was said yet."""
    people = {each.name: each for each in desk.people().result()}
    return desk.start_case("A-0009", desk.me, people[TOM]).record


def play(desk: Casework, record: Record, story: Story, size: tuple[int, int] = (80, 24)) -> None:
    """Play ``story`` on the open record, after the card that asks who can see the screen."""

    async def on_screen() -> None:
        app = Wizard(desk.folder)
        async with app.run_test(size=size) as pilot:
            app.desk = desk
            work = MainScreen(desk, record)
            app.push_screen(work)
            await until(pilot, "Who can see this screen?")
            await pilot.press("enter")
            await until(pilot, "Complete this assessment")
            await story(pilot, work)
            assert {each for each in text_of(app) if each != "\n" and not each.encode("cp437", "ignore")} == set()
        assert app.failures == []

    asyncio.run(on_screen())


async def to_the_line(pilot: Pilot[int], words: str) -> None:
    """Put the mark on the line that says ``words``, and open it."""
    await pilot.pause()
    lines = pilot.app.screen.query_one("#lines", Lines)
    lines.current = next(place for place, row in enumerate(lines.rows) if row.opens and words in row.text)
    await pilot.press("enter")


def wizard(pilot: Pilot[int]) -> Wizard:
    assert isinstance(pilot.app, Wizard)
    return pilot.app


def signers(work: MainScreen) -> dict[str, str]:
    """Return who has signed, and under which name."""
    return {each.by: each.signed.name for each in work.record.assessment.signatures}


def explain_all(desk: Casework, record: Record) -> Record:
    """Give a reason for everything that is open and takes one."""
    for each in findings(record).now:
        if each.place and not each.goes_ahead:
            record = verbs.goes_ahead(desk, record, each.key, "Agreed today.", TOM, "2026-12-04").record
    return record


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
        await until(pilot, "Enter says why")
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
        await until(pilot, "Enter says why")
        await to_the_line(pilot, how)
        await typed(pilot, "The report is aw")
        await pilot.press("tab")
        await typed(pilot, TOM)
        wizard(pilot).flush()  # what the cover, the lock and the end do first
        work.ready = False  # nothing is handed over any more

    play(desk, begun, typing)
    again = desk.open_case("A-0009").result()
    assert again.assessment.goes_ahead == {}

    async def going_on(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Check and sign")
        await pilot.press("f8")
        await until(pilot, "Enter says why")
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
        await pilot.press("tab")
        await typed(pilot, WORDS)
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


def test_the_safety_plan_is_on_paper_with_p_and_one_key_more(desk: Casework, begun: Record, home: Path) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p")
        await until(pilot, "Tell the reader the password by phone.")
        await pilot.press("n", "f8")
        shown = await until(pilot, "The document is written.")
        assert "1 page" in shown
        assert "Check code" in shown

    play(desk, begun, story)
    with pikepdf.open(home / "Assessment A-0009 safety-plan.pdf") as document:
        assert len(document.pages) == 1


def test_a_document_is_offered_to_the_documents_folder_under_a_neutral_name(
    desk: Casework, begun: Record, home: Path
) -> None:
    (home / "Documents").mkdir()

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p")
        shown = " ".join((await until(pilot, "Save to")).split())
        assert str(work.held()["out"]) == str(home / "Documents" / "Assessment A-0009 safety-plan.pdf")
        assert "Assessment A-0009 safety-plan.pdf" in shown
        await pilot.press("tab", "tab")
        await pilot.press("ctrl+u")
        await typed(pilot, str(home / "plan.pdf"))
        await pilot.press("up", "up", "n", "f8")
        await until(pilot, "The document is written.")

    play(desk, begun, story)
    assert (home / "plan.pdf").is_file()


def test_the_password_that_f5_shows_opens_the_document(desk: Casework, complete: Record, home: Path) -> None:
    password = ""

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        nonlocal password
        await to_the_line(pilot, "Documents")
        await to_the_line(pilot, "Full assessment")
        await until(pilot, "Not for this reader:")
        await pilot.press("f8")
        await until(pilot, "Save to")
        await pilot.press("f8")
        assert "D makes a draft." in await until(pilot, "There is a problem")
        await pilot.press("d", "tab")
        await typed(pilot, "Jo Hill, school")
        await pilot.press("enter")
        await typed(pilot, "Core group")
        await pilot.press("f5")
        await until(pilot, "Jo Hill")
        password = str(work.held()["password"])
        assert password in text_of(wizard(pilot))
        assert len(password.split()) == 5
        await pilot.press("f8")
        await until(pilot, "The document is written.")

    play(desk, complete, story)
    written = home / f"Assessment {complete.assessment.reference} full.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(written)
    with pikepdf.open(written, password=password) as document:
        assert len(document.pages) > 3


def test_a_place_that_is_refused_is_said_on_the_page_and_nothing_typed_is_lost(
    desk: Casework, begun: Record, home: Path
) -> None:
    there = home / "Assessment A-0009 safety-plan.pdf"
    there.write_text("something else", encoding="utf-8")

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p", "n", "f8")
        shown = await until(pilot, "There is a problem")
        assert "--out" not in shown
        await until(pilot, "Replace the file that is there")
        assert work.held()["protect"] == ("none",)
        assert there.read_text(encoding="utf-8") == "something else"
        await pilot.press("tab", "tab", "r", "f8")
        await until(pilot, "The document is written.")

    play(desk, begun, story)
    assert there.read_bytes().startswith(b"%PDF")


def test_tell_someone_now_prints_alone(desk: Casework, begun: Record, home: Path) -> None:
    record = verbs.tell_someone(desk, begun, {"words": "I am afraid to go home.", "who": "Sam"}).record

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Tell someone now")
        await pilot.press("p")
        await until(pilot, "Save to")
        await pilot.press("n", "f8")
        await until(pilot, "The document is written.")

    play(desk, record, story)
    assert (home / "Assessment A-0009 tell-someone.pdf").read_bytes().startswith(b"%PDF")


def test_what_was_cancelled_leaves_nothing_behind(
    desk: Casework, complete: Record, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        documents = work.ending.documents
        again = documents._progress

        async def cancelled_at_once(share: float) -> None:
            await documents.stop()
            await again(share)

        monkeypatch.setattr(documents, "_progress", cancelled_at_once)
        monkeypatch.setattr("hsb_wizard.casework.exporting.check_target", lambda wanted: None)
        await to_the_line(pilot, "Documents")
        await to_the_line(pilot, "Supervision copy")
        await pilot.press("f8", "d", "tab")
        await typed(pilot, "Jo Hill")
        await pilot.press("enter")
        await typed(pilot, "Supervision")
        await pilot.press("f8")
        await documents.stop()
        await until(pilot, "No document was written")
        assert "The printing was cancelled." in text_of(wizard(pilot))

    play(desk, complete, story)
    assert [each.name for each in home.iterdir() if "Assessment" in each.name] == []


def test_a_document_that_cannot_be_noted_does_not_stay(
    desk: Casework, begun: Record, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: Future[None] = Future()
    failed.set_exception(DiskFull(desk.folder))
    monkeypatch.setattr(desk, "noted", lambda *said: failed)
    with pytest.raises(DiskFull):
        exporting.export(desk, begun, exporting.Wanted("safety-plan", home / "plan.pdf"))
    assert not (home / "plan.pdf").exists()


def test_what_the_page_says_is_in_a_document_is_in_it_and_the_rest_is_not(complete: Record) -> None:
    form = complete.form
    labels = {form.question(path).short_label: form.question(path).label for path in form.questions}
    apart = {"Holds until", "Plan lines"}  # printed as a date in words, and as a table
    for path in form.questions:  # a bare yes is said by the line it opens
        opens_on = (form.question(path).show_when or "").removesuffix(" == 'yes'")
        opener = f"{path.partition('.')[0]}.{opens_on}"
        apart |= {form.question(opener).short_label} if opener in form.questions else set()
    for edition in exporting.editions():
        asked = exporting.Wanted(edition.id, Path("unused.pdf"), draft=True)
        words = str(exporting.document(complete, asked, "0" * 64).blocks)
        printed, left_out = exporting.passages(complete, edition)
        about = {each.about for each in printed if each.about in labels} - apart
        assert {each for each in about if each not in words and labels[each] not in words} == set()
        assert [each for each in left_out if f"{each.about}. " in words] == []


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
