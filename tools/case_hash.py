"""Puts the hash of the shipped form into the complete made-up case, after the form was changed on purpose."""

import re
from pathlib import Path

from hsb_wizard.forms.load import shipped

CASE = Path(__file__).parents[1] / "tests" / "data" / "complete_case.json"


def main() -> None:
    """Rewrite the one line that names the hash; everything else stays as it is."""
    text = CASE.read_text(encoding="utf-8")
    CASE.write_text(re.sub(r'("hash": ")[0-9a-f]{64}"', rf'\g<1>{shipped().hash}"', text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
