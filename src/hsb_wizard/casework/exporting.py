"""Making a document: reception carries the record, the findings and the codes to drafting and the print room, and back.

The rest of the program never loads reportlab: it is imported here, when a document is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.agreement import shown_to_both
from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.lifecycle import DRAFT, status
from hsb_wizard.assessment.payloads import Exported
from hsb_wizard.casework.printing import format_of, printed
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.speaking import catalogue
from hsb_wizard.errors import HsbWizardError, NotAllowed
from hsb_wizard.forms.spoken import language_of
from hsb_wizard.sentences import speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from hsb_wizard.forms.form import Form
    from hsb_wizard.report.document import Document
    from hsb_wizard.report.edition import Edition
    from hsb_wizard.report.material import FindingLine

NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Wanted:
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


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it. ``pages`` is 0 where the format has none; ``sha256`` is of the file before it was locked."""

    path: Path
    pages: int
    sha256: str
    check_code: str
    substituted: tuple[str, ...] = ()
    format: str = "pdf"


def editions() -> tuple[Edition, ...]:
    """Every pattern of a document, in order."""
    from hsb_wizard.report.edition import editions as known

    return known()


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing the record says: its section's title and what it is about. Never the words themselves."""

    section: str
    about: str


def passages(record: Record, edition: Edition) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """What the record says as this edition prints it, and what is not for its reader; both in form order. Pure."""
    form, a = record.form, record.active
    printed: list[Passage] = []
    left_out: list[Passage] = []
    tell = form.section(form.role("tell").partition(".")[0])
    for path in form.questions:
        section, question = form.section(path.partition(".")[0]), form.question(path)
        said = a.answer(path) is not None or path in a.two_views or bool(a.rows.get(path))
        if not said:
            continue
        share = question.share or form.pack.share.default
        into = printed if share in edition.share and _drawn(form, edition, path) else left_out
        into.append(Passage(section.title, question.short_label))
    into = printed if "told" in edition.parts else left_out
    into += [Passage(tell.title, f"Written down on {in_words(told.at[:10])}") for told in a.told]
    return tuple(printed), tuple(left_out)


def _drawn(form: Form, edition: Edition, path: str) -> bool:
    """Whether a part of this edition prints the place at all."""
    section = path.partition(".")[0]
    if section == form.role("tell").partition(".")[0]:
        return False  # its page keeps entries of its own
    if section == form.role("plan_line").partition(".")[0]:
        return "plan" in edition.parts
    placed = section == form.role("safety") and bool(form.question(path).place)
    return "sections" in edition.parts or (placed and "safety_pages" in edition.parts)


def refusal(record: Record, edition: Edition, draft: bool) -> str:
    """Why this edition may not be made of the record now; empty where it may (engineering.md part 9)."""
    if edition.needs_signature and status(record.assessment) == DRAFT and not draft:
        return "This record is not signed. Only a draft of it can be made, marked as a draft on every page."
    return ""


def document(record: Record, wanted: Wanted, record_code: str) -> Document:
    """The document of one edition, drafted and not yet printed. Raises NotAllowed, RefusedInput. Pure otherwise.

    What one assessor rated alone and both have not been shown yet never enters it, for any reader; nor do answers to
    what is no longer asked.
    """
    from hsb_wizard.report.draft import draft
    from hsb_wizard.report.edition import edition
    from hsb_wizard.report.material import Material

    pattern = edition(wanted.edition)
    refused = refusal(record, pattern, wanted.draft)
    if refused:
        raise NotAllowed(refused, "Add --draft, or sign it first.")
    a = shown_to_both(record.form, record.active)
    with speaking(catalogue(language_of(record.form))):
        return draft(
            Material(
                form=record.form,
                assessment=a,
                play=record.play,
                today=record.today,
                edition=pattern,
                record_code=record_code,
                check_code=check_code(record_code),
                written=datetime.fromisoformat(a.changed_at),
                findings=_finding_lines(replace(record, assessment=a)),
                reader=wanted.reader,
                draft=status(a) == DRAFT,
            )
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


def export(
    desk: Casework,
    record: Record,
    wanted: Wanted,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Made:
    """Draft, print, write beside and swap in, then note in the journal what left, for whom and why.

    Slow: never on the event loop. Raises NotAllowed, RefusedInput, RefusedTarget, TargetInProgram, PrintCancelled, what
    the strong room raises where it cannot be noted, and RuntimeError after closing; no document is left then.
    """
    from hsb_wizard.report.write import check_target, write_document

    chosen = format_of(wanted.out, wanted.format, wanted.password)
    check_target(wanted.out, overwrite=wanted.overwrite)
    code = desk.record_code(record.assessment.case).result()
    record = desk.in_language(record, wanted.language) if wanted.language else record
    made = document(record, wanted, code)
    leaf = printed(made, chosen, wanted.password, progress, cancelled)
    path = write_document(leaf.data, wanted.out, overwrite=wanted.overwrite)
    if not desk.read_only:
        note = Exported(
            edition=wanted.edition,
            reader=wanted.reader or NOT_SAID,
            purpose=wanted.purpose or NOT_SAID,
            record_code=code,
            sha256=leaf.plain_sha256,
            draft=made.draft,
            format=leaf.format,
            sent_sha256=leaf.sent_sha256,
        )
        try:
            desk.noted(record.assessment.case, Kind.EXPORTED, note).result()
        except (HsbWizardError, RuntimeError):  # nothing leaves without a line in the journal
            path.unlink(missing_ok=True)
            raise
    return Made(path, leaf.pages, leaf.plain_sha256, check_code(code), leaf.substituted, leaf.format)


def check_target(wanted: Wanted) -> None:
    """Ask whether the document may lie there, before it is made. Raises RefusedTarget, TargetInProgram."""
    from hsb_wizard.report.write import check_target as check

    check(wanted.out, overwrite=wanted.overwrite)


def file_name(record: Record, edition: str) -> str:
    """A neutral name for the file: "Assessment A-0007 full.pdf"."""
    return f"Assessment {record.assessment.reference} {edition}.pdf"


def documents_folder() -> Path:
    """Where a document is offered to be saved: this person's own folder for documents, or their home without one."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()
