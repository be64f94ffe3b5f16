"""Six lines for the boards: reception reads what is counted from the list and the journal, and carries counts out.

No reference, name, answer or date leaves this module, only `Line` values. Training cases are no assessments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import read_date
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import STORE, Kind
from hsb_wizard.assessment.payloads import CaseOpened, Exported, GoesAheadBecause
from hsb_wizard.board.quarter import FEW, FIRST, OVERRIDDEN, WITHHELD, Facts, Line, Quarter, lines, quarter_of
from hsb_wizard.errors import NotAllowed
from hsb_wizard.values import replace

if TYPE_CHECKING:
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.vault import Vault
    from hsb_wizard.watch import Watch

ONLY = "Figures for the boards are made by a supervisor or an administrator."
KINDS = (
    Kind.CASE_OPENED, Kind.GATE_OVERRIDDEN, Kind.SIGNED, Kind.SIGNATURE_FELL, Kind.GOES_AHEAD_BECAUSE,
    Kind.AGENCIES_AGREED,
)  # fmt: skip
READ = 0.8  # the share of reading in making the figures
CAME = frozenset({"received", "nil_return"})
AGENCY: Mapping[str, str] = {
    **dict.fromkeys(("police_records", "justice_officer", "police_manager"), "Police"),
    **dict.fromkeys(("social_care", "social_worker_view", "safeguarding_hub"), "Children's social care"),
    **dict.fromkeys(("education", "education_authority", "educational_psychology"), "Education"),
    **dict.fromkeys(("mental_health", "physical_health", "speech_language", "substance_service"), "Health"),
}
Said = Mapping[str, str]  # the agreed answers that are counted, by where they stand


def board_lines(desk: Casework, quarter: Quarter, watch: Watch | None = None) -> Future[tuple[Line, ...]]:
    """The lines of ``quarter``; none where too few were opened in it. Raises NotAllowed.

    The future raises Stopped where ``watch`` was; nothing is written here in any case.
    """
    if not {"supervisor", "administrator"} & set(desk.roles_here):
        raise NotAllowed(ONLY, "Ask one of them.")
    form = desk.form
    outcome, met, card = form.role("gate"), form.role("agencies_met"), form.role("source_card")
    target = form.pack.timing.target_days

    def work(vault: Vault, seen: Watch) -> tuple[Line, ...]:
        from hsb_wizard.store import engine, journal, projections

        reading, counting = seen.part(0.0, READ, "Reading what is counted"), seen.part(READ, 1.0, "Counting")
        listed = [line for line in vault.cases() if _is_of(quarter, line)]
        cases = frozenset(str(line.case) for line in listed)
        with vault.room.reading() as connection, engine.watched(connection, reading):
            entries = journal.of_kinds(connection, *KINDS, cases=cases, watch=reading)
            said = projections.agreed_at(connection, (outcome, met), card)
        of_case: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            of_case[str(entry.case)].append(entry)
        counted = []
        for number, line in enumerate(listed):
            counting.at(number, len(listed))
            counted.append(facts(line, of_case[str(line.case)], said.get(str(line.case), {}), (outcome, met, card)))
        return lines([each for each in counted if each is not None], quarter, target)

    return desk.watched(work, watch)


def facts(line: CaseSummary, entries: Iterable[Entry], said: Said, places: tuple[str, str, str]) -> Facts | None:
    """What is counted of one assessment; None for a training case, and where nobody knows when it was opened.

    ``places``: where the screen's outcome, the meeting of the agencies and the source cards stand.
    """
    opened = _day(line.opened_at)
    outcome, met, card = places
    found, signers, signed_on = Facts(opened or date.min), set[str](), None
    gaps: dict[str, bool] = {}
    for entry in entries:
        if isinstance(entry.payload, CaseOpened) and entry.payload.training:
            return None
        if entry.kind is Kind.SIGNED:
            signers.add(str(entry.who))
            signed_on = signed_on or (_day(entry.at) if len(signers) > 1 else None)
        elif entry.kind is Kind.SIGNATURE_FELL:
            signers.clear()
        elif isinstance(entry.payload, GoesAheadBecause):
            gaps[entry.target or ""] = bool(entry.payload.because.strip())
    kinds = {each.kind for each in entries}
    start = read_date(line.allocated)
    screen = OVERRIDDEN if Kind.GATE_OVERRIDDEN in kinds else FIRST if outcome in said else found.screen
    return None if opened is None else replace(
        found,
        screen=screen,
        signed=signed_on is not None,
        days=(signed_on - start).days if signed_on and start else None,
        gaps=any(gaps.values()),
        met=met in said or Kind.AGENCIES_AGREED in kinds,
        agencies=_agencies(said, card),
    )  # fmt: skip


def _is_of(quarter: Quarter, line: CaseSummary) -> bool:
    opened = _day(line.opened_at)
    return opened is not None and quarter_of(opened) == quarter


def _agencies(said: Said, card: str) -> frozenset[str]:
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for place, value in said.items():
        path, _, cell = place.partition("/")
        if path == card:
            row, _, column = cell.partition("/")
            rows[row][column] = value
    came = (each.get("agency", "") for each in rows.values() if each.get("status") in CAME)
    return frozenset(AGENCY[each] for each in came if each in AGENCY)


def _day(at: str) -> date | None:
    try:
        return datetime.fromisoformat(at).date()
    except ValueError:
        return None


def as_rows(made: Iterable[Line]) -> list[tuple[str, str, str]]:
    """Line, part and count as words, for a table; of a line that is withheld, that it is."""
    rows = []
    for line in made:
        if line.withheld:
            rows.append((line.title, "-", WITHHELD))
            continue
        rows += [(line.title, part.words, str(part.count)) for part in line.parts]
    return rows


def write_page(desk: Casework, quarter: Quarter, made: Iterable[Line], out: Path, *, overwrite: bool = False) -> Path:
    """Write the page as a PDF, or as HTML or JSON by its name; the journal of the store notes it. Slow.

    Raises RefusedTarget, TargetInProgram, RefusedInput, and what the strong room raises.
    """
    from hsb_wizard.casework.printing import format_of, printed
    from hsb_wizard.casework.putting_down import put_down
    from hsb_wizard.report.board_page import READER, board_page
    from hsb_wizard.settings import read

    rows = as_rows(made)
    page = board_page(quarter.words, rows, FEW, desk.clock(), read(desk.folder).service)
    leaf = printed(page, format_of(out))
    said = Exported("board", READER, quarter.words, "", leaf.plain_sha256, format=leaf.format)
    line = (Kind.EXPORTED, replace(said, sent_sha256=leaf.sent_sha256))
    return put_down(desk, STORE, leaf.data, out, line, overwrite=overwrite)
