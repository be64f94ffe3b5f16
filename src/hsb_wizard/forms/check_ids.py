"""Checks of ids and references: everything has one name, and whatever names something names what is there.

Each function proves one thing over a whole form and yields a Remark where it does not hold. None judges practice.
"""

from collections.abc import Iterable, Iterator

from hsb_wizard.forms.definition import Option, Question, Section
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.remark import Remark, said
from hsb_wizard.forms.spelling import nearest

TOP = "form.toml"
CHOICES = ("single", "multi")


def file_of(section: Section) -> str:
    """The file a section is written in."""
    return f"{section.id}.toml"


def every_question(form: Form) -> Iterator[tuple[Section, Question]]:
    """Every question with its section, in order, those of the same id too."""
    return ((section, question) for section in form.sections for question in section.question)


def every_choice(form: Form) -> Iterator[tuple[str, str, tuple[Option, ...], str]]:
    """Every list of options: file, place, the options and the type of what offers them."""
    for section, question in every_question(form):
        yield file_of(section), question.id, question.options, question.type
        for column in question.field:
            yield file_of(section), f"{question.id} > {column.id}", column.options, column.type


def _twice(file: str, place: str, kind: str, ids: Iterable[str]) -> Iterator[Remark]:
    seen: set[str] = set()
    for each in ids:
        if each.casefold() in seen:
            yield Remark(file, " > ".join(filter(None, (place, each))), said(f"this id of {kind} is used twice"))
        seen.add(each.casefold())


def unique_ids_of_the_form(form: Form) -> Iterator[Remark]:
    """Sections, scales, missing states, sources, places and rules each have an id of their own."""
    pack = form.pack
    yield from _twice(TOP, "sections", "a section", (section.id for section in pack.sections))
    yield from _twice(TOP, "scale", "a scale", (scale.id for scale in pack.scale))
    yield from _twice(TOP, "scale", "a level", (level.value for scale in pack.scale for level in scale.level))
    yield from _twice(TOP, "missing", "a missing state", (state.id for state in pack.missing))
    yield from _twice(TOP, "source", "a source", (source.id for source in pack.source))
    yield from _twice(TOP, "place", "a place", (place.id for place in pack.place))
    yield from _twice("", "", "a rule", (rule.id for section in pack.sections for rule in section.rule))


def unique_ids_of_a_section(form: Form) -> Iterator[Remark]:
    """Questions and parts are unique in their section, fields in their repeat; a former id is not given to another."""
    for section in form.sections:
        ids = [question.id for question in section.question]
        yield from _twice(file_of(section), "", "a question", ids)
        yield from _twice(file_of(section), "part", "a part", (part.id for part in section.part))
        for question in section.question:
            yield from _twice(file_of(section), question.id, "a field", (column.id for column in question.field))
            for former in question.was:
                if former in ids:
                    message = said(f"'{former}' is the id of another question now; an id is never given twice")
                    yield Remark(file_of(section), f"{question.id} > was", message)


def unique_options(form: Form) -> Iterator[Remark]:
    """The values of one choice differ."""
    for file, place, options, _ in every_choice(form):
        yield from _twice(file, place, "an option", (option.value for option in options))


def section_numbers_rise(form: Form) -> Iterator[Remark]:
    """Numbers follow the order of the sections; gaps are allowed, since sections come later."""
    highest = 0
    for section in form.sections:
        if section.number is None:
            continue
        if section.number <= highest:
            message = said(f"{section.number} comes after {highest}; numbers rise in the order of the sections")
            yield Remark(file_of(section), "number", message)
        highest = max(highest, section.number)


def _unknown(file: str, place: str, kind: str, names: Iterable[str | None], known: Iterable[str]) -> Iterator[Remark]:
    there = tuple(known)
    for name in names:
        if name is not None and name not in there:
            yield Remark(file, place, said(f"'{name}' is not {kind}", nearest(name, there)))


def references_of_questions(form: Form) -> Iterator[Remark]:
    """Parts, scales, missing states, share classes, places and sources that a question names exist."""
    pack = form.pack
    states = [state.id for state in pack.missing]
    for section, question in every_question(form):
        file, at = file_of(section), question.id
        parts = [part.id for part in section.part]
        yield from _unknown(file, f"{at} > part", "a part of this section", [question.part], parts)
        yield from _unknown(file, f"{at} > scale", "a scale", [question.scale], [scale.id for scale in pack.scale])
        yield from _unknown(file, f"{at} > missing", "a missing state", question.missing, states)
        yield from _unknown(file, f"{at} > share", "a share class", [question.share], pack.share.classes)
        yield from _unknown(file, f"{at} > place", "a place", question.place, [place.id for place in pack.place])
        sources = [source.id for source in pack.source]
        cited = [citation.ref for citation in question.guidance.source]
        yield from _unknown(file, f"{at} > guidance > source", "a source of form.toml", cited, sources)
        for state in question.follow_up:
            yield from _unknown(
                file, f"{at} > follow_up", "a missing state of this question", [state], question.missing
            )


def references_of_repeats(form: Form) -> Iterator[Remark]:
    """What pairs, names and prints rows are fields of the repeat, and a field's share class exists."""
    for section, question in every_question(form):
        file, at = file_of(section), question.id
        fields = [column.id for column in question.field]
        yield from _unknown(file, f"{at} > match_on", "a field of this repeat", question.match_on, fields)
        yield from _unknown(file, f"{at} > row_label", "a field of this repeat", question.row_label, fields)
        printed = [name for each in question.columns for name in each]
        yield from _unknown(file, f"{at} > columns", "a field of this repeat", printed, fields)
        for column in question.field:
            place = f"{at} > {column.id} > share"
            yield from _unknown(file, place, "a share class", [column.share], form.pack.share.classes)


def references_of_the_form(form: Form) -> Iterator[Remark]:
    """The default share class exists, the clock starts on a date, and a scale asks "for whom" of its own levels."""
    pack = form.pack
    yield from _unknown(TOP, "share > default", "a share class", [pack.share.default], pack.share.classes)
    yield from _unknown(TOP, "timing > starts_on", "a question", [pack.timing.starts_on], form.questions)
    if form.has(pack.timing.starts_on) and form.question(pack.timing.starts_on).type != "date":
        yield Remark(TOP, "timing > starts_on", said(f"'{pack.timing.starts_on}' is not a question of type date"))
    for scale in pack.scale:
        levels = [level.value for level in scale.level]
        place = f"{scale.id} > for_whom_levels"
        yield from _unknown(TOP, place, "a level of this scale", scale.for_whom_levels, levels)


def targets_of_rules(form: Form) -> Iterator[Remark]:
    """The place a declared rule jumps to is there."""
    known = [*form.questions, *(section.id for section in form.sections)]
    for section in form.sections:
        for rule in section.rule:
            place = f"{rule.id} > target"
            yield from _unknown(file_of(section), place, "a question or a section", [rule.target], known)


IDS = (
    unique_ids_of_the_form,
    unique_ids_of_a_section,
    unique_options,
    section_numbers_rise,
    references_of_questions,
    references_of_repeats,
    references_of_the_form,
    targets_of_rules,
)
