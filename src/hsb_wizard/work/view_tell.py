"""Tell someone now: the page that is open to everybody at any time, and what was written down before. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.assessment.days import in_words, short_day
from hsb_wizard.assessment.model import Told
from hsb_wizard.casework.record import Record
from hsb_wizard.work.view_base import TELL, Choice, Field, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_draw import cut

DANGER = "In danger now: 999."
BEFORE = "Written down before:"


def tell_view(record: Record, entry: str = "", *, seen: bool = False) -> FormView:
    """The page. ``entry`` is the one being completed, else a new one begins. ``seen``: nothing earlier is shown."""
    form, a = record.form, record.assessment
    question = form.question(form.role("tell"))
    section = form.section(form.role("tell").partition(".")[0])
    now = next((told.fields for told in a.told if told.entry == entry), {})
    fields = []
    for each in question.field:
        choices = (Choice("yes", "Yes", "Y"), Choice("no", "No", "N")) if each.type == "yes_no" else ()
        held = now.get(each.id, "")
        kind = "choice" if choices else "box" if each.type == "long_text" else "line"
        chosen = (held,) if choices and held else ()
        fields.append(Field(each.id, kind, each.label, each.hint, choices, chosen, "" if choices else held))
    earlier = () if seen else tuple(earlier_words(told) for told in a.told if told.entry != entry)
    above = ("Write the words first, as they were said. It is saved as you go.",)
    below = ("", BEFORE, *earlier) if earlier else ()
    return FormView(section.title, "", above, tuple(fields), below, go_on="F8 Done", helps=DANGER)


def earlier_words(told: Told) -> str:
    """One earlier entry on one line: when, what, who was told."""
    words, whom = _pieces(told)
    return f"  {short_day(told.at[:10])} {told.at[11:16]}  {cut(words, 40)}  {whom}"


def _pieces(told: Told) -> tuple[str, str]:
    whom = told.fields.get("told_whom", "")
    words = " ".join(told.fields.get("words", "").split())
    return words, f"Told: {whom}" if whom else "Nobody told yet"


def told_fields(values: Values) -> Mapping[str, str]:
    """What the page holds, as the fields of an entry; what is blank is left out."""
    made = {}
    for key, held in values.items():
        text = held.strip() if isinstance(held, str) else held[0] if held else ""
        if text:
            made[key] = text
    return made


def told_now(record: Record, entry: str) -> Mapping[str, str]:
    """What the entry says already."""
    return next((dict(told.fields) for told in record.assessment.told if told.entry == entry), {})


def told_view(record: Record) -> ListView:
    """Everything that was written down on this page, newest first."""
    title = record.form.section(record.form.role("tell").partition(".")[0]).title
    lines = [_line(told) for told in reversed(record.assessment.told)]
    another = ListLine("Write down something else", place=TELL)
    letters, heads = {"P": Place("print_tell")}, ("When", "Exact words", "Told whom") if lines else ()
    return ListView(title, "", (f"!{DANGER}",), (*lines, another), letters, "Enter Open  P Print", heads=heads)


def _line(told: Told) -> ListLine:
    words, whom = _pieces(told)
    cells = (f"  {in_words(told.at[:10])} at {told.at[11:16]}", words, whom.removeprefix("Told: "))
    return ListLine(earlier_words(told), place=Place("tell", "", told.entry), cells=cells)
