"""What is kept in git says nothing of the machine it was written on, promises nothing, and locks what it uses."""

import re
import tomllib
from pathlib import Path

import pytest

# Written in halves, so that this file does not find itself.
ADDRESSES = ["pypi" + ".org", "python" + "hosted", "--index" + "-url", "--extra-index" + "-url", "--find" + "-links"]
MACHINES = ["/wo" + "rk/", "/ro" + "ot/", "/opt/" + "pypi", "/tm" + "p/", "/hom" + "e/", "file:" + "//"]
PROMISES = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error", "mark.sk" + "ip", "mark.xf" + "ail"]
PROMISES += ["pytest.sk" + "ip", "pytest.importor" + "skip", "pytest.xf" + "ail", "coming so" + "on"]


def readable(path: Path) -> str:
    """Return the text of ``path``, or nothing when it is not text (a font, a picture)."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", errors="replace")


@pytest.mark.parametrize("words", [ADDRESSES, MACHINES, PROMISES], ids=["addresses", "machines", "promises"])
def test_no_kept_file_names_a_registry_a_machine_or_work_left_over(words: list[str], tracked: list[Path]) -> None:
    wanted = re.compile("|".join(rf"(?<![\w./]){re.escape(word)}" for word in words))
    found = [f"{path.name}: {match.group()}" for path in tracked for match in wanted.finditer(readable(path))]
    assert found == []


def test_no_document_store_or_foreign_lock_is_kept(tracked: list[Path], checkout: Path) -> None:
    names, golden = {"uv.lock", "pylock.toml", "people"}, checkout / "tests" / "data" / "golden"
    unwanted = [path for path in tracked if path.name in names or path.suffix in {".pdf", ".db", ".hsb", ".sqlite"}]
    made_up = [path for path in unwanted if path.is_relative_to(golden)]  # one for each layout, said in its README
    assert set(unwanted) - set(made_up) == set()
    listed = (golden / "README.md").read_text(encoding="utf-8")
    assert [path for path in made_up if f"| {path.parent.name} |" not in listed] == []


def test_exports_holds_patterns_of_documents_and_never_a_document(tracked: list[Path], checkout: Path) -> None:
    kept = [path for path in tracked if path.is_relative_to(checkout / "exports")]
    assert [path for path in kept if path.suffix not in {".toml", ".md"}] == []


def wanted_by_the_project(checkout: Path) -> tuple[list[str], list[str]]:
    """Return the names of what the program needs, and of what its tests and build need."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    build = (checkout / "build.in").read_text(encoding="utf-8").splitlines()

    def names(lines: list[str]) -> list[str]:
        return [re.split(r"[\[<>=!~ ]", line)[0] for line in lines]

    return names(project["project"]["dependencies"]), names(project["dependency-groups"]["dev"] + build)


def test_every_dependency_has_its_line_with_reason_and_licence(checkout: Path) -> None:
    page = (checkout / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| ")]
    explained = {row[0] for row in rows if len(row) >= 4 and all(row)} - {"package", "---"}
    needed, tools = wanted_by_the_project(checkout)
    assert explained == {*needed, *tools}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_pins_everything_with_its_hashes(lock: str, checkout: Path) -> None:
    text = (checkout / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry or "==" not in entry] == []
    pinned = {entry.split("==")[0].split("[")[0] for entry in entries}
    needed, tools = wanted_by_the_project(checkout)
    wanted = {*needed, "hatchling", "editables"} | (set(tools) if "dev" in lock else set())
    assert wanted - pinned == set()
