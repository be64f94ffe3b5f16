"""Forms that are asked one after the other outside a record: the first run, a new person, a new assessment.

What they ask and what is wrong with an answer is made by the room of the work; a passphrase stays in the answers of its
form and goes to the desk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard import settings
from hsb_wizard.casework import door
from hsb_wizard.errors import HsbWizardError, StoreReadOnly
from hsb_wizard.plain import reading
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.form import NOTHING_BEFORE, PUT_BACK, Answering
from hsb_wizard.plain.talk import Talk
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work import view_first as first
from hsb_wizard.work import view_new as new
from hsb_wizard.work import view_recover as lost
from hsb_wizard.work.doings import begin_case
from hsb_wizard.work.view_base import Field, FormView, Values
from hsb_wizard.work.view_home import next_reference

if TYPE_CHECKING:
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.casework.door import Profile
    from hsb_wizard.casework.reception import Casework, Practitioner
    from hsb_wizard.casework.record import Record

ADD_TITLE = "Add a person"
NOT_AN_ASSESSOR = "Only an assessor starts an assessment."
BEFORE_CO = frozenset({"reference", "born", "co"})  # what was answered once somebody is added
HELP = (
    "Answer field after field. .b goes back, .u puts back a text that was replaced, .q leaves; "
    "nothing is kept before the last one.",
)


class Back(Exception):
    """Somebody goes one step back."""


def _never(values: Values) -> bool:
    return False


def _blank(said: Values) -> bool:
    """Whether nothing was typed where a passphrase is asked: it is not asked for a second time then."""
    return not first.text_of(said, "passphrase")


def _obeyed(talk: Talk, answering: Answering, command: str) -> None:
    """Do what a command asks for, or say what there is. Raises Back, Leave."""
    if command in {".b", ".f7"}:
        raise Back
    if command in {".q", ".f10"}:
        raise Leave
    if command == ".u":
        talk.say(say(PUT_BACK if answering.put_back() else NOTHING_BEFORE))
    else:
        talk.say(*HELP)


async def fill(
    talk: Talk, view: FormView, problem: Callable[[Values], str], enough: Callable[[Values], bool] = _never
) -> Values:
    """Ask a form until nothing is wrong with it, or ``enough`` was said. Raises Back, Leave, NobodyThere."""
    while True:
        answering = Answering(talk)
        talk.say("", *reading.head(view))
        while (field := answering.next(view)) is not None:
            command = await answering.answer(field)
            if command:
                _obeyed(talk, answering, command)
            if enough(answering.values(view)):
                return answering.values(view)
        values = answering.values(view)
        wrong = problem(values)
        if not wrong:
            return values
        talk.say(f"{reading.PROBLEM} {wrong}")
        view = replace(view, fields=tuple(_as_said(field, values) for field in view.fields))


def _as_said(field: Field, values: Values) -> Field:
    """What was said stands when a form is asked again; a passphrase is typed anew."""
    said = values.get(field.key, "")
    if field.kind == "secret":
        return field
    return replace(field, text=said) if isinstance(said, str) else replace(field, chosen=said)


async def first_run(talk: Talk, folder: Path, profile: Profile | None = None) -> Casework:
    """Set this laptop up: where, who, a passphrase, and the recovery code that is shown once."""
    where = await fill(talk, first.place_form({}), first.place_problem)
    person = await fill(talk, first.person_form({"roles": first.OF_THE_FIRST}), first.person_problem)
    passphrase = await _passphrase(talk, first.phrase_form({}, door.drawn_phrase()))
    roles, nation = frozenset(first.chosen_of(person, "roles")), first.chosen_of(where, "nation")[0]
    talk.say("Making the encrypted file ...")
    name = first.text_of(person, "name").strip()
    desk, code = await asyncio.to_thread(door.create, folder, name, roles, passphrase, profile, nation)
    try:
        settings.write(folder, replace(settings.read(folder), service=first.text_of(where, "service")))
        await fill(talk, first.code_form(code), lambda values: first.code_problem(values, code))
    except BaseException:
        desk.close()
        raise
    return desk


async def _passphrase(talk: Talk, view: FormView) -> str:
    while True:
        values = await fill(talk, view, first.phrase_problem, _blank)
        passphrase = first.text_of(values, "passphrase")
        if not passphrase:
            talk.say(f"{reading.PROBLEM} {first.phrase_problem(values)}")
            continue
        try:
            await asyncio.to_thread(door.judge_passphrase, passphrase)
        except HsbWizardError as weak:
            talk.say(f"{reading.PROBLEM} {weak.what} {weak.do}")
            continue
        return passphrase


async def recovered(talk: Talk, folder: Path, profile: Profile | None = None) -> Casework | None:
    """With the recovery code a new passphrase for somebody, who is then let in; None where somebody goes back.

    Raises Leave. The store that the code opened is closed whatever happens.
    """
    opened: Casework | None = None
    try:
        code = first.text_of(await fill(talk, lost.code_form(""), lost.code_problem), "code")
        opened = desk = await asyncio.to_thread(door.recover, folder, code)
        if desk.read_only:
            raise StoreReadOnly(folder)
        people = {str(each.id): each for each in await asyncio.wrap_future(desk.people())}
        whose = lost.whose_form((who, each.name) for who, each in people.items())
        (who,) = first.chosen_of(await fill(talk, whose, lost.whose_problem), "who")
        passphrase = await _passphrase(talk, lost.new_form(people[who].name, door.drawn_phrase()))
        fresh = await asyncio.to_thread(door.replace_passphrase, desk, people[who], passphrase, profile)
        opened = None
    except (Back, HsbWizardError) as error:
        if isinstance(error, HsbWizardError):
            talk.say(f"{reading.PROBLEM} {error}")
        return None
    finally:
        if opened is not None:
            await asyncio.to_thread(opened.close)
    return fresh


async def add_person(talk: Talk, desk: Casework) -> Practitioner:
    """Somebody else gets a slot; they type their own passphrase. Raises what the desk refuses."""
    name, roles = first.person_fields({"roles": ("assessor",)})
    fields = (replace(name, label="Their name"), replace(roles, label="What do they do here?"))
    said = await fill(talk, FormView(ADD_TITLE, "1 of 2", fields=fields), first.person_problem)
    who = first.text_of(said, "name")
    view = first.phrase_form({}, door.drawn_phrase(), "2 of 2", ADD_TITLE)
    turn = f"{who}, your turn. Everybody else looks away."
    passphrase = await _passphrase(talk, replace(view, above=(turn, *view.above)))
    added = desk.add_person(who, frozenset(first.chosen_of(said, "roles")), passphrase)
    return await asyncio.wrap_future(added)


async def new_case(talk: Talk, desk: Casework, cases: tuple[CaseSummary, ...]) -> Record | None:
    """Five questions, then the record that they begin; None for somebody who does not assess."""
    if "assessor" not in desk.me.roles:
        talk.say(NOT_AN_ASSESSOR)
        return None
    values: Values = {"reference": next_reference(cases)}
    asked: frozenset[str] = frozenset()
    while True:
        people = await asyncio.wrap_future(desk.people())
        others = {str(each.id): each for each in people if "assessor" in each.roles and each.id != desk.me.id}
        names = {who: person.name for who, person in others.items()}
        view = new.new_form(desk.form, desk.me.name, names, values, "administrator" in desk.me.roles)
        view = replace(view, fields=tuple(each for each in view.fields if each.key not in asked))
        said = await fill(talk, view, partial(_new_problem, desk, cases, values), _adds)
        values = {**values, **said}
        if not _adds(values):
            break
        person = await add_person(talk, desk)  # at once: whoever chose it has a colleague beside them
        values = {**values, "co": (person.id,)}
        wrong = new.problem(values, [case.reference for case in cases], desk.today())[0]
        asked = BEFORE_CO if wrong not in BEFORE_CO else frozenset()
    (co,) = first.chosen_of(values, "co")
    steps = begin_case(desk, others[co], values)
    for step in steps:
        await asyncio.wrap_future(step.saved)
    return steps[-1].record


def _adds(said: Values) -> bool:
    return first.chosen_of(said, "co") == (new.ADD,)


def _new_problem(desk: Casework, cases: tuple[CaseSummary, ...], before: Values, said: Values) -> str:
    said = {**before, **said}
    if _adds(said):
        return ""
    return new.problem(said, [case.reference for case in cases], desk.today())[1]
