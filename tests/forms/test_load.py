"""Loading a pack from its files: what is read, and what is said of a folder that cannot be used."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import tiny_form, write_pack

from hsb_wizard import authored as where_packs_stand
from hsb_wizard.errors import FormError
from hsb_wizard.forms.load import load_pack, shipped


def test_a_pack_in_files_is_the_same_form_as_in_memory(tmp_path: Path) -> None:
    assert load_pack(write_pack(tmp_path / "tiny")) == tiny_form()


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "tiny")
    for file in folder.rglob("*.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_pack(folder) == tiny_form()


def _swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    """A fault: in one file, the first ``old`` becomes ``new``."""

    def damage(folder: Path) -> None:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return damage


def _remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _cut(name: str, size: int) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).write_bytes((folder / name).read_bytes()[:size])

    return damage


def _put(name: str, content: bytes) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).write_bytes(content)

    return damage


FAMILY, TOP = "sections/family.toml", "form.toml"
SUPERVISION = '"evidence" = "What was seen, by whom, when"'
FAULTS = {
    "family.toml > supervision > evidnce: not a key of a question. Did you mean 'evidence'?": _swap(
        FAMILY, SUPERVISION, SUPERVISION.replace("evidence", "evidnce")
    ),
    "family.toml > tilte: not a key of a section. Did you mean 'title'?": _swap(FAMILY, "title = ", "tilte = "),
    "family.toml > supervision > type: 'ratng' is not one of text, long_text": _swap(FAMILY, '"rating"', '"ratng"'),
    "family.toml > helpers > school > lable: not a key of an option. Did you mean 'label'?": _swap(
        FAMILY, '"school", "label"', '"school", "lable"'
    ),
    "family.toml > household > since > requird: not a key of a field of a repeat. Did you mean 'required'?": _swap(
        FAMILY, '"label" = "Since"', '"label" = "Since", "requird" = true'
    ),
    "family.toml > Supervision > id: 'Supervision' is not written as it must be": _swap(
        FAMILY, '"supervision"', '"Supervision"'
    ),
    "family.toml > mode: 'alnoe' is not one of alone, together. Did you mean 'alone'?": _swap(
        FAMILY, '"alone"', '"alnoe"'
    ),
    "family.toml > number: must be a whole number": _swap(FAMILY, "number = 5", 'number = "five"'),
    "family.toml > no. 1 > id: is missing": _swap(FAMILY, '"id" = "supervision", ', ""),
    "family.toml > id: is 'famly', and the file is named family.toml": _swap(FAMILY, '"family"', '"famly"'),
    "family.toml: not readable as TOML: ": _swap(FAMILY, "title = ", "title "),
    "family.toml: not UTF-8 (byte 10), save it as UTF-8": _put(FAMILY, b'title = "\xff"'),
    "family.toml: this file is missing": _remove(FAMILY),
    "family.toml: not readable as TOML: its brackets": _put(FAMILY, b"a = " + b"[" * 100_000),
    "family.toml > title: longer than 160 characters": _swap(FAMILY, '"Family"', f'"{"x" * 161}"'),
    "family.toml > id: is missing": _put(FAMILY, b""),
    "form.toml: this file is missing": _remove(TOP),
    "form.toml: not readable as TOML: ": _cut(TOP, 300),
    "form.toml > schema: 2 is not readable here; this program reads 1": _swap(TOP, "schema = 1", "schema = 2"),
    "form.toml > schema: is missing; this program reads schema 1": _swap(TOP, "schema = 1\n", ""),
    "form.toml > sections: must be a list of section ids": _swap(TOP, "sections = [", "section = ["),
    "form.toml > sections: '../secret' is not a section id": _swap(TOP, '"family"', '"../secret"'),
    "form.toml > sections: 'plan' stands there twice": _swap(TOP, '"family"', '"plan"'),
    "famly.toml: this file is missing. Did you mean 'family'?": _swap(TOP, '"family"', '"famly"'),
    "spare.toml: 'sections' of form.toml does not name this file": _put("sections/spare.toml", b""),
    "form.toml > version: '1.0' is not written as it must be": _swap(TOP, '"1.0.0"', '"1.0"'),
    "form.toml > titel: not a key of a form. Did you mean 'title'?": _swap(TOP, "title = ", "titel = "),
    "form.toml > licence > spdx: is missing": _swap(TOP, '"spdx" = "CC-BY-4.0", ', ""),
    "form.toml > plan_scale > strength > rank: not a key of a level": _swap(TOP, '"key" = "S"', '"rank" = 2'),
    "form.toml > timing > target_dyas: not a key of the timing. Did you mean 'target_days'?": _swap(
        TOP, "timing = { ", 'timing = { "target_dyas" = 30, '
    ),
}


@pytest.mark.parametrize(("said", "damage"), FAULTS.items(), ids=range(len(FAULTS)))
def test_a_damaged_pack_is_refused_with_file_question_and_key(
    said: str, damage: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = write_pack(tmp_path / "tiny")
    damage(folder)
    with pytest.raises(FormError, match=f"^{re.escape(said.partition('. Did you')[0])}") as caught:
        load_pack(folder)
    if ". Did you mean" in said:
        assert caught.value.do == said.partition(". ")[2]
    assert str(tmp_path) not in str(caught.value)


def test_a_folder_that_is_not_there_is_a_form_error(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"^form\.toml: this file is missing"):
        load_pack(tmp_path / "nowhere")


def test_a_pack_that_is_not_shipped_is_a_form_error() -> None:
    with pytest.raises(FormError, match="this file is missing"):
        shipped("nothing_of_that_name")


def test_an_installation_without_packs_says_to_install_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where_packs_stand, "__file__", str(tmp_path / "a" / "b" / "authored.py"))
    with pytest.raises(FormError, match="install the program again"):
        shipped()
