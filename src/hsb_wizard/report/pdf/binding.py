"""Binding: the tags, the language and the metadata go into the pages, and the whole becomes one small file.

The file is the same for the same document, byte for byte. What must not enter here: fonts, layout, and any text that
is not in the document.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC

from hsb_wizard.courtesy import in_turn
from hsb_wizard.report.pdf.archive import About, grey_profile, metadata
from hsb_wizard.report.pdf.packing import Objects, packed, reference, stream, taken_apart, text
from hsb_wizard.report.pdf.tags import Element, Mark

_PAGE = b"/Type /Page"
_KIDS = re.compile(rb"/Kids \[([^\]]*)\]")
_MODE = re.compile(rb"/PageMode /\w+\s*")


def bound(pages: bytes, root: Element, marks: Sequence[Sequence[Element]], about: About) -> bytes:
    """Return ``pages`` as a tagged PDF (PDF/UA-1) that an archive takes too (PDF/A-2a), packed.

    ``marks`` holds the elements of each page by the number of their mark.
    """
    objects, catalogue, info = taken_apart(pages)
    numbers = _page_numbers(objects)
    _drop_unheard(root)
    structure = _write_tags(objects, numbers, root, marks)
    objects[info] = _information(about)
    objects[catalogue] = _catalogue(objects, objects[catalogue], structure, about)
    return packed(objects, catalogue, info)


def _page_numbers(objects: Objects) -> list[int]:
    """Return the numbers of the pages' objects in the order of the pages."""
    kids = next(found for body in objects.values() if b"/Type /Pages" in body and (found := _KIDS.search(body)))
    return [int(number) for number in kids[1].replace(b"0 R", b"").split()]


def _write_tags(objects: Objects, pages: Sequence[int], root: Element, marks: Sequence[Sequence[Element]]) -> int:
    """Write the tree of structure, its way back from the pages, and each page's number in it; return its object."""
    tree = max(objects) + 1
    made = {element: number for number, element in enumerate(root.walk(), start=tree + 1)}
    for element, number in in_turn(made.items()):
        objects[number] = _element(element, made[element.parent] if element.parent else tree, made, pages)
    ways_back = list[bytes]()
    for place, page in enumerate(pages):
        objects[page] = objects[page].replace(_PAGE, b"/StructParents %d /Tabs /S %s" % (place, _PAGE), 1)
        number = max(made.values()) + 1 + place
        objects[number] = b"[" + b" ".join(reference(made[element]) for element in marks[place]) + b"]"
        ways_back.append(b"%d %d 0 R" % (place, number))
    objects[tree] = b"<</Type /StructTreeRoot /K %d 0 R /ParentTree <</Nums [%s]>> /ParentTreeNextKey %d>>" % (
        made[root],
        b" ".join(ways_back),
        len(pages),
    )
    return tree


def _drop_unheard(element: Element) -> None:
    """Take out boxes and sections that hold nothing, so that nothing empty is announced. Cells and rows stay."""
    for kid in list(element.kids):
        if isinstance(kid, Element):
            _drop_unheard(kid)
            if not kid.kids and kid.tag in {"Div", "Sect", "P", "L", "LI", "Lbl", "LBody"}:
                element.kids.remove(kid)


def _element(element: Element, parent: int, made: Mapping[Element, int], pages: Sequence[int]) -> bytes:
    first = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    kids = [_kid(kid, first, made, pages) for kid in element.kids]
    entries = [b"<</Type /StructElem /S /%s /P %d 0 R" % (element.tag.encode(), parent)]
    if first is not None:
        entries.append(b"/Pg %d 0 R" % pages[first])
    if kids:
        entries.append(b"/K " + (kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"))
    return b" ".join([*entries, *_attributes(element)]) + b">>"


def _attributes(element: Element) -> Iterator[bytes]:
    if element.scope:
        yield b"/A <</O /Table /Scope /%s>>" % element.scope.encode()
    elif element.summary:
        yield b"/A <</O /Table /Summary %s>>" % text(element.summary)
    if element.alt:
        yield b"/Alt %s" % text(element.alt)
    if element.box:
        edges = " ".join(f"{edge:.2f}" for edge in element.box)
        yield b"/A <</O /Layout /Placement /Block /BBox [%s]>>" % edges.encode()


def _kid(kid: Element | Mark, first: int | None, made: Mapping[Element, int], pages: Sequence[int]) -> bytes:
    if isinstance(kid, Element):
        return reference(made[kid])
    if kid.page == first:
        return b"%d" % kid.number
    return b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (pages[kid.page], kid.number)


def _information(about: About) -> bytes:
    """Return what ``about`` says, and nothing else: reportlab's own words about itself are left out."""
    stamp = about.written.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    return b"<</Title %s /CreationDate %s /ModDate %s>>" % (text(about.title), text(stamp), text(stamp))


def _catalogue(objects: Objects, written: bytes, structure: int, about: About) -> bytes:
    """Return the catalogue with what a reader aloud and an archive look for; what it points to joins the objects."""
    free = max(objects) + 1
    objects[free] = stream(metadata(about), b"/Type /Metadata /Subtype /XML ", packed=False)
    objects[free + 1] = stream(grey_profile(), b"/N 1 ")
    intent = b"/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (Grey 2.2) /Info (Grey 2.2)"
    entries = [
        _MODE.sub(b"", written).removesuffix(b">>").rstrip(),
        b"/PageMode /UseOutlines /ViewerPreferences <</DisplayDocTitle true>> /MarkInfo <</Marked true>>",
        b"/Lang %s /StructTreeRoot %d 0 R /Metadata %d 0 R" % (text(about.language), structure, free),
        b"/OutputIntents [<<%s /DestOutputProfile %d 0 R>>]>>" % (intent, free + 1),
    ]
    return b" ".join(entries)
