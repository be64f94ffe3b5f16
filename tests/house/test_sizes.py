"""Nothing in the house is too big to be read: files, functions and classes have a length, without exceptions."""

import ast
from pathlib import Path

FILE, FUNCTION, CLASS = 400, 50, 250


def too_long(path: Path) -> list[str]:
    """Return one line for each thing in ``path`` that is longer than it may be."""
    text = path.read_text(encoding="utf-8")
    found = [f"{path.name} has {length} lines"] if (length := len(text.splitlines())) > FILE else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            length = (node.end_lineno or first) - first + 1
            if length > (CLASS if isinstance(node, ast.ClassDef) else FUNCTION):
                found.append(f"{path.name}: {node.name} has {length} lines")
    return found


def test_no_file_function_or_class_is_longer_than_the_house_allows(checkout: Path) -> None:
    places = [checkout / name for name in ("src", "tests", "benchmarks", "tools")]
    paths = [checkout / "run.py", *(path for place in places for path in sorted(place.rglob("*.py")))]
    assert [line for path in paths for line in too_long(path)] == []


def test_the_measure_finds_what_is_one_line_too_long(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text("def just_fits():\n" + "    x = 1\n" * (FUNCTION - 1), encoding="utf-8")
    assert too_long(path) == []
    path.write_text("@staticmethod\ndef too_long():\n" + "    x = 1\n" * (FUNCTION - 1), encoding="utf-8")
    assert too_long(path) == ["sample.py: too_long has 51 lines"]
    path.write_text("class C:\n" + "    x = 1\n" * CLASS, encoding="utf-8")
    assert too_long(path) == ["sample.py: C has 251 lines"]
    path.write_text("x = 1\n" * (FILE + 1), encoding="utf-8")
    assert too_long(path) == ["sample.py has 401 lines"]
