"""Checks of roles: what the program must find is named by the pack and is of a type the program can use.

A role is how code speaks of a question; no rule and no document names a path. ROLES are those every pack gives; those
that only rules ask for, and that a pack may be without, stand in `rule_roles`.
"""

from collections.abc import Iterator

from hsb_wizard.forms.check_ids import TOP, every_question, file_of
from hsb_wizard.forms.definition import Question
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.remark import Remark, said
from hsb_wizard.forms.rule_roles import RULE_FIELDS, RULE_ROLES, RULE_VALUES
from hsb_wizard.forms.spelling import nearest

SECTION = "section"
WORDS = ("text", "long_text")
CHOICE = ("single",)
DATE = ("date",)
ROLES: dict[str, tuple[str, ...]] = {
    "born": ("partial_date",),
    "proceedings": CHOICE,
    "reach_safely": CHOICE,
    "proceedings_agreed": WORDS,
    "solicitor": WORDS,
    "response": CHOICE,
    "response_reason": WORDS,
    "response_by": (*WORDS, "person"),
    "response_on": DATE,
    "pronoun": CHOICE,
    "own_word": WORDS,
    "route": CHOICE,
    "allocated": DATE,
    "order_ends": DATE,
    "delay_reason": (*WORDS, "single", "multi"),
    "delay_meanwhile": WORDS,
    "safety": (SECTION,),
    "safety_until": DATE,
    "tell": ("repeat",),
    "source_card": ("repeat",),
    "session_notes": ("repeat",),
    "gate": CHOICE,
    "outcome_sources": ("multi",),
    "provisional_on": WORDS,
    "suitability": CHOICE,
    "suitability_limits": (*WORDS, "multi"),
    "suitability_reason": WORDS,
    "suitability_by": (*WORDS, "person"),
    "cognitive_assessment": CHOICE,
    "adaptations": ("multi",),
    "adaptations_other": WORDS,
    "advice_asked_of": WORDS,
    "advice_due": DATE,
    "advice_review": DATE,
    "advice_decides": (*WORDS, "person"),
    "matter": ("repeat",),
    "account_given": CHOICE,
    "children_at_home": ("yes_no",),
    "child_at_home": ("repeat",),
    "triggers": WORDS,
    "planning": WORDS,
    "pattern": WORDS,
    "raises_concern": WORDS,
    "how": WORDS,
    "why": WORDS,
    "three_sentences": WORDS,
    "confidence_limits": WORDS,
    "safety_of_others": CHOICE,
    "own_safety": CHOICE,
    "others_settings": WORDS,
    "others_change": WORDS,
    "others_until": DATE,
    "own_settings": WORDS,
    "own_change": WORDS,
    "own_until": DATE,
    "plan_line": ("repeat",),
    "not_now": ("repeat",),
    "harmed_safety": WORDS,
    "family_work": WORDS,
    "family_support": WORDS,
    "next_meeting": DATE,
}
FIELDS = {
    "tell": ("words", "who", "when", "others", "danger", "told_whom", "told_at", "reply", "plan_changed"),
    "source_card": ("agency", "status"),
    "session_notes": ("on", "who_was_there", "today_plan", "notes", "own_words"),
    "plan_line": (
        *("factors", "change", "work", "kind", "who", "agency", "start", "by_when", "measure"),
        *("ends", "less_restrictive"),
    ),
    "not_now": ("factor", "because"),
    "matter": ("status",),
    "child_at_home": ("safe_care",),
}
VALUES = {
    "proceedings": ("none", "police", "no_plea", "not_guilty", "decided"),
    "response": ("within_expected", "short_route", "full_route"),
    "pronoun": ("they", "she", "he"),
    "account_given": ("accepts", "partly", "denies", "not_discussed"),
    "outcome_sources": ("young_person",),
    "safety_of_others": ("everyday", "extra", "close", "cannot_say"),
    "own_safety": ("everyday", "extra", "close", "cannot_say"),
}


def roles_are_complete(form: Form) -> Iterator[Remark]:
    """Every role of the program is given; a role it does not know is worth a note."""
    given = form.pack.roles
    for role in ROLES:
        if role not in given:
            yield Remark(TOP, f"roles > {role}", said("the program needs this role, and it is not given"))
    for role in given:
        if role not in ROLES and role not in RULE_ROLES:
            message = said("the program asks for no such role", nearest(role, (*ROLES, *RULE_ROLES)))
            yield Remark(TOP, f"roles > {role}", message, "note")


def roles_are_of_their_type(form: Form) -> Iterator[Remark]:
    """What a role names is there, and of a type the program can use for it."""
    sections = [section.id for section in form.sections]
    for role, path in form.pack.roles.items():
        allowed, place = ROLES.get(role) or RULE_ROLES.get(role), f"roles > {role}"
        if allowed == (SECTION,):
            if path not in sections:
                yield Remark(TOP, place, said(f"'{path}' is not a section", nearest(path, sections)))
        elif path not in form.questions:
            yield Remark(TOP, place, said(f"'{path}' is not a question", nearest(path, form.questions)))
        elif allowed and form.question(path).type not in allowed:
            message = f"'{path}' is of type {form.question(path).type}, and the program needs {' or '.join(allowed)}"
            yield Remark(TOP, place, said(message))


def _held(form: Form, role: str) -> Question | None:
    path = form.pack.roles.get(role, "")
    return form.question(path) if path in form.questions else None


def roles_have_their_fields_and_values(form: Form) -> Iterator[Remark]:
    """A repeat in a role has the fields that the program fills, a choice the values that rules ask for."""
    for role, wanted in (*FIELDS.items(), *VALUES.items(), *RULE_FIELDS.items(), *RULE_VALUES.items()):
        question = _held(form, role)
        if question is None or question.type not in ("repeat", "single", "multi"):
            continue
        of_repeat = question.type == "repeat"
        there = [column.id for column in question.field] if of_repeat else [option.value for option in question.options]
        file, _, place = form.role(role).partition(".")
        for name in wanted:
            if name not in there:
                what = "field" if of_repeat else "option"
                message = said(f"the program needs the {what} '{name}' here (role {role})", nearest(name, there))
                yield Remark(f"{file}.toml", f"{place} > {'field' if of_repeat else 'options'}", message)


def the_gate_opens_and_holds(form: Form) -> Iterator[Remark]:
    """One section is the gate; its question says of each option what it opens, and both ways are there."""
    gates = [section.id for section in form.sections if section.gate]
    if len(gates) != 1:
        yield Remark(TOP, "sections", said(f"exactly one section has gate = true, not {len(gates)}"))
    question = _held(form, "gate")
    if question is None:
        return
    path = form.role("gate")
    file, place = f"{path.partition('.')[0]}.toml", path.partition(".")[2]
    if gates and path.partition(".")[0] not in gates:
        yield Remark(file, place, said("the question that decides the gate stands outside the gate's section"))
    for option in question.options:
        if option.gate is None and not option.retired:
            yield Remark(file, f"{place} > {option.value} > gate", said("does not say what this outcome opens"))
    ways = {option.gate for option in question.options if not option.retired}
    if not ways & {"open", "provisional"}:
        yield Remark(file, f"{place} > options", said("no outcome opens the gate"))
    if "hold" not in ways:
        yield Remark(file, f"{place} > options", said("no outcome holds"))


def only_the_gate_decides(form: Form) -> Iterator[Remark]:
    """No option of another question says that it opens anything."""
    for section, question in every_question(form):
        if f"{section.id}.{question.id}" == form.pack.roles.get("gate"):
            continue
        for option in question.options:
            if option.gate:
                place = f"{question.id} > {option.value} > gate"
                yield Remark(file_of(section), place, said("only the question of the role 'gate' decides the gate"))


ROLE_CHECKS = (
    roles_are_complete,
    roles_are_of_their_type,
    roles_have_their_fields_and_values,
    the_gate_opens_and_holds,
    only_the_gate_decides,
)
