"""Text from people is data. It is cleaned in one place on the way in and leaves by these doors alone: the screen's
`plain` and the list's line, the input's own line (cell), the paper's run of type, and the page's escaped text. Nothing
anywhere reads markup out of it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from hsb_wizard.assessment.payloads import PAYLOADS
from hsb_wizard.text import clean

SOURCE = Path(__file__).parents[2] / "src" / "hsb_wizard"
# What turns a string into something shown, and where alone it may be called with more than a fixed text.
EXITS = {
    "Content": {"tui/frame.py": "plain"},
    "Segment": {"tui/lines.py": "render_line"},
    "Text": {"tui/line_input.py": "_value", "forms/pack_text.py": ""},
    "textOut": {"report/pdf/sheet.py": "lines"},
}
# Reads markup, or places a string on paper past the plain run of type: never called.
NEVER = frozenset(
    {"from_markup", "to_markup", "from_ansi", "notify", "render_markup", "drawString", "drawCentredString",
     "drawRightString", "textLine", "textLines"}
)  # fmt: skip
# Takes a string for markup: of Textual's own widgets only these are used, and each is given Content.
WIDGETS = frozenset({"ContentSwitcher", "Input", "Static", "TextArea"})
NEVER_READ = ("textual.markup", "rich.markup", "rich.console", "reportlab.platypus", "textual.notifications")
CLEANS = {"html/text.py": "html", "pdf/archive.py": "xml.sax.saxutils"}  # the two escapes there are


def files() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call, with the function it stands in."""
    for outer in ast.walk(tree):
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(outer):
                if isinstance(inner, ast.Call):
                    yield outer.name, inner
    for statement in tree.body:
        for inner in ast.walk(statement):
            if isinstance(inner, ast.Call):
                yield "", inner


def fixed(call: ast.Call) -> bool:
    """Whether nothing but letters of the program itself is shown."""
    return all(
        isinstance(each, ast.Constant) or (isinstance(each, ast.BinOp) and isinstance(each.left, ast.Constant))
        for each in call.args[:1]
    )


def taken_another_way(file: str, tree: ast.Module) -> Iterator[str]:
    """Calls and imports that show text by another door."""
    inside: dict[int, set[str]] = {}
    found: dict[int, ast.Call] = {}
    for where, call in calls(tree):
        inside.setdefault(id(call), set()).add(where)
        found[id(call)] = call
    for number, call in found.items():
        name = name_of(call)
        if name in NEVER:
            yield f"{file}:{call.lineno} calls {name}"
        allowed = EXITS.get(name)
        if allowed is not None and not fixed(call) and allowed.get(file) not in inside[number]:
            yield f"{file}:{call.lineno} shows text by {name}"
    yield from taken_in(file, tree)


def taken_in(file: str, tree: ast.Module) -> Iterator[str]:
    """Imports of what reads markup or escapes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            read = [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
            yield from (f"{file}:{node.lineno} reads {each}" for each in read if each.startswith(NEVER_READ))
            names = {each.name for each in node.names}
            if read[0] == "textual.widgets":
                yield from (f"{file}:{node.lineno} takes {each}" for each in sorted(names - WIDGETS))
            if "escape" in names and not any(file.endswith(place) for place in CLEANS):
                yield f"{file}:{node.lineno} escapes by itself"


def test_text_leaves_by_its_doors_alone_and_nothing_reads_markup() -> None:
    assert [line for file, tree in files() for line in taken_another_way(file, tree)] == []


@pytest.mark.parametrize(
    "source",
    [
        "def show(self): self.update(Content(note))",
        "def show(self): return Content.from_markup(note)",
        "def show(self): self.notify(note)",
        "from textual.widgets import Label",
        "from reportlab.platypus import Paragraph",
        "from textual.markup import escape",
        "def row(self): return Segment(note)",
        "def row(self): return Text(note)",
        "def line(self): self.canvas.drawString(1, 1, note)",
        "from html import escape",
    ],
)
def test_another_door_would_be_seen(source: str) -> None:
    assert list(taken_another_way("tui/page.py", ast.parse(source)))


def test_every_payload_is_cleaned_on_its_way_in() -> None:
    """`Pen` is the one maker of entries from what people say; nothing else writes an entry of text that was typed."""
    makers = [
        file
        for file, tree in files()
        for _, call in calls(tree)
        if name_of(call) == "Entry" and file.startswith(("casework/", "tui/", "cli/"))
    ]
    assert makers == []
    assert PAYLOADS


def test_clean_is_what_it_says_for_a_text_that_would_take_over_a_terminal() -> None:
    assert clean("\x1b]0;title\x07said \x1b[2J\x9b31mred\u202e\x00") == "said red"
