"""The frozen values of the house: what is said, kept and shown is one of them. Compared by what they hold.

A dataclass would do, and writes six functions anew for each class: a hundred and fifty of them took more memory than
any record will (docs/decisions/0011). Nothing of what a value means may enter here, and nothing that reads or writes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from msgspec import structs

__all__ = ["EMPTY", "Frozen", "Unspoken", "defaults", "made", "parts", "replace", "to_plain"]


class Frozen(msgspec.Struct, frozen=True):
    """The base of every frozen value."""

    if TYPE_CHECKING:  # so that what is handed to `replace` is held against the fields
        __dataclass_fields__: ClassVar[dict[str, Any]]


class Unspoken(Frozen, frozen=True):
    """The base of every frozen value that holds a secret: nothing of it is shown, wherever it is written out."""

    def __repr__(self) -> str:
        """The name of its kind and no more."""
        return f"<{type(self).__name__}>"


def made(by: Callable[[], Any]) -> Any:
    """As the default of a field: what ``by`` gives, anew for each value."""
    return msgspec.field(default_factory=by)


EMPTY: Any = made(dict)  # as the default of a field: a table of its own, with nothing in it


if TYPE_CHECKING:
    from dataclasses import replace
else:

    def replace(value: Any, /, **changes: Any) -> Any:
        """The same value with other things in some fields; also of a dataclass."""
        return (structs.replace if isinstance(value, Frozen) else dataclasses.replace)(value, **changes)


def parts(value: Frozen) -> dict[str, Any]:
    """What stands in each of its fields, by name and in order, as it is."""
    return structs.asdict(value)


def to_plain(value: Frozen) -> Any:
    """All of it in plain tables, lists, texts and numbers."""
    return msgspec.to_builtins(value)


class _Made(Frozen, frozen=True):
    of: dict[str, str] = EMPTY


_ANEW = type(_Made.__struct_defaults__[0])  # how a default is noted that is made anew for each value


@cache
def defaults(kind: type[Frozen]) -> dict[str, object]:
    """What stands in each field when nothing is said; in one that must be said, what equals no value.

    Read off the class itself: asking for the types as well would take more memory than all the values.
    """
    said = [each.factory() if isinstance(each, _ANEW) else each for each in kind.__struct_defaults__]
    missing = len(kind.__struct_fields__) - len(said)
    return dict(zip(kind.__struct_fields__, [*[msgspec.NODEFAULT] * missing, *said], strict=True))
