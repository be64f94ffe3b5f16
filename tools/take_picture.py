"""Takes the README's picture from the running program on the made-up case: python tools/take_picture.py

Run by hand when the question page changes; writes docs/pictures/question.svg without any address in it.
"""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
KEYS = ("enter", "enter", *["down"] * 11, "enter", "enter")  # open the case, only us, Family and home, its first factor


async def picture(folder: Path) -> str:
    """Walk to a question as a person would and give what is on the screen as SVG."""
    from hsb_wizard.casework.demo import make
    from hsb_wizard.tui.app import Wizard

    make(folder, "demo")
    app = Wizard(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await asyncio.sleep(3)  # the rest of the program is read on a thread; this is a tool, not a test
        await pilot.press(*"demo", "enter")
        await asyncio.sleep(3)
        for key in KEYS:
            await pilot.press(key)
            await asyncio.sleep(0.4)
        return app.export_screenshot(title="Assessment A-0007")


def without_addresses(svg: str) -> str:
    """The same picture in the reader's own fixed-width font: the stock one is fetched from somewhere."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "DejaVu Sans Mono, Consolas").replace("<svg ", '<svg xml:space="preserve" ', 1)


def main() -> None:
    """Take the picture and put it in its place."""
    with tempfile.TemporaryDirectory() as place:
        svg = without_addresses(asyncio.run(picture(Path(place) / "store")))
    (ROOT / "docs" / "pictures" / "question.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
