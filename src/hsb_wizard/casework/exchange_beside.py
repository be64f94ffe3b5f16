"""What stands beside the answers of a record, for whoever reads it as JSON: said by others, or of another version.

`show --json` writes it and `import` leaves it behind and says so: a question, a card or an agreement is about one
version of one record in one store, and nobody says it for somebody else. A sealed copy carries all of it. What one
assessor rated alone and both were not shown never enters here.
"""

from __future__ import annotations

from typing import Any

from hsb_wizard.assessment.agreement import shown_to_both
from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.assessment.model import Asked, Assessment, WorkingNote
from hsb_wizard.casework.exchange import BESIDE, answer_to_plain, question_to_plain
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say


def beside(form: Form, record: Assessment) -> dict[str, Any]:
    """What there is of it, by key; nothing that is empty."""
    a = shown_to_both(form, record)
    made = {
        "supervision": _supervision(a),
        "agencies": _agencies(a),
        "closed": _closed(a),
        "put_away": _put_away(a),
        "review": _review(form, a),
        "working_notes": [_working_note(a, each) for each in a.working_notes],
    }
    return {key: made[key] for key in BESIDE if made[key]}


def _supervision(a: Assessment) -> dict[str, Any]:
    """Questions with the words on them, cards, what was sent back and why, and the check."""
    made: dict[str, Any] = {
        "questions": [_question(a, each) for each in a.asked],
        "cards": {
            card: {"judged": each.said.judged, "sentence": each.said.sentence, "version": each.version, "at": each.at}
            for card, each in a.cards.items()
        },
        "sent_back": [{"at": each.at, "name": each.said.name, "reason": each.said.reason} for each in a.returns],
    }
    if a.countersigned is not None:
        said = a.countersigned.said
        made["checked"] = {"at": a.countersigned.at, "name": said.name, "role": said.role, "service": said.service}
    return {key: value for key, value in made.items() if value}


def _working_note(a: Assessment, note: WorkingNote) -> dict[str, Any]:
    return {"at": note.at, "by": _name(a, note.by), "place": note.about, "text": note.words}


def _question(a: Assessment, asked: Asked) -> dict[str, Any]:
    return {
        "at": asked.at,
        "by": _name(a, asked.by),
        "place": asked.path,
        "kind": asked.said.kind,
        "text": asked.said.text,
        "replies": [{"at": each.at, "by": _name(a, each.by), "text": each.text} for each in asked.replies],
        "settled": asked.closed,
    }


def _name(a: Assessment, who: PractitionerId) -> str:
    return a.people.get(who) or say("Supervisor")


def _agencies(a: Assessment) -> dict[str, str]:
    if a.agreed is None:
        return {}
    said = a.agreed.said
    return {"on": said.on, "name": said.name, "agencies": said.agencies, "dissent": said.dissent}


def _closed(a: Assessment) -> dict[str, str]:
    if a.closed is None:
        return {}
    said = a.closed.said
    return {"at": a.closed.at, "name": said.name, "because": said.because, "lasts": said.lasts}


def _put_away(a: Assessment) -> list[dict[str, Any]]:
    """Ratings that were put away and are kept, of parts that both were shown."""
    return [
        {
            "part": each.part,
            "voice": each.voice.value,
            "by": _name(a, each.by),
            "because": each.because,
            "reason": each.reason,
            "at": each.at,
            "answers": {path: answer_to_plain(answer) for path, answer in each.answers.items()},
        }
        for each in a.archived
    ]


def _review(form: Form, a: Assessment) -> dict[str, Any]:
    """Why the review began, what people say since, and what the record said then where it is still asked."""
    if a.then is None:
        return {}
    then = shown_to_both(form, a.then)
    answers = {path: said for path in form.questions if (said := question_to_plain(form, then, path))}
    signed = [{"name": each.signed.name, "role": each.signed.role, "at": each.at} for each in then.signatures]
    since = {path: {"since": each.since, "evidence": each.evidence} for path, each in a.since.items()}
    return {"because": a.review_because, "since": since, "then": {"answers": answers, "signatures": signed}}
