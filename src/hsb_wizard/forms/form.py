"""A pack ready for use: everything that is looked up while people type stands in dictionaries, made once.

A Form knows what is asked and how its parts hang together; it knows no answer. It is made by ``compile_form`` from a
pack that was read, and reopened from the canonical JSON that a record is pinned to. It never reads a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar

from hsb_wizard.errors import FormError, LogicError
from hsb_wizard.forms.canonical import Canonical, canonical_as, canonical_of
from hsb_wizard.forms.definition import Level, Missing, Mode, Pack, Question, RowField, Scale, Section
from hsb_wizard.forms.logic import Expression, compile_logic
from hsb_wizard.forms.logic_lines import LogicLine, logic_lines
from hsb_wizard.forms.problems import form_error
from hsb_wizard.forms.spelling import nearest
from hsb_wizard.forms.words import AS_WRITTEN, Spoken
from hsb_wizard.shapes import Misshapen, shaped_json
from hsb_wizard.values import Frozen, replace

__all__ = ["Distance", "Form", "Level", "Missing", "Mode", "Question", "RowField", "Scale", "Section"]
__all__ += ["compile_form", "form_from_canonical"]

Distance = Literal["same", "next", "far"]
QuestionKey = Literal["show_when", "required_when"]
_QUESTION_KEYS: tuple[QuestionKey, ...] = ("show_when", "required_when")
SectionKey = Literal["opens_when", "only_when"]
Thing = TypeVar("Thing")


class _Index(Frozen, frozen=True):
    """What Form looks up, by path or id."""

    sections: Mapping[str, Section]
    questions: Mapping[str, Question]
    fields: Mapping[tuple[str, str], RowField]
    parts_of: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    modes: Mapping[str, Mode]
    factors: Mapping[str, str]
    scales: Mapping[str, Scale]
    levels: Mapping[str, Level]
    missing: Mapping[str, Missing]
    logic: Mapping[tuple[str, str], Expression]
    order: Mapping[str, int]
    of_sections: Mapping[str, tuple[str, ...]]
    of_parts: Mapping[str, tuple[str, ...]]
    always: Mapping[QuestionKey, frozenset[str]]
    sometimes: Mapping[QuestionKey, tuple[str, ...]]
    looks_forward: bool


class Form(Frozen, frozen=True, eq=False):
    """One compiled pack. Equal when the content is: the hash decides.

    Whoever asks for what is not there gets a FormError with the nearest right spelling.
    """

    pack: Pack
    _canonical: Canonical
    hash: str  # sha-256 of the canonical text, in hex
    questions: tuple[str, ...]  # every path, in order
    factors: tuple[str, ...]  # the paths of the rated ones, in order
    _index: _Index
    how: Spoken = AS_WRITTEN  # into which words it was put (forms/spoken.py)
    _written: Form | None = None

    def __eq__(self, other: object) -> bool:
        """Whether the content is the same."""
        return self.hash == other.hash if isinstance(other, Form) else NotImplemented

    def __hash__(self) -> int:
        """As equal forms have it."""
        return hash(self.hash)

    def __repr__(self) -> str:
        """Its hash stands for all of it."""
        return f"<Form {self.hash}>"

    @property
    def as_written(self) -> Form:
        """The form as its pack says it; the same where it was not put into other words."""
        return self._written or self

    @property
    def canonical(self) -> str:
        """The JSON text that a record is pinned to."""
        return self._canonical.text

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.pack.id

    @property
    def version(self) -> str:
        """The version of the pack, and after a + whose additions are part of it: 1.0.0+south_team.1.2.0."""
        local = self.pack.local
        return self.pack.version + (f"+{local.id}.{local.version}" if local else "")

    @property
    def title(self) -> str:
        """The title of the pack."""
        return self.pack.title

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section, in order."""
        return self.pack.sections

    def section(self, section_id: str) -> Section:
        """The section of that id."""
        return _look_up(self._index.sections, section_id, "section")

    def question(self, path: str) -> Question:
        """The question at ``section.question``; the path of a cell gives its repeat."""
        return _look_up(self._index.questions, path.partition("/")[0], "question")

    def has(self, path: str) -> bool:
        """Whether there is a question at that path (or at that cell's)."""
        return path.partition("/")[0] in self._index.questions

    def field(self, question_path: str, field_id: str) -> RowField:
        """One field of a repeat."""
        found = self._index.fields.get((question_path, field_id))
        if found is None:
            known = [each.id for each in self.question(question_path).field]
            raise FormError(f"{question_path} has no field '{field_id}'", nearest=nearest(field_id, known))
        return found

    def role(self, name: str) -> str:
        """The path of the question (or the id of the section) that the pack gives this role."""
        return _look_up(self.pack.roles, name, "role")

    def has_part(self, part: str) -> bool:
        """Whether the form has this part: a record may have gone on from a form that divided a section otherwise."""
        return part in self._index.of_parts

    def has_role(self, name: str) -> bool:
        """Whether the pack gives this role: a form kept from an earlier program may not know a later one."""
        return name in self.pack.roles

    def factor_number(self, path: str) -> str:
        """How a factor is named in print: its section's number and its place there, as in 5.2."""
        return _look_up(self._index.factors, path, "factor")

    def scale(self, scale_id: str) -> Scale:
        """The scale of that id."""
        return _look_up(self._index.scales, scale_id, "scale")

    def level(self, value: str) -> Level:
        """The level of that value, of whichever scale."""
        return _look_up(self._index.levels, value, "level")

    def missing(self, state_id: str) -> Missing:
        """The missing state of that id."""
        return _look_up(self._index.missing, state_id, "missing state")

    def mode(self, path: str) -> Mode:
        """Alone or together: what the question says, else its part, else its section."""
        return _look_up(self._index.modes, path.partition("/")[0], "question")

    def part_of(self, path: str) -> str:
        """The part a question stands in: ``section.part``, or ``section`` where it is in none."""
        return _look_up(self._index.parts_of, path.partition("/")[0], "question")

    def paths_of(self, section_id: str) -> tuple[str, ...]:
        """The questions of a section, in order."""
        return self._index.of_sections.get(section_id, ())

    def paths_in(self, part: str) -> tuple[str, ...]:
        """The questions of a part (``section.part``, or ``section``), in order."""
        return self._index.of_parts.get(part, ())

    def place_of(self, path: str) -> int:
        """Where a question stands in the order of the form."""
        return self._index.order[path.partition("/")[0]]

    def always(self, key: QuestionKey) -> frozenset[str]:
        """The questions that are shown, or must be answered, whatever is said."""
        return self._index.always[key]

    def sometimes(self, key: QuestionKey) -> tuple[str, ...]:
        """The questions for which that depends on what is said, in order."""
        return self._index.sometimes[key]

    @property
    def looks_forward(self) -> bool:
        """Whether a question is shown by the answer to one that is itself shown by an answer and stands later."""
        return self._index.looks_forward

    def parts(self, section_id: str) -> tuple[str, ...]:
        """The parts of a section that hold a question, in order; the section itself when it is not divided."""
        return _look_up(self._index.parts, section_id, "section")

    def logic(self, path: str, key: QuestionKey) -> Expression | None:
        """The compiled ``show_when`` or ``required_when`` of a question, when it has one."""
        return self._index.logic.get((path.partition("/")[0], key))

    def field_logic(self, question_path: str, field_id: str) -> Expression | None:
        """The compiled ``show_when`` of a field; test it with the RowScope of its row."""
        return self._index.logic.get((f"{question_path}/{field_id}", "show_when"))

    def section_logic(self, section_id: str, key: SectionKey) -> Expression | None:
        """The compiled ``opens_when`` or ``only_when`` of a section, when it has one."""
        return self._index.logic.get((section_id, key))

    def rule_logic(self, rule_id: str) -> Expression:
        """The compiled ``when`` of a rule declared in the pack."""
        found = self._index.logic.get((rule_id, "when"))
        if found is None:
            known = [rule.id for section in self.sections for rule in section.rule]
            raise FormError(f"there is no rule '{rule_id}' in this form", nearest=nearest(rule_id, known))
        return found

    def compiled(self, line: LogicLine) -> Expression:
        """The expression of one of the pack's own lines (``logic_lines``), for the checker."""
        return self._index.logic[line.name, line.key]

    def warn_logic(self) -> Expression:
        """The compiled ``applicability.warn_when``."""
        return self._index.logic["applicability", "warn_when"]

    def distance(self, value_a: str, value_b: str) -> Distance:
        """How far two levels of one scale lie apart, for choosing words only.

        No rank leaves this function: nothing may be stored, summed or drawn from it (practice.md part 4).
        """
        for scale in self.pack.scale:
            order = [level.value for level in scale.level]
            if value_a in order and value_b in order:
                steps = abs(order.index(value_a) - order.index(value_b))
                return ("same", "next", "far")[min(steps, 2)]
        raise FormError(f"'{value_a}' and '{value_b}' are not levels of one scale")


def compile_form(pack: Pack) -> Form:
    """Make the Form of a pack. Raises FormError for a line of logic that cannot be read, naming its place."""
    return _compile(pack, canonical_of(pack))


def form_from_canonical(text: str) -> Form:
    """Reopen the pack that a record is pinned to, exactly as it was hashed. Raises FormError."""
    try:
        pack = shaped_json(Pack, text)
    except Misshapen as problem:
        if problem.wrong == "unreadable":
            raise FormError("the form kept with the record is not readable JSON") from problem
        raise form_error(problem, file="the form kept with the record") from problem
    return _compile(pack, canonical_as(text))


def in_other_words(form: Form, pack: Pack, how: Spoken) -> Form:
    """The same form, hash and logic with the sentences of ``pack``, which differs from its own in words alone."""
    index, sections = form._index, pack.sections  # what is found by ids and by logic is the very same
    said = (question for section in sections for question in section.question)
    questions = dict(zip(index.questions, said, strict=True))
    columns = (column for question in questions.values() for column in question.field)
    index = replace(
        index,
        sections=dict(zip(index.sections, sections, strict=True)),
        questions=questions,
        fields=dict(zip(index.fields, columns, strict=True)),
        scales=dict(zip(index.scales, pack.scale, strict=True)),
        levels={level.value: level for scale in pack.scale for level in scale.level},
        missing=dict(zip(index.missing, pack.missing, strict=True)),
    )
    return replace(form, pack=pack, _index=index, how=how, _written=form)


def _compile(pack: Pack, canonical: Canonical) -> Form:
    questions = {f"{section.id}.{each.id}": each for section in pack.sections for each in section.question}
    factors, parts_of = _numbered(pack.sections), dict(_all_parts_of(pack))
    logic = _compiled(pack)
    sometimes = {key: tuple(path for path in questions if _depends(logic.get((path, key)))) for key in _QUESTION_KEYS}
    index = _Index(
        sections={section.id: section for section in pack.sections},
        questions=questions,
        fields={(path, column.id): column for path, each in questions.items() for column in each.field},
        parts_of=parts_of,
        parts={section.id: _parts(section) for section in pack.sections},
        modes={path: mode for section in pack.sections for path, mode in _modes(section)},
        factors=factors,
        scales={scale.id: scale for scale in pack.scale},
        levels={level.value: level for scale in pack.scale for level in scale.level},
        missing={state.id: state for state in pack.missing},
        logic=logic,
        order={path: place for place, path in enumerate(questions)},
        of_sections=_gathered((path, path.partition(".")[0]) for path in questions),
        of_parts=_gathered(parts_of.items()),
        always={
            "show_when": frozenset(questions) - frozenset(sometimes["show_when"]),
            "required_when": frozenset(path for path in questions if (path, "required_when") in logic)
            - frozenset(sometimes["required_when"]),
        },
        sometimes=sometimes,
        looks_forward=_looks_forward(sometimes["show_when"], logic),
    )
    return Form(pack, canonical, canonical.hash, tuple(questions), tuple(factors), index)


def _all_parts_of(pack: Pack) -> Iterable[tuple[str, str]]:
    return (each for section in pack.sections for each in _parts_of(section))


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Paths by what they belong to, each in the order it comes."""
    made: dict[str, list[str]] = {}
    for path, belongs in pairs:
        made.setdefault(belongs, []).append(path)
    return {belongs: tuple(paths) for belongs, paths in made.items()}


def _depends(line: Expression | None) -> bool:
    """Whether a line of logic asks anything of the record; "True" does not."""
    return line is not None and line.text.strip() != "True"


def _looks_forward(paths: tuple[str, ...], logic: Mapping[tuple[str, str], Expression]) -> bool:
    """Whether one pass in order is not enough to know what is shown."""
    later = set(paths)
    for path in paths:
        line = logic[path, "show_when"]
        if line.sections or line.names & later:
            return True
        later.discard(path)
    return False


def _parts_of(section: Section) -> Iterable[tuple[str, str]]:
    for each in section.question:
        yield f"{section.id}.{each.id}", f"{section.id}.{each.part}" if each.part else section.id


def _parts(section: Section) -> tuple[str, ...]:
    used = {part for _, part in _parts_of(section)}
    return tuple(part for part in (section.id, *(f"{section.id}.{part.id}" for part in section.part)) if part in used)


def _modes(section: Section) -> Iterable[tuple[str, Mode]]:
    of_parts = {part.id: part.mode for part in section.part}
    for each in section.question:
        yield f"{section.id}.{each.id}", each.mode or of_parts.get(each.part or "") or section.mode


def _numbered(sections: Iterable[Section]) -> dict[str, str]:
    """Every rated question with the number it is printed under."""
    numbers = {}
    for section in sections:
        rated = [each.id for each in section.question if each.type == "rating"]
        for place, question_id in enumerate(rated, start=1):
            numbers[f"{section.id}.{question_id}"] = f"{section.number}.{place}" if section.number else str(place)
    return numbers


def _compiled(pack: Pack) -> dict[tuple[str, str], Expression]:
    """Every line of logic of the pack, by what it belongs to and its key."""
    made = {}
    for place in logic_lines(pack):
        try:
            made[place.name, place.key] = compile_logic(place.text, place.section)
        except LogicError as problem:
            raise FormError(
                problem.problem, file=place.file, question=place.label, key=place.key, nearest=problem.nearest
            ) from problem
    return made


def _look_up(things: Mapping[str, Thing], name: str, kind: str) -> Thing:
    found = things.get(name)
    if found is None:
        raise FormError(f"there is no {kind} '{name}' in this form", nearest=nearest(name, things))
    return found
