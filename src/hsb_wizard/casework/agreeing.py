"""Two assessors agree: what both answered the same is taken by one key from each, never by nobody's."""

from __future__ import annotations

from hsb_wizard.assessment.agreement import agreed_from_same, same_open
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.listing import pair_of
from hsb_wizard.assessment.payloads import SameTaken
from hsb_wizard.casework.listing import row_entries
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.errors import NotAllowed
from hsb_wizard.values import replace


def take_same(desk: Casework, record: Record, part: str, voice: Voice) -> Step:
    """One assessor takes every answer of a part that both gave the same; when both have, it is agreed.

    The entry is that assessor's and says whether their own passphrase was given in this sitting. Raises NotAllowed
    where nothing is the same and open, or where nobody who assesses on this record is at the keyboard.
    """
    a = record.assessment
    paths = same_open(record.form, a, part)
    if not paths:
        raise NotAllowed("There is no answer here that both gave and that is not agreed yet.")
    if desk.voice(record) is None:
        raise NotAllowed("Only the two assessors of this record agree.")
    who = a.lead if voice is Voice.LEAD else a.co
    how = "own_passphrase" if desk.is_confirmed(who) else "declared"
    pen = replace(desk.pen(), who=who)
    taken: list[Entry] = [pen.write(a.case, Kind.SAME_TAKEN, SameTaken(paths, how), part, voice)]
    by_other = a.same_taken.get((part, Voice.CO if voice is Voice.LEAD else Voice.LEAD), ())
    for path in (path for path in paths if path in by_other):
        question, _, row = path.partition("/")
        if row and (pair := pair_of(record.form, a, question, row)) is not None:
            taken += row_entries(desk, record, question, pair)
            continue
        lead, co = a.answer(path, Voice.LEAD), a.answer(path, Voice.CO)
        if lead is not None and co is not None:
            taken.append(desk.pen().answer(a, path, agreed_from_same(lead, co)))
    return desk.keep(record, *taken)
