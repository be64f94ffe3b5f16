"""A record always opens with its own form: whatever the program ships by now, and where what it ships is damaged."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import question, tiny_form, toml_text, with_top
from tests.casework.stories import AMINA, TOM, WORDS, brought_in, open_desk
from tests.casework.versions import Ship, again, begun, desk_of, kept, second, shipping

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import AnswerGiven, AssessmentStarted
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.moving import move, newer, plan_move
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.review import findings
from hsb_wizard.errors import FormError, NotAllowed
from hsb_wizard.forms import load
from hsb_wizard.forms.compare import raised
from hsb_wizard.forms.local import is_local

BEDTIME = question("local_bedtime", "yes_no", missing=["not_known"])


@pytest.fixture
def ship(monkeypatch: pytest.MonkeyPatch) -> Ship:
    """The program ships the tiny pack until a story says otherwise."""
    made = shipping(monkeypatch)
    made(tiny_form())
    return made


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The shipped pack in a folder that a story may damage, and the program that reads it there."""
    folder = tmp_path / "shipped" / "holistic"
    shutil.copytree(str(load.shipped_folder()), folder)
    monkeypatch.setattr(load, "authored", lambda kind: folder.parent)
    return folder


@pytest.fixture
def desk(tmp_path: Path, pack: Path) -> Iterator[Casework]:
    """Reception over a store of its own, on the pack in the folder."""
    opened = open_desk(tmp_path / "store")
    yield opened
    opened.close()


def broken(pack: Path) -> None:
    (pack / "sections" / "family.toml").write_text("this is no TOML", encoding="utf-8")


def team(folder: Path, *questions: object, version: str = "1.0.0") -> Path:
    """What a team adds to the shipped pack, in ``folder``."""
    local = folder / "local"
    (local / "sections").mkdir(parents=True, exist_ok=True)
    top = {"schema": 1, "id": "south_team", "version": version, "title": "South team", "extends": "holistic"}
    (local / "local.toml").write_text(toml_text(top | {"sections": ["family"]}), encoding="utf-8")
    added = {"id": "family", "question": [*questions]}
    (local / "sections" / "family.toml").write_text(toml_text(added), encoding="utf-8")
    return local


def test_a_form_is_kept_word_for_word_with_the_first_record_on_it(desk: Casework) -> None:
    assert desk.kept_forms().result() == ()
    record = brought_in(desk)
    (form,) = desk.kept_forms().result()
    assert (form.id, form.hash, form.canonical) == (record.form.id, record.form.hash, desk.form.canonical)


def test_a_damaged_pack_keeps_nobody_from_a_record(desk: Casework, pack: Path) -> None:
    record = brought_in(desk)
    broken(pack)
    opened = again(desk)
    reopened = opened.open_case(record.assessment.case).result()
    assert reopened.form == record.form
    assert to_plain(reopened, "x")["answers"] == to_plain(record, "x")["answers"]
    assert findings(reopened) == findings(record)
    changed = kept(verbs.answer(opened, reopened, "family.children_at_home", AnswerGiven("no")))
    assert changed.assessment.value("family.children_at_home") == "no"
    assert newer(opened, changed) is None
    opened.close()


def test_on_a_damaged_pack_nothing_new_starts_and_everybody_is_told(desk: Casework, pack: Path) -> None:
    brought_in(desk)
    broken(pack)
    opened = again(desk)
    assert opened.form_problem is not None
    assert opened.form_problem.what.startswith("family.toml: not readable as TOML")
    (notice,) = [each for each in opened.run(lambda vault: vault.notices).result() if "TOML" in each]  # type: ignore[attr-defined]
    assert notice.endswith("What was begun opens as before; nothing new can start.")
    lead, co = opened.people().result()
    with pytest.raises(NotAllowed, match="A new assessment cannot start"):
        opened.start_case("A-0008", lead, co)
    opened.close()


def test_on_a_damaged_pack_a_store_without_a_record_says_what_is_wrong(desk: Casework, pack: Path) -> None:
    broken(pack)
    desk.close()
    with pytest.raises(FormError, match="not readable as TOML"):
        door.unlock(desk.folder, AMINA, WORDS[AMINA])
    (pack / "sections" / "family.toml").write_bytes(
        (Path(str(load.shipped_folder())) / "sections" / "family.toml").read_bytes()
    )
    with pytest.raises(FormError):
        door.unlock(desk.folder, TOM, WORDS[TOM])  # the store was let go: another refusal, not "open elsewhere"


def test_a_changed_pack_changes_no_record_that_was_begun(desk: Casework, pack: Path) -> None:
    record = brought_in(desk)
    top, now = pack / "form.toml", record.form.version
    later = raised(now, "patch")
    text = top.read_text(encoding="utf-8").replace(f'version = "{now}"', f'version = "{later}"')
    top.write_text(text, encoding="utf-8")
    opened = again(desk)
    reopened = opened.open_case(record.assessment.case).result()
    assert (reopened.form.version, opened.form.version) == (now, later)
    assert newer(opened, reopened) == opened.form
    assert opened.verify().result().problems == ()
    opened.close()


def test_a_kept_form_that_was_changed_is_not_opened_with(desk: Casework) -> None:
    record = brought_in(desk)

    def forge(vault: object) -> None:
        connection = vault._room.connection  # type: ignore[attr-defined]
        connection.execute("DROP TRIGGER form_is_never_changed")
        connection.execute("UPDATE form SET canonical = replace(canonical, 'young person', 'subject')")

    desk.run(forge).result()
    opened = again(desk)
    opened._forms.clear()
    with pytest.raises(FormError, match="changed after it was kept"):
        opened.open_case(record.assessment.case).result()
    (problem,) = opened.verify().result().problems
    assert "it was changed after it was kept" in problem.where
    opened.close()


def test_a_file_on_a_form_that_the_store_keeps_is_brought_in_on_that_form(tmp_path: Path, ship: Ship) -> None:
    import json

    desk = desk_of(tmp_path / "store")
    record = begun(desk)
    plain = json.dumps({**to_plain(record, "x"), "reference": "A-0008"})
    ship(second())
    opened = again(desk)
    reopened = opened.open_case(bring_in(opened, plain)).result()
    assert reopened.form == tiny_form()
    assert reopened.assessment.value("family.how_many") == 3
    opened.close()


# ------------------------------------------------------------------------------------------------- what a team adds


def test_a_record_started_with_what_a_team_adds_names_it_and_keeps_it(desk: Casework, tmp_path: Path) -> None:
    local = team(tmp_path, BEDTIME)
    opened = again(desk)
    assert opened.form.version.endswith("+south_team.1.0.0")
    lead, co = opened.people().result()
    record = kept(opened.start_case("A-0007", lead, co))
    record = kept(verbs.answer(opened, record, "family.local_bedtime", AnswerGiven("yes")))
    shutil.rmtree(local)
    opened = again(opened)
    assert "+" not in opened.form.version
    reopened = opened.open_case("A-0007").result()
    assert reopened.assessment.value("family.local_bedtime") == "yes"
    assert [path for path in reopened.form.questions if is_local(path)] == ["family.local_bedtime"]
    entries = opened.run(lambda vault: vault.entries(record.assessment.case)).result()
    assert isinstance(entries, tuple)
    (pin,) = [each.payload for each in entries if each.kind is Kind.ASSESSMENT_STARTED]
    assert isinstance(pin, AssessmentStarted)
    assert pin.version == record.form.version
    opened.close()


def test_a_draft_takes_up_what_a_team_adds_when_the_pair_moves_it(desk: Casework, tmp_path: Path) -> None:
    lead, co = desk.people().result()
    kept(desk.start_case("A-0007", lead, co))
    team(tmp_path, BEDTIME)
    opened = again(desk)
    record = opened.open_case("A-0007").result()
    found = newer(opened, record)
    assert found == opened.form
    assert found is not None
    assert "1 new question that nobody must answer." in plan_move(record, found).lines
    assert "family.local_bedtime" in kept(move(opened, record, found)).play.shown
    opened.close()


def test_additions_with_a_fault_keep_nobody_from_a_record(desk: Casework, tmp_path: Path) -> None:
    record = brought_in(desk)
    team(tmp_path, question("supervision"))
    opened = again(desk)
    assert opened.form_problem is not None
    assert opened.form_problem.what.startswith("local/family.toml > supervision > id: 'supervision' is a question of")
    assert opened.open_case(record.assessment.case).result().form == record.form
    opened.close()


def test_a_folder_called_local_that_is_no_ones_additions_is_left_alone(desk: Casework, tmp_path: Path) -> None:
    (tmp_path / "local").mkdir()
    opened = again(desk)
    assert opened.form == desk.form
    opened.close()


def test_a_folder_that_was_named_must_hold_additions(desk: Casework, tmp_path: Path) -> None:
    brought_in(desk)
    desk.close()
    opened = door.unlock(desk.folder, AMINA, WORDS[AMINA], tmp_path / "nowhere")
    assert opened.form_problem is not None
    assert opened.form_problem.what == "local/local.toml: this file is missing."
    opened.close()


def test_the_number_of_the_form_alone_decides_what_is_newer(tmp_path: Path, ship: Ship) -> None:
    desk = desk_of(tmp_path / "store")
    begun(desk)
    ship(tiny_form(with_top(version="1.10.0")))
    opened = again(desk)
    assert newer(opened, opened.open_case("A-0007").result()) is not None
    opened.close()
