"""Two assessors and one answer: what is covered, where they differ, how a question stands.

Distance is same, next or far, from the order of levels in the pack; nothing is ranked, counted over a child or stored.
"""

from __future__ import annotations

from hsb_wizard.assessment.entries import Entry, PassOf
from hsb_wizard.assessment.evidence import same_sources
from hsb_wizard.assessment.kinds import Kind, Origin, Voice
from hsb_wizard.assessment.listing import same_rows, says
from hsb_wizard.assessment.model import Answer, Answers, Assessment
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.assessment.play import mode_of, voices_of
from hsb_wizard.forms.form import Form
from hsb_wizard.values import Frozen, replace


def alone_paths(form: Form, a: Assessment, part: str) -> tuple[str, ...]:
    """The questions of a part that each assessor answers alone."""
    return tuple(path for path in form.paths_in(part) if Voice.LEAD in voices_of(form, a, path))


def alone_parts(form: Form, a: Assessment) -> tuple[str, ...]:
    """The parts that hold a pass, in form order."""
    return tuple(dict.fromkeys(form.part_of(path) for path in form.questions if mode_of(form, a, path) == "alone"))


def pass_of(form: Form, a: Assessment, path: str, voice: Voice | None) -> PassOf | None:
    """In whose pass something said at a question or cell is sealed; None where it is said in the open.

    Sealed is what one assessor says alone, until both were shown or it was opened early.
    """
    question = path.partition("/")[0]
    if voice not in (Voice.LEAD, Voice.CO) or not form.has(question) or not (a.lead and a.co):
        return None
    part = form.part_of(question)
    if part in a.revealed or (part, voice) in a.opened_early:
        return None
    return PassOf(part, voice, *((a.lead, a.co) if voice is Voice.LEAD else (a.co, a.lead)))


def in_its_pass(form: Form, a: Assessment, entry: Entry) -> Entry:
    """The entry, marked with the pass it is said in; nothing that was brought in, or that another says, is sealed."""
    if entry.origin is Origin.IMPORT or entry.kind not in (Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED):
        return entry
    of = pass_of(form, a, entry.target or "", entry.voice)
    return replace(entry, sealed=of) if of is not None and of.owner == entry.who else entry


def both_finished(a: Assessment, part: str, *also: tuple[str, Voice]) -> bool:
    """Whether both passes of the part are finished, with what is ``also`` finished; one opened early is not awaited."""
    return {(part, Voice.LEAD), (part, Voice.CO)} <= {*a.finished, *a.opened_early, *also}


def visible(a: Assessment, part: str, me: Voice, voice: Voice) -> bool:
    """Whether ``me`` may see what ``voice`` wrote in this part: one's own always, the rest once both were shown or it
    was opened early."""
    return voice is me or part in a.revealed or (part, voice) in a.opened_early


def shown_to_both(form: Form, a: Assessment) -> Assessment:
    """The record without what one assessor wrote alone and both have not been shown yet.

    Whatever leaves the record for somebody else (a document, a sentence about the ratings) is made from this: it is
    read on one screen and on paper, and neither assessor may learn the other's rating before giving their own.
    """
    kept = {
        (voice, path): answer
        for (voice, path), answer in a.answers.items()
        if voice is Voice.AGREED or visible(a, form.part_of(path), Voice.AGREED, voice)
    }
    archived = tuple(each if each.part in a.revealed else replace(each, answers={}) for each in a.archived)
    return a if len(kept) == len(a.answers) and archived == a.archived else replace(
        a, answers=Answers(kept), archived=archived
    )  # fmt: skip


def pass_state(form: Form, a: Assessment, part: str, voice: Voice) -> str:
    """ "Not started", "In progress" or "Finished": all that the other may know of a pass."""
    if (part, voice) in a.finished:
        return "Finished"
    begun = any((each.part, each.voice) == (part, voice) for each in a.passes.values()) or any(
        says(a, path, voice) or (voice, path) in a.answers for path in alone_paths(form, a, part)
    )
    return "In progress" if begun else "Not started"


class Comparison(Frozen, frozen=True):
    """Both answers to one question and how they stand to each other."""

    path: str
    lead: Answer | None
    co: Answer | None
    distance: str  # same, other_evidence, next, far, opposed, one_missing, unanswered
    standing: str  # open, agreed, two_views


_WORST_FIRST = ("opposed", "far", "next", "other_evidence", "one_missing", "unanswered", "same")
_SAME = frozenset({"same", "other_evidence"})


def compare(form: Form, a: Assessment, part: str) -> tuple[Comparison, ...]:
    """The questions of a part that were answered alone, worst difference first, in form order within one distance."""
    paths = [path for path in alone_paths(form, a, part) if form.question(path).type != "repeat"]  # these: `listing`
    made = [compare_one(form, a, path) for path in paths]
    return tuple(sorted(made, key=lambda each: _WORST_FIRST.index(each.distance)))


def compare_one(form: Form, a: Assessment, path: str) -> Comparison:
    """How the two answers at ``path`` stand to each other and whether the pair has settled it."""
    lead, co = a.answer(path, Voice.LEAD), a.answer(path, Voice.CO)
    return Comparison(path, lead, co, distance_of(form, path, lead, co), standing(a, path))


def standing(a: Assessment, path: str) -> str:
    """ "two_views", "agreed" or "open"."""
    if path in a.two_views:
        return "two_views"
    agreed = a.answer(path)
    return "agreed" if agreed is not None and agreed.says_something else "open"


def distance_of(form: Form, path: str, lead: Answer | None, co: Answer | None) -> str:
    """How far two answers to ``path`` lie apart: same, other_evidence, next, far, opposed, one_missing, unanswered."""
    if lead is None or co is None or not (lead.says_something and co.says_something):
        return "unanswered"
    if lead.missing or co.missing:
        return "same" if lead.missing == co.missing else "one_missing"
    if lead.value == co.value:
        return "same" if same_sources(lead, co) else "other_evidence"
    if form.question(path).type != "rating":
        return "far"
    return (
        "opposed"
        if "strength" in (lead.value, co.value) and _heavy(lead, co)
        else form.distance(str(lead.value), str(co.value))
    )


def _heavy(lead: Answer, co: Answer) -> bool:
    return bool({lead.value, co.value} & {"concern", "priority"})


def needs_settling(comparison: Comparison) -> bool:
    """Whether words are asked on what settled it: only where the answers differ."""
    return comparison.distance in {"opposed", "far", "next", "one_missing"}


def same_open(form: Form, a: Assessment, part: str) -> tuple[str, ...]:
    """What both answered the same in a part and the pair has not settled: questions, then rows as "path/row"."""
    if part not in a.revealed:
        return ()
    same = [each.path for each in compare(form, a, part) if each.distance in _SAME and each.standing == "open"]
    lists = [path for path in alone_paths(form, a, part) if form.question(path).type == "repeat"]
    return (*same, *(place for path in lists for place in same_rows(form, a, path)))


def agreed_from_same(lead: Answer, co: Answer) -> AnswerGiven:
    """The agreed answer where both said the same: what differs beside it (how sure, who, until) is left to be said."""
    return AnswerGiven(
        value=lead.value,
        missing=lead.missing,
        confidence=lead.confidence if lead.confidence == co.confidence else None,
        who=_one_of(lead.who, co.who),
        until=_one_of(lead.until, co.until),
    )


def _one_of(one: str, other: str) -> str:
    return one if one == other or not other else "" if one else other


def beside_open(form: Form, a: Assessment, part: str) -> tuple[str, ...]:
    """The agreed answers of a part that lack one key beside them: for whom, or how sure."""
    if part not in a.revealed:
        return ()
    return tuple(path for path in alone_paths(form, a, part) if _lacks_beside(form, a, path))


def _lacks_beside(form: Form, a: Assessment, path: str) -> bool:
    question, agreed = form.question(path), a.answer(path)
    if agreed is None or agreed.value is None:
        return False
    if question.scale and agreed.value in form.scale(question.scale).for_whom_levels:
        return agreed.for_whom is None
    return question.confidence and agreed.confidence is None
