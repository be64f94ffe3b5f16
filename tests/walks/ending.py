"""The end of a training case by keys: three people, three programs, from the passphrase to the document on the disk."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.walks import checking, papers
from tests.walks.keyboard import Keyboard
from tests.walks.people import PRIYA, kept
from tests.walks.signing import Signing
from tests.walks.way import opens, unlock

from hsb_wizard.assessment.lifecycle import CHECKED
from hsb_wizard.casework.training_cases import TrainingCase
from hsb_wizard.forms.load import shipped


def record_of(case: TrainingCase) -> dict[str, Any]:
    """The record of a training case as it lies beside the keyboard, with its days counted from today."""
    found: dict[str, Any] = json.loads(case.text(shipped(), datetime.now().astimezone().date()))
    return {"modes": {}, "told": [], "goes_ahead": {}, "override": None} | found


def signed_checked_and_printed(store: Path, case: TrainingCase, folder: Path) -> int:
    """Both sign, a supervisor reads, judges and signs, the document is made, read and checked; gives the keys."""
    record, out = record_of(case), folder / f"{case.reference}.pdf"
    with Keyboard(store) as k:
        unlock(k, case_lead(record))
        opens(k, case.reference)
        Signing(k, record).signs()
        k.quits()
        keys = k.keys - k.written
    if case.returned_because:
        keys += comes_back(store, case, record)
    with Keyboard(store) as k:
        unlock(k, PRIYA)
        checking.reads_first(k, case.reference)
        checking.judges(k)
        checking.countersigns(k)
        papers.prints(k, out)
        k.quits()
        keys += k.keys - k.written
    is_right(store, case, out, folder)
    return keys


def case_lead(record: dict[str, Any]) -> str:
    """The name of the lead."""
    return str(record["assessors"]["lead"])


def comes_back(store: Path, case: TrainingCase, record: dict[str, Any]) -> int:
    """The supervisor returns it; both read why, before anything else, and sign again."""
    with Keyboard(store) as k:
        unlock(k, PRIYA)
        checking.reads_first(k, case.reference)
        checking.gives_back(k, case.returned_because)
        k.quits()
        keys = k.keys - k.written
    with Keyboard(store) as k:
        unlock(k, case_lead(record))
        opens(k, case.reference)
        k.sees(case.returned_because[:50])
        Signing(k, record).signs()
        k.quits()
    return keys + k.keys - k.written


def is_right(store: Path, case: TrainingCase, out: Path, folder: Path) -> None:
    """What stands in the store, what stands in the document, and what the program says of it."""
    said = kept(store, case.reference)
    assert said["status"] == CHECKED
    assert [each["name"] for each in said["signatures"]] == list(said["assessors"].values())
    pages = papers.read(out)
    assert "Draft" not in pages[0]
    assert papers.misses(pages, shipped(), said) == []
    code, sentences = papers.checked(store, out, case_lead(said), folder)
    assert code == 0, sentences
