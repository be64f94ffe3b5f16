"""Takes the pictures of the guide from the running program, over made-up cases only: make pictures

Each is the screen of 80 by 24 as text and stands in the page of docs/guide that names it, between fences. One day is
held still, so that a picture changes only when the program does. A test takes them again and compares.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tools.showing import ROOT, THE_DAY, Shown, until_still

from hsb_wizard.casework import demo
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.training_cases import training_case
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.home import Home

GUIDE = ROOT / "docs" / "guide"
SIZE = (80, 24)
FENCE = re.compile(r"<!-- picture: ([a-z-]+) -->\n```text\n(.*?)```\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """Keys to press, the words that then stand on the screen, and the name of the picture that is taken of it."""

    keys: tuple[str, ...]
    until: str
    name: str = ""


ASSESSOR = (
    Step((), "19 left", "list"),
    Step(("g",), "1 of 7", "tour"),
    Step(("enter", "f8") * 3, "7 of 7"),
    Step(("f7",), "6 of 7"),
    Step(("f8", "enter"), "The tour: two minutes on"),
    Step(("g",), "1 of 7"),
    Step(("f7",), "The tour: two minutes on"),
    Step(("enter",), "Who can see this screen?", "who"),
    Step(("enter",), "Always open", "tasks"),
    Step(("down", "enter"), "This plan holds until", "plan"),
    Step(("f7",), "Always open"),
    Step((*["down"] * 10, "enter"), "look at: press End", "section"),
    Step(("enter",), "Something unsafe?", "question"),
)
SUPERVISOR = (
    Step((), "Two views on safety: see", "desk"),
    Step(("enter",), "The six cards", "read-first"),
    Step(("enter",), "Would settle it", "two-views"),
    Step(("f7",), "The six cards"),
    Step(("c",), "Not judged yet", "cards"),
)
FIRST = (Step((), "Where do you work?", "first-run"),)


async def _walk(app: Wizard, steps: Sequence[Step]) -> dict[str, str]:
    taken: dict[str, str] = {}
    async with app.run_test(size=SIZE) as pilot:
        if app.desk is not None:
            await app.push_screen(Home())
        for step in steps:
            await pilot.press(*step.keys)
            shown = await until_still(pilot, step.until)
            if step.name:
                taken[step.name] = shown
    return taken


def pictures(folder: Path) -> dict[str, str]:
    """Every picture by its name. ``folder`` is empty, and thrown away by whoever gave it."""
    store = folder / "store"
    taken = asyncio.run(_walk(Wizard(folder / "nothing"), FIRST))
    with patch("hsb_wizard.casework.reception.now", lambda: THE_DAY):
        demo.make(store, "demo", (training_case("learning"),))
        for name, steps in ((demo.AMINA, ASSESSOR), (demo.PRIYA, SUPERVISOR)):
            app = Shown(store, demo="Everything here is made up.")
            app.desk = unlock(store, name, "demo")
            try:
                taken |= asyncio.run(_walk(app, steps))
            finally:
                app.desk.close(back_up=False)
    return taken


def with_pictures(text: str, taken: dict[str, str]) -> str:
    """A page of the guide with the pictures it names as they are now. Raises KeyError for one that is not taken."""
    return FENCE.sub(lambda found: f"<!-- picture: {found[1]} -->\n```text\n{taken[found[1]]}```\n", text)


def main() -> None:
    """Take them, and put each in its place."""
    with tempfile.TemporaryDirectory() as place:
        taken = pictures(Path(place))
    for page in sorted(GUIDE.glob("*.md")):
        page.write_text(with_pictures(page.read_text(encoding="utf-8"), taken), encoding="utf-8")
    sys.stdout.write(f"{len(taken)} pictures: {', '.join(taken)}\n")
    if sys.argv[1:] == ["--show"]:
        sys.stdout.write("\n".join(f"== {name}\n{text}" for name, text in taken.items()))


if __name__ == "__main__":
    main()
