"""Three values, what is refused, and that nothing but LogicError ever leaves the compiler."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.errors import LogicError
from hsb_wizard.forms.logic import Compared, RowScope, Value, compile_logic


@dataclass
class Table:
    """A record as a table."""

    values: Mapping[str, Value] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    table: Mapping[str, Sequence[Mapping[str, Value]]] = field(default_factory=dict)
    rated: Mapping[str, Sequence[str]] = field(default_factory=dict)
    gate: bool | None = None

    def value(self, name: str) -> Value | None:
        return self.values.get(name)

    def state(self, name: str) -> str | None:
        return "answered" if name in self.values else "missing" if name in self.states else None

    def missing(self, name: str) -> str | None:
        return self.states.get(name)

    def note(self, name: str) -> str:
        return self.notes.get(name, "")

    def rows(self, name: str) -> Sequence[Mapping[str, Value]]:
        return self.table.get(name, ())

    def levels(self, section: str) -> Sequence[str]:
        return self.rated.get(section, ())

    def gate_open(self) -> bool | None:
        return self.gate


def says(text: str, **values: Value) -> bool | None:
    """Test a line in section ``s`` against values; ``case__age`` stands for case.age."""
    named = {name.replace("__", ".") if "__" in name else f"s.{name}": value for name, value in values.items()}
    return compile_logic(text, "s").test(Table(values=named))


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("a == 'x'", {}, None),
        ("a == 'x'", {"a": "x"}, True),
        ("a != 'x'", {"a": "x"}, False),
        ("not a == 'x'", {}, None),
        ("not a == 'x'", {"a": "y"}, True),
        ("a == 'x' and b == 'y'", {"b": "n"}, False),
        ("a == 'x' and b == 'y'", {"b": "y"}, None),
        ("a == 'x' or b == 'y'", {"b": "y"}, True),
        ("a == 'x' or b == 'y'", {"b": "n"}, None),
        ("a == 'x' or b == 'y'", {"a": "n", "b": "n"}, False),
        ("a and not b", {"a": "yes", "b": "no"}, True),
        ("a", {"a": "maybe"}, None),
        ("True", {}, True),
        ("not False", {}, True),
        ("'other' in a", {"a": ("other",)}, True),
        ("'other' not in a", {"a": ("one",)}, True),
        ("'other' in a", {}, None),
        ("'o' in a", {"a": "other"}, None),
        ("a in ['x', 'y']", {"a": "y"}, True),
        ("a not in ['x', 'y']", {"a": "y"}, False),
        ("a in b", {"a": "x", "b": ("x", "y")}, True),
        ("case.age < 12 or case.age > 17", {"case__age": 11}, True),
        ("case.age < 12", {"case__age": "old"}, None),
        ("10 <= a < 18", {"a": 12}, True),
        ("10 <= a < 18", {"a": 18}, False),
        ("a > -1", {"a": 0}, True),
        ("on < '2026-11-21'", {"on": "2026-11-20"}, True),
        ("length(a) < 4", {"a": "abc"}, True),
        ("length(a) == 2", {"a": ("x", "y")}, True),
        ("length(a) == 2", {}, None),
        ("length(a) == 2", {"a": 12}, None),
        ("a == b", {"a": "x", "b": "x"}, True),
        ("answered(a)", {}, False),
        ("answered(a)", {"a": "x"}, True),
        ("other.b == 'x'", {"other__b": "x"}, True),
        ("a ==\n  'x'", {"a": "x"}, True),
    ],
)
def test_a_line_is_true_false_or_unknown(text: str, values: dict[str, Value], expected: bool | None) -> None:
    assert says(text, **values) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("missing(m)", True),
        ("missing(a)", False),
        ("answered(m)", False),
        ("missing_is(m, 'held_back')", True),
        ("missing_is(m, 'not_known')", False),
        ("missing_is(a, 'held_back')", False),
        ("m == 'x'", None),
        ("note(a) == 'seen'", True),
        ("length(note(a)) > 3", True),
        ("length(note(m)) == 0", True),
        ("rows(t) == 2", True),
        ("rows(none) == 0", True),
        ("any_row(t, 'kind', 'both')", True),
        ("any_row(t, 'tags', 'two')", True),
        ("any_row(t, 'kind', 'work')", None),
        ("any_row(t, 'name', 'zz')", False),
        ("any_row(none, 'kind', 'both')", False),
        ("count_in(family, ['concern', 'priority']) >= 2", True),
        ("count_in(family.home, ['strength']) == 1", True),
        ("count_in(empty, ['strength']) > 0", False),
        ("gate_open()", None),
        ("not gate_open()", None),
    ],
)
def test_functions_ask_of_the_record(text: str, expected: bool | None) -> None:
    table = Table(
        values={"s.a": "x"},
        states={"s.m": "held_back"},
        notes={"s.a": "seen"},
        table={"s.t": ({"name": "A", "kind": "both", "tags": ("one", "two")}, {"name": "B"})},
        rated={"family": ("concern", "priority", "strength"), "family.home": ("strength",)},
    )
    assert compile_logic(text, "s").test(table) is expected


def test_the_gate_is_asked_by_its_own_function() -> None:
    line = compile_logic("gate_open()", "s")
    assert (line.test(Table(gate=True)), line.test(Table(gate=False))) == (True, False)


def test_a_field_asks_of_its_own_row() -> None:
    line = compile_logic("kind == 'restrictive' and not answered(ends)")
    assert line.test(RowScope({"kind": "restrictive"})) is True
    assert line.test(RowScope({"kind": "restrictive", "ends": "2026-11-20"})) is False
    assert line.test(RowScope({})) is None


REFUSED = [
    ("", "cannot be read"),
    ("__import__('os')", "there is no function"),
    ("a.b.c", "cannot be read"),
    ("a[0]", "square brackets after a value"),
    ("(lambda: 1)()", "cannot be read"),
    ("[x for x in a]", "ListComp"),
    ("f'{a}'", "cannot be read"),
    ("a + 1", "cannot be read"),
    ("a is None", "cannot be compared"),
    ("a is b", "write == or !="),
    ("'x' if b else c", "'if'"),
    ("answered(a, b)", "takes 1 in its brackets, not 2"),
    ("answered(x=a)", "cannot be read"),
    ("answered(*a)", "cannot be read"),
    ("answered('a')", "stands where the name of a question should"),
    ("missing_is(a, b)", "needs a text in quotes"),
    ("count_in('family', ['concern']) > 1", "takes a section and a list"),
    ("gate_open(a)", "takes 0 in its brackets"),
    ("answered(a) == True", "already a yes or no"),
    ("a == True", "cannot be compared"),
    ("(a == 'x') == 'y'", "cannot be compared"),
    ("'x'", "is not a yes or no"),
    ("3 and a == 'x'", "is not a yes or no"),
    ("a == 'x' or 'y'", "is not a yes or no"),
    ("length(a)", "is not a yes or no"),
    ("note(a) and answered(b)", "is not a yes or no"),
    ("['x'] == a", "only to the right of"),
    ("a == ['x']", "only to the right of"),
    ("a in 'xyz'", "needs a list"),
    ("a in [1, 'x']", "a list holds texts"),
    ("a in [1, 2]", "a list holds texts"),
    ("a in []", "a list holds texts"),
    ("'x' in ['x']", "two fixed values"),
    ("1 < 2", "two fixed values"),
    ("length(a) == 'x'", "a text and a number"),
    ("a == 1.5", "cannot be read from"),
    ("a == b'x'", "cannot be read"),
    ("a == ...", "cannot be read"),
    ("a == 1j", "cannot be read"),
    ("a == -'x'", "cannot be compared"),
    ("9**9**9", "cannot be read"),
    ("a := 1", "cannot be read"),
    ("a; b", "cannot be read"),
    ("a == 'x\\n'", "cannot be read"),
    ("\x00", "cannot be read"),
    ("a == \u2018x\u2019", "cannot be read"),
    ("x" * 401, "longer than 400 characters"),
    (" and ".join(["a"] * 50), "too many parts"),
    ("not " * 90 + "a", "too many parts"),
]


@pytest.mark.parametrize(("text", "because"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_outside_the_grammar_is_refused_with_its_reason(text: str, because: str) -> None:
    with pytest.raises(LogicError) as caught:
        compile_logic(text, "s")
    assert because in caught.value.problem


def test_three_hundred_brackets_are_read_or_refused_but_never_break_anything() -> None:
    assert says("(" * 150 + "a" + ")" * 150, a="yes") is True
    with pytest.raises(LogicError):
        compile_logic("(" * 300 + "a", "s")


def test_a_misspelt_function_is_told_its_nearest() -> None:
    with pytest.raises(LogicError) as caught:
        compile_logic("answerd(a)", "s")
    assert caught.value.nearest == "answered"


def test_names_calls_and_literals_are_collected_for_the_checker() -> None:
    line = compile_logic("a and other.b in ['x', 'y'] and missing_is(c, 'held_back') and length(d) < e", "s")
    assert line.names == {"s.a", "other.b", "s.c", "s.d", "s.e"}
    assert line.truths == {"s.a"}
    assert line.calls == {("missing_is", "s.c"), ("length", "s.d")}
    assert line.literals == (
        Compared("other.b", "in", "x"),
        Compared("other.b", "in", "y"),
        Compared("s.c", "missing_is", "held_back"),
    )
    assert line.pairs == (("s.e", "<", "number"),)


values = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=3)).map(tuple)
leaves = st.sampled_from(
    ["a", "b", "'x'", "3", "['x', 'y']", "case.age", "True", "length(a)", "note(b)", "answered(b)", "rows(c)"]
)
signs = st.sampled_from(["==", "!=", "<", "<=", "in", "not in", "and", "or"])
lines = st.recursive(
    leaves,
    lambda inner: (
        st.tuples(inner, signs, inner).map(lambda parts: f"({' '.join(parts)})") | inner.map(lambda one: f"(not {one})")
    ),
    max_leaves=6,
)


@given(lines, values, values, values)
def test_a_line_that_compiles_never_raises(text: str, a: Value | None, b: Value | None, age: Value | None) -> None:
    try:
        line = compile_logic(text)
    except LogicError:
        return
    given_values = {"a": a, "b": b, "case.age": age}
    result = line.test(Table(values={name: value for name, value in given_values.items() if value is not None}))
    assert result in (True, False, None)


@given(st.text(max_size=60) | st.text("ab'\"()[]=<>!,.- \n01", max_size=60))
def test_junk_ends_in_a_logic_error_or_a_line(text: str) -> None:
    try:
        line = compile_logic(text, "s")
    except LogicError as refused:
        assert str(refused).startswith("A line of logic cannot be used: ")
    else:
        assert line.test(Table()) in (True, False, None)
