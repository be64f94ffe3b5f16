"""Where a record stands: its life so far, what can be done now and by whom; the forms of each step. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from hsb_wizard.assessment.days import short_day, total_wait, two_dates
from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.assessment.lifecycle import (
    NEXT,
    OPEN_QUESTION,
    Act,
    judged_now,
    refusal,
    state_of,
    status,
    supervises,
)
from hsb_wizard.assessment.payloads.supervision import ENOUGH
from hsb_wizard.assessment.supervising import version
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import exceptions
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import replace
from hsb_wizard.work.typed import shown_date
from hsb_wizard.work.view_base import Field, FormView, ListLine, ListView, Place
from hsb_wizard.work.view_draw import cut

SEALED = "A sealed copy for another laptop. On this laptop a supervisor opens the record with their own passphrase."
TITLE = "Where this record stands"
DOING = (  # what can be done, in the order of a record's life, and the page that does it
    (Act.SIGN, "Sign", Place("sign")),
    (Act.RETURN, "Return it to the assessors", Place("return")),
    (Act.COUNTERSIGN, "Check and sign as supervisor", Place("countersign")),
    (Act.AGREE, "Write down that the agencies agreed it", Place("agree")),
    (Act.CLOSE, "Close the work", Place("close")),
    (Act.REVIEW, "Start a review", Place("begin_review")),
)
STANDS = (
    "While signatures stand you go on with: Tell someone now, the safety plan, who was asked, session notes, and "
    "Share and meet with its change log. Any other change asks why, and the signatures fall."
)


def moment(at: str) -> str:
    """A moment in the width of a column: "20 Nov 2026 14:32"."""
    try:
        then = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{short_day(then.date().isoformat())} {then:%H:%M}"


def standing_view(record: Record, who: PractitionerId, roles: Collection[str]) -> ListView:
    """The page: what has happened, then what can be done now; what cannot says why."""
    a = record.assessment
    lines = [ListLine(say("So far")), *_life(record)]
    lines.append(ListLine(say("Now")))
    for act, words, place in DOING:
        if act not in NEXT[status(a)]:
            continue
        refused = refusal(a, act, who, roles)
        lines.append(ListLine(f"  {say(words)}", "", place if not refused else None))
        lines += [ListLine(f"      {refused}")] if refused else ()
    lines.append(
        ListLine(
            "  "
            + say(
                "Send a sealed copy back to the assessors"
                if supervises(a, who, roles)
                else "Send a sealed copy to the supervisor"
            ),
            "",
            Place("send"),
        )
    )
    log = record.form.role("change_log") if record.form.has_role("change_log") else ""
    if a.signatures and not a.closed and log and record.play.on_route(log.partition(".")[0]):
        lines.append(ListLine("  " + say("Something has changed, or information came late"), "", Place("rows", log)))
        lines += [ListLine(""), ListLine(f"  {say(STANDS)}")]
    return ListView(say(TITLE), say(status(a)), days(record), tuple(lines))


def asked_first(record: Record) -> tuple[ListLine, ...]:
    """What the supervisor asks of the assessors, before everything else while it waits for them."""
    a = record.assessment
    waits = any(state_of(a, each) == OPEN_QUESTION for each in a.asked)
    asks = a.back and any(each.said.judged != ENOUGH for each in a.cards.values())
    return (ListLine(say("From the supervisor")), _questions(record)) if waits or asks else ()


def _questions(record: Record) -> ListLine:
    waiting = sum(not each.closed for each in record.assessment.asked)
    asked = say_number(waiting, "{number} not settled", "{number} not settled") if waiting else ""
    return ListLine("   " + say("Questions"), asked, Place("questions"))


def after_lines(record: Record, reads: bool) -> tuple[ListLine, ...]:
    """The lines of the task list that lead to what comes beside and after signing."""
    a = record.assessment
    above = not reads and bool(asked_first(record))
    return (
        *(
            (ListLine(say("Read first"), "", Place("reading"), (say("For whoever checks this record."),)),)
            if reads
            else ()
        ),
        *(
            (ListLine(say("Then and now"), "", Place("review"), (say("A review beside what it began from."),)),)
            if a.then
            else ()
        ),
        ListLine(say("What is due"), "", Place("due"), (say("Tasks with their days, letters, a calendar file."),)),
        *((replace(_questions(record), text=say("Questions")),) if a.asked and not above else ()),
        ListLine(say(TITLE), say(status(a)), Place("standing"), (say("Signed, checked, agreed, closed, reviewed."),)),
    )


def back_words(record: Record) -> tuple[str, ...]:
    """Why a record came back, where it is with its assessors; short, the page of where it stands has it whole."""
    a = record.assessment
    if not a.back:
        return ()
    said = a.returns[-1].said
    return (cut(say("Returned by {name}: {reason}", name=said.name, reason=said.reason), 150),)


def days(record: Record) -> tuple[str, ...]:
    """The two dates, and how long it all took."""
    a, form = record.assessment, record.form
    wait = total_wait(form, a, record.today)
    made = [*two_dates(form, a), *((wait,) if wait else ())]
    return (". ".join(made) + ".",) if made else ()


def _life(record: Record) -> list[ListLine]:
    a = record.assessment
    lines = _event(say("Begun"), moment(a.opened_at))
    if a.then is not None:
        lines += _event(say("A review"), "", a.review_because)
    for each in a.returns:
        lines += _event(say("Returned by {name}", name=each.said.name), moment(each.at), each.said.reason)
    for reason in a.signatures_fell:
        lines += _event(say("Signatures fell, because it was changed"), "", reason)
    for signed in a.signatures:
        words = say("Signed by {name}, {role}", name=signed.signed.name, role=signed.signed.role)
        lines += _event(words, moment(signed.at))
    if a.countersigned:
        said = a.countersigned.said
        lines += _event(say("Checked by {name}", name=said.name), moment(a.countersigned.at), said.knows)
    if a.agreed:
        lines += _event(say("Agreed by agencies"), short_day(a.agreed.said.on), a.agreed.said.agencies)
    if a.closed:
        words = say("Closed by {name}", name=a.closed.said.name)
        lines += _event(words, moment(a.closed.at), a.closed.said.because)
    return lines


def _event(words: str, when: str, more: str = "") -> list[ListLine]:
    """One thing that happened, and under it what was said of it."""
    return [ListLine(f"  {words}", when), *(ListLine(f"      {line}") for line in more.splitlines())]


# ------------------------------------------------------------------ the forms of each step


def says_what(record: Record) -> bool:
    """Whether whoever gets it back finds what to do: a question that is not settled, or a card that asks for work."""
    a = record.assessment
    return any(not each.closed for each in a.asked) or any(
        each.said.judged != ENOUGH for each in judged_now(a).values()
    )


def return_view(record: Record) -> FormView:
    """Why it goes back. Both signatures fall; questions stay."""
    open_ones = sum(not each.closed for each in record.assessment.asked)
    above = (
        "",
        "!" + say("It goes back to {lead} and {co}.", lead=record.assessment.lead_name, co=record.assessment.co_name),
        say("Both signatures fall. Your questions stay with it: {number} not settled.", number=open_ones),
        "",
    )
    reason = Field("reason", "box", say("It goes back because"), say("Both read this first."))
    return FormView(say("Return to the assessors"), "", above, (reason,), go_on="F8 Return")


def countersign_view(record: Record, name: str, code: str) -> FormView:
    """What a supervisor signs: what both assessors signed, as it lies there now."""
    a = record.assessment
    signed = [f"{each.signed.name}, {each.signed.role}" for each in a.signatures]
    above = (
        "",
        "!" + say("{name}, what you sign", name=name),
        say("Assessment {reference}, version {version}.", reference=a.reference, version=version(a)),
        say("Signed by {people}.", people="; ".join(signed)),
        say("Check code {code}", code=code or "..."),
        say("You have judged the six cards on this version. You are not one of its assessors."),
        "",
    )
    fields = [
        Field("service", "line", say("Your service")),
        Field("knows", "line", say("Your training for this work, or the specialist advice you took")),
    ]
    if exceptions(record) > record.house_rules.thresholds.exceptions:
        fields.append(Field("senior", "line", say("Many exceptions: which senior manager looked at it, and when")))
    fields.append(
        Field("talked_on", "line", say("The assessors' own support was talked about on (a date, nothing else)"))
    )
    fields.append(Field("passphrase", "secret", say("{name}'s own passphrase", name=name)))
    return FormView(say("Check and sign"), say("supervisor"), above, tuple(fields), go_on="F8 Sign")


def agree_view() -> FormView:
    """That the agencies agreed it: the second of the two dates."""
    above = ("", say("This day prints beside the day it was written. Who sees it differently is printed as well."), "")
    fields = (
        Field("on", "line", say("They agreed on"), say("As you write it: 20 11 2026, today"), text=shown_date("")),
        Field("agencies", "line", say("Which agencies")),
        Field("dissent", "box", say("Who sees it differently, and why")),
    )
    return FormView(say("Agreed by agencies"), "", above, fields, go_on="F8 Agreed")


def close_view() -> FormView:
    """Why the work ends, and what keeps it going."""
    above = ("", say("A closed record is read, never changed. What a child says can always be kept."), "")
    fields = (
        Field("because", "box", say("It is closed because: progress, and what it means for safety")),
        Field("lasts", "box", say("What keeps it going afterwards, and who is there")),
    )
    return FormView(say("Close the work"), "", above, fields, go_on="F8 Close")


def begin_review_view() -> FormView:
    """Why a review begins, and what it takes over."""
    above = (
        "",
        say("Everything that was said is carried forward and marked, until you confirm it (F5) or change it."),
        say("The two judgements are made anew, each of you alone first. Then and now stand side by side."),
        "",
    )
    fields = (Field("because", "box", say("The review begins because")),)
    return FormView(say("Start a review"), "", above, fields, go_on="F8 Start")


def send_view(out: str, phrase: str = "", sent: str = "") -> FormView:
    """A sealed copy of the whole record; once it was made, the phrase that opens it, shown this once."""
    if phrase:
        made = (
            "",
            say("Made: {path}", path=sent),
            "",
            "!" + phrase,
            "",
            say("Write it down now: it is shown this once. Tell it by telephone, never send it with the file."),
            say("They bring it in with B in their list of assessments; so do you with what they send back."),
        )
        return FormView(say("Sealed copy"), "", made, go_on="F7 Back")
    above = (
        "",
        say("The whole record with its journal in one locked file, for another laptop. No network is used."),
        say("What each assessor rated alone stays closed until both were shown."),
        "",
    )
    fields = (Field("reader", "line", say("For whom")), Field("out", "line", say("File"), text=out))
    return FormView(say("Send a sealed copy"), "", above, fields, go_on="F8 Make it")


def alone_again_view(record: Record, part: str) -> FormView:
    """In a review: both rate a part alone once more."""
    title = next((each.title for each in record.form.sections if each.id == part.partition(".")[0]), part)
    above = (
        "",
        "!" + say("Both of you rate this alone once more."),
        say("What each of you said then stays in the record that the review began from, and is covered here."),
        say("What you agreed stands, marked as carried forward, until you agree anew."),
        "",
    )
    return FormView(title, "", above, go_on="F8 Rate it alone again")
