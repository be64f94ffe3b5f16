"""How the ratings were made, in the words that the facts allow: one sentence for a document, lines for a supervisor.

Read from what the journal noted (`Assessment.ledger`) and from first passes alone: what somebody rated again, having
seen the other's, is never counted as rated alone. A record, not a proof. Pure.
"""

from __future__ import annotations

from collections.abc import Collection

from hsb_wizard.assessment.agreement import distance_of, standing
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.model import Answer, ArchivedPass, Assessment, Noted
from hsb_wizard.assessment.payloads import (
    ModeChosen,
    PassFinished,
    PassOpenedEarly,
    PassReplaced,
    PeopleNamed,
    SameTaken,
)
from hsb_wizard.assessment.play import mode_of
from hsb_wizard.assessment.replacing import PERSON, SEEN
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say
from hsb_wizard.values import Frozen

DIFFERS = frozenset({"opposed", "far", "next", "one_missing"})
HOW = {
    "own_passphrase": "own passphrase",
    "declared": "change of person declared, not checked",
    "paper": "entered from paper",
    "imported": "brought in from a file",
}
COVERED = frozenset({"own_passphrase", "declared"})  # given on this screen, the other's answers covered


def first_answer(a: Assessment, part: str, path: str, voice: Voice) -> Answer | None:
    """What an assessor said at ``path`` before seeing the other's: the pass that was put away first, else the present.

    A pass of somebody who assesses no longer was compared with nobody's: whoever came after them counts.
    """
    for each in a.archived:
        if (each.part, each.voice, each.because) == (part, voice, SEEN):
            return each.answers.get(path)
    seen = any(each.seen_other for each in a.passes.values() if (each.part, each.voice) == (part, voice))
    return None if seen else a.answer(path, voice)


def independence(form: Form, a: Assessment) -> str:
    """One sentence for the document on how the ratings were made (practice.md part 3).

    At a review it counts what was rated since it began, says how much was carried forward, and then how the assessment
    before it was made: a rating that nobody gave again is none of this review.
    """
    if a.then is None:
        return _how_rated(form, a, form.factors)
    carried = [path for path in form.factors if standing(a, path) != "open" and not _rated_since(form, a, path)]
    rated = [path for path in form.factors if path not in carried]
    made = [say("At this review:"), _how_rated(form, a, rated)]
    if carried:
        made.append(say("Carried forward: {factors}.", factors=_factors(len(carried))))
    return " ".join((*made, say("The assessment before:"), independence(form, a.then)))


def _rated_since(form: Form, a: Assessment, path: str) -> bool:
    """Whether anybody rated the factor since this review began: another entry says it than the one that did then."""
    return (
        any(_entry(a.answer(path, voice)) != _entry(a.then.answer(path, voice)) for voice in Voice) if a.then else True
    )


def _entry(answer: Answer | None) -> str:
    return answer.entry if answer else ""


def _how_rated(form: Form, a: Assessment, paths: Collection[str]) -> str:
    pairs = {path: _firsts(form, a, path) for path in paths if mode_of(form, a, path) == "alone"}
    alone = {path: (lead, co) for path, (lead, co) in pairs.items() if lead and co}
    together = [path for path in paths if mode_of(form, a, path) == "together" and standing(a, path) != "open"]
    if not (alone or together):
        return " ".join((say("No factor is rated yet."), *_limits(form, a, ())))
    if not alone:
        return " ".join((f"{_factors(len(together))} rated together, none alone.", *_limits(form, a, ())))
    differed = sum(distance_of(form, path, lead, co) in DIFFERS for path, (lead, co) in alone.items())
    two = sum(path in a.two_views for path in alone)
    return " ".join(
        (
            f"Each assessor rated {_factors(len(alone))} alone before seeing the other's; they differed on {differed} "
            f"and record two views on {two}. Rated together: {_factors(len(together))}.",
            *_limits(form, a, tuple(alone)),
        )
    )


def _firsts(form: Form, a: Assessment, path: str) -> tuple[Answer | None, Answer | None]:
    part = form.part_of(path)
    return first_answer(a, part, path, Voice.LEAD), first_answer(a, part, path, Voice.CO)


def _limits(form: Form, a: Assessment, alone: tuple[str, ...]) -> tuple[str, ...]:
    """What the sentence before must not hide: files, second passes, another person."""
    parts = {form.part_of(path) for path in alone}
    made = []
    if any(how.how == "imported" for (part, _), how in a.finished.items() if part in parts):
        made.append(say("Ratings were brought in from a file, which says how they were made."))
    again = [each for each in a.archived if each.because == SEEN and each.part in parts]
    for each in again:
        made.append(
            say("{name} rated {part} again after seeing the other's.", name=_name(a, each), part=part_name(form, each))
        )
    made += [_early_words(form, a, part, voice, said) for (part, voice), said in a.opened_early.items()]
    for each in a.archived:
        if each.because == PERSON:
            made.append(
                say(
                    "{name} began to rate {part} and was replaced; those ratings are kept and not compared.",
                    name=_name(a, each),
                    part=part_name(form, each),
                )
            )
    return tuple(dict.fromkeys(made))


def _early_words(form: Form, a: Assessment, part: str, voice: Voice, said: PassOpenedEarly) -> str:
    """A pass that was opened while its owner was away, and whether whoever opened it had finished theirs."""
    other = Voice.CO if voice is Voice.LEAD else Voice.LEAD
    name, title, reason = a.name_of(voice), part_name(form, part), said.because.rstrip(".")
    if said.finished:
        words = say("{name}'s ratings of {part} were opened without {name} because", name=name, part=title)
    else:
        words = say("{name}'s ratings of {part} were opened before finished because", name=name, part=title)
    made = f"{words} {reason}."
    if not any(each.seen_other for each in a.passes.values() if (each.part, each.voice) == (part, other)):
        return made
    return made + " " + say("{name} had not finished and had seen them.", name=a.name_of(other))


def _name(a: Assessment, archived: ArchivedPass) -> str:
    return a.people.get(archived.by) or a.name_of(archived.voice)


def _factors(count: int) -> str:
    return f"{count} factor" + ("" if count == 1 else "s")


def part_name(form: Form, of: ArchivedPass | Noted | str) -> str:
    """A part as people call it: its section, and its own title where the section has several."""
    part = of if isinstance(of, str) else of.part
    section_id, _, part_id = part.partition(".")
    section = form.section(section_id)
    named = next((each.title for each in section.part if each.id == part_id), "")
    title = section.short or section.title
    return f"{title}: {named}" if named and len(form.parts(section_id)) > 1 else title


def how_words(finished: PassFinished, *, sealed: bool = False) -> str:
    """How a pass was given, as the ledger says it; one that was not sealed was no more than covered on the screen."""
    words = say(HOW.get(finished.how, finished.how))
    if finished.how == "paper" and finished.typed_from_paper_by:
        words = say("entered from paper by {name}", name=finished.typed_from_paper_by)
    return words + (", " + say("covered on screen") if finished.how in COVERED and not sealed else "")


class LedgerLine(Frozen, frozen=True):
    """One line for the supervisor: when, in which part, what happened, how."""

    at: str
    part: str
    what: str
    how: str = ""


def ledger_lines(form: Form, a: Assessment) -> tuple[LedgerLine, ...]:
    """What happened to the passes, in order; of a part not shown to both yet, nothing that says when or by whom."""
    return tuple(line for each in a.ledger if (line := _line(form, a, each)))


def _line(form: Form, a: Assessment, each: Noted) -> LedgerLine | None:
    if each.kind is Kind.PEOPLE_NAMED and isinstance(each.said, PeopleNamed):
        return _people_line(each, each.said)
    if not form.has_part(each.part):
        return None  # of a part that another version of the form had
    name = part_name(form, each)
    if each.kind is Kind.MODE_CHOSEN and isinstance(each.said, ModeChosen):
        words = {"alone": "alone, on this laptop", "paper": "alone, on paper", "together": "together"}
        return LedgerLine(each.at, name, say("To be rated " + words.get(each.said.mode, each.said.mode)), each.said.why)
    if isinstance(each.said, PassOpenedEarly):
        return _early_line(a, each, each.said, name)
    if each.part not in a.revealed:
        return None
    return _pass_line(a, each, name)


def _people_line(each: Noted, said: PeopleNamed) -> LedgerLine:
    words = say("Assessors: {lead} (lead) and {co}", lead=said.lead_name, co=said.co_name)
    return LedgerLine(each.at, "", words, said.reason)


def _early_line(a: Assessment, each: Noted, said: PassOpenedEarly, part: str) -> LedgerLine:
    owner = a.name_of(each.voice) if each.voice else ""
    how = say("without them") if said.finished else say("before finished")
    words = say("{name}'s answers were opened {how} because {reason}", name=owner, how=how, reason=said.because)
    together = say("by {one} and {other} together", one=said.supervisor_name, other=said.present_name)
    return LedgerLine(each.at, part, words, together)


def _pass_line(a: Assessment, each: Noted, part: str) -> LedgerLine | None:
    name = a.people.get(each.who, "") or (a.name_of(each.voice) if each.voice else "")
    if isinstance(each.said, PassFinished):
        owner = a.name_of(each.voice) if each.said.how == "imported" and each.voice else name
        sealed = any((one.part, one.voice) == (each.part, each.voice) for one in a.passes.values())
        return LedgerLine(each.at, part, say("{name} finished", name=owner), how_words(each.said, sealed=sealed))
    if isinstance(each.said, PassReplaced):
        if each.said.because == SEEN:
            words = say("{name} rates again, having seen the other's; the first ratings are kept", name=name)
        else:
            words = say("Another person rates; what was rated before is kept and was not compared")
        return LedgerLine(each.at, part, words, each.said.reason)
    if isinstance(each.said, SameTaken):
        words = say("{name} took what both had answered the same", name=name)
        return LedgerLine(each.at, part, words, say(HOW.get(each.said.how, each.said.how)))
    if each.kind is Kind.PASS_REOPENED:
        return LedgerLine(each.at, part, say("{name} went on with it", name=name))
    return LedgerLine(each.at, part, say("Both were shown")) if each.kind is Kind.PASSES_REVEALED else None
