"""A table that each fills alone, by keys: what the other listed stays unseen, then the list is agreed, then details."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import tiny_form, with_keys
from tests.casework.versions import shipping
from tests.tui.conftest import AMINA, TOM, TOMS, WORDS, typed, until
from tests.tui.test_work_pages import at_work, play
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.listing import own_rows
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.listing import leave_out
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed

PATH = "family.household"


async def adds(pilot: Pilot[int], name: str) -> None:
    """One row of one's own list with a name in it, from the table and back to it."""
    await pilot.press("end", "up", "enter")
    await until(pilot, "Lives here")
    await typed(pilot, name)
    await pilot.press("f8")
    await until(pilot, name)


def test_each_lists_alone_then_the_list_is_agreed_and_a_row_that_only_one_had_says_what_settled_it(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipping(monkeypatch)(tiny_form(with_keys(PATH, mode="alone")))
    desk = door.unlock(shop, AMINA, WORDS)
    people = {each.name: each for each in desk.people().result()}
    desk.confirm(TOM, TOMS).result()
    record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
    step = verbs.answer(desk, record, "screen.outcome", AnswerGiven("go_on"))
    assert step is not None
    step.saved.result()

    async def story() -> None:
        async with at_work(desk, step.record, PATH) as (pilot, screen):
            await until(pilot, "Amina's answers")
            await adds(pilot, "Nan")
            await adds(pilot, "Uncle")
            screen.take(verbs.finish_pass(desk, screen.record, "family", Voice.LEAD))
            await screen.hand_over(screen.record.assessment.co)
            await screen.draw()
            assert "Uncle" not in await until(pilot, "Tom's answers")
            await adds(pilot, "nan")
            screen.take(verbs.finish_pass(desk, screen.record, "family", Voice.CO))
            await screen.read_anew()
            await screen.draw()
            await agrees(pilot)

    try:
        play(story())
        proved(desk.open_case("A-0007").result())
        with pytest.raises(NotAllowed, match="Neither of you listed this"):
            leave_out(desk, desk.open_case("A-0007").result(), PATH, "nothing", "why")
    finally:
        desk.close()


async def agrees(pilot: Pilot[int]) -> None:
    """Nan is in both lists: one key. Only Amina listed the uncle: it goes in, and what settled it is asked."""
    page = await until(pilot, "Not agreed yet: is it in the list?")
    assert "Both, the same" in page
    await pilot.press("home", "enter")
    await until(pilot, "Agreed: it is in the list")
    await pilot.press("a", "f8")
    await until(pilot, "Only Amina listed it")
    await pilot.press("home", "enter")
    await until(pilot, "What settled it?")
    await pilot.press("a", "f8")
    await until(pilot, "Only one of you listed this: say what settled it.")
    await pilot.press("enter")
    await typed(pilot, "Mother said so on the 5th")
    await pilot.press("f8")
    await until(pilot, "Uncle")


def proved(record: Record) -> None:
    """Both lists stand as they were; the agreed one has both, and says what settled the second."""
    a = record.assessment
    agreed = {a.text(f"{PATH}/{row}/name"): row for row in a.rows[PATH]}
    assert set(agreed) == {"Nan", "Uncle"}
    uncle = a.answer(f"{PATH}/{agreed['Uncle']}/name")
    assert uncle is not None
    assert uncle.settled == "Mother said so on the 5th"
    assert len(own_rows(a, PATH, Voice.LEAD)) == 2
    assert [a.text(f"{PATH}/{row}/name", Voice.CO) for row in own_rows(a, PATH, Voice.CO)] == ["nan"]
