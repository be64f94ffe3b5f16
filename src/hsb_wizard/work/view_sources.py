"""Sources that a record knows by now, to be ticked instead of typed again. Pure.

What is ticked stands in the line with what was typed, and only the line is kept: a list of names, as before. What the
other assessor named alone is not among them before both were shown.
"""

from __future__ import annotations

import re

from hsb_wizard.assessment.evidence import among
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.tasks import option_label, rows_of
from hsb_wizard.casework.tasks_after import RECEIVED
from hsb_wizard.cells import cells
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.line import shortened
from hsb_wizard.work.typed import shown_date, shown_list, typed_list
from hsb_wizard.work.view_base import Choice, Field, with_letters
from hsb_wizard.work.view_draw import Drawn

TICKS = "ticks"  # the key of the ticks, which are no field of the page: only the line is kept
WHAT_THEY_ARE = (
    "Source cards that came in, and the sources that you, or the two of you together, have named in this record.",
    "What you tick is written into the line above it; another source is typed there. Space or a letter ticks.",
)
_HEAD = re.compile(r"[,:(]")
WORD = 4  # letters of a word that names something
LINES, BETWEEN = 3, 3  # of the ticks while they have no keys: lines at most, cells between two


def known_sources(record: Record, voice: Voice) -> tuple[str, ...]:
    """Source cards that came in, then what this voice, or the pair together, has named; newest last, each once."""
    used = used_sources(record, voice)
    cards = tuple(each for each in dict.fromkeys(_cards(record)) if not _named(each, used))
    return (*cards, *used)


def _named(card: str, used: tuple[str, ...]) -> bool:
    """Whether somebody has named what came with a card, if in other words of the same day: "Police summary" of it."""
    if among(card, used):
        return True
    name, comma, day = card.partition(", ")
    words = _words(name)
    return bool(comma) and any(day in each and words & _words(each.partition(", ")[0]) for each in used)


def _words(name: str) -> set[str]:
    return {each for each in name.casefold().split() if len(each) >= WORD}


def used_sources(record: Record, voice: Voice) -> tuple[str, ...]:
    """Sources that this voice, or the pair together, has named in this record already, newest last."""
    named = (
        source
        for (who, _), answer in record.assessment.answers.items()
        if who in (voice, Voice.AGREED)
        for source in answer.sources
    )
    return tuple(dict.fromkeys(named))


def _cards(record: Record) -> list[str]:
    """The cards that came in, as somebody would name them: "School, 5 November 2026"."""
    made = []
    for _, cell in rows_of(record.form, record.active, "source_card"):
        agency, day = cell.get("agency", ""), cell.get("received_on", "")
        label = option_label(record.form, "source_card", "agency", agency)
        if cell.get("status") in RECEIVED and agency and label != agency:
            name = _HEAD.split(label)[0].strip()
            made.append(f"{name}, {shown_date(day)}" if day else name)
    return made


def ticks_of(known: tuple[str, ...], text: str) -> Field:
    """The sources to tick, in the order of their names, with what stands in the line ticked."""
    names = sorted(known, key=str.casefold)
    choices = with_letters(tuple(Choice(each, each) for each in names))
    chosen = tuple(each for each in names if each in typed_list(text))
    label = say("Known sources: Space or a letter ticks one, Enter goes on")
    return Field(TICKS, "multi", label, choices=choices, chosen=chosen)


def ticked(text: str, ticks: Field) -> str:
    """The line once it says what is ticked: what was typed stays where it is, what was ticked comes after it."""
    typed, known = typed_list(text), {each.value for each in ticks.choices}
    kept = [each for each in typed if each in ticks.chosen or each not in known]
    return shown_list((*kept, *(each for each in ticks.chosen if each not in typed)))


def resting_ticks(ticks: Field, width: int, *, roomy: bool) -> tuple[Drawn, ...]:
    """The ticks while they have no keys: side by side where there is room, else one line that says how to open them.

    What is ticked comes first, so that it is seen where not all of them are.
    """
    count = len(ticks.choices)
    if not roomy:
        words = say_number(count, "1 known source: Tab opens it", "{number} known sources: Tab opens them to tick")
        return ((shortened(f"   {words}", width), 0),)
    room, lines, left = width - 1, [""], count
    for choice in sorted(ticks.choices, key=lambda each: each.value not in ticks.chosen):
        piece = " " * BETWEEN + f"[{'x' if choice.value in ticks.chosen else ' '}] {choice.label}"
        if lines[-1] and cells(lines[-1]) + cells(piece) > room:
            if len(lines) == LINES:
                break
            lines.append("")
        lines[-1] += piece
        left -= 1
    more = [f"   {say_number(left, '1 more: Tab opens all', '{number} more: Tab opens all')}"] if left else []
    return tuple((shortened(line, width), 0) for line in (*lines, *more))
