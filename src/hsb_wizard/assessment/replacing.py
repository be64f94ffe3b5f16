"""Another person assesses, or a pass is made again: what was rated is put away, never lost. Steps of the fold; pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind, PractitionerId, Voice
from hsb_wizard.assessment.model import NOBODY, ArchivedPass, Assessment, Noted
from hsb_wizard.assessment.payloads import PassReplaced, PeopleNamed
from hsb_wizard.values import replace

PERSON, SEEN = "person", "seen"

Step = Callable[[Assessment, Entry, Any], Assessment]


def _people_named(a: Assessment, e: Entry, p: PeopleNamed) -> Assessment:
    people = {**a.people, p.lead: p.lead_name, p.co: p.co_name}
    return replace(a, lead=p.lead, co=p.co, lead_name=p.lead_name, co_name=p.co_name, people=people)


def _pass_replaced(a: Assessment, e: Entry, p: PassReplaced) -> Assessment:
    """What was said in the pass goes to the archive; both are shown again when the new one is finished."""
    part, voice = e.target or "", e.voice or Voice.LEAD
    said = {path: answer for path in p.places if (answer := a.answers.get((voice, path))) is not None}
    archived = ArchivedPass(
        part, voice, _owner(a, part, voice, said), p.because, p.reason, e.at, said, a.finished.get((part, voice))
    )
    answers = a.answers
    for path in said:
        answers = answers.without(voice, path)
    return replace(
        a,
        answers=answers,
        archived=(*a.archived, archived),
        passes={name: each for name, each in a.passes.items() if (each.part, each.voice) != (part, voice)},
        opened_early={key: how for key, how in a.opened_early.items() if key != (part, voice)},
        finished={key: how for key, how in a.finished.items() if key != (part, voice)},
        revealed=a.revealed - {part},
        same_taken={key: paths for key, paths in a.same_taken.items() if key[0] != part},
    )


def _owner(a: Assessment, part: str, voice: Voice, said: Mapping[str, Any]) -> PractitionerId:
    """Whose pass it was: who said what is in it, else who assessed in that voice."""
    by = next((answer.by for answer in said.values()), NOBODY)
    return by or (a.lead if voice is Voice.LEAD else a.co)


def noted(kind: Kind, step: Step) -> Step:
    """The same step, which also writes its line into the record of independence."""

    def both(a: Assessment, e: Entry, p: Any) -> Assessment:
        line = Noted(kind, e.target or "", e.voice, e.who, e.typed_by, e.at, p)
        after = step(a, e, p)
        return replace(after, ledger=(*after.ledger, line))

    return both


STEPS: Mapping[Kind, Step] = {Kind.PEOPLE_NAMED: _people_named, Kind.PASS_REPLACED: _pass_replaced}
LEDGER = frozenset(
    {Kind.PEOPLE_NAMED, Kind.MODE_CHOSEN, Kind.PASS_FINISHED, Kind.PASS_REOPENED, Kind.PASSES_REVEALED}
    | {Kind.PASS_REPLACED, Kind.SAME_TAKEN, Kind.PASS_OPENED_EARLY}
)
