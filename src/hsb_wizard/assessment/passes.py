"""The fold's steps for passes: begun, finished, opened again, shown to both, opened early. Pure.

What a key does not open never comes here as an answer; how keys work is the strong room's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.model import Assessment, Pass
from hsb_wizard.assessment.payloads import PassFinished, PassOpened, PassOpenedEarly, SameTaken
from hsb_wizard.values import replace


def _the_other(voice: Voice) -> Voice:
    return Voice.CO if voice is Voice.LEAD else Voice.LEAD


def _pass_opened(a: Assessment, e: Entry, p: PassOpened) -> Assessment:
    part, voice = e.target or "", e.voice or Voice.LEAD
    seen = p.seen_other or (part, _the_other(voice)) in a.opened_early
    begun = Pass(part, voice, p.owner, p.readable, seen)
    return replace(a, passes={**a.passes, p.id: begun})


def _pass_finished(a: Assessment, e: Entry, p: PassFinished) -> Assessment:
    return replace(a, finished={**a.finished, (e.target or "", e.voice or Voice.LEAD): p})


def _pass_reopened(a: Assessment, e: Entry, p: object) -> Assessment:
    """Open again; in a review what both were shown before belongs to the record it began from."""
    finished = {key: how for key, how in a.finished.items() if key != (e.target, e.voice)}
    early = {key: how for key, how in a.opened_early.items() if key != (e.target, e.voice)}
    return replace(a, finished=finished, opened_early=early, revealed=a.revealed - {e.target or ""})


def _passes_revealed(a: Assessment, e: Entry, p: object) -> Assessment:
    return replace(a, revealed=a.revealed | {e.target or ""})


def _pass_opened_early(a: Assessment, e: Entry, p: PassOpenedEarly) -> Assessment:
    """From now on the other has seen it: what they have not finished is no first view any more."""
    part, voice = e.target or "", e.voice or Voice.LEAD
    other = _the_other(voice)
    unfinished = (part, other) not in a.finished
    passes = {
        name: replace(each, seen_other=each.seen_other or (unfinished and (each.part, each.voice) == (part, other)))
        for name, each in a.passes.items()
    }
    return replace(a, passes=passes, opened_early={**a.opened_early, (part, voice): p})


def _same_taken(a: Assessment, e: Entry, p: SameTaken) -> Assessment:
    return replace(a, same_taken={**a.same_taken, (e.target or "", e.voice or Voice.LEAD): p.paths})


STEPS: Mapping[Kind, Callable[[Assessment, Entry, Any], Assessment]] = {
    Kind.PASS_OPENED: _pass_opened,
    Kind.PASS_FINISHED: _pass_finished,
    Kind.PASS_REOPENED: _pass_reopened,
    Kind.PASSES_REVEALED: _passes_revealed,
    Kind.PASS_OPENED_EARLY: _pass_opened_early,
    Kind.SAME_TAKEN: _same_taken,
}
