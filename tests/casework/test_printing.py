"""Which printer makes a document: by the name of the file or as asked, and refused where the two differ."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.casework.stories import brought_in

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import Exported
from hsb_wizard.casework.exporting import Wanted, export
from hsb_wizard.casework.printing import format_of
from hsb_wizard.casework.reception import Casework
from hsb_wizard.errors import NotAllowed, RefusedInput


@pytest.mark.parametrize(
    ("name", "asked", "chosen"),
    [
        ("a.pdf", "", "pdf"),
        ("a.PDF", "", "pdf"),
        ("a.html", "", "html"),
        ("a.htm", "", "html"),
        ("a.json", "json", "json"),
        ("a", "", "pdf"),
        ("a", "html", "html"),
        ("a.txt", "json", "json"),
    ],
)
def test_a_file_is_what_it_is_called_or_what_was_asked(name: str, asked: str, chosen: str) -> None:
    assert format_of(Path(name), asked) == chosen


@pytest.mark.parametrize(("name", "asked"), [("a.docx", ""), ("a.pdf", "html"), ("a.json", "pdf"), ("a", "docx")])
def test_a_name_that_says_something_else_is_refused(name: str, asked: str) -> None:
    with pytest.raises(RefusedInput):
        format_of(Path(name), asked)


@pytest.mark.parametrize("name", ["a.html", "a.json"])
def test_a_password_on_what_cannot_be_locked_is_refused(name: str) -> None:
    with pytest.raises(NotAllowed, match="can lock a PDF only"):
        format_of(Path(name), password="five plain words")


@pytest.mark.parametrize("name", ["plan.html", "plan.json", "plan.pdf"])
def test_each_leaves_with_a_line_in_the_journal(name: str, desk: Casework, tmp_path: Path) -> None:
    record = brought_in(desk)

    made = export(desk, record, Wanted("full", tmp_path / name, draft=True))

    data = made.path.read_bytes()
    assert made.sha256 == hashlib.sha256(data).hexdigest()
    note = _last_note(desk)
    assert (note.format, note.sha256, note.sent_sha256) == (made.format, made.sha256, made.sha256)
    if name.endswith("html"):
        assert b"<h1>Assessment" in data
    if name.endswith("json"):
        assert json.loads(data)["edition"] == "full"


def test_a_locked_file_is_noted_as_it_was_before_and_as_it_left(desk: Casework, tmp_path: Path) -> None:
    record = brought_in(desk)
    plain = export(desk, record, Wanted("full", tmp_path / "plain.pdf", draft=True))

    locked = export(desk, record, Wanted("full", tmp_path / "locked.pdf", draft=True, password="five plain words"))

    assert locked.sha256 == plain.sha256
    assert _last_note(desk).sent_sha256 == hashlib.sha256(locked.path.read_bytes()).hexdigest() != locked.sha256


def _last_note(desk: Casework) -> Exported:
    case = desk.cases().result()[0].case
    entries = desk.run(lambda vault: vault.entries(case)).result()
    notes = [each.payload for each in entries if each.kind is Kind.EXPORTED]  # type: ignore[attr-defined]
    assert isinstance(notes[-1], Exported)
    return notes[-1]
