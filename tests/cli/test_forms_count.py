"""forms count: what a form asks for, and what a record of it comes to."""

import json
from pathlib import Path

import pytest

from hsb_wizard.cli.main import main
from hsb_wizard.errors import ExitCode
from hsb_wizard.forms.load import shipped

CASE = Path(__file__).parents[1] / "data" / "complete_case.json"


def test_it_says_the_size_of_the_form_and_of_each_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "count", "--case", str(CASE), "--case", str(CASE)]) == ExitCode.GOOD
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"holistic {shipped().version}: {len(shipped().factors)} rated factors, ")
    assert "in every case" in lines[1]
    assert len(lines) == 4
    assert lines[2] == lines[3]
    assert lines[2].startswith("A-0007: ")
    assert lines[2].endswith(" key presses.")


@pytest.mark.parametrize("text", ["not JSON", json.dumps({"format": "assessment 1"})])
def test_a_file_that_is_no_record_is_refused(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    assert main(["forms", "count", "--case", str(file)]) == ExitCode.REFUSED
    assert capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_to_be_unreadable(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "count", "--case", "nowhere.json"]) == ExitCode.REFUSED
    assert "cannot be read" in capsys.readouterr().err
