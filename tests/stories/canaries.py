"""A record in which every free text carries a word that stands nowhere else, so that it can be looked for anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from tests.stories.front_door import CHECKOUT

from hsb_wizard.forms.form import Form

CANARY = re.compile(rb"kestrel[0-9]{4}q", re.IGNORECASE)
FREE = frozenset({"text", "long_text"})
BESIDE = ("note", "who", "settled")  # free text beside a value


class Canaries:
    """Puts a new word into each text it is given."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.set = 0

    def __call__(self, text: str) -> str:
        self.set = next(self._numbers)
        return f"{text} kestrel{self.set:04d}q"


def record_of_canaries(form: Form) -> tuple[str, int]:
    """Give the complete made-up case with a canary in each free text, as JSON, and how many there are."""
    plain = json.loads((CHECKOUT / "tests" / "data" / "complete_case.json").read_text(encoding="utf-8"))
    canary = Canaries()
    for path, said in plain["answers"].items():
        question = form.question(path)
        for voice in ("lead", "co", "agreed"):
            if voice in said:
                mark(said[voice], question.type in FREE, canary)
        for row in said.get("rows", ()):
            for field, cell in row.items():
                mark(cell, form.field(path, field).type in FREE, canary)
        for name, text in said.get("two_views", {}).items():
            if isinstance(text, str) and name != "by_when":
                said["two_views"][name] = canary(text)
    told_fields = {each.id for each in form.question(form.role("tell")).field if each.type in FREE}
    plain["told"] = [
        {name: canary(text) if name in told_fields else text for name, text in told.items()} for told in plain["told"]
    ]
    plain["goes_ahead"]["Q99/no.such"] = {"because": canary("Because"), "who": canary("Ruth"), "by_when": ""}
    return json.dumps(plain, ensure_ascii=False), canary.set


def mark(answer: dict[str, Any], free: bool, canary: Canaries) -> None:
    """Put canaries into one answer: its value where that is free text, and what is written beside it."""
    if free and isinstance(answer.get("value"), str):
        answer["value"] = canary(answer["value"])
    for name in BESIDE:
        if answer.get(name):
            answer[name] = canary(answer[name])
    if "sources" in answer:
        answer["sources"] = [canary(each) for each in answer["sources"]]


def canaries_under(*folders: Path) -> list[Path]:
    """Give the files below ``folders`` that hold a canary, in their name or their bytes, in any usual encoding."""
    return sorted({path for folder in folders for path in folder.rglob("*") if caught(path)})


def caught(path: Path) -> bool:
    if CANARY.search(str(path).encode()):
        return True
    return path.is_file() and any(CANARY.search(each) for each in readings(path.read_bytes()))


def readings(data: bytes) -> Iterator[bytes]:
    """The bytes as they are, and without the zero bytes that two-byte letters have."""
    yield data
    yield data.replace(b"\0", b"")
