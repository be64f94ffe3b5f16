"""Binding: the tags, the language and the metadata go in, the file is packed small, and locked where it is asked for.

The plain file is the same for the same document, byte for byte; a locked one never is, by nature. What must not enter
here: fonts, layout, and any text that is not in the document.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC
from decimal import Decimal
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from hsb_wizard.report.pdf.archive import About, grey_profile, metadata, without_the_archive
from hsb_wizard.report.pdf.tags import Element, Mark


def bound(pages: bytes, root: Element, marks: Sequence[Sequence[Element]], about: About) -> bytes:
    """Return ``pages`` as a tagged PDF (PDF/UA-1) that an archive takes too (PDF/A-2a), packed.

    ``marks`` holds the elements of each page by the number of their mark.
    """
    with Pdf.open(BytesIO(pages)) as pdf:
        _write_tags(pdf, root, marks)
        _write_metadata(pdf, about)
        out = BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,  # it would spell the metadata its own way
        )
    return out.getvalue()


def locked(plain: bytes, password: str) -> bytes:
    """Return ``plain`` under AES-256 (revision 6), opened by ``password`` alone; reading aloud stays allowed."""
    if not password:
        raise ValueError("a document is not locked with an empty password")
    allowed = pikepdf.Permissions(accessibility=True, extract=True)
    lock = pikepdf.Encryption(
        user=password, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True, allow=allowed
    )
    out = BytesIO()
    with Pdf.open(BytesIO(plain)) as pdf:
        _put_metadata(pdf, without_the_archive(pdf.Root.Metadata.read_bytes()))
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(out, object_stream_mode=mode, encryption=lock, fix_metadata_version=False)
    return out.getvalue()


def _write_tags(pdf: Pdf, root: Element, marks: Sequence[Sequence[Element]]) -> None:
    """Write the tree of structure, its way back from the pages, and each page's number in it."""
    pages = [page.obj for page in pdf.pages]
    _drop_unheard(root)
    made = {element: pdf.make_indirect(Dictionary(Type=Name.StructElem)) for element in root.walk()}
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=made[root]))
    for element, written in made.items():
        _fill(written, element, made, pages)
        written.P = made[element.parent] if element.parent else tree
    numbers: list[int | Array] = []
    for place, page in enumerate(pages):
        page.StructParents, page.Tabs = place, Name.S
        numbers += [place, pdf.make_indirect(Array([made[element] for element in marks[place]]))]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _drop_unheard(element: Element) -> None:
    """Take out boxes and sections that hold nothing, so that nothing empty is announced. Cells and rows stay."""
    for kid in list(element.kids):
        if isinstance(kid, Element):
            _drop_unheard(kid)
            if not kid.kids and kid.tag in {"Div", "Sect", "P", "L", "LI", "Lbl", "LBody"}:
                element.kids.remove(kid)


def _fill(
    written: pikepdf.Object, element: Element, made: Mapping[Element, Dictionary], pages: list[Dictionary]
) -> None:
    written.S = Name("/" + element.tag)
    first = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    if first is not None:
        written.Pg = pages[first]
    kids = [_kid(kid, first, made, pages) for kid in element.kids]
    if kids:
        written.K = kids[0] if len(kids) == 1 else Array(kids)
    if element.scope:
        written.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
    elif element.summary:
        written.A = Dictionary(O=Name.Table, Summary=String(element.summary))
    if element.alt:
        written.Alt = String(element.alt)
    if element.box:
        box = Array([Decimal(f"{edge:.2f}") for edge in element.box])
        written.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)


def _kid(
    kid: Element | Mark, first: int | None, made: Mapping[Element, Dictionary], pages: list[Dictionary]
) -> Dictionary | int:
    if isinstance(kid, Element):
        return made[kid]
    if kid.page == first:
        return kid.number
    return Dictionary(Type=Name.MCR, Pg=pages[kid.page], MCID=kid.number)


def _write_metadata(pdf: Pdf, about: About) -> None:
    """Write what ``about`` says, and nothing else: reportlab's own words about itself are left out."""
    stamp = about.written.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(about.title), CreationDate=stamp, ModDate=stamp))
    _put_metadata(pdf, metadata(about))
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    profile = pdf.make_stream(grey_profile(), N=1)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("Grey 2.2"))
    intent.Info, intent.DestOutputProfile = String("Grey 2.2"), profile
    pdf.Root.OutputIntents = Array([intent])


def _put_metadata(pdf: Pdf, xmp: bytes) -> None:
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
