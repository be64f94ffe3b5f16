"""What must hold for every form and every record, made up by hypothesis (`make properties` tries many more)."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from tests.builders import question as asked
from tests.builders import tiny_form, with_question
from tests.casework.stories import open_desk
from tests.made import controlling, forms, hanging, lines, records, sayings
from tests.worlds import CASE, PEN, World, form, new_world

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import apply, fold
from hsb_wizard.assessment.inactive import active, groups, inactive
from hsb_wizard.assessment.kinds import CaseId, Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import AnswerGiven, payload_from_plain, payload_to_plain
from hsb_wizard.assessment.progress import all_progress
from hsb_wizard.assessment.scope import RecordScope
from hsb_wizard.casework.bringing_in import Reader
from hsb_wizard.casework.exchange import read, to_plain
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import look
from hsb_wizard.errors import FormError, LogicError
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.logic import compile_logic
from hsb_wizard.quality.review import review

MANY = settings(max_examples=max(30, settings().max_examples // 5))
FEW = settings(max_examples=max(12, settings().max_examples // 20))
PACKS = ("any small pack", "the shipped pack")


@cache
def _tiny() -> Form:
    return tiny_form()


def a_form(data: DataObject, pack: str) -> Form:
    return form() if pack == PACKS[1] else data.draw(forms())


def a_record(data: DataObject, pack: str) -> World:
    """A record on a form; on the shipped pack around one controlling answer, where things happen."""
    made = a_form(data, pack)
    paths = list(made.questions)
    if pack == PACKS[1]:
        opener = data.draw(st.sampled_from(controlling(made)))
        paths = [opener, *hanging(made, opener), *data.draw(st.lists(st.sampled_from(made.questions), max_size=6))]
    return data.draw(records(new_world(made), paths))


def says_the_same(one: Assessment, other: Assessment) -> bool:
    """Whether two records hold the same, but for which entry said it."""
    content = [{key: each.content for key, each in a.answers.items()} for a in (one, other)]
    return content[0] == content[1] and one.rows == other.rows and one.two_views == other.two_views


def together(a: Assessment) -> dict[str, tuple[object, ...]]:
    """What the pair says at each question."""
    return {
        path: each.content for (voice, path), each in a.answers.items() if voice is Voice.AGREED and "/" not in path
    }


# ---------------------------------------------------------------------------------------------------- toggling


@pytest.mark.parametrize("pack", PACKS)
@MANY
@given(data=st.data())
def test_any_controlling_answer_changed_and_changed_back_loses_nothing(pack: str, data: DataObject) -> None:
    before = a_record(data, pack)
    path = data.draw(st.sampled_from(controlling(before.form)))
    first = data.draw(sayings(before.form, path))
    before = before.after(PEN.answer(before.a, path, first))
    away = before
    for other in data.draw(st.lists(st.none() | sayings(before.form, path), min_size=1, max_size=3)):
        entry = PEN.clear(away.a, path) if other is None else PEN.answer(away.a, path, other)
        away = away.after(entry) if entry else away
        others = {key: said for key, said in away.a.answers.items() if key[1] != path}
        assert others == {key: said for key, said in before.a.answers.items() if key[1] != path}
    back = away.after(PEN.answer(away.a, path, first))
    assert says_the_same(back.a, before.a)
    assert back.play == before.play
    assert says_the_same(active(back.form, back.a, back.play), active(before.form, before.a, before.play))


@pytest.mark.parametrize("pack", PACKS)
@MANY
@given(data=st.data())
def test_what_is_said_either_counts_or_stands_in_one_group_of_what_does_not(pack: str, data: DataObject) -> None:
    world = a_record(data, pack)
    counts, gone = active(world.form, world.a, world.play), inactive(world.form, world.a, world.play)
    told = [place for group in groups(world.form, world.a, world.play) for place in group.places]
    assert sorted(told) == sorted(gone)
    for key, said in world.a.answers.items():
        hidden = key[1] in gone or key[1].partition("/")[0] in gone
        assert counts.answers.get(key) == (None if hidden else said)
    for path in (path for _, path in counts.answers if "/" not in path):
        assert path in world.play.shown
    assert active(world.form, counts, world.play) == counts


@pytest.mark.parametrize("pack", PACKS)
@MANY
@given(data=st.data())
def test_rules_and_progress_say_the_same_with_and_without_what_is_hidden(pack: str, data: DataObject) -> None:
    world = a_record(data, pack)
    counts = active(world.form, world.a, world.play)
    assert all_progress(world.form, world.a, world.play) == all_progress(world.form, counts, world.play)
    gone = inactive(world.form, world.a, world.play)
    found = review(world.form, counts, world.play, world.today)
    places = {each.place.partition("/")[0] for each in (*found.now, *found.later)}
    assert {each for each in gone if "/" not in each and world.play.on_route(each.partition(".")[0])} & places == set()


# ---------------------------------------------------------------------------------------------------- save, load, fold


@pytest.mark.parametrize("pack", PACKS)
@MANY
@given(data=st.data())
def test_an_entry_written_down_and_read_again_is_the_same(pack: str, data: DataObject) -> None:
    made = a_form(data, pack)
    path = data.draw(st.sampled_from(made.questions))
    entry = PEN.answer(Assessment(CASE), path, data.draw(sayings(made, path)))
    assert entry.payload is not None
    plain = json.loads(json.dumps(payload_to_plain(entry.payload)))
    assert payload_from_plain(entry.kind, plain) == entry.payload


@pytest.mark.parametrize("pack", PACKS)
@MANY
@given(data=st.data())
def test_a_record_written_as_json_comes_back_as_it_was(pack: str, data: DataObject) -> None:
    world = a_record(data, pack)
    plain = to_plain(world.record, "")
    incoming = read(json.dumps(plain))
    entries = list(Reader(world.form, incoming, CASE, PEN, {}).entries())
    again = look(world.form, fold(CASE, entries), world.today)
    assert to_plain(again, "") == plain
    assert together(again.assessment) == together(world.a)


def test_nought_is_an_answer_and_comes_back() -> None:
    plain = to_plain(new_world(_tiny()).says("family.how_many", 0).record, "")
    entries = Reader(_tiny(), read(json.dumps(plain)), CASE, PEN, {}).entries()
    assert fold(CASE, entries).value("family.how_many") == 0


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """One store for all examples; each is a case of its own."""
    opened = open_desk(Path(tmp_path_factory.mktemp("properties")) / "store")
    yield opened
    opened.close()


@FEW
@given(data=st.data())
def test_saved_loaded_and_folded_it_is_the_same_record(desk: Casework, data: DataObject) -> None:
    lead, co = desk.people().result()
    record = desk.start_case("A-0009", lead, co).record
    made, entries = record.form, []
    for path in data.draw(st.lists(st.sampled_from(made.questions), min_size=1, max_size=8)):
        said = data.draw(sayings(made, path))
        entries.append(desk.pen().answer(record.assessment, path, said))
        record = record.after(entries[-1:])
    desk.run(lambda vault: vault.append(tuple(entries), record.summary)).result()
    loaded = desk.open_case(record.assessment.case).result()
    assert loaded.assessment == record.assessment
    assert loaded.play == record.play


@pytest.mark.parametrize("pack", PACKS)
@MANY
@given(data=st.data())
def test_folding_at_once_and_one_by_one_come_to_the_same(pack: str, data: DataObject) -> None:
    made = a_form(data, pack)
    entries: list[Entry] = []
    a = Assessment(CaseId(CASE))
    for path in data.draw(st.lists(st.sampled_from(made.questions), max_size=12)):
        said = data.draw(st.none() | sayings(made, path))
        entry = PEN.clear(a, path) if said is None else PEN.answer(a, path, said)
        if entry is not None:
            entries.append(entry)
            a = apply(a, entry)
    assert fold(CASE, entries) == a


# ---------------------------------------------------------------------------------------------------- logic

ODD = st.one_of(
    st.text(max_size=4), st.integers(), st.lists(st.sampled_from(["yes", "one", ""]), max_size=2).map(tuple)
)


@MANY
@given(text=lines(("family.children_at_home", "family.helpers", "family.how_many", "family.household")), data=st.data())
def test_logic_raises_at_load_or_never(text: str, data: DataObject) -> None:
    """Over a record as the screens make it, and over values that no question of the form takes."""
    try:
        line = compile_logic(text, "family")
    except LogicError:
        return
    world = data.draw(records(new_world(_tiny()), ("family.children_at_home", "family.helpers", "family.household")))
    for name in sorted(line.names & set(world.form.questions)):
        if data.draw(st.booleans()):
            world = world.after(PEN.answer(world.a, name, AnswerGiven(data.draw(ODD))))
    assert line.test(RecordScope(world.form, world.a, world.today)) in (True, False, None)


@MANY
@given(text=lines(("family.children_at_home", "helpers", "home.stable")))
def test_a_form_with_any_line_of_logic_is_refused_at_load_or_plays(text: str) -> None:
    try:
        made = tiny_form(with_question("family", asked("extra", show_when=text)))
    except (FormError, ValueError):
        return
    world = new_world(made).says("family.children_at_home", "yes").says("family.helpers", ("school",))
    assert {"family.children_at_home"} <= world.play.shown
