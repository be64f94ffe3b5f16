"""Checks of practice: what may never be rated, how much a pair can finish, words that are not used, terms of use.

The lists and limits are decisions of practice and have no switch; a pack that needs them otherwise is another program.
"""

import re
from collections.abc import Iterator
from datetime import date

from hsb_wizard.forms.check_ids import TOP, every_question, file_of
from hsb_wizard.forms.definition import Question, Section
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.pack_text import Text, texts, whole
from hsb_wizard.forms.remark import Remark, said

MOST_RATED = 45
MOST_PROMPTS = 110
MOST_ON_SHORT_ROUTE = 45
MOST_WITH_BRANCHES = 180
MAY_NOT = "this question may not carry the scale"

# Identity and diversity, disability and diagnosis, care history, the account given, disclosure of own victimisation as
# such, chronology, justice and MAPPA, people harmed, services, age: a rating there would label the child.
NEVER_RATED_SECTIONS = frozenset(
    [
        "identity",
        "diversity",
        "chronology",
        "justice",
        "justice_status",
        "mappa",
        "people_harmed",
        "services",
        "sources",
        "journey",
        "setup",
    ]
)
NEVER_RATED_QUESTIONS = frozenset(
    [
        "age",
        "born",
        "account_given",
        "denial",
        "disclosure",
        "own_disclosure",
        "victimisation_disclosed",
        "diagnosis",
        "disability",
        "ethnicity",
        "religion",
        "faith",
        "language",
        "gender",
        "sexuality",
        "orientation",
        "nationality",
        "identity",
        "care_history",
        "care_status",
        "looked_after",
        "offences",
        "convictions",
        "registration",
        "mappa",
        "mappa_level",
        "people_harmed",
        "services",
        "chronology",
    ]
)
NEVER_RATED_REFS = re.compile(r"F4\.(?:14|16|17|19)-\d+|F4\.3-0[123]")
FACTOR_REF = re.compile(r"F4\.\d+-\d+")
PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


def never_rated(form: Form) -> Iterator[Remark]:
    """Nothing on the never-rated list carries the scale: by its own word, its section, its id or all it stands for."""
    for section, question in every_question(form):
        carries = question.type == "rating" or question.scale is not None
        if carries and _never(section, question):
            yield Remark(file_of(section), f"{question.id} > scale", said(MAY_NOT))


def _never(section: Section, question: Question) -> bool:
    stands_for = [ref for ref in question.refs if FACTOR_REF.fullmatch(ref)]
    return (
        question.never_rated
        or section.id in NEVER_RATED_SECTIONS
        or question.id in NEVER_RATED_QUESTIONS
        or (bool(stands_for) and all(NEVER_RATED_REFS.fullmatch(ref) for ref in stands_for))
    )


def prompts(form: Form, *, branches: bool = False, short_route: bool = False) -> int:
    """How many prompts must be answered: in every case, or with every branch open, or on the short route only."""
    return sum(
        1
        for section, question in every_question(form)
        if (branches or not section.only_when) and (not short_route or section.short_route or section.number is None)
        if (question.required_when if branches else _always(question))
    )


def _always(question: Question) -> bool:
    return (question.required_when or "").strip() == "True" and question.show_when is None


def the_size_can_be_finished(form: Form) -> Iterator[Remark]:
    """At most 45 rated factors, 110 prompts in every case, 45 on the short route, 180 with every branch open."""
    for found, most, what in (
        (len(form.factors), MOST_RATED, "rated factors"),
        (prompts(form), MOST_PROMPTS, "prompts that every case must answer"),
        (
            prompts(form, short_route=True),
            MOST_ON_SHORT_ROUTE,
            "prompts that every case must answer on the short route",
        ),
        (prompts(form, branches=True), MOST_WITH_BRANCHES, "prompts that must be answered with every branch open"),
    ):
        if found > most:
            yield Remark(TOP, "sections", said(f"{found} {what}, and a pair can finish {most}"))


def no_pronouns(form: Form) -> Iterator[Remark]:
    """Pack text says "the young person" or "they"; how to write about somebody is asked, never assumed."""
    if not PRONOUN.search(whole(form)):
        return
    asked = form.pack.roles.get("pronoun", "")
    for text in texts(form):
        found = PRONOUN.search(text.words)
        if not found or _is_the_word_itself(asked, text):
            continue
        message = f"'{found[0]}' is not used in a form; write 'they' or 'the young person'"
        yield Remark(text.file, text.place, said(message))


def _is_the_word_itself(asked: str, text: Text) -> bool:
    """Whether a text is the label of an option of the question that asks how to write about somebody."""
    section_id, _, question_id = asked.partition(".")
    steps = text.place.split(" > ")
    return text.file == f"{section_id}.toml" and len(steps) == 3 and (steps[0], steps[2]) == (question_id, "label")


def an_english_pack_prints_everywhere(form: Form) -> Iterator[Remark]:
    """A note on characters that an old console (code page 437) cannot draw."""
    if not form.pack.language.startswith("en"):
        return
    for text in texts(form):
        odd = [] if text.words.isascii() else sorted({sign for sign in text.words if not _in_437(sign)})
        if odd:
            signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in odd)
            message = said(f"an old console cannot draw {signs}; plain quotes and hyphens are safe")
            yield Remark(text.file, text.place, message, "note")


def _in_437(sign: str) -> bool:
    try:
        sign.encode("cp437")
    except UnicodeEncodeError:
        return False
    return True


def the_licence_is_stated(form: Form) -> Iterator[Remark]:
    """Terms and attribution are there, and items of somebody else come with their permission."""
    licence = form.pack.licence
    for key in ("spdx", "attribution"):
        if not getattr(licence, key).strip():
            yield Remark(TOP, f"licence > {key}", said("is empty; say under which terms the form may be used"))
    if licence.third_party_items and not licence.permission.strip():
        message = said("items of somebody else need the words of their permission")
        yield Remark(TOP, "licence > permission", message)


def words_are_up_to_date(form: Form, today: date) -> Iterator[Remark]:
    """A note on words then and now that nobody has looked at for twelve months."""
    for words in form.pack.words:
        then = words.as_of
        if (today.year - 1, today.month, today.day) > (then.year, then.month, then.day):
            message = said(f"'{words.now}' was last checked on {then.isoformat()}, more than 12 months ago")
            yield Remark(TOP, f"words > {words.id} > as_of", message, "note")


PRACTICE = (
    never_rated,
    the_size_can_be_finished,
    no_pronouns,
    an_english_pack_prints_everywhere,
    the_licence_is_stated,
)
