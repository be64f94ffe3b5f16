"""Pages for somebody who reads a record and does not answer in it: a supervisor, or whoever is no assessor of it. Pure.

They show what the pair agreed, and each assessor's own answer once both were shown; nothing can be typed.
"""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.play import answerable, closed_because, voices_of
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.view_agree import sides
from hsb_wizard.work.view_asked import asked_words, comments, comments_count, question_here
from hsb_wizard.work.view_base import FormView, ListLine, ListView
from hsb_wizard.work.view_draw import reflowed, whole
from hsb_wizard.work.view_place import where_in_section
from hsb_wizard.work.view_question import answer_lines
from hsb_wizard.work.view_rows import in_order, row_lines, row_words, rows_view

READS_ON = "F8 Next"
ASKS = "F8 Next  F5 Ask"
READ_QUESTION = "F8 Next  F5 Question"


def read_question(record: Record, path: str, *, supervisor: bool, changed: tuple[str, ...] = ()) -> FormView:
    """One answer to read: what was agreed, from what, what each said before, what was asked about it.

    ``changed``: what was said before and is said now, for whoever checks it.
    """
    form = record.form
    question = form.question(path)
    title = form.section(path.partition(".")[0]).title
    above = [f"!{question.label}", *asked_words(record, path), ""]
    pair: tuple[tuple[str, ...], ...] = ()
    if not answerable(question):
        above += reflowed(question.guidance.body)
    else:
        closed = closed_because(form, record.play, path)
        above += [closed, ""] if closed else []
        said, pair = _with_comments(record, path)
        above += [*said, *(("", *changed) if changed else ())]
    go_on = (READ_QUESTION if question_here(record, path) else ASKS) if supervisor else READS_ON
    where = "   ".join(each for each in (comments_count(record, path), where_in_section(record, path)) if each)
    return FormView(title, where, tuple(above), go_on=go_on, pair=pair, panel=changed)


def _with_comments(record: Record, path: str) -> tuple[list[str], tuple[tuple[str, ...], ...]]:
    """What is said at an answer, and the two blocks of it that a wide screen sets side by side.

    Where somebody asked, evidence and comments; else what each said alone.
    """
    asked = comments(record, path)
    if not asked:
        both = Voice.LEAD in voices_of(record.form, record.assessment, path)
        return _said(record, path), sides(record, path) if both else ()
    if record.form.part_of(path) in record.assessment.revealed and (before := _before(record, path)):
        evidence = ("!" + before[0].removesuffix(":"), *before[1:], "")
        return [*_agreed(record, path), "", *evidence, *asked], (evidence, asked)
    evidence = ("!" + say("The answer"), *_said(record, path), "")
    return [*evidence, *asked], (evidence, asked)


def _said(record: Record, path: str, *, dated: bool = True) -> list[str]:
    before = _before(record, path, dated=dated)
    return [*_agreed(record, path), *(("", *before) if before else ())]


def _agreed(record: Record, path: str) -> list[str]:
    """What the pair says, or that it says nothing yet."""
    a = record.assessment
    agreed = a.answer(path)
    if path in a.two_views:
        return ["!" + say("Two views"), *_views(record, path)]
    if agreed is None or not agreed.says_something:
        return [say("Not answered")]
    lines = list(answer_lines(record, path, agreed))
    lines += [say("What settled it: {words}", words=agreed.settled)] if agreed.settled else []
    asks = agreed.who and agreed.until
    return [*lines, *([say("{who}, by {day}", who=agreed.who, day=in_words(agreed.until))] if asks else [])]


def _before(record: Record, path: str, *, dated: bool = True) -> list[str]:
    """What each said before they agreed; that it is covered, where it is; nothing where they answer together."""
    form, a = record.form, record.assessment
    if Voice.LEAD not in voices_of(form, a, path):
        return []
    if form.part_of(path) in a.revealed:
        return [say("Before they agreed:"), *(line for side in sides(record, path, dated=dated) for line in side)]
    return [say("Each answers alone first. It is shown when both have finished.")]


def answer_beside(record: Record, path: str) -> tuple[str, ...]:
    """What a wide screen has beside a page that speaks of the answer at ``path``, or of its row: all of it."""
    at, _, row = path.partition("/")
    if not record.form.has(at):
        return ()
    if row:
        lines = list(row_lines(record, at, row.partition("/")[0]))
    elif record.form.question(at).type == "repeat":
        lines = [
            f"- {row_words(record, at, each)}" for each in in_order(record, at, record.assessment.rows.get(at, ()))
        ]
    else:
        lines = _said(record, at, dated=False)
    return ("!" + say("The answer"), "", *lines) if lines else ()


def _views(record: Record, path: str) -> list[str]:
    said = record.assessment.two_views[path]
    pairs = (
        (record.assessment.lead_name, said.lead_rests_on),
        (record.assessment.co_name, said.co_rests_on),
        (say("Would settle it"), said.would_settle),
        (
            say("Who finds out, by when"),
            ", ".join(each for each in (said.who_finds_out, in_words(said.by_when)) if each),
        ),
        (say("Until then"), ", ".join(each for each in (said.until_then, said.decided_by) if each)),
    )
    return [f"{label}: {words}" for label, words in pairs if words]


def read_rows(record: Record, path: str, *, supervisor: bool, changed: tuple[str, ...] = ()) -> ListView:
    """The rows of a repeat, without the line that adds one; what was asked and what changed stand below them."""
    view = rows_view(record, path)
    doing = {"add", "question", "taken_out"}
    lines = tuple(line for line in view.lines if line.place is None or line.place.kind not in doing)
    told = tuple(line for each in (*comments(record, path), *changed) for line in _listed(each))
    keys = "Enter Open  F5 Ask" if supervisor else "Enter Open"
    return replace(view, lines=(*lines, *told), keys=keys, above=(*view.above, *asked_words(record, path)))


def _listed(line: str) -> list[ListLine]:
    """A line to read as lines of a list, each as long as it is: the list breaks it where the window ends."""
    if line.startswith("!"):
        return [ListLine(line.removeprefix("!"))]
    indent = 2 + len(line) - len(line.lstrip())
    return [ListLine(each) for each in whole(line.strip(), " " * indent)]


def read_row(record: Record, path: str, row: str, *, supervisor: bool) -> FormView:
    """One row to read."""
    form = record.form
    lines = row_lines(record, path, row)
    rows = record.assessment.rows.get(path, ())
    where = f"{rows.index(row) + 1} of {len(rows)}" if row in rows else ""
    above = (f"!{form.question(path).label}", "", *(lines or [say("Nothing is said here.")]))
    go_on = "F8 Done  F5 Ask" if supervisor else "F8 Done"
    return FormView(form.section(path.partition(".")[0]).title, where, above, go_on=go_on)


def read_section(view: ListView) -> ListView:
    """A section without the keys that change how it is rated."""
    return replace(view, letters={}, keys="Enter Open")
