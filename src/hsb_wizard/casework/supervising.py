"""What a supervisor can do with an open record, and what follows signing: returned, checked, agreed, closed, reviewed.

One small function each, from a doing to its entries, as in `verbs`. Who may do what next is `assessment.lifecycle`.
Nothing about how the assessors work is kept: what a supervisor thinks of the work stands in cards and questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.agreement import alone_paths
from hsb_wizard.assessment.days import read_date
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import EntryId, Kind, Voice
from hsb_wizard.assessment.lifecycle import CARDS, Act, refusal, supervises, voice_of
from hsb_wizard.assessment.model import Asked, Assessment
from hsb_wizard.assessment.payloads import (
    AgenciesAgreed,
    AssessmentStarted,
    CardJudged,
    Closed,
    ComparedAtReview,
    Countersigned,
    Empty,
    Payload,
    QuestionAnswered,
    QuestionAsked,
    QuestionClosed,
    Returned,
)
from hsb_wizard.assessment.payloads.supervision import ACTIONS, BETTER, ENOUGH, NOT_ENOUGH, QUESTION, SINCE, WORSE
from hsb_wizard.assessment.reviewing import to_confirm
from hsb_wizard.assessment.say import Pen
from hsb_wizard.assessment.supervising import REVIEW, version
from hsb_wizard.casework.drafts import said_of
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.casework.review import STOP, exceptions, findings
from hsb_wizard.casework.verbs import not_yours
from hsb_wizard.errors import NotAllowed
from hsb_wizard.values import Frozen, replace


def _may(desk: Casework, record: Record, act: Act) -> None:
    refused = refusal(record.assessment, act, desk.at_keyboard, desk.roles_here)
    if refused:
        raise NotAllowed(refused)


def _no_stop(record: Record, step: str) -> None:
    """Raise NotAllowed where a rule of this step stops it and nobody said why it goes ahead."""
    found = findings(record)
    open_ones = (each for each in (*found.now, *found.later) if each.moment == STOP and each.step == step)
    first = next((each for each in open_ones if not each.goes_ahead), None)
    if first is not None:
        raise NotAllowed(first.message, f"{first.remedy} Check answers leads to its place.")


def _needs(**words: str) -> None:
    """Raise NotAllowed where one of the words is blank; its name says what is asked."""
    for asks, text in words.items():
        if not text.strip():
            raise NotAllowed(f"Say {asks.replace('_', ' ')}.")


def _own_name(desk: Casework, record: Record) -> str:
    """The name of whoever is at the keyboard, as their slot has it."""
    a, who = record.assessment, desk.at_keyboard
    voice = voice_of(a, who)
    return a.name_of(voice) if voice else desk.name_here


# ------------------------------------------------------------------ return, check, agree, close


def give_back(desk: Casework, record: Record, reason: str, record_code: str) -> Step:
    """Send the record back to its assessors. Raises NotAllowed (not now, not this person, no reason)."""
    _may(desk, record, Act.RETURN)
    _needs(why_it_goes_back=reason)
    return desk.note(record, Kind.RETURNED, Returned(reason.strip(), _own_name(desk, record), record_code))


class Check(Frozen, frozen=True):
    """What a supervisor says with their signature.

    ``knows`` is their training for this work or the advice taken (Q123); ``senior`` the senior manager who looked at
    it, needed where more exceptions were made than the team allows (Q125); ``talked_on`` a date and no more (Q142).
    """

    knows: str = ""
    service: str = ""
    senior: str = ""
    talked_on: str = ""


def countersign(desk: Casework, record: Record, record_code: str, check: Check) -> Step:
    """Check what both assessors signed; with their own passphrase, given in this sitting. Raises NotAllowed."""
    _may(desk, record, Act.COUNTERSIGN)
    _needs(your_training_for_this_work_or_the_specialist_advice_you_took=check.knows)
    if exceptions(record) > record.house_rules.thresholds.exceptions:
        _needs(which_senior_manager_looked_at_it_and_when=check.senior)
    if check.talked_on and read_date(check.talked_on) is None:
        raise NotAllowed(
            "The day you talked about their own support is a date and nothing else: 20 11 2026.", field="talked_on"
        )
    made = Countersigned(
        role="supervisor",
        name=_own_name(desk, record),
        record_code=record_code,
        service=check.service.strip(),
        knows=check.knows,
        senior=check.senior,
        talked_on=check.talked_on,
        version=version(record.assessment),
    )
    return desk.note(record, Kind.COUNTERSIGNED, made)


def agencies_agree(desk: Casework, record: Record, record_code: str, on: str, agencies: str, dissent: str = "") -> Step:
    """The agencies agreed it, on the day ``on`` (ISO). Raises NotAllowed."""
    _may(desk, record, Act.AGREE)
    _no_stop(record, "agree")
    _needs(which_agencies_agreed=agencies)
    day = read_date(on)
    if day is None or day > record.today:
        raise NotAllowed("Give the day they agreed, a day that has been: 20 11 2026, 20 Nov 2026.")
    made = AgenciesAgreed(on, _own_name(desk, record), record_code, agencies, dissent)
    return desk.note(record, Kind.AGENCIES_AGREED, made)


def close(desk: Casework, record: Record, record_code: str, because: str, lasts: str) -> Step:
    """Close the work. Raises NotAllowed where it cannot be closed, or is not said why or what lasts (Q120)."""
    _may(desk, record, Act.CLOSE)
    _no_stop(record, "close")
    _needs(why_it_is_closed=because, what_keeps_it_going_afterwards=lasts)
    return desk.note(record, Kind.CLOSED, Closed(because, _own_name(desk, record), record_code, lasts))


# ------------------------------------------------------------------ questions


def ask(desk: Casework, record: Record, path: str, text: str, kind: str = QUESTION) -> Step:
    """A supervisor's question on the answer at ``path``. Raises NotAllowed."""
    a = record.assessment
    if not supervises(a, desk.at_keyboard, desk.roles_here):
        raise NotAllowed("A question is asked by somebody with the role of supervisor.")
    if a.closed:
        raise NotAllowed("This assessment is closed.", "Start a review, and ask there.")
    if not record.form.has(path):
        raise NotAllowed("There is no such answer in this form.")
    _needs(what_you_ask=text)
    said = a.answer(path)
    asked = QuestionAsked(text.strip(), said.entry if said else EntryId(""), kind)
    return desk.note(record, Kind.QUESTION_ASKED, asked, path)


def reply(desk: Casework, record: Record, question: str, text: str) -> Step:
    """Words on a question, from either side. Raises NotAllowed."""
    asked = _open_question(record.assessment, question)
    _needs(your_answer=text)
    return desk.keep(record, _on(desk.pen(), record.assessment, asked, Kind.QUESTION_ANSWERED, QuestionAnswered(text)))


def settle(desk: Casework, record: Record, question: str, text: str = "") -> Step:
    """Close a question. Raises NotAllowed for anybody but a supervisor."""
    asked = _open_question(record.assessment, question)
    if not supervises(record.assessment, desk.at_keyboard, desk.roles_here):
        raise NotAllowed("Whoever asks closes: a supervisor.", "Write your answer.")
    return desk.keep(record, _on(desk.pen(), record.assessment, asked, Kind.QUESTION_CLOSED, QuestionClosed(text)))


def _open_question(a: Assessment, question: str) -> Asked:
    found = next((each for each in a.asked if each.entry == question and not each.closed), None)
    if found is None:
        raise NotAllowed("This question is settled.")
    return found


def _on(pen: Pen, a: Assessment, asked: Asked, kind: Kind, payload: Payload) -> Entry:
    return replace(pen.write(a.case, kind, payload, asked.path), basis=(asked.entry,))


# ------------------------------------------------------------------ the six cards


def judge(desk: Casework, record: Record, card: str, judged: str, sentence: str) -> Step:
    """One of the six cards: enough, enough with actions, not enough, and one sentence. Raises NotAllowed."""
    a = record.assessment
    if not supervises(a, desk.at_keyboard, desk.roles_here):
        raise NotAllowed("The six cards are judged by a supervisor who is not one of the two assessors.")
    if card not in CARDS:
        raise NotAllowed("There is no such card.")
    if judged not in (ENOUGH, ACTIONS, NOT_ENOUGH):
        raise NotAllowed("Choose: enough, enough with actions, or not enough.")
    _needs(it_in_one_sentence=sentence)
    return desk.note(record, Kind.CARD_JUDGED, CardJudged(judged, sentence.strip(), version(a)), card)


# ------------------------------------------------------------------ review


def start_review(desk: Casework, record: Record, record_code: str, because: str) -> Step:
    """Begin a review of a record that was checked, agreed or closed: what was said goes on into it, marked.

    The two judgements are made anew, each alone first; everything else waits to be confirmed or changed.
    """
    _may(desk, record, Act.REVIEW)
    _needs(why_the_review_begins=because)
    form, a, pen = record.form, record.assessment, desk.pen()
    started = AssessmentStarted(form.id, form.version, form.hash, REVIEW, record_code, because.strip())
    entries = [pen.write(a.case, Kind.ASSESSMENT_STARTED, started)]
    parts = dict.fromkeys(form.part_of(form.role(role)) for role in ("safety_of_others", "own_safety"))
    entries += [entry for part in parts for entry in _alone_again(record, pen, part)]
    return desk.keep(record, *entries)


def rate_alone_again(desk: Casework, record: Record, part: str) -> Step:
    """In a review: both rate this part alone once more, because something moved there. Raises NotAllowed."""
    if record.assessment.kind != REVIEW:
        raise NotAllowed("A part is rated again in a review.")
    return desk.keep(record, *_alone_again(record, desk.pen(), part))


def _alone_again(record: Record, pen: Pen, part: str) -> Iterator[Entry]:
    """What each said alone is taken back, and both passes are open again; what was agreed stays until it is settled."""
    a = record.assessment
    for voice in (Voice.LEAD, Voice.CO):
        for path in alone_paths(record.form, a, part):
            cleared = pen.clear(a, path, voice)
            if cleared is not None:
                yield cleared
        yield pen.write(a.case, Kind.PASS_REOPENED, Empty(), part, voice)


def confirm_again(desk: Casework, record: Record, path: str) -> Step:
    """In a review: what was said here, and in its rows, still holds. Raises NotAllowed where nothing was carried."""
    refused = not_yours(desk, record, path, Voice.AGREED)
    if refused:
        raise NotAllowed(refused)
    a, pen = record.assessment, desk.pen()
    held = [(each, a.answer(each)) for each in to_confirm(record.form, a, path)]
    entries = [pen.answer(a, each, said_of(before)) for each, before in held if before is not None]
    if not entries:
        raise NotAllowed("Nothing was carried forward here.")
    return desk.keep(record, *entries)


def compare_since(desk: Casework, record: Record, path: str, since: str, evidence: str) -> Step:
    """In a review: better, the same, worse or not known, and what shows it. Said by people. Raises NotAllowed."""
    if record.assessment.then is None:
        raise NotAllowed("Then and now stand side by side in a review.")
    if path not in record.form.factors or since not in SINCE:
        raise NotAllowed("Choose: better, the same, worse, or not known.")
    if since in (BETTER, WORSE):
        _needs(what_shows_it=evidence)
    return desk.note(record, Kind.COMPARED_AT_REVIEW, ComparedAtReview(since, evidence.strip()), path)
