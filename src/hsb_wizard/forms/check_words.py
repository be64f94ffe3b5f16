"""Checks of words: every word then and now is whole, is named by reference, and nothing that wounds or shows is said.

Institutions, orders and tools change their names; written out in a label, a name stays wrong for years. What a source
said belongs into guidance that cites it, and there it is marked as the word of then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from hsb_wizard.forms.check_ids import TOP, file_of
from hsb_wizard.forms.definition import WordsThenAndNow
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.local import is_local
from hsb_wizard.forms.pack_text import texts, whole
from hsb_wizard.forms.remark import Remark, said
from hsb_wizard.forms.spelling import nearest
from hsb_wizard.forms.strings import strings
from hsb_wizard.forms.words import NATIONS, REFERENCE, references, rows_of

Sentence = tuple[str, str, str]  # file, place, words
CITES = re.compile(r" > (?:body|look_for > \d+|source > \d+ > at)$")
# A form says where a behaviour happened, with whom it is about and what it asks for: it never describes the act, and it
# never makes a person of it. Stems; clinical words only, because this list is read as well.
GRAPHIC = re.compile(
    r"\b(?:penetrat\w*|genital\w*|masturbat\w*|intercourse|ejaculat\w*|orgasm\w*|erect(?:ion|ions)|fondl\w*|grop(?:e|ed|ing)"
    r"|naked\w*|nud(?:e|es|ity)|rap(?:e|es|ed|ing)|porn\w*)\b",
    re.IGNORECASE,
)
WOUNDING = re.compile(
    r"\b(?:(?:sex(?:ual)? )?offenders?|perpetrators?|abusers?|predator\w*|pa?edophil\w*|molest\w*|pervert\w*|devian\w*"
    r"|rapists?|manipulative|attention[- ]seeking|promiscu\w*)\b",
    re.IGNORECASE,
)
VICTIM = re.compile(r"\bvictims?\b", re.IGNORECASE)

# How those words begin, in small letters. Where none of them stands anywhere, no text has to be looked at.
BEGINNINGS = (
    *("penetrat", "genital", "masturbat", "intercourse", "ejaculat", "orgasm", "erection", "fondl", "grope", "groping"),
    *("naked", "nude", "nudity", "rape", "raping", "porn", "offender", "perpetrator", "abuser", "predator", "dophil"),
    *(
        "molest",
        "pervert",
        "devian",
        "rapist",
        "manipulative",
        "attention-seek",
        "attention seek",
        "promiscu",
        "victim",
    ),
)


@lru_cache(maxsize=2)
def _sentences(form: Form) -> tuple[Sentence, ...]:
    return tuple(_every_sentence(form))


def _every_sentence(form: Form) -> Iterator[Sentence]:
    for place, words in strings(form.pack):
        yield TOP, place, words
    for section in form.sections:
        for place, words in strings(section):
            yield file_of(section), place, words


def every_word_has_its_nations(form: Form) -> Iterator[Remark]:
    """A word has one row for both nations or one for each, all of one kind; what a team adds may be of one nation."""
    for name in dict.fromkeys(row.id for row in form.pack.words):
        rows, place = rows_of(form.pack, name), f"words > {name}"
        nations = [row.nation for row in rows]
        if len(set(nations)) < len(nations) or ("both" in nations and len(rows) > 1):
            yield Remark(TOP, f"{place} > nation", said("this word has two rows for one nation"))
        elif "both" not in nations and not is_local(name):
            missing = [nation for nation in NATIONS if nation not in nations]
            yield from (Remark(TOP, f"{place} > nation", said(f"this word has no row for {each}")) for each in missing)
        yield from _rows_agree(rows, place)


def _rows_agree(rows: tuple[WordsThenAndNow, ...], place: str) -> Iterator[Remark]:
    for key in ("kind", "typed"):
        if len({getattr(row, key) for row in rows}) > 1:
            yield Remark(TOP, f"{place} > {key}", said("the rows of one word say different things here"))
    for key in ("now", "seed_word"):
        if not all(getattr(row, key).strip() for row in rows):
            yield Remark(TOP, f"{place} > {key}", said("is empty"))


def references_name_a_word(form: Form) -> Iterator[Remark]:
    """What stands in braces is a word then and now; the word of then stands only in guidance that cites."""
    known = [row.id for row in form.pack.words]
    for file, place, words in _sentences(form):
        for name, asked in references(words):
            if name not in known:
                yield Remark(file, place, said(f"'{{{name}}}' is not a word then and now", nearest(name, known)))
            elif asked not in ("", "then"):
                yield Remark(file, place, said(f"'{{{name}:{asked}}}': only ':then' may follow a word"))
            elif asked and not CITES.search(place):
                yield Remark(
                    file, place, said(f"'{{{name}:then}}' belongs into guidance that cites; write '{{{name}}}'")
                )
        if re.search(r"[{}]", REFERENCE.sub("", words)):
            yield Remark(file, place, said("a brace that is no reference; a word then and now is written as {camhs}"))


def names_are_not_written_out(form: Form) -> Iterator[Remark]:
    """A label or a hint names an institution, an order or a tool by reference: right in this nation, and next year."""
    asked = [each for each in _sentences(form) if each[0] != TOP and not CITES.search(each[1])]
    every = "\n".join(words for _, _, words in asked).lower()
    rows = {name: rows_of(form.pack, name) for name in _named(form)}
    there = [name for name in rows if any(each.lower() in every for each in _spellings(rows[name]))]
    found = [(name, _spelled(rows[name])) for name in there]
    for file, place, words in asked if found else ():
        plain = REFERENCE.sub("", words)
        for name, pattern in found:
            if hit := pattern.search(plain):
                message = said(f"'{hit[0]}' is written out; write '{{{name}}}', which says today's word of the nation")
                yield Remark(file, place, message)


def _named(form: Form) -> Iterator[str]:
    yield from dict.fromkeys(row.id for row in form.pack.words if row.kind != "term")


def _spellings(rows: tuple[WordsThenAndNow, ...]) -> set[str]:
    return {each for row in rows for each in (row.now, *row.also, *row.seed_word.split(", "))}


@cache
def _spelled(rows: tuple[WordsThenAndNow, ...]) -> re.Pattern[str]:
    """How a word looks when it is written out: today's words in any letters, the source's as it wrote them."""
    today = {each for row in rows for each in (row.now, *row.also)}
    spelled = [f"(?i:{re.escape(each)})" if each in today else re.escape(each) for each in _spellings(rows)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(spelled, key=len, reverse=True))})(?!\w)")


def nothing_graphic_and_nothing_wounding(form: Form) -> Iterator[Remark]:
    """No act is described, nobody is named after one, and a label says "person harmed"."""
    every = whole(form)
    if not any(each in every for each in BEGINNINGS):
        return
    for text in texts(form):
        if hit := GRAPHIC.search(text.words):
            yield Remark(text.file, text.place, said(f"'{hit[0]}' describes; a form asks without describing an act"))
        if hit := WOUNDING.search(text.words):
            message = f"'{hit[0]}' is not used in a form; say what was done or is needed, not what somebody is"
            yield Remark(text.file, text.place, said(message))
        if text.place.endswith(("label", "short", "title")) and (hit := VICTIM.search(text.words)):
            yield Remark(text.file, text.place, said(f"'{hit[0]}' is not used in a label; write 'person harmed'"))


WORDS = (
    every_word_has_its_nations,
    references_name_a_word,
    names_are_not_written_out,
    nothing_graphic_and_nothing_wounding,
)
