"""Signatures in a document: who signed and when, the two dates, the supervisor's check, what the agencies agreed."""

from __future__ import annotations

from hsb_wizard.assessment.days import two_dates
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.report.closing import moment_words
from hsb_wizard.report.document import Block, Heading, Paragraph, SignatureSpace
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import sentence
from hsb_wizard.sentences import say


def signatures(material: Material) -> tuple[Block, ...]:
    """Signatures as facts with space for ink, and above them the two dates (practice.md part 5)."""
    a = material.assessment
    made: list[Block] = [Heading(1, say("Signatures"))]
    dates = two_dates(material.form, a, counted=not material.household)  # a family has no use for our count of days
    if dates:
        made.append(Paragraph(" ".join(sentence(each) for each in dates)))
    if a.agreed is not None:
        made.append(Paragraph(_agreed(material)))
    for voice, role in ((Voice.LEAD, say("lead assessor")), (Voice.CO, say("co-assessor"))):
        who = a.lead if voice is Voice.LEAD else a.co
        signed = next((each for each in a.signatures if each.by == who), None)
        if signed is None:
            facts: tuple[str, ...] = (f"{a.name_of(voice)}, {role}: not signed yet.",)
        else:
            facts = (_fact(signed.signed.name, signed.signed.role, signed.signed.service, signed.at),)
        made.append(SignatureSpace(facts))
    if a.countersigned is not None:
        said = a.countersigned.said
        made.append(
            SignatureSpace(
                (say("Checked by a supervisor."), _fact(said.name, said.role, said.service, a.countersigned.at))
            )
        )
    return tuple(made)


def _fact(name: str, role: str, service: str, at: str) -> str:
    of = f", {service}" if service else ""
    return f"Signed in the program by {name}, {role}{of}, with their own passphrase, {moment_words(at)}."


def _agreed(material: Material) -> str:
    """Which agencies agreed; who sees it differently only where professionals read."""
    a = material.assessment
    if a.agreed is None:
        return ""
    words = [say("Agencies that agreed: {which}", which=sentence(a.agreed.said.agencies))]
    if a.agreed.said.dissent and "professional" in material.edition.share:
        words.append(say("Seen differently: {words}", words=sentence(a.agreed.said.dissent)))
    return " ".join(words)
