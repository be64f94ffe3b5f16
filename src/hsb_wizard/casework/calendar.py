"""What is due, as a calendar file (RFC 5545): references and days, and nothing else a calendar on a phone could show.

By hand, because it is small: one whole-day event for each day on which something is due. Same record, same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from hsb_wizard.assessment.days import read_date
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.casework.tasks import Task

LONGEST = 75  # octets of a line, without its end
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Assessments//Days//EN", "CALSCALE:GREGORIAN")


def calendar_file(a: Assessment, due: Iterable[Task]) -> bytes:
    """The file for one record: a day for each day something is due, under the record's reference alone."""
    days = sorted({day for task in due if (day := read_date(task.by)) is not None})
    lines = [*HEAD, *(line for day in days for line in _event(a, day)), "END:VCALENDAR"]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode("utf-8")


def _event(a: Assessment, day: date) -> tuple[str, ...]:
    own = hashlib.sha256(f"{a.case} {day.isoformat()}".encode()).hexdigest()[:32]
    return (
        "BEGIN:VEVENT",
        f"UID:{own}@assessments.invalid",
        f"DTSTAMP:{_stamp(a.changed_at)}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(a.reference)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _stamp(at: str) -> str:
    """The moment of the record's last entry, in UTC."""
    try:
        moment = datetime.fromisoformat(at).astimezone(UTC)
    except ValueError:
        moment = datetime(1970, 1, 1, tzinfo=UTC)
    return f"{moment:%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Text as a calendar takes it: backslash, semicolon, comma and line end are marked."""
    for sign, marked in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(sign, marked)
    return text


def folded(line: str) -> str:
    """A line of at most 75 octets, what is longer going on after a space; no sign is cut in two."""
    made, room = "", LONGEST
    for sign in line:
        size = len(sign.encode("utf-8"))
        if size > room:
            made += "\r\n "
            room = LONGEST - 1
        made += sign
        room -= size
    return made
