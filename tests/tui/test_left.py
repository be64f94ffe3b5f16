"""Earlier exports: what the journal noted of what left, as a page, and beside a document on a wide screen."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import AMINA, until
from tests.tui.ending import play, to_the_line, writes_the_plan
from textual.pilot import Pilot

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId
from hsb_wizard.assessment.payloads import Exported
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework import access, sending_out, sheets, verbs
from hsb_wizard.casework.exporting import Wanted, check_code, export
from hsb_wizard.casework.left import Left, has_left, left
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.sealed_copies import Cover, send
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.values import replace
from hsb_wizard.work.view_left import left_beside, left_view

FULL = Left(
    "Full assessment", "2026-11-14T10:41:00+00:00", AMINA, "7QF2-K9XM", "Jo Hill, school", "core group", 28, draft=True
)
LETTER = Left("Letter", "2026-11-12T17:20:00+00:00", AMINA, "P3LD-88WT", "Education", "request")


def test_each_says_what_when_by_whom_how_long_its_code_and_for_whom() -> None:
    assert [line.text for line in left_view((FULL, LETTER)).lines] == [
        "  Full assessment, a draft",
        "    14 November 2026 10:41, Amina Khan, 28 pages, check code 7QF2-K9XM",
        "    For Jo Hill, school: core group",
        "  Letter",
        "    12 November 2026 17:20, Amina Khan, check code P3LD-88WT",
        "    For Education: request",
    ]
    assert [line.status for line in left_view((replace(FULL, standing="superseded"), LETTER)).lines if line.status] == [
        "Superseded"
    ]
    assert left_view(()).above == ("Nothing has left yet.",)


def test_beside_a_document_stand_the_newest_two_and_how_many_came_before() -> None:
    assert left_beside((FULL, LETTER)) == (
        "Earlier exports",
        "Full assessment, a draft",
        "14 November 2026 10:41, Amina Khan",
        "28 pages, check code 7QF2-K9XM",
        "Letter",
        "12 November 2026 17:20, Amina Khan",
        "check code P3LD-88WT",
    )
    assert left_beside((FULL, LETTER, LETTER, LETTER))[-1] == "and 2 before"
    assert left_beside(()) == ()


def test_everything_that_leaves_is_there_the_newest_first_with_the_code_of_then(
    desk: Casework, complete: Record, tmp_path: Path
) -> None:
    case = complete.assessment.case
    assert has_left(desk, case).result() == ()
    made = export(desk, complete, Wanted("safety-plan", tmp_path / "plan.pdf", reader="School", purpose="From Monday"))
    sheet = sheets.make_sheet(desk, complete, sheets.WantedSheet("key-card", tmp_path / "keys.pdf"))
    access.write(desk, complete, tmp_path / "copy.txt", "Dee")
    letters = sending_out.write_letters(desk, complete, tmp_path)
    send(desk, complete, tmp_path / "copy.sealed", Cover("Priya"), TEST)
    found = has_left(desk, case).result()
    whats = ["Sealed copy", *["Letter"] * len(letters), "Copy of what is held", "Key card", "Safety plan for now"]
    assert [each.what for each in found] == whats
    assert (found[-1].reader, found[-1].purpose, found[-1].pages) == ("School", "From Monday", made.pages)
    assert found[-1].code == made.check_code
    assert found[-2].pages == sheet.pages
    assert {each.by for each in found} == {AMINA}
    assert found[0].code == check_code(desk.record_code(case).result())
    assert [each.standing for each in found if each.standing] == ["current"]
    verbs.tell_someone(desk, complete, {"words": "I am afraid to go home.", "who": "Sam"}).saved.result()
    assert [each.standing for each in has_left(desk, case).result() if each.standing] == ["superseded"]


def test_a_document_for_one_household_says_which_and_what_nobody_knows_any_more_its_own_name() -> None:
    def exported(edition: str, household: str = "") -> Entry:
        said = Exported(edition, "not said", "not said", "0" * 64, "1" * 64, household=household)
        return Pen(PractitionerId("p1"), PractitionerId("p1"), FULL.at).write(CaseId("c1"), Kind.EXPORTED, said)

    found = left((exported("parents", "father"), exported("of-another-day")), {"p1": AMINA})
    assert [each.what for each in found] == ["Of another day", "For parents and carers: the father's home"]
    assert {(each.reader, each.purpose) for each in found} == {("", "")}


def test_the_page_is_a_line_away_from_documents_and_what_was_just_made_stands_on_it(
    desk: Casework, begun: Record, home: Path
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await writes_the_plan(pilot)
        await to_the_line(pilot, "Documents")
        await to_the_line(pilot, "Earlier exports: 1")
        shown = await until(pilot, "Everything that left of this record")
        assert "Amina Khan, 1 page, check code" in shown

    play(desk, begun, story)


def test_on_a_wide_screen_they_stand_beside_the_document_and_its_form(
    desk: Casework, complete: Record, tmp_path: Path
) -> None:
    export(desk, complete, Wanted("safety-plan", tmp_path / "plan.pdf"))

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "Documents")
        await to_the_line(pilot, "Safety plan for now")
        shown = await until(pilot, "pages, check code")
        assert "Earlier exports" in shown
        await pilot.press("f8")
        await until(pilot, "Save to")
        form = await until(pilot, "pages, check code")
        assert form.index("Earlier exports") < form.index("One page for each place")

    play(desk, complete, story, size=(120, 40))
