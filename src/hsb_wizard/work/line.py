"""Lines as plain values, so that what is shown can be compared with `==` and needs no screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says; ``id`` is what opens when it is chosen (empty: it cannot be chosen).

    ``mark`` stands before the text ("!" for what needs somebody).
    """

    text: str
    id: str = ""
    mark: str = ""
    heading: bool = False

    @property
    def opens(self) -> bool:
        """Whether Enter does something here."""
        return bool(self.id)


NOTHING = Row("")


def shortened(text: str, width: int) -> str:
    """``text`` in no more than ``width`` cells: what does not fit ends at a whole word, and says so."""
    if len(text) <= width:
        return text
    kept = text[: max(0, width - 3)]
    whole = kept if text[len(kept)].isspace() else kept.rpartition(" ")[0]
    whole = whole.rstrip(" ,;:")
    return f"{whole if len(whole) > width // 2 else kept}..."


def wrong_words(seconds: int) -> str:
    """What a wrong passphrase is answered with (practice.md part 9)."""
    again = f" in {seconds} second{'' if seconds == 1 else 's'}" if seconds > 0 else ""
    return f"That passphrase did not open this store. Nothing is lost. Try again{again}."
