"""Earlier exports: what left of a record, when, by whom, for whom, how long and with which check code. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hsb_wizard.assessment.days import in_words
from hsb_wizard.casework.left import Left
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import ListLine, ListView, Place
from hsb_wizard.work.view_draw import whole

TITLE = "Earlier exports"
NOTHING = "Nothing has left yet."
FROM_THE_JOURNAL = "Everything that left of this record, from the journal, the newest first."
BESIDE = 2  # of them stand beside a document on a wide screen


def left_view(found: Sequence[Left]) -> ListView:
    """Everything that left, the newest first: two or three lines each."""
    lines: list[ListLine] = []
    for each in found:
        lines.append(ListLine(f"  {_what(each)}", say(each.standing.capitalize()) if each.standing else ""))
        lines += [ListLine(f"    {words}") for words in whole(", ".join((_when(each), *_told(each))))]
        lines += [ListLine(f"    {words}") for words in whole(_for(each))]
    above = whole(say(FROM_THE_JOURNAL if found else NOTHING))
    return ListView(say(TITLE), str(len(found)) if found else "", tuple(above), tuple(lines), keys="")


def left_line(found: Sequence[Left]) -> ListLine:
    """The line that leads there."""
    return ListLine(f"  {say(TITLE)}: {len(found) or say('none')}", place=Place("left"))


def left_beside(found: Sequence[Left]) -> tuple[str, ...]:
    """What a wide screen has beside a document: the newest of them; nothing where nothing left."""
    if not found:
        return ()
    lines = [say(TITLE)]
    for each in found[:BESIDE]:
        lines += [_what(each), _when(each), *([", ".join(_told(each))] if _told(each) else ())]
    more = len(found) - BESIDE
    return (*lines, say_number(more, "and 1 before", "and {number} before")) if more > 0 else tuple(lines)


def _what(each: Left) -> str:
    return f"{each.what}, {say('a draft')}" if each.draft else each.what


def _when(each: Left) -> str:
    return f"{in_words(each.at[:10])} {each.at[11:16]}, {each.by}"


def _told(each: Left) -> tuple[str, ...]:
    pages = (say_number(each.pages, "1 page", "{number} pages"),) if each.pages else ()
    return (*pages, say("check code {code}", code=each.code)) if each.code else pages


def _for(each: Left) -> str:
    reader = say("For {reader}", reader=each.reader) if each.reader else ""
    return ": ".join(words for words in (reader, each.purpose) if words)
