"""Rules that read words: Q09, Q44, Q47, Q48, Q69, Q82, Q106. They suggest; their word lists stand in the pack.

What is found is stored nowhere and counted over nobody. The words of a young person are never looked at.
"""

from __future__ import annotations

from hsb_wizard.quality.finding import THINK, Case, Found, Rule
from hsb_wizard.quality.phrases import phrase_in, places_with

WITH_RESULTS = ("outside_view", "safety_of_others", "source_card")  # roles whose sections may quote a result


def no_admission_as_a_reason(case: Case) -> Found:
    """Q09: words that give a denial as the reason for no assessment or no protection."""
    yield from _suggested(
        case, "Q09", '"{found}" stands beside a reason for doing less. Protection needs no admission.'
    )


def denial_as_concern(case: Case) -> Found:
    """Q44: words that let a denial raise the concern."""
    yield from _suggested(
        case, "Q44", '"{found}" stands beside more concern. A denial says nothing about what may come.'
    )


def words_that_wound(case: Case) -> Found:
    """Q47: words that name a child after an act, or show one."""
    yield from _suggested(case, "Q47", 'The word "{found}" stands here. The young person may read this one day.')


def made_for_adults(case: Case) -> Found:
    """Q48: words of instruments and reasoning made for adults."""
    words = '"{found}" is made for adults. What holds for adults does not hold for a child.'
    yield from _suggested(case, "Q48", words, WITH_RESULTS)


def figure_quoted(case: Case) -> Found:
    """Q69: an outside result is quoted with a figure or a prediction. The program makes none of its own."""
    words = '"{found}" stands here. No figure says what one young person will do: keep what it means, in words.'
    yield from _suggested(case, "Q69", words, WITH_RESULTS)


def line_says_nothing_of_its_own(case: Case) -> Found:
    """Q82: the work in a line of the plan is a general phrase and hardly more."""
    for row in case.rows("plan_line"):
        for field in ("work", "change"):
            if found := phrase_in(case.form, "Q82", row.text(field)):
                yield (
                    f'Line {row.number} of the plan says "{found}" and little more. It could stand in any plan.',
                    row.place(field),
                )
                break


def nothing_but_confidential(case: Case) -> Found:
    """Q106: "confidential" or "data protection" is the whole reason for keeping something back."""
    for role, fields in (("source_card", ("because", "withheld")), ("copy", ("remark",))):
        for row in case.rows(role):
            for field in fields:
                if found := phrase_in(case.form, "Q106", row.text(field)):
                    yield f'"{found}" is the whole reason. On its own it is none.', row.place(field)


def _suggested(case: Case, rule: str, words: str, within: tuple[str, ...] = ()) -> Found:
    """What is found in all that the pair wrote, or in the sections of these roles."""
    texts, lowered = case.texts, case.lowered
    if within:
        sections = {case.role(role).partition(".")[0] for role in within}
        texts = tuple(each for each in texts if each[0].partition(".")[0] in sections)
        lowered = "\n".join(text for _, text in texts).casefold()
    for place, found in dict(places_with(case.form, rule, texts, lowered)).items():
        yield words.format(found=found), place


RULES = (
    Rule(
        "Q09",
        THINK,
        "sign",
        "Say what is done while it is denied. Health, school, family, safety and strengths are all open.",
        ("HMIP 2013 3.11", "HMIP 2013 4.1"),
        no_admission_as_a_reason,
    ),
    Rule(
        "Q44",
        THINK,
        "sign",
        "Say what raises concern besides it, or leave it out. The supervisor looks at this too.",
        ("HMIP 2013 1.3",),
        denial_as_concern,
    ),
    Rule(
        "Q47",
        THINK,
        "sign",
        'Say what was reported, in neutral words, and "reported" where it is not proven.',
        ("HMIP 2013 4.1",),
        words_that_wound,
    ),
    Rule(
        "Q48",
        THINK,
        "sign",
        "Leave it out, or say whose it is and why it does not hold here.",
        ("HMIP 2013 1.4", "HMIP 2013 5.24"),
        made_for_adults,
    ),
    Rule(
        "Q69",
        THINK,
        "sign",
        "Keep their words as theirs, and say what they mean for this young person and what they do not tell.",
        ("HMIP 2013 1.3", "HMIP 2013 1.14"),
        figure_quoted,
    ),
    Rule(
        "Q82",
        THINK,
        "sign",
        "Say exactly what work, with what aim, how often, and why this for this young person.",
        ("HMIP 2013 4.16",),
        line_says_nothing_of_its_own,
    ),
    Rule(
        "Q106",
        THINK,
        "sign",
        "Say what would be harmed by sharing, who decided, and when it is looked at again.",
        ("HMIP 2013 4.14",),
        nothing_but_confidential,
    ),
)
