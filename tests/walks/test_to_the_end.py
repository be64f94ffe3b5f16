"""A training case from two assessors who have written it to the document: unlocked, signed, read, checked, printed.

Each person unlocks with a passphrase of their own, in a program of their own, in a real pseudo-terminal. Every change
walks two of the six; ``make walk`` walks all, and types each whole before it (test_training.py).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.walks.comparing import differing
from tests.walks.ending import record_of, signed_checked_and_printed
from tests.walks.people import PHRASES, kept, laptop, open_desk

from hsb_wizard.assessment.lifecycle import CHECKED
from hsb_wizard.casework.demo import fill_training
from hsb_wizard.casework.training_cases import DRAFT, ids, training_case
from hsb_wizard.values import replace

WHOLE = os.environ.get("WALK") == "whole"
RETURNED = "custody"
WALKED = [name for name in ids() if name != RETURNED] if WHOLE else ["no_offence"]


def written(store: Path, name: str) -> Path:
    """A laptop on which the two have written the whole of a training case, and not signed it."""
    laptop(store)
    with open_desk(store) as desk:
        people = {person.name: person for person in desk.people().result()}
        for person in people:
            desk.confirm(person, PHRASES[person]).result()
        case = training_case(name)
        fill_training(desk, people, replace(case, stands=DRAFT)).saved.result()
        record, form = record_of(case), desk.form
    said = kept(store, case.reference)
    assert differing(form, record, said, [each.id for each in form.sections], typed=False) == []
    return store


@pytest.mark.parametrize("name", WALKED)
def test_what_two_have_written_is_signed_checked_and_printed_by_keys(name: str, tmp_path: Path) -> None:
    store, case = written(tmp_path / "store", name), training_case(name)
    signed_checked_and_printed(store, case, tmp_path)
    assert kept(store, case.reference)["status"] == CHECKED


def test_what_a_supervisor_returns_is_signed_again_checked_and_printed_by_keys(tmp_path: Path) -> None:
    case = training_case(RETURNED)
    assert case.returned_because
    store = written(tmp_path / "store", RETURNED)
    signed_checked_and_printed(store, case, tmp_path)
    assert kept(store, case.reference)["status"] == CHECKED
