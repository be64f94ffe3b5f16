"""Somebody who works in plain mode with a finished record beside them: answers what is asked, field by field.

What is asked is known from the page that is read out; only letters and lines are given back, as a person gives them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.casework.stories import TOM, WORDS
from tests.walks.typist import by_hand

from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.plain import reading
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.work.typed import shown_list
from hsb_wizard.work.view_base import TASKS, TWO_VIEWS, Field, FormView, ListView, Place
from hsb_wizard.work.view_place import place_of, walk

LONGEST = 100_000  # lines heard in a whole record: somebody who hears more goes in a circle


class Script:
    """Somebody who gives these answers, one after the other, and leaves when there are none left."""

    def __init__(self, answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []

    def say(self, *lines: str) -> None:
        self.heard += lines or ("",)

    async def ask(self, prompt: str, *, secret: bool = False) -> str:
        self.heard.append(prompt)
        return self.answers.pop(0) if self.answers else ".q"

    def rest(self) -> tuple[str, ...]:
        return ()

    @property
    def text(self) -> str:
        return "\n".join(self.heard)


class Reader(Script):
    """Somebody who fills ``sections`` from ``record``; set `work` before it is asked anything."""

    work: PlainWork

    def __init__(self, record: Mapping[str, Any], sections: Sequence[str]) -> None:
        super().__init__(())
        self.said: Mapping[str, Any] = record["answers"]
        self.sections = list(sections)
        self.done: set[tuple[str, str]] = set()  # section and voice that were walked
        self._lines: list[str] = []  # what is left of a box
        self._marked = ""

    async def ask(self, prompt: str, *, secret: bool = False) -> str:
        self.heard.append(prompt)
        assert len(self.heard) < LONGEST, "\n".join(self.heard[-60:])
        if secret:
            return WORDS[TOM]
        if self._lines:
            return self._lines.pop(0)
        view = self.work.view
        if isinstance(view, ListView):
            return self._of_list(view)
        field = self.work.answering.next(view)
        return "" if field is None else self._of_form(view, field)

    # ------------------------------------------------------------------ lists

    def _of_list(self, view: ListView) -> str:
        place = self.work.place
        leads = {to: letter for letter, to in reading.lines_of(view)[1].items()}
        if place.kind == "rows":
            wanted, there = len(self._rows(place.at)), len(self.work.record.assessment.rows.get(place.at, ()))
            return leads[Place("add", place.at)] if there < wanted else ""
        if place.kind == "section":
            return self._of_section(place, leads)
        left = next((each for each in self.sections if (each, "left") not in self.done), None)
        return ".q" if left is None else leads.get(Place("section", left), ".l")

    def _of_section(self, place: Place, leads: Mapping[Place, str]) -> str:
        """In turn: the lead's walk, the co-assessor's, what both agree."""
        voice = self.work.me.value if self.work.me else ""
        kinds = {to.kind: letter for to, letter in leads.items()}
        rated = [path for path in self.said if path.startswith(f"{place.at}.") and "lead" in self.said[path]]
        revealed = self.work.record.assessment.revealed
        if rated and self.work.record.form.part_of(rated[0]) in revealed:
            left = next((path for path in rated if (path, "agreed") not in self.done), None)
            if left is not None:
                self.done.add((left, "agreed"))
                return leads[Place("question", left)]
        elif (place.at, voice) not in self.done:
            self.done.add((place.at, voice))
            order = walk(self.work.record, place.at)  # Continue would go to the first that must be answered
            return leads[place_of(self.work.record, order[0])]
        elif rated:
            return kinds["finish"]
        self.done.add((place.at, "left"))
        return ".l"

    def _rows(self, path: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.said.get(path, {}).get("rows", [])
        return rows

    # ------------------------------------------------------------------ forms

    def _of_form(self, view: FormView | ListView, field: Field) -> str:
        place, form = self.work.place, self.work.record.form
        if place.kind == "question":
            said, asked = self._at(place.at), form.question(place.at)
            if place.at in self.work.record.assessment.two_views:
                return ""
            return self._types(field, self._of_question(field, asked, said), asked)
        if place.kind == "views":
            held = self.said[place.at]["two_views"].get(field.key, "")
            return self._types(field, {True: "yes", False: "no"}.get(held, held), form.question(place.at))
        if place.kind == "row":
            number = self.work.record.assessment.rows[place.at].index(place.row)
            cell = self._rows(place.at)[number].get(field.key, {})
            column = next(each for each in form.question(place.at).field if each.id == field.key)
            return self._types(field, cell.get("value"), column)
        return ""

    def _at(self, path: str) -> Mapping[str, Any]:
        said = self.said.get(path, {})
        if "lead" in said:
            revealed = self.work.record.form.part_of(path) in self.work.record.assessment.revealed
            found = said.get("agreed", said) if revealed else said[self.work.me.value if self.work.me else "lead"]
        else:
            found = said.get("agreed", {})
        result: Mapping[str, Any] = found
        return result

    def _of_question(self, field: Field, asked: Question, said: Mapping[str, Any]) -> Any:
        if field.key == "answer" and "two_views" in said:
            return TWO_VIEWS
        if field.key in {"answer", "missing"} and "missing" in said:
            return f"?{said['missing']}"
        if field.key == "missing":
            return None
        return said.get("value" if field.key in {"answer", "text"} else field.key)

    def _types(self, field: Field, wanted: Any, asked: Question | RowField) -> str:
        """The answer to ``wanted``; Enter where the field holds it already."""
        if wanted in (None, "", [], ()):
            return ""
        if field.kind in {"choice", "multi"}:
            values = tuple(wanted) if isinstance(wanted, list) else (str(wanted),)
            if set(field.chosen) == set(values):
                return ""
            known = {choice.value: letter for letter, choice in reading.choices_of(field).items()}
            return " ".join(known[each] for each in values if each not in field.chosen)
        if field.key == "sources":
            return shown_list(tuple(wanted))
        kind = (
            "date"
            if field.key in {"until", "by_when"}
            else asked.type
            if field.key not in {"note", "who", "settled"}
            else ""
        )
        text = shown_list(tuple(wanted)) if isinstance(wanted, list) else by_hand(kind, wanted)
        if field.kind == "box":
            first, *self._lines = [*text.split("\n"), "."]
            return first
        return text


async def at_tasks(work: PlainWork) -> None:
    """The task list, without the card that asks who can see."""
    work.stack = [TASKS]
    await work.run()
