"""Signing: the ten lines, what goes ahead for a reason, who signs and what is signed. Pure.

Signing never waits for another agency: an open point is put right, or goes ahead for a reason that prints on page 1. No
passphrase enters a value here.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from hsb_wizard.assessment.agreement import shown_to_both
from hsb_wizard.assessment.apart import UNSETTLED
from hsb_wizard.assessment.days import in_words, read_date
from hsb_wizard.assessment.independence import independence
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.lifecycle import fully_signed, may_sign, status, version
from hsb_wizard.assessment.model import Signature
from hsb_wizard.assessment.payloads import GoesAheadBecause
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import STOP, WHY, WITHOUT_EXCEPTION, Finding, lines_to_sign
from hsb_wizard.errors import NotAllowed
from hsb_wizard.work.typed import shown_date, typed_date
from hsb_wizard.work.view_base import Field, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_check import GOES_AHEAD, is_open, points
from hsb_wizard.work.view_copies import apart_line
from hsb_wizard.work.view_draw import cut, whole
from hsb_wizard.work.view_inactive import decision_lines, undecided_count

TITLE = "Sign"
NOT_EXPERT = "A record of professional judgement by two assessors: no score, no prediction."
ROLES = {Voice.LEAD: "lead assessor", Voice.CO: "co-assessor"}
NO_REASON = "Say why it goes ahead."
NO_OWNER = "A point that stops signing needs who sees to it, and by when. It becomes a task."
NO_DATE = "By when is a date: 20 11 2026, 20 Nov 2026."
TYPE_IT = "Your own passphrase signs. Type it, then F8."
UNDECIDED = "Some answers are no longer asked for: keep or remove them. Enter shows what was said."
PUT_RIGHT = "This one has no exception: put it right first."


def sign_view(record: Record, now: Collection[Finding]) -> ListView:
    """The page: ten lines with what is open under each, what prints with a reason, then the two signatures."""
    whys = [each for each in now if each.moment == WHY]
    lines: list[ListLine] = [ListLine("Before you sign")]
    for each in lines_to_sign(record, now):
        lines += _one_line(record, each.line.title, list(each.stops))
    if whys:
        lines.append(ListLine("Say why, or put it right (prints on page 1)"))
        lines += [line for why in whys for line in _point(record, why)]
    lines += [*apart_line(record), *decision_lines(record)]
    lines += [ListLine("Signatures"), *_signatures(record, now)]
    return ListView(TITLE, status(record.assessment), _above(record, now), tuple(lines), keys="Enter Open")


def _above(record: Record, now: Collection[Finding]) -> tuple[str, ...]:
    a, still = record.assessment, sum(map(is_open, now))
    if fully_signed(a):
        return ("Both have signed. A change from now on asks for a reason, and the signatures fall.",)
    fell: tuple[str, ...] = ()
    if a.back:
        fell = (cut(f"Returned by {a.returns[-1].said.name}: {a.returns[-1].said.reason}", 225),)
    elif a.signatures_fell and not a.signatures:
        fell = (f"The signatures fell because: {a.signatures_fell[-1]}",)
    if still:
        return (*fell, f"{points(still)} open. Enter: why one goes ahead. Check answers leads to its place.")
    exceptions = sum(1 for each in now if each.moment == STOP and each.goes_ahead)
    if a.apart or undecided_count(record):
        return (*fell, UNSETTLED if a.apart else UNDECIDED)
    many = exceptions > record.house_rules.thresholds.exceptions
    senior = ("So many exceptions: a senior manager looks at this record.",) if many else ()
    return (*fell, gaps(now) or "Nothing is open.", *senior)


def gaps(now: Collection[Finding]) -> str:
    """How many points go ahead for a reason, in one sentence; empty where none does."""
    count = sum(1 for each in now if each.goes_ahead)
    return f"With gaps: {points(count)} {'goes' if count == 1 else 'go'} ahead for a reason." if count else ""


def _one_line(record: Record, words: str, stops: list[Finding]) -> list[ListLine]:
    still = sum(map(is_open, stops))
    said = f"{points(still)} open" if still else "Goes ahead" if stops else "Complete"
    return [ListLine(f"  {words}", said), *(line for stop in stops for line in _point(record, stop))]


def _point(record: Record, finding: Finding) -> list[ListLine]:
    first, *rest = whole(finding.message)
    opens = Place("goes_ahead", finding.key) if finding.place else None
    if finding.id in WITHOUT_EXCEPTION:
        opens = Place("finding", finding.key, finding.moment)
    lines = [ListLine(f"    {first}", place=opens, beside=("What would do", finding.remedy, "", *finding.references))]
    lines += [ListLine(f"    {line}") for line in rest]
    if finding.goes_ahead:
        lines += [ListLine(f"      {line}") for line in whole(reason_words(record, finding))]
    elif finding.id in WITHOUT_EXCEPTION:
        lines.append(ListLine(f"      {PUT_RIGHT}"))
    return lines


def reason_words(record: Record, finding: Finding) -> str:
    """ "Goes ahead because ...", with who sees to it and by when."""
    said = record.assessment.goes_ahead[finding.key]
    task = ", by ".join(each for each in (said.who, in_words(said.by_when)) if each)
    return f"{GOES_AHEAD} {said.because}" + (f" ({task})" if task else "")


def _signatures(record: Record, now: Collection[Finding]) -> list[ListLine]:
    a, lines = record.assessment, []
    still = any(map(is_open, now)) or a.apart or undecided_count(record)
    for voice, who in ((Voice.LEAD, a.lead), (Voice.CO, a.co)):
        words = f"  {a.name_of(voice)}, {ROLES[voice]}"
        signed = next((each for each in a.signatures if each.by == who), None)
        if signed is not None:
            lines.append(ListLine(words, f"Signed {moment(signed)}"))
        elif still:
            lines.append(ListLine(words, "After the points above"))
        else:
            lines.append(ListLine(words, "Sign", Place("sign_as", "", voice.value)))
    return lines


def moment(signed: Signature) -> str:
    """When it was signed: "20 Nov 2026 14:32"."""
    try:
        at = datetime.fromisoformat(signed.at)
    except ValueError:
        return signed.at
    day, month, year = in_words(at.date().isoformat()).split()
    return f"{day} {month[:3]} {year} {at:%H:%M}"


# ------------------------------------------------------------------ goes ahead because


def goes_ahead_view(record: Record, finding: Finding) -> FormView:
    """One open point: why it goes ahead, who sees to it, by when."""
    said = record.assessment.goes_ahead.get(finding.key, GoesAheadBecause(""))
    above = ("", *(f"!{line}" for line in whole(finding.message)), *whole(finding.remedy), "")
    by_when = f"As you write it: {shown_date(record.today.isoformat())}"
    fields = (
        Field("because", "box", GOES_AHEAD, "In your own words. It prints on page 1.", text=said.because),
        Field("who", "line", "Who", text=said.who),
        Field("by_when", "line", "By when", by_when, text=shown_date(said.by_when)),
    )
    return FormView("Sign with gaps", "", above, fields, go_on="F8 Goes ahead")


def reason_of(record: Record, finding: Finding, values: Values) -> GoesAheadBecause:
    """What the form says. Raises NotAllowed where a word is missing; a stop needs who and by when as well."""
    because, who, typed = (str(values.get(key, "")).strip() for key in ("because", "who", "by_when"))
    by_when = typed_date(typed, record.today)
    if finding.id in WITHOUT_EXCEPTION:
        raise NotAllowed(PUT_RIGHT)
    if not because:
        raise NotAllowed(NO_REASON, field="because")
    if finding.moment == STOP and not (who and by_when):
        raise NotAllowed(NO_OWNER, field="by_when" if who else "who")
    if by_when and read_date(by_when) is None:
        raise NotAllowed(NO_DATE, field="by_when")
    return GoesAheadBecause(because, who, by_when)


# ------------------------------------------------------------------ one signature


def sign_as_view(record: Record, voice: Voice, code: str, now: Collection[Finding], service: str = "") -> FormView:
    """What one assessor signs, with their own passphrase. ``code`` is the check code; empty while it is looked up."""
    a = record.assessment
    name = a.name_of(voice)
    words = [
        f"!{name}, your turn: what you sign",
        f"Assessment {a.reference}, version {version(a)}, form {record.form.id} {record.form.version}.",
        f"Check code {code or '...'}",
        *whole(independence(record.form, shown_to_both(record.form, record.active))),
        NOT_EXPERT,
        *([gaps(now)] if gaps(now) else []),
    ]
    fields = (
        Field("service", "line", "Your service", text=service),
        Field("passphrase", "secret", f"{name}'s own passphrase"),
    )
    return FormView(TITLE, ROLES[voice], ("", *words, ""), fields, go_on="F8 Sign")


def sign_refusal(record: Record, voice: Voice, now: Collection[Finding]) -> str:
    """Why this assessor cannot sign now; empty where they can."""
    still = sum(map(is_open, now))
    if still:
        return f"{points(still)} open. Put it right, or say why it goes ahead."
    if undecided_count(record):
        return UNDECIDED
    a = record.assessment
    return may_sign(a, a.lead if voice is Voice.LEAD else a.co)
