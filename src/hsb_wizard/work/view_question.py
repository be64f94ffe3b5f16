"""One question as a form: what is asked, what can be answered, what stands already. Pure.

Nothing is pre-selected, and what the other assessor wrote is not in the value before both were shown.
"""

from __future__ import annotations

from hsb_wizard.assessment.agreement import compare_one, needs_settling
from hsb_wizard.assessment.days import read_date
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.play import closed_because, offered, voices_of
from hsb_wizard.assessment.validity import NOT_A_DATE, remark
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.definition import Question
from hsb_wizard.forms.spoken import translation_notice
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.typed import shown_list
from hsb_wizard.work.view_agree import agree_choices, differ_words, sides, standing_choices
from hsb_wizard.work.view_answer import BOTH, NOT_A_NUMBER, SEVERAL, TEXTS, WORDS, show_value
from hsb_wizard.work.view_base import AFTER_ALL, MISSING, TWO_VIEWS, Choice, Field, FormView, Values, with_letters
from hsb_wizard.work.view_compare import evidence_words
from hsb_wizard.work.view_draw import reflowed
from hsb_wizard.work.view_place import is_rated, walk, where_in_section
from hsb_wizard.work.view_sources import known_sources
from hsb_wizard.work.view_voice import SURE, helps, voice_at

ASK_FIRST = (("priority",), (TWO_VIEWS, "concern"), ("strength",))  # what a line of the plan is most often for
FOOT = "Part of the record. Others may have a right to read it."
OTHERS = "  (part of the record; others may read)"
UNSAFE = "Something unsafe? F4 takes this to Tell someone now: it is never sealed."
ANSWERED = "Answered. You will both see it when you have both finished."
LAST = "The last one to rate. F7: I have finished this section. F8 goes on."
ONLY_ASSESSORS = "Only the two assessors of this record answer here."
FINISHED = "You have finished this part. Open the section to go on with it."


def question_view(record: Record, path: str, me: Voice | None, typed: Values | None = None) -> FormView:
    """The page of the question at ``path`` for whoever is at the keyboard. ``typed`` is what its fields hold now."""
    form, question = record.form, record.form.question(path)
    voice = voice_at(record, path, me)
    agreeing = voice is Voice.AGREED and Voice.LEAD in voices_of(form, record.assessment, path)
    above = (*_above(record, path, brief=agreeing), *_statement(question))
    closed = _closed(record, path, voice)
    title = form.section(path.partition(".")[0]).title
    where, helped = where_in_section(record, path), helps_line(record, path)
    if closed or question.type == "statement" or voice is None:
        below = _as_it_stands(record, path, voice) if voice else ()
        above = (*above, *(("", closed) if closed else ()))
        return FormView(title, where, above, below=below, helps=helped)
    fields = _fields(record, path, voice, typed or {}, agreeing)
    below = _below(record, path, voice)
    if not agreeing:
        return FormView(title, where, above, fields, below, helps=helped, foot=say(UNSAFE))
    both = sides(record, path)
    above = (*above, *both[0], *both[1], *evidence_words(record, path))
    below = (*below, *_lead_in(record, path))
    return FormView(title, where, above, fields, below, helps=helped, pair=both)  # nothing is sealed here: no UNSAFE


def helps_line(record: Record, path: str) -> str:
    """The adaptations, on every page of the sections after the screen."""
    number = record.form.section(path.partition(".")[0]).number
    return helps(record) if number and number > 1 else ""


def _above(record: Record, path: str, *, brief: bool) -> tuple[str, ...]:
    question = record.form.question(path)
    section = record.form.section(path.partition(".")[0])
    lead_in = () if brief else _lead_in(record, path)
    denied = section.denied_hint if path == _role(record, "account_given") else ""
    hint = "" if brief else question.guidance.hint
    notice = translation_notice(record.form, section.id)
    if question.scale and not notice:
        notice = translation_notice(record.form)
    return tuple(line for line in (f"!{question.label}", hint, *lead_in, denied, notice) if line)


def _lead_in(record: Record, path: str) -> tuple[str, ...]:
    scale = record.form.question(path).scale
    return (record.form.scale(scale).lead_in,) if scale else ()


def _role(record: Record, role: str) -> str:
    return record.form.pack.roles.get(role, "")


def _statement(question: Question) -> tuple[str, ...]:
    if question.type != "statement":
        return ()
    return ("", *reflowed(question.guidance.body), *(f"- {line}" for line in question.guidance.look_for))


def _closed(record: Record, path: str, voice: Voice | None) -> str:
    if record.form.question(path).type == "statement":
        return ""
    closed = closed_because(record.form, record.play, path)
    if closed:
        return closed
    if voice is None:
        return say(ONLY_ASSESSORS)
    part = record.form.part_of(path)
    finished = voice is not Voice.AGREED and (part, voice) in record.assessment.finished
    return say(FINISHED) if finished and part not in record.assessment.revealed else ""


def _as_it_stands(record: Record, path: str, voice: Voice) -> tuple[str, ...]:
    """The answer in words where it can be read and not changed."""
    answer = record.assessment.answer(path, voice)
    return ("", *answer_lines(record, path, answer)) if answer else ()


def answer_lines(record: Record, path: str, answer: Answer) -> tuple[str, ...]:
    """An answer as lines to read: its words, its note, its sources."""
    sources = say("From {sources}", sources=", ".join(answer.sources)) if answer.sources else ""
    return tuple(line for line in (in_words(record, path, answer), *answer.note.splitlines(), sources) if line)


def in_words(record: Record, path: str, answer: Answer | None) -> str:
    """What an answer says, in the words of the form."""
    form, question = record.form, record.form.question(path)
    if answer is None or not answer.says_something:
        return say("Not answered")
    if answer.missing:
        return form.missing(answer.missing).label
    labels = {option.value: option.label for option in question.options} | {"yes": say("Yes"), "no": say("No")}
    if question.scale:
        labels = {level.value: f"{level.key}  {level.label}" for level in form.scale(question.scale).level}
    if question.type == "factors":
        labels = {each: form.question(each).short_label for each in form.factors}
    values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    return ", ".join(labels.get(str(value), show_value(question.type, value)) for value in values)


def _fields(record: Record, path: str, voice: Voice, typed: Values, agreeing: bool) -> tuple[Field, ...]:
    question, answer = record.form.question(path), record.assessment.answer(path, voice)
    made: list[Field] = []
    if question.type in TEXTS:
        made += _text_fields(record, path, answer, typed)
    else:
        after_all = typed.get("answer") == (AFTER_ALL,)
        made.append(_answer_field(record, path, answer, agreeing, after_all=after_all))
    made += _follow_up(record, question, answer)
    made += _settled(record, path, answer) if agreeing else []  # before the keys beside it: words come soonest
    made += _for_whom(record, question, answer, voice)
    if question.confidence and answer and answer.value is not None:
        made.append(
            Field("confidence", "choice", say("How sure of this?"), choices=SURE, chosen=_some(answer.confidence))
        )
    if not agreeing and _takes_note(question, answer):
        made += _evidence(record, question, answer, voice)
    return tuple(made)


def _answer_field(record: Record, path: str, answer: Answer | None, agreeing: bool, *, after_all: bool) -> Field:
    if agreeing and path in record.assessment.two_views and not after_all:
        return Field("answer", "choice", differ_words(record, path), choices=standing_choices())
    question = record.form.question(path)
    missing = _missing_choices(record, question)
    letters = frozenset(choice.letter for choice in missing)
    own = with_letters(_own_choices(record, path, _chosen(answer)), letters)
    take = agree_choices(record, path) if agreeing else ()
    return Field(
        "answer",
        "multi" if question.type in SEVERAL else "choice",
        differ_words(record, path) if agreeing else "",
        choices=(*take[:-1], *own, *missing, *take[-1:]),
        chosen=_chosen(answer),
        remark=remark(record.form, path, answer) if answer else "",
    )


def _own_choices(record: Record, path: str, chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    form, question = record.form, record.form.question(path)
    if question.scale:
        return tuple(
            Choice(level.value, level.label, level.key, level.anchor, level.label.split(":")[0].split(" to ")[0])
            for level in form.scale(question.scale).level
        )
    if question.type == "yes_no":
        return (Choice("yes", say("Yes"), "Y"), Choice("no", say("No"), "N"))
    if question.type == "factors":
        return factor_choices(record, chosen)
    allowed = offered(form, record.play, path)
    return tuple(
        Choice(option.value, option.label, option.key or "", option.anchor, alone=option.exclusive)
        for option in question.options
        if option.value in allowed
    )


def factor_choices(record: Record, chosen: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    """The factors a plan can answer, by number: priorities first; all of them while nothing is agreed yet.

    Where two views stand a plan is needed as well: arrangements apply until it is settled.
    """
    form, said = record.form, factors_said(record)
    found = [path for path in said if any(said[path] in group for group in ASK_FIRST) or path in chosen] or list(said)
    first = [path for group in ASK_FIRST for path in found if said[path] in group]
    paths = [*first, *(path for path in found if path not in first)]
    made = []
    for path in paths:
        words = f" ({level_words(record, path)})" if any(said[path] in group for group in ASK_FIRST) else ""
        made.append(Choice(path, f"{form.factor_number(path)} {form.question(path).short_label}{words}"))
    return tuple(made)


def factors_said(record: Record) -> dict[str, str]:
    """Each factor that is asked now, in order, with the level that is agreed or that two views stand there."""
    form, a = record.form, record.assessment
    paths = (path for path in form.factors if path in record.play.shown and record.play.on_route(path.split(".")[0]))
    return {path: TWO_VIEWS if path in a.two_views else a.text(path) for path in paths}


def level_words(record: Record, path: str) -> str:
    """The level of a factor that is answered, in a word or two."""
    if path in record.assessment.two_views:
        return say("Two views")
    return record.form.level(record.assessment.text(path)).label.split(":")[0]


def _missing_choices(record: Record, question: Question) -> tuple[Choice, ...]:
    states = [state for state in record.form.pack.missing if state.id in question.missing]
    return tuple(Choice(MISSING + state.id, state.label, state.key, state.note) for state in states)


def _chosen(answer: Answer | None) -> tuple[str, ...]:
    if answer is None:
        return ()
    if answer.missing:
        return (MISSING + answer.missing,)
    if isinstance(answer.value, tuple):
        return answer.value
    return () if answer.value is None else (str(answer.value),)


def _text_fields(record: Record, path: str, answer: Answer | None, typed: Values) -> list[Field]:
    question = record.form.question(path)
    text = show_value(question.type, answer.value) if answer else ""
    odd = remark(record.form, path, answer) if answer else ""
    held = typed.get("text", "")
    if question.type == "number" and isinstance(held, str) and held.strip() and held.strip() != text:
        odd = NOT_A_NUMBER
    hint = {
        "date": "As you write it: 20 11 2026, 20 Nov 2026, today",
        "partial_date": "A year, a month and year, or a day: 2026, 11 2026, 20 11 2026",
    }.get("" if question.guidance.hint else question.type, "")
    made = [Field("text", "box" if question.type == "long_text" else "line", "", hint, text=text, remark=odd)]
    missing = _missing_choices(record, question)
    if missing:
        both = BOTH if held and typed.get("missing") and not (answer and answer.missing) else ""
        marked = tuple(each for each in _chosen(answer) if each.startswith(MISSING))
        made.append(Field("missing", "choice", "Or", choices=missing, chosen=marked, remark=both))
    return made


def _follow_up(record: Record, question: Question, answer: Answer | None) -> list[Field]:
    if answer is None or not answer.missing:
        return []
    state = record.form.missing(answer.missing)
    prompt = question.follow_up.get(state.id, "") or state.ask_label or state.label
    who = Field("who", "line", prompt, text=answer.who)
    odd = NOT_A_DATE if answer.until and read_date(answer.until) is None else ""
    until = Field("until", "line", say("By when"), text=show_value("date", answer.until), remark=odd)
    if state.asks == "who_by_when":
        return [who, until]
    if state.asks == "who":
        return [who]
    if state.asks == "review_date":
        return [replace(until, label=prompt)]
    return []


def _for_whom(record: Record, question: Question, answer: Answer | None, voice: Voice) -> list[Field]:
    if not (question.scale and answer and voice is Voice.AGREED):
        return []
    scale = record.form.scale(question.scale)
    if answer.value not in scale.for_whom_levels:
        return []
    choices = tuple(Choice(each.value, each.label, each.key or "") for each in scale.for_whom)
    return [Field("for_whom", "choice", f"{scale.for_whom_label}:", choices=choices, chosen=_some(answer.for_whom))]


def _settled(record: Record, path: str, answer: Answer | None) -> list[Field]:
    if answer is None or not needs_settling(compare_one(record.form, record.assessment, path)):
        return []
    return [Field("settled", "box", say("What settled this difference?"), text=answer.settled, foot=FOOT)]


def _takes_note(question: Question, answer: Answer | None) -> bool:
    """Words hold their own note; a date or number, like a choice, often needs a word beside it."""
    if question.type in WORDS:
        return bool(answer and (answer.missing or answer.note))
    return True


def _evidence(record: Record, question: Question, answer: Answer | None, voice: Voice) -> list[Field]:
    state = answer.missing if answer else None
    asked = question.follow_up.get(state, "") if state and not record.form.missing(state).asks else ""
    prompt = asked or question.evidence or (say("In a sentence: why") if question.confidence else say("Note"))
    label = prompt + OTHERS if len(prompt + OTHERS) <= 78 else prompt
    foot = "" if label != prompt else FOOT
    note = Field("note", "box", label, text=answer.note if answer else "", foot=foot)
    if not (question.type == "rating" or question.confidence or question.evidence):
        return [note]
    sources = Field(
        "sources", "line", "From", text=shown_list(answer.sources if answer else ()),
        offers=known_sources(record, voice),
    )  # fmt: skip
    return [note, sources]


def _below(record: Record, path: str, voice: Voice) -> tuple[str, ...]:
    answer = record.assessment.answer(path, voice)
    if voice is Voice.AGREED or answer is None or not answer.says_something:
        return ()
    part = record.form.part_of(path)
    factors = [each for each in walk(record, path.partition(".")[0]) if record.form.part_of(each) == part]
    rated = [each for each in factors if is_rated(record, each)]
    return (ANSWERED, *((say(LAST),) if rated and path == rated[-1] else ()))


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
