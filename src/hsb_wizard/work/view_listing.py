"""A table that each assessor fills alone, then both agree: first which rows are in it, then the details. Pure.

Whoever lists alone sees their own rows where the agreed ones would stand, and nothing of the other's.
"""

from __future__ import annotations

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.listing import Pair, as_listed, details, listed_alone, matched, pair_of, standing
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_question import FINISHED, ONLY_ASSESSORS
from hsb_wizard.work.view_rows import cell_words, row_view, row_words, rows_view
from hsb_wizard.work.view_voice import first_name, voice_at

IN_IT, OUT = "in", "out"
NOTHING = "nothing said"


def lists_alone(record: Record, path: str, me: Voice | None) -> bool:
    """Whether ``me`` fills this table alone now: both were not shown yet."""
    alone = record.form.has(path) and listed_alone(record.form, record.assessment, path)
    return alone and voice_at(record, path, me) is not Voice.AGREED


def listed(record: Record, path: str, me: Voice | None) -> Record:
    """The record as ``me`` fills the table at ``path``; the record itself where the pair fills it."""
    if me is None or not lists_alone(record, path, me):
        return record
    return replace(record, assessment=as_listed(record.assessment, path, me))


def listed_rows(record: Record, path: str, me: Voice | None) -> ListView | FormView:
    """The rows of a table; once both were shown, with what one of both listed and nobody has settled."""
    alone = lists_alone(record, path, me)
    view = rows_view(listed(record, path, me), path)
    if alone and me is None:
        return FormView(view.title, view.where, (*view.above, "", say(ONLY_ASSESSORS)))
    if alone:
        done = (record.form.part_of(path), me) in record.assessment.finished
        kept = (
            tuple(line for line in view.lines if not (line.place and line.place.kind == "add")) if done else view.lines
        )
        return replace(view, lines=kept, above=(*view.above, *((say(FINISHED),) if done else ())))
    found = _open_pairs(record, path)
    if not found:
        return view
    waiting = [_pair_line(record, path, pair) for pair in found]
    heading = ListLine(say("Not agreed yet: is it in the list?"))
    return replace(view, lines=(heading, *waiting, *view.lines))


def _open_pairs(record: Record, path: str) -> tuple[Pair, ...]:
    a = record.assessment
    if not listed_alone(record.form, a, path) or record.form.part_of(path) not in a.revealed:
        return ()
    return tuple(pair for pair in matched(record.form, a, path) if standing(a, path, pair) == "open")


def _pair_line(record: Record, path: str, pair: Pair) -> ListLine:
    voice = Voice.LEAD if pair.lead else Voice.CO
    words = row_words(replace(record, assessment=as_listed(record.assessment, path, voice)), path, pair.row)
    name = first_name(record.assessment, voice)
    if not pair.by_both:
        status = say("Only {name} listed it", name=name)
    else:
        differ = sum(not each.same for each in details(record.form, record.assessment, path, pair))
        status = say("Both listed it, details differ") if differ else say("Both, the same")
    return ListLine(f"  {words}", status, Place("pair", path, pair.row))


def listed_row(record: Record, path: str, row: str, me: Voice | None, typed: Values | None) -> FormView:
    """One row as a form; of an agreed one that both listed, what each said where they differ."""
    view = row_view(listed(record, path, me), path, row, typed)
    if lists_alone(record, path, me):
        closed = ONLY_ASSESSORS if me is None else FINISHED
        done = me is None or (record.form.part_of(path), me) in record.assessment.finished
        return replace(view, fields=(), above=(*view.above, "", say(closed))) if done else view
    return replace(view, above=(*view.above, *_differing(record, path, row)))


def _differing(record: Record, path: str, row: str) -> tuple[str, ...]:
    """The details on which the two lists differ, so that one can be agreed below."""
    form, a = record.form, record.assessment
    if not listed_alone(form, a, path) or form.part_of(path) not in a.revealed:
        return ()
    pair = pair_of(form, a, path, row)
    if pair is None or not pair.by_both:
        return ()
    lines = [
        line for each in details(form, a, path, pair) if not each.same for line in _said(record, path, pair, each.field)
    ]
    return ("", "!" + say("You differ here. Agree each below."), *lines) if lines else ()


def _said(record: Record, path: str, pair: Pair, field: str) -> tuple[str, ...]:
    column, a = record.form.field(path, field), record.assessment
    made = [f"{column.short or column.label}:"]
    for voice, row in ((Voice.LEAD, pair.lead), (Voice.CO, pair.co)):
        seen = replace(record, assessment=as_listed(a, path, voice))
        words = cell_words(seen, path, row, column) if row else ""
        made.append(f"     {first_name(a, voice)}: {words or say(NOTHING)}")
    return tuple(made)


def pair_view(record: Record, path: str, row: str, held: Values | None = None) -> FormView:
    """One thing of two lists: what each said of it, and whether it is in the list they agree."""
    form, a, held = record.form, record.assessment, held or {}
    question = form.question(path)
    title = form.section(path.partition(".")[0]).title
    pair = pair_of(form, a, path, row)
    if pair is None:
        return FormView(title, "", (f"!{question.label}",))
    lines = [line for each in question.field for line in _said(record, path, pair, each.id)]
    choices = (
        Choice(IN_IT, say("Agreed: it is in the list"), "A"),
        Choice(OUT, say("Left out of the list"), "L"),
    )
    chosen = held.get("listed", ())
    fields = [Field("listed", "choice", choices=choices, chosen=chosen if isinstance(chosen, tuple) else ())]
    if not pair.by_both or chosen == (OUT,):
        text = held.get("settled", "")
        words = text if isinstance(text, str) else ""
        fields.append(Field("settled", "line", say("What settled it?"), text=words))
    return FormView(title, "", (f"!{question.label}", *lines), tuple(fields), go_on="F8 Settle it")
