"""The whole work line by line: the same doings as on the screen, and nothing drawn."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, complete, open_desk
from tests.plain.reader import Reader, Script, at_tasks

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.plain import reading
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.form import NOTHING_BEFORE, PUT_BACK, REPLACED, Answering
from hsb_wizard.plain.hall import FURTHER_UP, Hall
from hsb_wizard.plain.program import converse
from hsb_wizard.plain.steps import fill
from hsb_wizard.plain.talk import paragraph
from hsb_wizard.store.keys import TEST
from hsb_wizard.work.view_base import TASKS, Choice, Field, FormView, ListLine, ListView, Place, Values

SECTIONS = ("screen", "account")
WHOLE = os.environ.get("WALK") == "whole"


def test_what_is_said_in_plain_mode_is_kept_as_the_record_beside_it_says(tmp_path: Path) -> None:
    record, desk = complete(), open_desk(tmp_path / "store")
    try:
        reader = Reader(record, [*record_sections(record)] if WHOLE else SECTIONS)
        kept = asyncio.run(filled(desk, reader, record))
    finally:
        desk.close()
    wanted = {path: said for path, said in record["answers"].items() if path.partition(".")[0] in reader.sections}
    for path, said in wanted.items():
        assert stripped(kept["answers"].get(path)) == stripped(as_asked(said)), path
    assert "\x1b" not in reader.text


def record_sections(record: dict[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path.partition(".")[0] for path in record["answers"]))


async def filled(desk: Casework, reader: Reader, record: dict[str, Any]) -> dict[str, Any]:
    """Begin the case, answer what opens the rest, let the reader fill their sections, and give what is kept."""
    people = {each.name: each for each in desk.people().result()}
    step = desk.start_case("A-0007", people[AMINA], people[TOM])
    now = step.record
    for path in (now.form.role("proceedings"), now.form.role("response"), now.form.role("route")):
        said = record["answers"][path]["agreed"]["value"]
        given = verbs.answer(desk, now, path, AnswerGiven(said))
        assert given is not None
        now = given.record
    hall = Hall(reader, desk)
    reader.work = PlainWork(hall, now)
    with suppress(Leave):
        await at_tasks(reader.work)
    await hall.rests()
    return to_plain(reader.work.record, desk.record_code(now.assessment.case).result())


def as_asked(said: dict[str, Any]) -> dict[str, Any]:
    """What both rated alone is agreed without a note of its own: no page asks for one."""
    if "lead" not in said or "agreed" not in said:
        return said
    return {**said, "agreed": {key: each for key, each in said["agreed"].items() if key != "note"}}


def stripped(said: object) -> object:
    """An answer without the sources that its page does not ask for; several choices in no order."""
    if isinstance(said, dict):
        return {key: stripped(each) for key, each in said.items() if key != "sources"}
    if isinstance(said, list):
        return sorted(said) if all(isinstance(each, str) for each in said) else [stripped(each) for each in said]
    return said


def test_from_nothing_to_the_safety_plan_without_a_screen(tmp_path: Path) -> None:
    script = Script([
        "E", "", "North Shire", AMINA, "", WORDS[AMINA], WORDS[AMINA], "written down",
    ])  # fmt: skip
    code = asyncio.run(converse(script, tmp_path / "store", profile=TEST))
    assert code == 0
    assert "these are the assessments on this laptop" in script.text
    assert WORDS[AMINA] not in script.text


def test_a_colleague_who_is_not_there_yet_is_added_at_once_and_the_questions_go_on_behind(tmp_path: Path) -> None:
    open_desk(tmp_path / "store").close()
    script = Script([
        "A", WORDS[AMINA], "N", "", "4 2011", "Z", "", "Owen Hughes", "", "amber kettle forest ladder",
        "amber kettle forest ladder", "B", "", "A", "",
    ])  # fmt: skip
    asyncio.run(converse(script, tmp_path / "store", profile=TEST))
    begun = script.text.partition("Start a new assessment. Five questions")[2]
    first, _, rest = begun.partition("Add a person. 1 of 2")
    assert "Is anything before the police or a court?" not in first
    assert "Is anything before the police or a court?" in rest
    assert "Year and month of birth" not in rest
    assert "Safety plan for now" in rest


def test_an_empty_line_within_an_answer_of_several_lines_says_how_it_ends() -> None:
    script = Script(["", "Second line", "", "."])
    assert asyncio.run(paragraph(script, "First line")) == "First line\n\nSecond line\n"
    assert script.text.count("a full stop alone on a line ends it") == 1, "said once"


def test_words_typed_where_nothing_is_asked_are_not_taken_for_enter(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        people = {each.name: each for each in desk.people().result()}
        record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
        script = Script(["", "", "I am afraid to go home", ".q"])

        async def talk() -> None:
            with suppress(Leave):
                await PlainWork(Hall(script, desk), record, "screen.decides_what_to_ask").run()

        asyncio.run(talk())
    finally:
        desk.close()
    assert "what you typed was written nowhere" in script.text


def test_a_letter_marks_and_says_the_words_and_only_enter_goes_on() -> None:
    field = Field("answer", "choice", choices=(Choice("c", "Concern: plan for it", "C"), Choice("n", "Nothing", "N")))
    assert reading.marked(field, "c") == (("c",), "")
    assert reading.marked(field, "c n")[0] is None
    assert reading.marked(field, "x")[1] == "There is a problem. Type one letter of: C N."
    assert reading.marked(field, "-") == ((), "")


def test_a_list_longer_than_the_alphabet_goes_on_with_two_letters() -> None:
    lines = tuple(ListLine(f"line {number}", place=Place("row", str(number))) for number in range(30))
    said, leads = reading.lines_of(ListView("Rows", lines=lines, letters={"N": Place("new")}))
    assert said[12] == "M  line 12"
    assert said[13] == "O  line 13"  # N leads elsewhere
    assert said[29] == "AE  line 29"
    assert leads["AE"] == Place("row", "29")


@pytest.mark.parametrize("typed", ["F4", ".f4", ".t"])
def test_tell_someone_now_is_one_command_away(tmp_path: Path, typed: str) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        people = {each.name: each for each in desk.people().result()}
        record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
        script = Script(["", "", typed])

        async def talk() -> None:
            with suppress(Leave):
                await PlainWork(Hall(script, desk), record).run()

        asyncio.run(talk())
    finally:
        desk.close()
    assert ("Tell someone now" in script.text.rpartition("Letter:")[2]) is (typed != "F4")


def test_without_a_terminal_it_talks_line_by_line_and_draws_nothing(tmp_path: Path) -> None:
    open_desk(tmp_path / "store").close()
    secret = WORDS[AMINA]
    command = [sys.executable, "-m", "hsb_wizard", "--store", str(tmp_path / "store")]
    said = f"A\n{secret}\n.q\n"
    ended = subprocess.run(command, input=said, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "\x1b" not in ended.stdout
    assert "these are the assessments on this laptop" in ended.stdout
    assert "Everything is saved and locked." in ended.stdout
    assert secret not in ended.stdout


def test_the_wall_puts_a_number_behind_what_was_said(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        people = {each.name: each for each in desk.people().result()}
        record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
        record = verbs.choose_mode(desk, record, "family", "together", "a small part").record
        for path, said in (("screen.outcome", "go_on"), ("family.pressures", "priority")):
            step = verbs.answer(desk, record, path, AnswerGiven(said))
            assert step is not None
            record = step.record
        script = Script(["", "", "Because of this", ".", ".e", "A", ".q"])

        async def talk() -> str:
            work = PlainWork(Hall(script, desk), record, "sense.how")
            with suppress(Leave):
                await work.run()
            return work.record.assessment.text("sense.how")

        text = asyncio.run(talk())
    finally:
        desk.close()
    number = record.form.factor_number("family.pressures")
    assert text == f"Because of this [{number}]"
    assert "Not yet used" in script.text


def a_line(key: str = "sources", **more: object) -> Field:
    """A field of one line."""
    return Field(key, "line", "From", **more)  # type: ignore[arg-type]


def test_what_was_named_before_is_named_again_by_its_letter() -> None:
    field = a_line(offers=("School, 3 November 2026", "Home visit, 13 November 2026"))
    assert "a letter names it again: A School, 3 November 2026; B Home visit" in "\n".join(reading.field_lines(field))
    assert reading.from_offers(field, "b a") == "Home visit, 13 November 2026, School, 3 November 2026"
    assert reading.from_offers(field, "B and A") == "B and A", "words are words"
    assert reading.from_offers(a_line(), "B") == "B", "nothing was named before"


def test_what_is_refused_is_asked_again_alone(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        people = {each.name: each for each in desk.people().result()}
        record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
        script = Script([".k", "F", "", "", "", "Contact would not be safe", ""])

        async def talk() -> Record:
            work = PlainWork(Hall(script, desk), record)
            work.stack = [TASKS, Place("question", "safety.home")]
            with suppress(Leave):
                await work.run()
            return work.record

        held = asyncio.run(talk()).assessment.held_back
    finally:
        desk.close()
    assert "safety.home" in held
    _, _, after = script.text.partition("Say in one line why it is held back. Nothing was changed.")
    assert after.lstrip().startswith("Why"), "neither the page again nor the field that was answered"


def test_a_text_that_was_replaced_is_put_back() -> None:
    script = Script(["F"])
    answering = Answering(script)
    view = FormView("Page", fields=(a_line("home", text="Grandmother and grandfather"),))

    async def talk() -> None:
        field = answering.next(view)
        assert field is not None
        await answering.answer(field)

    asyncio.run(talk())
    assert answering.values(view) == {"home": "F"}
    assert REPLACED in script.text
    assert answering.put_back()
    assert answering.values(view) == {"home": "Grandmother and grandfather"}
    assert not answering.put_back(), "once"


def test_on_a_page_of_steps_as_well_and_where_nothing_was_replaced_it_says_so() -> None:
    script = Script([".u", "15", ".u", "", ""])
    view = FormView("Page", fields=(a_line("minutes", text="10"), a_line("why")))
    said = asyncio.run(fill(script, view, lambda values: ""))
    assert said["minutes"] == "10"
    assert script.text.index(NOTHING_BEFORE) < script.text.index(REPLACED) < script.text.index(PUT_BACK)


def test_what_was_begun_and_is_left_out_leaves_what_the_record_says() -> None:
    class Half:
        def begun(self, key: str) -> str:
            return "half a thought"

        def begun_is_over(self, key: str) -> None:
            pass

        async def half_said(self, key: str, text: str) -> None:
            pass

    view = FormView("Page", fields=(Field("home", "box", "Home", text="Nan is there."),))

    def said(*lines: str) -> Values:
        answering = Answering(Script([*lines]), Half())
        field = answering.next(view)
        assert field is not None
        asyncio.run(answering.answer(field))
        return answering.values(view)

    assert said("N", "") == {"home": "Nan is there."}
    assert said("N", "+", "And Dee.", ".") == {"home": "Nan is there.\nAnd Dee."}


def test_a_text_is_gone_on_with_below_what_stands() -> None:
    script = Script(["+", "And Dee knows.", "."])
    answering = Answering(script)
    view = FormView("Page", fields=(Field("home", "box", "Home", text="Nan is there."),))

    async def talk() -> None:
        field = answering.next(view)
        assert field is not None
        await answering.answer(field)

    asyncio.run(talk())
    assert answering.values(view) == {"home": "Nan is there.\nAnd Dee knows."}
    assert "+ alone goes on below it" in script.text


def test_where_somebody_else_reads_on_it_is_said_that_the_window_still_holds_what_was_said(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    script = Script([])

    async def talk() -> None:
        hall = Hall(script, desk)
        hall.session_view = True
        hall.session_view = True

    asyncio.run(talk())
    desk.close()
    assert script.heard == [FURTHER_UP], "once, when they come"


def test_what_only_the_foot_of_a_page_names_is_said_as_a_letter_or_a_command() -> None:
    view = ListView("Plan", lines=(ListLine("Home", place=Place("question", "a")),), letters={"P": Place("print_plan")},
                    keys="Enter Open  P Print  F8 I have read it")  # fmt: skip
    assert reading.lines_of(view)[0] == ["A  Home", "P  Print", ".f8  I have read it"]
    form = FormView("Erase", below=("All of it goes.",), go_on="F8 Erase for good  F5 Password")
    assert reading.end(form) == ["All of it goes.", "Enter  Erase for good", ".f5  Password"]
    assert reading.end(FormView("Question", go_on="F8 Continue")) == []


def test_it_is_locked_on_the_list_and_a_colleague_opens_it(tmp_path: Path) -> None:
    open_desk(tmp_path / "store").close()
    script = Script(["A", WORDS[AMINA], ".lock", "B", WORDS[TOM], ".q"])
    assert asyncio.run(converse(script, tmp_path / "store", profile=TEST)) == 0
    first, _, then = script.text.partition(FURTHER_UP)
    assert f"{AMINA}, these are the assessments" in first
    assert f"{TOM}, these are the assessments" in then
    assert AMINA not in then.partition(f"{TOM}, these")[2]


def test_before_it_asks_who_is_here_it_says_which_store_this_is_and_when_it_was_last_used(tmp_path: Path) -> None:
    open_desk(tmp_path / "store").close()
    script = Script([".q"])
    asyncio.run(converse(script, tmp_path / "store", profile=TEST))
    before = script.text.partition("Who is here?")[0]
    assert f"Kept in: {tmp_path / 'store'}" in before
    assert "Last used: " in before
