"""hsb-wizard board: of few assessments no figure is given, in any form; a wrong quarter is said."""

import json

import pytest
from tests.cli.street import Street

from hsb_wizard.board.quarter import FEW


def test_of_few_assessments_nothing_is_said_in_any_form(street: Street) -> None:
    assert FEW in street.run("board").out
    assert json.loads(street.run("board", "--quarter", "2026-Q3", "--json").out) == {"quarter": "2026-Q3", "lines": []}
    assert street.run("board", "--csv").out.split() == ["quarter,line,part,count"]


@pytest.mark.parametrize("wrong", ["autumn", "2026-Q5"])
def test_what_is_no_quarter_is_refused_in_a_sentence(street: Street, wrong: str) -> None:
    assert "is no quarter" in street.run("board", "--quarter", wrong).err
