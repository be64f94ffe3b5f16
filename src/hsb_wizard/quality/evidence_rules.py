"""Rules about what answers rest on: Q28, Q56, Q57, Q58, Q61, Q63, Q65. Each is one pure function.

They count work to do, in words, and nothing over a child.
"""

from __future__ import annotations

import re

from hsb_wizard.assessment.agreement import standing
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.naming import ANALYSIS, numbers_in
from hsb_wizard.assessment.play import answerable
from hsb_wizard.assessment.stars import texts_of
from hsb_wizard.quality import evidence
from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Found, Rule
from hsb_wizard.quality.when import in_figures_of_speech

JUDGEMENTS = (
    ("safety_of_others", ("others_settings", "others_change"), "what the safety of other people calls for"),
    ("own_safety", ("own_settings", "own_change"), "what the young person's own safety and wellbeing calls for"),
)
FIRST_WORD = re.compile(r"\w{5,}")


def factor_on_one_account(case: Case) -> Found:
    """Q28: a factor rests on a single account, or names no source."""
    for path in evidence.on_one_account(case):
        yield f"{_label(case, path)} rests on one account. Who else would know?", path
    for path in evidence.without_source(case):
        yield f"{_label(case, path)} names no source. A reader cannot weigh it.", path


def many_on_one_account(case: Case) -> Found:
    """Q28, its WHY half: more factors than the team allows rest on one account or name no source."""
    found = (*evidence.on_one_account(case), *evidence.without_source(case))
    if found and len(found) * case.house_rules.thresholds.one_account_part > len(case.judged):
        count = in_figures_of_speech(len(found))
        words = f"{count.capitalize()} factors rest" if len(found) > 1 else "One factor rests"
        yield f"{words} on one account or on no source that is named.", min(found, key=case.form.place_of)


def nothing_said_in_a_section(case: Case) -> Found:
    """Q56: a section has rated factors without any answer, or has no answer at all. "Not known yet" is an answer."""
    named: list[str] = []
    first = ""
    for section in case.form.sections:
        if section.number is None or not case.play.on_route(section.id):
            continue
        shown = (path for path in case.form.paths_of(section.id) if path in case.play.shown)
        paths = [path for path in shown if answerable(case.form.question(path))]
        rated = [path for path in paths if case.form.question(path).type == "rating"]
        open_ = [path for path in rated if standing(case.assessment, path) == "open"]
        if open_ or not (rated or any(_anything(case, path) for path in paths)):
            count = f" ({in_figures_of_speech(len(open_))} open)" if open_ else ""
            named.append(f"{section.short or section.title}{count}")
            first = first or (open_ or paths or [section.id])[0]
    if named:
        yield f"Not answered yet: {'; '.join(named)}. What nobody looked at cannot be told from what is well.", first


def _anything(case: Case, path: str) -> bool:
    return bool(case.assessment.rows.get(path)) or standing(case.assessment, path) != "open"


def caring_not_looked_at(case: Case) -> Found:
    """Q57: pressures on the family, caring for others among them, have no answer."""
    yield from _unrated(case, "pressures", "Whether this young person cares for somebody at home was not looked at.")


def home_not_judged(case: Case) -> Found:
    """Q63: whether the home is safe and suitable has no answer."""
    yield from _unrated(case, "home_safe", "Whether the home is safe and suitable, for all who live there, is open.")


def family_history_without_words(case: Case) -> Found:
    """Q58: the family's history has no answer, or a level and not a word on what it has to do with the behaviour."""
    yield from _unrated(case, "family_history", "What in the family's history bears on this was not looked at.")
    path = case.role("family_history")
    if case.asked("family_history") and case.assessment.value(path) and not any(a.note for a in case.heard(path)):
        yield "The family's history has a level and not a word on what it has to do with the behaviour.", path


def _unrated(case: Case, role: str, words: str) -> Found:
    if case.asked(role) and standing(case.assessment, case.role(role)) == "open":
        yield words, case.role(role)


def few_strengths(case: Case) -> Found:
    """Q61: strengths stand in fewer parts of life than the team looks for."""
    if not case.on_route("build_on"):
        return
    wanted = case.house_rules.thresholds.strength_places
    strong = (path for path in case.judged if case.assessment.value(path) == "strength")
    places = {path.partition(".")[0] for path in strong} | set(case.chosen("build_on"))
    if len(places) < wanted:
        yield (
            f"Strengths stand in fewer than {in_figures_of_speech(wanted)} parts of life. Good plans build on them.",
            case.role("build_on"),
        )


def judgement_without_reason(case: Case) -> Found:
    """Q65: one of the two judgements has an answer and not one reason."""
    for role, beside, words in JUDGEMENTS:
        path = case.role(role)
        if not case.asked(role) or standing(case.assessment, path) == "open":
            continue
        notes = any(each.note or each.settled for each in _everybody(case, path))
        if not notes and not any(case.said(each) for each in beside):
            yield f"There is no reason for {words}. Without one it can be neither questioned nor changed.", path


def _everybody(case: Case, path: str) -> list[Answer]:
    """What is said at a judgement, the two views of the assessors with it: whether a note is there tells no rating."""
    return [each for voice in Voice if (each := case.assessment.answer(path, voice)) is not None]


def reasons_name_few_factors(case: Case) -> Found:
    """Q65, its THINK half: the reasons name fewer factors, or strengths among them, than the team looks for."""
    if not case.asked("safety_of_others") or standing(case.assessment, case.role("safety_of_others")) == "open":
        return
    # wherever the wall calls a factor used in the analysis: the two never contradict each other
    sections = {case.role(role).partition(".")[0] for role in ANALYSIS if case.asked(role)}
    texts = [
        text
        for (voice, path), answer in case.assessment.answers.items()
        if voice is Voice.AGREED and path.partition(".")[0] in sections
        for text in texts_of(answer)
    ]
    for role, _, _ in JUDGEMENTS:
        texts += [each.note for each in case.heard(case.role(role))]
    named = _named(case, "\n".join(texts).casefold())
    strong = [path for path in named if case.assessment.value(path) == "strength"]
    limits = case.house_rules.thresholds
    if len(named) < limits.reasons_factors or len(strong) < limits.reasons_strengths:
        yield (
            "The reasons point to few of the factors, or to no strength. A reader cannot see what they rest on.",
            case.role("three_sentences") if case.asked("three_sentences") else case.role("safety_of_others"),
        )


def _named(case: Case, text: str) -> list[str]:
    """The factors that a text names: by number, or by the first word of what they are called."""
    numbers = numbers_in(text)
    first = {path: FIRST_WORD.match(case.form.question(path).short_label) for path in case.form.factors}
    return [
        path
        for path, word in first.items()
        if case.form.factor_number(path) in numbers or (word is not None and word[0].casefold() in text)
    ]


def _label(case: Case, path: str) -> str:
    return f"{case.form.factor_number(path)} {case.form.question(path).short_label}"


RULES = (
    Rule(
        "Q28",
        THINK,
        "sign",
        "Name a second source, or say in the note that there is none and what that means.",
        ("HMIP 2013 4.8",),
        factor_on_one_account,
    ),
    Rule(
        "Q28",
        WHY,
        "sign",
        "Add sources where there are any, or say why so much rests on one account.",
        ("HMIP 2013 4.8",),
        many_on_one_account,
    ),
    Rule(
        "Q56",
        WHY,
        "sign",
        'Answer each; "Not known yet", with who finds out, is an answer.',
        ("HMIP 2013 1.13", "HMIP 2013 4.2"),
        nothing_said_in_a_section,
    ),
    Rule("Q57", THINK, "sign", "Ask, and answer Pressures on the family.", ("HMIP 2013 2.8",), caring_not_looked_at),
    Rule(
        "Q58",
        THINK,
        "sign",
        "Write in the note what in the history bears on the behaviour, or that nothing does.",
        ("HMIP 2013 3.7",),
        family_history_without_words,
    ),
    Rule(
        "Q61",
        THINK,
        "sign",
        "Look at school, friends, skills, faith and family for what works, and mark what there is to build on.",
        ("HMIP 2013 1.13", "HMIP 2013 2.12"),
        few_strengths,
    ),
    Rule(
        "Q63",
        THINK,
        "sign",
        "Answer whether the home is safe and suitable, other children there with it.",
        ("HMIP 2013 5.12", "HMIP 2013 3.7"),
        home_not_judged,
    ),
    Rule(
        "Q65",
        STOP,
        "sign",
        "Give one sentence of reason, or the settings and what would change it.",
        ("HMIP 2013 4.1", "HMIP 2013 4.6"),
        judgement_without_reason,
    ),
    Rule(
        "Q65",
        THINK,
        "sign",
        "Name the factors, by their numbers as in [5.2] or by what they are called, with a strength among them.",
        ("HMIP 2013 4.1", "HMIP 2013 4.6"),
        reasons_name_few_factors,
    ),
)
