"""Three values at run time: the closures that a line of logic becomes (Kleene: true, false, unknown).

Nothing here raises, whatever a scope answers: values of two kinds are unknown, never an error. Nothing here parses.
"""

import operator
from collections.abc import Callable, Sequence
from typing import Any, Literal

from hsb_wizard.forms.scope import Scope, Value

Sign = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]
Test = Callable[[Scope], bool | None]
Read = Callable[[Scope], Value | None]

ORDERING: tuple[Sign, ...] = ("<", "<=", ">", ">=")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def negated(test: Test) -> Test:
    """Turn a test round; unknown stays unknown."""

    def run(scope: Scope) -> bool | None:
        value = test(scope)
        return None if value is None else not value

    return run


def all_of(tests: Sequence[Test]) -> Test:
    """Kleene's and: one false decides, else one unknown."""

    def run(scope: Scope) -> bool | None:
        unknown = False
        for test in tests:
            value = test(scope)
            if value is False:
                return False
            unknown = unknown or value is None
        return None if unknown else True

    return run


def any_of(tests: Sequence[Test]) -> Test:
    """Kleene's or: one true decides, else one unknown."""

    def run(scope: Scope) -> bool | None:
        unknown = False
        for test in tests:
            value = test(scope)
            if value is True:
                return True
            unknown = unknown or value is None
        return None if unknown else False

    return run


def constant(value: Value) -> Read:
    """Read the same value whatever is asked."""
    return lambda scope: value


def compared(sign: Sign, left: Read, right: Read) -> Test:
    """Hold two values against each other; of two kinds, or where one is absent, the result is unknown."""
    if sign in ("in", "not in"):
        return _contained(sign == "in", left, right)
    compare = _COMPARE[sign]

    def run(scope: Scope) -> bool | None:
        one, other = left(scope), right(scope)
        if isinstance(one, str) and isinstance(other, str):
            return compare(one, other)
        if isinstance(one, int) and isinstance(other, int):
            return compare(one, other)
        return None

    return run


def _contained(wanted: bool, left: Read, right: Read) -> Test:
    def run(scope: Scope) -> bool | None:
        item, several = left(scope), right(scope)
        if not isinstance(item, (str, int)) or not isinstance(several, tuple):
            return None
        return (item in several) is wanted

    return run


def said_yes(read: Read) -> Test:
    """A yes-no question standing alone: yes is true, no is false, all else unknown."""

    def run(scope: Scope) -> bool | None:
        value = read(scope)
        return value == "yes" if value in ("yes", "no") else None

    return run


def row_with(repeat: str, column: str, wanted: str) -> Test:
    """Whether a row of ``repeat`` has ``wanted`` in ``column``; unknown while only a blank one stands in the way."""

    def run(scope: Scope) -> bool | None:
        unknown = False
        for row in scope.rows(repeat):
            value = row.get(column)
            if value == wanted or (isinstance(value, tuple) and wanted in value):
                return True
            unknown = unknown or value is None
        return None if unknown else False

    return run


def length_of(read: Read) -> Read:
    """How many characters a text has, or how many answers were ticked."""

    def run(scope: Scope) -> Value | None:
        value = read(scope)
        return len(value) if isinstance(value, (str, tuple)) else None

    return run
