"""A whole record typed through the real program in a real pseudo-terminal, by keyboard alone.

Every change is held to a part of it: first launch, the screen, one section rated by two people, and that nobody signs
before there is a safety plan. ``make walk`` types all of it, to the signatures and the document.
"""

import os
import subprocess
from pathlib import Path
from typing import Any

from tests.walks.agreeing import NAMES
from tests.walks.keyboard import Keyboard
from tests.walks.way import PHRASES, Way, first_run, start, without_sources

from hsb_wizard.casework import door
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.forms.form import Form

PASSWORD = "anchor biscuit cup dragon ember"  # pdftotext takes 32 letters
PART = ("screen", "education")
WHOLE = os.environ.get("WALK") == "whole"
BESIDE = ("told", "assessors", "reference", "override", "form")
OF_THE_DAY = frozenset(
    {"goes_ahead", "signatures", "finished", "modes", "format", "answers"}
)  # held elsewhere or typed anew


def test_a_record_is_typed_from_first_launch_to_the_signed_document_and_kept_as_it_was_typed(
    tmp_path: Path, form: Form, record: dict[str, Any]
) -> None:
    store, out = tmp_path / "store", tmp_path / "full.pdf"
    sections = [each.id for each in form.sections if each.id != form.role("tell").partition(".")[0]]
    typed = sections if WHOLE else [name for name in sections if name in PART]
    with Keyboard(store) as k:
        first_run(k)
        start(k, form, record)
        way = Way(k, form, record)
        for name in typed:
            way.section(name)
        way.tells()
        if WHOLE:
            way.signs()
            way.prints("Full assessment", out, PASSWORD)
        else:
            way.cannot_sign_yet()
        (tmp_path / "keys.txt").write_text(f"{k.keys} keys, {k.written} of them letters of what people say\n")
        k.quits()
    said = kept(store, record["reference"])
    for path in (path for path in record["answers"] if path.partition(".")[0] in typed):
        assert as_listed(said["answers"].get(path)) == as_listed(expected(form, record, path)), path
    assert {key: said[key] for key in BESIDE} == {key: record[key] for key in BESIDE}
    assert set(record) == {*BESIDE, *OF_THE_DAY}, "what else a record holds is compared as well"
    assert [each["name"] for each in said["signatures"]] == ([NAMES["lead"], NAMES["co"]] if WHOLE else [])
    if WHOLE:
        is_no_draft(out)


def is_no_draft(out: Path) -> None:
    """The document names the record, and its first page calls it no draft."""
    printed = subprocess.run(
        ["pdftotext", "-layout", "-upw", PASSWORD, str(out), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "A-0007" in printed and "Draft" not in printed.split("\f")[0]


def kept(store: Path, reference: str) -> dict[str, Any]:
    """What the store holds, as `show --json` writes it."""
    desk = door.unlock(store, NAMES["lead"], PHRASES["lead"])
    try:
        opened = desk.open_case(reference).result()
        return to_plain(opened, desk.record_code(opened.assessment.case).result())
    finally:
        desk.close()


def as_listed(said: Any, of: str = "") -> Any:
    """What was said; of several choices in no order: they are kept as their page lists them, whatever came first."""
    if isinstance(said, dict):
        return {key: as_listed(each, key) for key, each in said.items()}
    if isinstance(said, list):
        return sorted(said) if of == "value" else [as_listed(each) for each in said]
    return said


def expected(form: Form, record: dict[str, Any], path: str) -> Any:
    """What the record beside the keyboard says at one question; a page asks for sources only beside evidence."""
    said = record["answers"][path]
    if "agreed" not in said:
        return said
    agreed = without_sources(form, path, said["agreed"])
    if "lead" in said:  # both notes stand as they are: no page asks for a third
        agreed = {key: value for key, value in agreed.items() if key not in {"note", "sources"}}
    return {**said, "agreed": agreed}
