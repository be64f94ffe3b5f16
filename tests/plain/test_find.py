"""Find in plain mode: `.f` and words, in a record and on the list."""

import asyncio
from contextlib import suppress
from pathlib import Path

from tests.casework.stories import AMINA, TOM, WORDS, open_desk
from tests.plain.reader import Script

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.hall import Hall
from hsb_wizard.plain.program import converse
from hsb_wizard.work.view_base import Place


def test_in_a_record_words_find_places_that_have_letters_and_back_leads_to_where_one_was(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    places: list[Place] = []
    try:
        people = {each.name: each for each in desk.people().result()}
        record = desk.start_case("A-0007", people[AMINA], people[TOM]).record

        async def talk() -> None:
            script = Script(
                [".f", "", "", ".f3 Supervision Safe Care", ".f zzzz", ".f", "supervision safe care", "A", ".b", ".b"]
            )
            work = PlainWork(Hall(script, desk), record)
            draw = work.draw

            async def drawn(keep: str = "", *, fresh: bool = True) -> None:
                await draw(keep, fresh=fresh)
                places.append(work.place)

            work.draw = drawn  # type: ignore[method-assign]
            with suppress(Leave):
                await work.run()
            assert "Say first who can see the screen." in script.text
            assert "A  Supervision and safe care: 5 Family and home" in script.text
            assert "Fewer letters find more." in script.text

        asyncio.run(talk())
    finally:
        desk.close()
    kinds = [place.kind for place in places]
    assert kinds[-6:] == ["find", "find", "find", "question", "find", "tasks"], kinds


def test_on_the_list_words_leave_only_what_they_find(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    people = {each.name: each for each in desk.people().result()}
    for reference in ("A-0007", "A-0008"):
        desk.start_case(reference, people[AMINA], people[TOM]).saved.result()
    desk.close()
    script = Script(["A", WORDS[AMINA], ".f 0008", ".f zzzz", ".q"])
    assert asyncio.run(converse(script, tmp_path / "store")) == 0
    first, found, all_again = script.text.split("these are the assessments")[1:]
    assert "A-0007" in first
    assert "A-0008" in found
    assert "A-0007" not in found
    assert "No assessment has all of these words." in found
    assert "A-0007" in all_again


def test_on_the_list_n_says_only_what_needs_somebody_or_that_nothing_does(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    people = {each.name: each for each in desk.people().result()}
    for reference, allocated in (("A-0007", "2020-01-02"), ("A-0008", desk.today().isoformat())):
        record = desk.start_case(reference, people[AMINA], people[TOM]).record
        step = verbs.answer(desk, record, "journey.allocated", AnswerGiven(allocated))
        assert step is not None
        step.saved.result()
    desk.close()
    script = Script(["A", WORDS[AMINA], ".n", ".s", ".q"])
    assert asyncio.run(converse(script, tmp_path / "store")) == 0
    first, needed, again = script.text.split("these are the assessments")[1:]
    assert "A-0008" in first
    assert "A-0007" in needed
    assert "A-0008" not in needed
    assert "A-0008" in again
