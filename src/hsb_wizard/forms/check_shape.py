"""Checks of shape: what a question of a type must have and may not have, keys that lie apart, words that fit.

Each function proves one thing over a whole form. What a shape can prove of one key alone is proved there.
"""

from collections.abc import Iterator

from hsb_wizard.forms.check_ids import CHOICES, TOP, every_choice, every_question, file_of
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.remark import Remark, said

LONGEST_LABEL, LONGEST_SHORT = 120, 40
BELONGS = (  # key of a question, the types it may stand with
    ("options", CHOICES),
    ("scale", ("rating",)),
    ("field", ("repeat",)),
    ("match_on", ("repeat",)),
    ("row_label", ("repeat",)),
    ("columns", ("repeat",)),
    ("add_label", ("repeat",)),
    ("minimum", ("number",)),
    ("maximum", ("number",)),
    ("max_length", ("text", "long_text")),
    ("confidence", ("single",)),
    ("evidence", ("rating",)),
)
NEEDS = {"single": "options", "multi": "options", "rating": "scale", "repeat": "field"}


def keys_fit_the_type(form: Form) -> Iterator[Remark]:
    """Options on choices only, a scale on ratings only, and each type with what it needs."""
    for section, question in every_question(form):
        file = file_of(section)
        for key, types in BELONGS:
            # never_rated with a scale has a message of its own (check_practice)
            if getattr(question, key) and question.type not in types and not (key == "scale" and question.never_rated):
                message = said(f"a question of type {question.type} has no {key}")
                yield Remark(file, f"{question.id} > {key}", message)
        need = NEEDS.get(question.type)
        if need and not getattr(question, need):
            yield Remark(file, f"{question.id} > {need}", said(f"a question of type {question.type} needs it"))
        for column in question.field:
            yield from _field_fits(file, question, column)


def _field_fits(file: str, question: Question, column: RowField) -> Iterator[Remark]:
    place = f"{question.id} > {column.id} > options"
    if column.options and column.type not in CHOICES:
        yield Remark(file, place, said(f"a field of type {column.type} has no options"))
    if not column.options and column.type in CHOICES:
        yield Remark(file, place, said(f"a field of type {column.type} needs it"))


def what_is_listed_alone_can_be_matched(form: Form) -> Iterator[Remark]:
    """Two people who list rows apart need fields by which one row of both lists is known to be the same thing."""
    for section, question in every_question(form):
        alone = question.type == "repeat" and question.mode == "alone"
        if alone and not question.match_on:
            message = said("each assessor lists these rows alone: name the fields by which they are matched")
            yield Remark(file_of(section), f"{question.id} > match_on", message)


def every_field_prints(form: Form) -> Iterator[Remark]:
    """Where columns are given, each field stands in exactly one of them, and an age stands beside a date."""
    for section, question in every_question(form):
        file, printed = file_of(section), [name for each in question.columns for name in each]
        for column in question.field:
            times = printed.count(column.id)
            if printed and times != 1:
                where = "more than one" if times else "none"
                message = said(f"the field '{column.id}' stands in {where} of the columns; it stands in one")
                yield Remark(file, f"{question.id} > columns", message)
            if column.age and column.type not in ("date", "partial_date"):
                yield Remark(file, f"{question.id} > {column.id} > age", said("only a date has an age beside it"))
        if not all(question.columns):
            yield Remark(file, f"{question.id} > columns", said("a column has at least one field"))


def statements_ask_nothing(form: Form) -> Iterator[Remark]:
    """A statement is read, so it is neither required nor has missing states."""
    for section, question in every_question(form):
        for key in ("required_when", "missing"):
            if question.type == "statement" and getattr(question, key):
                yield Remark(file_of(section), f"{question.id} > {key}", said("a statement has nothing to answer"))


def choices_offer_a_choice(form: Form) -> Iterator[Remark]:
    """At least two options are offered, and only a choice of several has one that excludes the others."""
    for file, place, options, kind in every_choice(form):
        offered = [option for option in options if not option.retired]
        if options and len(offered) < 2:
            yield Remark(file, f"{place} > options", said("fewer than two options are offered"))
        for option in options:
            if option.exclusive and kind != "multi":
                message = said("only an option of a multi can exclude the others")
                yield Remark(file, f"{place} > {option.value} > exclusive", message)


def keys_of_levels_lie_apart(form: Form) -> Iterator[Remark]:
    """A level and a missing state never share a key, and T is kept for two views (practice.md parts 4 and 9)."""
    for scale in form.pack.scale:
        marks = [(scale.id, level.value, level.key) for level in scale.level]
        marks += [("missing", state.id, state.key) for state in form.pack.missing]
        taken: dict[str, str] = {"T": "two views"}
        for owner, name, key in marks:
            if key in taken:
                yield Remark(TOP, f"{owner} > {name} > key", said(f"the key {key} is already that of {taken[key]}"))
            taken.setdefault(key, name)


def keys_of_options_lie_apart(form: Form) -> Iterator[Remark]:
    """Two options of one question never share a key, nor does an option with a missing state of that question."""
    for section, question in every_question(form):
        states = {state.key: state.label for state in form.pack.missing if state.id in question.missing}
        for place, options, taken in (
            (question.id, question.options, states),
            *((f"{question.id} > {column.id}", column.options, {}) for column in question.field),
        ):
            used = dict(taken)
            for option in options:
                if option.key and option.key in used:
                    message = said(f"the key {option.key} is already that of '{used[option.key]}'")
                    yield Remark(file_of(section), f"{place} > {option.value} > key", message)
                used.setdefault(option.key or "", option.label)


def labels_fit(form: Form) -> Iterator[Remark]:
    """A label fits two lines of the smallest screen, a short form half of one."""
    for section in form.sections:
        file = file_of(section)
        for place, label, short in (("", section.title, section.short), *_labels(form, section.id)):
            at = f"{place} > " if place else ""
            if len(label) > LONGEST_LABEL:
                key = "label" if place else "title"
                yield Remark(file, f"{at}{key}", said(f"{len(label)} characters, and {LONGEST_LABEL} fit"))
            if short and len(short) > LONGEST_SHORT:
                yield Remark(file, f"{at}short", said(f"{len(short)} characters, and {LONGEST_SHORT} fit"))


def _labels(form: Form, section_id: str) -> Iterator[tuple[str, str, str | None]]:
    for question in form.section(section_id).question:
        yield question.id, question.label, question.short
        for option in question.options:
            yield f"{question.id} > {option.value}", option.label, None
        for column in question.field:
            yield f"{question.id} > {column.id}", column.label, column.short


def numbers_have_room(form: Form) -> Iterator[Remark]:
    """A range is not empty and a length is not nothing."""
    for section, question in every_question(form):
        low, high, length = question.minimum, question.maximum, question.max_length
        if low is not None and high is not None and low > high:
            yield Remark(file_of(section), f"{question.id} > minimum", said(f"{low} is above the maximum, {high}"))
        for place, limit in (
            (question.id, length),
            *((f"{question.id} > {c.id}", c.max_length) for c in question.field),
        ):
            if limit is not None and limit < 1:
                yield Remark(file_of(section), f"{place} > max_length", said("leaves no room for an answer"))


SHAPE = (
    keys_fit_the_type,
    what_is_listed_alone_can_be_matched,
    every_field_prints,
    statements_ask_nothing,
    choices_offer_a_choice,
    keys_of_levels_lie_apart,
    keys_of_options_lie_apart,
    labels_fit,
    numbers_have_room,
)
