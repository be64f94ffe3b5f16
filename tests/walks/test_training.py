"""A training case typed through the real program from its first question on, and on to the countersigned document.

Two people take turns; what is longer than a line they paste, as from notes of their own. Every change is held to a
part of one case; ``make walk`` types each of the six whole, to its end, and says keys and minutes (docs/walk.md).
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tests.walks.comparing import differing
from tests.walks.ending import record_of, signed_checked_and_printed
from tests.walks.keyboard import Keyboard
from tests.walks.people import kept, laptop
from tests.walks.telling import told
from tests.walks.way import Way, start, unlock

from hsb_wizard.casework.training_cases import ids, training_case
from hsb_wizard.forms.form import Form

WHOLE = os.environ.get("WALK") == "whole"
PART = ("screen", "strengths")
PASTED = 25  # letters from which on a text is pasted


@pytest.mark.parametrize("name", ids() if WHOLE else ["no_offence"])
def test_a_training_case_is_typed_by_two_people_and_kept_as_it_is_written(
    name: str, tmp_path: Path, form: Form
) -> None:
    case, began, store = training_case(name), time.monotonic(), laptop(tmp_path / "store")
    record = record_of(case)
    filled = dict.fromkeys(path.partition(".")[0] for path in record["answers"])
    typed = [each.id for each in form.sections if each.id in (filled if WHOLE else PART)]
    with Keyboard(store, pastes=PASTED) as k:
        unlock(k, record["assessors"]["lead"])
        start(k, form, record)
        way = Way(k, form, record)
        for section in typed:
            way.section(section)
        way.tells()
        k.quits()
    said = kept(store, case.reference)
    assert not (wrong := differing(form, record, said, typed)), told(k, store, record, said, wrong)
    keys = k.keys - k.written
    if WHOLE:
        keys += signed_checked_and_printed(store, case, tmp_path)
    minutes = (time.monotonic() - began) / 60
    print(f"{name}: {keys:,} keys, {k.written:,} letters typed, {k.pasted:,} pasted, {minutes:.1f} minutes")  # noqa: T201
