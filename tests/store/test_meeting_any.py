"""Any two-sided history: nothing is written over unseen, and it does not matter who brings in whose copy first.

The plain model knows nothing of chains: each side is a set of sayings, a saying knows the set it was said in, and what
stands is what no later saying knew of.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.faults.counts import WHOLE
from tests.store.two_laptops import Laptop, two

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, Voice
from hsb_wizard.errors import AlreadyHere
from hsb_wizard.store.carrying import Carried

HISTORIES = 500 if "thorough" in os.environ.get("PROPERTIES", "") or WHOLE else 50
PATHS = ("family.a", "family.b", "family.c")
AMINA, TOM = 0, 1

SAYING = st.tuples(
    st.sampled_from((AMINA, TOM)), st.sampled_from(PATHS), st.sampled_from(("one", "two", "three", None))
)
SENDING = st.tuples(st.sampled_from(("to Tom", "to Amina", "both")))
HISTORY = st.lists(st.one_of(SAYING, SAYING, SAYING, SENDING), min_size=1, max_size=14)


@dataclass(frozen=True)
class Saying:
    """One thing said in the plain model."""

    id: str
    path: str
    words: str | None
    knew: frozenset[str]


class Model:
    """Two sides, each a set of sayings."""

    def __init__(self) -> None:
        self.all: dict[str, Saying] = {}
        self.sides: tuple[set[str], set[str]] = (set(), set())

    def says(self, side: int, entry: Entry, words: str | None) -> None:
        self.all[entry.id] = Saying(entry.id, entry.target or "", words, frozenset(self.sides[side]))
        self.sides[side].add(entry.id)

    def live(self, side: int, path: str) -> list[Saying]:
        """What was said there and no later saying there knew of."""
        there = [self.all[each] for each in self.sides[side] if self.all[each].path == path]
        return [each for each in there if not any(each.id in later.knew for later in there)]


@pytest.fixture(scope="module")
def laptops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Laptop]]:
    """Return two open stores; every history is a case of its own."""
    made = two(tmp_path_factory.mktemp("laptops"))
    yield made
    for each in made:
        each.vault.close(back_up=False)


def brings_in(laptop: Laptop, sealed: Carried) -> None:
    try:
        laptop.brings_in(sealed)
    except AlreadyHere:
        return


def send(laptops: tuple[Laptop, Laptop], model: Model, case: CaseId, how: str) -> None:
    amina, tom = laptops
    from_amina, from_tom = amina.seal(case), tom.seal(case)
    before = set(model.sides[AMINA]), set(model.sides[TOM])
    if how != "to Amina":
        brings_in(tom, from_amina)
        model.sides[TOM].update(before[AMINA])
    if how != "to Tom":
        brings_in(amina, from_tom)
        model.sides[AMINA].update(before[TOM])


def agrees_with_the_model(laptop: Laptop, model: Model, side: int, case: CaseId) -> None:
    record = laptop.record(case)
    for path in PATHS:
        live = model.live(side, path)
        wanted = {each.words for each in live}
        place = (Voice.AGREED, path)
        if len(wanted) > 1:
            assert {each.entry for each in record.apart[place]} == {each.id for each in live}
            assert record.answer(path) is None
        else:
            assert place not in record.apart
            said = record.answer(path)
            assert (said.value if said else None) == (wanted.pop() if wanted else None)


def test_nothing_is_written_over_unseen_and_both_end_with_the_same(laptops: tuple[Laptop, Laptop]) -> None:
    met: list[CaseId] = []

    @settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(history=HISTORY)
    def any_history(history: list[tuple[int, str, str | None] | tuple[str]]) -> None:
        met.append(both_say_and_send(laptops, history))

    any_history()
    assert len(met) >= HISTORIES


def both_say_and_send(
    laptops: tuple[Laptop, Laptop], history: list[tuple[int, str, str | None] | tuple[str]]
) -> CaseId:
    """Live through one history, in a case of its own."""
    amina, tom = laptops
    model, case = Model(), amina.begin()
    tom.brings_in(amina.seal(case))
    for step in history:
        if len(step) == 1:
            send(laptops, model, case, step[0])
        else:
            side, path, words = step
            model.says(side, laptops[side].says(case, path, words), words)
    for side, laptop in enumerate(laptops):
        agrees_with_the_model(laptop, model, side, case)
    send(laptops, model, case, "both")
    for side, laptop in enumerate(laptops):
        agrees_with_the_model(laptop, model, side, case)
    assert amina.record(case).answers == tom.record(case).answers
    assert amina.record(case).apart == tom.record(case).apart
    assert amina.rows(case) == tom.rows(case)
    again = tom.seal(case)
    brings_in(amina, again)
    with pytest.raises(AlreadyHere):
        amina.brings_in(again)
    assert amina.rows(case) == tom.rows(case)
    return case
