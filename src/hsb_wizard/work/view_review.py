"""A review: then and now side by side, in words that people choose; what was carried forward, what is asked again."""

from __future__ import annotations

from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.payloads.supervision import BETTER, NOT_KNOWN, SAME, WORSE
from hsb_wizard.assessment.reviewing import ThenAndNow, carried_here, carried_paths, then_and_now
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.tasks import label_of, option_label, rows_of
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place
from hsb_wizard.work.view_draw import cut
from hsb_wizard.work.view_question import answer_lines

SINCE = (
    Choice(BETTER, "Better", "B"),
    Choice(SAME, "The same", "S"),
    Choice(WORSE, "Worse", "W"),
    Choice(NOT_KNOWN, "Not known", "N"),
)
SINCE_WORDS = {each.value: each.label for each in SINCE}
WEAK = "In 2013 inspectors found least had moved here (HMIP 2013, 6.5): family, feelings, how they see themselves"
NO_MEASURE = "No outcome is named yet that is not about offending. Add one."


def review_view(record: Record) -> ListView:
    """The page of a review. The three areas in which least moved come first."""
    pairs = then_and_now(record.form, record.assessment)
    lines = [*_carried(record), *_views(record)]
    for title, those in (
        (say(WEAK), [each for each in pairs if each.weak]),
        (say("The other factors"), [each for each in pairs if not each.weak]),
    ):
        if those:
            lines += [ListLine(title), *(_pair(record, each) for each in those)]
    lines += _measures(record)
    said = sum(1 for each in pairs if each.since)
    where = say("{done} of {all} compared", done=said, all=len(pairs))
    above = (cut(say("A review. {because}", because=record.assessment.review_because), 150),)
    heads = (say("Factor"), say("Then"), say("Now"), say("Since then"))
    return ListView(say("Then and now"), where, above, tuple(lines), heads=heads, under=True)


def _carried(record: Record) -> list[ListLine]:
    paths = carried_paths(record.form, record.assessment, record.play)
    if not paths:
        return [ListLine(say("Everything that was carried forward is confirmed or changed."))]
    words = say_number(
        len(paths),
        "{number} answer carried forward: F5 confirms it",
        "{number} answers carried forward: F5 confirms each",
    )
    return [
        ListLine(words),
        ListLine("  " + label_of(record.form, paths[0]), say("The next one"), Place("due_at", paths[0])),
    ]


def _views(record: Record) -> list[ListLine]:
    a = record.assessment
    asked = [path for path in sorted(a.views_carried) if record.form.has(path)]
    lines = [ListLine(say("Two views then: are they settled?"))] if asked else []
    return lines + [
        ListLine(f"  {label_of(record.form, path)}", say("Ask again"), Place("due_at", path)) for path in asked
    ]


def _pair(record: Record, each: ThenAndNow) -> ListLine:
    then, now = _level(record, each.then, each.two_views_then), _level(record, each.now, each.two_views_now)
    said = say(SINCE_WORDS[each.since.since]) if each.since else say("Not said yet")
    beside = (
        label_of(record.form, each.path),
        say("Then: {words}", words=then),
        say("Now: {words}", words=now) + (f" ({say('carried forward')})" if each.carried else ""),
        said,
        *((each.since.evidence,) if each.since else ()),
    )
    both = say("{level} then and now", level=then) if then == now else say("{then}, now {now}", then=then, now=now)
    label, width = label_of(record.form, each.path), 47 - len(both)
    short = cut(label, max(11, width))
    cells = (f"  {label}", then, now, said)
    return ListLine(f"  {short}: {both}", said, Place("since", each.path), beside, cells)


def _level(record: Record, said: Answer | None, two_views: bool) -> str:
    """A level without its explanation."""
    if two_views:
        return say("Two views")
    if said is None or not said.says_something:
        return say("blank")
    if said.missing:
        return record.form.missing(said.missing).label
    return record.form.level(str(said.value)).label.partition(":")[0].partition(" to ")[0]


def _measures(record: Record) -> list[ListLine]:
    form = record.form
    if not form.has_role("hoped"):
        return []
    path = form.role("hoped")
    if not record.play.on_route(path.partition(".")[0]):
        return []
    lines = [ListLine(say("Outcomes, at least one that is not about offending"))]
    for at, cell in rows_of(form, record.active, "hoped"):
        area = option_label(form, "hoped", "area", cell.get("area", ""))
        since = option_label(form, "hoped", "since", cell.get("since", "")) or say("Not said yet")
        words = f"  {area}: {cut(cell.get('outcome', ''), 40)}"
        lines.append(ListLine(words, since, Place("due_at", at), (cell.get("seen_by", ""), cell.get("evidence", ""))))
    if len(lines) == 1:
        lines.append(ListLine(f"  {say(NO_MEASURE)}", "", Place("rows", path)))
    return lines


def since_view(record: Record, path: str) -> FormView:
    """One factor then and now, and what people say of it."""
    pair = next((each for each in then_and_now(record.form, record.assessment) if each.path == path), None)
    if pair is None:
        return FormView(say("Then and now"), "", ("", say("This is not a review.")))
    then = _side(record, say("Then"), path, pair.then, pair.two_views_then)
    now = _side(record, say("Now"), path, pair.now, pair.two_views_now)
    above = (
        f"!{label_of(record.form, path)}",
        *then,
        *now,
        *(
            (say("Now is still what was carried forward. Confirm or change it first if it moved."),)
            if pair.carried
            else ()
        ),
        "",
    )
    fields = (
        Field("since", "choice", say("Since then"), choices=SINCE, chosen=(pair.since.since,) if pair.since else ()),
        Field("evidence", "box", say("What shows it, from whom, when"), text=pair.since.evidence if pair.since else ""),
    )
    return FormView(say("Then and now"), "", above, fields, go_on="F8 Keep", pair=(then, now))


def _side(record: Record, when: str, path: str, said: Answer | None, two_views: bool) -> tuple[str, ...]:
    if two_views:
        return (f"{when}: {say('Two views')}",)
    if said is None:
        return (f"{when}: {say('blank')}",)
    first, *rest = answer_lines(record, path, said)
    return (f"{when}: {first}", *(f"    {line}" for line in rest))


def carried_words(record: Record, path: str) -> tuple[str, ...]:
    """What stands under an answer that a review took over and nobody has confirmed."""
    question = path.partition("/")[0]
    if question in record.assessment.views_carried:
        return ("!" + say("Two views stood here. Agree now, or record two views again."),)
    if not carried_here(record.form, record.assessment, question):
        return ()
    return ("!" + say("Carried forward. F5 says that it still holds; or change it."),)
