"""Q69, the third way: no document, no JSON and no page of a made-up case puts a figure beside a level.

Every edition that stands in exports/ and every format that the program prints is taken, whatever comes later; so is
every view of the screens that is made from a record. Paragraph, section and factor numbers and dates are set aside.
"""

from __future__ import annotations

import dataclasses
import html
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.worlds import TODAY, form

import hsb_wizard.work
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.bringing_in import in_memory
from hsb_wizard.casework.exporting import Wanted, drafted, editions
from hsb_wizard.casework.printing import FORMATS, PDF, printed
from hsb_wizard.casework.record import Record, look
from hsb_wizard.casework.review import findings, findings_to_plain
from hsb_wizard.casework.training_cases import training_cases
from hsb_wizard.report.document import document_texts
from hsb_wizard.values import Frozen, replace

COMPLETE = Path(__file__).parents[1] / "data" / "complete_case.json"
LEVEL = r"(?:strengths?|nothing of note|concerns?|priorit(?:y|ies)|everyday|extra|close) ?(?:arrangements)?"
NUMBER = r"(?<![\w.])\d+(?:[.,]\d+)?\s*(?:%|per cent|/\s*\d+|(?:out )?of \d+)?"
BESIDE = re.compile(rf"\b{LEVEL}\b[:=\s(]*{NUMBER}(?![\w.])|{NUMBER}\s*[x×:=(]?\s*\b{LEVEL}\b", re.IGNORECASE)
SHARE = re.compile(
    r"\d\s*(?:%|per cent|percent)|\b\d+ (?:out )?of \d+ (?:areas?|factors?|sources?|domains?|needs?)", re.IGNORECASE
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = rf"\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?|\b(?:{MONTHS}) \d{{4}}|\b(?:19|20)\d\d(?:-\d\d){{0,2}}\b"
SET_ASIDE = re.compile(rf"\[?\b\d{{1,2}}\.\d{{1,2}}(?:\.\d+)*\b\]?|\b[A-F]\.\d+\b|\bA-\d{{4}}\b|{DAY}")
TITLES = [f"{each.number} {words}" for each in form().sections for words in (each.title, each.short or each.title)]
SECTION = re.compile("|".join(rf"\b{re.escape(title)}\b" for title in TITLES))
CASES = ("complete", *(case.id for case in training_cases()))


@cache
def record(case: str) -> Record:
    """A made-up case, folded once."""
    texts = {each.id: each.text(form(), TODAY) for each in training_cases()}
    made = in_memory(form(), texts.get(case) or COMPLETE.read_text(encoding="utf-8"))
    return look(form(), replace(made.assessment, changed_at="2026-11-20T10:00:00+00:00"), TODAY)


def beside(text: str) -> list[str]:
    """Where a figure stands beside a level, or a share of something is said."""
    plain = SECTION.sub(" # ", SET_ASIDE.sub(" # ", text))
    return [each[0] for each in (*BESIDE.finditer(plain), *SHARE.finditer(plain))]


def written(case: Record) -> frozenset[str]:
    """What people wrote in the record: their own figures are theirs."""
    texts = (
        text for each in case.assessment.answers.values() for text in (each.value, each.note, each.settled, each.who)
    )
    return frozenset(" ".join(str(text).split()) for text in texts if text)


def of_the_program(case: Record, texts: Iterator[str]) -> Iterator[str]:
    """The texts that hold a figure, each once, without what people wrote, word for word."""
    said = sorted((text for text in written(case) if re.search(r"\d", text)), key=len, reverse=True)
    for each in sorted({" ".join(text.split()) for text in texts if re.search(r"\d", text)}):
        plain = each
        for text in said:
            plain = plain.replace(text, " ") if text in plain else plain
        yield plain


WIDEST = ("supervision", "full", "young-person")  # of every case; of the complete one every edition there is


@pytest.mark.parametrize(
    ("case", "edition"),
    [(case, each.id) for case in CASES for each in editions() if case == "complete" or each.id in WIDEST],
)
def test_no_edition_puts_a_figure_beside_a_level(case: str, edition: str) -> None:
    made = drafted(record(case), Wanted(edition, Path("x"), draft=True, household="mother"), "0" * 64)
    assert [found for text in of_the_program(record(case), document_texts(made)) for found in beside(text)] == []


@pytest.mark.parametrize("format", FORMATS)
def test_every_printer_prints_the_document_and_adds_no_figure(format: str) -> None:
    made = drafted(record("complete"), Wanted("supervision", Path("x"), draft=True), "0" * 64)
    assert [
        found
        for text in of_the_program(record("complete"), _texts(printed(made, format).data, format))
        for found in beside(text)
    ] == []


def _texts(data: bytes, format: str) -> Iterator[str]:
    if format == PDF:
        from io import BytesIO

        from pypdf import PdfReader

        yield from (line for page in PdfReader(BytesIO(data)).pages for line in page.extract_text().splitlines())
    elif format == "json":
        yield from _strings(json.loads(data))
    else:
        plain = re.sub(r"(?s)<style.*?</style>|<svg.*?</svg>", " ", data.decode("utf-8"))
        yield from html.unescape(re.sub(r"<[^>]+>", "\n", plain)).splitlines()


@pytest.mark.parametrize("case", CASES)
def test_the_findings_as_json_hold_no_figure(case: str) -> None:
    plain = findings_to_plain(findings(record(case)))
    assert [found for text in of_the_program(record(case), _strings(plain)) for found in beside(text)] == []


# ---------------------------------------------------------------------------------------------------- screens


def views() -> dict[str, Callable[..., Any]]:
    """Every function of the view modules that makes a page from a record, by name."""
    found: dict[str, Callable[..., Any]] = {}
    for each in pkgutil.iter_modules(hsb_wizard.work.__path__):
        if each.name.startswith("view_"):
            module = importlib.import_module(f"hsb_wizard.work.{each.name}")
            for name, made in inspect.getmembers(module, inspect.isfunction):
                if name.endswith("_view") and made.__module__ == module.__name__ and _gives(made) is not None:
                    found[f"{each.name}.{name}"] = made
    return found


def _gives(made: Callable[..., Any]) -> list[str] | None:
    """What a view asks for besides the record; None where something else is asked than this story has."""
    needed = [each for each in inspect.signature(made).parameters.values() if each.default is each.empty]
    names = [each.name for each in needed]
    if not names or names[0] != "record" or not set(names[1:]) <= {"section_id", "path", "me", "part", "shown", "now"}:
        return None
    return names[1:]


def pages(case: Record) -> Iterator[Any]:
    """Every page that these views make of the record."""
    made_from: dict[str, tuple[Any, ...]] = {
        "section_id": case.play.sections,
        "path": (*case.form.factors, case.form.role("safety_of_others"), case.form.role("own_safety")),
        "part": tuple(case.assessment.revealed),
        "me": (Voice.LEAD,),
        "shown": ((),),
        "now": (findings(case).now,),
    }
    for made in views().values():
        asked = _gives(made) or []
        many = next((name for name in asked if len(made_from[name]) > 1), "")
        for one in made_from[many] if many else (None,):
            given = {name: one if name == many else (made_from[name] or ("",))[0] for name in asked}
            try:
                yield made(case, **given)
            except (KeyError, ValueError, LookupError, AttributeError):
                continue  # a page that this record has not: a review, a question without factors


def _strings(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, Frozen):
        yield from (text for each in plain.__struct_fields__ for text in _strings(getattr(plain, each)))
    elif dataclasses.is_dataclass(plain) and not isinstance(plain, type):
        yield from (text for each in dataclasses.fields(plain) for text in _strings(getattr(plain, each.name)))
    elif isinstance(plain, dict):
        yield from (text for each in plain.values() for text in _strings(each))
    elif isinstance(plain, list | tuple):
        yield from (text for each in plain for text in _strings(each))


@pytest.mark.parametrize("case", ["complete", "denied"])
def test_no_page_of_the_screens_puts_a_figure_beside_a_level(case: str) -> None:
    shown = list(pages(record(case)))
    assert len(shown) > 100
    assert [
        found for page in shown for text in of_the_program(record(case), _strings(page)) for found in beside(text)
    ] == []


def test_the_views_that_show_ratings_are_among_those_looked_at() -> None:
    names = {name.partition(".")[2] for name in views()}
    assert {"tasks_view", "section_view", "question_view", "check_view", "sign_view"} <= names


@pytest.mark.parametrize(
    "text",
    [
        "Concern: 14",
        "7 strengths",
        "Priority 3 of 5",
        "4 out of 5 areas",
        "80% likely",
        "priorities (3)",
        "3 x concern",
    ],
)
def test_a_figure_beside_a_level_is_found(text: str) -> None:
    assert beside(text)


@pytest.mark.parametrize(
    "text",
    [
        "5.2 Strength to build on",
        "Concern: plan for it, 16 November 2026",
        "Day 29 of 28",
        "133 of 341 answered",
        "[2.1] Concern",
    ],
)
def test_numbers_of_paragraphs_factors_days_and_work_are_set_aside(text: str) -> None:
    assert beside(text) == []
