"""Every text of a pack that a person may read, with the place it stands. Ids, values and logic are not among them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hsb_wizard.forms.form import Form
from hsb_wizard.shapes import Shape

NOT_READ = frozenset(
    [
        "id",
        "value",
        "type",
        "key",
        "share",
        "default",
        "classes",
        "scale",
        "part",
        "show_when",
        "required_when",
        "opens_when",
        "only_when",
        "warn_when",
        "when",
        "missing",
        "place",
        "mode",
        "says",
        "was",
        "match_on",
        "row_label",
        "columns",
        "ref",
        "refs",
        "target",
        "moment",
        "step",
        "starts_on",
        "spdx",
        "gate",
        "language",
        "version",
        "status",
        "nation",
        "kind",
        "also",
        "asks",
        "for_whom_levels",
        "field",
        "sections",
        "question",
        "options",
        "scale",
        "level",
        "source",
        "words",
        "part",
        "rule",
        "roles",
        "schema",
        "takes",
    ]
)


class Text(NamedTuple):
    """One text: the file, the place in it (``supervision > guidance > hint``) and the words."""

    file: str
    place: str
    words: str


@lru_cache(maxsize=2)
def texts(form: Form) -> tuple[Text, ...]:
    """Every text that is shown or printed, in the order of the pack."""
    return tuple(_texts(form))


@lru_cache(maxsize=2)
def whole(form: Form) -> str:
    """All those texts in small letters, one on a line: a search that finds nothing here need not look at each."""
    return "\n".join(text.words for text in texts(form)).lower()


def _texts(form: Form) -> Iterator[Text]:
    for place, words in _inside(form.pack, "", skip=("sections",)):
        yield Text("form.toml", place, words)
    for section in form.sections:
        for place, words in _inside(section, ""):
            yield Text(f"{section.id}.toml", place, words)


def _inside(model: Shape, at: str, skip: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    for key in model.known_keys():
        if key not in skip:
            yield from _of(getattr(model, key), at, key)


def _of(value: object, at: str, key: str) -> Iterator[tuple[str, str]]:
    """The texts in one value: a model and a list of models are entered, a plain text counts unless it is never read."""
    if isinstance(value, Shape):
        yield from _inside(value, _join(at, key))
    elif isinstance(value, tuple):
        for each in value:
            if isinstance(each, Shape):
                name = getattr(each, "id", None) or getattr(each, "value", None) or key
                yield from _inside(each, _join(at, name))
            elif key not in NOT_READ:
                yield _join(at, key), each
    elif isinstance(value, dict) and key not in NOT_READ:
        yield from ((_join(at, f"{key} > {name}"), words) for name, words in value.items())
    elif isinstance(value, str) and key not in NOT_READ and value:
        yield _join(at, key), value


def _join(at: str, name: str) -> str:
    return f"{at} > {name}" if at else name
