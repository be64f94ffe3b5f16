"""The doors are tried, one trespass at a time, on an empty house with the real contracts: each is refused."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOMS = [
    "cli",
    "tui",
    "plain",
    "work",
    "casework",
    "settings",
    "store",
    "quality",
    "report",
    "board",
    "assessment",
    "forms",
]
TRESPASSES = [
    ("tui.screen", "hsb_wizard.store.journal", "Front doors go through casework only"),
    ("forms.reader", "hsb_wizard.assessment", "The house has one direction"),
    ("quality.rules", "hsb_wizard.report.document", "The house has one direction"),
    ("text", "hsb_wizard.errors", "The house has one direction"),
    ("attic", "json", "The house has one direction"),
    ("casework.desk", "textual", "Only tui knows Textual"),
    ("work.moves", "textual", "Only tui knows Textual"),
    ("work.moves", "hsb_wizard.tui", "The house has one direction"),
    ("plain.reading", "hsb_wizard.tui", "The house has one direction"),
    ("cli.main", "rich", "Only tui knows Textual"),
    ("casework.desk", "sqlite3", "Only the strong room opens a database or sees a key"),
    ("settings.file", "argon2", "Only the strong room opens a database or sees a key"),
    ("report.document", "reportlab", "Only the printers know reportlab"),
    ("casework.desk", "pikepdf", "Only the printers know reportlab"),
    ("report.pdf.draw", "hsb_wizard.assessment", "The printers read the document and nothing above it"),
    ("report.pdf.draw", "hsb_wizard.report.build", "The printers read the document and nothing above it"),
    ("report.html.blocks", "hsb_wizard.report.build", "The printers read the document and nothing above it"),
    ("report.json.__init__", "hsb_wizard.forms", "The printers read the document and nothing above it"),
    ("assessment.model", "msgspec", "Values and what comes in are made in two places"),
    ("store.journal", "urllib.request", "Nothing reaches the network"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """Return a folder with the rooms, each empty but for the modules that the trespasses name."""
    place = tmp_path_factory.mktemp("house")
    shutil.copy(checkout / "pyproject.toml", place)
    modules = {
        "__init__",
        "__main__",
        "errors",
        "text",
        "authored",
        "sentences",
        "shapes",
        "values",
        "watch",
        "courtesy",
        "cells",
        *(f"{room}.__init__" for room in ROOMS),
    }
    modules |= {f"report.{printer}.__init__" for printer in ("pdf", "html", "json")}
    modules |= {"report.document", "report.staircase", "report.build", "report.pdf.draw", "store.journal"}
    modules |= {name for name, _, _ in TRESPASSES if name != "attic"}
    for name in modules:
        path = place / "hsb_wizard" / f"{name.replace('.', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return place


def broken(house: Path) -> str:
    """Run the contracts over ``house``; return what import-linter says, or nothing when every one is kept."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(house)}
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_an_empty_house_breaks_nothing(house: Path) -> None:
    assert broken(house) == ""


@pytest.mark.parametrize(("module", "imports", "contract"), TRESPASSES, ids=lambda part: str(part)[:40])
def test_a_trespass_is_refused(module: str, imports: str, contract: str, house: Path) -> None:
    path = house / "hsb_wizard" / f"{module.replace('.', '/')}.py"
    existed = path.exists()
    path.write_text(f"import {imports}\n", encoding="utf-8")
    try:
        said = broken(house)
    finally:
        path.write_text("", encoding="utf-8") if existed else path.unlink()
    assert f"{contract} BROKEN" in said
