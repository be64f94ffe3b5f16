"""Two people check what they wrote, say why open points go ahead, and sign, each with their own passphrase."""

from __future__ import annotations

import re
from typing import Any

from tests.walks.keyboard import Keyboard
from tests.walks.people import PHRASES, SERVICE, names_of
from tests.walks.typist import by_hand
from tests.walks.words import CHECK, CHECKED, TASKS

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.work.view_check import GOES_AHEAD
from hsb_wizard.work.view_sign import PUT_RIGHT, ROLES, TITLE

GOES_ON = "Known to both of us; the work goes on meanwhile."


class Signing:
    """The page to sign, of one record."""

    def __init__(self, k: Keyboard, record: dict[str, Any]) -> None:
        self.k, self.names = k, names_of(record)
        self.reasons = list(record.get("goes_ahead", {}).values())
        self.own = {"because": GOES_ON, "who": self.names["lead"], "by_when": "2027-06-30"}

    def checks(self) -> None:
        """Check and sign, as far as the page to sign."""
        self.k.to("f2", TASKS)
        self.k.opens(CHECK, CHECKED)
        self.k.press("f8")
        self._here()

    def cannot_sign_yet(self) -> None:
        """Without a safety plan no reason is taken, and nobody signs."""
        self.checks()
        self.k.sees(PUT_RIGHT)
        assert self._open() > 0
        self.k.press("end")
        self.k.sees(f"{self.names['co']}, {ROLES[Voice.CO]}")
        assert self.k.text.count("After the points above") == len(self.names), self.k.text

    def signs(self) -> None:
        """Check, the reasons for what goes ahead, and both signatures."""
        self.checks()
        self.k.press("home")
        while (still := self._open()) > 0:
            self._to_the_next_open_point()
            self._goes_ahead(self.reasons.pop() if self.reasons else self.own, still)
        for voice in ("lead", "co"):
            self.k.opens(f"{self.names[voice]}, ", "own passphrase")
            self.k.sees_no("Check code ...")
            self._signature(voice)
        self.k.sees("Both have signed.")

    def _here(self) -> None:
        """The page to sign is shown, and the keys are in its list."""
        title = f" {TITLE} "
        self.k.until(lambda: self.k.body[0].startswith(title) and self.k.lines[-1].startswith(" Enter"), "to sign")
        self.k.breathes()

    def _open(self) -> int:
        """How many points the page to sign says are open."""
        said = re.search(r"(\d+) points? open\. Enter: why", self.k.text)
        return int(said[1]) if said else 0

    def _to_the_next_open_point(self) -> None:
        """Open the form of the first point from the mark on that has no reason yet."""
        while True:
            self.k.to("enter", GOES_AHEAD)
            self.k.until(lambda: "F8 Goes ahead" in self.k.lines[-1], "the form of one point")
            if GOES_ON not in self.k.text:
                return
            self.k.press("f7")
            self._here()
            self.k.step("down")

    def _goes_ahead(self, reason: dict[str, str], still: int) -> None:
        """Why one point goes ahead, who sees to it, by when."""
        self.k.types(reason["because"])
        self.k.step()
        self.k.types(reason["who"])
        self.k.step()
        self.k.types(by_hand("date", reason["by_when"]))
        self.k.press("f8")
        self._here()
        self.k.until(lambda: self._open() == still - 1, f"{still - 1} points open")

    def _signature(self, voice: str) -> None:
        """One assessor signs."""
        if SERVICE not in self.k.text:
            self.k.types(SERVICE)
        self.k.step()
        self.k.types_hidden(PHRASES[self.names[voice]])
        self.k.press("f8")
        self._here()
