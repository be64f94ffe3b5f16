"""Every page in windows of other sizes: nothing overlaps, what is asked is in sight, and nothing is lost on the way.

120 by 30 is how Windows Terminal opens; 60 by 20 and 40 by 12 are what windows of 120 by 40 and 80
by 24 become at 200 per cent. Every second page is looked at in one of them, in turn; each in all three
by `make windows`.
"""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget
from tools.looks import WALKS
from tools.looks.visit import Look, Visit, Walk
from tools.snapshots import FOLDER, file_of, make_world, taken

from hsb_wizard.tui.fields import ChoiceField
from hsb_wizard.tui.form_page import FormPage
from hsb_wizard.tui.lines import Lines

FIRST, OTHERS = (80, 24), ((40, 12), (60, 20), (120, 30))
KEYS = ("F1 ", "F7 ", "F9 ", "F10 ", "Esc ")
FOOTLESS = {"Closing"}  # it goes on by itself


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the made-up cases that every walk begins with; it is copied and never opened."""
    place = Path(tmp_path_factory.mktemp("world"))
    make_world(place)
    return place


def sizes_of(number: int) -> tuple[tuple[int, int], ...]:
    """The windows in which the look of this number is looked at."""
    if os.environ.get("LOOKS") == "whole":
        return OTHERS
    turn, between = divmod(number, 2)
    return () if between else (OTHERS[turn % len(OTHERS)],)


async def resized(visit: Visit, size: tuple[int, int]) -> None:
    """The window gets another size, and everything in it its place."""
    await visit.pilot.resize_terminal(*size)
    before = ""
    for _ in range(800):  # a busy machine may take its time
        await visit.pilot.pause(0.025)
        shown = visit.shown
        if shown == before and visit.app.screen.size == size:
            return
        before = shown
    raise TimeoutError(f"the window never was {size}:\n{before}")


def held(visit: Visit) -> object:
    """What stands in the fields of the page, and which of its widgets has the keys."""
    screen = visit.app.screen
    return [form.values() for form in screen.query(FormPage)], screen.focused


def seen_of(widget: Widget) -> Region:
    """The part of ``widget`` that can be seen."""
    part = widget.region
    for around in widget.ancestors:
        if isinstance(around, Widget) and around.region.area:
            part = part.intersection(around.region)
    return part


def asked_in_sight(visit: Visit) -> bool:
    """Whether what has the keys can be seen: all of it, or of what is higher than its room the line at the mark."""
    focused = visit.app.screen.focused
    if focused is None:
        return True
    seen, whole = seen_of(focused), focused.region
    if isinstance(focused, ChoiceField | Lines):
        lines = visit.shown.splitlines()[seen.y : seen.bottom]
        return seen.height == whole.height or any(line.startswith(" > ") for line in lines)
    return seen.height >= min(whole.height, 3)


def overlapping(visit: Visit) -> list[str]:
    """Which parts of the page stand on one another."""
    screen = visit.app.screen
    rooms = [screen, *screen.query("#body"), *screen.query("#form"), *screen.query("#list"), *screen.query("#fields")]
    wrong = []
    for room in rooms:
        parts = [each for each in room.children if each.display and each.region.area and each.id != "small"]
        layered = [each for each in parts if each.styles.layer == "base" or not each.styles.layer]
        wrong += [f"{one} on {two}" for one, two in combinations(layered, 2) if one.region.overlaps(two.region)]
        wrong += [f"{each} is wider than its room" for each in layered if each.region.width > room.region.width]
    return wrong


def faults(visit: Visit, look: Look, size: tuple[int, int]) -> list[str]:
    """What is wrong with a page at this size, in words."""
    lines = visit.shown.splitlines()
    name = f"{look.name} at {size[0]} by {size[1]}"
    wrong = [f"{name}: {each}" for each in overlapping(visit)]
    if not asked_in_sight(visit):
        wrong.append(f"{name}: what has the keys is out of sight\n{visit.shown}")
    if look.page not in FOOTLESS and not (
        len(lines) == size[1] and any(key in lines[-1] for key in KEYS) and "..." not in lines[-1]
    ):
        wrong.append(f"{name}: the keys do not stand at the foot\n{visit.shown}")
    if max(map(len, lines), default=0) > size[0]:
        wrong.append(f"{name}: a line is wider than the window")
    return wrong


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
def test_in_other_windows_every_page_stands_whole_and_coming_back_nothing_is_lost(walk: Walk, world: Path) -> None:
    wrong: list[str] = []

    async def elsewhere(visit: Visit, look: Look) -> None:
        before, sizes = held(visit), sizes_of(walk.looks.index(look))
        if not sizes:
            return
        for size in sizes:
            await resized(visit, size)
            wrong.extend(faults(visit, look, size))
        await resized(visit, FIRST)
        if held(visit) != before:
            wrong.append(f"{look.name}: something was lost on the way through other sizes")

    kept = {file: FOLDER / file for file in (file_of(look.name, FIRST) for look in walk.looks)}
    expected = {file: path.read_text(encoding="utf-8") for file, path in kept.items()}
    taken(walk, world, FIRST, expected, elsewhere)
    assert not wrong, "\n".join(wrong)
