"""The card on which a supervisor and the present assessor open a pass together, its owner being away. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hsb_wizard.assessment.independence import part_name
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.absence import days_have_passed
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Choice, Field, FormView, with_letters
from hsb_wizard.work.view_voice import first_name, the_other

NOBODY = "Nobody here is a supervisor who does not assess on this record. An administrator can add one."


def early_view(
    record: Record, part: str, voice: Voice, supervisors: Sequence[tuple[str, str]], known: frozenset[str], held: str
) -> FormView:
    """``supervisors`` are id and name; ``known`` who gave their passphrase in this sitting; ``held`` who is chosen."""
    a, present = record.assessment, the_other(voice)
    away, here = first_name(a, voice), first_name(a, present)
    above: tuple[str, ...] = (
        "",
        "!" + say("{name} is away: open {part} early", name=away, part=part_name(record.form, part)),
        say("A supervisor and {name} open it together. It is written down, and the document says so.", name=here),
        say("What {name} wrote can then be read. It stays {name}'s, and nothing is lost.", name=away),
    )
    if (part, present) not in a.finished:
        above += (
            say("{name} has not finished: what {name} answers from now on is marked as having seen it.", name=here),
        )
    if not supervisors:
        return FormView(say("Open early"), "", (*above, "", say(NOBODY)))
    chosen = held or supervisors[0][0]
    choices = with_letters(tuple(Choice(who, name) for who, name in supervisors))
    fields = [Field("who", "choice", say("Which supervisor is here?"), choices=choices, chosen=(chosen,))]
    named = dict(supervisors).get(chosen, "")
    if chosen not in known:
        fields.append(Field("passphrase", "secret", say("{name}'s own passphrase", name=named)))
    if (a.lead if present is Voice.LEAD else a.co) not in known:
        fields.append(Field("own", "secret", say("{name}'s own passphrase", name=a.name_of(present))))
    passed = days_have_passed(record, part, present)
    why = say("{name} has been away for five working days", name=away) if passed else ""
    hint = "" if passed else say("Five working days have not passed. Say why it cannot wait.")
    fields.append(Field("reason", "line", say("Opened early because"), hint, text=why))
    return FormView(say("Open early"), "", above, tuple(fields), go_on="F8 Open together")
