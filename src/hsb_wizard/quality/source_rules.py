"""Rules about who was asked and what came back: Q23 to Q27, Q29, Q31 to Q35, Q46. Each is one pure function.

Police and social care have rules of their own (Q24, Q25), so Q23 leaves them to those: one gap, one line.
"""

from __future__ import annotations

from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Found, Row, Rule, tells
from hsb_wizard.quality.phrases import phrase_in
from hsb_wizard.quality.when import working_days

POLICE, SOCIAL_CARE = ("police_records",), ("social_care",)
HEALTH = (
    ("physical_health", "physical health"),
    ("mental_health", "mental health"),
    ("speech_language", "speech and language"),
    ("substance_service", "substance use"),
)
CORE = (
    ("education", ("education",)),
    ("health", tuple(agency for agency, _ in HEALTH)),
    ("youth justice", ("youth_justice",)),
    ("parents or carers", ("parents",)),
    ("the young person", ("young_person",)),
)
CAME = frozenset({"received", "nil_return"})
WAITING = frozenset({"asked", "chased"})
FAMILY = frozenset({"young_person", "parents", "wider_family"})
GROUPS = {  # several desks of one agency; the words say whose an assessor is
    "police": (("police_records", "police_manager"), ("police",)),
    "social care": (("social_care", "social_worker_view", "early_help", "safeguarding_hub"), ("social care",)),
    "education": (("education", "education_authority", "educational_psychology"), ("school", "education")),
    "health": (tuple(agency for agency, _ in HEALTH), ("health", "nhs", "camhs")),
    "youth justice": (("youth_justice", "justice_officer"), ("youth justice", "youth offending")),
}
GROUP_OF = {agency: group for group, (agencies, _) in GROUPS.items() for agency in agencies}


def cards_of(case: Case, agencies: tuple[str, ...]) -> list[Row]:
    """The source cards of these agencies."""
    return [row for row in case.rows("source_card") if row.text("agency") in agencies]


def none_in(case: Case, agencies: tuple[str, ...]) -> bool:
    """Whether nothing came back from any of these agencies yet."""
    return not any(row.text("status") in CAME for row in cards_of(case, agencies))


def _explained(row: Row) -> bool:
    return bool(row.text("because") and row.text("decided_by"))


def _asked(row: Row) -> bool:
    return row.text("status") in CAME | WAITING | {"refused"}


def _all_said_at_once(case: Case) -> bool:
    """Whether the cards as a whole are said to be not known yet, with who and by when."""
    return not case.rows("source_card") and tells(case.answer("source_card"))


def core_card_blank(case: Case) -> Found:
    """Q23: a core agency or person has no card, a card without status, or was not asked and it is not said why."""
    if not case.asked("source_card") or _all_said_at_once(case):
        return
    for words, agencies in CORE:
        cards = cards_of(case, agencies)
        if any(_asked(row) or _explained(row) for row in cards):
            continue
        place = (
            cards[0].place("because" if cards[0].text("status") else "status") if cards else case.role("source_card")
        )
        gap = "it is not said why not, or who decided" if cards else "there is no card"
        yield f"Nothing says whether {words} was asked: {gap}. What nobody asks for, nobody knows.", place, words


def police_never_asked(case: Case) -> Found:
    """Q24: the police were never asked what they hold, and it is not said why, or who decided."""
    yield from _never_asked(
        case, POLICE, "The police were never asked what they hold. Intelligence is not a conviction."
    )


def police_not_in(case: Case) -> Found:
    """Q24, its WHY half: the police were asked and nothing has come back."""
    if cards_of(case, POLICE) and none_in(case, POLICE) and any(_asked(row) for row in cards_of(case, POLICE)):
        yield "Not yet in: police.", cards_of(case, POLICE)[0].place("status")


def social_care_never_asked(case: Case) -> Found:
    """Q25: social care was never asked for its history, and it is not said why, or who decided."""
    words = (
        "Children's social care was never asked for its history. Earlier referrals were missed in the cases inspected."
    )
    yield from _never_asked(case, SOCIAL_CARE, words)


def social_care_not_in(case: Case) -> Found:
    """Q25, its WHY half: social care has not answered, or was not asked for closed and below-threshold matters too."""
    cards = [row for row in cards_of(case, SOCIAL_CARE) if _asked(row)]
    if cards and none_in(case, SOCIAL_CARE):
        yield "Not yet in: children's social care.", cards[0].place("status")
    elif cards and not any(set(row.chosen("asked_for")) >= {"closed", "below_threshold"} for row in cards):
        yield (
            "Children's social care was not asked for closed and below-threshold matters. That is where it was missed.",
            cards[0].place("asked_for"),
        )


def _never_asked(case: Case, agencies: tuple[str, ...], words: str) -> Found:
    if not case.asked("source_card") or _all_said_at_once(case):
        return
    cards = cards_of(case, agencies)
    if not any(_asked(row) or _explained(row) for row in cards):
        yield words, cards[0].place("because") if cards else case.role("source_card"), agencies[0]


def education_kept_out(case: Case) -> Found:
    """Q26: education was not asked because it might exclude, or without a reason and who decided."""
    for row in cards_of(case, ("education",)):
        if row.text("status") == "not_asked" and phrase_in(case.form, "Q26", row.text("because")):
            yield (
                'School was not asked because it "might exclude". A school cannot keep anybody safe from what it does '
                "not know.",
                row.place("because"),
            )


def health_in_part(case: Case) -> Found:
    """Q27: health was not asked across all four kinds, and it is not said why."""
    if not case.asked("source_card") or _all_said_at_once(case):
        return
    missing = [
        words
        for agency, words in HEALTH
        if not any(_asked(row) or _explained(row) for row in cards_of(case, (agency,)))
    ]
    if missing:
        yield (
            f"Not asked, and not said why: {', '.join(missing)}. One part of health does not speak for all.",
            case.role("source_card"),
        )


def request_not_chased(case: Case) -> Found:
    """Q29: a request has waited longer than the team allows and was not sent again."""
    allowed = case.house_rules.thresholds.chase_days
    for row in case.rows("source_card"):
        asked = row.day("chased_on") or row.day("asked_on")
        if row.text("status") in WAITING and asked and working_days(asked, case.today) > allowed:
            yield (
                f"Source cards, line {row.number}: no answer for more than {allowed} working days. "
                "Silence is no nil return.",
                row.place("chased_on" if row.text("status") == "chased" else "status"),
            )


def groups_that_wrote(case: Case) -> frozenset[str]:
    """The agencies whose own words came in, several desks of one agency as one; the family is none."""
    cards = (row for row in case.rows("source_card") if row.text("status") in CAME and row.text("adds"))
    agencies = {row.text("agency") for row in cards} - FAMILY
    return frozenset(GROUP_OF.get(agency, agency) for agency in agencies)


def groups_of_assessors(case: Case) -> list[str]:
    """The agency of each assessor, as far as their own words say it; "" where they do not."""
    return [_group_in(row.text("agency").casefold()) for row in case.rows("assessor")]


def _group_in(words: str) -> str:
    """The agency that is named first."""
    found = [(words.find(word), group) for group, (_, names) in GROUPS.items() for word in names if word in words]
    return min(found)[1] if found else ""


def both_of_one_agency(case: Case) -> bool:
    """Whether the two assessors come from one agency."""
    own = groups_of_assessors(case)
    return len(own) == 2 and own[0] == own[1] != ""


def few_agencies_wrote(case: Case) -> Found:
    """Q31: fewer agencies than asked for, besides the assessors' own, gave more than facts."""
    if not case.asked("source_card"):
        return
    wanted = case.house_rules.thresholds.agencies + both_of_one_agency(case)
    if len(groups_that_wrote(case) - set(groups_of_assessors(case))) < wanted:
        yield (
            f"Fewer than {wanted} agencies besides your own have put into words what they see. It is a view of few.",
            case.role("source_card"),
        )


def assessors_of_one_agency(case: Case) -> Found:
    """Q32: the agency of an assessor is not given, or both come from one."""
    if not case.asked("assessor"):
        return
    rows = case.rows("assessor")
    if len({row.text("which") for row in rows}) < 2 or not all(row.text("agency") for row in rows):
        yield "The agency of each assessor is not given. Two agencies see more than one.", case.role("assessor")
    elif both_of_one_agency(case):
        yield (
            "Both assessors come from one agency. The words of one more agency are wanted then.",
            case.role("assessor"),
        )


def assessor_untrained(case: Case) -> Found:
    """Q33: an assessor gives neither training for this work nor specialist advice."""
    for row in case.rows("assessor"):
        if not (row.text("training") or row.text("advice")):
            yield (
                f"Assessors, line {row.number}: neither training for this work nor specialist advice is given.",
                row.place("training"),
            )


def papers_unused(case: Case) -> Found:
    """Q34: no paper that exists already is listed, or one says neither what it was made for nor how it was used."""
    if case.asked("paper") and not case.said("paper"):
        yield "No earlier assessment or report is listed. Somebody has usually written one.", case.role("paper")
    for row in case.rows("paper"):
        for field, words in (("purpose", "what it was made for"), ("used", "how it was used here")):
            if not row.text(field):
                yield f"Papers, line {row.number}: it is not said {words}.", row.place(field)
                break


def told_and_not_checked(case: Case) -> Found:
    """Q35: what the young person or parents told was not checked with anybody."""
    for row in cards_of(case, ("young_person", "parents")):
        if row.text("status") == "received" and not row.text("verified"):
            yield (
                f"Source cards, line {row.number}: what was told was not checked with another source.",
                row.place("verified"),
            )


def social_care_without_a_view(case: Case) -> Found:
    """Q46: there is a social worker, and no view of social care's own stands here."""
    cards = cards_of(case, ("social_worker_view", "social_care"))
    wrote = any(row.text("status") == "received" and row.text("adds") for row in cards)
    if case.text("social_worker") == "yes" and not wrote:
        yield (
            "There is a social worker, and no view of theirs stands here. Their analysis is not for others to write.",
            case.role("source_card"),
        )


RULES = (
    Rule(
        "Q23",
        STOP,
        "sign",
        'Add the card with its status. "Not asked because", with who decided it, is a full answer.',
        ("HMIP 2013 1.13",),
        core_card_blank,
    ),
    Rule(
        "Q24",
        STOP,
        "sign",
        'Ask, and add the card; or "not asked" with the reason and who decided it.',
        ("HMIP 2013 4.7", "HMIP 2013 4.8"),
        police_never_asked,
    ),
    Rule(
        "Q24",
        WHY,
        "sign",
        "Send it again, or go ahead with a reason. It prints under Not yet in.",
        ("HMIP 2013 4.7", "HMIP 2013 4.8"),
        police_not_in,
    ),
    Rule(
        "Q25",
        STOP,
        "sign",
        'Ask, and add the card; or "not asked" with the reason and who decided it.',
        ("HMIP 2013 3.1", "HMIP 2013 3.2", "HMIP 2013 3.7"),
        social_care_never_asked,
    ),
    Rule(
        "Q25",
        WHY,
        "sign",
        "Ask for closed and below-threshold matters too, or go ahead with a reason.",
        ("HMIP 2013 3.1", "HMIP 2013 3.7"),
        social_care_not_in,
    ),
    Rule(
        "Q26",
        WHY,
        "sign",
        "Ask the school with a plan in hand, or give another reason, who decided it and when it is looked at again.",
        ("HMIP 2013 3.14",),
        education_kept_out,
    ),
    Rule(
        "Q27",
        WHY,
        "sign",
        "Add a card for each, or one that says why it was not asked and who decided.",
        ("HMIP 2013 4.8", "HMIP 2013 5.8"),
        health_in_part,
    ),
    Rule(
        "Q29",
        THINK,
        "sign",
        "Send it again, or take it to their manager, and give the day.",
        ("HMIP 2013 4.8", "Safeguarding briefing Duty to cooperate"),
        request_not_chased,
    ),
    Rule(
        "Q31",
        WHY,
        "sign",
        "Ask an agency that knows the young person what it makes of this, and write it under What it adds.",
        ("HMIP 2013 4.6", "HMIP 2013 4.17"),
        few_agencies_wrote,
    ),
    Rule(
        "Q32",
        THINK,
        "sign",
        "Give the agency of each; where it is one, ask one more agency for its view.",
        ("HMIP 2013 4.6",),
        assessors_of_one_agency,
    ),
    Rule(
        "Q33",
        THINK,
        "sign",
        "Give the training and its date, or the specialist advice that was taken.",
        ("HMIP 2013 5.14", "HMIP 2013 5.18", "HMIP 2013 5.20"),
        assessor_untrained,
    ),
    Rule(
        "Q34",
        THINK,
        "sign",
        'List what exists, what it was made for and how it was used; or "Does not apply".',
        ("HMIP 2013 4.3",),
        papers_unused,
    ),
    Rule(
        "Q35",
        THINK,
        "sign",
        "Say with whom the main points were checked, or that they could not be.",
        ("HMIP 2013 6.9", "HMIP 2013 4.8"),
        told_and_not_checked,
    ),
    Rule(
        "Q46",
        THINK,
        "sign",
        "Ask the social worker what they make of it, and keep their words as theirs.",
        ("HMIP 2013 4.2",),
        social_care_without_a_view,
    ),
)
