"""A whole record typed through the real program in a real pseudo-terminal, by keyboard alone."""

from pathlib import Path
from typing import Any

from tests.walk.keyboard import Keyboard
from tests.walk.way import NAMES, PHRASES, Way, first_run, start, without_sources

from hsb_wizard.casework import door
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.forms.form import Form

SECTIONS = ["screen"]


def test_a_record_is_typed_from_first_launch_through_the_screen_and_kept_as_it_was_typed(
    tmp_path: Path, form: Form, record: dict[str, Any]
) -> None:
    store = tmp_path / "store"
    with Keyboard(store) as k:
        first_run(k)
        start(k, form, record)
        way = Way(k, form, record)
        for name in SECTIONS:
            way.section(name)
        way.tells()
        k.quits()
    said = kept(store, record["reference"])
    for path in (path for path in record["answers"] if path.partition(".")[0] in SECTIONS):
        assert said["answers"].get(path) == expected(form, record, path), path
    assert said["told"] == record["told"]


def kept(store: Path, reference: str) -> dict[str, Any]:
    """What the store holds, as `show --json` writes it."""
    desk = door.unlock(store, NAMES["lead"], PHRASES["lead"])
    try:
        opened = desk.open_case(reference).result()
        return to_plain(opened, desk.record_code(opened.assessment.case).result())
    finally:
        desk.close()


def expected(form: Form, record: dict[str, Any], path: str) -> Any:
    """What the record beside the keyboard says at one question; a page asks for sources only beside evidence."""
    said = record["answers"][path]
    return {**said, "agreed": without_sources(form, path, said["agreed"])} if "agreed" in said else said
