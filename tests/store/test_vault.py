"""A working day in the vault: what is saved is there, what cannot be saved is said, and nothing is half done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.stories import AMINA, TOM, WORDS, Shop, answer, entry, say, summary

from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, PassFinished, TwoViews
from hsb_wizard.errors import (
    NotAllowed,
    RefusedInput,
    SaveFailed,
    Stopped,
    UnknownPractitioner,
    UnknownRecord,
    WrongPassphrase,
)
from hsb_wizard.store import engine, journal, projections
from hsb_wizard.store.chain import record_code
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import unlock, unlock_with_recovery
from hsb_wizard.store.vault import Vault
from hsb_wizard.watch import Watch


@pytest.fixture
def vault(shop: Shop) -> Iterator[Vault]:
    """Return the store, open for Amina."""
    opened = shop.open()
    yield opened
    opened.close(back_up=False)


# ------------------------------------------------------------------------------------------------------------ journal


def test_what_was_appended_comes_back_as_the_same_entries_in_order(shop: Shop, vault: Vault) -> None:
    case = vault.new_case_id()
    said = [
        answer(vault, case, "Wêl & <b>bold</b> \u0175"),
        entry(vault, case, Kind.TWO_VIEWS_RECORDED, TwoViews(bears_on_safety=True, until_then="x"), "health.sleep"),
        entry(vault, case, Kind.ANSWER_GIVEN, AnswerGiven(("a", "b"), note="n", sources=("s",)), "health.sleep"),
        entry(vault, case, Kind.ANSWER_CLEARED, Empty(), "health.sleep"),
    ]
    vault.append(said[:1], summary(case))
    vault.append(said[1:], summary(case))
    assert vault.entries(case) == tuple(said)
    assert fold(case, vault.entries(case)).revision == 4


def test_a_case_id_can_be_typed_and_is_nobody_elses(vault: Vault) -> None:
    drawn = {vault.new_case_id() for _ in range(50)}
    assert len(drawn) == 50
    assert all(6 <= len(case) <= 40 and case.replace("-", "").isalnum() for case in drawn)


def test_content_moves_the_record_code_and_looking_does_not(shop: Shop, vault: Vault) -> None:
    first = vault.record_code(shop.case)
    vault.append_access(entry(vault, shop.case, Kind.VIEWED, Empty()))
    assert vault.record_code(shop.case) == first
    second = say(vault, shop.case, "more")
    assert second == vault.record_code(shop.case) != first


def test_the_record_code_is_of_the_last_content_of_every_chain(shop: Shop, tmp_path: Path) -> None:
    other = unlock(shop.folder, TOM, WORDS[TOM], tmp_path / "another profile")
    code = say(other, shop.case, "from another laptop")
    other.close()
    with shop.by_hand() as connection:
        rows = connection.execute(
            "SELECT chain, hash, kind FROM entry WHERE case_id = ? ORDER BY chain, seq", (shop.case,)
        ).fetchall()
    last = {chain: tip for chain, tip, kind in rows if Kind(kind).changes_the_record}
    assert len(last) == 2
    assert code == record_code(last)


def test_an_unknown_case_is_refused_in_a_sentence(vault: Vault) -> None:
    for ask in (vault.entries, vault.record_code):
        with pytest.raises(UnknownRecord):
            ask(CaseId("nobody"))


def test_an_entry_that_changes_the_record_cannot_be_slipped_in_as_access(shop: Shop, vault: Vault) -> None:
    with pytest.raises(ValueError, match="changes the record"):
        vault.append_access(answer(vault, shop.case, "x"))


def test_entries_are_saved_all_or_none(shop: Shop, vault: Vault) -> None:
    before = vault.entries(shop.case), vault.cases()
    one = answer(vault, shop.case, "once")
    with pytest.raises(SaveFailed):
        vault.append([one, one], summary(shop.case, "signed"))  # the second has the id of the first
    assert (vault.entries(shop.case), vault.cases()) == before
    say(vault, shop.case, "and on")
    assert vault.verify().sound


def test_opening_and_closing_are_entries_of_the_store(shop: Shop) -> None:
    shop.open(TOM).close()
    with shop.by_hand() as connection:
        found = connection.execute("SELECT kind FROM entry WHERE case_id = 'store' ORDER BY rowid").fetchall()
    kinds, closed = [kind for (kind,) in found], ["backed_up", "unlocked", "locked"]
    assert kinds == ["slot_added", "unlocked", "slot_added", "heads_noted", "locked", *closed]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry WHERE seq = 2",
        "UPDATE entry SET who = 'x'",
        "UPDATE entry SET payload = NULL",  # the salt has to go with it
        "UPDATE entry SET payload = x'00', salt = NULL",
        "UPDATE entry SET rowid = rowid + 1000",
        "UPDATE entry SET signature = NULL, payload = NULL, salt = NULL WHERE kind = 'pass_finished'",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 2",
        "UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2",
        "DELETE FROM form",
        "UPDATE form SET canonical = ''",
        "UPDATE writer SET continues = ''",
        "DELETE FROM writer",
    ],
)
def test_the_store_itself_refuses_to_forget(statement: str, shop: Shop) -> None:
    connection = engine.connect(shop.database, shop.key)
    engine.prepare(connection)
    before = connection.execute("SELECT * FROM entry ORDER BY rowid").fetchall()
    with pytest.raises(engine.EngineError, match="never"):
        connection.execute(statement)
    assert connection.execute("SELECT * FROM entry ORDER BY rowid").fetchall() == before
    connection.close()


def test_a_payload_may_be_taken_out_and_the_rest_still_proves_itself(shop: Shop) -> None:
    connection = engine.connect(shop.database, shop.key)
    engine.prepare(connection)
    connection.execute("UPDATE entry SET payload = NULL, salt = NULL WHERE kind = 'answer_given' AND seq = 5")
    connection.execute("DELETE FROM answer WHERE target = 'family.question_2'")
    connection.close()
    vault = shop.open()
    assert vault.verify().sound
    assert [each.payload for each in vault.entries(shop.case)].count(None) == 1
    vault.close()


# ------------------------------------------------------------------------------------------- projections, drafts, forms


def test_the_list_and_the_search_table_follow_the_journal(shop: Shop, vault: Vault) -> None:
    case = vault.new_case_id()
    say(vault, case, "before", "health.sleep")
    say(vault, case, "after", "health.sleep")
    said = vault.append([entry(vault, case, Kind.ANSWER_CLEARED, Empty(), "family.x")], summary(case, "signed"))
    assert said == vault.record_code(case)
    assert {line.case: line.status for line in vault.cases()} == {shop.case: "draft", case: "signed"}
    table = projections.answers(vault._room.connection)
    assert table[(case, "lead", "health.sleep")] == ('"after"', None, "")
    vault.append([entry(vault, case, Kind.ANSWER_CLEARED, Empty(), "health.sleep")], summary(case))
    assert (case, "lead", "health.sleep") not in projections.answers(vault._room.connection)


def test_projections_that_were_lost_are_made_again(shop: Shop) -> None:
    with shop.by_hand() as connection:
        connection.execute("DELETE FROM answer")
        connection.execute("DELETE FROM assessment")
    vault = shop.open()
    assert not vault.verify(lambda case, entries: summary(case)).sound
    vault.rebuild([summary(shop.case)])
    assert vault.verify(lambda case, entries: summary(case)).sound
    assert vault.cases() == (summary(shop.case),)
    vault.close()


def test_what_is_said_anew_changes_where_it_stands_in_the_lists(shop: Shop) -> None:
    """Taken out and put elsewhere it would be the same list, and every save would write its indexes as well."""
    vault = shop.open()

    def places() -> list[object]:
        tables = ("SELECT rowid, * FROM assessment", "SELECT rowid, case_id, voice, target FROM answer ORDER BY target")
        return [vault.room.connection.execute(each).fetchall() for each in tables]

    say(vault, shop.case, "the first words")
    before = places()
    say(vault, shop.case, "other words")
    assert places() == before
    assert vault.verify(lambda case, entries: summary(case)).sound
    vault.close()


def test_a_draft_is_found_again_and_goes_when_it_has_become_an_entry(shop: Shop) -> None:
    vault = shop.open()
    vault.save_draft(shop.case, "family.home", Voice.LEAD, vault.me.id, "half a sen")
    vault.save_draft(shop.case, "family.home", Voice.LEAD, vault.me.id, "half a sentence")
    vault.save_draft(shop.case, "tell.heard", None, vault.me.id, "other")
    vault.close()
    vault = shop.open()
    found = {draft.target: (draft.voice, draft.text) for draft in vault.drafts()}
    assert found == {"family.home": (Voice.LEAD, "half a sentence"), "tell.heard": (None, "other")}
    say(vault, shop.case, "half a sentence", "family.home")
    vault.drop_draft(shop.case, "tell.heard", None)
    assert vault.drafts() == ()
    vault.close()


def test_a_pinned_form_is_kept_word_for_word_whatever_is_pinned_later(vault: Vault, shop: Shop) -> None:
    line = summary(shop.case)
    vault.append([answer(vault, shop.case, "one")], line, [("holistic", "2", "aa", "one")])
    vault.append([answer(vault, shop.case, "two")], line, [("holistic", "2", "aa", "another")])
    assert [(each.version, each.hash) for each in vault.kept_forms()][1:] == [("2", "aa")]
    assert vault.pinned_form("aa") == "one"
    assert vault.pinned_form("bb") is None


# ------------------------------------------------------------------------------------------------------------- people


def test_a_person_who_was_added_opens_the_store_with_their_own_words(shop: Shop) -> None:
    vault = shop.open()
    added = vault.add_person(" Priya  Nair", ["supervisor"], "quilt marble", TEST)
    assert added in vault.people()
    for taken in ("priya nair", TOM.upper()):
        with pytest.raises(RefusedInput):
            vault.add_person(taken, ["assessor"], "words", TEST)
    vault.close()
    again = unlock(shop.folder, "Priya Nair", "quilt marble", shop.memory)
    assert (again.me.name, again.me.roles) == ("Priya Nair", frozenset({"supervisor"}))
    assert again.verify().sound
    again.close()


def test_a_colleague_confirms_with_their_own_passphrase_and_nobody_changes_place(shop: Shop, vault: Vault) -> None:
    tom = vault.confirm(TOM, WORDS[TOM])
    assert tom.name == TOM
    assert vault.me.name == AMINA
    with pytest.raises(WrongPassphrase):
        vault.confirm(TOM, WORDS[AMINA])
    with pytest.raises(UnknownPractitioner):
        vault.confirm("Nobody", "words")


def test_finishing_a_pass_is_signed_by_whoever_is_in_this_sitting(shop: Shop, vault: Vault) -> None:
    from hsb_wizard.values import replace

    tom = next(person for person in vault.people() if person.name == TOM)
    finished = entry(vault, shop.case, Kind.PASS_FINISHED, PassFinished(), "health")
    vault.append([replace(finished, who=tom.id)], summary(shop.case))
    vault.confirm(TOM, WORDS[TOM])
    again = entry(vault, shop.case, Kind.PASS_FINISHED, PassFinished(), "education")
    vault.append([replace(again, who=tom.id)], summary(shop.case))
    found = vault._room.connection.execute(
        "SELECT signature IS NOT NULL FROM entry WHERE kind = 'pass_finished' ORDER BY rowid"
    ).fetchall()
    assert found == [(1,), (0,), (1,)]
    assert vault.verify().sound


def test_a_lost_passphrase_is_replaced_with_the_recovery_code_and_what_was_signed_stays_signed(shop: Shop) -> None:
    old = (shop.folder / "people").read_bytes()
    vault = unlock_with_recovery(shop.folder, shop.code, shop.memory)
    amina = next(person for person in vault.people() if person.name == AMINA)
    assert vault.new_passphrase(amina.id, "quilt marble", TEST) == amina
    vault.close()
    with pytest.raises(WrongPassphrase):
        shop.open()
    again = unlock(shop.folder, AMINA, "quilt marble", shop.memory)
    assert again.me == amina
    again.append([entry(again, shop.case, Kind.PASS_FINISHED, PassFinished(), "health")], summary(shop.case))
    assert again.verify().sound
    again.close()

    (shop.folder / "people").write_bytes(old)  # a copy of before is put back: the old passphrase stays replaced
    with pytest.raises(WrongPassphrase):
        shop.open()
    unlock(shop.folder, AMINA, "quilt marble", shop.memory).close()


def test_nobody_replaces_a_passphrase_without_the_recovery_code(shop: Shop, vault: Vault) -> None:
    tom = next(person for person in vault.people() if person.name == TOM)
    with pytest.raises(NotAllowed):
        vault.new_passphrase(tom.id, "quilt marble", TEST)
    assert vault.confirm(TOM, WORDS[TOM]) == tom


def test_a_people_file_that_fell_behind_is_written_from_the_store(shop: Shop) -> None:
    old = (shop.folder / "people").read_bytes()
    vault = shop.open()
    vault.add_person("Priya Nair", ["supervisor"], "quilt marble", TEST)
    vault.close()
    (shop.folder / "people").write_bytes(old)
    shop.open().close()
    assert (shop.folder / "people").read_bytes() != old
    opened = unlock(shop.folder, "Priya Nair", "quilt marble", shop.memory)
    assert opened.me.name == "Priya Nair"
    opened.close()


def test_a_reading_that_was_stopped_half_way_stands_in_the_way_of_no_backup(
    vault: Vault, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was raised is held, and with it everything that was under way: a reading left open would hold up a copy."""
    monkeypatch.setattr(journal, "LOOK", 1)
    for number in range(4):
        say(vault, shop.case, f"said {number}")
    watch = Watch(lambda far: watch.stop() if 0 < far.share < 1 else None)
    with pytest.raises(Stopped) as held, vault.room.reading() as connection:
        journal.of_kinds(connection, Kind.ANSWER_GIVEN, watch=watch)
    assert vault.backup().folder.is_dir()
    assert held.value is not None
