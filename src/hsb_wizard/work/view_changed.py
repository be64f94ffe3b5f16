"""What changed since a supervisor last looked, at one question: what was said before, what is said now. Pure.

The newest stands first. To have looked is to have opened the record on
this laptop on an earlier day, and the page says which day that was.
"""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words as date_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.payloads import AnswerGiven, TwoViews
from hsb_wizard.casework.looking_again import Change, Looked, Said
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.work.view_agree import FIELDS
from hsb_wizard.work.view_question import in_words
from hsb_wizard.work.view_rows import value_words
from hsb_wizard.work.view_standing import moment
from hsb_wizard.work.view_voice import SURE, first_name

TITLE = "What changed since you last looked"
NEVER = "You have not opened this record here before today: all of it is new."
NOTHING = "You last opened this record here on {when}: nothing was changed since."
SINCE = "You last opened this record here on {when}."
NOT_HERE = "Nothing at this answer. You last opened this record here on {when}."
COPIED = "A sealed copy came in since. What it brought may be older than your last look and is not told apart."
UNREAD = "The journal could not be read: what changed is not known here."


def changed_words(looked: Looked | None) -> tuple[str, ...]:
    """For the first page: when whoever reads last looked, and that it is all new, or nothing is."""
    if looked is None:
        return (say(UNREAD),)
    if not looked.last:
        return (say(NEVER),)
    told = say(SINCE if looked.changes else NOTHING, when=moment(looked.last))
    return (told, *((say(COPIED),) if looked.copied_in else ()))


def changed_here(record: Record, path: str, looked: Looked | None) -> tuple[str, ...]:
    """The lines about one question, with its rows; none for whoever never looked before, as all is new to them."""
    if looked is None:
        return ("!" + say(TITLE), say(UNREAD))
    if not looked.last:
        return ()
    here = [each for each in looked.changes if each.path.partition("/")[0] == path]
    when = say(SINCE if here else NOT_HERE, when=moment(looked.last))
    copied = (say(COPIED),) if looked.copied_in else ()
    return ("!" + say(TITLE), *(line for each in here for line in _lines(record, each)), when, *copied)


def _lines(record: Record, each: Change) -> list[str]:
    """One change: when and whose answer, then what was said before and what is said now."""
    a = record.assessment
    whose = say("Agreed") if each.voice is Voice.AGREED else first_name(a, each.voice)
    who = a.people.get(each.by, "")
    told = ", ".join(part for part in (moment(each.at), who) if part)
    return [f"{told}: {whose}{_cell(record, each.path)}", *(f"    {line}" for line in then_and_now(record, each))]


def _cell(record: Record, path: str) -> str:
    """Which row and which field of it, where the change is in a row."""
    question, _, cell = path.partition("/")
    row, _, field = cell.partition("/")
    if not row:
        return ""
    rows = record.assessment.rows.get(question, ())
    number = say("line {number}", number=rows.index(row) + 1) if row in rows else say("a line that was taken out")
    label = next((each.short or each.label for each in record.form.question(question).field if each.id == field), "")
    return f", {number}" + (f", {label}" if label else "")


def then_and_now(record: Record, each: Change) -> list[str]:
    """What differs between before and now, each part by its name."""
    before, now = _parts(record, each.path, each.before), _parts(record, each.path, each.now)
    names = list(dict.fromkeys((*now, *before)))
    return [line for name in names for line in _part(name, before.get(name, ""), now.get(name, ""))]


def _part(name: str, before: str, now: str) -> list[str]:
    if before == now:
        return []
    if not before:
        return [f"{name}: + {now}"]
    if not now:
        return [say("{name}: taken out: {words}", name=name, words=before)]
    if now.startswith(before):
        return [f"{name}: + {now.removeprefix(before).lstrip(' ,;')}"]
    return [say("{name}: {before}, then {now}", name=name, before=before.rstrip("."), now=now)]


def _parts(record: Record, path: str, said: Said) -> dict[str, str]:
    """What was said, part by part, in the words of the page; parts that say nothing are not there."""
    if said is None:
        return {}
    if isinstance(said, TwoViews):
        return {say("Answer"): say("Two views"), **_views(record, said)}
    sure = {each.value: each.label for each in SURE}
    parts = {
        say("Answer"): _answer(record, path, said),
        say("Note"): " ".join(said.note.split()),
        say("From"): ", ".join(said.sources),
        say("For whom"): _for_whom(record, path, said),
        say("How sure"): sure.get(said.confidence or "", ""),
        say("Who"): said.who,
        say("By when"): date_words(said.until),
        say("What settled it"): " ".join(said.settled.split()),
    }
    return {name: words for name, words in parts.items() if words}


def _answer(record: Record, path: str, said: AnswerGiven) -> str:
    if said.value is None and said.missing is None:
        return ""
    if "/" in path:
        return _in_cell(record, path, said)
    asked = record.form.question(path)
    if asked.type in {"text", "long_text"} and isinstance(said.value, str):
        return " ".join(said.value.split())
    words = in_words(record, path, Answer("", "", "", said.value, said.missing))  # type: ignore[arg-type]
    return " ".join(words.split())


def _in_cell(record: Record, path: str, said: AnswerGiven) -> str:
    """A cell in the words of its column."""
    question, _, cell = path.partition("/")
    column = next((each for each in record.form.question(question).field if each.id == cell.rpartition("/")[2]), None)
    if said.missing or column is None:
        return record.form.missing(said.missing).label if said.missing else str(said.value)
    return " ".join(value_words(record, column, said.value).split())


def _for_whom(record: Record, path: str, said: AnswerGiven) -> str:
    scale = record.form.question(path).scale if "/" not in path else None
    if not scale or not said.for_whom:
        return ""
    return next((each.label for each in record.form.scale(scale).for_whom if each.value == said.for_whom), "")


def _views(record: Record, said: TwoViews) -> dict[str, str]:
    names = {"lead": first_name(record.assessment, Voice.LEAD), "co": first_name(record.assessment, Voice.CO)}
    made = {}
    for key, _, label in FIELDS:
        held = getattr(said, key)
        words = (say("Yes") if held else say("No")) if isinstance(held, bool) else " ".join(str(held).split())
        if words:
            made[label.format(**names)] = date_words(words) if key == "by_when" else words
    return made
