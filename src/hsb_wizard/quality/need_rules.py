"""Rules about needs and who meets them: Q59, Q60, Q64, Q88, Q89, Q94, Q124, Q126. Each is one pure function."""

from __future__ import annotations

from hsb_wizard.quality.finding import THINK, WHY, Case, Found, Rule
from hsb_wizard.quality.phrases import phrase_in
from hsb_wizard.quality.plan_rules import answered_factors
from hsb_wizard.quality.when import in_figures_of_speech, months_after

KEPT_AWAY = frozenset({"fixed_period", "permanent", "informal", "reduced"})
NOT_DONE = frozenset({"waiting", "refused", "declined", "not_taken_up"})
DECISIONS = ("response_by", "consulted", "threshold", "proceedings_agreed", "lead_professional")


def no_framework(case: Case) -> Found:
    """Q59: it is not said under which framework; or a weak one, or none, and no meeting has a date."""
    if not case.asked("frameworks"):
        return
    if not case.honest("frameworks"):
        yield "It is not said under which framework agencies work together here.", case.role("frameworks")
    elif {"in_need", "none"} & set(case.chosen("frameworks")) and not _meeting_ahead(case):
        yield (
            "Nothing but the weakest framework, or none, brings the agencies together, and no meeting has a date.",
            case.role("next_meeting"),
        )


def _meeting_ahead(case: Case) -> bool:
    return case.honest("next_meeting") or any(row.text("held") == "planned" for row in case.rows("meeting"))


def days_out_not_counted(case: Case) -> Found:
    """Q60: it is not said whether the young person is kept away from education, or for how long."""
    if not case.asked("exclusion"):
        return
    if not case.honest("exclusion"):
        yield (
            "It is not said whether the young person was excluded or kept away from education.",
            case.role("exclusion"),
        )
    elif KEPT_AWAY & set(case.chosen("exclusion")) and not case.honest("days_out"):
        yield "The young person is or was kept away from education, and not for how long.", case.role("days_out")


def many_workers(case: Case) -> Found:
    """Q64: it is not said whether workers changed, or they changed often in a short time."""
    if case.asked("workers_changed") and not case.said("workers_changed"):
        yield "It is not said whether workers changed since it came to light.", case.role("workers_changed")
    limits = case.house_rules.thresholds
    since = months_after(case.today, -limits.worker_months)
    new = [row for row in case.rows("worker") if (began := row.day("from")) and began >= since]
    if len(new) >= limits.worker_changes:
        yield (
            f"Workers: {in_figures_of_speech(len(new))} began within {limits.worker_months} months. Each change is a "
            "goodbye, and a plan half told.",
            case.role("worker"),
        )


def health_need_without_work(case: Case) -> Found:
    """Q88: something in health is a concern, and no line of the plan answers it. Priorities are Q80's."""
    section = case.role("recommendation").partition(".")[0]
    if not case.on_route("recommendation"):
        return
    answered = answered_factors(case)
    for path in case.form.paths_of(section):
        if case.assessment.value(path) == "concern" and path in case.form.factors and path not in answered:
            label = f"{case.form.factor_number(path)} {case.form.question(path).short_label}"
            yield f"{label} is a concern and no line of the plan answers it.", case.role("plan_line"), path


def identity_need_unmet(case: Case) -> Found:
    """Q89: it is not said whether the plan has something to fit, or how it fits it."""
    if not case.asked("plan_has_to_fit"):
        return
    if not case.said("plan_has_to_fit"):
        yield (
            "Nothing says whether there is anything about who they are that the plan must fit.",
            case.role("plan_has_to_fit"),
        )
    elif case.text("plan_has_to_fit") == "yes" and not case.rows("fits_by"):
        yield "There is something that the plan must fit, and not how it does.", case.role("fits_by")
    for row in case.rows("fits_by"):
        if not row.text("how"):
            yield f"What the plan must fit, line {row.number}: it is not said how.", row.place("how")


def recommendation_left(case: Case) -> Found:
    """Q94: a recommendation was not delivered, and it is not said why or what comes next."""
    for row in case.rows("recommendation"):
        if row.text("became") in NOT_DONE and not row.text("next_step"):
            yield (
                f"Recommendations, line {row.number}: not delivered, and not why, or who takes the next step.",
                row.place("next_step"),
            )


def no_manager_where_children_are_at_risk(case: Case) -> Found:
    """Q124: a child is or was at risk of significant harm, and no decision names a manager."""
    at_risk = case.text("significant_harm") == "yes" or case.text("child_protection") == "yes"
    named = any(phrase_in(case.form, "Q124", case.text(role)) for role in DECISIONS)
    if at_risk and not named and case.asked("response_by"):
        yield (
            "A child is or was at risk of significant harm, and no decision here names a manager who took part.",
            case.role("response_by"),
        )


def worker_left_without_handing_over(case: Case) -> Found:
    """Q126: a worker left, and it is not said how the work was handed over."""
    for row in case.rows("worker"):
        if row.text("to") and not row.text("handed_over"):
            yield (
                f"Workers, line {row.number}: left, and not how it was handed over or how the young person was told.",
                row.place("handed_over"),
            )
    if case.text("workers_changed") == "yes" and not case.said("workers_changed_what"):
        yield "Workers changed, and it is not said how it was handed over.", case.role("workers_changed_what")


RULES = (
    Rule(
        "Q59",
        WHY,
        "sign",
        "Choose the framework, and give the next meeting a date.",
        ("HMIP 2013 4.3", "HMIP 2013 4.13"),
        no_framework,
    ),
    Rule(
        "Q60",
        THINK,
        "sign",
        "Say which, and count the school days; the school has them.",
        ("HMIP 2013 5.10",),
        days_out_not_counted,
    ),
    Rule(
        "Q64",
        THINK,
        "sign",
        "Give the changes, and say who stays.",
        ("HMIP 2013 5.4",),
        many_workers,
    ),
    Rule(
        "Q88",
        THINK,
        "sign",
        "Add a line, or name it in a line that answers it too.",
        ("HMIP 2013 5.28", "HMIP 2013 5.8"),
        health_need_without_work,
    ),
    Rule(
        "Q89",
        WHY,
        "sign",
        "Say what our work must fit and how the plan meets it, or that there is nothing.",
        ("HMIP 2013 4.16",),
        identity_need_unmet,
    ),
    Rule(
        "Q94",
        THINK,
        "sign",
        "Say why, and who takes the next step by when.",
        ("HMIP 2013 5.8",),
        recommendation_left,
    ),
    Rule(
        "Q124",
        THINK,
        "sign",
        "Name the manager or designated lead who took part in the decision.",
        ("Safeguarding briefing Management",),
        no_manager_where_children_are_at_risk,
    ),
    Rule(
        "Q126",
        THINK,
        "sign",
        "Say how it was handed over and how the young person was told.",
        ("HMIP 2013 5.4",),
        worker_left_without_handing_over,
    ),
)
