"""What was said of a record beside its answers, in the copy for whoever asks: signatures, questions and cards of a
supervisor, what the agencies agreed, sittings, what was put away. Pure. What one rated alone and both were not shown
stays out, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.independence import part_name
from hsb_wizard.assessment.model import Answer, ArchivedPass, Asked, Assessment, Sitting
from hsb_wizard.forms.form import Form
from hsb_wizard.report.document import Block, Heading, KeyValues
from hsb_wizard.report.wording import missing_words, sentence, value_words
from hsb_wizard.sentences import say

Pairs = tuple[tuple[str, str], ...]


def beside(form: Form, a: Assessment) -> Iterator[Block]:
    """A page of it, under its own heading; nothing where there is nothing. ``a`` is what both were shown."""
    pieces = (
        (say("Signed, checked and agreed"), (_standing(a),)),
        (say("Sittings"), tuple(_sitting(each) for each in a.sittings)),
        (say("What a supervisor asked and judged"), (*(_question(form, a, each) for each in a.asked), _judged(a))),
        (
            say("What went ahead, and because"),
            (tuple((_place(form, at), sentence(each.because)) for at, each in a.goes_ahead.items()),),
        ),
        (say("Ratings that were put away"), tuple(_put_away(form, a, each) for each in a.archived)),
        (say("No longer asked, and kept"), (_aside(a),)),
    )
    said = [(title, [pairs for pairs in several if pairs]) for title, several in pieces]
    if not any(several for _, several in said):
        return
    yield Heading(1, say("What was said of the record"))
    for title, several in said:
        if several:
            yield Heading(2, title)
            yield from (KeyValues(pairs, summary=title) for pairs in several)


def _standing(a: Assessment) -> Pairs:
    made = [
        (say("Signed"), f"{each.signed.name}, {each.signed.role}, {in_words(each.at[:10])}") for each in a.signatures
    ]
    if a.countersigned is not None:
        said = a.countersigned.said
        made.append((say("Checked"), f"{said.name}, {said.role}, {in_words(a.countersigned.at[:10])}"))
    if a.agreed is not None:
        words = (in_words(a.agreed.said.on), a.agreed.said.agencies, a.agreed.said.dissent)
        made.append((say("Agencies agreed"), " ".join(sentence(each) for each in words if each)))
    if a.closed is not None:
        words = (in_words(a.closed.at[:10]), a.closed.said.because, a.closed.said.lasts)
        made.append((say("Closed"), " ".join(sentence(each) for each in words if each)))
    made += [(say("Sent back"), f"{in_words(each.at[:10])}: {sentence(each.said.reason)}") for each in a.returns]
    if a.override is not None:
        made.append((say("Ratings opened before the screen"), f"{a.override.name}: {sentence(a.override.reason)}"))
    if a.then is not None:
        made.append((say("A review, because"), sentence(a.review_because)))
    return tuple(made)


def _sitting(each: Sitting) -> Pairs:
    said = each.said
    pairs = (
        (say("Day"), in_words(said.day) or in_words(each.at[:10])),
        (say("Where"), said.place),
        (say("Who was there"), said.present),
        (say("At the end"), said.at_the_end),
        (say("Note"), said.note),
        (say("Done"), said.done),
        (say("Next"), said.next),
    )
    return tuple((label, words) for label, words in pairs if words)


def _question(form: Form, a: Assessment, asked: Asked) -> Pairs:
    replies = [(say("Reply, {day}", day=in_words(each.at[:10])), each.text) for each in asked.replies]
    return ((say("Asked about {what}", what=_place(form, f":{asked.path}")), asked.said.text), *replies)


def _judged(a: Assessment) -> Pairs:
    words = {"enough": say("Enough"), "actions": say("Enough with actions"), "not_enough": say("Not enough")}
    return tuple(
        (in_words(each.at[:10]), f"{words.get(each.said.judged, each.said.judged)}. {sentence(each.said.sentence)}")
        for each in a.cards.values()
    )


def _put_away(form: Form, a: Assessment, each: ArchivedPass) -> Pairs:
    rated = tuple(
        (form.question(path).short_label, _rated(form, path, said))
        for path, said in each.answers.items()
        if form.has(path)
    )
    name = a.people.get(each.by) or a.name_of(each.voice)
    return ((say("Rated by"), f"{name}: {part_name(form, each)}"), *rated)


def _rated(form: Form, path: str, said: Answer) -> str:
    words = missing_words(form, said) or value_words(form, form.question(path), said.value)
    return " ".join(sentence(each) for each in (words, "" if said.missing else said.note) if each)


def _aside(a: Assessment) -> Pairs:
    """What the two agreed at something that the form no longer asks."""
    kept = ((each.label, each.said) for each in a.aside if each.kind == "agreed")
    return tuple((label, f"{said.value or ''} {said.note}".strip()) for label, said in kept if isinstance(said, Answer))


def _place(form: Form, finding: str) -> str:
    """What a finding or a question is about, in the words of the form."""
    path = finding.partition(":")[2].partition("/")[0]
    return form.question(path).short_label if form.has(path) else say("The record")
