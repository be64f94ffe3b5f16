"""The JSON of a document: what was asked, what was answered and how it is known, in words; nothing else."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from tests.report.samples import rich_document, small_document

from hsb_wizard.report.document import Heading, PageBreak, Paragraph, Statement, Table, document_texts
from hsb_wizard.report.json import print_json


def _plain(*blocks: Any) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(print_json(small_document(*blocks)))
    return plain


def _texts(plain: Any) -> list[str]:
    match plain:
        case str():
            return [plain]
        case dict():
            return [text for value in plain.values() for text in _texts(value)]
        case list():
            return [text for value in plain for text in _texts(value)]
        case _:
            return []


def test_every_text_of_the_document_is_in_the_file() -> None:
    document = rich_document()
    wanted = Counter(re.findall(r"\w+", " ".join(document_texts(document))))

    found = Counter(re.findall(r"\w+", " ".join(_texts(json.loads(print_json(document))))))
    assert set(wanted - found) <= {"Page", "page", "pages", "of", "Draft"}  # of paper; `draft` is a fact here


def test_a_paragraph_says_what_it_answers() -> None:
    plain = _plain(
        Heading(1, "Family and home", "5"),
        Statement("5.1", "record", "With his mother.", lead="Records show", about="Where he lives"),
        Heading(2, "Supervision at home", "5.2"),
        Statement("5.2.1", "opinion", "Concern: plan for it.", lead="We think"),
        Statement("6.1", "opinion", "Numbered elsewhere.", lead="We think"),
    )

    said = [block for section in plain["sections"] for block in section["blocks"]]
    assert [(each["about"], each["text"]) for each in said] == [
        ("Where he lives", "With his mother."),
        ("Supervision at home", "Concern: plan for it."),
        ("", "Numbered elsewhere."),
    ]
    assert said[0]["kind"] == "record"


def test_a_table_keeps_its_columns_even_two_of_one_name() -> None:
    table = _plain(Table(("When", "When"), (("May", "June"),)))["sections"][0]["blocks"][0]

    assert (table["columns"], table["rows"]) == (["When", "When"], [["May", "June"]])


def test_what_stands_before_the_first_heading_and_breaks_of_paper_are_no_loss() -> None:
    plain = _plain(Paragraph("First."), PageBreak(), Heading(1, "One"), Paragraph("Second."))

    assert [(section["title"], len(section["blocks"])) for section in plain["sections"]] == [("", 1), ("One", 1)]


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\u202e", '"}\\'])
def test_no_character_breaks_the_file(odd: str) -> None:
    plain = _plain(Heading(1, f"a{odd}b"), Paragraph(f"c{odd}d"), Table((odd,), ((odd,),)))

    assert plain["sections"][0]["title"].startswith("a")
