"""Making a document: reception carries the record, the findings and the codes to drafting and the print room, and back.

The rest of the program never loads reportlab: it is imported here, when a document is asked for.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.agreement import shown_to_both
from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.lifecycle import in_work
from hsb_wizard.assessment.payloads import Exported
from hsb_wizard.assessment.stars import without_stars
from hsb_wizard.casework.drives import can_be_removed
from hsb_wizard.casework.printing import PDF, Leaf, format_of, printed
from hsb_wizard.casework.putting_down import WRITING, put_down
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.speaking import catalogue
from hsb_wizard.errors import NotAllowed, RefusedInput
from hsb_wizard.forms.spoken import language_of
from hsb_wizard.sentences import speaking
from hsb_wizard.text import file_words
from hsb_wizard.values import Frozen, replace
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from hsb_wizard.casework.leaving import ReadThrough
    from hsb_wizard.report.document import Document
    from hsb_wizard.report.edition import Edition
    from hsb_wizard.report.material import FindingLine, Material

MAKING = "Making the document"
NOT_SAID = "not said"
COPY_OUT = "copy-out"
NO_HEADINGS = "Your team has not said under which headings its case system keeps text."
HELD, NOT_TICKED, FOR_SUPERVISION = "held back", "not ticked in", "supervision"


class Wanted(Frozen, frozen=True):
    """What is asked for: which edition, for whom and why, where to, and how it is protected."""

    edition: str
    out: Path
    reader: str = ""
    purpose: str = ""
    draft: bool = False
    password: str = ""
    overwrite: bool = False
    format: str = ""  # pdf, html or json; empty: as the file is named
    language: str = ""  # of the document; empty: the one that whoever made it works in
    basis: str = ""  # the lawful basis
    address_because: str = ""  # why an address has to go out
    read: bool = False  # somebody read it through
    household: str = ""  # of an edition that is made for one household
    ticked: tuple[str, ...] = ()  # answers that somebody ticked in
    large_print: bool = False
    sample: str = ""  # the id of an anonymous sample; empty: one is drawn


class Made(Frozen, frozen=True):
    """What came of it. ``pages`` is 0 where the format has none; ``sha256`` is of the file before it was locked."""

    path: Path
    pages: int
    sha256: str
    check_code: str
    substituted: tuple[str, ...] = ()
    format: str = "pdf"
    removable: bool = False  # it lies on a drive that can be pulled out


def editions() -> tuple[Edition, ...]:
    """Every pattern of a document, in order."""
    from hsb_wizard.report.edition import editions as known

    return known()


def offered(record: Record) -> tuple[Edition, ...]:
    """What can be made of this record: every edition, and the copy-out sheet where the team said its headings."""
    from hsb_wizard.report.edition import edition

    return (*editions(), edition(COPY_OUT)) if record.form.pack.copy_out else editions()


class Passage(Frozen, frozen=True):
    """One thing the record says: its section's title and what it is about. Never the words themselves."""

    section: str
    about: str
    why: str = ""


def passages(record: Record, wanted: Wanted) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """What the record says as this document prints it, and what is not for its reader; both in form order. Pure."""
    from hsb_wizard.report.carried import drawn

    material = _material(record, wanted, "")
    form, a, edition = material.form, material.assessment, material.edition
    printed: list[Passage] = []
    left_out: list[Passage] = []
    tell = form.section(form.role("tell").partition(".")[0])
    for path in form.questions:
        said = a.answer(path) is not None or path in a.two_views or bool(a.rows.get(path))
        if said:
            into = printed if material.in_play(path) and drawn(form, edition, path) else left_out
            why = _why_not(material, path)
            into.append(Passage(form.section(path.partition(".")[0]).title, form.question(path).short_label, why))
        for row in (each for each in a.rows.get(path, ()) if material.row_left_out(path, each)):
            why = HELD if material.held_back(f"{path}/{row}", material.reaches) else NOT_TICKED
            left_out.append(Passage(form.section(path.partition(".")[0]).title, form.question(path).short_label, why))
    into = printed if "told" in edition.parts else left_out
    into += [Passage(tell.title, f"Written down on {in_words(told.at[:10])}") for told in a.told]
    return tuple(printed), tuple(left_out)


def _why_not(material: Material, path: str) -> str:
    """Why a place is not in this document, where it is not the reader alone that decides."""
    if material.held_back(path, material.reaches):
        return HELD
    if material.share_of(material.form.question(path)) == FOR_SUPERVISION:
        return "for the supervisor alone"
    return NOT_TICKED if material.to_tick(path) and path not in material.ticked else ""


def to_tick(record: Record, wanted: Wanted) -> tuple[tuple[str, Passage], ...]:
    """What is in this document only where somebody ticks it: each place with what it is about. Pure."""
    material = _material(record, wanted, "")
    form, a = material.form, material.assessment
    places: list[tuple[str, Passage]] = []
    for path in form.questions:
        title, label = form.section(path.partition(".")[0]).title, form.question(path).short_label
        said = a.answer(path) is not None or path in a.two_views or bool(a.rows.get(path))
        if not said or path not in material.play.shown or material.held_back(path, material.reaches):
            continue
        if material.to_tick(path):
            places.append((path, Passage(title, label)))
        elif material.allowed(path):
            rows = ((n, row) for n, row in enumerate(a.rows.get(path, ()), start=1) if material.row_to_tick(path, row))
            places += [(f"{path}/{row}", Passage(title, f"{label}, line {number}")) for number, row in rows]
    return tuple(places)


def refusal(record: Record, edition: Edition, draft: bool) -> str:
    """Why this edition may not be made of the record now; empty where it may (practice.md part 7).

    A draft may go to the supervisor and to the meeting, and as safety plan; to nobody else.
    """
    if not edition.needs_signature or not in_work(record.assessment):
        return ""
    unsigned = "This record is not signed."
    if not edition.may_be_draft:
        return f"{unsigned} A draft may go only to the supervisor and to the meeting."
    return "" if draft else f"{unsigned} Only a draft of it can be made, marked as a draft on every page."


def household_missing(edition: Edition, household: str) -> str:
    """Why an edition cannot be made for this household; empty where it can."""
    if edition.households and household not in edition.households:
        return f"Say for which household: {', '.join(edition.households)}. Two households are two documents."
    return "" if edition.households or not household else "This document is not made for one household."


def document(record: Record, wanted: Wanted, record_code: str) -> Document:
    """The document of one edition, drafted and not yet printed. Raises NotAllowed, RefusedInput. Pure otherwise."""
    from hsb_wizard.report.edition import edition

    pattern = edition(wanted.edition)
    refused = refusal(record, pattern, wanted.draft)
    if refused:
        raise NotAllowed(refused, "Add --draft, or sign it first." if pattern.may_be_draft else "Sign it first.")
    refused = household_missing(pattern, wanted.household)
    if refused:
        raise NotAllowed(refused)
    unknown = set(wanted.ticked) - {path for path, _ in to_tick(record, replace(wanted, ticked=()))}
    if unknown:
        raise NotAllowed(f"There is nothing to tick in at {', '.join(sorted(unknown))}.", "Leave that out.")
    if pattern.id == COPY_OUT and not record.form.pack.copy_out:
        raise NotAllowed(NO_HEADINGS, "Write copy_out into local/local.toml: docs/forms.md says how.")
    return drafted(record, wanted, record_code)


def drafted(record: Record, wanted: Wanted, record_code: str) -> Document:
    """The document whatever the record's standing: for reading through and for looking at, never for handing on.

    What one assessor rated alone and both have not been shown yet never enters it, for any reader; nor do answers to
    what is no longer asked.
    """
    from hsb_wizard.report.draft import draft

    with speaking(catalogue(language_of(record.form))):
        return draft(_material(record, wanted, record_code))


def _material(record: Record, wanted: Wanted, record_code: str) -> Material:
    from hsb_wizard.report.edition import edition
    from hsb_wizard.report.material import Material

    a = without_stars(shown_to_both(record.form, record.active))
    return Material(
        form=record.form,
        assessment=a,
        play=record.play,
        today=record.today,
        edition=edition(wanted.edition),
        record_code=record_code,
        check_code=check_code(record_code) if record_code else "",
        written=datetime.fromisoformat(a.changed_at),
        findings=_finding_lines(replace(record, assessment=a)),
        reader=wanted.reader,
        draft=in_work(a),
        household=wanted.household,
        ticked=wanted.ticked,
        large_print=wanted.large_print,
        sample=wanted.sample or sample_id(),
    )


def _finding_lines(record: Record) -> tuple[FindingLine, ...]:
    from hsb_wizard.casework.review import findings
    from hsb_wizard.report.material import FindingLine

    found = findings(record)
    said = record.assessment.goes_ahead
    return tuple(
        FindingLine(
            id=each.id,
            moment=each.moment,
            message=each.message,
            place=each.place,
            because=each.goes_ahead,
            who=said[each.key].who if each.goes_ahead else "",
            by_when=said[each.key].by_when if each.goes_ahead else "",
        )
        for each in (*found.now, *found.later)
    )


def check_code(record_code: str) -> str:
    """The short form of a record code that documents print and people read out: ``7QF2-K9XM``."""
    from hsb_wizard.store.chain import spoken

    return spoken(record_code)


def export(desk: Casework, record: Record, wanted: Wanted, watch: Watch | None = None) -> Made:
    """Draft, print, write beside, note in the journal what leaves, for whom and why, then give it its name.

    Slow: never on the event loop. Raises NotAllowed, RefusedInput, RefusedTarget, TargetInProgram, StoppedAtPlace,
    Stopped where ``watch`` was, what the strong room raises where it cannot be noted, and RuntimeError after closing;
    no document is left then.
    """
    from hsb_wizard.casework import leaving
    from hsb_wizard.report.edition import edition
    from hsb_wizard.report.write import check_target

    chosen = format_of(wanted.out, wanted.format, wanted.password)
    if edition(wanted.edition).locked and not (wanted.password and chosen == PDF):
        raise NotAllowed("This leaves as a locked PDF and as nothing else.", "Give it a password.")
    check_target(wanted.out, overwrite=wanted.overwrite)
    seen = watch or Watch()
    seen.at(0, 1, MAKING)
    code = desk.record_code(record.assessment.case).result()
    record = desk.in_language(record, wanted.language) if wanted.language else record
    made = document(record, wanted, code)
    leaving.check(leaving.read_through(desk, record.assessment.case, edition(wanted.edition), made), wanted)
    leaf = printed(made, chosen, wanted.password, seen)
    line = (Kind.EXPORTED, _note(wanted, made, leaf, code))
    seen.no_return(WRITING)
    path = put_down(desk, record.assessment.case, leaf.data, wanted.out, line, overwrite=wanted.overwrite)
    away = can_be_removed(path.parent)
    return Made(path, leaf.pages, leaf.plain_sha256, check_code(code), leaf.substituted, leaf.format, away)


def _note(wanted: Wanted, made: Document, leaf: Leaf, code: str) -> Exported:
    """What the journal keeps of a document that leaves: for whom, why, and by which bytes it is known again."""
    return Exported(
        edition=wanted.edition,
        reader=wanted.reader or NOT_SAID,
        purpose=wanted.purpose or NOT_SAID,
        record_code=code,
        sha256=leaf.plain_sha256,
        draft=made.draft,
        format=leaf.format,
        sent_sha256=leaf.sent_sha256,
        large_print=wanted.large_print,
        substituted=leaf.substituted,
        basis=wanted.basis,
        household=wanted.household,
        ticked=wanted.ticked,
        address_because=wanted.address_because,
        read_through=wanted.read,
        pages=leaf.pages,
    )


def through(desk: Casework, record: Record, wanted: Wanted) -> ReadThrough:
    """Everything that would leave, whatever the record's standing. Raises as `export` does; writes nothing."""
    from hsb_wizard.casework.leaving import read_through
    from hsb_wizard.report.edition import edition

    pattern = edition(wanted.edition)
    refused = household_missing(pattern, wanted.household)
    if refused:
        raise NotAllowed(refused)
    record = desk.in_language(record, wanted.language) if wanted.language else record
    code = desk.record_code(record.assessment.case).result()
    return read_through(desk, record.assessment.case, pattern, drafted(record, wanted, code))


def check_target(wanted: Wanted) -> None:
    """Ask whether the document may lie there, before it is made. Raises RefusedTarget, TargetInProgram, NotAllowed."""
    from hsb_wizard.report.write import check_target as check

    try:
        format_of(wanted.out, wanted.format, wanted.password)
    except RefusedInput as refused:
        raise NotAllowed(refused.what, "Name it .pdf.") from refused
    check(wanted.out, overwrite=wanted.overwrite)


def file_name(record: Record, edition: str, number: int = 1) -> str:
    """A neutral name for the file: "Assessment A-0007.pdf" and nothing more; of a sample nothing that leads back."""
    name = "Sample" if edition == "anonymous" else f"Assessment {file_words(record.assessment.reference)}"
    return f"{name} {number}.pdf" if number > 1 else f"{name}.pdf"


def free_name(folder: Path, record: Record, edition: str) -> Path:
    """The first of those names that is free in ``folder``: nothing is written over."""
    numbers = (folder / file_name(record, edition, number) for number in range(1, 1000))
    return next((each for each in numbers if not each.exists()), folder / file_name(record, edition))


def title_of(edition: Edition, household: str = "") -> str:
    """What a document is called, and for which household it is."""
    from hsb_wizard.report.edition import HOUSEHOLDS

    title = f"For {edition.reader}" if edition.addressed else edition.title
    return f"{title}: {HOUSEHOLDS[household]}" if household else title


def sample_id() -> str:
    """An id for an anonymous sample, drawn for it."""
    return secrets.token_hex(4)


def documents_folder() -> Path:
    """Where a document is offered to be saved: this person's own folder for documents, or their home without one."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()
