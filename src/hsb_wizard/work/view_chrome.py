"""What stands round every page of a record: whose answers or which day, the banner, the keys that work here. Pure."""

from __future__ import annotations

from hsb_wizard.assessment.days import day_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.play import BANNER, BANNER_IN_SESSION
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import WHO, FormView, ListView, Place
from hsb_wizard.work.view_listing import lists_alone
from hsb_wizard.work.view_move import FORM_PAGES
from hsb_wizard.work.view_voice import voice_at, whose

CARDS = FORM_PAGES | {
    "replace",
    "again",
    "pair",
    "who",
    "hand_over",
    "show",
    "early",
    "mode",
    "gate",
    "views",
    "because",
    "hold_back",
}  # F8 or Enter says yes to them
ROOM = 78  # cells of a footer on the smallest screen
OF_SECTIONS = frozenset({"question", "section", "rows", "row"})


def header(
    record: Record, place: Place, me: Voice | None, typing_as: Voice | None, session: bool, reader: str = ""
) -> str:
    """The header line. In session view no reference and no clock; ``reader`` is who reads and does not answer."""
    if session:
        return say("Today's session")
    of_one = place.kind == "question" or (place.kind in {"rows", "row"} and lists_alone(record, place.at, me))
    voice = voice_at(record, place.at, me) if of_one else typing_as
    words = whose(record, voice) if place.kind in OF_SECTIONS else ""
    if words and typing_as:
        words += ", from paper"
    words = (
        say("Read only: {name}", name=reader)
        if reader
        else words or day_words(record.form, record.assessment, record.today)
    )
    return say("Assessment {reference}", reference=record.assessment.reference) + f"   {words}"


def banner(record: Record, session: bool) -> str:
    """The banner of live proceedings; empty where nothing is before the police or a court."""
    if not record.play.live:
        return ""
    return say(BANNER_IN_SESSION) if session else say(BANNER)


def keys(view: ListView | FormView, place: Place, session: bool) -> str:
    """The footer. Where Tell someone now stands already, its key is not named."""
    words = _keys(view, place, session)
    return (
        words.replace("F4 Tell someone now  ", "").replace("F4 Tell someone  ", "") if place.kind == "tell" else words
    )


def _keys(view: ListView | FormView, place: Place, session: bool) -> str:
    if place.kind == WHO.kind:
        return f"{view.go_on if isinstance(view, FormView) else ''}  F4 Tell someone  F7 Back  F9 Pause  F1 Help"
    if session:
        return "F2 Who can see  F4 Tell someone now  F7 Back  F9 Pause  F1 Help"
    if isinstance(view, ListView):
        return _with_find(view.keys, "F4 Tell someone  F7 Back  F9 Pause  F1 Help")
    if place.kind not in OF_SECTIONS | {"tell", "working", "session"}:
        return _with_find(view.go_on, "F4 Tell someone  F7 Back  F9 Pause  F1 Help")
    if not view.fields:
        return _with_find(view.go_on, "F6 Next  F2 Tasks  F4 Tell someone  F7 Back  F1 Help")
    return _with_find(f"Enter Go on  {view.go_on}", "F6 Next  F2 Tasks  F4 Tell someone  F7 Back  F1 Help")


def _with_find(first: str, rest: str) -> str:
    """Find stands in the footer where there is room; F1 names it everywhere."""
    if "F7 Back" in first:
        rest = rest.replace("F7 Back  ", "")
    with_it = "  ".join(each for each in (first, "F3 Find", rest) if each)
    return with_it if len(with_it) <= ROOM else f"{first}  {rest}"
