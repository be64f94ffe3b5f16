"""Documents as two assessors make them, by keys alone, at 80 by 24."""

from concurrent.futures import Future
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pikepdf
import pytest
from tests.tui.conftest import text_of, typed, until
from tests.tui.ending import play, to_the_line, wizard
from textual.pilot import Pilot

from hsb_wizard.casework import exporting, verbs
from hsb_wizard.casework.drives import CAN_BE_REMOVED
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import DiskFull
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.watch import Progress


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
    with pikepdf.open(home / "Assessment A-0009.pdf") as document:
        assert len(document.pages) == 1


def test_a_document_is_offered_to_the_documents_folder_under_a_neutral_name(
    desk: Casework, begun: Record, home: Path
) -> None:
    (home / "Documents").mkdir()

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p")
        shown = " ".join((await until(pilot, "Save to")).split())
        assert str(work.held()["out"]) == str(home / "Documents" / "Assessment A-0009.pdf")
        assert "Assessment A-0009.pdf" in shown
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
        await until(pilot, "Read before you send.")
        await pilot.press("pagedown", "f8")
        await until(pilot, "Save to")
        await pilot.press("f8")
        assert "Choose for whom a draft is made." in await until(pilot, "There is a problem")
        await pilot.press("m", "tab")
        await typed(pilot, "Jo Hill, school")
        await pilot.press("enter")
        await typed(pilot, "Core group")
        await pilot.press("enter")
        await typed(pilot, "Local agreement")
        await pilot.press("f5")
        await until(pilot, "Jo Hill")
        password = str(work.held()["password"])
        assert password in text_of(wizard(pilot))
        assert len(password.split()) == 5
        await pilot.press("f8")
        await until(pilot, "The document is written.")

    play(desk, complete, story)
    written = home / f"Assessment {complete.assessment.reference}.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(written)
    with pikepdf.open(written, password=password) as document:
        assert len(document.pages) > 3


def test_a_place_that_is_refused_is_said_on_the_page_and_nothing_typed_is_lost(
    desk: Casework, begun: Record, home: Path
) -> None:
    there = home / "Assessment A-0009.pdf"
    there.write_text("something else", encoding="utf-8")

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p")
        assert work.held()["out"] == str(home / "Assessment A-0009 2.pdf")  # the next name that is free
        await pilot.press("tab", "tab", "ctrl+u")
        await typed(pilot, str(there))
        await pilot.press("up", "up", "n", "f8")
        shown = await until(pilot, "There is a problem")
        assert "--out" not in shown
        await until(pilot, "Replace the file that is there")
        assert work.held()["protect"] == ("none",)
        assert there.read_text(encoding="utf-8") == "something else"
        await pilot.press("r", "f8")
        await until(pilot, "The document is written.")

    play(desk, begun, story)
    assert there.read_bytes().startswith(b"%PDF")


def test_what_cannot_be_written_is_said_on_the_page_with_what_to_do_and_is_still_there_after_going_back(
    desk: Casework, begun: Record, home: Path
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p")
        for name, said in (("nowhere/plan.pdf", "another"), ("plan.docx", "document of the kind")):
            await until(pilot, "Save to")
            await pilot.press("n", "tab", "ctrl+u")
            await typed(pilot, str(home / name))
            await pilot.press("f8")
            shown = await until(pilot, said)
            assert "There is a problem" in shown
            await pilot.press("f7")
            await pilot.press("p")
            await until(pilot, "Save to")
            assert work.held()["out"] == str(home / name)

    play(desk, begun, story)
    assert [each.name for each in home.iterdir() if "plan" in each.name] == []


def test_tell_someone_now_prints_alone(desk: Casework, begun: Record, home: Path) -> None:
    record = verbs.tell_someone(desk, begun, {"words": "I am afraid to go home.", "who": "Sam"}).record

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Tell someone now")
        await pilot.press("p")
        await until(pilot, "Save to")
        await pilot.press("n", "f8")
        await until(pilot, "The document is written.")

    play(desk, record, story)
    assert (home / "Assessment A-0009.pdf").read_bytes().startswith(b"%PDF")


def test_a_drive_that_can_be_pulled_out_is_said_where_it_is_typed_and_where_it_was_written(
    desk: Casework, begun: Record, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = home / "stick"
    stick.mkdir()
    for asks in ("hsb_wizard.work.export", "hsb_wizard.casework.exporting"):
        monkeypatch.setattr(f"{asks}.can_be_removed", lambda folder: folder == stick)

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p")
        assert CAN_BE_REMOVED not in await until(pilot, "Save to")
        await pilot.press("n", "tab", "ctrl+u")
        await typed(pilot, str(stick / "plan.pdf"))
        await pilot.press("tab")
        await until(pilot, CAN_BE_REMOVED)
        assert work.held()["out"] == str(stick / "plan.pdf")
        await pilot.press("f8")
        await until(pilot, "The document is written.")
        assert CAN_BE_REMOVED in text_of(wizard(pilot))

    play(desk, begun, story)
    assert (stick / "plan.pdf").is_file()


def test_a_drive_that_does_not_answer_holds_up_no_key_and_is_told_of_once_it_does(
    desk: Casework, begun: Record, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = Event(), list[Thread]()

    def slow(folder: Path) -> bool:
        asked.append(current_thread())
        return current_thread() is not main_thread() and answers.wait(20)

    monkeypatch.setattr("hsb_wizard.work.export.can_be_removed", slow)

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await pilot.press("p")
        await until(pilot, "Save to")
        await pilot.press("n", "tab", "ctrl+u")
        await typed(pilot, str(home / "plan.pdf"))
        await until(pilot, "plan.pdf")
        assert CAN_BE_REMOVED not in text_of(wizard(pilot))
        answers.set()
        await until(pilot, CAN_BE_REMOVED)
        assert work.held()["out"] == str(home / "plan.pdf")
        assert len(asked) == 1

    play(desk, begun, story)


def test_what_was_cancelled_leaves_nothing_behind(
    desk: Casework, complete: Record, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        documents = work.ending.under_way
        again = documents._further

        async def cancelled_at_once(far: Progress) -> None:
            await documents.stop()
            await again(far)

        monkeypatch.setattr(documents, "_further", cancelled_at_once)
        monkeypatch.setattr("hsb_wizard.casework.exporting.check_target", lambda wanted: None)
        await to_the_line(pilot, "Documents")
        await to_the_line(pilot, "Supervision copy")
        await pilot.press("f8")
        await until(pilot, "Read before you send.")
        await pilot.press("f8")
        await until(pilot, "Save to")
        await pilot.press("s", "tab")
        await typed(pilot, "Jo Hill")
        await pilot.press("enter")
        await typed(pilot, "Supervision")
        await pilot.press("enter")
        await typed(pilot, "Supervision policy")
        await pilot.press("f8")
        await documents.stop()
        await until(pilot, "No document was written")
        assert "cancelled" in text_of(wizard(pilot)) or "stopped before its end" in text_of(wizard(pilot))

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
    for edition in (each for each in exporting.editions() if not each.chapter and not each.anonymous):
        asked = exporting.Wanted(edition.id, Path("unused.pdf"), draft=True)
        words = str(exporting.drafted(complete, asked, "0" * 64).blocks)
        printed, left_out = exporting.passages(complete, asked)
        about = {each.about for each in printed if each.about in labels} - apart
        assert {each for each in about if each not in words and labels[each] not in words} == set()
        assert [each for each in left_out if f"{each.about}. " in words] == []


async def to_reading(pilot: Pilot[int], document: str) -> None:
    """From the task list to everything that would leave."""
    await to_the_line(pilot, "Documents")
    await to_the_line(pilot, document)
    await until(pilot, "Read through everything")
    await pilot.press("f8")


def test_a_name_is_kept_by_keys_stops_the_document_at_its_place_and_is_answered_there(
    desk: Casework, complete: Record, home: Path
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Documents")
        await to_the_line(pilot, "Full assessment")
        await to_the_line(pilot, "Names that must never be printed")
        shown = await until(pilot, "No name is kept yet")
        assert "checked against your list and read by you" in " ".join(shown.split())
        await typed(pilot, "workshop")
        await pilot.press("f8")
        assert "workshop" not in await until(pilot, "One name is kept")
        await pilot.press("f7")
        await until(pilot, "Read through everything")
        await pilot.press("f8")
        await until(pilot, "A name that must never be printed stands here")
        await pilot.press("f8")
        await until(pilot, "A place here waits for an answer.")
        await pilot.press("enter")
        shown = await until(pilot, "Is this a name?")
        assert "\u00abworkshop\u00bb" in shown
        await pilot.press("w", "f8")
        await until(pilot, "\u00abWorkshop\u00bb")  # written small it is answered everywhere; with a capital it is not
        for _ in range(3):
            await pilot.press("enter")
            await until(pilot, "Is this a name?")
            await pilot.press("n", "f8")
            await until(pilot, "Full assessment")
        await until(pilot, "Read before you send.")

    play(desk, complete, story)
    assert [each for each in home.iterdir() if each.suffix == ".pdf"] == []


def test_a_document_is_read_before_it_is_made_and_again_after_a_change(desk: Casework, complete: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_reading(pilot, "Full assessment")
        shown = await until(pilot, "Read before you send.")
        assert "F8 I have read it" in shown
        await pilot.press("f8")
        await until(pilot, "Save to")
        work.record = verbs.hold_back(work.desk, work.record, "safety.home", ["father"], "He waits there.").record
        await pilot.press("f8")
        await until(pilot, "The record has changed since it was read.")

    play(desk, complete, story)


def test_each_household_has_a_document_of_its_own_in_which_answers_are_ticked(desk: Casework, complete: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Documents")
        await to_the_line(pilot, "For parents and carers: the mother's home")
        await to_the_line(pilot, "Out unless ticked in")
        shown = await until(pilot, "0 ticked")
        assert "Own experience of harm" in shown
        await pilot.press("enter")
        await until(pilot, "1 ticked")
        assert len(work.ending.documents.leaving.ticked["parents.mother"]) == 1
        assert "parents.father" not in work.ending.documents.leaving.ticked

    play(desk, complete, story)


def test_ctrl_y_on_a_question_holds_it_back_from_somebody_with_a_reason(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Safety plan for now")
        await to_the_line(pilot, "Home: what")
        await pilot.press("ctrl+k")
        await until(pilot, "Hold back from")
        await pilot.press("f", "f8")
        await until(pilot, "Say in one line why it is held back.")
        await typed(pilot, "He waits there.")
        await pilot.press("f8")
        await until(pilot, "Held back from: father. He waits there.")
        assert [each.readers for each in work.record.assessment.held_back.values()] == [("father",)]

    play(desk, begun, story)
