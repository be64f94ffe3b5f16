"""What the store holds beside what lay beside the keyboard: the same, place by place, or the places where it is not."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tests.walks.people import Record
from tests.walks.typist import ASKED

from hsb_wizard.forms.form import Form

BESIDE = ("told", "assessors", "reference", "override", "form")


def differing(form: Form, record: Record, said: Record, sections: Collection[str], *, typed: bool = True) -> list[str]:
    """Where ``said``, of the store, is not the ``record``. ``typed``: it came in through pages, which ask for less."""
    paths = [path for path in record["answers"] if path.partition(".")[0] in sections]
    wanted = {path: (expected if typed else stands)(form, record, path) for path in paths}
    found = [path for path in paths if as_listed(said["answers"].get(path)) != as_listed(wanted[path])]
    found += [path for path in said["answers"] if path.partition(".")[0] in sections and path not in wanted]
    found += [key for key in BESIDE if said[key] != record[key]]
    modes = {part: each["mode"] for part, each in said["modes"].items()}
    found += (
        ["modes"] if modes != {part: record["modes"][part]["mode"] for part in _of(record["modes"], sections)} else []
    )
    finished = {part: set(record["finished"][part]) for part in _of(record["finished"], sections)}
    return found + (["finished"] if finished != {part: set(each) for part, each in said["finished"].items()} else [])


def _of(parts: Collection[str], sections: Collection[str]) -> list[str]:
    return [part for part in parts if part.partition(".")[0] in sections]


def as_listed(said: Any, of: str = "") -> Any:
    """What was said; of several choices in no order: they are kept as their page lists them, whatever came first."""
    if isinstance(said, dict):
        return {key: as_listed(each, key) for key, each in said.items()}
    if isinstance(said, list):
        return sorted(said) if of == "value" else [as_listed(each) for each in said]
    return said


def stands(form: Form, record: Record, path: str) -> Any:
    """What the record says at one question: with two views on it nothing is agreed."""
    said = record["answers"][path]
    if "two_views" not in said:
        return said
    views = {key: each for key, each in said["two_views"].items() if each is not False}
    return {key: each for key, each in said.items() if key != "agreed"} | {"two_views": views}


def expected(form: Form, record: Record, path: str) -> Any:
    """The same, where it was typed: a page asks for sources only beside evidence."""
    said = {voice: _asked(form, each) for voice, each in stands(form, record, path).items()}
    if "agreed" not in said:
        return said
    agreed = without_sources(form, path, said["agreed"])
    if "lead" in said:  # both notes stand as they are: no page asks for a third
        agreed = {key: value for key, value in agreed.items() if key not in {"note", "sources"}}
        agreed |= _said_by_both(said)
    return {**said, "agreed": agreed}


def _said_by_both(said: Record) -> Record:
    """Who and by when, where both wait for the same: what is taken with one key from each takes these as well."""
    lead, co = said["lead"], said["co"]
    if "missing" not in lead or lead["missing"] != co.get("missing"):
        return {}
    return {key: lead[key] for key in ("who", "until") if key in lead and lead[key] == co.get(key)}


def _asked(form: Form, said: Any) -> Any:
    """Without who or by when, where the page of this missing state does not ask for it."""
    if not (isinstance(said, dict) and "missing" in said):
        return said
    asks = ASKED.get(form.missing(said["missing"]).asks or "", ())
    return {key: each for key, each in said.items() if key not in {"who", "until"} or key in asks}


def without_sources(form: Form, path: str, said: Record) -> Record:
    """What the page of an answer given together asks for: sources only where the question asks for evidence."""
    question = form.question(path)
    asked = question.type == "rating" or question.confidence or bool(question.evidence)
    return said if asked else {key: value for key, value in said.items() if key != "sources"}
