"""The two assessors of a record: what a reader must know of them, how they rated, the way to another person. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hsb_wizard.assessment.agreement import shown_to_both
from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.independence import independence, ledger_lines, part_name
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import ArchivedPass
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place, with_letters
from hsb_wizard.work.view_question import in_words as answer_words
from hsb_wizard.work.view_rows import cell_words
from hsb_wizard.work.view_voice import first_name

NOT_NOW = "What was put away may be read once both have finished again."
CANNOT = "Not said yet: agency, training, conflict of interest."
ROLES = {Voice.LEAD: "lead assessor", Voice.CO: "co-assessor"}


def assessors_view(record: Record) -> ListView:
    """Who assesses, with what each must say of themselves, and the record of independence."""
    a, lines = record.assessment, [ListLine(say("Who assesses"))]
    path = record.form.pack.roles.get("assessor", "")
    for voice, role in ROLES.items():
        lines.append(ListLine(f"  {a.name_of(voice)}, {say(role)}"))
        lines += [ListLine(f"     {line}") for words in _about(record, path, voice) for line in words.splitlines()]
    if path:
        opens = Place("rows", path)
        lines.append(ListLine("  " + say("Agency, training, advice, conflict of interest"), place=opens))
    for voice in ROLES:
        name = first_name(a, voice)
        words = say("Another person assesses instead of {name}", name=name)
        lines.append(ListLine(f"  {words}", place=Place("replace", "", voice.value)))
    lines.append(ListLine(say("How you rated")))
    lines.append(ListLine(f"  {independence(record.form, shown_to_both(record.form, a))}"))
    lines.append(ListLine("  " + say("How each part was rated, and when"), place=Place("ledger")))
    return ListView(say("The two assessors"), "", (), tuple(lines))


def ledger_view(record: Record) -> FormView:
    """The record of independence, to read: PgDn goes on."""
    made = [say("A record, not a proof: it says what the program was told, and when."), ""]
    for each in ledger_lines(record.form, record.assessment):
        made.append("!" + ": ".join(piece for piece in (in_words(each.at[:10]), each.part) if piece))
        made.append(f"    {each.what}" + (f" ({each.how})" if each.how else ""))
    return FormView(say("How each part was rated"), "", tuple(made), go_on="PgDn Further")


def _about(record: Record, path: str, voice: Voice) -> tuple[str, ...]:
    """What was said of the assessor in this voice, the one who assesses now."""
    a = record.assessment
    rows = [
        row
        for row in a.rows.get(path, ())
        if a.value(f"{path}/{row}/which") == voice.value and a.value(f"{path}/{row}/until") is None
    ]
    said = []
    for each in record.form.question(path).field if path and rows else ():
        words = cell_words(record, path, rows[-1], each) if each.id not in {"which", "until"} else ""
        if words:
            said.append(f"{each.short or each.label}: {words}")
    return tuple(said) or (say(CANNOT),)


def replace_view(record: Record, voice: Voice, people: Sequence[tuple[str, str]], held: str = "") -> FormView:
    """Who assesses instead, and why. ``people`` are those who could: id and name."""
    a = record.assessment
    name = a.name_of(voice)
    above = (
        "",
        "!" + say("Another person assesses instead of {name}", name=name),
        say("What {name} rated and both were not shown yet is put away and kept.", name=name),
        say("What both were shown stays as you agreed it, under the name of who rated it."),
    )
    choices = with_letters(tuple(Choice(who, called) for who, called in people))
    if not choices:
        nobody = say("Nobody else here is an assessor. An administrator of this store can add one.")
        return FormView(say("The two assessors"), "", (*above, "", nobody))
    fields = (
        Field("who", "choice", say("Who assesses from now on?"), choices=choices, chosen=(held,) if held else ()),
        Field("reason", "line", say("Why")),
    )
    return FormView(say("The two assessors"), "", above, fields, go_on="F8 From now on")


def again_view(record: Record, part: str, voice: Voice) -> FormView:
    """A part is rated again by one of the two who has seen the other's: why."""
    name = first_name(record.assessment, voice)
    above = (
        "",
        "!" + say("{name} rates again: {part}", name=name, part=part_name(record.form, part)),
        say("The first ratings are kept. The new ones are marked as made after seeing the other's."),
        say("To change what you agreed, change the agreed answer: that needs no reason."),
    )
    return FormView(say("Rate again"), "", above, (Field("reason", "line", say("Why")),), go_on="F8 Rate again")


def archived_view(record: Record, part: str) -> FormView:
    """Passes of a part that were put away, as they stood; only once both were shown what came after."""
    lines: list[str] = []
    for each in archived_of(record, part):
        lines += ["", "!" + _headline(record, each)]
        for path, said in each.answers.items():
            if record.form.has(path):
                number = record.form.factor_number(path) + " " if path in record.form.factors else ""
                lines.append(f"{number}{record.form.question(path).short_label}: {answer_words(record, path, said)}")
                lines += [f"     {line}" for line in said.note.splitlines()]
    title = say("Kept, and not compared")
    return FormView(title, part_name(record.form, part), tuple(lines) or ("", say(NOT_NOW)), go_on="PgDn Further")


def archived_of(record: Record, part: str) -> tuple[ArchivedPass, ...]:
    """The passes of a part that were put away and may be read now."""
    a = record.assessment
    return tuple(each for each in a.archived if each.part == part and each.answers) if part in a.revealed else ()


def _headline(record: Record, each: ArchivedPass) -> str:
    name = record.assessment.people.get(each.by, "") or record.assessment.name_of(each.voice)
    day = in_words(each.at[:10])
    return say("{name}, put away on {day}: {reason}", name=name, day=day, reason=each.reason)
