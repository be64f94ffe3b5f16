"""From first launch to a safety plan on paper, by keyboard alone, with the keys counted (docs/walk.md)."""

import re
import subprocess
from pathlib import Path
from typing import Any

from tests.walks.keyboard import Keyboard
from tests.walks.way import Way, first_run, start

from hsb_wizard.forms.form import Form

PAGE = Path(__file__).parents[2] / "docs" / "walk.md"


def test_a_safety_plan_is_on_paper_within_the_keys_that_the_page_says(
    tmp_path: Path, form: Form, record: dict[str, Any]
) -> None:
    out = tmp_path / "plan.pdf"
    with Keyboard(tmp_path / "store") as k:
        first_run(k)
        start(k, form, record)
        way = Way(k, form, record)
        way.walks_from_here("safety")
        way.prints_from_section("safety", out)
        pressed, written = k.keys, k.written
        k.quits()
    printed = subprocess.run(["pdftotext", "-layout", str(out), "-"], capture_output=True, text=True, check=True).stdout
    assert record["answers"]["safety.home"]["agreed"]["value"].split(".")[0][:40] in " ".join(printed.split())
    said = re.search(r"first launch to a safety plan on paper takes (\d+) keys", PAGE.read_text(encoding="utf-8"))
    assert said and pressed - written <= int(said[1]), f"{pressed} keys, {written} of them letters of answers"
