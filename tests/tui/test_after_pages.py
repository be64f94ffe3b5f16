"""From signed to a review, by keys at 80 by 24: a supervisor reads and asks, assessors answer, agree and close."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from tests.casework.supervised import met
from tests.tui.conftest import COMPLETE, TOM, TOMS, WORDS, typed, until
from tests.tui.ending import CARD, explain_all, on_screen, strange, to_the_line
from textual.pilot import Pilot

from hsb_wizard.assessment.lifecycle import CARDS, status
from hsb_wizard.assessment.reviewing import carried
from hsb_wizard.casework import door, supervising, verbs
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_base import Place

PRIYA, HERS = "Priya Nair", "five plain words for Priya"
PATH, ANALYSIS = "family.supervision", "sense.how"
PHRASES = {"Amina Khan": WORDS, TOM: TOMS, PRIYA: HERS}
Story = Callable[[Pilot[int], MainScreen], Awaitable[None]]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """One store with both assessors and a supervisor."""
    folder = Path(tmp_path_factory.mktemp("after")) / "store"
    opened, _ = door.create(folder, "Amina Khan", frozenset({"assessor"}), WORDS, TEST)
    opened.run(lambda vault: vault.add_person(TOM, {"assessor"}, TOMS, TEST)).result()
    opened.run(lambda vault: vault.add_person(PRIYA, {"supervisor"}, HERS, TEST)).result()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def signed(desk: Casework) -> Record:
    """The complete case, signed by both."""
    text = COMPLETE.read_text(encoding="utf-8").replace("Tom Rees", TOM)
    return both_sign(desk, explain_all(desk, desk.open_case(bring_in(desk, text)).result()))


def turn(desk: Casework, name: str) -> None:
    desk.hand_over(desk.confirm(name, PHRASES[name]).result().id)


def both_sign(desk: Casework, record: Record) -> Record:
    for name in ("Amina Khan", TOM):
        turn(desk, name)
        record = verbs.sign(desk, record, "0" * 64).record
    return record


def play(desk: Casework, name: str, record: Record, story: Story) -> Record:
    """Let ``name`` play ``story`` on the open record, and return the record as it then is."""
    turn(desk, name)

    async def whole() -> Record:
        async with on_screen(desk, record, "Read first" if name == PRIYA else CARD) as (pilot, work):
            await story(pilot, work)
            assert strange(pilot) == set()
            return work.record

    return asyncio.run(whole())


async def asks_and_returns(pilot: Pilot[int], work: MainScreen) -> None:
    await work.go(Place("reading"))
    await until(pilot, "The six cards")
    await pilot.press("f5")
    await until(pilot, "F5 there asks about it.")
    await work.go(Place("question", PATH))
    assert "F5 Ask" in await until(pilot, "Before they agreed:")
    await pilot.press("f5")
    await until(pilot, "Ask about an answer")
    await typed(pilot, "What moved you here?")
    await pilot.press("f8")
    await until(pilot, "Asked. The assessors find it at this answer and under Questions.")
    assert "F5 Question" in await until(pilot, "A question stands here (Open)")
    await work.go(Place("standing"))
    await to_the_line(pilot, "Return it to the assessors")
    await typed(pilot, "One answer rests on one visit.")
    await pilot.press("f8")
    shown = await until(pilot, "Returned by Priya Nair")
    assert "Back with assessors" in shown


async def answers(pilot: Pilot[int], work: MainScreen) -> None:
    await pilot.press("enter")
    shown = await until(pilot, "From the supervisor")
    assert shown.index("Questions") < shown.index("Always open"), "what came back stands first"
    await to_the_line(pilot, "Questions")
    await to_the_line(pilot, "5.1 ")
    await until(pilot, "What moved you here?")
    await typed(pilot, "The school said the same on Monday.")
    await pilot.press("f8")
    assert "..." not in await until(pilot, "Answered, ")
    await to_the_line(pilot, "The answer itself")
    await until(pilot, "F5 A question")


async def settles_and_signs(pilot: Pilot[int], work: MainScreen) -> None:
    await to_the_line(pilot, "5.1 ")
    await until(pilot, "The school said the same on Monday.")
    await pilot.press("e", "f8")
    await until(pilot, "Read first")
    await pilot.press("s")
    await to_the_line(pilot, "Check and sign as supervisor")
    await until(pilot, "Check code ")
    await pilot.press("tab")
    await typed(pilot, "Course of 2025")
    await pilot.press("tab")
    await typed(pilot, "soon")
    await pilot.press("f8")
    await until(pilot, "Your own passphrase signs.")
    await typed(pilot, "none of hers")  # it has the keys, before and after
    await pilot.press("f8")
    await until(pilot, "does not open this store")
    await typed(pilot, HERS)
    await pilot.press("f8")
    await until(pilot, "is a date and nothing else")
    await pilot.press("ctrl+a")
    await typed(pilot, "today")
    await pilot.press("f8")
    await until(pilot, "Checked by Priya Nair")


async def agrees_closes_and_reviews(pilot: Pilot[int], work: MainScreen) -> None:
    await pilot.press("enter")
    await to_the_line(pilot, "Where this record stands")
    await to_the_line(pilot, "Write down that the agencies agreed it")
    await typed(pilot, "today")
    await pilot.press("tab")
    await typed(pilot, "Social care, school, police")
    await pilot.press("f8")
    await until(pilot, "Agreed by agencies on day")
    await to_the_line(pilot, "Close the work")
    await typed(pilot, "The plan is done.")
    await pilot.press("tab")
    await typed(pilot, "An aunt and the club.")
    await pilot.press("f8")
    await until(pilot, "Closed by Amina Khan")
    await to_the_line(pilot, "Start a review")
    await typed(pilot, "Three months are over.")
    await pilot.press("f8")
    assert "HMIP 2013, 6.5" in await until(pilot, "A review. Three months are over.")


async def confirms_and_compares(pilot: Pilot[int], work: MainScreen) -> None:
    await pilot.press("enter")
    await work.go(Place("question", PATH))
    await until(pilot, "F5 Still holds (carried forward)")
    await pilot.press("f5")
    await until(pilot, "Stance of parents or carers")  # the next one that was carried forward
    assert not carried(work.record.assessment, PATH)
    await work.go(Place("since", PATH))
    await until(pilot, "Since then")
    await pilot.press("b", "f8")
    assert "Say what shows it." in await until(pilot, "There is a problem")
    await pilot.press("tab")
    await typed(pilot, "School, 20 November: no rule was broken.")
    await pilot.press("f8")
    await until(pilot, "Stance of parents or carers")
    assert work.record.assessment.since[PATH].since == "better"


async def writes_anew_and_looks_at_the_wall(pilot: Pilot[int], work: MainScreen) -> None:
    await pilot.press("enter")
    await work.go(Place("question", ANALYSIS))
    assert "Once you have changed it, F5 opens the wall." in await until(pilot, "F5 Still holds (carried forward)")
    await typed(pilot, "Since the summer. ")
    await pilot.press("f5")
    await until(pilot, "Its number goes into the text")
    assert not carried(work.record.assessment, ANALYSIS)


async def comes_from_a_question_to_the_wall(pilot: Pilot[int], work: MainScreen) -> None:
    await pilot.press("enter")
    await work.go(Place("question", ANALYSIS))
    await until(pilot, "F5 A question")
    await pilot.press("f5")
    await until(pilot, "F5 The wall")
    await pilot.press("f5")
    assert "Which of these came first?" not in await until(pilot, "Its number goes into the text")
    await pilot.press("f7")
    await until(pilot, "F5 A question")
    assert work.place == Place("question", ANALYSIS)


async def reads_what_the_cards_ask(pilot: Pilot[int], work: MainScreen) -> None:
    await pilot.press("enter")
    await until(pilot, "From the supervisor")
    await pilot.press("enter")
    shown = await until(pilot, "From the six cards")
    assert "Not enough" in shown
    assert "The school days of October are missing." in shown


def test_whoever_gets_a_record_back_reads_what_a_card_asks_for(desk: Casework, signed: Record) -> None:
    turn(desk, PRIYA)
    sentence = "The school days of October are missing."
    record = supervising.judge(desk, signed, next(iter(CARDS)), "not_enough", sentence).record
    record = supervising.give_back(desk, record, "See the card.", "0" * 64).record
    assert play(desk, "Amina Khan", record, reads_what_the_cards_ask) == record  # reading it changes nothing


def test_the_wall_is_one_key_behind_the_question_that_stands_at_a_text(desk: Casework, signed: Record) -> None:
    turn(desk, PRIYA)
    asked = supervising.ask(desk, signed, ANALYSIS, "Which of these came first?").record
    assert play(desk, "Amina Khan", asked, comes_from_a_question_to_the_wall).assessment.asked == asked.assessment.asked


def test_the_whole_way_from_signed_to_a_review_by_keys(desk: Casework, signed: Record) -> None:
    record = play(desk, PRIYA, signed, asks_and_returns)
    record = play(desk, TOM, record, answers)
    record = both_sign(desk, record)
    turn(desk, PRIYA)
    for card in CARDS:
        record = supervising.judge(desk, record, card, "enough", "It is there.").record
    record = play(desk, PRIYA, record, settles_and_signs)
    turn(desk, "Amina Khan")
    record = play(desk, "Amina Khan", met(desk, record), agrees_closes_and_reviews)
    assert status(record.assessment) == "Being reviewed"
    play(desk, "Amina Khan", record, confirms_and_compares)
    play(desk, "Amina Khan", record, writes_anew_and_looks_at_the_wall)


def test_a_card_is_judged_in_one_sentence_and_its_action_is_due(desk: Casework, signed: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await pilot.press("c")
        await to_the_line(pilot, "The plan is right and proportionate")
        assert "Restrictions are proportionate" in await until(pilot, "Q139")
        await pilot.press("a", "tab")
        await typed(pilot, "Ask the school once more, Tom, by Friday.")
        await pilot.press("f8")
        await until(pilot, "Enough with actions")
        await work.go(Place("due"))
        await until(pilot, "Supervisor: Ask the school once more")

    play(desk, PRIYA, signed, story)


def test_letters_and_a_calendar_are_written_from_the_page_of_what_is_due(
    desk: Casework, signed: Record, tmp_path: Path
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await pilot.press("enter")
        await to_the_line(pilot, "What is due")
        await until(pilot, "Letters")
        await pilot.press("l")
        await until(pilot, "One text file each.")
        await until(pilot, "Speech and language therapy")
        await work.ending.after.go_on(Place("letters"), {"folder": str(tmp_path)})
        shown = await until(pilot, "2 letters are written.")
        assert "- Assessment A-0007 letter 01" in shown
        await work.go(Place("calendar"))
        await work.ending.after.go_on(Place("calendar"), {"out": str(tmp_path / "days.ics")})
        await until(pilot, "Written: ")

    play(desk, "Amina Khan", signed, story)
    assert len(list(tmp_path.glob("*.txt"))) == 2
    assert (tmp_path / "days.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_sealed_copy_shows_its_phrase_once(desk: Casework, signed: Record, tmp_path: Path) -> None:
    out = tmp_path / "copy.sealed"

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        work.app.profile = TEST
        await pilot.press("enter")
        await to_the_line(pilot, "Where this record stands")
        await to_the_line(pilot, "Send a sealed copy to the supervisor")
        await until(pilot, "Send a sealed copy")
        await work.ending.go_on(Place("send"), {"out": str(out), "reader": PRIYA})
        shown = await until(pilot, "it is shown this once")
        phrase = next(line.strip() for line in shown.splitlines() if len(line.split()) == 5 and line.islower())
        await pilot.press("f7")
        await to_the_line(pilot, "Send a sealed copy to the supervisor")
        assert phrase not in await until(pilot, "For whom")

    play(desk, "Amina Khan", signed, story)
    assert out.is_file()


def test_a_record_goes_back_with_no_question_only_after_that_was_said(desk: Casework, signed: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await work.go(Place("standing"))
        await to_the_line(pilot, "Return it to the assessors")
        await typed(pilot, "Look at it once more.")
        await pilot.press("f8")
        shown = " ".join((await until(pilot, "You have asked nothing")).split())
        assert "F5 on one asks about it" in shown
        assert "There is a problem" not in shown
        assert status(work.record.assessment).startswith("Signed")
        await pilot.press("f8")
        await until(pilot, "Returned by Priya Nair")

    play(desk, PRIYA, signed, story)
