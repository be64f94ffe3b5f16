"""One line of the list of cases, as a value. Nothing derived from ratings and nobody's answers may enter it."""

from __future__ import annotations

from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.values import Frozen


class CaseSummary(Frozen, frozen=True):
    """What the list of cases shows of one case; dates and times are ISO 8601, empty where there is none."""

    case: CaseId
    reference: str
    status: str
    lead_name: str = ""
    co_name: str = ""
    allocated: str = ""
    opened_at: str = ""
    changed_at: str = ""
