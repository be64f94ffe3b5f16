"""From what a form holds to what is kept: one function for each kind of page, each giving a `Step` or None.

The main screen asks these and nothing below; a refusal is a NotAllowed with its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import read_date
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.assessment.two_views import lacking
from hsb_wizard.assessment.validity import NOT_A_DATE
from hsb_wizard.casework import verbs
from hsb_wizard.casework.drafts import NOTE
from hsb_wizard.casework.listing import leave_out, take_row
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.errors import NotAllowed
from hsb_wizard.values import replace
from hsb_wizard.work import view_new as new
from hsb_wizard.work.typed import typed_date
from hsb_wizard.work.view_agree import views_of
from hsb_wizard.work.view_answer import cell_said, key_alone, said
from hsb_wizard.work.view_base import AFTER_ALL, MISSING, TWO_VIEWS, Place, Values
from hsb_wizard.work.view_cards import mode_refusal
from hsb_wizard.work.view_compare import beside_said
from hsb_wizard.work.view_hold_back import hold_back_values
from hsb_wizard.work.view_listing import IN_IT, OUT
from hsb_wizard.work.view_rows import row_is_empty
from hsb_wizard.work.view_session import DATE, session_row
from hsb_wizard.work.view_tell import told_fields, told_now
from hsb_wizard.work.view_voice import voice_at
from hsb_wizard.work.view_working import working_now

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Practitioner

TEXT_KEYS = {"text": "", "note": NOTE}  # what a question page keeps as drafts while it is typed


def keep_question(desk: Casework, record: Record, path: str, voice: Voice, values: Values) -> Step | None:
    """What a question page says, in ``voice``. None where nothing changed, or where two views are asked for."""
    if values.get("answer") in {(TWO_VIEWS,), (AFTER_ALL,)}:
        return None
    a = record.assessment
    others = (a.answer(path, Voice.LEAD), a.answer(path, Voice.CO))
    now = said(record.form, record.form.question(path), a.answer(path, voice), values, others, record.today)
    return verbs.answer(desk, record, path, now, voice)


def mark_key(desk: Casework, record: Record, path: str, me: Voice | None) -> tuple[Step | None, str]:
    """A key of a missing state that stands alone where words go, as that state; (None, "") where words stand.

    What was signed or closed stays as it stands: nobody changes it by reading it.
    """
    if desk.read_only or record.assessment.signatures or record.assessment.closed:
        return None, ""
    voice = voice_at(record, path, me)
    said_now = record.assessment.answer(path, voice) if voice and record.form.has(path) else None
    text = said_now.value if said_now and isinstance(said_now.value, str) else ""
    state = key_alone(record.form, record.form.question(path), text) if text else ""
    if not state or voice is None:
        return None, ""
    return keep_question(desk, record, path, voice, {"text": "", "missing": (MISSING + state,)}), state


def keep_row(
    desk: Casework, record: Record, path: str, row: str, values: Values, voice: Voice = Voice.AGREED
) -> tuple[Step, ...]:
    """What the form of a row says, one step for each cell that changed; in ``voice`` where each lists alone."""
    steps: list[Step] = []
    for column in record.form.question(path).field:
        if column.id not in values:
            continue
        where, now = f"{path}/{row}/{column.id}", steps[-1].record if steps else record
        said_now = cell_said(column, now.assessment.answer(where, voice), values, now.today)
        step = verbs.answer(desk, now, where, said_now, voice)
        steps += [step] if step else []
    return tuple(steps)


def add_row(desk: Casework, record: Record, path: str) -> tuple[Step, str]:
    """A new, empty row."""
    return verbs.add_row(desk, record, path, {})


def add_pasted(desk: Casework, record: Record, path: str, rows: Sequence[Values]) -> Step:
    """The rows of a table that was pasted, read as if each cell were typed."""
    columns = record.form.question(path).field
    cells = [
        {each.id: cell_said(each, None, values, record.today) for each in columns if each.id in values}
        for values in rows
    ]
    return verbs.add_rows(desk, record, path, cells)


def leave_row(desk: Casework, record: Record, path: str, row: str) -> Step | None:
    """A row in which nothing was said goes again when it is left."""
    rows = record.assessment.rows.get(path, ())
    return verbs.remove_row(desk, record, path, row) if row in rows and row_is_empty(record, path, row) else None


def keep_session(desk: Casework, record: Record, values: Values) -> tuple[Step, ...]:
    """What session view says. The row of today is made when there is something to put in it."""
    path, row = record.form.role("session_notes"), session_row(record)
    if row:
        return keep_row(desk, record, path, row, values)
    if not any(str(held).strip() for held in values.values() if held):
        return ()
    step, row = verbs.add_row(desk, record, path, {DATE: AnswerGiven(record.today.isoformat())})
    return (step, *keep_row(desk, step.record, path, row, values))


def keep_told(desk: Casework, record: Record, place: Place, values: Values) -> Step | None:
    """What the page Tell someone now says, at once and also half done. None where nothing changed."""
    fields = told_fields(values)
    if not fields or fields == told_now(record, place.row):
        return None
    return verbs.tell_someone(desk, record, fields, place.row)


def keep_working(desk: Casework, record: Record, place: Place, values: Values) -> Step | None:
    """What the page of a working note says. None where nothing changed; who empties the box has not unsaid it."""
    words = str(values.get("words", "")).strip()
    if not words or words == working_now(record, place.row):
        return None
    return verbs.working_note(desk, record, words, place.at, place.row)


def keep_views(desk: Casework, record: Record, path: str, values: Values) -> Step:
    """Two views. Raises NotAllowed where something that safety needs is not said."""
    views = views_of({**values, "by_when": typed_date(str(values.get("by_when", "")), record.today)})
    field, _ = lacking(replace(views, bears_on_safety=False))
    if not field and read_date(views.by_when) is None:
        raise NotAllowed(NOT_A_DATE, field="by_when")
    if not field and not values.get("bears_on_safety"):
        raise NotAllowed("Say whether it bears on safety: Y or N.", field="bears_on_safety")
    return verbs.two_views(desk, record, path, views)


def keep_beside(desk: Casework, record: Record, values: Values) -> tuple[Step, ...]:
    """The keys beside agreed answers: for whom, how sure."""
    steps: list[Step] = []
    for path, given in beside_said(record, values).items():
        step = verbs.answer(desk, steps[-1].record if steps else record, path, given)
        steps += [step] if step else []
    return tuple(steps)


def keep_pair(desk: Casework, record: Record, path: str, row: str, values: Values) -> Step:
    """One thing of two lists: into the agreed one, or left out. Raises NotAllowed."""
    chosen, settled = values.get("listed", ()), str(values.get("settled", ""))
    if chosen == (IN_IT,):
        return take_row(desk, record, path, row, settled)
    if chosen == (OUT,):
        return leave_out(desk, record, path, row, settled)
    raise NotAllowed("Say whether it is in the list you agree: A or L.")


def keep_mode(desk: Casework, record: Record, part: str, values: Values) -> Step:
    """How a part is rated. Raises NotAllowed where a line why is missing."""
    chosen = values.get("mode", ())
    mode = chosen[0] if isinstance(chosen, tuple) and chosen else ""
    why = str(values.get("why", "")).strip()
    refusal = mode_refusal(record, part, mode, why) if mode else "Choose one of the three."
    if refusal:
        raise NotAllowed(refusal)
    return verbs.choose_mode(desk, record, part, mode, why)


def keep_hold_back(desk: Casework, record: Record, place: str, values: Values) -> Step:
    """From whom an answer or row is held back. Raises NotAllowed where a reason is missing."""
    return verbs.hold_back(desk, record, place, *hold_back_values(values))


def keep_override(desk: Casework, record: Record, values: Values) -> Step:
    """The override of the gate. Raises NotAllowed where name, reason or date is missing."""
    on = typed_date(str(values.get("will_be_done", "")), record.today)
    return verbs.override_gate(desk, record, str(values.get("name", "")), str(values.get("reason", "")), on)


def draft_target(record: Record, place: Place, key: str) -> str:
    """Where the text of a field is kept as a draft while it is being typed; empty where it is not."""
    if place.kind == "question" and key in TEXT_KEYS:
        return place.at + TEXT_KEYS[key]
    if place.kind == "row":
        return f"{place.at}/{place.row}/{key}"
    if place.kind == "session" and session_row(record):
        return f"{record.form.role('session_notes')}/{session_row(record)}/{key}"
    return ""


def begin_case(desk: Casework, co: Practitioner, values: Values) -> tuple[Step, ...]:
    """A new assessment and its first answers, in the order that the strong room takes them: one step for each."""
    steps = [desk.start_case(str(values["reference"]).strip(), desk.me, co)]
    for path, answer in new.said(desk.form, values, desk.today()).items():
        step = verbs.answer(desk, steps[-1].record, path, answer)
        steps += [step] if step else []
    return tuple(steps)
