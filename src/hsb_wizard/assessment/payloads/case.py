"""A case and its form: opened, started, who assesses, moved to another version.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.values import EMPTY, Frozen


class CaseOpened(Frozen, frozen=True):
    """A case under a neutral reference (A-0007), never a name. ``training``: it is this training case, made up."""

    reference: str
    training: str = ""


class AssessmentStarted(Frozen, frozen=True):
    """One passage through a pinned form: initial, or a review.

    A review says why it begins and holds the code of the record it begins from; what was said goes on into it.
    """

    form: str
    version: str
    form_hash: str
    assessment: str = "initial"
    from_code: str = ""
    because: str = ""


class PeopleNamed(Frozen, frozen=True):
    """The two assessors, by practitioner id, and what each is called in documents; later ones with the reason."""

    lead: PractitionerId
    co: PractitionerId
    lead_name: str
    co_name: str
    reason: str = ""


class FormMoved(Frozen, frozen=True):
    """A draft goes on with another version of its form: the new one, the old one, and what that does to what was said.

    ``renamed`` is old path to new path. ``gone`` and ``back`` name things by what they are and their new path ("agreed
    family.helpers", "rows plan.line", "mode home"): gone are no longer asked, each with what it was about, and kept;
    back are asked again. ``types`` is the type of question that an answer which is gone was given to.
    """

    form: str
    version: str
    form_hash: str
    from_version: str
    from_hash: str
    renamed: Mapping[str, str] = EMPTY
    gone: Mapping[str, str] = EMPTY
    types: Mapping[str, str] = EMPTY
    back: tuple[str, ...] = ()
