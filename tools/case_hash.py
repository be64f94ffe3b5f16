"""Puts the number and hash of the shipped form where they are held: in the list of numbers, and in the complete case.

A number belongs to one text for good (docs/decisions/0005): where the form changed and its number did not, nothing is
written.
"""

import re
import tomllib
from pathlib import Path

from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped

DATA = Path(__file__).parents[1] / "tests" / "data"
CASE, NUMBERS = DATA / "complete_case.json", DATA / "form_numbers.toml"


def problem(form: Form, numbers: dict[str, str]) -> str:
    """What is wrong with the form's number, ``numbers`` being those that stand over a text already; or nothing."""
    if numbers.get(form.version, form.hash) != form.hash:
        return (
            f"{form.id} {form.version} is another text already: raise 'version' in form.toml.\n"
            "How far: 'hsb-wizard forms compare OLD' over the folder of the pack before."
        )
    former = next((number for number, text in numbers.items() if text == form.hash and number != form.version), "")
    return f"This text is {form.id} {former} already: leave 'version' in form.toml as it was." if former else ""


def held(form_id: str) -> dict[str, str]:
    """The numbers of one form, each with the hash of its text."""
    found: dict[str, str] = tomllib.loads(NUMBERS.read_text(encoding="utf-8"))[form_id]
    return found


def main() -> None:
    """Add the number where it is new, and rewrite what the case says of its form. Raises SystemExit: it is taken."""
    form = shipped()
    numbers = held(form.id)
    wrong = problem(form, numbers)
    if wrong:
        raise SystemExit(wrong)
    if form.version not in numbers:
        with NUMBERS.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f'"{form.version}" = "{form.hash}"\n')
    text = CASE.read_text(encoding="utf-8")
    text = re.sub(r'("version": ")[^"]*"', rf'\g<1>{form.version}"', text, count=1)
    CASE.write_text(re.sub(r'("hash": ")[0-9a-f]{64}"', rf'\g<1>{form.hash}"', text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
