"""Looks at the pages of a record while two assessors work on it: what is asked, and the cards that stand between."""

from __future__ import annotations

from tools.looks.visit import Look, Reach, Visit, Walk, at, keys, question

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import demo, verbs
from hsb_wizard.forms.form import Form, compile_form
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Place

RATED = "family.supervision"


def of(reference: str) -> Reach:
    """Open this record."""

    async def reach(visit: Visit) -> None:
        await visit.open(reference)

    return reach


def opened(name: str, reference: str, *then: str) -> Look:
    """The task list of a record that is opened for the two assessors alone."""

    async def reach(visit: Visit) -> None:
        await visit.open(reference)
        await visit.until("Who can see this screen?")
        await visit.press("enter", *then)

    return Look(name, "MainScreen tasks", "Complete this assessment", reach)


def first_row(name: str, until: str, path: str) -> Look:
    """The first row of a list that has rows."""

    async def reach(visit: Visit) -> None:
        await visit.go("row", path, visit.record.assessment.rows[path][0])

    return Look(name, "MainScreen row", until, reach)


def new_row(name: str, until: str, path: str) -> Look:
    """A row that is begun."""

    async def reach(visit: Visit) -> None:
        await visit.go("rows", path)
        await visit.opens(Place("add", path))

    return Look(name, "MainScreen row", until, reach)


async def taken_out(visit: Visit) -> None:
    """A row of the chronology was taken out."""
    path = "chronology.event"
    await visit.took(verbs.remove_row(visit.desk, visit.record, path, visit.record.assessment.rows[path][0]))
    await visit.go("taken_out", path)


async def pasted(visit: Visit) -> None:
    """A table out of a spreadsheet was pasted over the chronology."""
    await visit.go("rows", "chronology.event")
    rows = (
        "When\tSource\tWhat happened\tSeen by",
        "5 9 2025\tSchool\tLeft the lesson and was found in the library\tForm tutor",
        "about Easter\tMother\tCame home late, twice\t",
        "2026\tSocial care\tNo further action after one visit\t",
    )
    await visit.paste("\n".join(rows))


async def told(visit: Visit) -> None:
    """Something was said that cannot wait."""
    said = {"words": "I am afraid to go home on Friday.", "who": "The young person", "danger": "no"}
    await visit.took(verbs.tell_someone(visit.desk, visit.record, said))
    await visit.go("told")


async def first_told(visit: Visit) -> None:
    """What was written down, opened again."""
    await visit.go("tell", "", visit.record.assessment.told[0].entry)


async def working(visit: Visit) -> None:
    """A working note, where another was written before."""
    path = next(iter(visit.record.form.factors))
    await visit.took(verbs.working_note(visit.desk, visit.record, "Ask the school for the log of Monday.", path))
    await visit.go("working")


async def session(visit: Visit) -> None:
    """The young person is here."""
    await visit.go("who")
    await visit.press("y", "enter")


async def session_over(visit: Visit) -> None:
    """Only the two again."""
    await visit.go("who")
    await visit.press("o", "enter")


async def letter(visit: Visit) -> None:
    """A letter marks a level."""
    await visit.press("c")


async def many_words(visit: Visit) -> None:
    """A page of text is pasted into a box."""
    await visit.question("sense.how")
    await visit.press("ctrl+end")
    await visit.paste(" The school, the club and the family each saw a part of it." * 80)


def wall_of(path: str) -> Reach:
    """F5 while something is written."""

    async def reach(visit: Visit) -> None:
        await visit.question(path)
        await visit.press("f5")

    return reach


async def rated_again(visit: Visit) -> None:
    """One of the two rates a part again, and both were shown it; what was rated before is kept and not compared."""
    await visit.paste("The school has seen more since.")
    await visit.press("f8")
    await visit.gone("Rate again")
    for path in visit.record.form.paths_in("behaviour"):
        if path in visit.record.form.factors:
            step = verbs.answer(visit.desk, visit.record, path, AnswerGiven("concern"), Voice.LEAD)
            await visit.took(*([step] if step else ()))
    await visit.took(verbs.finish_pass(visit.desk, visit.record, "behaviour", Voice.LEAD))
    visit.desk.confirm(demo.TOM, "demo").result()  # he is here as well: each opens their own
    await visit.took(verbs.show_both(visit.desk, visit.record, "behaviour"))
    await visit.go("archived", "behaviour")


async def two_agreed(visit: Visit) -> None:
    """Two concerns are agreed, and for whom is not said yet."""
    for path in ("behaviour.planning", "behaviour.access"):
        await visit.says(path, "concern")
    await visit.go("for_whom", "behaviour")


def later(form: Form) -> Form:
    """The form as a later version might have it: one question is gone."""
    pack = form.as_written.pack
    sections = [replace(each, question=tuple(q for q in each.question if q.id != "faith")) for each in pack.sections]
    return compile_form(replace(pack, version="2.1.0", sections=tuple(sections)))


async def newer_here(visit: Visit) -> None:
    """A later version of the form came with the program."""
    visit.desk.form = later(visit.desk.form)
    await visit.go("newer_form")


async def moved(visit: Visit) -> None:
    """The pair moved the record to it; what it no longer asks is kept."""
    await visit.press("m", "f8")
    await visit.until("Complete this assessment")
    await visit.go("aside")


UNNUMBERED = (
    at("section-safety", "Where", "section", "safety"),
    question("safety-line", "", "safety.home"),
    question("safety-date", "until", "safety.until"),
    at("section-setup", "", "section", "setup"),
    question("setup-proceedings", "Police investigating", "setup.proceedings"),
    question("setup-response", "short route", "setup.response"),
    question("setup-assessor", "", "setup.assessor", "rows"),
    at("section-journey", "Allocated", "section", "journey"),
    question("journey-month", "", "journey.disclosed"),
    question("sources", "Police", "sources.card", "rows"),
    first_row("source-card", "Police", "sources.card"),
    question("chronology", "Add", "chronology.event", "rows"),
    new_row("chronology-new", "When", "chronology.event"),
    question("session-notes", "Begin a session", "session_notes.note", "rows"),
)
SCREEN = (
    at("section-screen", "", "section", "screen"),
    question("screen-outcome", "Go on", "screen.outcome"),
    question("screen-several", "", "screen.adaptations"),
    question("screen-words", "This screen decides", "screen.decides_what_to_ask"),
)
RATING = (
    at("section-family", "", "section", "family"),
    question("rate-alone", "Something unsafe?", RATED),
    Look("rate-alone-letter", "MainScreen question", "plan for it", letter),
    keys("rate-sources", "MainScreen question", "Space or a letter", "tab", "tab", "tab", "down", "space"),
    keys("rate-help", "Help", "Why it is asked", "f1"),
    Look("rate-together", "MainScreen question", "Something unsafe?", lambda visit: _closed(visit, "health.physical")),
    at("mode", "How do you rate this section?", "mode", "family"),
    keys("mode-together", "MainScreen mode", "Together, because", "t"),
    at("gate", "Override", "gate", "family"),
    at("hand-over", "your turn", "hand_over", "family", "co"),
    at("early", "Open early", "early", "family", "co"),
    at("show-both", "Both have finished", "show", "behaviour"),
    at("section-shown", "Both answers are shown", "section", "behaviour"),
    question("agree-same", "The same answer", "behaviour.pattern"),
    at("views", "Two views", "views", "behaviour.pattern"),
    Look("for-whom", "MainScreen for_whom", "For whom?", two_agreed),
    at("hold-back", "Hold back", "hold_back", RATED),
    at("again", "rates again", "again", "behaviour"),
    Look("archived", "MainScreen archived", "put away on", rated_again),
)


async def _closed(visit: Visit, path: str) -> None:
    await visit.press("escape")
    await visit.question(path)


WRITING = (
    at("section-sense", "minutes", "section", "sense"),
    question("analysis", "The wall", "sense.how"),
    Look("wall", "MainScreen wall", "Not yet used", wall_of("sense.how")),
    Look("analysis-long-paste", "MainScreen question", "characters", many_words),
    question("judgement", "Everyday arrangements", "judgements.safety_of_others"),
    at("section-judgements", "minutes", "section", "judgements"),
    at("section-plan", "minutes", "section", "plan"),
    question("plan-lines", "Add", "plan.line", "rows"),
    new_row("plan-line-new", "work", "plan.line"),
    at("section-share", "minutes", "section", "share"),
)
SITTING = (
    at("time", "", "time"),
    at("fits", "40", "fits", "40"),
    at("sitting", "next", "sitting"),
    at("sheets", "Rating sheet", "sheets"),
    at("sheet", "Save", "sheet", "rating-sheet"),
    at("assessors", "Who assesses", "assessors"),
    at("replace", "Nobody else here", "replace", "", "co"),
    at("ledger", "rated", "ledger"),
    at("because", "", "because"),
    Look("rows-taken-out", "MainScreen taken_out", "Put it back", taken_out),
    Look("rows-pasted", "MainScreen pasted", "A table of 3 rows was pasted.", pasted),
)
PEOPLE_HERE = (
    at("tell", "Exact words", "tell"),
    Look("told", "MainScreen told", "afraid", told),
    Look("told-again", "MainScreen tell", "Exact words", first_told),
    Look("working", "MainScreen working", "Others may have a right", working),
    Look("session", "MainScreen session", "Today", session),
    keys("session-who", "MainScreen who", "Who can see this screen?", "f2"),
    keys("session-tell", "MainScreen tell", "Exact words", "enter", "f4"),
    Look("session-cover", "Cover", "Enter to go on", lambda visit: visit.press("f7", "f9")),
)

WORK = Walk(
    "work",
    demo.AMINA,
    (
        Look("who", "MainScreen who", "Who can see this screen?", of("A-0007")),
        opened("tasks", "A-0007"),
        keys("tasks-end", "MainScreen tasks", "Check and sign", "end"),
        keys("find-in-record", "Find", "Type a word", "f3"),
        at("fits-forty", "", "fits", "40"),
        *UNNUMBERED,
        *SCREEN,
        *RATING,
    ),
)


async def hidden(visit: Visit) -> None:
    """An answer hides what was said in rows that hang on it."""
    await visit.says("family.children_at_home", "no")
    await visit.go("inactive", "family.children_at_home")


WORK_LATER = Walk(
    "work-later",
    demo.AMINA,
    (
        opened("tasks-written", "A-0104"),
        *WRITING,
        *SITTING,
        Look("inactive", "MainScreen inactive", "", hidden),
        Look("newer-form", "MainScreen newer_form", "What moving does", newer_here),
        Look("aside", "MainScreen aside", "Kept, and no longer asked", moved),
        *PEOPLE_HERE,
    ),
)
LIVE = Walk(
    "live",
    demo.AMINA,
    (
        opened("live-tasks", "A-0101"),
        at("live-section", "minutes", "section", "behaviour"),
        question("live-rate", "Held back", "behaviour.pattern"),
        Look("live-session", "MainScreen session", "Today", session),
    ),
)

WALKS = (WORK, WORK_LATER, LIVE)
