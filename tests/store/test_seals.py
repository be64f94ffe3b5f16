"""A sealed pass: who can open it, who cannot, and what its rows say to somebody who has the file open by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.stories import AMINA, TOM, WORDS, Shop, entry, summary

from hsb_wizard.assessment.entries import Entry, PassOf
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PassId, PractitionerId, Voice
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    Empty,
    PassesRevealed,
    PassFinished,
    PassOpened,
    PassOpenedEarly,
    Payload,
    Sealed,
)
from hsb_wizard.errors import NotAllowed
from hsb_wizard.store import boxes, seals
from hsb_wizard.store.drafts import Draft
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.keys import TEST, Personal, draw, public_of
from hsb_wizard.store.seals import BLOCK, Addressees
from hsb_wizard.store.vault import Vault
from hsb_wizard.values import replace

SECRET = "the otter sleeps under the bridge"
PRIYA = "Priya Nair"


class Pair:
    """Two assessors and a supervisor at one open store, and what they say alone."""

    def __init__(self, shop: Shop, vault: Vault) -> None:
        self.shop, self.vault = shop, vault
        self.amina, self.tom, self.priya = (person.id for person in vault.people())

    def of(self, who: PractitionerId) -> PassOf:
        voice = Voice.LEAD if who == self.amina else Voice.CO
        return PassOf("home", voice, who, self.tom if who == self.amina else self.amina)

    def said(self, who: PractitionerId, text: str, target: str = "home.stable", by: str = "") -> Entry:
        made = entry(self.vault, self.shop.case, Kind.ANSWER_GIVEN, AnswerGiven("concern", note=text), target)
        typed_by = PractitionerId(by or who)
        return replace(made, who=who, typed_by=typed_by, voice=self.of(who).voice, sealed=self.of(who))

    def says(self, who: PractitionerId, text: str, target: str = "home.stable") -> None:
        self.vault.append([self.said(who, text, target)], summary(self.shop.case))

    def note(self, kind: Kind, payload: Payload, voice: Voice | None) -> None:
        made = entry(self.vault, self.shop.case, kind, payload, "home")
        self.vault.append([replace(made, voice=voice)], summary(self.shop.case))

    def finish(self, *voices: Voice) -> None:
        for voice in voices:
            self.note(Kind.PASS_FINISHED, PassFinished(), voice)

    def reads(self, who: PractitionerId) -> list[str]:
        found = self.vault.entries(self.shop.case, who)
        return [each.payload.note for each in found if isinstance(each.payload, AnswerGiven) and each.payload.note]

    def show(self) -> None:
        self.note(Kind.PASSES_REVEALED, PassesRevealed(), None)


@pytest.fixture
def pair(shop: Shop) -> Iterator[Pair]:
    vault = shop.open()
    vault.add_person(PRIYA, ["supervisor"], WORDS[TOM], TEST)
    yield Pair(shop, vault)
    vault.close(back_up=False)


@pytest.fixture
def both(pair: Pair) -> Pair:
    """Tom has given his passphrase, and each has said one thing alone."""
    pair.vault.confirm(TOM, WORDS[TOM])
    pair.says(pair.amina, f"{SECRET} A")
    pair.says(pair.tom, f"{SECRET} T")
    return pair


def test_each_reads_their_own_pass_and_nobody_the_others(both: Pair) -> None:
    assert both.reads(both.amina) == [f"{SECRET} A"]
    assert both.reads(both.tom) == [f"{SECRET} T"]
    assert both.reads(both.priya) == []


def test_a_pass_can_be_read_by_its_owner_when_the_store_is_opened_again(both: Pair) -> None:
    both.vault.close(back_up=False)
    again = both.shop.open(TOM)
    assert Pair(both.shop, again).reads(both.tom) == [f"{SECRET} T"]
    assert Pair(both.shop, again).reads(both.amina) == []
    again.close(back_up=False)


def test_no_row_of_the_file_holds_a_word_a_voice_or_a_question_of_what_is_sealed(both: Pair) -> None:
    both.vault.save_draft(both.shop.case, "home.stable#note", Voice.CO, both.tom, SECRET, both.of(both.tom))
    both.vault.close(back_up=False)
    with both.shop.by_hand() as connection:
        rows = connection.execute("SELECT voice, target, basis, payload FROM entry WHERE kind = 'sealed'").fetchall()
        everything = _dumped(connection)
    assert [row[:3] for row in rows] == [(None, None, None)] * 2
    assert len({len(json.loads(row[3])["box"]) for row in rows}) == 1
    for word in (SECRET, SECRET.encode().hex(), "home.stable", "answer_cleared"):
        assert word not in everything, word


def _dumped(connection: Connection) -> str:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = [row for name in tables for row in connection.execute(f"SELECT * FROM {name}")]
    return "\n".join(each.decode("latin-1") if isinstance(each, bytes) else str(each) for row in rows for each in row)


def test_both_are_shown_once_both_have_finished_and_the_search_table_then_holds_both(both: Pair) -> None:
    both.finish(Voice.LEAD)
    with pytest.raises(NotAllowed, match="when both have finished"):
        both.show()
    both.finish(Voice.CO)
    both.show()
    for who in (both.amina, both.tom):
        assert both.reads(who) == [f"{SECRET} A", f"{SECRET} T"]
    assert both.vault.verify().sound
    both.vault.close(back_up=False)
    with both.shop.by_hand() as connection:
        found = connection.execute("SELECT voice, note FROM answer WHERE target = 'home.stable' ORDER BY voice")
        assert found.fetchall() == [("co", f"{SECRET} T"), ("lead", f"{SECRET} A")]


def test_what_is_said_finished_and_shown_in_one_doing_is_shown_whole(pair: Pair) -> None:
    """A training case is written so: the pass is begun in the very doing that shows it."""
    pair.vault.confirm(TOM, WORDS[TOM])
    pair.says(pair.amina, "hers")
    pair.finish(Voice.LEAD)
    finished = entry(pair.vault, pair.shop.case, Kind.PASS_FINISHED, PassFinished(), "home")
    shown = entry(pair.vault, pair.shop.case, Kind.PASSES_REVEALED, PassesRevealed(), "home")
    said = pair.said(pair.tom, "his")
    doing = [said, replace(finished, who=pair.tom, voice=Voice.CO), replace(shown, who=pair.tom, voice=None)]
    pair.vault.append(doing, summary(pair.shop.case))
    assert pair.reads(pair.amina) == ["hers", "his"]


def test_a_pass_opened_again_is_not_shown(both: Pair) -> None:
    both.finish(Voice.LEAD, Voice.CO)
    both.note(Kind.PASS_REOPENED, Empty(), Voice.CO)
    with pytest.raises(NotAllowed):
        both.show()
    assert both.reads(both.amina) == [f"{SECRET} A"]


def test_without_the_owners_passphrase_nothing_is_shown_and_the_sentence_names_them(both: Pair) -> None:
    both.finish(Voice.LEAD, Voice.CO)
    both.vault.close(back_up=False)
    alone = Pair(both.shop, both.shop.open())
    with pytest.raises(NotAllowed, match=TOM):
        alone.show()
    assert alone.reads(alone.amina) == [f"{SECRET} A"]
    alone.vault.confirm(TOM, WORDS[TOM])
    alone.show()
    assert len(alone.reads(alone.amina)) == 2
    alone.vault.close(back_up=False)


def test_a_key_that_is_not_the_one_committed_to_shows_nothing_and_verify_names_it(both: Pair) -> None:
    both.finish(Voice.LEAD, Voice.CO)
    (one, two) = (each.payload for each in both.vault.entries(both.shop.case) if isinstance(each.payload, PassOpened))
    keys: dict[str, str] = {one.id: draw().hex(), two.id: draw().hex()}
    made = entry(both.vault, both.shop.case, Kind.PASSES_REVEALED, PassesRevealed(keys), "home")
    with both.vault._room.writing():
        both.vault._room.append(replace(made, voice=None))
    assert both.reads(both.amina) == [f"{SECRET} A"]
    assert [each.check for each in both.vault.verify().problems] == ["seals"]


def test_whoever_only_said_they_are_tom_writes_for_this_turn_and_reads_nothing_later(pair: Pair) -> None:
    pair.says(pair.tom, SECRET)
    assert pair.reads(pair.tom) == [SECRET]
    pair.vault.forget_passes()
    assert pair.reads(pair.tom) == []
    with pytest.raises(NotAllowed, match="sealed with Tom"):
        pair.says(pair.tom, "over it")
    pair.vault.confirm(TOM, WORDS[TOM])
    assert pair.reads(pair.tom) == [SECRET]
    pair.says(pair.tom, "and on")
    assert pair.reads(pair.tom) == [SECRET, "and on"]


def test_what_one_types_from_the_others_paper_both_read_and_what_he_adds_alone_only_he(pair: Pair) -> None:
    typed = pair.said(pair.tom, f"{SECRET} on paper", by=pair.amina)
    pair.vault.append([typed], summary(pair.shop.case))
    assert pair.reads(pair.amina) == [f"{SECRET} on paper"]
    pair.vault.confirm(TOM, WORDS[TOM])
    pair.says(pair.tom, f"{SECRET} since")
    assert pair.reads(pair.amina) == [f"{SECRET} on paper"]
    assert pair.reads(pair.tom) == [f"{SECRET} on paper", f"{SECRET} since"]


def test_nobody_types_paper_into_a_pass_that_its_owner_began(both: Pair) -> None:
    with pytest.raises(NotAllowed, match="sealed with Tom"):
        both.vault.append([both.said(both.tom, "not his", by=both.amina)], summary(both.shop.case))


def early(pair: Pair, supervisor: PractitionerId, present: PractitionerId) -> PassOpenedEarly:
    by = PassOpenedEarly("Tom is ill", supervisor, PRIYA, present, AMINA)
    return pair.vault.with_halves(pair.shop.case, "home", pair.tom, by)


def test_a_supervisor_and_the_present_assessor_open_a_pass_together_and_neither_alone(both: Pair) -> None:
    both.vault.close(back_up=False)
    alone = Pair(both.shop, both.shop.open())
    with pytest.raises(NotAllowed, match="cannot open it together"):
        early(alone, alone.priya, alone.amina)
    alone.vault.confirm(PRIYA, WORDS[TOM])
    with pytest.raises(NotAllowed):
        early(alone, alone.amina, alone.amina)
    with pytest.raises(NotAllowed):
        early(alone, alone.priya, alone.priya)
    alone.note(Kind.PASS_OPENED_EARLY, early(alone, alone.priya, alone.amina), Voice.CO)
    assert alone.reads(alone.amina) == [f"{SECRET} A", f"{SECRET} T"]
    assert alone.reads(alone.priya) == [f"{SECRET} T"]
    assert alone.vault.verify().sound
    alone.vault.close(back_up=False)


def test_a_draft_in_a_pass_is_its_owners_alone_and_goes_when_it_is_made_good(both: Pair) -> None:
    target = "home.stable#note"
    both.vault.save_draft(both.shop.case, target, Voice.CO, both.tom, "half a", both.of(both.tom))
    both.vault.save_draft(both.shop.case, target, Voice.CO, both.tom, "half a sen", both.of(both.tom))
    assert [(each.target, each.voice, each.text) for each in both.vault.drafts(both.tom)] == [
        (target, Voice.CO, "half a sen")
    ]
    assert both.vault.drafts(both.amina) == ()
    both.vault.drop_draft(both.shop.case, target, Voice.CO, both.of(both.tom))
    assert both.vault.drafts(both.tom) == ()


def test_a_first_word_that_is_only_a_draft_begins_the_pass(pair: Pair) -> None:
    pair.vault.save_draft(pair.shop.case, "home.stable", Voice.LEAD, pair.amina, SECRET, pair.of(pair.amina))
    pair.vault.close(back_up=False)
    again = pair.shop.open()
    (draft,) = again.drafts()
    assert isinstance(draft, Draft)
    assert (draft.text, draft.sealed) == (SECRET, pair.of(pair.amina))
    again.close(back_up=False)


def test_a_pass_begun_in_what_could_not_be_saved_does_not_exist(pair: Pair) -> None:
    one = pair.said(pair.amina, SECRET)
    with pytest.raises(Exception, match="saved"):
        pair.vault.append([one, one], summary(pair.shop.case))
    pair.says(pair.amina, "after all")
    assert pair.reads(pair.amina) == ["after all"]
    assert pair.vault.verify().sound


# ------------------------------------------------------------------------------------------------------- as values


SECRETS = {who: draw() for who in ("owner", "other", "supervisor", "second", seals.RECOVERY)}
PUBLIC = {who: public_of(secret) for who, secret in SECRETS.items()}


def made_pass() -> tuple[bytes, PassOpened]:
    to = Addressees(
        {who: PUBLIC[who] for who in ("owner", seals.RECOVERY)},
        {who: PUBLIC[who] for who in ("supervisor", "second")},
        (PractitionerId("other"), PUBLIC["other"]),
    )
    key = draw()
    owner, identifier = PractitionerId("owner"), PassId("p")
    whole, parts = seals.boxed(identifier, owner, key, to)
    return key, PassOpened(identifier, owner, PractitionerId("other"), seals.commitment(key), whole, parts)


def test_the_owner_and_the_recovery_code_open_it_alone_and_each_supervisor_with_the_other_assessor() -> None:
    key, opened = made_pass()
    got = {who: seals.taken(opened, opened.owner, who, secret) for who, secret in SECRETS.items()}
    assert [who for who, found in got.items() if found == key] == ["owner", seals.RECOVERY]
    halves = {who: half for who, half in got.items() if half is not None and half != key}
    together = {
        frozenset(two) for two in combinations(halves, 2) if boxes.joined(halves[two[0]], halves[two[1]]) == key
    }
    assert together == {frozenset({"supervisor", "other"}), frozenset({"second", "other"})}


def test_no_secret_opens_a_box_that_is_addressed_to_another() -> None:
    _, opened = made_pass()
    for who in SECRETS:
        for secret in (SECRETS[other] for other in SECRETS if other != who):
            assert seals.taken(opened, opened.owner, who, secret) is None
    assert seals.taken(replace(opened, id=PassId("q")), opened.owner, "owner", SECRETS["owner"]) is None


def sealed_one(text: str, key: bytes) -> Entry:
    of = PassOf("home", Voice.CO, PractitionerId("owner"), PractitionerId("other"))
    said = Entry(
        EntryId("e"), CaseId("c"), "2026-11-20T10:00:00+00:00", Kind.ANSWER_GIVEN, of.owner, of.owner,
        AnswerGiven("concern", note=text), Voice.CO, "home.stable", basis=(EntryId("before"),), sealed=of,
    )  # fmt: skip
    shut = seals.sealed(said, PassId("p"), key)
    assert seals.unsealed(shut, key, of) == said
    return shut


@given(st.text(max_size=900))
def test_what_is_sealed_comes_back_word_for_word_and_its_length_is_a_whole_number_of_blocks(text: str) -> None:
    shut = sealed_one(text.encode("utf-8", "replace").decode(), KEY)
    assert isinstance(shut.payload, Sealed)
    assert (len(bytes.fromhex(shut.payload.box)) - 28) % BLOCK == 0
    assert (shut.voice, shut.target, shut.basis, shut.sealed) == (None, None, (), None)


KEY = draw()


@given(st.binary(min_size=32, max_size=32), st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_wrong_key_or_one_changed_byte_opens_nothing(wrong: bytes, at: int, change: int) -> None:
    of = PassOf("home", Voice.CO, PractitionerId("owner"), PractitionerId("other"))
    shut = sealed_one("x", KEY)
    assert isinstance(shut.payload, Sealed)
    if wrong != KEY:
        assert seals.unsealed(shut, wrong, of) == shut
    box = bytearray.fromhex(shut.payload.box)
    box[at % len(box)] ^= change
    bent = replace(shut, payload=Sealed(shut.payload.id, box.hex()))
    assert seals.unsealed(bent, KEY, of) == bent
    assert seals.unsealed(replace(shut, id=EntryId("another")), KEY, of).kind is Kind.SEALED


def test_a_person_opens_boxes_with_a_secret_that_says_nothing_of_the_one_they_sign_with() -> None:
    someone = Personal(draw())
    assert public_of(someone.box_secret) == someone.box_public_key
    assert someone.box_secret != someone.secret
