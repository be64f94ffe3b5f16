"""Who works without seeing the screen reaches every page: docs/accessibility.md names the way, and it is there."""

import importlib
import pkgutil
import re
from pathlib import Path

from textual.binding import Binding
from textual.screen import Screen

import hsb_wizard.tui
from hsb_wizard.cli.main import COMMANDS as OF_THE_PROGRAM
from hsb_wizard.plain.beside import PAGES
from hsb_wizard.plain.commands import COMMANDS, TWINS
from hsb_wizard.plain.program import LOCK
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.frame import Card, Page
from hsb_wizard.tui.main import MainScreen

STATEMENT = Path(__file__).parents[2] / "docs" / "accessibility.md"
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
BASES = {"Page", "Card", "Steps", "LongWork", "Keeping", "Writing", "Stray", "Opaque"}  # drawn only as others
ALSO = {"f", "x", "lost", LOCK}  # find and take out are obeyed apart; lost stands before anybody is let in


def pages() -> set[str]:
    """Return the name of every page and card of the screen."""
    for module in pkgutil.iter_modules(hsb_wizard.tui.__path__):
        importlib.import_module(f"hsb_wizard.tui.{module.name}")
    found: set[str] = set()
    waiting: list[type[Screen[object]]] = [Page, Card]  # type: ignore[list-item]
    while waiting:
        each = waiting.pop()
        found.add(each.__name__)
        waiting += [one for one in each.__subclasses__() if one.__module__.startswith("hsb_wizard.tui.")]
    return found - BASES


def test_every_page_of_the_screen_has_its_plain_way_and_every_way_is_there() -> None:
    ways = {name: way for name, _, way in ROW.findall(STATEMENT.read_text(encoding="utf-8"))}
    assert set(ways) == pages()
    known = set(COMMANDS) | set(TWINS) | set(PAGES) | ALSO
    for way in ways.values():
        for command in re.findall(r"`\.(\S+?)`", way):
            assert command in known, command
        for command in re.findall(r"`hsb-wizard (\S+?)`", way):
            assert command in OF_THE_PROGRAM, command
        assert way != "none"


def test_every_key_of_the_work_has_its_twin_in_plain_mode() -> None:
    bound = [each for each in (*Wizard.BINDINGS, *MainScreen.BINDINGS) if isinstance(each, Binding) and each.id]
    for each in bound:
        keys = each.key.split(",")
        assert any(TWINS.get(key) or key in {"ctrl+k", "ctrl+p"} for key in keys), each.id
