"""Forms, logic and answers made up by hypothesis: what must hold for every form and every record is proved on these."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from tests.builders import STATES, Content, options, question, rating, tiny_form, with_question
from tests.worlds import PEN, World

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, TwoViews
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form

DATES = ("2015-03-01", "2011-03", "2010", "2026-11-20")
WORDS = st.text("ab 'é\n", min_size=1, max_size=6).map(str.strip).filter(bool)
TYPES = ("yes_no", "single", "multi", "text", "long_text", "number", "date", "rating", "repeat")
SIGNS = ("==", "!=", "<", "<=", ">", ">=", "in", "not in")

# ---------------------------------------------------------------------------------------------------- logic


def names_of(paths: Sequence[str]) -> SearchStrategy[str]:
    """A name as logic writes it: of the record, of the case, or of nothing."""
    return st.sampled_from([*paths, "case.age", "case.gate", "a", "nowhere.b"])


def lines(paths: Sequence[str]) -> SearchStrategy[str]:
    """Lines of logic, well and badly formed ones, over the questions at ``paths``."""
    name = names_of(paths)
    literal = st.sampled_from(["'yes'", "'no'", "'one'", "'concern'", "0", "3", "-1", "['yes', 'one']", "True"])
    called = st.one_of(
        st.builds("{}({})".format, st.sampled_from(["answered", "missing", "length", "note", "rows"]), name),
        st.builds("missing_is({}, '{}')".format, name, st.sampled_from(STATES)),
        st.builds("any_row({}, 'who', 'one')".format, name),
        st.builds("length(note({}))".format, name),
        st.builds("count_in({}, ['concern', 'priority'])".format, st.sampled_from(["family", "home.friends", "x"])),
        st.just("gate_open()"),
    )
    side = name | literal | called
    compared = st.builds("{} {} {}".format, side, st.sampled_from(SIGNS), side)
    return st.recursive(
        name | called | compared,
        lambda inner: st.one_of(
            st.builds("({} and {})".format, inner, inner),
            st.builds("({} or {})".format, inner, inner),
            st.builds("not {}".format, inner),
        ),
        max_leaves=5,
    )


# ---------------------------------------------------------------------------------------------------- forms


@st.composite
def forms(draw: DrawFn) -> Form:
    """The tiny form with a few more questions, each shown by an answer to an earlier one, or always."""
    made: list[Content] = []
    for number in range(draw(st.integers(2, 6))):
        content = _question(f"q{number}", draw(st.sampled_from(TYPES)))
        earlier = [each for each in made if each["type"] in {"yes_no", "single", "multi"}]
        if bool(earlier) and draw(st.booleans()):
            content["show_when"] = _opens(draw(st.sampled_from(earlier)))
        elif draw(st.booleans()):
            content["show_when"] = "children_at_home == 'yes'"
        made.append(content)
    return tiny_form(with_question("family", *made))


def _question(name: str, kind: str) -> Content:
    if kind == "rating":
        return rating(name)
    if kind == "repeat":
        shown = {"id": "since", "type": "text", "label": "Since", "show_when": "lives == 'yes'"}
        lives = {"id": "lives", "type": "single", "label": "Lives here", "options": options("yes", "no")}
        return question(name, kind, field=[lives, shown], missing=STATES)
    more = {"options": options("one", "two", "three")} if kind in {"single", "multi"} else {}
    return question(name, kind, missing=STATES, **more)


def _opens(content: Content) -> str:
    name, kind = content["id"], content["type"]
    return {"yes_no": f"{name} == 'yes'", "single": f"{name} in ['one', 'two']", "multi": f"'one' in {name}"}[kind]


# ---------------------------------------------------------------------------------------------------- answers


def values(form: Form, asked: Question | RowField) -> SearchStrategy[Any]:
    """Values that a question or a field takes."""
    named = [each.value for each in asked.options]
    if asked.type == "rating" and isinstance(asked, Question) and asked.scale:
        named = [each.value for each in form.scale(asked.scale).level]
    return {
        "yes_no": st.sampled_from(["yes", "no"]),
        "single": st.sampled_from(named or ["?"]),
        "rating": st.sampled_from(named or ["?"]),
        "multi": st.lists(st.sampled_from(named or ["?"]), min_size=1, max_size=3, unique=True).map(tuple),
        "factors": st.lists(st.sampled_from(form.factors), min_size=1, max_size=2, unique=True).map(tuple),
        "number": st.integers(0, 20),
        "date": st.just(DATES[-1]),
        "partial_date": st.sampled_from(DATES),
    }.get(asked.type, WORDS)


def sayings(form: Form, path: str) -> SearchStrategy[AnswerGiven]:
    """What can be said at a question: a value, or a missing state, with a note or without."""
    asked = form.question(path)
    note = st.just("") | WORDS
    valued = st.builds(AnswerGiven, value=values(form, asked), note=note, sources=st.just(()) | st.just(("School",)))
    if asked.type in {"repeat", "statement"}:
        valued = st.builds(AnswerGiven, note=WORDS)
    if not asked.missing:
        return valued
    return valued | st.builds(AnswerGiven, missing=st.sampled_from(asked.missing), note=note)


@st.composite
def records(draw: DrawFn, world: World, paths: Sequence[str]) -> World:
    """``world`` with things said, taken back and said again at ``paths``, rows added and taken out."""
    for number in range(draw(st.integers(1, 14))):
        path = draw(st.sampled_from(paths))
        kind = world.form.question(path).type
        if kind == "statement":
            continue
        if kind == "repeat" and draw(st.booleans()):
            world = _row(draw, world, path, f"r{number}")
        elif draw(st.integers(0, 7)) == 0:
            world = _something_else(draw, world, path)
        else:
            world = world.after(PEN.answer(world.a, path, draw(sayings(world.form, path)), _voice(draw, world, path)))
    return world


def _voice(draw: DrawFn, world: World, path: str) -> Voice:
    alone = world.form.question(path).type == "rating"
    return draw(st.sampled_from(list(Voice))) if alone else Voice.AGREED


def _row(draw: DrawFn, world: World, path: str, row: str) -> World:
    columns = world.form.question(path).field
    cells = {each.id: draw(values(world.form, each)) for each in columns if draw(st.booleans())}
    return world.row(path, row, cells)


def _something_else(draw: DrawFn, world: World, path: str) -> World:
    rows = world.a.rows.get(path, ())
    if rows:
        return world.wrote(Kind.ROW_REMOVED, Empty(), f"{path}/{rows[0]}", Voice.AGREED)
    if world.form.question(path).type == "rating":
        return world.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews(draw(WORDS), draw(WORDS)), path)
    entry = PEN.clear(world.a, path)
    return world.after(entry) if entry else world


def controlling(form: Form) -> tuple[str, ...]:
    """The questions whose answers show or hide others, and the one that chooses the route."""
    asked = {name for path in form.questions if (line := form.logic(path, "show_when")) for name in line.names}
    here = [path for path in form.questions if path in asked and form.question(path).type != "repeat"]
    return (*here, form.role("response"))


def hanging(form: Form, path: str) -> tuple[str, ...]:
    """The questions whose showing asks of ``path``."""
    return tuple(
        each for each in form.questions if (line := form.logic(each, "show_when")) is not None and path in line.names
    )
