"""The lock: a printed file under a password. Its plain hash is taken before; locked bytes are never the same twice."""

import secrets
from io import BytesIO

import pikepdf
from pikepdf import Name, Pdf

from hsb_wizard.report.pdf.archive import without_the_archive


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
        xmp = without_the_archive(pdf.Root.Metadata.read_bytes())
        pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
        mode = pikepdf.ObjectStreamMode.generate
        # fix_metadata_version would spell the metadata its own way
        pdf.save(out, object_stream_mode=mode, encryption=lock, fix_metadata_version=False)
    return out.getvalue()
