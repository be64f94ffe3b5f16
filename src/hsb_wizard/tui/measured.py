"""A widget that is as high as what it shows, also where that changes while a page is being laid out.

Imported before the first paint: nothing of a case, a form or a store may enter.
"""

from __future__ import annotations

from textual.geometry import Region
from textual.widget import Widget


class Measured(Widget):
    """A widget that is measured anew each time what it shows has changed."""

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Measured:
        """Draw it anew. The stock widget takes a second change before it came to rest for the first one's, and keeps
        the height measured in between: lines would be cut off, or stand empty, until the next key."""
        if layout and self._layout_required:
            self._layout_updates += 1
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self
