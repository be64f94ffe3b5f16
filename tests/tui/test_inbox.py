"""What a supervisor finds in the list: what waits for them first; the record on another laptop and back."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
from tests.tui.conftest import COMPLETE, TOM, TOMS, WORDS, typed, until

from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.assessment.lifecycle import state_of
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.casework import door, supervising
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.inbox import waiting
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.sealed_copies import Cover, send
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.sealed import BringIn
from hsb_wizard.work.view_home import NEW, Timing, needs
from hsb_wizard.work.view_inbox import inbox_view

DAYS = Timing(28, 21, date(2026, 11, 20))
PRIYA, HERS = "Priya Nair", "five plain words for Priya"
PATH = "family.supervision"


def case(reference: str, status: str, allocated: str = "2026-11-10", lead: str = "Amina Khan") -> CaseSummary:
    return CaseSummary(CaseId(reference.lower()), reference, status, lead, TOM, allocated)


def lines(*cases: CaseSummary, waits: dict[str, tuple[str, ...]] | None = None) -> list[str]:
    view = inbox_view(cases, PRIYA, waits or {}, DAYS, 80)
    assert all(len(row.text) <= 76 for row in view.rows)
    return [
        f"{row.mark}{row.text.split(':')[0] if row.heading else row.id}" for row in view.rows if row.id or row.heading
    ]


def test_what_waits_stands_first_then_overdue_returned_and_the_rest() -> None:
    found = lines(
        case("A-0001", "Draft"),
        case("A-0002", "Back with assessors"),
        case("A-0003", "Draft", "2026-10-01"),
        case("A-0004", "Signed with gaps"),
        case("A-0005", "Draft"),
        case("A-0006", "Draft", lead=PRIYA),
        waits={"a-0005": ("Two views on safety",)},
    )
    assert found == [
        *("Two views on safety", "!a-0005", "Waiting for you", "!a-0004", "Overdue", "!a-0003"),
        *("Returned", "a-0002", "Your own assessments", "a-0006", "Others", "a-0001", NEW),
    ]


def test_an_answered_question_waits_and_the_words_stand_below() -> None:
    view = inbox_view([case("A-0002", "Back with assessors")], PRIYA, {"a-0002": ("1 question answered",)}, DAYS, 80)
    assert view.counted == "1 for you"
    assert view.about["a-0002"][1] == "1 question answered."


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("Back with assessors", "Back with you"),
        ("Signed", "A supervisor checks it"),
        ("Checked by supervisor", "The agencies meet"),
        ("Closed", "it is closed"),
    ],
)
def test_an_assessor_s_list_says_what_follows_each_status(status: str, words: str) -> None:
    assert words in needs(case("A-0001", status), DAYS)


def store(folder: Path, name: str, phrase: str, role: str) -> Casework:
    return door.create(folder, name, frozenset({role}), phrase, TEST)[0]


async def brings_in(desk: Casework, file: Path, phrase: str) -> None:
    app = Wizard(desk.folder)
    async with app.run_test(size=(80, 24)) as pilot:
        app.desk = desk
        page = BringIn(desk)
        app.push_screen(page)
        await until(pilot, "Which file")
        await typed(pilot, str(file))
        await pilot.press("f8")
        assert "F8 Look into it" in await until(pilot, "Type the phrase that was told to you")
        await typed(pilot, "in its own field")  # which has the keys
        assert page.values["file"] == str(file)
        await pilot.press("ctrl+a", "backspace")
        for words, shown, next_key in (
            ("not its phrase", "That phrase does not open this sealed copy.", "F8 Look into it"),
            (phrase, "Nothing is written over.", "F8 Bring it in"),
            (phrase, "Brought in. It is in the list.", "F8 Look into it"),
        ):
            await typed(pilot, words)
            await pilot.press("f8")
            assert next_key in await until(pilot, shown)
    assert app.failures == []


def test_a_record_reaches_a_supervisor_on_another_laptop_and_their_question_comes_back(tmp_path: Path) -> None:
    here = store(tmp_path / "a", "Amina Khan", WORDS, "assessor")
    there = store(tmp_path / "b", PRIYA, HERS, "supervisor")
    here.run(lambda vault: vault.add_person(TOM, {"assessor"}, TOMS, TEST)).result()
    text = COMPLETE.read_text(encoding="utf-8").replace("Tom Rees", TOM)
    record = here.open_case(bring_in(here, text)).result()
    sent = send(here, record, tmp_path / "out.sealed", Cover(PRIYA), profile=TEST)
    asyncio.run(brings_in(there, sent.path, sent.phrase))
    case_id = record.assessment.case
    asked = supervising.ask(there, there.open_case(case_id).result(), PATH, "What moved you here?")
    asked.saved.result()
    back = send(there, asked.record, tmp_path / "back.sealed", profile=TEST)
    asyncio.run(brings_in(here, back.path, back.phrase))
    came = here.open_case(case_id).result()
    [question] = came.assessment.asked
    said = came.assessment.answer(PATH)
    assert said is not None
    assert (state_of(came.assessment, question), question.said.answer) == ("Open", said.entry)
    supervising.reply(here, came, question.entry, "The school said the same.").saved.result()
    assert waiting(here).result()[case_id] == ("Two views on safety", "1 question answered")
    here.close()
    there.close()
