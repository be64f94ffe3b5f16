"""Each room is started in a clean Python, which is then asked what came with it.

import-linter reads our own imports; this runs them. Listing records must not wait for a document printer, and the first
screen must not wait for a form reader.
"""

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "hsb_wizard"
SCREEN = {"textual", "rich"}
PRINTER = {"reportlab", "pikepdf"}
KEYS = {"sqlcipher3", "sqlite_utils", "cryptography", "argon2"}
SLOW = {"msgspec", "sqlite_utils", "click", "zxcvbn", *PRINTER}
NETWORK = {
    "socket", "ssl", "http", "urllib", "ftplib", "imaplib", "poplib", "smtplib", "socketserver", "xmlrpc",
    "webbrowser", "urllib3", "httpx", "requests", "aiohttp", "websockets",
}  # fmt: skip

# Pages and doings that most who sit down to write never go to: loaded when somebody does.
SELDOM = {
    f"hsb_wizard.{name}"
    for name in (
        "casework.exporting", "casework.names", "casework.sealed_copies", "casework.sheets", "casework.supervising",
        "forms.compare", "store.erasing", "store.meeting", "store.restoring", "store.verify",
        "work.after", "work.export", "work.leaving", "work.sign", "work.sitting", "work.writing_out",
    )
}  # fmt: skip

# What must be absent when every module of the room has been imported.
WHOLE_ROOMS = {
    "errors": SCREEN | KEYS | SLOW,
    "text": SCREEN | KEYS | SLOW,
    "cells": SCREEN | KEYS | SLOW,
    "authored": SCREEN | KEYS | SLOW,
    "forms": SCREEN | KEYS | PRINTER,
    "assessment": SCREEN | KEYS | PRINTER,
    "quality": SCREEN | KEYS | PRINTER,
    "board": SCREEN | KEYS | PRINTER,
    "settings": SCREEN | KEYS | PRINTER,
    "store": SCREEN | PRINTER,
    "report": SCREEN | KEYS,
}
# What must be absent when only the door of the room is opened, as a starting program does.
DOORS = {
    "report.document": SCREEN | KEYS | SLOW,
    "casework": SCREEN | PRINTER | {"sqlite_utils", "click"},
    "cli.main": SCREEN | SLOW,
    "__main__": SCREEN | KEYS | SLOW,
    "plain": SCREEN | PRINTER,
    "tui.app": KEYS | SLOW | {"argparse", "zipfile"},
    "tui.main": SLOW - {"msgspec"} | SELDOM | {"argparse", "zipfile"},
}


def stands(room: str) -> bool:
    path = SOURCE / room.replace(".", "/")
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def modules(room: str) -> list[str]:
    """Return the names of the room and of every module in it."""
    folder, name = SOURCE / room, f"hsb_wizard.{room}"
    inside = pkgutil.walk_packages([str(folder)], f"{name}.") if folder.is_dir() else ()
    return [name, *(found.name for found in inside)]


def came_with(names: list[str], unwanted: set[str]) -> set[str]:
    """Import ``names`` in a clean Python and return which of ``unwanted`` it then has."""
    program = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return unwanted & set(done.stdout.split())


@pytest.mark.parametrize("room", [room for room in WHOLE_ROOMS if stands(room)])
def test_a_room_brings_nothing_that_belongs_to_another(room: str) -> None:
    assert came_with(modules(room), WHOLE_ROOMS[room]) == set()


@pytest.mark.parametrize("door", [door for door in DOORS if stands(door)])
def test_opening_a_door_is_quick_because_nothing_heavy_comes_with_it(door: str) -> None:
    assert came_with([f"hsb_wizard.{door}"], DOORS[door]) == set()


def test_a_clean_python_is_asked_in_earnest() -> None:
    assert came_with(["json", "msgspec"], SLOW) == {"msgspec"}


def imported(path: Path) -> set[str]:
    """Return the first names of everything ``path`` imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_no_module_of_ours_imports_one_that_reaches_a_network() -> None:
    paths = sorted(SOURCE.rglob("*.py"))
    assert len(paths) > 5
    assert {path.name: names for path in paths if (names := imported(path) & NETWORK)} == {}


def test_values_are_replaced_by_the_house_alone_outside_of_the_print_room() -> None:
    """The standard replacing does not know the house's values, and mypy cannot see it (docs/decisions/0011)."""
    print_room = SOURCE / "report" / "pdf"
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if any(each.name == "replace" for each in node.names) and print_room not in path.parents
    ]
    assert found == ["values.py"]
