"""Writes every page of the program as text, at 80 by 24 and at 120 by 40: make snapshots

They stand in tests/snapshots, one file for each look and size. A test takes them again and compares; whoever changes a
page makes them anew and reads the difference. Which looks there are is said in tools/looks.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from tools.looks import WALKS
from tools.looks.visit import Look, Visit, Walk
from tools.showing import LOOK, ROOT, THE_DAY, Shown

from hsb_wizard.casework import demo, door
from hsb_wizard.casework.training_cases import training_case
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.home import Home

FOLDER = ROOT / "tests" / "snapshots"
SIZES = ((80, 24), (120, 40))
CASES = ("denied", "learning", "custody", "sibling")
LOCKED = datetime(2026, 11, 26, 18, 5)  # noqa: DTZ001 - on the clock of whatever laptop takes them
STILL, PATIENCE = 8, 30  # looks without a change until a page is taken as it is, and until it is called another one
SECONDS, GIVEN_UP = 20, 40
Size = tuple[int, int]
Texts = Mapping[str, str]
Then = Callable[[Visit, Look], Awaitable[None]]  # what is done at each look, once it was taken
Thing = TypeVar("Thing")


def file_of(name: str, size: Size) -> str:
    """The file of one look at one size."""
    return f"{name}.{size[0]}x{size[1]}.txt"


def make_world(folder: Path) -> None:
    """The store that every walk begins with, and its recovery code, in ``folder``."""
    codes: list[str] = []
    create = door.create

    def noted(*args: object, **more: object) -> object:
        desk, code = create(*args, **more)  # type: ignore[arg-type]
        codes.append(code)
        return desk, code

    with held_still(folder), patch("hsb_wizard.casework.door.create", noted):
        demo.make(folder / "store", "demo", [training_case(each) for each in CASES])
    for backup in (folder / "store" / "backups").iterdir():  # the name is when it was made
        backup.rename(backup.with_name(f"{THE_DAY:%Y-%m-%dT%H-%M-%S-%fZ}"))
    os.utime(folder / "store" / DATABASE, (LOCKED.timestamp(),) * 2)  # the first page says when it was last written
    shutil.copytree(folder / "store", folder / "other")  # another laptop's copy
    (folder / "code").write_text(codes[0], encoding="ascii")


@contextmanager
def held_still(folder: Path) -> Iterator[None]:
    """One day, one place, and nothing drawn by chance that would stand on a page."""
    drawn = itertools.count(1, 997)

    def choice(among: Sequence[Thing]) -> Thing:
        return among[next(drawn) % len(among)]

    documents = Path("Documents")
    own = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "HSB_WIZARD", "TEXTUAL"))}
    own |= {name: str(folder / "home") for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")}
    with ExitStack() as held:
        held.enter_context(patch.dict(os.environ, own, clear=True))
        held.enter_context(chdir(folder))
        documents.mkdir(exist_ok=True)
        held.enter_context(patch("hsb_wizard.casework.reception.now", lambda: THE_DAY))
        held.enter_context(patch("hsb_wizard.store.chain.spoken", lambda code: "7QF2-K9XM"))
        held.enter_context(patch("hsb_wizard.casework.exporting.documents_folder", lambda: documents))
        held.enter_context(patch("hsb_wizard.work.sitting.documents_folder", lambda: documents))
        held.enter_context(patch.object(secrets, "choice", choice))
        yield


async def _taken(visit: Visit, look: Look, expected: str) -> str:
    """The screen once it is as ``expected``; else once it is still, with the words of ``look`` on it."""
    before, same = "", 0
    for _ in range(round(SECONDS / LOOK)):
        now = visit.shown
        same = same + 1 if now == before else 0
        if expected and now == expected:
            return now
        saving = now.partition("\n")[0].endswith("Saving")
        if now and look.until in now and not saving and same >= (PATIENCE if expected else STILL):
            return now
        if same > GIVEN_UP and not saving:
            break
        before = now
        await visit.pilot.pause(LOOK)
    return f"{look.until!r} never came\n{before}"


async def _walk(walk: Walk, visit: Visit, size: Size, expected: Texts, then: Then | None) -> dict[str, str]:
    taken: dict[str, str] = {}
    for look in walk.looks:
        file = file_of(look.name, size)
        await look.reach(visit)
        taken[file] = await _taken(visit, look, expected.get(file, ""))
        if visit.page != look.page:
            taken[file] = f"This is {visit.page}, not {look.page}\n{taken[file]}"
        if then is not None:
            await then(visit, look)
    return taken


async def _run(walk: Walk, app: Wizard, folder: Path, size: Size, expected: Texts, then: Then | None) -> dict[str, str]:
    async with app.run_test(size=size) as pilot:
        if app.desk is not None:
            await app.push_screen(Home())
        return await _walk(walk, Visit(pilot, folder), size, expected, then)


def taken(walk: Walk, world: Path, size: Size, expected: Texts, then: Then | None = None) -> dict[str, str]:
    """Every look of ``walk`` by its file, in a copy of ``world``; a page as ``expected`` is taken at once.

    ``then`` is done at each of them.
    """
    with tempfile.TemporaryDirectory(prefix="look-") as place:  # a short name: it stands on pages before it is cut out
        folder = Path(place)
        shutil.copytree(world, folder, dirs_exist_ok=True)
        return _taken_in(walk, folder, size, expected, then)


def _taken_in(walk: Walk, folder: Path, size: Size, expected: Texts, then: Then | None) -> dict[str, str]:
    with held_still(folder):
        store = Path("store" if walk.name != "first-run" else "nothing")
        app = Shown(store, demo="Everything here is made up.") if walk.who else Wizard(store)
        if walk.who:
            app.desk = door.unlock(store, walk.who, "demo")
        try:
            return asyncio.run(_run(walk, app, folder, size, expected, then))
        finally:
            if app.here is not None:
                app.here.close(back_up=False)


def main() -> None:
    """Write them; those of looks that are no more are taken away. A name or a walk given is done alone."""
    wanted = sys.argv[1:]
    FOLDER.mkdir(exist_ok=True)
    written: set[str] = set()
    with tempfile.TemporaryDirectory() as place:
        make_world(Path(place))
        for walk, size in itertools.product(WALKS, SIZES):
            if wanted and walk.name not in wanted:
                continue
            for name, shown in taken(walk, Path(place), size, {}).items():
                (FOLDER / name).write_text(shown, encoding="utf-8")
                written.add(name)
    for old in [] if wanted else FOLDER.glob("*.txt"):
        if old.name not in written:
            old.unlink()
    sys.stdout.write(f"{len(written)} snapshots. Read what changed: git diff tests/snapshots\n")


if __name__ == "__main__":
    main()
