"""The short logic of a pack: a closed grammar, compiled once to closures with three values (true, false, unknown).

A line of logic is authored data, never code. What is wrong with it is said at load as LogicError; nothing is raised at
run time. An unanswered, missing or inactive question is unknown, and unknown is neither shown, required nor a finding;
``missing(x)`` is the only way to ask about absence. Names and literals are only collected here: ``check`` proves them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from hsb_wizard.errors import LogicError
from hsb_wizard.forms import kleene
from hsb_wizard.forms.grammar import MAX_CHARACTERS, MAX_NODES, named, parse
from hsb_wizard.forms.kleene import Read, Sign, Test
from hsb_wizard.forms.scope import RowScope, Scope, Value
from hsb_wizard.forms.spelling import nearest

__all__ = [
    "CASE_NAMES",
    "FUNCTIONS",
    "MAX_CHARACTERS",
    "MAX_NODES",
    "Compared",
    "Expression",
    "RowScope",
    "Scope",
    "Value",
    "compile_logic",
]

CASE_NAMES = ("case.age", "case.gate")
_SIGNS: dict[type[ast.cmpop], Sign] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


class Compared(NamedTuple):
    """A literal and what it is held against.

    ``op`` is the operator, ``has`` for ('x' in name), or ``missing_is``, ``any_row`` (name is ``repeat/field``) and
    ``count_in`` (name is a section).
    """

    name: str
    op: str
    literal: str | int


@dataclass(frozen=True, slots=True)
class Expression:
    """A line of logic that is ready to run, with all that the checker needs to prove about it.

    ``names`` are whole paths (a bare name belongs to the section compiled for), ``first`` is the one met first (empty
    where there is none), ``truths`` those that stand alone as yes or no, ``sections`` those count_in() asks of,
    ``calls`` each function with the name it was given, ``pairs`` the names held against one another or against what
    a function gives ("number", "text").
    """

    text: str
    names: frozenset[str]
    truths: frozenset[str]
    sections: frozenset[str]
    calls: frozenset[tuple[str, str]]
    literals: tuple[Compared, ...]
    pairs: tuple[tuple[str, str, str], ...]  # name, operator, other name (or "number", "text")
    test: Test = field(compare=False, repr=False)
    first: str = ""


_NONE: frozenset[Any] = frozenset()  # one for all: most lines have no part of three kinds in four


def compile_logic(text: str, section: str = "") -> Expression:
    """Compile one line; a bare name in it belongs to ``section``. Raises LogicError."""
    compiler = _Compiler(section)
    test = compiler.truth(parse(text))
    return Expression(
        text=text,
        names=frozenset(compiler.names),
        truths=frozenset(compiler.truths) or _NONE,
        sections=frozenset(compiler.sections) or _NONE,
        calls=frozenset(compiler.calls) or _NONE,
        literals=tuple(compiler.literals),
        pairs=tuple(compiler.pairs),
        test=test,
        first=next(iter(compiler.names), ""),
    )


class _Side(NamedTuple):
    """One side of a comparison: what kind of value it gives, and how it is read."""

    kind: Literal["name", "number", "text", "list"]
    read: Read
    name: str = ""
    literals: tuple[str | int, ...] = ()


class _Compiler:
    """Walks one tree and collects what it meets on the way."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.names: dict[str, None] = {}  # a set that remembers the order
        self.truths: set[str] = set()
        self.sections: set[str] = set()
        self.calls: set[tuple[str, str]] = set()
        self.literals: list[Compared] = []
        self.pairs: list[tuple[str, str, str]] = []

    # ------------------------------------------------------------------------------------------ what is yes or no

    def truth(self, node: ast.expr) -> Test:
        """A part of the line that says yes or no."""
        match node:
            case ast.BoolOp(op=op, values=values):
                tests = [self.truth(value) for value in values]
                return kleene.all_of(tests) if isinstance(op, ast.And) else kleene.any_of(tests)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return kleene.negated(self.truth(inner))
            case ast.Compare():
                return self._comparison(node)
            case ast.Call(func=ast.Name(id=function)):
                return self._truth_of_function(node, function)
            case ast.Constant(value=bool() as known):
                return lambda scope: known
            case ast.Name() | ast.Attribute():
                return self._lone_name(node)
        raise LogicError(f"{named(node)} is not a yes or no, compare it with something")

    def _lone_name(self, node: ast.expr) -> Test:
        name = self.question(node)
        self.truths.add(name)
        return kleene.said_yes(lambda scope: scope.value(name))

    def _truth_of_function(self, node: ast.Call, function: str) -> Test:
        if function in _READS:
            raise LogicError(f"{function}() is not a yes or no, compare it with something")
        make = _TRUTHS.get(function)
        if make is None:
            raise LogicError(f"there is no function '{function}'", nearest=nearest(function, FUNCTIONS))
        return make(self, self.arguments(node, function))

    # ------------------------------------------------------------------------------------------------- comparing

    def _comparison(self, node: ast.Compare) -> Test:
        sides = [self._side(side) for side in (node.left, *node.comparators)]
        tests = []
        for op, left, right in zip(node.ops, sides, sides[1:], strict=False):
            sign = _SIGNS.get(type(op))
            if sign is None:
                raise LogicError("'is' is not part of the form language, write == or !=")
            _fit(sign, left, right)
            self._collect(sign, left, right)
            tests.append(kleene.compared(sign, left.read, right.read))
        return tests[0] if len(tests) == 1 else kleene.all_of(tests)

    def _collect(self, sign: Sign, left: _Side, right: _Side) -> None:
        for one, other in ((left, right), (right, left)):
            if not one.name:
                continue
            op = "has" if one is right and sign in ("in", "not in") else sign
            self.literals += [Compared(one.name, op, literal) for literal in other.literals]
            if not other.literals:
                self.pairs.append((one.name, op, other.name or other.kind))

    def _side(self, node: ast.expr) -> _Side:
        match node:
            case ast.Name() | ast.Attribute():
                name = self.question(node)
                return _Side("name", lambda scope: scope.value(name), name=name)
            case ast.List(elts=elements):
                return _list([_literal(element) for element in elements])
            case ast.Call(func=ast.Name(id=function)):
                return self._side_of_function(node, function)
        value = _literal(node)
        return _Side("text" if isinstance(value, str) else "number", kleene.constant(value), literals=(value,))

    def _side_of_function(self, node: ast.Call, function: str) -> _Side:
        if function in _TRUTHS:
            raise LogicError(f"{function}() is already a yes or no and is not compared")
        known = _READS.get(function)
        if known is None:
            raise LogicError(f"there is no function '{function}'", nearest=nearest(function, FUNCTIONS))
        kind, make = known
        return _Side(kind, make(self, self.arguments(node, function)))

    # ------------------------------------------------------------------------------------------ names, arguments

    def question(self, node: ast.expr) -> str:
        """The whole path that a name stands for; collected."""
        match node:
            case ast.Name(id=bare):
                name = f"{self.section}.{bare}" if self.section else bare
            case ast.Attribute(value=ast.Name(id=section), attr=question):
                name = f"{section}.{question}"
            case _:
                raise LogicError(f"{named(node)} stands where the name of a question should")
        self.names[name] = None
        return name

    def called(self, function: str, node: ast.expr) -> str:
        """The name that a function is given; collected as such."""
        name = self.question(node)
        self.calls.add((function, name))
        return name

    def arguments(self, node: ast.Call, function: str) -> list[ast.expr]:
        """The arguments of a call, of the right number."""
        if node.keywords or len(node.args) != FUNCTIONS[function]:
            raise LogicError(f"{function}() takes {FUNCTIONS[function]} in its brackets, not {len(node.args)}")
        return node.args


def _fit(sign: Sign, left: _Side, right: _Side) -> None:
    """Refuse kinds that can never meet."""
    inside = sign in ("in", "not in")
    if left.kind == "list" or (right.kind == "list" and not inside):
        raise LogicError("a list stands only to the right of 'in' or 'not in'")
    if inside and right.kind in ("text", "number"):
        raise LogicError(f"'{sign}' needs a list, or a question with several answers, on its right")
    if not inside and {left.kind, right.kind} == {"text", "number"}:
        raise LogicError("a text and a number are compared")
    if left.literals and right.literals:
        raise LogicError("two fixed values are compared, one side must ask of the record")


def _list(values: list[str | int]) -> _Side:
    texts = tuple(value for value in values if isinstance(value, str))
    if not texts or len(texts) != len(values):
        raise LogicError("a list holds texts in quotes, at least one; compare a number with < and >")
    return _Side("list", kleene.constant(texts), literals=texts)


def _literal(node: ast.expr) -> str | int:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.Constant(value=int() as number) if not isinstance(number, bool):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)) if not isinstance(number, bool):
            return -number
    raise LogicError(f"{named(node)} cannot be compared, a text or a whole number can")


def _text(node: ast.expr, function: str) -> str:
    match node:
        case ast.Constant(value=str() as text):
            return text
    raise LogicError(f"{function}() needs a text in quotes")


# ---------------------------------------------------------------------------------------------------- functions


def _answered(compiler: _Compiler, given: list[ast.expr]) -> Test:
    name = compiler.called("answered", given[0])
    return lambda scope: scope.state(name) == "answered"


def _missing(compiler: _Compiler, given: list[ast.expr]) -> Test:
    name = compiler.called("missing", given[0])
    return lambda scope: scope.state(name) == "missing"


def _missing_is(compiler: _Compiler, given: list[ast.expr]) -> Test:
    name, state = compiler.called("missing_is", given[0]), _text(given[1], "missing_is")
    compiler.literals.append(Compared(name, "missing_is", state))
    return lambda scope: scope.missing(name) == state


def _any_row(compiler: _Compiler, given: list[ast.expr]) -> Test:
    repeat = compiler.called("any_row", given[0])
    column, wanted = _text(given[1], "any_row"), _text(given[2], "any_row")
    compiler.literals.append(Compared(f"{repeat}/{column}", "any_row", wanted))
    return kleene.row_with(repeat, column, wanted)


def _gate_open(compiler: _Compiler, given: list[ast.expr]) -> Test:
    compiler.calls.add(("gate_open", ""))
    return lambda scope: scope.gate_open()


def _note(compiler: _Compiler, given: list[ast.expr]) -> Read:
    name = compiler.called("note", given[0])
    return lambda scope: scope.note(name)


def _length(compiler: _Compiler, given: list[ast.expr]) -> Read:
    match given[0]:
        case ast.Call(func=ast.Name(id="note")) as inner:
            return kleene.length_of(_note(compiler, compiler.arguments(inner, "note")))
    name = compiler.called("length", given[0])
    return kleene.length_of(lambda scope: scope.value(name))


def _rows(compiler: _Compiler, given: list[ast.expr]) -> Read:
    name = compiler.called("rows", given[0])
    return lambda scope: len(scope.rows(name))


def _count_in(compiler: _Compiler, given: list[ast.expr]) -> Read:
    match given:
        case [ast.Name(id=section), ast.List(elts=elements)]:
            name = section
        case [ast.Attribute(value=ast.Name(id=section), attr=part), ast.List(elts=elements)]:
            name = f"{section}.{part}"
        case _:
            raise LogicError("count_in() takes a section and a list of levels")
    levels = frozenset(_text(element, "count_in") for element in elements)
    compiler.sections.add(name)
    compiler.calls.add(("count_in", name))
    compiler.literals += [Compared(name, "count_in", level) for level in sorted(levels)]
    return lambda scope: sum(1 for level in scope.levels(name) if level in levels)


_TRUTHS: dict[str, Callable[[_Compiler, list[ast.expr]], Test]] = {
    "answered": _answered,
    "missing": _missing,
    "missing_is": _missing_is,
    "any_row": _any_row,
    "gate_open": _gate_open,
}
_READS: dict[str, tuple[Literal["number", "text"], Callable[[_Compiler, list[ast.expr]], Read]]] = {
    "length": ("number", _length),
    "note": ("text", _note),
    "rows": ("number", _rows),
    "count_in": ("number", _count_in),
}
FUNCTIONS = {  # name: how many it takes in its brackets
    "answered": 1,
    "missing": 1,
    "missing_is": 2,
    "any_row": 3,
    "gate_open": 0,
    "length": 1,
    "note": 1,
    "rows": 1,
    "count_in": 2,
}
