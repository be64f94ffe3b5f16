"""The throw-away store: made quickly, half way through, on any day of the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, open_desk

from hsb_wizard.assessment.agreement import compare, pass_state
from hsb_wizard.assessment.days import clock, in_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.progress import look_again
from hsb_wizard.casework import demo
from hsb_wizard.casework.door import names, unlock
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Casework, Record]]:
    """The demonstration's store, opened by Tom."""
    folder = tmp_path_factory.mktemp("demo") / "store"
    demo.make(folder, "demo")
    desk = unlock(folder, TOM, "demo")
    yield desk, desk.open_case("A-0007").result()
    desk.close()


def test_three_people_open_it_with_the_same_passphrase(shown: tuple[Casework, Record]) -> None:
    desk, _ = shown
    assert set(names(desk.folder)) == {AMINA, TOM, demo.PRIYA}
    roles = {person.name: person.roles for person in desk.people().result()}
    assert roles[demo.PRIYA] == {"supervisor"}
    assert "administrator" in roles[AMINA]


def test_it_stands_half_way_through(shown: tuple[Casework, Record]) -> None:
    desk, record = shown
    form, a = record.form, record.assessment
    assert clock(form, a, desk.today()).day == 9
    assert record.play.gate == "open"
    assert [each.path for each in compare(form, a, "behaviour") if each.standing == "open"] == [
        "behaviour.planning",
        "behaviour.access",
    ]
    assert pass_state(form, a, "family", Voice.LEAD) == "In progress"
    assert pass_state(form, a, "family", Voice.CO) == "Not started"
    assert "plan.line" not in a.rows
    written_later = {"Q41", "Q42", "Q52", "Q86", "Q102"}
    assert {each.id for each in findings(record).stops} == written_later | {"Q23", "Q49", "Q50", "Q53"}


def test_each_assessor_wrote_their_own_answers(shown: tuple[Casework, Record]) -> None:
    _, record = shown
    a = record.assessment
    written = {voice: {answer.by for (said, _), answer in a.answers.items() if said is voice} for voice in Voice}
    assert written == {Voice.LEAD: {a.lead}, Voice.CO: {a.co}, Voice.AGREED: {a.lead}}
    assert a.imported_by == ""


def test_nothing_in_it_is_odd_or_lies_in_the_future(shown: tuple[Casework, Record]) -> None:
    desk, record = shown
    form, a = record.form, record.assessment
    assert [path for path in form.questions if look_again(form, a, path)] == []
    today = desk.today().isoformat()
    happened = [path for path in form.questions if path.startswith("journey.") and path != "journey.order_ends"]
    assert [path for path in happened if a.text(path)[:2] == "20" and a.text(path) > today] == []
    assert a.changed_at[:10] <= today


def test_its_store_is_whole(shown: tuple[Casework, Record]) -> None:
    desk, _ = shown
    assert desk.verify().result().problems == ()


@pytest.mark.parametrize("days", [0, 40, 400])
def test_its_dates_are_counted_from_whatever_day_it_is(tmp_path: Path, days: int) -> None:
    desk = open_desk(tmp_path / "store")
    later = datetime.now().astimezone() + timedelta(days=days)
    desk.clock = lambda: later
    record = demo.fill(desk, *desk.people().result())
    assert clock(record.form, record.assessment, desk.today()).day == 9
    assert in_words((later.date() - timedelta(days=3)).isoformat()) in "".join(
        source for answer in record.assessment.answers.values() for source in answer.sources
    )
    assert desk.at_keyboard == desk.me.id
    desk.close()
