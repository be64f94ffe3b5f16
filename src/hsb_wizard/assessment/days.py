"""Days, ages and the 28-day clock, in words. Pure: today is always handed in.

The start of "28 days" is not given in HMIP 2013 4.7, so the pack names the date it counts from.
"""

from __future__ import annotations

from datetime import date, timedelta

from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.supervising import fully_signed
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say
from hsb_wizard.values import Frozen

MONTHS = (  # a list of our own: the laptop's locale must not change a document
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def read_date(text: str) -> date | None:
    """The day that an ISO date names, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_partial(text: str) -> tuple[int, int, int] | None:
    """Year, month, day of "2026", "2026-03" or "2026-03-14" (0 where not given), or None when it is none of them."""
    pieces = text.split("-")
    if not (1 <= len(pieces) <= 3 and all(piece.isascii() and piece.isdigit() for piece in pieces)):
        return None
    year, month, day = (*(int(piece) for piece in pieces), 0, 0)[:3]
    if not 1900 <= year <= 2200 or len(pieces[0]) != 4:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if (len(pieces) > 1 and not month) or (len(pieces) > 2 and not day):
        return None
    return year, month, day


def in_words(text: str) -> str:
    """An ISO or partial date as people write it: "20 November 2026". Other text comes back as it is."""
    parts = read_partial(text[:10]) if text else None
    if parts is None:
        return text
    year, month, day = parts
    return " ".join(
        piece for piece in (str(day) if day else "", say(MONTHS[month - 1]) if month else "", str(year)) if piece
    )


def short_day(text: str, today: date | None = None) -> str:
    """A day in the width of a column: "4 Dec 2026", without its year where that is the year of ``today``.

    A moment is shown as its day; other text comes back as it is.
    """
    words = in_words(text).split()
    if len(words) != 3:
        return in_words(text)
    day, month, year = words
    return f"{day} {month[:3]}" + ("" if today and year == str(today.year) else f" {year}")


def age_on(born: str, day: date) -> int | None:
    """Age in whole years; from year and month alone the birthday is the last of the month: nobody is made older."""
    parts = read_partial(born) if born else None
    if parts is None or not parts[1]:
        return None
    year, month, on = parts
    return day.year - year - ((day.month, day.day) < (month, on) if on else day.month <= month)


def age_words(born: str, when: str) -> str:
    """The age at an event: "aged 9", "aged 11 or 12" where only a year is known, nothing before birth."""
    parts = read_partial(when) if when else None
    if parts is None:
        return ""
    year, month, day = parts
    first, last = date(year, month or 1, day or 1), date(year, month or 12, day or 28)
    ages = [age for each in (first, last) if (age := age_on(born, each)) is not None and age >= 0]
    return f"aged {' or '.join(str(age) for age in dict.fromkeys(ages))}" if ages else ""


def working_days_after(day: date, count: int) -> date:
    """The day ``count`` working days after ``day``: Monday to Friday; bank holidays are not known here."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


class Clock(Frozen, frozen=True):
    """The 28-day clock of one record. ``day`` is None where the starting date is not known yet."""

    day: int | None
    target: int
    due: date | None

    @property
    def left(self) -> int | None:
        """Days left; negative when over."""
        return None if self.day is None else self.target - self.day

    @property
    def words(self) -> str:
        """The clock as the header says it."""
        if self.day is None:
            return say("Start date not given yet")
        if self.day > self.target:
            return say(
                "Day {day} of {target}: say why, and what is in place meanwhile", day=self.day, target=self.target
            )
        return say("Day {day} of {target}, {left} left", day=self.day, target=self.target, left=self.left)


def written_on(a: Assessment) -> date | None:
    """The day the second assessor signed; None while a signature is missing."""
    return read_date(max(each.at for each in a.signatures)[:10]) if fully_signed(a) else None


def two_dates(form: Form, a: Assessment, *, counted: bool = True) -> tuple[str, ...]:
    """ "Written on day 21" and "Agreed by agencies on day 30": the days that print with the signatures.

    Where they are not ``counted``, the dates alone.
    """
    start = read_date(a.text(form.pack.timing.starts_on))
    agreed = read_date(a.agreed.said.on) if a.agreed else None
    made = []
    for day, on_day, without in (
        (written_on(a), "Written on day {day}, {date}", "Written on {date}"),
        (agreed, "Agreed by agencies on day {day}, {date}", "Agreed by agencies on {date}"),
    ):
        if counted and day is not None and start is not None:
            made.append(say(on_day, day=(day - start).days, date=in_words(day.isoformat())))
        elif day is not None:
            made.append(say(without, date=in_words(day.isoformat())))
    return tuple(made)


def day_words(form: Form, a: Assessment, today: date) -> str:
    """Where the record is in time, as a header has room for: the clock, or the last of the two dates."""
    dates = two_dates(form, a)
    if dates:
        return dates[-1].partition(",")[0]
    return say("A review") if a.then is not None else clock(form, a, today).words


def total_wait(form: Form, a: Assessment, today: date) -> str:
    """How long it is since the sentence, or since the referral or first report, until it was written or is today.

    It stands beside the 28 days, which count from the day of allocation: a late allocation cannot hide behind them.
    """
    until = written_on(a) or today
    for role, words in (
        ("sentenced", "{days} days since the sentence or decision"),
        ("referred", "{days} days since the referral"),
        ("first_report", "{days} days since the first report"),
    ):
        if waited := _days_since(form, a, role, words, until):
            return waited
    return ""


def first_report(form: Form, a: Assessment, today: date) -> str:
    """How long ago the matter was first told, whatever came between."""
    return _days_since(form, a, "first_report", "First report {days} days ago", today)


def _days_since(form: Form, a: Assessment, role: str, words: str, until: date) -> str:
    since = read_date(a.text(form.role(role))) if form.has_role(role) else None
    return "" if since is None or since > until else say(words, days=(until - since).days)


def clock(form: Form, a: Assessment, today: date) -> Clock:
    """The clock over ``a``: day 0 is the day that the pack's timing names. It never pauses."""
    timing = form.pack.timing
    start = read_date(a.text(timing.starts_on))
    if start is None:
        return Clock(day=None, target=timing.target_days, due=None)
    due = date.fromordinal(start.toordinal() + timing.target_days)
    return Clock(day=(today - start).days, target=timing.target_days, due=due)
