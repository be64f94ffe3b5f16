"""The pages of the people of a store and of its keys, as forms, and what is wrong with what is typed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Choice, Field, FormView, with_letters
from hsb_wizard.work.view_first import ROLES, grouped, phrase_form

TITLE = "People and passphrases"
OWN, ADD, DOES, RETIRE, CODE = "own", "add", "does", "retire", "code"
DOINGS = (
    Choice(OWN, "My own passphrase", "P"),
    Choice(ADD, "Add a person", "A"),
    Choice(DOES, "What somebody does here", "W"),
    Choice(RETIRE, "Take somebody's passphrase away", "T"),
    Choice(CODE, "Replace the recovery code", "R"),
)


STAYS_OPEN = (
    "Backups and copies that they have stay open to them. Only a new recovery code shuts them out of what is written "
    "from then on: it gives the store new keys."
)


class Listed(Protocol):
    """What is shown of a person."""

    @property
    def id(self) -> str:
        """Their id."""

    @property
    def name(self) -> str:
        """Their name."""

    @property
    def roles(self) -> frozenset[str]:
        """What they do here."""


def people_form(people: Sequence[Listed], *, administrator: bool, done: str = "") -> FormView:
    """Who can open this store, and what can be done about it; ``done`` says what was just done."""
    lines = tuple(f"  {each.name}: {', '.join(sorted(each.roles))}" for each in people)
    doings = DOINGS if administrator else DOINGS[:1]
    more = () if administrator else (say("An administrator of this store adds people and takes passphrases away."),)
    above = (*((f"!{done}", "") if done else ()), "!" + say("Who can open this store"), *lines, "", *more)
    return FormView(
        say(TITLE),
        "",
        above,
        (Field("do", "choice", say("What do you want to do?"), choices=doings, leads=True),),
        go_on="F8 Go on",
    )


def own_form(offered: str) -> FormView:
    """Another passphrase for whoever opened the store."""
    view = phrase_form({}, offered, "", TITLE)
    above = (
        "!" + say("A new passphrase of your own"),
        say("What you answered alone, and what you signed, stays yours."),
        *view.above[1:],
    )
    old = Field("old", "secret", "The one now".ljust(14))
    return replace(view, above=above, fields=(old, *view.fields), go_on="F8 Change it")


def who_form(people: Sequence[Listed], doing: str, chosen: str = "") -> FormView:
    """Whose roles, or whose passphrase; for roles, what that person does now is marked once they are chosen."""
    choices = with_letters(tuple(Choice(each.id, each.name) for each in people))
    who = Field("who", "choice", say("Who?"), choices=choices, chosen=(chosen,) if chosen else ())
    if doing == DOES:
        now = next((tuple(sorted(each.roles)) for each in people if each.id == chosen), ())
        roles = Field("roles", "multi", say("What do they do here? All of it."), choices=ROLES, chosen=now)
        above: tuple[str, ...] = ("!" + say("What somebody does here"), say("It holds at once."), "")
        return FormView(say(TITLE), "", above, (who, roles) if chosen else (who,), go_on="F8 Keep it")
    above = (
        "!" + say("Take somebody's passphrase away"),
        say("From then on they cannot open this store. What they wrote and signed stays."),
        say(STAYS_OPEN),
        say("Answers they gave alone and both were not shown yet: a supervisor and the other assessor can open them."),
        "",
    )
    return FormView(say(TITLE), "", above, (who,), go_on="F8 Take it away")


def new_code_form() -> FormView:
    """Before the recovery code is replaced: what that does, and a word typed by whoever means it."""
    above = (
        "!" + say("Replace the recovery code"),
        say("Every key of the store is made new. Everybody opens it with the passphrase they have."),
        say("A backup is made first. Backups and copies made before stay open to the old code."),
        say("Have paper and a pen here: the new code is shown once, and then the program locks."),
        "",
    )
    label = say("Type: replace")
    return FormView(say(TITLE), "", above, (Field("sure", "line", label),), go_on="F8 Replace it")


def code_shown(code: str) -> FormView:
    """The new code, once."""
    above = (
        "!" + say("The new recovery code. It is shown this one time."),
        say("Write it down now, keep it locked away from this laptop, and destroy the old sheet:"),
        "",
        *(f"!    {line}" for line in grouped(code)),
        "",
    )
    label = say("Type its last five letters and digits, or the two words: written down")
    hint = say("It is kept nowhere on this laptop. Then the program locks.")
    return FormView(say(TITLE), "", above, (Field("seen", "line", label, hint),), go_on="F8 Lock")
