"""A document is plain values, and refuses what no reader could be helped with."""

from dataclasses import fields
from datetime import datetime

import pytest
from tests.report.samples import rich_document, small_document

from hsb_wizard.report.document import (
    Block,
    Callout,
    Heading,
    Paragraph,
    SmallPrint,
    Statement,
    Table,
    block_texts,
    document_texts,
)
from hsb_wizard.values import replace


def _strings_in(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, tuple):
        return set().union(*map(_strings_in, value))
    if hasattr(value, "__dataclass_fields__"):
        return set().union(*(_strings_in(getattr(value, one.name)) for one in fields(value)))  # type: ignore[arg-type]
    return set()


def test_the_walk_over_texts_leaves_no_string_of_a_block_out() -> None:
    for block in rich_document().blocks:
        kinds = {"record", "report", "opinion", "label"} if isinstance(block, Statement) else set()
        assert set(block_texts(block)) == _strings_in(block) - kinds - {""}


def test_the_walk_begins_with_what_stands_on_every_page() -> None:
    texts = list(document_texts(rich_document(draft=True)))

    assert texts[:2] == ["Assessment A-0007", rich_document().reference]
    assert "Draft" in texts[:7]
    assert "OFFICIAL-SENSITIVE" in texts[:7]


def test_a_document_that_is_no_draft_has_no_word_for_one() -> None:
    assert "Draft" not in list(document_texts(rich_document(draft=False)))


@pytest.mark.parametrize("kind", ["record", "report", "opinion"])
def test_a_statement_says_what_kind_of_knowledge_it_is(kind: str) -> None:
    with pytest.raises(ValueError, match="needs a lead"):
        Statement("1.1", kind, "He moved in May.")  # type: ignore[arg-type]


def test_a_label_takes_no_lead() -> None:
    with pytest.raises(ValueError, match="takes no lead"):
        Statement("1.1", "label", "He moved in May.", lead="Records show")


def test_a_row_has_as_many_cells_as_there_are_columns() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Table(("A", "B"), (("1", "2"), ("3",)))


@pytest.mark.parametrize(
    "blocks",
    [(Heading(2, "Too deep at once"),), (Heading(1, "One"), Heading(3, "Three")), (Heading(4, "Four"),)],
)
def test_no_level_of_heading_is_left_out(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        small_document(*blocks)


def test_small_print_closes_the_document() -> None:
    with pytest.raises(ValueError, match="last block"):
        small_document(SmallPrint(("Chain 1234",)), Paragraph("More."))


def test_a_document_knows_when_it_was_written_and_where_on_earth() -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(small_document(), written=datetime(2026, 11, 20, 12, 0))  # noqa: DTZ001


def test_a_document_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        small_document(Callout("Box"), title=" ")
