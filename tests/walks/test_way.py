"""A whole record typed through the real program in a real pseudo-terminal, by keyboard alone.

Every change is held to a part of it: first launch, the screen, one section rated by two people, and that nobody signs
before there is a safety plan. ``make walk`` types all of it, to the signatures and the document.
"""

import os
from pathlib import Path
from typing import Any

from tests.walks import papers
from tests.walks.comparing import BESIDE, differing
from tests.walks.keyboard import Keyboard
from tests.walks.people import kept, names_of
from tests.walks.signing import Signing
from tests.walks.telling import told
from tests.walks.way import Way, first_run, start

from hsb_wizard.forms.form import Form

PART = ("screen", "education")
WHOLE = os.environ.get("WALK") == "whole"
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
            Signing(k, record).signs()
            papers.prints(k, out)
        else:
            Signing(k, record).cannot_sign_yet()
        (tmp_path / "keys.txt").write_text(f"{k.keys} keys, {k.written} of them letters of what people say\n")
        k.quits()
    said = kept(store, record["reference"])
    assert not (wrong := differing(form, record, said, typed)), told(k, store, record, said, wrong)
    assert set(record) == {*BESIDE, *OF_THE_DAY}, "what else a record holds is compared as well"
    assert [each["name"] for each in said["signatures"]] == (list(names_of(record).values()) if WHOLE else [])
    if WHOLE:
        pages = papers.read(out)
        assert "Draft" not in pages[0]
        assert papers.misses(pages, form, said) == []
