"""The way of a whole record through the program: set up, start, fill section after section, check, sign, print.

Two people take turns at one keyboard, each with a passphrase of their own. Everything is made up.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.walks.agreeing import NAMES, records_two_views, takes_the_same
from tests.walks.keyboard import STAYS, Keyboard
from tests.walks.typist import Said, Typist, by_hand

from hsb_wizard.forms.form import Form

PHRASES = {"lead": "velvet harbour cinnamon otter", "co": "meadow lantern pretzel walrus"}
SERVICE = "North Shire Youth Justice"
REASON = {"because": "Known to both of us; the work goes on meanwhile.", "who": "Amina Khan", "by_when": "2027-06-30"}
Record = dict[str, Any]


def first_run(k: Keyboard) -> None:
    """From an empty folder to the list of assessments, with the recovery code written down."""
    k.sees("1 of 4")
    k.marks("E")
    k.step("enter")
    k.types(SERVICE)
    k.to("enter", "2 of 4")
    k.types(NAMES["lead"])
    k.step("enter")
    k.to("enter", "3 of 4")
    passphrase_twice(k, PHRASES["lead"])
    k.to("enter", "4 of 4")
    k.types("written down")
    k.to("enter", "Start a new assessment")


def passphrase_twice(k: Keyboard, phrase: str) -> None:
    """The passphrase, and the same again."""
    k.types_hidden(phrase)
    k.step("enter")
    k.types_hidden(phrase)


def start(k: Keyboard, form: Form, record: Record) -> None:
    """A new assessment: five questions, with the second assessor added from the third; the safety plan opens."""
    answers, typist = record["answers"], Typist(k, form)
    k.to("n", "Five questions")
    k.replaces(record["reference"])
    k.step("enter")
    k.types(by_hand("partial_date", answers["setup.born"]["agreed"]["value"]))
    k.step("enter")
    k.marks("Z")
    k.to("enter", "Their name")
    k.types(NAMES["co"])
    k.step("enter")
    k.to("enter", "your turn. Everybody else looks away.")
    passphrase_twice(k, PHRASES["co"])
    k.to("enter", f"A  {NAMES['co']}")
    k.until(lambda: "> A" in k.text, "the second assessor, chosen")
    for role in ("proceedings", "reach_safely"):
        k.step("enter")
        path = form.role(role)
        typist.chooses(typist.words_of(form.question(path), answers[path]["agreed"]["value"]))
    k.to("enter", "Safety plan for now")


def unlock(k: Keyboard, name: str = NAMES["lead"], phrase: str = PHRASES["lead"]) -> None:
    """From the first page to the list of assessments."""
    k.sees("Who is here?")
    k.walks_to(name)
    k.types_hidden(phrase)
    k.to("enter", "these are the assessments on this laptop")


class Way:
    """One record on its way. ``at`` is the voice of whoever is at the keyboard."""

    def __init__(self, k: Keyboard, form: Form, record: Record) -> None:
        self.k, self.form, self.record = k, form, record
        self.answers: dict[str, dict[str, Any]] = record["answers"]
        self.typist = Typist(k, form)
        self.at = "lead"
        self.known = {"lead"}

    # ------------------------------------------------------------------ one section

    def section(self, name: str) -> None:
        """Everything of a section: mode, both passes where there are two, what they agree, facts."""
        self.opens_section(name)
        rated = [path for path in self.answers if path.startswith(f"{name}.") and "lead" in self.answers[path]]
        if self.record["modes"].get(name, {}).get("mode") == "paper":
            self.k.to("m", "How do you rate this section?")
            self.k.marks("P")
            self.k.to("f8", "Rated alone, on paper")
        self.walks_from_here(name)
        if not rated:
            return
        self.other_pass(name)
        self.k.sees("Both answers are shown")
        self.walks(name, "f8", only_rated=True, voice="agreed")
        takes_the_same(self.k, self.typist, self.answers, name)

    def walks_from_here(self, name: str) -> None:
        """The same where the section is open already and nothing in it is rated."""
        self.k.press("home")
        self.walks(name, "enter")

    def prints_from_section(self, name: str, out: Path) -> None:
        """P on the page of a section that prints alone."""
        self.k.to("p", "Save to")
        print_form(self.k, out)
        self.k.press("f7")
        self.k.until(lambda: self.typist.page(name)[0] == "section", "the page of the section")

    def opens_section(self, name: str) -> None:
        """From anywhere to the first page of a section."""
        section = self.form.section(name)
        self.k.to("f2", "Complete this assessment")
        self.k.opens(
            section.title if len(section.title) <= 47 else section.short or "", section.intro.split("\n")[0][:40]
        )

    def other_pass(self, name: str) -> None:
        """The first has finished; the other answers the same factors and finishes as well."""
        other = "co" if self.at == "lead" else "lead"
        first = NAMES[other].split()[0]
        if self.record["modes"].get(name, {}).get("mode") == "paper":
            self.k.opens("I have finished this section", "Go on with my answers")
            self.k.opens(f"Enter {first}'s answers from paper", f"{first}'s answers, from paper")
        else:
            self.k.opens("I have finished this section", f"{first}, your turn.")
            self.takes_over(other)
        self.walks(name, "f8", only_rated=True, voice=other)
        self.k.opens("I have finished this section: show both", "Both answers are shown")

    def takes_over(self, other: str) -> None:
        """The other assessor takes the keyboard: with a passphrase the first time, with Enter afterwards."""
        if other not in self.known:
            self.k.types_hidden(PHRASES[other])
            self.known.add(other)
        self.at = other
        self.k.press("enter")
        self.k.sees_no("your turn.")
        self.k.sees(f"{NAMES[other].split()[0]}: ")
        self.k.breathes()

    def walks(self, name: str, key: str, *, only_rated: bool = False, voice: str = "") -> None:
        """From the section's page through its questions with Continue, answering each, to the section's page again."""
        self.k.press(key, leaves=True)
        while True:
            page = self.next_page(name)
            if page[0] == "section":
                return
            path = page[1]
            if not path:  # a page that asks nothing, and says so with its keys
                assert self.k.lines[-1].startswith(" F8 Continue"), f"What is asked is not in sight:\n{self.k.text}"
                self.k.press("f8", leaves=True)
                continue
            together = self.form.question(path).type == "rating" and "lead" not in self.answers.get(path, {})
            if only_rated and together:  # one part of a section may be rated together
                self.k.press("f8", leaves=True)
                continue
            if only_rated and "lead" not in self.answers.get(path, {}):
                self.k.press("f7")
                self.k.until(lambda: self.typist.page(name)[0] == "section", "the page of the section")
                return
            self.one(page[0], path, voice or self.at)
            self.k.press("f8", leaves=True)

    def next_page(self, name: str) -> tuple[str, str]:
        """Wait for another page than the one that was left."""
        here = self.typist.page
        self.k.until(lambda: self.k.left() and (here(name)[0] == "section" or bool(here(name)[1])), "a page")
        while True:  # head, list and foot are painted one after the other: a page is there when it stays
            page = here(name)
            self.k.terminal.quiet(STAYS)
            if page == here(name):
                return page

    def one(self, kind: str, path: str, voice: str) -> None:
        """Answer what one page asks, if the record says anything there."""
        said = self.answers.get(path, {})
        if kind == "rows":
            self.typist.rows(path, said.get("rows", []))
        elif "lead" in said and voice == "agreed" and "two_views" in said:
            records_two_views(self.k, self.typist, said["two_views"])
        elif "lead" in said:
            self.typist.answers(self.form.question(path), said[voice], agreeing=voice == "agreed")
        elif "agreed" in said and path not in self.given_at_start:
            self.typist.answers(self.form.question(path), without_sources(self.form, path, said["agreed"]))
        elif "agreed" in said and said["agreed"].get("note"):
            self.k.step()
            self.k.types(said["agreed"]["note"])

    @property
    def given_at_start(self) -> frozenset[str]:
        """What the first five questions asked already."""
        return frozenset(self.form.role(role) for role in ("born", "proceedings", "reach_safely"))

    # ------------------------------------------------------------------ what stands beside the sections

    def tells(self) -> None:
        """Tell someone now, from wherever somebody is."""
        question = self.form.question(self.form.role("tell"))
        fields = {each.id: each for each in question.field}
        self.k.to("f4", "Write the words first")
        for told in self.record["told"]:
            self.typist.fills({each.id: each.label for each in question.field}, dict(fields), told)
            self.k.to("f8", "Write down something else")

    def checks(self) -> None:
        """Check and sign, as far as the page to sign."""
        self.k.to("f2", "Complete this assessment")
        self.k.opens("Check and sign", "Check answers before you sign")
        self.k.press("f8")
        self.at_the_sign_page()

    def cannot_sign_yet(self) -> None:
        """Without a safety plan no reason is taken, and nobody signs."""
        self.checks()
        self.k.sees("This one has no exception: put it right first.")
        assert self.points_open() > 0
        self.k.press("end")
        self.k.sees(f"{NAMES['co']}, co-assessor")
        assert self.k.text.count("After the points above") == len(NAMES), self.k.text

    def signs(self) -> None:
        """Check, the reasons for what goes ahead, and both signatures."""
        self.checks()
        reasons = list(self.record["goes_ahead"].values())
        self.k.press("home")
        while (still := self.points_open()) > 0:
            self.to_the_next_open_point()
            self.goes_ahead(reasons.pop() if reasons else REASON, still)
        for voice in ("lead", "co"):
            self.k.opens(f"{NAMES[voice]}, ", "own passphrase")
            self.k.sees_no("Check code ...")
            self.signature(voice)

    def at_the_sign_page(self) -> None:
        """The page to sign is shown, and the keys are in its list."""
        self.k.until(lambda: self.k.lines[2].startswith(" Sign ") and self.k.lines[-1].startswith(" Enter"), "to sign")
        self.k.breathes()

    def points_open(self) -> int:
        """How many points the page to sign says are open."""
        said = re.search(r"(\d+) points? open\. Enter says why", self.k.text)
        return int(said[1]) if said else 0

    def to_the_next_open_point(self) -> None:
        """Open the form of the first point from the mark on that has no reason yet."""
        while True:
            self.k.to("enter", "Goes ahead because")
            self.k.until(lambda: "F8 Goes ahead" in self.k.lines[-1], "the form of one point")
            if "Known to both" not in self.k.text:
                return
            self.k.press("f7")
            self.at_the_sign_page()
            self.k.step("down")

    def goes_ahead(self, reason: dict[str, str], still: int) -> None:
        """Why one point goes ahead, who sees to it, by when."""
        self.k.types(reason["because"])
        self.k.step()
        self.k.types(reason["who"])
        self.k.step()
        self.k.types(by_hand("date", reason["by_when"]))
        self.k.press("f8")
        self.at_the_sign_page()
        self.k.until(lambda: self.points_open() == still - 1, f"{still - 1} points open")

    def signature(self, voice: str) -> None:
        """One assessor signs."""
        if SERVICE not in self.k.text:
            self.k.types(SERVICE)
        self.k.step()
        self.k.types_hidden(PHRASES[voice])
        self.k.press("f8")
        done = {"lead": 1, "co": 2}[voice]
        self.k.until(lambda: self.k.text.count("  Signed ") == done, f"the signature of {NAMES[voice]}")

    def prints(self, title: str, out: Path, password: str) -> None:
        """One document that is read through first, locked with ``password``, to ``out``."""
        self.k.to("f2", "Complete this assessment")
        self.k.opens("Documents", "Which document?")
        self.k.opens(title, "Make this document")
        self.k.to("enter", "Read before you send.")
        self.k.to("f8", "Save to")
        for words in ("Panel of 27 November", "To agree the plan", "The local agreement to share"):
            self.k.types(words)
            self.k.step()
        self.k.press("clear")
        self.k.until(lambda: "*" not in self.k.lines[self.k.cursor[0]], "an empty password")
        self.k.types_hidden(password)
        self.k.step()
        self.k.replaces(str(out))
        self.k.to("f8", "The document is written.")


def print_form(k: Keyboard, out: Path) -> None:
    """The form of a safety plan: no password, to print at once, into ``out``."""
    k.marks("N")
    k.sees("Only to print on paper at once.")
    k.step()
    k.replaces(str(out))
    k.to("f8", "The document is written.")


def without_sources(form: Form, path: str, said: Said) -> Said:
    """What the page of an answer given together asks for: sources only where the question asks for evidence."""
    question = form.question(path)
    asked = question.type == "rating" or question.confidence or bool(question.evidence)
    return said if asked else {key: value for key, value in said.items() if key != "sources"}
