"""Documents: for which reader, what is in and what is left out, who gets it, how it is protected, how far it is. Pure.

The edition decides what is left out; there are no ticks for it. A password stays in a value of this module no longer
than the page that shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from hsb_wizard.casework.drives import CAN_BE_REMOVED
from hsb_wizard.casework.exporting import Made, Passage, Wanted
from hsb_wizard.casework.left import Left
from hsb_wizard.errors import NotAllowed
from hsb_wizard.values import Frozen, replace
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_draw import whole
from hsb_wizard.work.view_left import left_beside, left_line

PASSWORD, NONE = "password", "none"
LOCKED = "It opens with its password. F5 shows it, until you leave this page."
BY_PHONE = "Tell the reader the password by phone. Never send it with the document."
ON_PAPER = "Only to print on paper at once."
FOR_PAPER = "To print it on paper now: N at Protect. Else whoever opens the file types the password."
PROTECT = (
    Choice(PASSWORD, "Password on the PDF", "P"),
    Choice(NONE, "None", "N", ON_PAPER),
)
SUPERVISOR, MEETING = "the supervisor", "the meeting"
TO_SUPERVISOR = Choice(SUPERVISOR, "A draft for the supervisor, marked as one", "S", short="A draft for the supervisor")
TO_MEETING = Choice(MEETING, "A draft for the meeting, marked as one", "M", short="A draft for the meeting")
LARGE_CHOICE = (Choice("large", "Large print", "L"),)
REPLACE_CHOICE = (Choice("replace", "Replace the file that is there", "R"),)
THERE = "there is a file of that name already"
OR_REPLACE = "R replaces it, then F8. Or type another name at Save to: both are then there."
ANOTHER_PLACE = "Type another place at Save to."
TO_PRINT = "Open it from the window that shows your folders; Ctrl+P there prints it."
IN_PARTS = {
    "page_one": "Page 1: what we think, the two judgements, safety plan, not yet in",
    "told": "Tell someone now: what was heard and who was told",
    "plan": "The plan, line by line",
    "signatures": "Signatures",
    "method": "How it was made and what it is not",
    "working": "How the two assessors worked, with each one's ratings",
    "timing": "How long it took",
    "findings": "What the rules say",
    "safety_pages": "One page for each place: home, school, where they live",
    "chapters": "In the reader's own order and words",
    "ticked": "What was ticked in for this household",
    "planner": "A week to fill in by hand",
    "copy_out": "Your own text under the headings of your case system",
    "coded": "Choices, ages in bands and months; no words",
}
TOO_LONG = "!It has {pages} pages, and its reader has room for {most}: shorten an answer, or say it in fewer words."
SHOW = "Show me"
WHO = "Say who gets it: a name and what they do."
WHAT_FOR = "Say in a few words what it is for."
BASIS = "Say on which lawful basis: a duty, an agreement to share, or the person's own wish."


class Pattern(Frozen, frozen=True):
    """One document that can be made: an edition as this page needs it. ``refusal``: why only a draft can be made."""

    id: str
    title: str
    reader: str
    parts: tuple[str, ...] = ()
    needs_signature: bool = False
    refusal: str = ""
    edition: str = ""
    household: str = ""
    may_be_draft: bool = True
    by_hand: bool = True  # may go without a password, to print on paper at once
    after: str = ""  # what whoever made it does next
    most_pages: int = 0  # more than these are said, where the reader has few
    ticks: bool = False  # some answers are in it only where somebody ticks them

    @property
    def asks(self) -> bool:
        """Whether it is said who gets it and what for. What keeps people safe needs nothing."""
        return self.needs_signature


def documents_view(
    patterns: Sequence[Pattern], under_way: Sequence[ListLine] = (), not_yet: str = "", left: Sequence[Left] = ()
) -> ListView:
    """Every document that can be made, in order, and what left before. ``under_way``: how far what is being made is.

    ``not_yet`` says what cannot be made on this laptop, and what it needs.
    """
    beside = left_beside(left)
    lines = [*(replace(line, beside=beside if line.place else ()) for line in under_way), ListLine("Which document?")]
    for each in patterns:
        status = ("As a draft only" if each.may_be_draft else "After signing") if each.refusal else ""
        beside = (each.title, f"Document for {each.reader}.", *([each.refusal] if each.refusal else []))
        lines.append(ListLine(f"  {each.title}", status, Place("document", each.id), beside))
        lines += [ListLine(f"    {line}") for line in whole(f"Document for {each.reader}")]
    lines += [ListLine(f"  {line}") for line in whole(not_yet)] if not_yet else []
    lines += [ListLine("What left of this record"), replace(left_line(left), beside=beside)] if left else []
    return ListView("Documents", "", (), tuple(lines))


def document_view(
    pattern: Pattern, printed: Collection[Passage], left_out: Collection[Passage], left: Sequence[Left] = ()
) -> ListView:
    """One document: what is in it, what is not for its reader and what left before, before it is made."""
    makes = not pattern.refusal or pattern.may_be_draft
    lines = [ListLine("  Make this document", place=Place("make", pattern.id))] if makes else []
    lines.append(ListLine("  Read through everything that would leave", place=Place("read", pattern.id)))
    if pattern.ticks:
        lines.append(ListLine("  Out unless ticked in, for this household", place=Place("ticks", pattern.id)))
    lines.append(ListLine("  Names that must never be printed", place=Place("names")))
    if left_out:
        words = f"  Not for this reader: {_passages(len(left_out))}. {SHOW}"
        lines.append(ListLine(words, place=Place("left_out", pattern.id)))
    lines += [left_line(left)] if left else []
    beside = left_beside(left)
    lines = [replace(line, beside=beside) for line in lines]
    lines.append(ListLine("In it"))
    lines += [ListLine(f"  {words}") for words in _in_it(pattern, printed)]
    refusal = tuple(whole(pattern.refusal))
    return ListView(pattern.title, "", (f"Document for {pattern.reader}.", *refusal), tuple(lines))


def _in_it(pattern: Pattern, printed: Collection[Passage]) -> tuple[str, ...]:
    return (*(IN_PARTS[part] for part in pattern.parts if part in IN_PARTS), *by_section(printed))


def what_is_in_it(pattern: Pattern, printed: Collection[Passage], left_out: Collection[Passage]) -> tuple[str, ...]:
    """What a wide screen has beside the page that makes a document: what the page before it says of what is in it."""
    out = (f"!Not for this reader: {_passages(len(left_out))}", "") if left_out else ()
    return (*out, "!In it", "", *_in_it(pattern, printed))


def beside_export(left: tuple[str, ...], in_it: tuple[str, ...]) -> tuple[str, ...]:
    """What a wide screen has beside the form: first what left before, which is short, then what will be in it."""
    return (f"!{left[0]}", "", *left[1:], "", *in_it) if left else in_it


def _passages(count: int) -> str:
    return f"{count} passage" + ("" if count == 1 else "s")


def by_section(passages: Collection[Passage]) -> tuple[str, ...]:
    """How many passages each section gives, in order."""
    sections = dict.fromkeys(each.section for each in passages)
    return tuple(f"{name}: {_passages(sum(each.section == name for each in passages))}" for name in sections)


def left_out_view(pattern: Pattern, left_out: Collection[Passage]) -> ListView:
    """What this reader does not get, by section: what it is about, never the words."""
    lines: list[ListLine] = []
    section = ""
    for each in left_out:
        if each.section != section:
            section = each.section
            lines.append(ListLine(section))
        lines.append(ListLine(f"  {each.about}{': ' + each.why if each.why else ''}"))
    return ListView(
        "Not for this reader", _passages(len(left_out)), (f"Document for {pattern.reader}.",), tuple(lines), keys=""
    )


# ------------------------------------------------------------------ who gets it, where to, how it is protected


class Offer(Frozen, frozen=True):
    """What the form of a document offers before anybody typed: the place, a password of five words."""

    out: str
    password: str
    shown: bool = False  # F5 shows the password
    taken: bool = False  # a file of that name is there
    addresses: bool = False  # what looks like an address stands in it
    removable: bool = False  # the place is on a drive that can be pulled out


def export_view(pattern: Pattern, offer: Offer, held: Values | None = None) -> FormView:
    """The form. ``held`` is what its fields hold, where the same page is shown again."""
    held = held or {}
    fields = [*_who_and_why(pattern, offer, held), *_protected(pattern, offer, held)]
    protect = _protect(pattern, held)
    fields.append(Field("out", "line", "Save to", text=_text(held, "out") if "out" in held else offer.out))
    if offer.taken:
        fields.append(Field("replace", "choice", "", choices=REPLACE_CHOICE, chosen=_chosen(held, "replace")))
    fields.append(Field("large", "multi", "", choices=LARGE_CHOICE, chosen=_chosen(held, "large")))
    above = ("", *(f"!{line}" for line in whole(pattern.refusal)))
    below: tuple[str, ...] = (f"!{CAN_BE_REMOVED}",) if offer.removable else ()
    if protect == (PASSWORD,):
        own = (FOR_PAPER,) if pattern.by_hand else ()
        below += (*own, BY_PHONE, "F5 shows the password: five words that the program drew.")
    return FormView(
        pattern.title, "", above, tuple(fields), ("", *below) if below else (), go_on="F8 Make it  F5 Password"
    )


def _who_and_why(pattern: Pattern, offer: Offer, held: Values) -> list[Field]:
    fields: list[Field] = []
    if pattern.refusal:
        readers = (TO_SUPERVISOR,) if pattern.edition == "supervision" else (TO_SUPERVISOR, TO_MEETING)
        fields.append(Field("draft", "choice", "", choices=readers, chosen=_chosen(held, "draft")))
    if pattern.asks:
        fields.append(Field("reader", "line", "Who gets it", text=_text(held, "reader")))
        fields.append(Field("purpose", "line", "What for", text=_text(held, "purpose")))
        fields.append(Field("basis", "line", "Lawful basis", text=_text(held, "basis")))
    if offer.addresses:
        words = "An address is in it. Why it has to go out; empty: it does not"
        fields.append(Field("address", "line", words, text=_text(held, "address")))
    return fields


def _protect(pattern: Pattern, held: Values) -> tuple[str, ...]:
    return (_chosen(held, "protect") or (PASSWORD,)) if pattern.by_hand else (PASSWORD,)


def _protected(pattern: Pattern, offer: Offer, held: Values) -> list[Field]:
    protect = _protect(pattern, held)
    fields = [Field("protect", "choice", "Protect", choices=PROTECT, chosen=protect)] if pattern.by_hand else []
    if protect == (PASSWORD,):
        kind = "line" if offer.shown else "secret"
        password = _text(held, "password") if "password" in held else offer.password
        fields.append(Field("password", kind, "Password", text=password))
    return fields


def wanted(pattern: Pattern, offer: Offer, values: Values) -> Wanted:
    """What the form asks for. Raises NotAllowed where something is missing."""
    draft = _chosen(values, "draft")
    if pattern.refusal and not draft:
        raise NotAllowed(pattern.refusal, "Choose for whom a draft is made.")
    reader, purpose, basis = (_text(values, key).strip() for key in ("reader", "purpose", "basis"))
    if draft and not reader:
        reader = draft[0]
    for field, said, asks in (("reader", reader, WHO), ("purpose", purpose, WHAT_FOR), ("basis", basis, BASIS)):
        if pattern.asks and not said:
            raise NotAllowed(asks, field=field)
    protect = _chosen(values, "protect") if pattern.by_hand else (PASSWORD,)
    password = _text(values, "password") if "password" in values else offer.password
    if protect not in ((PASSWORD,), (NONE,)):
        raise NotAllowed("Choose how it is protected.", field="protect")
    if protect == (PASSWORD,) and not password.strip():
        or_none = ", or choose None to print on paper at once" if pattern.by_hand else ""
        raise NotAllowed(f"Type a password{or_none}.", field="password")
    typed = _text(values, "out").strip()
    if not typed:
        raise NotAllowed("Say where to save it.", field="out")
    return Wanted(
        edition=pattern.edition or pattern.id,
        out=Path(typed).expanduser(),
        reader=reader,
        purpose=purpose,
        draft=bool(pattern.refusal),
        large_print=bool(_chosen(values, "large")),
        password=password if protect == (PASSWORD,) else "",
        overwrite=offer.taken and _chosen(values, "replace") == ("replace",),
        basis=basis,
        household=pattern.household,
        address_because=_text(values, "address").strip(),
    )


def _text(values: Values, key: str) -> str:
    held = values.get(key, "")
    return held if isinstance(held, str) else ""


def _chosen(values: Values, key: str) -> tuple[str, ...]:
    held = values.get(key, ())
    return held if isinstance(held, tuple) else ()


# ------------------------------------------------------------------ made


def made_view(pattern: Pattern, made: Made, protected: bool, password: str = "", *, shown: bool = False) -> ListView:
    """What came of it: where it is, how long, the code that names this state of the record.

    ``password`` is what it was locked with, as long as it is known: whoever made it may have to open it now.
    """
    locked = (f"!Password: {password}" if shown else LOCKED,) if password else ()
    pages = (f"{made.pages} page" + ("" if made.pages == 1 else "s")) if made.pages else made.format.upper()
    odd = ", ".join(made.substituted)
    long = 0 < pattern.most_pages < made.pages
    above = (
        "",
        "!The document is written.",
        *whole(str(made.path)),
        *((f"!{CAN_BE_REMOVED}",) if made.removable else ()),
        pages,
        f"Check code {made.check_code}",
        "",
        *((*locked, BY_PHONE) if protected else (f"It has no password. {ON_PAPER}",)),
        *(whole(pattern.after) if pattern.after else ()),
        *(() if protected else (TO_PRINT,)),
        *(whole(TOO_LONG.format(pages=made.pages, most=pattern.most_pages)) if long else ()),
        *(whole(f"Characters that the type does not have are printed as a box: {odd}") if odd else ()),
    )
    keys = "Enter Open  F5 Password" if password else "Enter Open"
    return ListView(pattern.title, "", above, (ListLine("  Documents", place=Place("documents")),), keys=keys)


def failed_view(pattern: Pattern, words: str) -> ListView:
    """Why there is no document, in the words of the refusal; on the page until somebody goes on."""
    above = ("", "!No document was written", *whole(words))
    lines = (
        ListLine("  Try again", place=Place("export", pattern.id)),
        ListLine("  Documents", place=Place("documents")),
    )
    return ListView(pattern.title, "", above, lines)
