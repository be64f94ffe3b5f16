"""Saying something: the entries that a pair's doings become, each naming what it replaces.

Pure but for the random id. Whether the saying is wise is the reviewer's business; where it goes is the strong room's.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, Origin, PractitionerId, Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, Payload
from hsb_wizard.text import clean
from hsb_wizard.values import Frozen, defaults, replace


def new_id() -> EntryId:
    """128 random bits as hex."""
    return EntryId(secrets.token_hex(16))


def new_case() -> CaseId:
    """A case's own id, 16 letters and digits; never made from the reference."""
    return CaseId(secrets.token_hex(8))


def new_row() -> str:
    """A row's own id: content pairs rows up, never position."""
    return secrets.token_hex(4)


class Pen(Frozen, frozen=True):
    """Who writes, who types for them, when and from where: what every entry of one moment has in common."""

    who: PractitionerId
    typed_by: PractitionerId
    at: str
    origin: Origin = Origin.HERE

    def write(
        self, case: CaseId, kind: Kind, payload: Payload, target: str | None = None, voice: Voice | None = None
    ) -> Entry:
        """One entry of ``kind`` that replaces nothing. Text is cleaned here, on the way in."""
        said = cleaned(payload)
        return Entry(new_id(), case, self.at, kind, self.who, self.typed_by, said, voice, target, self.origin)

    def answer(self, a: Assessment, path: str, said: AnswerGiven, voice: Voice = Voice.AGREED) -> Entry:
        """An answer at ``path``; its basis is the answer it replaces. Text is cleaned here, on the way in."""
        before = a.answer(path, voice)
        basis = () if before is None else (before.entry,)
        return Entry(
            new_id(), a.case, self.at, Kind.ANSWER_GIVEN, self.who, self.typed_by, tidy(said), voice, path,
            self.origin, basis,
        )  # fmt: skip

    def clear(self, a: Assessment, path: str, voice: Voice = Voice.AGREED) -> Entry | None:
        """The answer at ``path`` taken back; None where there is none."""
        before = a.answer(path, voice)
        if before is None:
            return None
        return Entry(
            new_id(), a.case, self.at, Kind.ANSWER_CLEARED, self.who, self.typed_by, Empty(), voice, path,
            self.origin, (before.entry,),
        )  # fmt: skip


def tidy(said: AnswerGiven) -> AnswerGiven:
    """The same answer with every text cleaned of control characters (security.md 1.8)."""
    value = said.value
    if isinstance(value, str):
        value = clean(value)
    elif isinstance(value, tuple):
        value = tuple(clean(each) for each in value)
    return AnswerGiven(
        value=value,
        missing=said.missing,
        note=clean(said.note),
        sources=tuple(each for each in (clean(source).strip() for source in said.sources) if each),
        for_whom=said.for_whom,
        confidence=said.confidence,
        who=clean(said.who),
        until=clean(said.until),
        settled=clean(said.settled),
    )


def content_of(said: AnswerGiven) -> tuple[object, ...]:
    """What is said, as `Answer.content` has it, so that the same thing said twice can be told."""
    return (
        said.value,
        said.missing,
        said.note,
        said.sources,
        said.for_whom,
        said.confidence,
        said.who,
        said.until,
        said.settled,
    )


def cleaned(payload: Payload) -> Payload:
    """The same payload with every text of it cleaned of control characters (security.md 1.8)."""
    changed: dict[str, Any] = {}
    for field in defaults(type(payload)):
        value = getattr(payload, field)
        if isinstance(value, str):
            changed[field] = clean(value)
        elif isinstance(value, tuple):
            changed[field] = tuple(clean(text) for text in value)
        elif isinstance(value, Mapping):
            changed[field] = {name: clean(text) for name, text in value.items()}
    made: Payload = replace(payload, **changed)
    return made


def is_empty(said: AnswerGiven) -> bool:
    """Whether nothing at all is said: such an answer is a clearing, never an entry of its own."""
    return said == AnswerGiven()
