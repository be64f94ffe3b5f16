"""The first screen of a section: its factors with how they stand, then its facts, then what can be done here. Pure.

Before both were shown, a line says of the other assessor's answer nothing at all.
"""

from __future__ import annotations

from hsb_wizard.assessment.agreement import alone_paths, compare_one, standing
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.play import answerable, closed_because
from hsb_wizard.assessment.progress import look_again
from hsb_wizard.assessment.supervising import REVIEW
from hsb_wizard.casework.absence import is_sealed
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.definition import Question, Section
from hsb_wizard.forms.spoken import translation_notice
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_agree import distance_words, sides
from hsb_wizard.work.view_assessors import archived_of
from hsb_wizard.work.view_base import ListLine, ListView, Place
from hsb_wizard.work.view_compare import same_letters, same_lines
from hsb_wizard.work.view_inactive import inactive_lines
from hsb_wizard.work.view_listing import listed
from hsb_wizard.work.view_place import factors_in_order, is_rated, numbered, place_of, shown_paths
from hsb_wizard.work.view_question import answer_lines
from hsb_wizard.work.view_rows import in_order, row_words
from hsb_wizard.work.view_voice import (
    first_name,
    helps,
    mode_now,
    mode_words,
    the_other,
    turns,
    voice_at,
)

FINISH = "I have finished this section"
GO_ON = "Go on with my answers"
SHOWN = "Both answers are shown: compare and agree, the widest difference first."


def section_view(record: Record, section_id: str, me: Voice | None) -> ListView:
    """A section as whoever is at the keyboard sees it."""
    section = record.form.section(section_id)
    helped = helps(record) if section.number and section.number > 1 else ""
    intro = tuple(line for line in section.intro.strip().splitlines() if line)[:1]  # F1 has the rest
    intro += tuple(filter(None, (translation_notice(record.form, section_id),)))
    lines: list[ListLine] = []
    for part in record.form.parts(section_id):
        lines += _part(record, section, part, me)
    facts = [path for path in shown_paths(record, section_id) if not is_rated(record, path)]
    lines += [ListLine(say("Facts and words"))] if lines and facts else []
    lines += [_question(record, path, me) for path in facts]
    lines += inactive_lines(record, section_id)
    if section_id == record.form.role("born").partition(".")[0]:
        lines.append(ListLine("  " + say("Names that must never be printed"), place=Place("names")))
    same = same_letters(record, section_id, me)
    letters = _letters(record, section_id) | same
    minutes = say("About {minutes} minutes", minutes=section.minutes) if section.minutes else ""
    known = {"M": "  M How we rate", "V": "  V Override", "P": "  P Print"}
    keys = "Enter Open" + ("  A B Take the same" if same else "")
    keys += "".join(words for letter, words in known.items() if letter in letters)
    return ListView(numbered(section), minutes, intro, tuple(lines), letters, keys, helped)


def _letters(record: Record, section_id: str) -> dict[str, Place]:
    parts = [part for part in record.form.parts(section_id) if _is_rated_part(record, part)]
    made = {"M": Place("mode", parts[0])} if parts and _may_change_mode(record, parts[0]) else {}
    made |= {"P": Place("print_safety")} if section_id == record.form.role("safety") else {}
    closed = [path for path in shown_paths(record, section_id) if is_rated(record, path) and _gate_closed(record, path)]
    return made | ({"V": Place("gate", section_id)} if closed and record.play.gate is None else {})


def _is_rated_part(record: Record, part: str) -> bool:
    return any(is_rated(record, path) for path in record.form.paths_in(part))


def _may_change_mode(record: Record, part: str) -> bool:
    return part not in record.assessment.revealed


def _gate_closed(record: Record, path: str) -> bool:
    return bool(closed_because(record.form, record.play, path))


def _part(record: Record, section: Section, part: str, me: Voice | None) -> list[ListLine]:
    """The factors of one part under the words that say how it is rated."""
    form, a = record.form, record.assessment
    if not _is_rated_part(record, part):
        return []
    named = next((each.title for each in section.part if f"{section.id}.{each.id}" == part), "")
    lines = [ListLine(named)] if named and len(form.parts(section.id)) > 1 else []
    factors = factors_in_order(record, section.id, part)
    closed = next((why for path in factors if (why := closed_because(form, record.play, path))), "")
    if closed:
        override = "  V to rate before the screen is done." if record.play.gate is None else ""
        lines.append(ListLine(f"{closed}.{override}".replace("..", ".")))
    else:
        change = "  M to change" if _may_change_mode(record, part) else ""
        lines.append(ListLine(mode_words(record, part) + change))
        if mode_now(record, part) != "together":
            shown = "Both answers are shown, the widest difference first." if me is None else SHOWN
            lines.append(ListLine(shown if part in a.revealed else turns(record, part)))
    lines += [_question(record, path, me) for path in factors]
    lines += same_lines(record, part, me)
    lines += _afterwards(record, part, me)
    return lines + ([] if closed else [*_passes(record, part, me), *_away(record, part, me)])


def _afterwards(record: Record, part: str, me: Voice | None) -> list[ListLine]:
    """Once both were shown: rating again, marked as such, and what was rated before and put away."""
    if part not in record.assessment.revealed or mode_now(record, part) == "together":
        return []
    kept = [ListLine("  " + say("What was rated before, kept"), place=Place("archived", part))]
    again = [ListLine("  " + say("Rate this again, having seen both"), place=Place("again", part))]
    return [*(kept if archived_of(record, part) else []), *(again if me is not None else [])]


def _passes(record: Record, part: str, me: Voice | None) -> list[ListLine]:
    """What can be done with a pass: finish it, go on with it, hand over."""
    a = record.assessment
    if me is not None and a.then is not None and part in a.revealed and a.kind == REVIEW:
        return [ListLine(say("Something moved here: rate it alone again"), place=Place("alone_again", part))]
    if me is None or part in a.revealed or mode_now(record, part) == "together":
        return []
    if not alone_paths(record.form, a, part):
        return []
    other = first_name(a, the_other(me))
    finished = (part, me) in a.finished
    both = (part, the_other(me)) in a.finished
    words = say("I have finished this section: show both") if both else say(FINISH)
    mine = (
        ListLine(say(GO_ON), place=Place("reopen", part)) if finished else ListLine(words, place=Place("finish", part))
    )
    if finished and both:
        return [ListLine(say("Show both"), place=Place("show", part)), mine]
    over = ListLine(say("{other}'s turn: hand over", other=other), place=Place("hand_over", part, the_other(me).value))
    if mode_now(record, part) == "paper" and not both:
        paper = ListLine(f"Enter {other}'s answers from paper", place=Place("paper", part, the_other(me).value))
        return [mine, over, paper]
    return [mine] if both and not finished else [mine, over]


def _away(record: Record, part: str, me: Voice | None) -> list[ListLine]:
    """The way to a pass whose owner is away: of the other, or, for who does not assess here, of either."""
    a = record.assessment
    away = [voice for voice in (Voice.LEAD, Voice.CO) if voice is not me and is_sealed(record, part, voice)]
    words = say("{name} is away: open early, with a supervisor")
    return [
        ListLine("  " + words.format(name=first_name(a, voice)), place=Place("early", part, voice.value))
        for voice in away
    ]


def line_label(question: Question) -> str:
    """The question in the width of its line."""
    return question.label if len(question.label) <= 44 else question.short_label


def _question(record: Record, path: str, me: Voice | None) -> ListLine:
    question = record.form.question(path)
    number = f"{record.form.factor_number(path)} " if question.type == "rating" else ""
    words = line_label(question)
    said = _said(record, path, me)
    beside = (*(line for line in (question.label, question.guidance.hint) if line), *(("", *said) if said else ()))
    return ListLine(f"  {number}{words}", state_words(record, path, me), place_of(record, path), beside)


def _said(record: Record, path: str, me: Voice | None) -> tuple[str, ...]:
    """What the pair said there, or both answers until one is agreed; never what one says alone: two sit here."""
    a, answer = record.assessment, record.assessment.answer(path)
    if voice_at(record, path, me) is not Voice.AGREED or not answerable(record.form.question(path)):
        return ()
    if record.form.question(path).type == "repeat":
        return tuple(f"- {row_words(record, path, row)}" for row in in_order(record, path, a.rows.get(path, ())))
    if answer and answer.says_something:
        return answer_lines(record, path, answer)
    both = record.form.part_of(path) in a.revealed and _was_alone(record, path) and path not in a.two_views
    return tuple(side[0].removeprefix("!") for side in sides(record, path, dated=False)) if both else ()


def state_words(record: Record, path: str, me: Voice | None) -> str:
    """How a question stands, as far as whoever is at the keyboard may know."""
    a, question = record.assessment, record.form.question(path)
    if not answerable(question):
        return say("To read")
    if closed_because(record.form, record.play, path):
        return say("Not open yet")
    if question.type == "repeat":
        rows = len(listed(record, path, me).assessment.rows.get(path, ()))
        return say_number(rows, "{number} row", "{number} rows") if rows else _blank(record, path)
    voice = voice_at(record, path, me)
    if voice is Voice.AGREED:
        return _agreed_words(record, path)
    said = a.answer(path, voice) if voice else None
    return "" if voice is None else say("Answered") if said and said.says_something else say("Not answered yet")


def _agreed_words(record: Record, path: str) -> str:
    form, a = record.form, record.assessment
    if form.part_of(path) in a.revealed and _was_alone(record, path):
        return distance_words(compare_one(form, a, path))
    if standing(a, path) == "open":
        return _blank(record, path)
    return say("Look again") if look_again(form, a, path) else _missing_or_answered(record, path)


def _was_alone(record: Record, path: str) -> bool:
    return path in alone_paths(record.form, record.assessment, record.form.part_of(path))


def _missing_or_answered(record: Record, path: str) -> str:
    said = record.assessment.answer(path)
    return record.form.missing(said.missing).label if said and said.missing else say("Answered")


def _blank(record: Record, path: str) -> str:
    must = path in record.play.required or record.form.question(path).type == "rating"
    return say("Not answered yet") if must else ""
