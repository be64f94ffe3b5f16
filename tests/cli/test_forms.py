"""hsb-wizard forms: versions compared, kept and moved to as somebody in a shell does it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.builders import options, question, with_keys, with_question, with_top, write_pack
from tests.casework.stories import AMINA, WORDS
from tests.casework.test_kept_forms import team
from tests.cli.street import Street, said

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.door import unlock
from hsb_wizard.forms.load import shipped, shipped_folder

BEDTIME = question("local_bedtime", "single", options=options("early", "late"))


def started(street: Street, bedtime: str) -> str:
    """A draft begun with what the team adds, and an answer to it; its id."""
    desk = unlock(street.store, AMINA, WORDS[AMINA])
    lead, co = desk.people().result()
    record = desk.start_case("A-0009", lead, co).record
    step = verbs.answer(desk, record, "family.local_bedtime", AnswerGiven(bedtime))
    assert step is not None
    step.saved.result()
    desk.close()
    return str(record.assessment.case)


def test_two_folders_are_compared_without_a_store(tmp_path: Path, street: Street) -> None:
    one = write_pack(tmp_path / "one")
    two = write_pack(tmp_path / "two", with_question("family", question("naps")), with_top(version="1.1.0"))
    found = said(street.capsys, "forms", "compare", one, two)
    assert (found.code, found.err) == (0, "")
    assert found.out.splitlines() == ["minor  family.toml > naps: a new question.", "From 1.0.0 to 1.1.0: minor."]


def test_a_number_that_says_too_little_ends_with_15_and_names_the_right_one(tmp_path: Path, street: Street) -> None:
    one = write_pack(tmp_path / "one")
    two = write_pack(
        tmp_path / "two", with_keys("family.children_at_home", required_when=None), with_top(version="1.0.1")
    )
    found = said(street.capsys, "forms", "compare", one, two)
    assert found.code == 15
    assert found.err == "From 1.0.0 to 1.0.1 says patch, and the changes are major: the new one is 2.0.0.\n"


def test_other_words_are_counted_as_patch_and_people_are_asked(tmp_path: Path, street: Street) -> None:
    one = write_pack(tmp_path / "one")
    two = write_pack(tmp_path / "two", with_keys("family.helpers", label="Who helps"), with_top(version="1.0.1"))
    found = said(street.capsys, "forms", "compare", one, two)
    assert found.out.splitlines()[1:] == [
        "New wording counts as patch. Whether it means the same, people decide: what means something else is major.",
        "From 1.0.0 to 1.0.1: patch.",
    ]


def test_without_a_second_name_it_is_compared_with_the_shipped_pack(tmp_path: Path, street: Street) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(str(shipped_folder()), folder)
    found = said(street.capsys, "forms", "compare", folder)
    assert (found.code, found.last) == (0, f"From {shipped().version} to {shipped().version}: nothing changed.")


def test_a_kept_form_is_named_by_id_and_version_or_by_its_hash(street: Street) -> None:
    street.bring_in()
    form = shipped()
    kept = street.run("forms", "kept")
    assert kept.out == f"{form.id}@{form.version}  {form.hash[:12]}\n"
    for name in (f"{form.id}@{form.version}", f"{form.id}@{form.hash[:8]}"):
        assert street.run("forms", "compare", name).last.endswith("nothing changed.")


def test_a_form_that_is_not_kept_is_refused_with_what_is(street: Street) -> None:
    street.bring_in()
    found = street.run("forms", "compare", "holistic@0.9.9")
    assert found.code == 15
    assert found.err.startswith("Refused at holistic@0.9.9: this store keeps no such form; did you mean holistic@")


def test_moving_is_shown_first_and_done_with_yes(street: Street) -> None:
    case = street.bring_in()
    team(street.folder, BEDTIME)
    shown = street.run("forms", "move", case)
    assert shown.code == 0
    assert "1 new question that nobody must answer." in shown.out
    assert shown.last == "Nothing was changed. The same command with --yes moves the record."
    assert street.run("forms", "move", case).out == shown.out
    done = street.run("forms", "move", case, "--yes")
    assert done.code == 0
    assert "goes on with holistic" in done.last
    again = street.run("forms", "move", case)
    assert (again.code, again.err.splitlines()[0].split(". ")[0]) == (15, "The record is on this form already")
    assert street.run("verify").code == 0


def test_a_moved_record_moves_back_to_the_form_that_is_kept(street: Street) -> None:
    case, before = street.bring_in(), shipped()
    team(street.folder, BEDTIME)
    assert street.run("forms", "move", case, "--yes").code == 0
    back = street.run("forms", "move", case, "--to", f"{before.id}@{before.version}", "--yes")
    assert (back.code, back.last.split(" goes on with ")[1].split(". ")[0]) == (0, f"{before.id} {before.version}")
    assert len(street.run("forms", "kept").out.splitlines()) == 2


def test_what_was_said_and_is_no_longer_asked_is_shown_with_the_record(street: Street) -> None:
    local = team(street.folder, BEDTIME)
    case = started(street, "late")
    shutil.rmtree(local)
    assert street.run("forms", "move", case, "--yes").code == 0
    assert street.run("show", case).out.splitlines()[-2:] == [
        "Kept, and no longer asked:",
        "  Family and home: Local bedtime: late",
    ]


def test_additions_are_proved_with_the_shipped_pack(street: Street, tmp_path: Path) -> None:
    good = said(street.capsys, "forms", "check", "--local", team(tmp_path, BEDTIME))
    assert (good.code, good.out.splitlines()[-1][:46]) == (0, "The pack can be used with what this team adds.")
    bad = said(street.capsys, "forms", "check", "--local", team(tmp_path, question("supervision")))
    assert bad.code == 15
    assert bad.out.startswith("local/family.toml > supervision > id: 'supervision' is a question of the form;")


def test_a_fault_in_the_additions_is_a_warning_and_the_records_are_there(street: Street) -> None:
    case = street.bring_in()
    team(street.folder, question("supervision"))
    found = street.run("show", case)
    assert found.code == 0
    assert found.err.startswith("Warning: local/family.toml > supervision > id:")
    assert "What was begun opens as before" in found.err


def test_additions_are_taken_from_where_they_are_named(street: Street, tmp_path: Path) -> None:
    local = team(tmp_path / "elsewhere", BEDTIME)
    case = street.bring_in()
    assert "goes on with holistic" in street.run("forms", "move", case, "--yes", "--local", local).last
