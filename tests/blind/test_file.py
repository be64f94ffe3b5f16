"""Amina has the file and her own slot, and opens it by hand: every table, and every byte of every page."""

from __future__ import annotations

import pytest
from tests.blind.two import (
    AMINA,
    NOTE,
    OPEN_PART,
    PART,
    PRIYA,
    SECRETS,
    TOM,
    WORDS,
    Two,
    opened_by_hand,
    pages,
    spellings,
    tables,
)

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework import verbs
from hsb_wizard.store import boxes, people_file, seals, slots
from hsb_wizard.store.opening import unlock_with_recovery


def test_no_table_holds_a_word_a_question_or_a_value_of_what_tom_wrote(two: Two) -> None:
    connection = opened_by_hand(two)
    held = [(table, value) for table, value in tables(connection) if table != "form"]
    connection.close()
    assert any(value == "screen.outcome" for _, value in held), "what was said in the open is found"
    for word in (*SECRETS, *two.paths, "priority", "strength", "concern"):
        assert [table for table, value in held if word in value] == [], word


def test_no_byte_of_any_page_holds_it_either_and_what_is_agreed_is_found_there(two: Two) -> None:
    plain = pages(two)
    assert b"CREATE TABLE entry" in plain
    assert b"screen.outcome" in plain
    for word in (*SECRETS, *two.paths):
        assert [each for each in spellings(word) if each in plain] == [], word


def test_once_both_were_shown_the_same_search_finds_it(two: Two) -> None:
    """What proves the search above: shown to both, the words stand in the search table."""
    desk = two.open()
    desk.confirm(TOM, WORDS[TOM]).result()
    record = verbs.finish_pass(desk, desk.open_case("A-0007").result(), PART, Voice.LEAD)
    assert PART in record.record.assessment.revealed
    record.saved.result()
    desk.close()
    plain = pages(two)
    assert all(any(each in plain for each in spellings(word)) for word in (NOTE, *two.paths[:2]))
    assert not any(each in plain for each in spellings(two.paths[2])), "the other part stays sealed"


@pytest.mark.parametrize("name", [AMINA, PRIYA])
def test_no_key_that_somebody_else_holds_opens_his_boxes(two: Two, name: str) -> None:
    """The file's key, their own secret, and all that comes from it, tried on every box of every pass."""
    opened = slots.open_slot(people_file.slot_of(two.folder, name), WORDS[name])
    assert opened is not None
    held = (opened.store_key, opened.personal.secret, opened.personal.box_secret)
    desk = two.open(name)
    case = desk.cases().result()[0].case
    links = desk.on_vault(lambda vault: tuple(vault._passes._begun(case))).result()
    desk.close()
    assert {each.of.part for each in links} == {PART, OPEN_PART}
    for begun in links:
        for who in begun.opening.boxes:
            assert [secret for secret in held if seals.taken(begun.opening, begun.of.owner, who, secret)] == []
        mine = [who for who in begun.opening.halves if seals.taken(begun.opening, begun.of.owner, who, held[2])]
        assert len(mine) == 1
        half = seals.taken(begun.opening, begun.of.owner, mine[0], held[2])
        assert half is not None
        assert seals.commitment(half) != begun.opening.commitment
        assert seals.commitment(boxes.joined(half, opened.store_key)) != begun.opening.commitment


def test_the_recovery_code_lets_in_and_reads_nothing_by_itself(two: Two) -> None:
    vault = unlock_with_recovery(two.folder, two.code)
    case = vault.cases()[0].case
    said = " ".join(repr(each) for each in vault.entries(case))
    vault.close(back_up=False)
    assert not any(word in said for word in (*SECRETS, *two.paths))
