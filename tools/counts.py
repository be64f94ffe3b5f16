"""Writes docs/counts.md: how large the form is, and what typing each made-up case takes. `make counts` runs it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hsb_wizard.casework.bringing_in import in_memory
from hsb_wizard.casework.training_cases import dated, training_cases
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped
from hsb_wizard.forms.size import size
from hsb_wizard.work.presses import case_count

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "counts.md"
COMPLETE = ROOT / "tests" / "data" / "complete_case.json"
DEMO = ROOT / "src" / "hsb_wizard" / "casework" / "demo_case.json"
DAY = date(2026, 11, 20)  # the day from which made-up cases count theirs, so that the page says the same every day
HEAD = """# Counts

What the form asks for, and how many keys it takes to type the made-up cases. Written by `make counts`; a test holds it.
`hsb-wizard forms count --case FILE.json` says the same of any record.
"""
HOW = """
Key presses are counted over the fields of the pages as the screens draw them: every character of a text or date; a
letter for each choice (Down and Space where a choice has none); one key from a field to the next; one to go on from
each page, also where nothing is answered; the pages of both assessors and the one on which they agree, where they rate
alone; one key to open each row of a table and one when it is done; two for each section. Not counted: Shift, mending,
the way along a list, passphrases, hand-overs, signing and documents. Nearly all presses are the characters of what
people write in their own words; thinking and talking take the time.
"""


def cases(form: Form) -> Iterator[tuple[str, str]]:
    """Every made-up case, by name and as it reads on that day: the complete one, and those that the program brings."""
    yield "complete case", dated(COMPLETE.read_text(encoding="utf-8"), form, DAY)
    yield "demo case", dated(DEMO.read_text(encoding="utf-8"), form, DAY)
    for case in training_cases():
        yield f"{case.reference}: {case.title}", case.text(form, DAY)


def page(form: Form) -> str:
    """The whole page."""
    found = size(form)
    rows = (
        ("rated factors", found.rated, 45),
        ("prompts that every case must answer", found.every_case, 110),
        ("the same on the short route", found.short_route, 45),
        ("prompts that must be answered with every branch open", found.with_branches, 180),
    )
    lines = [HEAD, f"The form is {form.id} {form.version}, {found.questions} questions in all.", ""]
    lines += ["| what | count | at most |", "| --- | --- | --- |"]
    lines += [f"| {what} | {count} | {most} |" for what, count, most in rows]
    lines += ["", "| case | rated factors | prompts answered | of those asked | rows | key presses |"]
    lines += ["| --- | --- | --- | --- | --- | --- |", *(_row(form, name, text) for name, text in cases(form)), HOW]
    return "\n".join(lines)


def _row(form: Form, name: str, text: str) -> str:
    made = case_count(in_memory(form, text))
    return f"| {name} | {made.rated} | {made.answered} | {made.asked} | {made.rows} | {made.key_presses:,} |"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(shipped()), encoding="utf-8")


if __name__ == "__main__":
    main()
