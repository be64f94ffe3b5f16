"""A store whose program ships the tiny pack, and later versions of it: what a pair meets after an update."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import Change, Content, asked, options, question, rating, tiny_form, with_keys, with_top
from tests.casework.stories import AMINA, TOM, WORDS
from tests.forms.bend import option, several

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.forms.form import Form
from hsb_wizard.store.keys import TEST

Ship = Callable[[Form], None]


def shipping(monkeypatch: pytest.MonkeyPatch) -> Ship:
    """A function that makes the program ship another form from now on."""

    def ship(form: Form) -> None:
        monkeypatch.setattr(door, "present_form", lambda local=None: form)

    return ship


def gone(path: str) -> Change:
    """A question that a later version no longer has."""

    def change(content: Content) -> None:
        section, _, name = path.partition(".")
        held = content["sections"][section]
        held["question"] = [each for each in held["question"] if each["id"] != name]

    return change


def added(section: str, *made: Content) -> Change:
    """Questions that a later version has more."""
    return lambda content: content["sections"][section]["question"].extend(made)


def second(*more: Change) -> Form:
    """Version 2.0.0: one question renamed, one gone, one of another type, an option retired, two new."""
    return tiny_form(
        with_keys("family.children", id="children_there", was=["children"]),
        gone("family.how_many"),
        with_keys("sense.how", type="single", options=options("one", "two")),
        option("family.helpers", 0, retired=True),
        lambda content: asked(content, "family.household")["field"].pop(0),
        with_keys("family.household", match_on=None, row_label=None),
        added("family", question("sleep", required_when="True"), question("naps")),
        several(*more),
        with_top(version="2.0.0"),
    )


def desk_of(folder: Path) -> Casework:
    """A new store with both assessors on what the program ships now."""
    desk, _ = door.create(folder, AMINA, frozenset({"assessor"}), WORDS[AMINA], TEST)
    desk.run(lambda vault: vault.add_person(TOM, {"assessor"}, WORDS[TOM], TEST)).result()
    return desk


def again(desk: Casework, name: str = AMINA) -> Casework:
    """The same store closed, and opened as if after an update."""
    desk.close()
    return door.unlock(desk.folder, name, WORDS[name])


def kept(step: Step | None) -> Record:
    """The record after a step that was saved."""
    assert step is not None
    step.saved.result()
    return step.record


def begun(desk: Casework) -> Record:
    """A draft on the tiny pack with something said at every kind of question."""
    lead, co = desk.people().result()
    record = kept(desk.start_case("A-0007", lead, co))
    for path, value in (
        ("screen.outcome", "go_on"),
        ("family.children_at_home", "yes"),
        ("family.children", "two younger ones"),
        ("family.helpers", ("school", "relatives")),
        ("family.how_many", 3),
        ("sense.how", "care was turned round"),
        ("sense.why", "fewer people looked in"),
    ):
        record = kept(verbs.answer(desk, record, path, AnswerGiven(value)))
    record = kept(verbs.answer(desk, record, "family.supervision", AnswerGiven("concern"), Voice.LEAD))
    step, _ = verbs.add_row(desk, record, "family.household", {"name": AnswerGiven("A grown-up")})
    return kept(step)


__all__ = ["added", "again", "begun", "desk_of", "gone", "kept", "rating", "second", "shipping"]
