"""The end of a record in plain mode: both sign, a supervisor judges and signs, the document is made."""

from __future__ import annotations

from pathlib import Path

from tests.walks.papers import FULL, PASSWORD, READER
from tests.walks.people import PHRASES, PRIYA, SERVICE, Record, names_of
from tests.walks.signing import GOES_ON
from tests.walks.talking import CHOICE, Talk
from tests.walks.words import CHECK, DOCUMENTS

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.lifecycle import CARDS, Act
from hsb_wizard.work.view_cards import WHO_QUESTION
from hsb_wizard.work.view_check import GOES_AHEAD
from hsb_wizard.work.view_sign import ROLES
from hsb_wizard.work.view_standing import DOING
from hsb_wizard.work.view_supervise import CARD_TITLES, JUDGED_WORDS

DOES = {act: words for act, words, _ in DOING}


def unlocks(talk: Talk, name: str) -> None:
    """Who is here, and the passphrase."""
    talk.says(talk.letter(name))
    talk.says(PHRASES[name])


def opens(talk: Talk, reference: str) -> None:
    """From the list to the tasks of one assessment, with only the two of them before the screen."""
    talk.says(talk.letter(reference))
    assert talk.hears(WHO_QUESTION), talk.tail
    fills(talk, "")


def fills(talk: Talk, *texts: str) -> None:
    """A form of lines and boxes in this order, then on."""
    for text in texts:
        talk.says(*((text, ".") if talk.kind == "box" else (text,)))
    assert talk.kind == "end", talk.tail
    talk.says("")


def signs(talk: Talk, record: Record) -> None:
    """Check, a reason for every open point, both signatures."""
    names = names_of(record)
    talk.says(".l")
    talk.says(talk.letter(CHECK))
    talk.says("")
    while (letter := open_point(talk)) is not None:
        talk.says(letter)
        fills(talk, GOES_ON, names["lead"], "30 Jun 2027")
    for voice in (Voice.LEAD, Voice.CO):
        name = names[voice.value]
        talk.says(talk.letter(f"{name}, {ROLES[voice]}"))
        fills(talk, "" if talk.hears(f"Now: {SERVICE}") else SERVICE, PHRASES[name])
    assert talk.hears("Both have signed."), talk.tail


def open_point(talk: Talk) -> str | None:
    """The letter of the first point without a reason; what stands under a point belongs to it."""
    letters: list[str] = []
    for line in talk.lines:
        if (found := CHOICE.match(line)) and not found[2].endswith(": Sign"):
            letters.append(found[1])
        elif line.startswith(GOES_AHEAD) and letters:
            letters.pop()
        elif line.startswith("Signatures"):
            break
    return letters[0] if letters and "open. Enter: why" in "\n".join(talk.lines) else None


def checks(talk: Talk, reference: str) -> None:
    """The supervisor opens it, reads one answer, judges the six cards, signs."""
    talk.says(talk.letter(reference))
    assert talk.hears("You read; the assessors write."), talk.tail
    first = next(found[1] for line in talk.lines if (found := CHOICE.match(line)))
    talk.says(first)
    talk.says(".b")
    talk.says("C")
    for number, card in enumerate(CARDS, start=1):
        talk.says(talk.letter(f"{number} {CARD_TITLES[card]}"))
        talk.says(talk.letter(JUDGED_WORDS["enough"]))
        talk.says("")
        fills(talk, "It is there, and it is said from what it comes.")
    talk.says(".b")
    talk.says("S")
    talk.says(talk.letter(DOES[Act.COUNTERSIGN]))
    talk.says("" if talk.hears(f"Now: {SERVICE}") else SERVICE)
    talk.says("Course of 2025, and the advice of the specialist service")
    senior = ("Head of service, two days before",) if talk.hears("which senior manager") else ()
    fills(talk, *senior, "", PHRASES[PRIYA])
    assert talk.hears(f"Checked by {PRIYA}"), talk.tail


def prints(talk: Talk, out: Path) -> None:
    """The full document, locked with a password, to ``out``."""
    talk.says(".l")
    talk.says(talk.letter(DOCUMENTS))
    talk.says(talk.letter(FULL))
    talk.says(talk.letter("Make this document"))
    while talk.kind == "list" and not talk.hears("Save to"):
        talk.says(".c")
    for text in (READER, "To agree the plan", "The local agreement to share"):
        talk.says(text)
    while talk.kind != "end":
        text = PASSWORD if talk.hears("Password\n") else str(out) if talk.hears("Save to") else ""
        talk.says(text)
    talk.says("")
