"""A paste is one piece: whatever stands in it, no letter of it acts as a key, in the reader or in a real terminal."""

import sys
from importlib.resources import files
from pathlib import Path

import pytest
from tests.faults.hostile import strings
from tests.tui.conftest import WORDS, until
from tests.tui.test_shell_terminal import terminal, with_a_case
from tests.tui.test_wall import box
from tests.tui.test_work_pages import at_work, begun, play
from textual.events import Key, Paste
from textual.message import Message

from hsb_wizard.casework import door
from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui import pastes
from hsb_wizard.tui.careful import CarefulApp
from hsb_wizard.tui.pastes import SILENCE, WholePastes
from hsb_wizard.work.long_text import LEFT_OUT

BEGIN, END = "\x1b[200~", "\x1b[201~"
F7, F10 = "\x1b[18~", "\x1b[21~"
PROGRAM = """
import sys
from pathlib import Path
from hsb_wizard.tui import start
sys.exit(start.run(Path(sys.argv[1])))
"""


def heard(parser: WholePastes, sent: str, size: int = 4096) -> list[Message]:
    """What comes of ``sent``, of which so many letters come at a time."""
    return [message for at in range(0, len(sent), size) for message in parser.feed(sent[at : at + size])]


def told(messages: list[Message]) -> list[str]:
    """The keys by name, and the pastes by what is in them."""
    return [
        f"<{each.text}>" if isinstance(each, Paste) else each.key
        for each in messages
        if isinstance(each, Key | Paste)
    ]  # fmt: skip


@pytest.mark.parametrize("size", [1, 2, 3, 7, 4096])
def test_whatever_is_pasted_comes_as_one_piece_and_the_keys_around_it_as_keys(size: int) -> None:
    parser = WholePastes()
    for said in [
        *strings(500),
        "\x1b",
        "\x1bq",
        f"a{F10}b",
        "\x1b[20",
        "\x1b[A\x1b[",
        "\x1b[I\x1b[O",
        "\x1b[48;1;1;1;1t",
    ]:
        assert told(heard(parser, f"a{BEGIN}{said}{END}b", size)) == ["a", f"<{said}>".replace("\x00", ""), "b"]


def test_the_mark_of_the_end_within_a_page_does_not_end_it_and_two_pastes_are_two() -> None:
    parser = WholePastes()
    assert told(heard(parser, f"{BEGIN}one{END}q\r{END}x")) == [f"<one{END}q\r>", "x"]
    assert told(heard(parser, f"{BEGIN}one{END}\t{BEGIN}two{END}")) == ["<one>", "tab", "<two>"]
    assert told(heard(parser, f"{BEGIN}a{BEGIN}b{END}c")) == [f"<a{BEGIN}b>", "c"]
    assert told(heard(parser, f"{BEGIN}{END}c")) == ["<>", "c"]


def test_escape_by_itself_is_a_key_and_so_are_the_keys_after_a_paste() -> None:
    parser = WholePastes()
    assert told([*heard(parser, f"{F7}\x1b"), *heard(parser, "\x1b[A")]) == ["f7", "escape", "up"]
    assert told(heard(parser, f"{BEGIN}\x1b{END}{F10}")) == ["<\x1b>", "f10"]


def test_a_paste_whose_end_never_comes_is_given_as_far_as_it_came_and_keys_act_again() -> None:
    now = [100.0]
    parser = WholePastes(clock=lambda: now[0])
    assert told(heard(parser, f"{BEGIN}half of a\x1b[20")) == []
    now[0] += SILENCE - 0.1
    assert told(list(parser.tick())) == []
    heard(parser, " page")
    now[0] += SILENCE - 0.1
    assert told(list(parser.tick())) == []
    now[0] += 0.2
    assert told(list(parser.tick())) == ["<half of a\x1b[20 page>"]
    assert told([*parser.tick(), *heard(parser, f"q{BEGIN}x{END}")]) == ["q", "<x>"]


def test_the_app_reads_every_terminal_in_this_way() -> None:
    """Where Textual reads what a terminal sends, on each system, it makes its reader by the name that is replaced."""
    CarefulApp()
    found = [name for name in pastes.LISTENS if name in sys.modules]
    assert found and all(vars(sys.modules[name])["XTermParser"] is WholePastes for name in found)
    drivers = files("textual") / "drivers"
    for name in pastes.LISTENS:
        text = (drivers / f"{name.rpartition('.')[2]}.py").read_text("utf-8")
        assert "\n        parser = XTermParser(" in text
        assert "\nfrom textual._xterm_parser import XTermParser\n" in text


def test_what_a_terminal_would_obey_is_left_out_of_a_paste_and_that_is_said(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), "safety.home") as (pilot, screen):
            screen.app.post_message(Paste("Nan \x1b[2J\x07stays\x00 in"))
            assert LEFT_OUT in " ".join((await until(pilot, "control characters")).split())
            assert box(screen).held == "Nan stays in"
            screen.app.post_message(Paste(" the\r\nhouse\u200b"))
            await until(pilot, "house")
            await pilot.pause()
            assert LEFT_OUT not in " ".join((await until(pilot, "house")).split())

    play(story())


def test_in_a_real_terminal_no_letter_of_a_pasted_page_acts(shop: Path, desk: Casework) -> None:
    """Each page below would begin an assessment, leave, or quit if what follows its ESC were read as keys."""
    with_a_case(desk)
    page = f"A page\x1bn\r{F7}copied \x1b]0;x\x07from\x1b elsewhere\r\nq{F10}\x11 \x1b[A\x1b"
    with terminal(PROGRAM, str(shop)) as screen:
        screen.wait("Tom Reed")
        screen.send(f"{WORDS}\r")
        screen.wait("A-0001")
        screen.send(f"{BEGIN}{page}{END}")  # nothing takes words here, and nothing may happen
        screen.send("\r")
        screen.wait("Only us")
        screen.send("\r")
        screen.wait("Always open")
        screen.send("\x1bOS")
        screen.wait("Exact words heard")
        screen.send(f"{BEGIN}{page}{END}")
        screen.wait("elsewhere")
        screen.send(" typed after", F7)
        screen.wait("Always open", times=2)
        screen.send("F10")
        assert screen.ended() == 0
        assert b"Five questions" not in screen.seen
    again = door.unlock(shop, "Amina Khan", WORDS)
    (case,) = again.cases().result()
    (words,) = [each.fields["words"] for each in again.open_case(case.reference).result().assessment.told]
    again.close()
    assert words == "A pagen\ncopied from elsewhere\nq  typed after"
