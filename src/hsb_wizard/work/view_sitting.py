"""The time there is, the end of a sitting, and paper to print: what these pages show. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.assessment.fitting import BOTH, CHILD, CO, LEAD, Offer, fitting, offers
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import SittingNoted
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.typed import shown_date
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place, Values, with_letters
from hsb_wizard.work.view_draw import cut
from hsb_wizard.work.view_standing import asked_first
from hsb_wizard.work.view_voice import first_name

MINUTES = "40"
YES_NO = (Choice("yes", "Yes", "Y"), Choice("no", "No", "N"))
NOTHING_LEFT = "Every section on this route is filled in."
WHAT = {"facts": "facts and words", "rate": "rate alone", "compare": "compare and agree"}


def time_view(held: str = "") -> FormView:
    """How long there is."""
    asked = Field("minutes", "line", say("How many minutes have you got?"), text=held or MINUTES)
    return FormView(
        say("We have {minutes} minutes", minutes=held or MINUTES), "", ("",), (asked,), go_on="F8 Show what fits"
    )


def fits_view(record: Record, minutes: int) -> ListView:
    """What fits, who must be there, and what can be done alone."""
    found = offers(record.form, record.assessment, record.play)
    fits = fitting(found, minutes)
    alone = tuple(each for each in fits if each.who in (LEAD, CO))
    both = tuple(each for each in fits if each not in alone)
    lines = list(asked_first(record))
    for title, group in ((say("With both of you"), both), (say("Alone"), alone)):
        lines += [ListLine(title), *(_offer_line(record, each) for each in group)] if group else []
    if not found:
        lines += [ListLine(say(NOTHING_LEFT)), ListLine("  " + say("Check and sign"), "", Place("check"))]
    elif not fits:
        lines.append(ListLine(say("Nothing fits whole. Any section can be begun: everything is saved as you go.")))
    longer = len(found) - len(fits)
    if longer:
        lines.append(
            ListLine(say_number(longer, "1 piece of work takes longer.", "{number} pieces of work take longer."))
        )
    title = say("We have {minutes} minutes", minutes=minutes)
    return ListView(title, "", (), tuple(lines), keys="Enter Open  F6 Next to do")


def _offer_line(record: Record, each: Offer) -> ListLine:
    section = record.form.section(each.section)
    name = section.short or section.title
    name = f"{section.number:>2}  {name}" if section.number else name
    words = f"  {name}: {say(WHAT[each.what])}"
    status = say("{minutes} min, {who}", minutes=each.minutes, who=_who(record, each.who))
    return ListLine(cut(words, 51), status, Place("section", each.section))


def _who(record: Record, who: str) -> str:
    if who in (LEAD, CO):
        return first_name(record.assessment, Voice(who))
    return {BOTH: say("both"), CHILD: say("with them")}[who]


# ------------------------------------------------------------------ the end of a sitting


def sitting_view(record: Record, held: Values | None = None) -> FormView:
    """The end of a sitting: the facts of it, and three lines for the next one."""
    held = held or {}
    adaptations = record.form.question(record.form.role("adaptations"))
    choices = with_letters(tuple(Choice(each.value, each.label) for each in adaptations.options if not each.retired))
    there = held.get("child", ())
    fields = [
        Field("done", "line", say("Done today"), text=_text(held, "done")),
        Field("next", "line", say("Next"), text=_text(held, "next")),
        Field("who", "line", say("Who does it"), text=_text(held, "who")),
        Field("day", "line", say("Date"), text=_text(held, "day") or shown_date(record.today.isoformat())),
        Field("place", "line", say("Place"), text=_text(held, "place")),
        Field("present", "line", say("Who was there"), text=_text(held, "present")),
        Field("child", "choice", say("Was the young person there?"), choices=YES_NO, chosen=_chosen(there)),
    ]
    if there == ("yes",):
        used = held.get("adaptations", ())
        fields.append(Field("at_the_end", "line", say("How they were at the end"), text=_text(held, "at_the_end")))
        fields.append(
            Field("adaptations", "multi", say("What was changed for them"), choices=choices, chosen=_chosen(used))
        )
    above = ("", "!" + say("Three lines for whoever goes on: done, next, who. The rest where it matters."))
    return FormView(say("End this sitting"), "", above, tuple(fields), go_on="F8 End it")


def _text(held: Values, key: str) -> str:
    said = held.get(key, "")
    return said if isinstance(said, str) else ""


def _chosen(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else ()


def sitting_of(record: Record, values: Values, day: str) -> SittingNoted:
    """What the page says, as an entry; ``day`` is ISO already."""
    options = {each.value: each.label for each in record.form.question(record.form.role("adaptations")).options}
    there = values.get("child") == ("yes",)
    return SittingNoted(
        began=False,
        day=day,
        place=_text(values, "place").strip(),
        present=_text(values, "present").strip(),
        adaptations=tuple(options.get(each, each) for each in _chosen(values.get("adaptations", ()))) if there else (),
        at_the_end=_text(values, "at_the_end").strip() if there else "",
        done=_text(values, "done").strip(),
        next=_text(values, "next").strip(),
        who=_text(values, "who").strip(),
    )


def sitting_refusal(said: SittingNoted) -> str:
    """What is still to be said; empty where nothing is."""
    return "" if said.done and said.next else say("Say in a line each what was done and what is next.")


# ------------------------------------------------------------------ paper


def sheets_view(titles: Mapping[str, str], made: str = "") -> ListView:
    """Every sheet that can be printed. ``made``: where the last one was written."""
    lines = [ListLine(say("Which paper?"))]
    lines += [ListLine(f"  {say(title)}", place=Place("sheet", kind)) for kind, title in titles.items()]
    return ListView(say("Print"), "", (made,) if made else (), tuple(lines))


def sheet_view(
    record: Record, title: str, out: str, *, rating: bool, taken: bool, held: Values | None = None
) -> FormView:
    """Where one sheet is written, and whose rating sheet it is."""
    a, held, fields = record.assessment, held or {}, []
    if rating:
        people = (Choice("lead", a.lead_name, "A"), Choice("co", a.co_name, "B"))
        fields.append(
            Field("voice", "choice", say("Whose sheet?"), choices=people, chosen=_chosen(held.get("voice", ())))
        )
    fields.append(Field("out", "line", say("Save to"), text=_text(held, "out") or out))
    if taken:
        replace = (Choice("replace", say("Replace the file that is there"), "R"),)
        fields.append(Field("replace", "choice", "", choices=replace, chosen=_chosen(held.get("replace", ()))))
    above = ("", say("On paper at once, for the two of you. It is not a document about the young person."))
    return FormView(say(title), "", above, tuple(fields), go_on="F8 Write it")
