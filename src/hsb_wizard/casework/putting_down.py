"""The one way in which a file about a case leaves: written beside its place, noted in the journal, then given its name.

A file that has its name has its line in the journal, whatever happens in between: a power cut after the line leaves a
line too many, which says more than left and never less. What must not enter: what a file says.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.errors import HsbWizardError

if TYPE_CHECKING:
    from hsb_wizard.assessment.payloads import Payload
    from hsb_wizard.casework.reception import Casework

WRITING = "Writing the file"  # who watches is told so before: from here on it can only be finished


def put_down(
    desk: Casework, case: CaseId, data: bytes, out: Path, line: tuple[Kind, Payload], *, overwrite: bool = False
) -> Path:
    """Write ``data`` to ``out`` and ``line`` to the journal of ``case``; give the full path.

    Slow: never on the event loop. Raises RefusedTarget, TargetInProgram, what the strong room raises where the line
    cannot be written, and RuntimeError after closing; no file is left then, and one that was there is as it was. A
    store that may only be read takes no line.
    """
    from hsb_wizard.report.write import beside, check_target, write_document
    from hsb_wizard.store import unfinished

    if desk.read_only:
        return write_document(data, out, overwrite=overwrite)
    place = beside(check_target(out, overwrite=overwrite))
    desk.on_vault(lambda vault: unfinished.begin(vault.room, place)).result()

    def note() -> None:
        desk.noted(case, *line).result()

    try:
        return write_document(data, out, overwrite=overwrite, place=place, before_its_name=note)
    finally:
        with suppress(HsbWizardError, RuntimeError):  # the next start looks again
            desk.on_vault(lambda vault: unfinished.done(vault.room, place)).result()
