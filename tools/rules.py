"""Writes docs/rules.md from the rules in code, those of the form, the ten lines and the thresholds (`make rules`).

What a person judges on a card, and what is left out with its reason, stands here: no rule can say it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from hsb_wizard.assessment.lifecycle import CARDS as JUDGED_ON
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped
from hsb_wizard.forms.spoken import spoken
from hsb_wizard.forms.words import NOWHERE
from hsb_wizard.quality.house_rules import Thresholds
from hsb_wizard.quality.read_first import MUST_ANSWER
from hsb_wizard.quality.review import RULES, WITHOUT_EXCEPTION
from hsb_wizard.quality.sign_lines import SIGN_LINES
from hsb_wizard.quality.supervision_rules import CARDS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "rules.md"
IDS = tuple(f"Q{number:02}" for number in range(1, 145))
WEIGHT = {"stop": 0, "why": 1, "think": 2}
HEAD = """# The quality rules

Written by `make rules` from the rules in code and in the form; a test holds it, and fails where one of Q01 to Q144 is
neither computed, on a card, nor left out with a reason. The ids are those of the list of 144 that was drawn from the
source documents.

**stop** stands under "Before you sign": it stops a signature, never saving, safety planning or sharing a safety plan.
**why** is one line on the sign screen and prints on page 1 in the assessors' own words. **think** is shown at the end
of a section and never prints. Every stop is satisfied by an honest "not known, who, by when" or goes ahead because,
with a name and a date, but for {without}. A section off the record's route fires nothing.

A rule in code is one pure function in `src/hsb_wizard/quality/`; a rule of the form is a line of logic in a section of
the pack. Rules that read words suggest, and only at the end of a section and before signing: their word lists stand in
the pack (`phrases`), what they find is stored nowhere, and a young person's own words are never looked at.

Q69 is more than its line in the table: no score, percentage, rank or prediction is worked out over a child anywhere.
`tests/house/test_no_score.py` proves it over code and form, `tests/casework/test_no_figure.py` over screens, documents
and JSON.
"""
TEAM = """
## What a team may set

In `settings.toml` of the laptop: a number in the table `[thresholds]`, or under `[raised]` a rule that weighs more than
"think", as in `Q77 = "why"`. Nothing can be made to weigh less.

| name | at first | rule | what it is |
| --- | --- | --- | --- |"""
ASKED_OF_A_PERSON = {
    "Q79": "the analysis of harm to others is good enough",
    "Q95": "the plan works on what lies underneath, not on a side issue",
    "Q127": "the analysis interprets; it does not just list (a rule sees that it was judged)",
    "Q128": "why this young person does this has really been asked",
    "Q129": "the behaviour is neither dismissed nor inflated",
    "Q130": "accounts that conflict are weighed, not only collected",
    "Q131": "the whole child is there: growing up, unmet needs, strengths",
    "Q132": "the work is right in kind, order and strength",
    "Q133": "the MAPPA level is right or was challenged, with advice from somebody who knows young people",
    "Q134": "identity is understood and used, not ticked",
    "Q135": "work with the family fits its culture and is about the behaviour",
    "Q136": "people harmed, and people who could be, are safe enough",
    "Q137": "each reason for holding something back is sound and still stands",
    "Q138": "parents were approached with enough persistence and respect",
    "Q139": "restrictions are proportionate; less was considered",
    "Q140": "the copies for the young person and parents are clear and respectful",
    "Q141": "work since the last supervision was good and still fits",
    "Q144": "child protection procedures were followed where they apply",
}
LEFT_OUT = {
    "Q98": "Themes of work stand on a card in the plan to think with. A grid to fill would turn them into a target.",
    "Q142": "How the assessors themselves are is talked about in supervision; nothing of it is stored about them here.",
    "Q143": "Whether a team follows its procedures is the team's matter and no part of a child's record.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One rule as a row of the page."""

    id: str
    moment: str
    step: str
    speaks: str
    remedy: str
    source: tuple[str, ...]
    lives: str

    @property
    def row(self) -> str:
        """The row of the table."""
        cells = (self.id, self.moment, self.step, self.speaks, self.remedy, "; ".join(self.source), self.lives)
        return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def lines(form: Form) -> list[Line]:
    """Every rule that is computed, in the order of its number, the weightiest first."""
    return sorted((*_in_code(), *_in_form(form)), key=lambda each: (int(each.id[1:]), WEIGHT[each.moment]))


def _in_code() -> Iterator[Line]:
    for rule in RULES:
        said = " ".join((rule.judge.__doc__ or "").split())
        where = f"`{rule.judge.__module__.rpartition('.')[2]}.py`"
        yield Line(rule.id, rule.moment, rule.step, said.partition(": ")[2], rule.remedy, rule.references, where)


def _in_form(form: Form) -> Iterator[Line]:
    for section in spoken(form, NOWHERE).sections:
        for rule in section.rule:
            lives = f"`{section.id}.toml`"
            yield Line(rule.id, rule.moment, rule.step, rule.message, rule.remedy, rule.refs, lives)


def on_a_card() -> dict[str, str]:
    """Each judgement that a person makes, with the card it is asked on."""
    return {rule: card for card, rules in JUDGED_ON.items() for rule in rules}


def faults(form: Form) -> list[str]:
    """What is wrong: an id that is nowhere, or in two of the three lists; a name that is none of the 144."""
    computed, cards = {each.id for each in lines(form)}, on_a_card()
    found = [f"{each} is nowhere" for each in IDS if not (each in computed or each in cards or each in LEFT_OUT)]
    found += [f"{each} is left out and computed or on a card" for each in LEFT_OUT if each in computed or each in cards]
    found += [f"{each} is on a card and not said what it asks" for each in cards if each not in ASKED_OF_A_PERSON]
    named = {*computed, *cards, *LEFT_OUT, *ASKED_OF_A_PERSON, *MUST_ANSWER, *(r for s in SIGN_LINES for r in s.rules)}
    return found + [f"{each} is none of the rules" for each in sorted(named - set(IDS))]


def page(form: Form) -> str:
    """The whole page."""
    without = sorted(WITHOUT_EXCEPTION, key=lambda rule: int(rule[1:]))
    made = [HEAD.format(without=f"{', '.join(without[:-1])} and {without[-1]}")]
    made += ["## The ten lines of the sign screen", "", *_table(("line", "stops under it"), _sign_lines())]
    computed = {each.id for each in lines(form)}
    made += ["", "## Computed", ""]
    made += [f"{len(computed)} of the 144. Where one has two rows, its halves weigh differently or stand apart.", ""]
    made += ["| rule | moment | step | it speaks when | put right by | source | lives in |"]
    made += ["| --- | --- | --- | --- | --- | --- | --- |", *(each.row for each in lines(form))]
    must = ", ".join(sorted(MUST_ANSWER, key=lambda rule: int(rule[1:])))
    made += ["", f"A supervisor says something to each of these before countersigning: {must}.", ""]
    made += ["## On a card of the supervisor", "", *_table(("rule", "card", "what is judged"), _cards())]
    made += ["", "## Left out", "", *_table(("rule", "why"), LEFT_OUT.items())]
    made += [TEAM, *_thresholds()]
    return "\n".join(made) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    names = list(head)
    return [f"| {' | '.join(names)} |", "| " + " | ".join(["---"] * len(names)) + " |"] + [
        f"| {' | '.join(row)} |" for row in rows
    ]


def _sign_lines() -> Iterator[tuple[str, str]]:
    return ((line.title, ", ".join(line.rules)) for line in SIGN_LINES)


def _cards() -> Iterator[tuple[str, str, str]]:
    cards = on_a_card()
    for rule in sorted(cards, key=lambda name: int(name[1:])):
        place = list(CARDS).index(cards[rule]) + 1
        yield rule, f"{place} {CARDS[cards[rule]]}", ASKED_OF_A_PERSON[rule]


def _thresholds() -> Iterator[str]:
    for each in fields(Thresholds):
        yield f"| `{each.name}` | {each.default} | {each.metadata['rule']} | {each.metadata['says']} |"


def main() -> None:
    """Write the page, or say what is wrong and write nothing."""
    form = shipped()
    if wrong := faults(form):
        raise SystemExit("\n".join(wrong))
    PAGE.write_text(page(form), encoding="utf-8")


if __name__ == "__main__":
    main()
