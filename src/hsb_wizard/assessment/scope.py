"""What the pack's logic can see of a record: names to values, three-valued.

Implements the library's `Scope`. Logic reads agreed answers only: what one assessor wrote alone opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from hsb_wizard.assessment.days import age_on
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import Value
from hsb_wizard.forms.form import Form

OVERRIDDEN = "overridden"
PASSES = frozenset({"open", "provisional", OVERRIDDEN})


def gate_state(form: Form, a: Assessment) -> str | None:
    """None (no outcome yet), "open", "provisional", "hold" or "overridden" (practice.md part 1)."""
    path = form.role("gate")
    chosen = a.value(path)
    for option in form.question(path).options:
        if option.value == chosen:
            return option.gate
    return OVERRIDDEN if a.override else None


class RecordScope:
    """A record as the pack's logic sees it. ``hidden`` says which questions are out of play and so unknown."""

    __slots__ = ("_a", "_form", "_gate", "_hidden", "_today")

    def __init__(
        self, form: Form, a: Assessment, today: date, hidden: Callable[[str], bool] = lambda path: False
    ) -> None:
        self._form, self._a, self._today, self._hidden = form, a, today, hidden
        self._gate = gate_state(form, a)

    def value(self, name: str) -> Value | None:
        """The agreed value at ``name``, or None where it is unanswered, missing or out of play."""
        if name == "case.age":
            return age_on(self._a.text(self._form.role("born")), self._today)
        if name == "case.gate":
            return OVERRIDDEN if self._gate == OVERRIDDEN else self._a.value(self._form.role("gate"))
        return None if self._hidden(name) else self._a.value(name)

    def state(self, name: str) -> str | None:
        """ "answered", "missing", or None where nothing was said or the question is out of play."""
        if self._hidden(name):
            return None
        if self._a.rows.get(name):
            return "answered"
        said = self._a.answer(name)
        if said is None or not said.says_something:
            return None
        return "missing" if said.missing else "answered"

    def missing(self, name: str) -> str | None:
        """The missing state said at ``name``."""
        said = None if self._hidden(name) else self._a.answer(name)
        return said.missing if said else None

    def note(self, name: str) -> str:
        """The note beside the agreed answer."""
        said = None if self._hidden(name) else self._a.answer(name)
        return said.note if said else ""

    def rows(self, name: str) -> Sequence[Mapping[str, Value]]:
        """The rows of a repeat, each as field to value; fields without a value are left out."""
        made: list[Mapping[str, Value]] = []
        if self._hidden(name):
            return made
        for row in self._a.rows.get(name, ()):
            cells = {each.id: self._a.value(f"{name}/{row}/{each.id}") for each in self._form.question(name).field}
            made.append({field: value for field, value in cells.items() if value is not None})
        return made

    def levels(self, section: str) -> Sequence[str]:
        """The agreed levels of the rated factors of one section, or of one part of it."""
        paths = self._form.paths_of(section) or self._form.paths_in(section)
        rated = (path for path in paths if self._form.question(path).type == "rating")
        asked = (path for path in rated if not self._hidden(path))
        said = (self._a.value(path, Voice.AGREED) for path in asked)
        return [level for level in said if isinstance(level, str)]

    def gate_open(self) -> bool | None:
        """Whether the screen has an outcome that opens ratings; unknown before there is one."""
        return None if self._gate is None else self._gate in PASSES
