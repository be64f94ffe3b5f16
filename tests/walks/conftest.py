import json
from pathlib import Path
from typing import Any

import pytest

from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped
from hsb_wizard.forms.spoken import spoken
from hsb_wizard.forms.words import Here


@pytest.fixture
def record() -> dict[str, Any]:
    """The complete made-up case, as a pair would have it beside the keyboard."""
    text = (Path(__file__).parents[1] / "data" / "complete_case.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.fixture(scope="session")
def form() -> Form:
    return spoken(shipped(), Here("england"))
