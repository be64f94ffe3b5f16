"""A training case in plain mode, in a real pseudo-terminal: from the passphrase to the countersigned document.

Somebody answers what is asked by what is said, and knows nothing else. No byte of it draws anything.
"""

from __future__ import annotations

import time
from pathlib import Path

from tests.walks import plain_ending
from tests.walks.comparing import differing
from tests.walks.ending import is_right, record_of
from tests.walks.people import PHRASES, PRIYA, kept, laptop
from tests.walks.plainly import PlainWay
from tests.walks.talking import Talk

from hsb_wizard.casework.training_cases import training_case
from hsb_wizard.forms.form import Form

NAME = "no_offence"


def test_a_training_case_goes_by_plain_mode_from_the_first_question_to_the_countersigned_document(
    tmp_path: Path, form: Form
) -> None:
    case, began, store, out = training_case(NAME), time.monotonic(), laptop(tmp_path / "store"), tmp_path / "full.pdf"
    record, spoken = record_of(case), list[Talk]()
    filled = dict.fromkeys(path.partition(".")[0] for path in record["answers"])
    with Talk(store) as talk:
        plain_ending.unlocks(talk, record["assessors"]["lead"])
        way = PlainWay(talk, form, record)
        way.start()
        for section in (each.id for each in form.sections if each.id in filled):
            way.section(section)
        way.tells()
        talk.leaves()
        spoken.append(talk)
    assert differing(form, record, kept(store, case.reference), filled) == []
    with Talk(store) as talk:
        plain_ending.unlocks(talk, record["assessors"]["lead"])
        plain_ending.opens(talk, case.reference)
        plain_ending.signs(talk, record)
        talk.leaves()
        spoken.append(talk)
    with Talk(store) as talk:
        plain_ending.unlocks(talk, PRIYA)
        plain_ending.checks(talk, case.reference)
        plain_ending.prints(talk, out)
        talk.leaves()
        spoken.append(talk)
    is_right(store, case, out, tmp_path)
    for each in spoken:
        assert "\x1b" not in each.spoken.said
        assert not [phrase for phrase in PHRASES.values() if phrase in each.spoken.said]
    answers, minutes = sum(each.answers for each in spoken), (time.monotonic() - began) / 60
    print(f"{NAME}, plain: {answers:,} answers, {minutes:.1f} minutes")  # noqa: T201 - a figure of docs/walk.md
