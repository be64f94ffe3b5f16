"""The bytes that reach a real terminal: of the hostile strings every letter, and nothing that a terminal obeys.

They stand in a store as references, names, words told, answers and notes, are pasted in, and are drawn by the program
itself, page after page. What is looked at is the stream, not the screen.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from tests.faults.counts import WHOLE, rounds
from tests.faults.hostile import OBEYED, strings
from tests.faults.terminals import Recorded, Screens, screens, unlocked
from tests.faults.world import REFERENCE, World, desk_of, kept, texts

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.errors import RefusedInput
from hsb_wizard.store.keys import TEST
from hsb_wizard.text import clean

STRINGS = strings(rounds(1_000))
PEOPLE = 40 if WHOLE else 8
PAGES = 160 if WHOLE else 16
F3, F4, F6, F7, F10, HOME, DOWN, PAGE_DOWN = (
    "\x1bOR",
    "\x1bOS",
    "\x1b[17~",
    "\x1b[18~",
    "\x1b[21~",
    "\x1b[H",
    "\x1b[B",
    "\x1b[6~",
)
# Before each string: letters raised, the cursor sent away, the screen's title; the program asks for none of it.
ASKED = "\x1b[73m\x1b[4711;4711H\x1b]0;owned\x07"
ANSWERED = re.compile(rb"\x1b\[(?:[0-9]+;)*73m|\x1b\[4711|\x1b\]0;")
# What the program says to a terminal: colours, places, modes; at its beginning and end the keyboard and the pointer.
OURS = re.compile(rb"\x1b\[(?:[0-9;]*m|[0-9]+;[0-9]+H|\?[0-9;]+[hl]|\?[0-9]+\$p)")
ONCE = (b"\x1b[2J", b"\x1b[H", b"\x1b[>25u", b"\x1b[<u", b"\x1b]22;default\x07")


def tagged(number: int) -> str:
    return f"n{number:04d}{ASKED} {STRINGS[number]}"


@pytest.fixture
def filled(world: World, quick: Path) -> World:
    """Return a store that is full of them."""
    made = world.at(quick / "attacked")
    vault = made.open()
    for number in range(PEOPLE):
        try:
            vault.add_person(clean(tagged(number)), ["assessor"], "made up words of theirs", TEST)
        except RefusedInput:  # a name that cannot be typed
            continue
    desk = desk_of(vault, made.folder)
    everybody, record = desk.people().result(), desk.open_case(REFERENCE).result()
    for number in range(len(STRINGS)):
        kept(desk.start_case(tagged(number), everybody[0], everybody[1 + number % (len(everybody) - 1)]))
        record = kept(verbs.tell_someone(desk, record, {"words": tagged(number), "who": tagged(number)}))
    for number, path in enumerate(texts(record)):
        said = "\n".join(tagged((number * 5 + more) % len(STRINGS)) for more in range(5))
        answered = verbs.answer(desk, record, path, AnswerGiven(said, note=said))
        record = kept(answered) if answered is not None else record
    desk.close()
    return made


def quiet(shown: Recorded, keys: str) -> None:
    """Type, and read until nothing comes any more."""
    shown.type(keys)
    before, end = -1, time.monotonic() + 3
    while len(shown.sent) != before and time.monotonic() < end:
        before = len(shown.sent)
        assert shown.read(0.06), shown.screen.words


def test_no_byte_of_what_people_wrote_is_obeyed_by_a_terminal(filled: World, quick: Path) -> None:
    with screens(quick) as server:
        shown = walked(server, filled)
        assert server.ended() == 0
    stream = bytes(shown.sent)
    assert ANSWERED.search(stream) is None
    assert {each: stream.count(each) for each in ONCE if stream.count(each) > 8} == {}
    rest = OURS.sub(b"", stream)
    for each in ONCE:
        rest = rest.replace(each, b"")
    found = OBEYED.search(re.sub("[\r\n]", "", rest.decode("utf-8")))
    assert found is None, ascii(found)


def walked(server: Screens, filled: World) -> Recorded:
    """The list of assessments, the people, then one of the assessments, to the end of the program."""
    shown = server.shown(filled)
    unlocked(shown)
    down_the_list(shown)
    shown.type("\r")
    shown.wait("Only us")
    shown.type("\r")
    shown.wait("Always open")
    pasted_and_found(shown)
    for key in (DOWN, DOWN, "\r", "\r", *[F6] * PAGES):
        quiet(shown, key)
    shown.type(F10)
    end = time.monotonic() + 60
    while shown.read(0.2):
        assert time.monotonic() < end, shown.screen.words
    return shown


def down_the_list(shown: Recorded) -> None:
    """Every assessment, then everybody who can open the store, and back to the first."""
    quiet(shown, HOME)
    for number in range(len(STRINGS)):
        shown.type(DOWN)
        shown.wait(f"> n{number:04d}")
    for key in ("p", *[PAGE_DOWN] * PEOPLE, F7, HOME):
        quiet(shown, key)


def pasted_and_found(shown: Recorded) -> None:
    """Pasted where somebody tells, with every escape in them, and looked for."""
    shown.type(F4)
    shown.wait("Exact words heard")
    for at in range(0, len(STRINGS), 10):
        said = "\n".join(STRINGS[at : at + 10]).encode("utf-8", "replace").decode()
        quiet(shown, f"\x1b[200~{said}\n\x1b[201~")
    shown.wait("Saved ")
    quiet(shown, F7)
    quiet(shown, F3)
    for hundred in range(len(STRINGS) // 100):
        for key in (f"n0{hundred}", *[PAGE_DOWN] * 10, "\x7f" * 3):
            quiet(shown, key)
    quiet(shown, F7)
