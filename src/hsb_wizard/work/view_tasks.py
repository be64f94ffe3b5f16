"""The task list of a record: pages that are always open, numbered sections and how they stand, ways on. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hsb_wizard.assessment.fitting import offers_of
from hsb_wizard.assessment.progress import COMPLETED, SectionProgress, section_progress
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.definition import Section
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import Frozen, replace
from hsb_wizard.work.standing_words import Standing, detail, left_words, standing
from hsb_wizard.work.view_base import SESSION, TELL, ListLine, ListView, Place
from hsb_wizard.work.view_copies import apart_line
from hsb_wizard.work.view_move import aside_line, newer_line
from hsb_wizard.work.view_place import numbered
from hsb_wizard.work.view_standing import after_lines, asked_first, back_words
from hsb_wizard.work.view_voice import default_mode, mode_words, turns

ALWAYS = "Always open"
LEAVE = "Leave for now: everything is saved"
TITLE = 49  # cells of a title where its status has a column of its own
ABOUT = 3  # lines about the marked page
BESIDE = 51  # cells of a status and of what stands beside it, in a window of 118
FIRST = ("tell", "safety")  # roles that stand first among the pages that are always open


def tasks_view(record: Record, newer: Form | None = None, *, reads: bool = False) -> ListView:
    """Every page of this record with its status, in the order of the work.

    ``newer`` is a later form to offer; ``reads``: for somebody who reads and does not answer.
    """
    form, p = record.form, record.play
    on = [section for section in form.sections if p.on_route(section.id)]
    first = [form.role(role).partition(".")[0] for role in FIRST]
    always = sorted((s for s in on if s.number is None), key=lambda s: first.index(s.id) if s.id in first else len(on))
    numbered_ones = [section for section in on if section.number is not None]
    how = _how(record, on, reads=reads)
    done = sum(how.found[section.id].status == COMPLETED for section in numbered_ones)
    route = {"short": say("Short route"), "none": say("No assessment: advice to the adults")}.get(p.route, "")
    title = say("Complete this assessment") if numbered_ones else say("Safety plan and set-up")
    lines = (
        *(() if reads else asked_first(record)),
        ListLine(say(ALWAYS)),
        *(_line(record, section, how) for section in always),
        *((ListLine(say("Sections")),) if numbered_ones else ()),
        *(_line(record, section, how) for section in numbered_ones),
        ListLine(say("Then")),
        *(() if reads else apart_line(record)),
        ListLine(
            say("Check and sign"), place=Place("check"), beside=("What stands in the way of signing, and signing.",)
        ),
        *after_lines(record, reads),
        ListLine(say("Documents"), place=Place("documents"), beside=("Safety plan, full, supervision: as PDF files.",)),
        ListLine(
            say("Print: session sheet, rating sheet, key card, hand-over"), place=Place("sheets"), beside=(SHEETS,)
        ),
        ListLine(say("End this sitting"), place=Place("sitting"), beside=(SITTING,)),
        ListLine(say("The two assessors"), place=Place("assessors"), beside=(ASSESSORS,)),
        *(() if reads else (ListLine(say(SESSION_TITLE), place=SESSION, beside=(SESSION_WORDS,)),)),
        *(() if reads else newer_line(newer)),
        *aside_line(record),
        ListLine(say(LEAVE), place=Place("leave"), beside=("Back to the list of assessments.",)),
    )
    where = say("{done} of {all} completed", done=done, all=len(numbered_ones)) if numbered_ones else ""
    above = (*((route,) if route else ()), *back_words(record))
    return ListView(
        title,
        where,
        above,
        tuple(map(_as_high, lines)),
        keys="Enter Open  F6 How long  F8 Check",
        heads=("",) * 4,
        under=True,
    )


class _How(Frozen, frozen=True):
    """How the pages stand, the cells for what stands beside the longest status of them, and whether somebody reads."""

    found: Mapping[str, SectionProgress]
    standing: Standing
    room: int
    reads: bool


def _how(record: Record, on: Sequence[Section], *, reads: bool) -> _How:
    found = {each.id: section_progress(record.form, record.assessment, record.play, each.id) for each in on}
    longest = max((len(say(each.status)) for each in found.values()), default=0)
    return _How(found, standing(record), BESIDE - longest, reads)


def _as_high(line: ListLine) -> ListLine:
    """What is said of a marked page is always as high, so that the list above it never jumps."""
    return replace(line, beside=(*line.beside, *("",) * (ABOUT - len(line.beside)))) if line.place else line


SHEETS = "On paper: session sheet, rating sheet, key card, a hand-over for a new worker."
SITTING = "Three lines for whoever goes on: done, next, who."
ASSESSORS = "Who they are, how they rated, and the way to another person."
SESSION_TITLE = "Today's session, with the young person or family"
SESSION_WORDS = "Shows only today's plan, what helps, notes, their own words, and Tell someone now."


def _line(record: Record, section: Section, how: _How) -> ListLine:
    form = record.form
    tell = section.id == form.role("tell").partition(".")[0]
    if tell:
        count = len(record.assessment.told)
        said = say("{count} written down", count=count) if count else say("Nothing written down")
        opens = Place("told") if count else TELL
        return ListLine(f"   {section.title}", said, opens, ("F4 opens it from anywhere. It is never sealed.",))
    found = how.found[section.id]
    number = f"{section.number:>2} " if section.number else "   "
    title = section.title if len(section.title) <= 47 else section.short or section.title
    words = number + title
    left = found.asked and found.status != COMPLETED
    counted = say("{answered} of {asked}", answered=found.answered, asked=found.asked) if left else ""
    return ListLine(
        words,
        say(found.status),
        Place("section", section.id) if found.open else None,
        _beside(record, section, found),
        (
            words.ljust(TITLE),
            say(found.status),
            counted,
            detail(record, section, how.standing, how.room, reads=how.reads),
        ),
    )


def _beside(record: Record, section: Section, found: SectionProgress) -> tuple[str, ...]:
    """What a wide screen says about the marked row."""
    size = say_number(
        found.asked,
        "{number} question, {answered} answered",
        "{number} questions, {answered} answered",
        answered=found.answered,
    )
    minutes = ", " + say("about {minutes} minutes", minutes=section.minutes) if section.minutes else ""
    lines = [f"{numbered(section)}: {size}{minutes}."]
    left = left_words(record, offers_of(record.form, record.assessment, record.play, section.id))
    lines += [left] if left else []
    for part in record.form.parts(section.id):
        if default_mode(record, part) == "alone" or part in record.assessment.modes:
            lines.append(f"{mode_words(record, part)}  {turns(record, part)}")
            break
    intro = [line for line in section.intro.strip().splitlines() if line]
    return (*lines, *intro[: ABOUT - len(lines)])
