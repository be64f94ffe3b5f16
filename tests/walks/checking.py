"""The supervisor: unlocks with a passphrase of her own, reads what is to be read first, judges, returns or signs."""

from __future__ import annotations

import re

from tests.walks.keyboard import Keyboard
from tests.walks.people import PHRASES, PRIYA, SERVICE

from hsb_wizard.assessment.lifecycle import CARDS, SIGNED, Act
from hsb_wizard.work.after import NOTHING_ASKED
from hsb_wizard.work.view_standing import DOING, TITLE
from hsb_wizard.work.view_supervise import CARD_TITLES, JUDGED_WORDS

DOES = {act: words for act, words, _ in DOING}
KNOWS = "Course of 2025, and the advice of the specialist service"
SENTENCE = "It is there, and it is said from what it comes."
ANSWERED = "Read only: "  # stands in the header of every page that a supervisor reads


def reads_first(k: Keyboard, reference: str) -> None:
    """From the list to the page that is read first, to one answer on it and back."""
    k.sees(PRIYA)
    k.walks_to(reference)
    assert SIGNED in k.marked, k.text
    k.to("enter", "You read; the assessors write.")
    k.press("enter", leaves=True)
    k.until(lambda: ANSWERED in k.lines[0] and k.body[0] != k.head and "F7" in k.lines[-1], "the answer at the mark")
    k.breathes()
    k.press("f7")
    k.sees("You read; the assessors write.")


def judges(k: Keyboard) -> None:
    """The six cards, each enough, in one sentence; then the page from which one goes on."""
    k.to("c", "Six cards")
    for number, card in enumerate(CARDS, start=1):
        k.opens(CARD_TITLES[card], "In one sentence")
        k.press("e")
        k.until(lambda: re.search(r"> E  |\(x\) E  ", k.text) is not None, "the mark at enough")
        k.step()
        k.types(SENTENCE)
        k.press("f8")
        k.until(lambda done=number: done == _judged(k), f"{number} judged")  # type: ignore[misc]
        k.breathes()
    k.press("f7")
    k.sees("You read; the assessors write.")


def _judged(k: Keyboard) -> int:
    """How many cards the page of the six says are enough."""
    return sum(line.rstrip().endswith(f"  {JUDGED_WORDS['enough']}") for line in k.lines)


def gives_back(k: Keyboard, reason: str) -> None:
    """The record goes back to its assessors, with the reason."""
    k.to("s", TITLE)
    k.opens(DOES[Act.RETURN], "It goes back because")
    k.types(reason)
    k.to("f8", NOTHING_ASKED[:60])
    k.to("f8", f"Returned by {PRIYA}")


def countersigns(k: Keyboard) -> None:
    """Standing, what she signs, her own passphrase."""
    k.to("s", TITLE)
    k.opens(DOES[Act.COUNTERSIGN], f"{PRIYA}, what you sign")
    k.sees_no("Check code ...")
    if SERVICE not in k.text:
        k.types(SERVICE)
    k.step()
    k.types(KNOWS)
    k.step()
    if "which senior manager" in k.text:
        k.types("Head of service, two days before")
        k.step()
    k.step()
    k.types_hidden(PHRASES[PRIYA])
    k.press("f8")
    k.sees(f"Checked by {PRIYA}")
