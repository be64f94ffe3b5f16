"""A whole pair at one keyboard: one rates, hands over, the other rates, both compare and agree, by keys alone."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import TOMS, typed, until
from tests.tui.test_work_pages import at_work, begun, play, saved_again
from textual.pilot import Pilot

from hsb_wizard.assessment.independence import independence, ledger_lines
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.door import retry_after
from hsb_wizard.casework.patience import Patience
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.tui.main import MainScreen

STANCE, SUPERVISION = "family.stance", "family.supervision"
AMINAS, TOM_SAYS = ("s", "c", "p", "n", "k"), ("p", "p", "p", "n", "k")  # one letter for each factor of the section


async def rates(pilot: Pilot[int], screen: MainScreen, letters: tuple[str, ...], note: str) -> None:
    """One assessor answers every factor of the section, with a note at the first, and comes back to its page."""
    await pilot.press("f8")
    for number, letter in enumerate(letters):
        await until(pilot, f"{number + 1} of ")
        await pilot.press(letter)
        if number == 0:
            await pilot.press("enter")
            await typed(pilot, note)
        await pilot.press("f8")
        await until(pilot, f"{number + 2} of ")
    await screen.go(screen.stack[1])
    await until(pilot, "I have finished this section")


async def finishes(pilot: Pilot[int]) -> None:
    """The line that finishes the section, found from the top."""
    await pilot.press("home", *["down"] * 5, "enter")


async def settles_in_three_keys(pilot: Pilot[int]) -> None:
    """Continue, a letter, Enter: then the words. Whom it concerns comes after them."""
    await pilot.press("a")
    await until(pilot, "What settled this difference?")
    await pilot.press("enter")
    await typed(pilot, "The school rang again")


def test_a_pair_rates_one_section_alone_compares_agrees_and_keeps_two_views(desk: Casework, shop: Path) -> None:
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record, "family") as (pilot, screen):
            await until(pilot, "Amina: not started   Tom: not started")
            await rates(pilot, screen, AMINAS, "Nan keeps the rules")
            assert "Amina: in progress   Tom: not started" in await until(pilot, "Amina: in progress")
            await finishes(pilot)
            await until(pilot, "Tom, your turn.")
            await typed(pilot, TOMS)
            await pilot.press("enter")
            page = await until(pilot, "Amina: finished   Tom: not started")
            assert "Nan keeps the rules" not in page
            await rates(pilot, screen, TOM_SAYS, "The uncle let him out alone")
            await finishes(pilot)
            await compares(pilot)

    play(story())
    kept(saved_again(desk, shop))


async def compares(pilot: Pilot[int]) -> None:
    """Worst first: two views on the first, one answer taken on the second, the rest by one key from each."""
    page = await until(pilot, "B  Tom takes the 3 same answers")
    lines = [line.strip(" >") for line in page.splitlines() if line.strip(" >").startswith("5.")]
    assert [line.split("  ")[-1].strip() for line in lines] == [
        "You differ: one strength",
        "You differ, by one step",
        "Same: not agreed yet",
        "Same: not agreed yet",
        "Same: not agreed yet",
    ]
    await pilot.press("home", "enter")
    both = await until(pilot, "You see this differently.")
    assert "Nan keeps the rules" in both and "The uncle let him out alone" in both
    await two_views(pilot)
    await pilot.press("f8")
    await until(pilot, "2 of ")
    await settles_in_three_keys(pilot)
    await pilot.press("f8")
    await until(pilot, "A  Amina takes the 3 same answers")
    await pilot.press("a")
    shown = await until(pilot, "A again: Amina Khan takes as agreed")
    assert "(Nothing of note)" in shown
    await pilot.press("a")
    await until(pilot, "Amina has taken them.")
    await pilot.press("b")
    await until(pilot, "B again: Tom Reed takes as agreed")
    await pilot.press("b")
    await until(pilot, "One key for each.")
    await pilot.press("b", "enter", "y", "f8")
    await until(pilot, "Rate this again, having seen both")


async def two_views(pilot: Pilot[int]) -> None:
    """Both notes are there already; what would settle it, who, by when, and that it bears on safety.

    What lacks something is said, and the keys stand where it is written."""
    await pilot.press("t")
    await until(pilot, "What Amina's view rests on")
    await pilot.press("tab", "tab")
    for words in ("A visit of both", "Tom Reed", "next friday"):
        await typed(pilot, words)
        await pilot.press("tab")
    await pilot.press("f8")
    await until(pilot, "This is not a date.")
    await pilot.press("ctrl+u")
    await typed(pilot, "4 12 2026")
    await pilot.press("f8")
    await until(pilot, "Say whether it bears on safety: Y or N.")
    await pilot.press("y", "f8")
    await until(pilot, "It bears on safety: say which")
    for words in ("Nan stays at night", "Priya Nair"):
        await typed(pilot, words)
        await pilot.press("tab")
    await pilot.press("f8")
    await until(pilot, "Two views are recorded.")


def kept(record: Record) -> None:
    """What the store holds afterwards: both passes as they were, what was agreed, and how it was made."""
    form, a = record.form, record.assessment
    paths = [path for path in form.factors if path.startswith("family.")]
    alone = {voice: [a.text(path, voice) for path in paths[:4]] for voice in (Voice.LEAD, Voice.CO)}
    assert alone[Voice.LEAD] == ["strength", "concern", "priority", "nothing_of_note"]
    assert alone[Voice.CO] == ["priority", "priority", "priority", "nothing_of_note"]
    views, stance = a.two_views[SUPERVISION], a.answer(STANCE)
    assert (views.lead_rests_on, views.decided_by) == ("Nan keeps the rules", "Priya Nair")
    assert stance is not None
    assert (stance.value, stance.for_whom, stance.settled) == ("concern", "both", "The school rang again")
    same = [a.answer(path) for path in paths[2:]]
    assert [(each.value or each.missing, each.for_whom) for each in same if each] == [
        ("priority", "young_person"),
        ("nothing_of_note", None),
        ("not_known", None),
    ]
    assert "rated 5 factors alone before seeing the other's; they differed on 2 and record two" in independence(form, a)
    lines = [(line.what, line.how) for line in ledger_lines(form, a)[1:]]
    assert lines == [
        ("Amina Khan finished", "own passphrase"),
        ("Tom Reed finished", "own passphrase"),
        ("Both were shown", ""),
        ("Amina Khan took what both had answered the same", "own passphrase"),
        ("Tom Reed took what both had answered the same", "own passphrase"),
    ]


def test_wrong_passphrases_at_the_hand_over_are_followed_by_a_wait_that_is_said(desk: Casework) -> None:
    now = [100.0]
    desk.patience = Patience(lambda: now[0], retry_after)

    async def story() -> None:
        async with at_work(desk, begun(desk), "family") as (pilot, screen):
            await until(pilot, "Amina: not started   Tom: not started")
            await rates(pilot, screen, AMINAS, "Nan keeps the rules")
            await finishes(pilot)
            await until(pilot, "Tom, your turn.")
            for tries in (1, 2, 3):
                await typed(pilot, f"not this one {tries}")
                await pilot.press("enter")
                while desk.patience.tries("Tom Reed") < tries:
                    await pilot.pause(0.02)
                await pilot.pause(0.1)
            await until(pilot, "Try again in 1 second")
            await typed(pilot, TOMS)
            await pilot.press("enter")
            await until(pilot, "Not tried: the last passphrases for Tom Reed were wrong.")
            seen = [screen.me]
            now[0] += 1
            await typed(pilot, TOMS)
            await pilot.press("enter")
            await until(pilot, "Tom: not started")
            assert [*seen, screen.me] == [Voice.LEAD, Voice.CO]

    play(story())
