"""What is due and what is asked for, from a shell: lines, JSON, a calendar file, letters in a folder."""

from __future__ import annotations

import json

from tests.cli.street import Street


def test_what_is_due_as_lines_json_and_a_calendar_without_names(street: Street) -> None:
    case = street.bring_in()
    lines = street.run("tasks", case)
    assert lines.code == 0
    assert " by " in lines.out.casefold()
    plain = json.loads(street.run("tasks", case, "--json").out)
    assert len(plain["tasks"]) == len(lines.out.splitlines())
    target = street.folder / "days.ics"
    assert street.run("tasks", case, "--ics", target).code == 0
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") >= 1
    assert "Rees" not in text
    again = street.run("tasks", case, "--ics", target)
    assert (again.code, "there is a file of that name already" in again.err) == (15, True)


def test_letters_go_into_a_folder_one_for_each_agency_and_are_noted(street: Street) -> None:
    case = street.bring_in()
    folder = street.folder / "letters"
    assert street.run("letters", case, "--out", folder).code == 15
    folder.mkdir()
    made = street.run("letters", case, "--out", folder)
    assert made.code == 0
    assert [str(each) for each in sorted(folder.iterdir())] == sorted(made.out.splitlines())
    assert {each.name[:27] for each in folder.iterdir()} == {
        "Assessment A-0007 letter 01",
        "Assessment A-0007 letter 02",
    }
    assert street.run("letters", case, "--out", folder).code == 15
    assert street.run("verify").code == 0
