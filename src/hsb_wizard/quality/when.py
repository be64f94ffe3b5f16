"""Days for rules: working days and months between two days, and small numbers in words. Pure; no clock.

Bank holidays are not known here: a rule that counts working days speaks a day early rather than late.
"""

from __future__ import annotations

from datetime import date, timedelta

WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
TENS = {2: "twenty", 3: "thirty", 4: "forty"}


def working_days(start: date, end: date) -> int:
    """Days from Monday to Friday after ``start`` up to ``end``; none where ``end`` comes first."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, 7)
    tail = (start + timedelta(days=weeks * 7 + each) for each in range(1, rest + 1))
    return weeks * 5 + sum(each.weekday() < 5 for each in tail)


def months_after(start: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first_of_next = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=start.day - 1), first_of_next - timedelta(days=1))


def in_figures_of_speech(number: int) -> str:
    """A count of work to do, in words: "six", "twenty-one". From fifty on, in figures."""
    if number < len(WORDS):
        return WORDS[number]
    tens, ones = divmod(number, 10)
    if tens not in TENS:
        return str(number)
    return TENS[tens] + (f"-{WORDS[ones]}" if ones else "")
