"""The copy for whoever asks what is held about them: everything, in plain order, with others kept apart. No edition.

Two parts. The first is about the person who asks. The second holds what is about people who were harmed, about other
people, and what somebody asked to hold back: it is decided on, passage by passage, before any of it is given. Nothing
is left out and nothing is decided here. Pure: a record in, a Document out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hsb_wizard.assessment.agreement import shown_to_both
from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer, Assessment
from hsb_wizard.assessment.payloads import TwoViews
from hsb_wizard.forms.form import Form
from hsb_wizard.report.access_beside import beside
from hsb_wizard.report.document import Block, BulletList, Callout, Document, Heading, KeyValues, PageBreak, Paragraph
from hsb_wizard.report.wording import LIST, for_whom_words, missing_words, value_words
from hsb_wizard.sentences import say

HARMED = ("anyone_harmed", "person_harmed", "harmed_safety", "telling", "telling_how")  # roles, with their section
OTHERS = ("source_card", "child_at_home", "children_at_home", "family_history", "pressures", "adults_checked_what")
OF_OTHERS = ("police",)  # share classes
ABOUT_ASKER, ABOUT_HARMED, ABOUT_OTHERS, HELD_BACK = "asker", "harmed", "others", "held back"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is copied: a record, who has had it (from the journal), and its moment and code."""

    form: Form
    assessment: Assessment
    recipients: tuple[str, ...]
    written: datetime
    check_code: str


def access_copy(asked: Asked) -> Document:
    """The whole copy as a document."""
    a = shown_to_both(asked.form, asked.assessment)
    reference = f"Assessment {a.reference}"
    return Document(
        title=reference,
        reference=say("Copy of what is held, for the person it is about"),
        edition="access-copy",
        reader=say("the person who asked"),
        footer=f"{reference}. {say('Copy of what is held.')}",
        marking=say("Private"),
        written=asked.written,
        blocks=(*_beginning(asked, a), *_first_part(asked.form, a), *_second_part(asked.form, a)),
    )


def kept_apart(form: Form, a: Assessment, path: str) -> str:
    """Which part a question belongs to: about whoever asks, people harmed, others, or held back from somebody."""
    if _held_back(a, path):
        return HELD_BACK
    question = form.question(path)
    if path.partition(".")[0] in {_section(form, "person_harmed")} or path in _paths(form, HARMED):
        return ABOUT_HARMED
    if path in _paths(form, OTHERS) or (question.share or form.pack.share.default) in OF_OTHERS:
        return ABOUT_OTHERS
    return ABOUT_ASKER


def _held_back(a: Assessment, path: str) -> str:
    """The reason why it, or a row of it, is held back from somebody; empty where it is not."""
    for place, held in a.held_back.items():
        if place == path or place.startswith(f"{path}/"):
            return f"{', '.join(held.readers)}: {held.reason}" if held.reason else ", ".join(held.readers)
    return ""


def _paths(form: Form, roles: Iterable[str]) -> set[str]:
    return {form.role(each) for each in roles if form.has_role(each)}


def _section(form: Form, role: str) -> str:
    return form.role(role).partition(".")[0] if form.has_role(role) else ""


def _beginning(asked: Asked, a: Assessment) -> Iterator[Block]:
    yield Heading(1, say("What this is"))
    yield Paragraph(
        say(
            "This is a copy of what is held in the record under this reference, as it was on {day}. It is not one of "
            "the documents made for other readers.",
            day=in_words(asked.written.date().isoformat()),
        )
    )
    yield KeyValues(
        (
            (say("Reference"), a.reference),
            (say("Assessors"), ", ".join(each for each in (a.lead_name, a.co_name) if each)),
            (say("Opened"), in_words(a.opened_at[:10])),
            (say("Check code"), asked.check_code),
        )
    )
    yield Heading(2, say("Who has had a copy"))
    yield BulletList(asked.recipients) if asked.recipients else Paragraph(say("Nobody, as far as the journal says."))


def _first_part(form: Form, a: Assessment) -> Iterator[Block]:
    first, *rest = [*_sections(form, a, ABOUT_ASKER, say("About you"))] or [Heading(1, say("About you"))]
    yield first
    yield Callout(
        say("Before this is given: read it through"),
        (say("What people wrote in their own words may be about somebody else as well. Nothing is left out here."),),
    )
    yield from rest


def _second_part(form: Form, a: Assessment) -> Iterator[Block]:
    """What is decided on before it leaves, each kind on a page of its own."""
    yield PageBreak()
    yield Callout(
        say("Take these pages out before the copy is given"),
        (
            say("They are about people who were harmed and about other people, or somebody asked to hold them back."),
            say("Decide passage by passage what may be given, and write down who decided and why."),
        ),
        strong=True,
    )
    yield from _sections(form, a, ABOUT_HARMED, say("About people who were harmed"))
    yield from _sections(form, a, ABOUT_OTHERS, say("About other people"))
    yield from _sections(form, a, HELD_BACK, say("Held back from somebody"))
    yield from _told(form, a)
    yield from _working_notes(form, a)
    yield from beside(form, a)
    yield from _sources(form, a)


def _sections(form: Form, a: Assessment, part: str, title: str) -> Iterator[Block]:
    made: list[Block] = []
    for section in form.sections:
        pieces: list[Block] = []
        for path in form.questions:
            if path.startswith(f"{section.id}.") and kept_apart(form, a, path) == part:
                pieces += _question(form, a, path)
        if pieces:
            made += [Heading(2, section.title), *pieces]
    if made:
        yield Heading(1, title)
        yield from made


def _question(form: Form, a: Assessment, path: str) -> list[Block]:
    """Everything said at one question, in every voice that both were shown, and its rows."""
    label, pairs = form.question(path).label, []
    for voice in (Voice.AGREED, Voice.LEAD, Voice.CO):
        said = a.answer(path, voice)
        if said is not None:
            pairs.append((_who(a, voice), _words(form, path, said)))
    views = a.two_views.get(path)
    if views is not None:
        pairs += _two_views(a, views)
    before = a.then.answer(path) if a.then else None
    if before is not None and before != a.answer(path):
        pairs.append((say("Before the review"), _words(form, path, before)))
    held = _held_back(a, path)
    if held and pairs:
        pairs.append((say("Held back from"), held))
    made: list[Block] = [Heading(3, label), KeyValues(tuple(pairs), summary=label)] if pairs else []
    rows = [_row(form, a, path, row) for row in a.rows.get(path, ())]
    kept = [row for row in rows if row]
    if kept:
        made = made or [Heading(3, label)]
        made += [KeyValues(tuple(row), summary=label) for row in kept]
    return made


def _two_views(a: Assessment, views: TwoViews) -> list[tuple[str, str]]:
    """What each view rests on, under the name of whose it is, and what would settle it."""
    pairs = (
        (say("{name} rests it on", name=a.lead_name), views.lead_rests_on),
        (say("{name} rests it on", name=a.co_name), views.co_rests_on),
        (say("What would settle it"), views.would_settle),
        (say("Who finds out"), views.who_finds_out),
        (say("By when"), in_words(views.by_when)),
        (say("Until then"), views.until_then),
        (say("Decided by"), views.decided_by),
    )
    return [(label, words) for label, words in pairs if words]


def _who(a: Assessment, voice: Voice) -> str:
    return say("Recorded") if voice is Voice.AGREED else a.name_of(voice)


def _words(form: Form, path: str, said: Answer) -> str:
    question = form.question(path)
    pieces = [
        missing_words(form, said) or value_words(form, question, said.value),
        for_whom_words(form, question, said),
        "" if said.missing else said.note,
        said.settled,
    ]
    return "\n".join(each for each in pieces if each)


def _row(form: Form, a: Assessment, path: str, row: str) -> Sequence[tuple[str, str]]:
    made = []
    for field in form.question(path).field:
        said = a.answer(f"{path}/{row}/{field.id}")
        words = "" if said is None else missing_words(form, said) or value_words(form, field, said.value)
        if words:
            made.append((field.label, words))
    return made


def _told(form: Form, a: Assessment) -> Iterator[Block]:
    """What was kept with Tell someone now: it names whom was told, and so is decided on."""
    if not a.told:
        return
    fields = {each.id: each for each in form.question(form.role("tell")).field}
    yield Heading(1, say("Kept with Tell someone now"))
    for told in a.told:
        pairs = tuple(
            (fields[name].label, value_words(form, fields[name], words)) if name in fields else (name, words)
            for name, words in told.fields.items()
            if words
        )
        yield KeyValues(((say("Written down"), in_words(told.at[:10])), *pairs))


def _working_notes(form: Form, a: Assessment) -> Iterator[Block]:
    """On no document, and part of the record: whoever asks for what is held may have a right to them."""
    if not a.working_notes:
        return
    yield Heading(1, say("Working notes"))
    for note in a.working_notes:
        about = form.question(note.about).short_label if form.has(note.about) else ""
        yield KeyValues(((", ".join(each for each in (in_words(note.at[:10]), about) if each), note.words),))


def _sources(form: Form, a: Assessment) -> Iterator[Block]:
    """Who told what: sources name other people, so they stand here and not beside the answers."""
    rows = []
    for path in form.questions:
        named = dict.fromkeys(
            source for voice in Voice if (said := a.answer(path, voice)) is not None for source in said.sources
        )
        if named:
            rows.append((form.question(path).short_label, LIST.join(named)))
    if rows:
        yield Heading(1, say("Where it came from"))
        yield KeyValues(tuple(rows), summary=say("Where it came from"))
