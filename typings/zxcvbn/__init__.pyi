"""Stubs of our own for zxcvbn 4.5: the one call that is used, at set-up only."""

from collections.abc import Sequence
from typing import Any

def zxcvbn(password: str, user_inputs: Sequence[str] | None = ..., max_length: int = ...) -> dict[str, Any]: ...
