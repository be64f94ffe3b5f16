"""The pack's own test cases: given these answers, these questions are shown, hidden, required. They document it too.

A case answers a form as one table; nothing here is the desk, and nothing of a real case may stand in a pack.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hsb_wizard.errors import FormError
from hsb_wizard.forms.definition import Absent, CaseFile, Given, PackCase
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.logic import CASE_NAMES, Value
from hsb_wizard.forms.problems import checked
from hsb_wizard.forms.read import read_toml
from hsb_wizard.forms.remark import Remark, remark_of, said
from hsb_wizard.forms.spelling import nearest

FILE = "cases.toml"


@dataclass(slots=True)
class TableScope:
    """A case as logic sees it: a hidden question is unknown, so what depends on it is too."""

    form: Form
    given: Mapping[str, Given]
    _asking: set[str] = field(default_factory=set)

    def shown(self, path: str) -> bool:
        """Whether a question is there at all: its section is part of the form, and its own line says so."""
        if path in self._asking:
            return False  # a circle; the checker has said so
        self._asking.add(path)
        try:
            section = self.form.section_logic(path.partition(".")[0], "only_when")
            own = self.form.logic(path, "show_when")
            return all(line is None or line.test(self) is True for line in (section, own))
        finally:
            self._asking.discard(path)

    def required(self, path: str) -> bool:
        """Whether a question that is shown must be answered."""
        line = self.form.logic(path, "required_when")
        return line is not None and self.shown(path) and line.test(self) is True

    def open(self, section_id: str) -> bool:
        """Whether a section is part of the form and may be begun."""
        lines = (self.form.section_logic(section_id, "only_when"), self.form.section_logic(section_id, "opens_when"))
        return all(line is None or line.test(self) is True for line in lines)

    def _in_play(self, name: str) -> Given | None:
        return self.given.get(name) if name in CASE_NAMES or self.shown(name) else None

    def value(self, name: str) -> Value | None:
        """The value given, when the question is shown."""
        if name == "case.gate":
            return self.value(self.form.role("gate"))
        found = self._in_play(name)
        if isinstance(found, (str, int)):
            return found
        if isinstance(found, tuple):
            return tuple(each for each in found if isinstance(each, str)) or None
        return None

    def state(self, name: str) -> str | None:
        """Return "answered", "missing", or None where nothing is given."""
        found = self._in_play(name)
        if found is None:
            return None
        return "missing" if isinstance(found, Absent) else "answered"

    def missing(self, name: str) -> str | None:
        """The missing state given."""
        found = self._in_play(name)
        return found.missing if isinstance(found, Absent) else None

    def note(self, name: str) -> str:
        """Empty: a case of a pack gives no notes."""
        return ""

    def rows(self, name: str) -> Sequence[Mapping[str, Value]]:
        """The rows given."""
        found = self._in_play(name)
        return tuple(each for each in found if isinstance(each, dict)) if isinstance(found, tuple) else ()

    def levels(self, section: str) -> Sequence[str]:
        """The levels given in a section or a part of it."""
        inside = (p for p in self.form.factors if section in (p.partition(".")[0], self.form.part_of(p)))
        return tuple(level for level in (self.value(path) for path in inside) if isinstance(level, str))

    def gate_open(self) -> bool | None:
        """What the outcome given opens."""
        path = self.form.role("gate")
        outcome = self.value(path)
        found = (option.gate for option in self.form.question(path).options if option.value == outcome)
        opens = next(found, None)
        return None if opens is None else opens in ("open", "provisional")


def run_cases(form: Form, folder: Path) -> tuple[Remark, ...]:
    """Run every case of the pack; a pack without cases gets a note. Returns what does not come out as it says."""
    file = folder / "tests" / FILE
    if not file.is_file():
        return (Remark(FILE, "", said("this pack has no test cases of its own"), "note"),)
    try:
        content = read_toml(file, FILE)
        cases = checked(CaseFile, content, FILE).case
    except FormError as problem:
        return (remark_of(problem),)
    return tuple(remark for case in cases for remark in run_case(form, case))


def run_case(form: Form, case: PackCase) -> Iterator[Remark]:
    """Yield what does not come out as the case says."""
    unknown = tuple(_unknown(form, case))
    if unknown:
        yield from unknown
        return
    scope = TableScope(form, case.given)
    for key, wanted, answers, word in (
        ("shown", True, scope.shown, "is hidden"),
        ("hidden", False, scope.shown, "is shown"),
        ("required", True, scope.required, "is not required"),
        ("not_required", False, scope.required, "is required"),
        ("open", True, scope.open, "is closed"),
        ("closed", False, scope.open, "is open"),
    ):
        for path in getattr(case, key):
            if answers(path) is not wanted:
                yield Remark(FILE, f"{case.name} > {key}", said(f"'{path}' {word}"))


def _unknown(form: Form, case: PackCase) -> Iterator[Remark]:
    """Names of a case that are not in the form."""
    sections = [section.id for section in form.sections]
    for key in ("given", "shown", "hidden", "required", "not_required", "open", "closed"):
        known = sections if key in ("open", "closed") else [*form.questions, *(CASE_NAMES if key == "given" else ())]
        for name in getattr(case, key):
            if name not in known:
                what = "a section" if known is sections else "a question"
                yield Remark(FILE, f"{case.name} > {key}", said(f"'{name}' is not {what}", nearest(name, known)))
