"""Checks of logic: every name is there, every literal is one of its values, the kinds meet, nothing waits for itself.

The lines are already compiled; here their names are proved against the form. A field's line is proved against its row.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from hsb_wizard.forms.definition import Option, Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.logic import CASE_NAMES, Compared, Expression
from hsb_wizard.forms.logic_lines import LogicLine, logic_lines
from hsb_wizard.forms.remark import Remark, said
from hsb_wizard.forms.spelling import nearest

Kind = Literal["text", "choice", "date", "number", "several", "rows", "nothing"]
KINDS: dict[str, Kind] = {
    "text": "text",
    "long_text": "text",
    "person": "text",
    "single": "choice",
    "yes_no": "choice",
    "rating": "choice",
    "date": "date",
    "partial_date": "date",
    "number": "number",
    "multi": "several",
    "factors": "several",
    "repeat": "rows",
    "statement": "nothing",
}
ORDERING = ("<", "<=", ">", ">=")
OF_A_ROW = ("answered", "length")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name in a line of logic stands for."""

    kind: Kind
    yes_no: bool = False
    values: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    fields: tuple[RowField, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line, its expression and the names it may use."""

    form: Form
    where: LogicLine
    logic: Expression
    subjects: Mapping[str, Subject]

    def remark(self, message: str, near: str = "") -> Remark:
        """Say something about this line."""
        place = " > ".join(part for part in (self.where.label, self.where.key) if part)
        return Remark(self.where.file, place, said(message, near))


Lines = tuple[Line, ...]


def lines_of(form: Form) -> Iterator[Line]:
    """Every line of logic with what its names stand for."""
    of_form = {path: _subject(form, form.question(path)) for path in form.questions} | _of_the_case(form)
    for where in logic_lines(form.pack):
        path, _, column = where.name.partition("/")
        row = {each.id: _subject(form, each) for each in form.question(path).field} if column else None
        yield Line(form, where, form.compiled(where), of_form if row is None else row)


def _of_the_case(form: Form) -> dict[str, Subject]:
    role = form.pack.roles.get("gate", "")
    outcomes = tuple(option.value for option in form.question(role).options) if form.has(role) else ()
    age, gate = CASE_NAMES
    return {age: Subject("number"), gate: Subject("choice", values=(*outcomes, "overridden"))}


def _subject(form: Form, asked: Question | RowField) -> Subject:
    missing = asked.missing if isinstance(asked, Question) else ()
    fields = asked.field if isinstance(asked, Question) else ()
    return Subject(
        kind=KINDS[asked.type],
        yes_no=asked.type == "yes_no",
        values=_values(form, asked),
        retired=_values_of(asked.options, lambda option: option.retired),
        missing=missing,
        fields=fields,
    )


def _values(form: Form, asked: Question | RowField) -> tuple[str, ...]:
    if asked.type == "yes_no":
        return ("yes", "no")
    if asked.type == "factors":
        return form.factors
    if isinstance(asked, Question) and asked.type == "rating":
        return tuple(level.value for scale in form.pack.scale if scale.id == asked.scale for level in scale.level)
    return _values_of(asked.options, lambda option: not option.retired)


def _values_of(options: Iterable[Option], wanted: Callable[[Option], bool]) -> tuple[str, ...]:
    return tuple(option.value for option in options if wanted(option))


# ------------------------------------------------------------------------------------------------- one check each


def names_are_there(lines: Lines) -> Iterator[Remark]:
    """Every name is a question of the form (or of the row, or of the case), every section of count_in() a section."""
    form = lines[0].form
    places = [*(section.id for section in form.sections)]
    places += [part for section in form.sections for part in form.parts(section.id)]
    for line in lines:
        for name in sorted(line.logic.names - line.subjects.keys()):
            bare = name.removeprefix(f"{line.where.section}.")
            near = nearest(name, line.subjects).removeprefix(f"{line.where.section}.")
            what = "a field of this repeat" if "/" in line.where.name else "a question"
            yield line.remark(f"'{bare}' is not {what}", near)
        for name in sorted(line.logic.sections - set(places)):
            yield line.remark(f"'{name}' is not a section or a part of one", nearest(name, places))


def lone_names_are_yes_or_no(lines: Lines) -> Iterator[Remark]:
    """What stands alone, or with 'and', 'or' and 'not', is a question of yes or no."""
    for line in lines:
        for name in sorted(line.logic.truths):
            subject = line.subjects.get(name)
            if subject and not subject.yes_no:
                yield line.remark(f"'{name}' is not a question of yes or no, compare it with something")


def literals_are_values(lines: Lines) -> Iterator[Remark]:
    """What a question is compared with is of its kind and one of its values; a retired option is none of them."""
    for line in lines:
        for compared in line.logic.literals:
            yield from _literal(line, compared)


def _literal(line: Line, compared: Compared) -> Iterator[Remark]:
    name, op, literal = compared
    if op == "count_in":
        levels = [level.value for scale in line.form.pack.scale for level in scale.level]
        yield from _one_of(line, str(literal), levels, "a level")
        return
    if op == "any_row":
        yield from _cell(line, name, str(literal))
        return
    subject = line.subjects.get(name)
    if subject is None:
        return
    if op == "missing_is":
        yield from _one_of(line, str(literal), subject.missing, f"a missing state of '{name}'")
        return
    wrong = _wrong_kind(subject, op, literal)
    if wrong:
        yield line.remark(f"'{name}' {wrong}")
    elif subject.values or subject.retired:
        yield from _value(line, name, subject, str(literal))


def _value(line: Line, name: str, subject: Subject, literal: str) -> Iterator[Remark]:
    if literal in subject.retired:
        yield line.remark(f"the option '{literal}' of '{name}' is retired and no longer used in logic")
    else:
        yield from _one_of(line, literal, subject.values, f"an answer of '{name}'")


def _one_of(line: Line, literal: str, known: Iterable[str], what: str) -> Iterator[Remark]:
    there = tuple(known)
    if literal not in there:
        yield line.remark(f"'{literal}' is not {what}", nearest(literal, there))


def _cell(line: Line, name: str, literal: str) -> Iterator[Remark]:
    repeat, _, column_id = name.partition("/")
    subject = line.subjects.get(repeat)
    if subject is None or subject.kind != "rows":
        return  # said by names_are_there and calls_fit
    column = next((each for each in subject.fields if each.id == column_id), None)
    if column is None:
        yield line.remark(
            f"'{column_id}' is not a field of '{repeat}'", nearest(column_id, [f.id for f in subject.fields])
        )
        return
    cell = _subject(line.form, column)
    if cell.values or cell.retired:
        yield from _value(line, f"{repeat}/{column_id}", cell, literal)


def _wrong_kind(subject: Subject, op: str, literal: str | int) -> str:
    """What is wrong with holding a literal against a subject; empty when nothing is."""
    if subject.kind in ("rows", "nothing"):
        return "has no value to compare; ask rows() or any_row()" if subject.kind == "rows" else "asks nothing"
    if subject.kind == "several":
        return "" if op == "has" else "has several answers; write 'value' in it"
    if op == "has":
        return "has one answer, so nothing is in it; write == or !="
    if (subject.kind == "number") != isinstance(literal, int):
        return "is a number and is compared with a text" if subject.kind == "number" else "is compared with a number"
    if op in ORDERING and subject.kind not in ("number", "date"):
        return f"has no order, so '{op}' says nothing"
    return ""


def pairs_meet(lines: Lines) -> Iterator[Remark]:
    """Two names, or a name and what a function gives, are of one kind."""
    for line in lines:
        for name, op, other in line.logic.pairs:
            one = line.subjects.get(name)
            kind = other if other in ("number", "text") else getattr(line.subjects.get(other), "kind", None)
            if one and kind and not _meet(one.kind, op, kind):
                yield line.remark(f"'{name}' and '{other}' can never be compared with '{op}'")


def _meet(one: str, op: str, other: str) -> bool:
    if op in ("in", "not in"):
        return one in ("text", "choice") and other == "several"
    if op == "has":
        return one == "several" and other in ("text", "choice")
    if one in ("several", "rows", "nothing") or one != other:
        return False
    return op not in ORDERING or one in ("number", "date")


def calls_fit(lines: Lines) -> Iterator[Remark]:
    """A function is asked of what can answer it."""
    for line in lines:
        for function, name in sorted(line.logic.calls):
            subject = line.subjects.get(name)
            wrong = _wrong_call(function, subject) if subject else ""
            if wrong:
                yield line.remark(f"{function}() is asked of '{name}', which {wrong}")
            if "/" in line.where.name and function not in OF_A_ROW:
                yield line.remark(f"{function}() cannot be asked of a field in its row")


def _wrong_call(function: str, subject: Subject) -> str:
    if subject.kind == "nothing":
        return "asks nothing"
    if function in ("rows", "any_row"):
        return "" if subject.kind == "rows" else "is not a repeat"
    if function in ("missing", "missing_is") and not subject.missing:
        return "has no missing state"
    if function == "length" and subject.kind not in ("text", "several"):
        return "has no length"
    return ""


def nothing_waits_for_itself(form: Form) -> Iterator[Remark]:
    """No question is shown by a chain of others that leads back to it."""
    waits = _waits(form)
    reported: set[frozenset[str]] = set()
    for start in waits:
        chain = _chain_back(start, waits)
        if chain and frozenset(chain) not in reported:
            reported.add(frozenset(chain))
            section = form.section(start.partition(".")[0].partition("/")[0])
            shown = " waits for ".join((*chain, start))
            yield Remark(
                f"{section.id}.toml", f"{start.partition('.')[2]} > show_when", said(f"it goes round: {shown}")
            )


def _waits(form: Form) -> dict[str, set[str]]:
    """Every question with those that decide whether it is there."""
    waits: dict[str, set[str]] = {}
    for path in form.questions:
        section_id = path.partition(".")[0]
        found = (form.logic(path, "show_when"), form.section_logic(section_id, "only_when"))
        waits[path] = {name for logic in found if logic for name in _asks(form, logic)}
    return waits


def _asks(form: Form, logic: Expression) -> set[str]:
    names = set(logic.names)
    if "case.gate" in names or ("gate_open", "") in logic.calls:
        names.add(form.pack.roles.get("gate", ""))
    for section in logic.sections:
        names |= {path for path in form.factors if section in (path.partition(".")[0], form.part_of(path))}
    return {name for name in names if form.has(name)}


def _chain_back(start: str, waits: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The shortest way from ``start`` back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for name in sorted(waits.get(way[-1], ())):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()


def logic_looks_back(lines: Lines) -> Iterator[Remark]:
    """What decides about a question stands before it; a look forward is worth a note, since people answer in order."""
    order = {path: place for place, path in enumerate(lines[0].form.questions)}
    for line in lines:
        at = order.get(line.where.name)
        if at is None or line.where.key != "show_when":
            continue
        for name in sorted(line.logic.names & order.keys()):
            if order[name] > at:
                remark = line.remark(f"it looks forward to '{name}', which is asked later")
                yield Remark(remark.file, remark.place, remark.message, "note")


def logic_holds(form: Form) -> Iterator[Remark]:
    """Every check of this module, over lines that are looked up once."""
    lines = tuple(lines_of(form))
    for check in (names_are_there, lone_names_are_yes_or_no, literals_are_values, pairs_meet, calls_fit):
        yield from check(lines)
    yield from nothing_waits_for_itself(form)
    yield from logic_looks_back(lines)


LOGIC = (logic_holds,)
