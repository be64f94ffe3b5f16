"""The training cases: made up, one TOML file each in training/, read into the JSON of docs/exchange.md.

The file is the only place where a case stands. It names no form: it is always read on the form of the program, with its
days counted from today. How a file is written is said in training/README.md. No case about anybody may enter here.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from hsb_wizard.assessment.days import in_words
from hsb_wizard.casework.exchange import FORMAT
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.forms.form import Form

DRAFT, SIGNED, RETURNED = "draft", "signed", "returned"
_ABOUT_ALL = ("modes", "finished", "told", "goes_ahead", "override", "inactive")
_VOICES = ("lead", "co", "agreed")
_OF_A_RATING = frozenset({*_VOICES, "settled", "two_views"})
_SURE = frozenset({"sure", "fairly_sure", "not_sure"})
_DAY = re.compile(r"\{day ([+-]\d+)( in words)?\}")
_MONTH = re.compile(r"\{month ([+-]\d+)( in words)?\}")
_MISSING = ("missing", "note", "who", "until")


class TrainingCase(Frozen, frozen=True):
    """One case: what it is called, what a learner should see in it, and the record as plain values, days open."""

    id: str
    title: str
    teaches: str
    reference: str
    began: int  # days from today
    stands: str
    returned_because: str
    expected: tuple[str, ...]  # the findings that are not settled, as ``Q83:plan.line/6/measure``
    record: str

    def text(self, form: Form, today: date) -> str:
        """The record on ``form`` with its days counted from ``today``: text that `exchange.read` takes."""
        return dated(self.record, form, today)


def ids() -> tuple[str, ...]:
    """Every training case by its id, without reading any."""
    names = [each.name for each in files("hsb_wizard.casework").joinpath("training").iterdir()]
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def training_case(case: str) -> TrainingCase:
    """The case of that id. Raises FileNotFoundError where there is none."""
    file = files("hsb_wizard.casework").joinpath("training", f"{case}.toml")
    plain = tomllib.loads(file.read_text(encoding="utf-8"))
    head = plain.pop("case")
    return TrainingCase(
        id=case,
        title=head["title"],
        teaches=head["teaches"].strip(),
        reference=head["reference"],
        began=head["began"],
        stands=head["stands"],
        returned_because=head.get("returned_because", ""),
        expected=tuple(head["expected"]),
        record=json.dumps(_record(head, plain), ensure_ascii=False),
    )


def training_cases() -> tuple[TrainingCase, ...]:
    """All of them, in the order of their references."""
    return tuple(sorted((training_case(each) for each in ids()), key=lambda case: case.reference))


def _record(head: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"format": FORMAT, "reference": head["reference"]}
    made["assessors"] = {"lead": head["lead"], "co": head["co"]}
    sections = {name: said for name, said in plain.items() if name not in _ABOUT_ALL}
    made["answers"] = {
        f"{section}.{name}": _question(said) for section, asked in sections.items() for name, said in asked.items()
    }
    return made | {name: plain[name] for name in _ABOUT_ALL if name in plain}


def _question(said: Any) -> dict[str, Any]:
    """What stands at one question: rows, both assessors' ratings and what they agreed, or one answer given together."""
    if isinstance(said, list) and said and isinstance(said[0], dict):
        return {"rows": [{name: answer(cell) for name, cell in row.items()} for row in said]}
    if not (isinstance(said, dict) and said.keys() <= _OF_A_RATING):
        return {"agreed": answer(said)}
    made: dict[str, Any] = {voice: rating(said[voice]) for voice in _VOICES if voice in said}
    if "settled" in said:
        made["agreed"]["settled"] = said["settled"]
    return made | ({"two_views": said["two_views"]} if "two_views" in said else {})


def answer(said: Any) -> dict[str, Any]:
    """One answer: "value | note || source; source", or "? missing state | note | who | until || source"."""
    if isinstance(said, dict):
        return said
    if not isinstance(said, str):
        return {"value": said}
    words, _, sources = said.partition(" || ")
    if words.startswith("? "):
        made: dict[str, Any] = dict(zip(_MISSING, words.removeprefix("? ").split(" | "), strict=False))
    else:
        made = dict(zip(("value", "note"), words.split(" | ", maxsplit=1), strict=False))
    return {name: text for name, text in made.items() if text} | ({"sources": sources.split("; ")} if sources else {})


def rating(said: Any) -> dict[str, Any]:
    """One rating or judgement: as an answer, and after its level for whom it stands or how sure the two are."""
    made = dict(answer(said))
    level, *beside = str(made.get("value", "")).split(" ")
    if level:
        made["value"] = level
    for word in beside:
        made["confidence" if word in _SURE else "for_whom"] = word
    return made


def dated(plain: str, form: Form, today: date) -> str:
    """A made-up case with its days counted from ``today``, on ``form``: text that `exchange.read` takes."""

    def day(found: re.Match[str]) -> str:
        written = (today + timedelta(days=int(found[1]))).isoformat()
        return in_words(written) if found[2] else written

    def month(found: re.Match[str]) -> str:
        year, past = divmod(today.year * 12 + today.month - 1 + int(found[1]), 12)
        written = f"{year}-{past + 1:02}"
        return in_words(written) if found[2] else written

    content = json.loads(_MONTH.sub(month, _DAY.sub(day, plain)))
    content["form"] = {"id": form.id, "version": form.version, "hash": form.hash}
    return json.dumps(content)
