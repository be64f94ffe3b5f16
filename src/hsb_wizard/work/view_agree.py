"""Comparing and agreeing: both answers as they stand, what can be taken, what a difference is called. Pure."""

from __future__ import annotations

from hsb_wizard.assessment.agreement import Comparison, compare_one
from hsb_wizard.assessment.days import in_words as date_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.payloads import TwoViews
from hsb_wizard.assessment.two_views import review_asks
from hsb_wizard.casework.record import Record
from hsb_wizard.cells import cells, filled
from hsb_wizard.work.typed import shown_date
from hsb_wizard.work.view_base import AFTER_ALL, TAKE, TWO_VIEWS, Choice, Field, FormView, Values
from hsb_wizard.work.view_voice import alone_words, first_name

DIFFER = "You see this differently. Agree one answer, or T to record two views."
SAME = "You gave the same answer. Take it, or agree another."
ONE_BLANK = "One of you has not answered this. Agree one answer."
BOTH_BLANK = "Neither of you has answered this. Agree one answer."
STANDING = "Two views are recorded. T opens them. G agrees one answer, which then takes their place."


def differ_words(record: Record, path: str) -> str:
    """The line over the agreed answer."""
    found = compare_one(record.form, record.assessment, path)
    if found.standing == "two_views":
        return review_asks(record.assessment, path) or STANDING
    if found.distance == "unanswered":
        return ONE_BLANK if _speaks(found.lead) or _speaks(found.co) else BOTH_BLANK
    return {"same": SAME, "other_evidence": "The same answer from different sources. Take it, or agree another."}.get(
        found.distance, DIFFER
    )


def distance_words(found: Comparison) -> str:
    """The same, short, for a list."""
    if found.standing == "two_views":
        return "Two views recorded"
    if found.standing == "agreed":
        return "Agreed"
    return {
        "same": "Same: not agreed yet",
        "other_evidence": "Same, other sources",
        "next": "You differ, by one step",
        "far": "You differ widely",
        "opposed": "You differ: one strength",
        "one_missing": "One of you could not say",
        "unanswered": "One has not answered",
    }[found.distance]


def agree_choices(record: Record, path: str) -> tuple[Choice, ...]:
    """What can be taken as it stands, then the two views; the last one is always the two views."""
    a = record.assessment
    lead, co = a.answer(path, Voice.LEAD), a.answer(path, Voice.CO)
    made = []
    if lead and co and _speaks(lead) and _speaks(co) and (lead.value, lead.missing) == (co.value, co.missing):
        made.append(Choice(TAKE + "lead", "The same answer", "A"))
    else:
        if _speaks(lead):
            made.append(Choice(TAKE + "lead", f"{first_name(a, Voice.LEAD)}'s answer", "A"))
        if _speaks(co):
            made.append(Choice(TAKE + "co", f"{first_name(a, Voice.CO)}'s answer", "B"))
    return (*made, Choice(TWO_VIEWS, "Two views", "T"))


def standing_choices() -> tuple[Choice, ...]:
    """While two views stand: they are opened, or given up on purpose. No letter of a level acts before that."""
    return (Choice(AFTER_ALL, "Agree one answer after all", "G"), Choice(TWO_VIEWS, "Two views", "T"))


def sides(record: Record, path: str, *, dated: bool = True) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both answers with their notes as they stand: one under the other, or side by side where there is room.

    Beside each name stands when it was given, but where a narrow panel would break it.
    """
    return _side(record, path, Voice.LEAD, dated), _side(record, path, Voice.CO, dated)


def _side(record: Record, path: str, voice: Voice, dated: bool) -> tuple[str, ...]:
    from hsb_wizard.work.view_question import in_words

    a, answer = record.assessment, record.assessment.answer(path, voice)
    name = first_name(a, voice)
    width = max(cells(first_name(a, each)) for each in (Voice.LEAD, Voice.CO)) + 2
    when = alone_words(record, path, voice) if dated else ""
    lines = [f"!{filled(name, width)} {in_words(record, path, answer)}" + (f"   {when}" if when else "")]
    if answer is None:
        return tuple(lines)
    lines += [" " * (width + 1) + line for line in answer.note.splitlines() if line.strip()]
    lines += [" " * (width + 1) + "From " + ", ".join(answer.sources)] if answer.sources else []
    return tuple(lines)


def _speaks(answer: Answer | None) -> bool:
    return answer is not None and answer.says_something


FIELDS = (
    ("lead_rests_on", "box", "What {lead}'s view rests on"),
    ("co_rests_on", "box", "What {co}'s view rests on"),
    ("would_settle", "line", "What would settle it"),
    ("who_finds_out", "line", "Who finds out"),
    ("by_when", "line", "By when"),
    ("bears_on_safety", "choice", "Does it bear on safety?"),
    ("until_then", "line", "Which arrangements apply until then"),
    ("decided_by", "line", "Who decided?"),
)
_YES_NO = (Choice("yes", "Yes", "Y"), Choice("no", "No", "N"))


def views_view(record: Record, path: str) -> FormView:
    """The form of two views: each side, and what would settle it."""
    a = record.assessment
    now = a.two_views.get(path)
    names = {"lead": first_name(a, Voice.LEAD), "co": first_name(a, Voice.CO)}
    fields = []
    for key, kind, label in FIELDS:
        held = getattr(now, key) if now else _noted(record, path, key)
        chosen = (("yes",) if held else ("no",)) if kind == "choice" and now else ()
        text = "" if isinstance(held, bool) else shown_date(held) if key == "by_when" else held
        hint = "Then the supervisor sees it within 5 working days." if key == "bears_on_safety" else ""
        choices = _YES_NO if kind == "choice" else ()
        fields.append(Field(key, kind, label.format(**names), hint, choices, chosen, text))
    both = sides(record, path)
    above = ("", f"!{record.form.question(path).label}", "", *both[0], *both[1])
    return FormView("Two views", "", above, tuple(fields), go_on="F8 Record both", pair=both)


def _noted(record: Record, path: str, key: str) -> str:
    """What a view rests on, as far as its note says it already: typed once (practice.md part 3)."""
    voice = {"lead_rests_on": Voice.LEAD, "co_rests_on": Voice.CO}.get(key)
    answer = record.assessment.answer(path, voice) if voice else None
    return "" if answer is None else answer.note or ", ".join(answer.sources)


def views_of(values: Values) -> TwoViews:
    """The form of two views as a payload. Dates are ISO already."""
    held = {key: value for key, value in values.items() if isinstance(value, str)}
    return TwoViews(
        **{key: held.get(key, "").strip() for key, kind, _ in FIELDS if kind != "choice"},
        bears_on_safety=values.get("bears_on_safety") == ("yes",),
    )


def until_words(iso: str) -> str:
    """A date of a view in words."""
    return date_words(iso)
