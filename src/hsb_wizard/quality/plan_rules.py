"""Rules about the analysis and the plan: Q41, Q42, Q80, Q81, Q83, Q92, Q93, Q97, Q100, Q101. Each is one pure function.

"High priority" is agreed at Priority and nothing else (engineering.md part 6); two views count for both of them.
"""

from __future__ import annotations

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Found, Rule

BOXES = (
    ("triggers", "what came before it"),
    ("planning", "planning"),
    ("pattern", "the pattern over time"),
    ("raises_concern", "what raises concern"),
)
NAMELESS = frozenset({"all", "everyone", "everybody", "mappa", "all agencies", "the team", "tbc", "tba"})


def analysis_box_blank(case: Case) -> Found:
    """Q41: one of the four boxes of the analysis is blank. There is no test of length."""
    for role, words in BOXES:
        if case.on_route(role) and not case.honest(role):
            yield (
                f"The analysis says nothing about {words}. A plan can only answer what was understood.",
                case.role(role),
            )


def how_and_why_blank(case: Case) -> Found:
    """Q42: nothing on how, or on why, this behaviour came about."""
    for role, words in (("how", "how the behaviour came about"), ("why", "why it came about")):
        if case.on_route(role) and not case.honest(role):
            yield f"Nothing is said on {words}. It is what the work has to answer.", case.role(role)


def priority_without_line(case: Case) -> Found:
    """Q80: a factor agreed at Priority has no line in the plan and no "not now because"."""
    lines = case.role("plan_line")
    if not case.play.on_route(lines.partition(".")[0]):
        return
    answered = answered_factors(case) | _factors_of(case, case.role("not_now"), "factor")
    for path in case.form.factors:
        if _is_priority(case, path) and path not in answered:
            label = case.form.question(path).short_label
            message = (
                f"{case.form.factor_number(path)} {label} is a priority and no line of the plan "
                "answers it. It would be left undone."
            )
            yield message, lines, path


def line_without_factor(case: Case) -> Found:
    """Q81: a line of the plan names no factor."""
    lines = case.role("plan_line")
    for place, row in enumerate(case.assessment.rows.get(lines, ()), start=1):
        if not case.assessment.value(f"{lines}/{row}/factors"):
            yield (
                f"Line {place} of the plan does not say which factor it answers. Nobody can see why it is there.",
                f"{lines}/{row}/factors",
            )


def line_incomplete(case: Case) -> Found:
    """Q83: a line of the plan has no person, no agency or no date, or is owned by nobody in particular."""
    lines = case.role("plan_line")
    for place, row in enumerate(case.assessment.rows.get(lines, ()), start=1):
        for field, words in (("who", "who does it"), ("agency", "which agency"), ("by_when", "by when")):
            if not case.assessment.value(f"{lines}/{row}/{field}"):
                yield (
                    f"Line {place} of the plan does not say {words}. What nobody owns is not done.",
                    f"{lines}/{row}/{field}",
                )
        owner = case.assessment.text(f"{lines}/{row}/who").strip().casefold()
        if owner in NAMELESS:
            yield (
                f"Line {place} of the plan is owned by nobody in particular. What all own, nobody does.",
                f"{lines}/{row}/who",
            )


def line_without_measure(case: Case) -> Found:
    """Q83, its WHY half: a line of the plan does not say how we will know."""
    lines = case.role("plan_line")
    for place, row in enumerate(case.assessment.rows.get(lines, ()), start=1):
        if not case.assessment.value(f"{lines}/{row}/measure"):
            yield (
                f"Line {place} of the plan does not say how you will know it worked. It could go on for ever.",
                f"{lines}/{row}/measure",
            )


def one_agency_only(case: Case) -> Found:
    """Q92: every line of the plan belongs to one agency."""
    agencies = {row.text("agency").strip().casefold() for row in case.rows("plan_line")} - {""}
    if len(case.rows("plan_line")) > 1 and len(agencies) == 1:
        yield "Every line of the plan belongs to one agency. Is it everybody's plan?", case.role("plan_line"), "agency"


def other_plans_apart(case: Case) -> Found:
    """Q93: other plans in force are not listed, stand twice, or are not brought together with this one."""
    if not case.on_route("other_plans"):
        return
    if not case.honest("other_plans"):
        yield (
            "It is not said whether other plans are in force. Plans that nobody joins pull apart.",
            case.role("other_plans"),
        )
    elif case.text("other_plans") == "yes" and not case.rows("other_plan"):
        yield "Other plans are in force, and none is listed.", case.role("other_plan")
    seen: set[str] = set()
    for row in case.rows("other_plan"):
        name = " ".join(row.text("plan").casefold().split())
        if name and name in seen:
            yield f"Other plans, line {row.number}: this plan stands here twice.", row.place("plan")
        elif not row.text("reconciled"):
            yield (
                f"Other plans, line {row.number}: it is not said where the two overlap and what was settled.",
                row.place("reconciled"),
            )
        seen.add(name)


def work_after_the_order(case: Case) -> Found:
    """Q97: a line of the plan ends after the order does, and nobody is named who carries on."""
    ends = case.day("order_ends")
    if ends is None or not case.asked("continues") or case.honest("continues"):
        return
    for row in case.rows("plan_line"):
        if (due := row.day("by_when")) and due > ends:
            yield (
                f"Line {row.number} of the plan goes on after the order ends, and it is not said who carries on.",
                case.role("continues"),
                row.at,
            )


TELLING = (("change_ahead", "change_told"), ("partner", "partner_telling"), ("telling", "telling_how"))


def telling_undecided(case: Case) -> Found:
    """Q100: a new setting, partner or place may have to know, and it is not said who decides, who tells and when."""
    for asked, how in TELLING:
        if case.asked(how) and case.text(asked) == "yes" and not case.honest(how):
            yield (
                f"{case.label(asked)}: it is not said who decides on telling, who tells and by when.",
                case.role(how),
            )


def move_without_handover(case: Case) -> Found:
    """Q101: a move lies ahead, and a service that takes over is not named or has not accepted."""
    if case.text("transition") == "yes" and not case.rows("transition_plan"):
        yield "A move lies ahead, and no service that takes over is named.", case.role("transition_plan")
    for row in case.rows("transition_plan"):
        if row.text("accepted") != "yes" and not row.text("on"):
            yield (
                f"Services that take over, line {row.number}: neither accepted nor asked on a day.",
                row.place("accepted"),
            )
    if case.text("moving_on") == "yes" and not case.honest("moving_on_plan"):
        yield "A move lies ahead, and there is no plan for health over it.", case.role("moving_on_plan")


def answered_factors(case: Case) -> set[str]:
    """The factors that lines of the plan answer."""
    return _factors_of(case, case.role("plan_line"), "factors")


def _factors_of(case: Case, repeat: str, field: str) -> set[str]:
    named: set[str] = set()
    for row in case.assessment.rows.get(repeat, ()):
        value = case.assessment.value(f"{repeat}/{row}/{field}")
        named |= set(value) if isinstance(value, tuple) else {str(value)} if value else set()
    return named


def _is_priority(case: Case, path: str) -> bool:
    if path in case.assessment.two_views:
        return "priority" in {case.assessment.value(path, voice) for voice in (Voice.LEAD, Voice.CO)}
    return case.assessment.value(path) == "priority"


RULES = (
    Rule(
        "Q41",
        STOP,
        "sign",
        'Write what you think, or say "Not known yet" with what would settle it.',
        ("HMIP 2013 4.1", "HMIP 2013 KT4"),
        analysis_box_blank,
    ),
    Rule(
        "Q42",
        STOP,
        "sign",
        'Write it, or say that it cannot yet be judged and what would settle it. Before an outcome: "Held back".',
        ("HMIP 2013 3.7", "HMIP 2013 3.18", "HMIP 2013 3.1"),
        how_and_why_blank,
    ),
    Rule(
        "Q80",
        STOP,
        "sign",
        'Add a line that answers it, or "not now" with the reason.',
        ("HMIP 2013 KT4", "HMIP 2013 4.16"),
        priority_without_line,
    ),
    Rule("Q81", WHY, "sign", "Choose the factor in the line itself.", ("HMIP 2013 4.16",), line_without_factor),
    Rule(
        "Q83",
        STOP,
        "sign",
        "Name one person, their agency and a date in the line.",
        ("HMIP 2013 4.17", "HMIP 2013 Rec Police (2)"),
        line_incomplete,
    ),
    Rule("Q83", WHY, "sign", "Say what you would see or hear if it worked.", ("HMIP 2013 4.16",), line_without_measure),
    Rule(
        "Q92",
        THINK,
        "sign",
        "Ask health, school and social care what they could deliver towards this plan.",
        ("HMIP 2013 4.17", "HMIP 2013 4.15"),
        one_agency_only,
    ),
    Rule(
        "Q93",
        THINK,
        "sign",
        "List each plan once, and say where it meets this one and what was settled.",
        ("HMIP 2013 4.14", "HMIP 2013 4.15", "HMIP 2013 5.21"),
        other_plans_apart,
    ),
    Rule(
        "Q97",
        THINK,
        "sign",
        "Say who carries on when the order ends, agreed with the young person; or end the line before.",
        ("HMIP 2013 4.7", "HMIP 2013 5.16"),
        work_after_the_order,
    ),
    Rule(
        "Q100",
        WHY,
        "sign",
        "Say who decides, who tells, what and by when, and who stands by the young person; or that nobody has to know.",
        ("HMIP 2013 4.11", "HMIP 2013 5.26"),
        telling_undecided,
    ),
    Rule(
        "Q101",
        THINK,
        "sign",
        "Name the service that takes over, and the day on which it was asked or accepted.",
        ("Safeguarding briefing CAMHS", "HMIP 2013 5.7"),
        move_without_handover,
    ),
)
