"""The way of a whole record through the program: set up, start, fill section after section, check, sign, print.

Two people take turns at one keyboard, each with a passphrase of their own. Everything is made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.walks.agreeing import records_two_views, takes_the_same
from tests.walks.comparing import without_sources
from tests.walks.keyboard import STAYS, Keyboard
from tests.walks.papers import prints_to_hang_up
from tests.walks.people import AMINA, PHRASES, SERVICE, Record, names_of
from tests.walks.typist import Typist, by_hand, words_of
from tests.walks.words import LIST, SAVE_TO, TASKS

from hsb_wizard.forms.form import Form
from hsb_wizard.tui.unlock import LOST_WORDS
from hsb_wizard.work.view_cards import MODE_QUESTION, MODES, WHO_QUESTION
from hsb_wizard.work.view_voice import ALONE, PAPER, TOGETHER


def first_run(k: Keyboard) -> None:
    """From an empty folder to the list of assessments, with the recovery code written down."""
    k.sees("1 of 4")
    k.marks("E")
    k.step("enter")
    k.types(SERVICE)
    k.to("enter", "2 of 4")
    k.types(AMINA)
    k.step("enter")
    k.to("enter", "3 of 4")
    passphrase_twice(k, PHRASES[AMINA])
    k.to("enter", "4 of 4")
    k.types("written down")
    k.to("enter", "Start a new assessment")


def passphrase_twice(k: Keyboard, phrase: str) -> None:
    """The passphrase, and the same again."""
    k.types_hidden(phrase)
    k.step("enter")
    k.types_hidden(phrase)


def start(k: Keyboard, form: Form, record: Record) -> None:
    """Five questions begin an assessment, a new second assessor is added from the third; the safety plan opens."""
    answers, typist = record["answers"], Typist(k, form)
    k.to("n", "Five questions")
    k.replaces(record["reference"])
    k.step("enter")
    k.types(by_hand("partial_date", answers["setup.born"]["agreed"]["value"]))
    k.step("enter")
    second = names_of(record)["co"]
    if typist.letter(second):
        typist.chooses(second)
    else:
        _adds(k, second)
    for role in ("proceedings", "reach_safely"):
        k.step("enter")
        path = form.role(role)
        typist.chooses(words_of(form, form.question(path), answers[path]["agreed"]["value"]))
    k.to("enter", "Safety plan for now")


def _adds(k: Keyboard, name: str) -> None:
    """Somebody who was never at this laptop, with a passphrase of their own."""
    k.marks("Z")
    k.to("enter", "Their name")
    k.types(name)
    k.step("enter")
    k.to("enter", "your turn. Everybody else looks away.")
    passphrase_twice(k, PHRASES[name])
    k.to("enter", f"A  {name}")
    k.until(lambda: "> A" in k.text, "the second assessor, chosen")


def unlock(k: Keyboard, name: str = AMINA) -> None:
    """From the first page to the list of assessments."""
    k.sees(LOST_WORDS)  # under the names
    while name not in (here := k.marked):
        k.press("down")
        k.until(lambda was=here: k.marked != was, f"the mark after {here}")  # type: ignore[misc]
    k.types_hidden(PHRASES[name])
    k.to("enter", LIST)


def opens(k: Keyboard, reference: str) -> None:
    """From the list to the tasks of one assessment, with only the two of them before the screen."""
    k.opens(reference, WHO_QUESTION)
    k.marks("O")
    k.press("enter")
    k.sees_no(WHO_QUESTION)
    k.to("f2", TASKS)


class Way:
    """One record on its way. ``at`` is the voice of whoever is at the keyboard."""

    def __init__(self, k: Keyboard, form: Form, record: Record) -> None:
        self.k, self.form, self.record = k, form, record
        self.names = names_of(record)
        self.answers: dict[str, dict[str, Any]] = record["answers"]
        self.typist = Typist(k, form)
        self.at = "lead"
        self.known = {"lead"}
        self.agreed: set[str] = set()  # on pages of their own

    # ------------------------------------------------------------------ one section

    def section(self, name: str) -> None:
        """Everything of a section: mode, both passes where there are two, what they agree, facts."""
        self.opens_section(name)
        rated = [path for path in self.answers if path.startswith(f"{name}.") and "lead" in self.answers[path]]
        self.chooses_mode(name)
        self.walks_from_here(name)
        if not rated:
            return
        self.other_pass(name)
        self.k.sees("Both answers are shown")
        self.walks(name, "f8", only_rated=True, voice="agreed")
        takes_the_same(self.k, self.typist, self.record, name, self.agreed)

    def chooses_mode(self, name: str) -> None:
        """How the ratings of this section are made, where the record says it."""
        mode = self.record["modes"].get(name, {}).get("mode")
        if mode:
            self.k.to("m", MODE_QUESTION)
            self.k.marks(next(each.letter for each in MODES if each.value == mode))
            self.k.to("f8", {"alone": ALONE, "paper": PAPER, "together": TOGETHER}[mode])

    def walks_from_here(self, name: str) -> None:
        """The same where the section is open already and nothing in it is rated."""
        self.k.press("home")
        self.walks(name, "enter")

    def prints_from_section(self, name: str, out: Path) -> None:
        """P on the page of a section that prints alone."""
        self.k.to("p", SAVE_TO)
        prints_to_hang_up(self.k, out)
        self.k.press("f7")
        self.k.until(lambda: self.typist.page(name)[0] == "section", "the page of the section")

    def opens_section(self, name: str) -> None:
        """From anywhere to the first page of a section."""
        section = self.form.section(name)
        self.k.to("f2", TASKS)
        self.k.opens(
            section.title if len(section.title) <= 47 else section.short or "", section.intro.split("\n")[0][:40]
        )

    def other_pass(self, name: str) -> None:
        """The first has finished; the other answers the same factors and finishes as well."""
        other = "co" if self.at == "lead" else "lead"
        first = self.names[other].split()[0]
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
            self.k.types_hidden(PHRASES[self.names[other]])
            self.known.add(other)
        self.at = other
        self.k.press("enter")
        self.k.sees_no("your turn.")
        self.k.sees(f"{self.names[other].split()[0]}: ")
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
        self.k.waits_for_keys()
        while True:  # head, list and foot are painted one after the other: a page is there when it stays
            page = here(name)
            self.k.terminal.quiet(STAYS)
            if page == here(name):
                return page

    def one(self, kind: str, path: str, voice: str) -> None:
        """Answer what one page asks, if the record says anything there."""
        self.k.about = path
        said = self.answers.get(path, {})
        if kind == "rows":
            self.typist.rows(path, said.get("rows", []))
        elif "lead" in said and voice == "agreed" and "two_views" in said:
            records_two_views(self.k, self.typist, said["two_views"])
        elif "lead" in said:
            self.typist.answers(self.form.question(path), said[voice], agreeing=voice == "agreed")
            self.agreed |= {path} if voice == "agreed" else set()
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
